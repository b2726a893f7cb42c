//! Reading places from a table that a regency fills in: CSV, one place a row, the same form for every regency.
//!
//! Columns, by the name in the first line and in any order: `tingkat` (the level), `kode`, `nama`, and, where there are
//! Puskesmas, `wilayah` (the codes of its villages or districts, separated by blanks). Comma, semicolon and tab all
//! serve as separator, because spreadsheets set to Indonesian write semicolons. A byte-order mark is skipped.
//!
//! Invariant: a row that cannot be read is reported with its line and never guessed at.

use super::{Puskesmas, PuskesmasCode};
use crate::id::{PlaceCode, PlaceLevel};

/// The longest name of a place, in characters.
pub const MAX_NAME: usize = 80;

/// What one row states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A place of the region tree.
    Place {
        /// Its code.
        code: PlaceCode,
        /// Its name, without the word for its level.
        name: String,
    },
    /// A Puskesmas.
    Puskesmas(Puskesmas),
}

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// `tingkat`: provinsi, kabupaten, kota, kecamatan, desa, kelurahan, posyandu or puskesmas.
    Level,
    /// `kode`.
    Code,
    /// `nama`.
    Name,
    /// `wilayah`: of a Puskesmas only.
    Area,
}

impl Column {
    /// The heading in the first line.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Level => "tingkat",
            Self::Code => "kode",
            Self::Name => "nama",
            Self::Area => "wilayah",
        }
    }
}

/// What is wrong with one row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// More or fewer cells than the first line has.
    #[error("{found} cells, but the first line has {expected}")]
    Cells {
        /// Cells of this row.
        found: usize,
        /// Cells of the first line.
        expected: usize,
    },
    /// Not text in UTF-8.
    #[error("not text in UTF-8; save the table as \"CSV UTF-8\"")]
    NotUtf8,
    /// A cell that must be filled is empty.
    #[error("{:?} is empty", .0.heading())]
    Empty(Column),
    /// A level that is not known.
    #[error(
        "unknown level {text:?}; known are provinsi, kabupaten, kota, kecamatan, desa, kelurahan, posyandu, puskesmas"
    )]
    UnknownLevel {
        /// The cell, cut to 32 characters.
        text: String,
    },
    /// A code that is not of the form its level asks for.
    #[error("code {text:?} is not that of a {level}")]
    BadCode {
        /// The cell, cut to 32 characters.
        text: String,
        /// The level, as its row names it.
        level: &'static str,
    },
    /// A name that is too long or holds control characters or no letter.
    #[error("name is longer than {MAX_NAME} characters, has no letter or holds control characters")]
    BadName,
    /// `wilayah` is filled in a row that is not a Puskesmas, or names something that is neither a village nor a district.
    #[error("\"wilayah\" must name villages or districts, and only for a Puskesmas: {text:?}")]
    BadArea {
        /// The cell, cut to 32 characters.
        text: String,
    },
    /// The code stands in an earlier row too.
    #[error("the code stands in line {first} too")]
    Repeated {
        /// That row's line.
        first: u64,
    },
    /// The place that this one lies in is neither in the table nor known.
    #[error("{parent} is not known; add its row or load its table first")]
    ParentUnknown {
        /// The missing place.
        parent: PlaceCode,
    },
    /// A Puskesmas looks after a place that is neither in the table nor known.
    #[error("area {place} is not known")]
    AreaUnknown {
        /// The missing place.
        place: PlaceCode,
    },
    /// Two Puskesmas look after the same village.
    #[error("area {place} belongs to Puskesmas {other} already")]
    AreaTaken {
        /// The place that both claim.
        place: PlaceCode,
        /// Who has it.
        other: PuskesmasCode,
    },
}

/// A row that was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct RowError {
    /// Its line in the file; the first line is 1.
    pub line: u64,
    /// What is wrong.
    pub problem: Problem,
}

/// A table that cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The first line lacks a column.
    #[error("the first line has no column {:?}", .0.heading())]
    NoColumn(Column),
}

/// One row with its line, or why it was refused.
pub type ReadRow = Result<(u64, Row), RowError>;

/// Reads a table. Each row stands for itself; [`super::plan::plan`] sees whether they fit together.
pub fn read(bytes: &[u8]) -> Result<Vec<ReadRow>, FileError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let first_line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let separator = [b';', b'\t'].into_iter().find(|s| first_line.contains(s)).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(bytes);
    let mut rows = reader.byte_records();
    let head = rows.next().and_then(Result::ok).unwrap_or_default();
    let columns = Columns::find(&head)?;
    Ok(rows
        // Reading from memory cannot fail, and a flexible reader takes rows of any length.
        .filter_map(Result::ok)
        .filter(|cells| cells.iter().any(|cell| !cell.is_empty()))
        .map(|cells| {
            let line = cells.position().map_or(0, csv::Position::line);
            columns.row(&cells).map(|row| (line, row)).map_err(|problem| RowError { line, problem })
        })
        .collect())
}

struct Columns {
    count: usize,
    level: usize,
    code: usize,
    name: usize,
    area: Option<usize>,
}

impl Columns {
    fn find(head: &csv::ByteRecord) -> Result<Self, FileError> {
        let at = |column: Column| head.iter().position(|cell| cell.eq_ignore_ascii_case(column.heading().as_bytes()));
        let must = |column: Column| at(column).ok_or(FileError::NoColumn(column));
        Ok(Self {
            count: head.len(),
            level: must(Column::Level)?,
            code: must(Column::Code)?,
            name: must(Column::Name)?,
            area: at(Column::Area),
        })
    }

    fn row(&self, cells: &csv::ByteRecord) -> Result<Row, Problem> {
        if cells.len() != self.count {
            return Err(Problem::Cells { found: cells.len(), expected: self.count });
        }
        let cell = |at: usize| std::str::from_utf8(&cells[at]).map_err(|_| Problem::NotUtf8);
        let filled = |at: usize, column: Column| match cell(at)? {
            "" => Err(Problem::Empty(column)),
            text => Ok(text),
        };
        let level = filled(self.level, Column::Level)?;
        let code = filled(self.code, Column::Code)?;
        let name = name(filled(self.name, Column::Name)?)?;
        let area = self.area.map_or(Ok(""), cell)?;
        let level = Level::read(level)?;
        if level == Level::Puskesmas {
            let code = code.parse().map_err(|_| level.bad_code(code))?;
            let area = area.split_whitespace().map(area_code).collect::<Result<_, _>>()?;
            return Ok(Row::Puskesmas(Puskesmas { code, name, area }));
        }
        if !area.is_empty() {
            return Err(Problem::BadArea { text: cut(area) });
        }
        Ok(Row::Place { code: level.place_code(code)?, name })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Place(&'static str, PlaceLevel),
    Puskesmas,
}

impl Level {
    fn read(text: &str) -> Result<Self, Problem> {
        const PLACES: [(&str, PlaceLevel); 7] = [
            ("provinsi", PlaceLevel::Province),
            ("kabupaten", PlaceLevel::Regency),
            ("kota", PlaceLevel::Regency),
            ("kecamatan", PlaceLevel::District),
            ("desa", PlaceLevel::Village),
            ("kelurahan", PlaceLevel::Village),
            ("posyandu", PlaceLevel::Posyandu),
        ];
        if text.eq_ignore_ascii_case("puskesmas") {
            return Ok(Self::Puskesmas);
        }
        PLACES
            .into_iter()
            .find(|(word, _)| text.eq_ignore_ascii_case(word))
            .map(|(word, level)| Self::Place(word, level))
            .ok_or_else(|| Problem::UnknownLevel { text: cut(text) })
    }

    fn bad_code(self, text: &str) -> Problem {
        let level = match self {
            Self::Place(word, _) => word,
            Self::Puskesmas => "puskesmas",
        };
        Problem::BadCode { text: cut(text), level }
    }

    /// The code must have the parts of the level, and a village's last part tells desa (2xxx) from kelurahan (1xxx).
    fn place_code(self, text: &str) -> Result<PlaceCode, Problem> {
        let bad = || self.bad_code(text);
        let code: PlaceCode = text.parse().map_err(|_| bad())?;
        let Self::Place(word, level) = self else { return Err(bad()) };
        let village = |first: char| text.rsplit('.').next().is_some_and(|part| part.starts_with(first));
        let right = match word {
            "desa" => village('2'),
            "kelurahan" => village('1'),
            _ => true,
        };
        if code.level() == level && right { Ok(code) } else { Err(bad()) }
    }
}

fn name(text: &str) -> Result<String, Problem> {
    let right = text.chars().count() <= MAX_NAME
        && text.chars().any(char::is_alphabetic)
        && !text.chars().any(char::is_control);
    if right { Ok(text.to_owned()) } else { Err(Problem::BadName) }
}

fn area_code(text: &str) -> Result<PlaceCode, Problem> {
    text.parse::<PlaceCode>()
        .ok()
        .filter(|code| matches!(code.level(), PlaceLevel::Village | PlaceLevel::District))
        .ok_or_else(|| Problem::BadArea { text: cut(text) })
}

fn cut(text: &str) -> String {
    text.chars().take(32).collect()
}
