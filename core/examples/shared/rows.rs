//! Reads a CSV table by the names of its columns and writes another, row by row.
//!
//! An empty field or `NA` is missing. Columns that are not asked for are ignored.

use csv::StringRecord;
use std::io::Write;

/// Why a table could not be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadTable {
    /// Not text, or not written.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// A row has more or fewer fields than the header.
    #[error("line {line}: {found} fields, {wanted} wanted")]
    Fields {
        /// Line in the file, from 1.
        line: usize,
        /// Fields in this row.
        found: usize,
        /// Fields in the header.
        wanted: usize,
    },
    /// A column is not there.
    #[error("line 1: there is no column {name:?}")]
    NoColumn {
        /// Its name.
        name: &'static str,
    },
    /// A value cannot be read.
    #[error("line {line}, column {column}: {value:?} is not {wanted}")]
    BadValue {
        /// Line in the file, from 1.
        line: usize,
        /// Name of the column.
        column: &'static str,
        /// The value, cut to 32 characters.
        value: String,
        /// What would be right.
        wanted: &'static str,
    },
}

/// One row of input.
pub(crate) struct Row<'a> {
    names: &'static [&'static str],
    places: &'a [usize],
    file: &'a [u8],
    record: &'a StringRecord,
}

impl Row<'_> {
    /// The field as it is written.
    pub(crate) fn text(&self, column: &'static str) -> &str {
        let place = self.names.iter().position(|name| *name == column);
        place.and_then(|place| self.record.get(self.places[place])).unwrap_or_default()
    }

    /// The field read by `read`; none if missing.
    pub(crate) fn read<T>(
        &self,
        column: &'static str,
        wanted: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, BadTable> {
        match self.text(column) {
            "" | "NA" => Ok(None),
            text => read(text).map(Some).ok_or_else(|| self.bad(column, wanted)),
        }
    }

    /// The field as a number; NaN if missing.
    pub(crate) fn number(&self, column: &'static str) -> Result<f64, BadTable> {
        let number = self.read(column, "a number", |text| text.parse().ok())?;
        Ok(number.unwrap_or(f64::NAN))
    }

    /// Whether oedema is noted. Missing is no.
    pub(crate) fn oedema(&self) -> Result<bool, BadTable> {
        let read = |text: &str| match text {
            "y" | "Y" | "1" => Some(true),
            "n" | "N" | "2" => Some(false),
            _ => None,
        };
        Ok(self.read("oedema", "y, n, 1 (yes) or 2 (no)", read)?.unwrap_or(false))
    }

    /// The complaint about a field of this row.
    pub(crate) fn bad(&self, column: &'static str, wanted: &'static str) -> BadTable {
        let value = self.text(column).chars().take(32).collect();
        BadTable::BadValue { line: self.line(), column, value, wanted }
    }

    /// The line that the row begins on, as an editor counts them. The reader's own count is one short where lines end in
    /// CR LF and where a line is empty.
    fn line(&self) -> usize {
        let begin = self.record.position().map_or(0, |position| position.byte() as usize).min(self.file.len());
        let (before, after) = self.file.split_at(begin);
        let ends = after.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        1 + before.iter().chain(ends).filter(|byte| **byte == b'\n').count()
    }
}

/// Writes the columns `inputs` as they are and after them `outputs`, which `compute` fills. Returns the number of rows.
pub(crate) fn convert(
    input: &[u8],
    output: impl Write,
    inputs: &'static [&'static str],
    outputs: &[&str],
    mut compute: impl FnMut(&Row<'_>) -> Result<Vec<String>, BadTable>,
) -> Result<usize, BadTable> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(input);
    let headers = reader.headers()?.clone();
    let place = |name: &'static str| headers.iter().position(|h| h == name).ok_or(BadTable::NoColumn { name });
    let places = inputs.iter().copied().map(place).collect::<Result<Vec<_>, _>>()?;
    let mut writer = csv::Writer::from_writer(output);
    writer.write_record(inputs.iter().chain(outputs))?;
    let mut rows = 0;
    for record in reader.records() {
        let row = Row { names: inputs, places: &places, file: input, record: &record? };
        let (found, wanted) = (row.record.len(), headers.len());
        if found != wanted {
            return Err(BadTable::Fields { line: row.line(), found, wanted });
        }
        let computed = compute(&row)?;
        writer.write_record(inputs.iter().map(|name| row.text(name)).chain(computed.iter().map(String::as_str)))?;
        rows += 1;
    }
    writer.flush().map_err(csv::Error::from)?;
    Ok(rows)
}

/// A number as R prints it in full: empty if missing, `Inf` if infinite, zero without a sign.
pub(crate) fn shown(number: f64) -> String {
    if number.is_nan() {
        String::new()
    } else if number.is_infinite() {
        if number > 0.0 { "Inf".to_owned() } else { "-Inf".to_owned() }
    } else {
        (number + 0.0).to_string()
    }
}

/// A flag as WHO prints it: 1, 0, or empty where there is no score.
pub(crate) fn shown_flag(flag: Option<bool>) -> String {
    flag.map_or_else(String::new, |flag| u8::from(flag).to_string())
}
