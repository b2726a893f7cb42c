//! Prevalence of a survey, with the columns of `anthro_prevalence()` of WHO's R package `anthro` 1.1.0.
//!
//! `cargo run --release -p simpati-core --example who_prevalence -- [--correct] IN.csv DESIGN OUT.csv`
//!
//! - IN.csv has the columns `id,sex,age,weight,lenhei,measure,oedema,cluster,strata,sw,typeres,wealthq`, found by name;
//!   age in days, weight in kg, length in cm; an empty field or `NA` is missing.
//! - DESIGN is `simple`, `weights`, `cluster_only` or `cluster_strata_weights`; columns that it does not name are not
//!   used.
//! - OUT.csv is written only if every row could be read: one row per group, 10 significant digits, empty where there is
//!   no estimate.
//!
//! The numbers are WHO's also where its package errs (`prevalence::Upstream`), because the output is there to be
//! compared; how many cells that changes is said on the error output. `--correct` gives the right ones. All oedema codes
//! that WHO documents are read in either case: where its package stops there is nothing to compare.
#![allow(clippy::print_stderr, reason = "a command speaks by printing")]
#![allow(clippy::disallowed_methods, reason = "the crate reads no files; this command does")]

use simpati_core::growth::anthro::{self, Input};
use simpati_core::growth::prevalence::{self, BadSurvey, Quintile, Sampling, Surveyed, Upstream};
use simpati_core::growth::{Age, Indicator, ZScore};
use simpati_core::position::Position;
use simpati_core::sex::Sex;
use std::fmt::Write as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(note) => {
            eprint!("{note}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("who_prevalence: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Why there is no output.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("usage: who_prevalence [--correct] IN.csv simple|weights|cluster_only|cluster_strata_weights OUT.csv")]
    Usage,
    #[error("cannot {act} {path}: {source}")]
    File { act: &'static str, path: String, source: std::io::Error },
    #[error(transparent)]
    Csv(#[from] csv::Error),
    #[error("line 1: there is no column {name}")]
    NoColumn { name: &'static str },
    #[error("line {line}: {found} fields, not {expected}")]
    Fields { line: usize, found: usize, expected: usize },
    #[error("line {line}, column {column}: {text:?} is not {expected}")]
    Field { line: usize, column: &'static str, text: String, expected: &'static str },
    #[error(transparent)]
    Survey(#[from] BadSurvey),
}

const COLUMNS: [&str; 12] =
    ["id", "sex", "age", "weight", "lenhei", "measure", "oedema", "cluster", "strata", "sw", "typeres", "wealthq"];

/// Reads, computes and writes; gives a note for the person who asked.
pub(crate) fn run(args: &[String]) -> Result<String, Failure> {
    let (upstream, args) = match args.split_first() {
        Some((flag, rest)) if flag == "--correct" => (Upstream::Correct, rest),
        _ => (Upstream::Compatible, args),
    };
    let [input, design, output] = args else { return Err(Failure::Usage) };
    let failed = |act, path: &str| {
        let path = path.to_owned();
        move |source| Failure::File { act, path, source }
    };
    let text = std::fs::read_to_string(input).map_err(failed("read", input))?;
    let (table, note) = table(&text, design, upstream)?;
    // Written beside and moved, so that a file of that name is always whole.
    let partial = format!("{output}.partial");
    std::fs::write(&partial, table)
        .and_then(|()| std::fs::rename(&partial, output))
        .inspect_err(|_| drop(std::fs::remove_file(&partial)))
        .map_err(failed("write", output))?;
    Ok(note)
}

/// The output file's text for the input file's text, and a note.
pub(crate) fn table(text: &str, design: &str, upstream: Upstream) -> Result<(String, String), Failure> {
    let sampling = match design {
        "simple" => Sampling::default(),
        "weights" => Sampling { weights: true, ..Sampling::default() },
        "cluster_only" => Sampling { clusters: true, ..Sampling::default() },
        "cluster_strata_weights" => Sampling { weights: true, clusters: true, strata: true },
        _ => return Err(Failure::Usage),
    };
    let children = children(text)?;
    let (mut table, mut differing) = (format!("design,group,{}\n", prevalence::columns().join(",")), 0);
    let correct = prevalence::survey(&children, sampling, Upstream::Correct)?;
    let summaries = prevalence::survey(&children, sampling, upstream)?;
    for (summary, correct) in summaries.iter().zip(&correct) {
        let cells = prevalence::cells(summary);
        differing += cells.iter().zip(prevalence::cells(correct)).filter(|(a, b)| **a != *b).count();
        let _ = write!(table, "{design},{}", quoted(&summary.group.to_string()));
        for cell in cells {
            let _ = write!(table, ",{}", cell.map_or(String::new(), significant));
        }
        table.push('\n');
    }
    let note = match differing {
        0 => String::new(),
        n => format!("{n} cells repeat an error of WHO's package, to be comparable; --correct gives the right ones\n"),
    };
    Ok((table, note))
}

/// Ten significant digits, without trailing zeros.
fn significant(number: f64) -> String {
    let rounded: f64 = format!("{number:.9e}").parse().unwrap_or(number);
    // A negative zero is a zero.
    (rounded + 0.0).to_string()
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn children(text: &str) -> Result<Vec<Surveyed>, Failure> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headers = reader.headers()?.clone();
    let place = |name: &'static str| headers.iter().position(|h| h == name).ok_or(Failure::NoColumn { name });
    let places = COLUMNS.into_iter().map(place).collect::<Result<Vec<_>, _>>()?;
    let mut children = Vec::new();
    for record in reader.records() {
        let row = Row { file: text, places: &places, record: &record? };
        if row.record.len() != headers.len() {
            return Err(Failure::Fields { line: row.line(), found: row.record.len(), expected: headers.len() });
        }
        children.push(child(&row)?);
    }
    if children.is_empty() { Err(BadSurvey::NobodyLeft.into()) } else { Ok(children) }
}

fn child(row: &Row<'_>) -> Result<Surveyed, Failure> {
    let number = |column| row.parsed(column, "a number", |text| text.parse().ok().filter(|n: &f64| n.is_finite()));
    let not_negative = |column| {
        let parse = |text: &str| text.parse().ok().filter(|n: &f64| n.is_finite() && *n >= 0.0);
        row.parsed(column, "a number of 0 or more", parse)
    };
    let sex = row.parsed("sex", "a sex code (1, m, M or 2, f, F)", |text| text.parse::<Sex>().ok())?;
    let oedema = row.parsed("oedema", "an oedema code (y, Y, 1 or n, N, 2)", |text| {
        prevalence::read_oedema(Some(text), Upstream::Correct).ok()
    })?;
    let age_days = not_negative("age")?;
    let input = Input {
        sex,
        age: age_days.map_or(Age::Unknown, Age::Days),
        weight: number("weight")?.unwrap_or(f64::NAN),
        length: number("lenhei")?.unwrap_or(f64::NAN),
        position: row.parsed("measure", "a position (l, L, h or H)", |text| text.parse::<Position>().ok())?,
        oedema: oedema.unwrap_or(false),
        ..Input::MISSING
    };
    let scores = anthro::zscores(&input).map_err(|_| row.bad("age", "a number of 0 or more"))?;
    let z = |indicator: Indicator| ZScore::new(scores.z[indicator as usize]).ok();
    // Clusters and strata are any numbers; only whether two are equal matters.
    let label = |column| number(column).map(|label| label.map(|label| (label + 0.0).to_bits()));
    Ok(Surveyed {
        age_days,
        sex,
        oedema: input.oedema,
        length_for_age: z(Indicator::LengthForAge),
        weight_for_age: z(Indicator::WeightForAge),
        bmi_for_age: z(Indicator::BmiForAge),
        weight_for_length: z(Indicator::WeightForLength),
        weight: not_negative("sw")?,
        cluster: label("cluster")?,
        stratum: label("strata")?,
        area: row.parsed("typeres", "text", |text| Some(text.to_owned()))?,
        wealth: row.parsed("wealthq", "a quintile (1 to 5 or Q1 to Q5)", Quintile::from_code)?,
        ..Surveyed::default()
    })
}

struct Row<'a> {
    file: &'a str,
    places: &'a [usize],
    record: &'a csv::StringRecord,
}

impl Row<'_> {
    /// The line that the row begins on, counted from 1. The reader's own count is one short where lines end in CR LF.
    fn line(&self) -> usize {
        let begin = self.record.position().map_or(0, |position| position.byte() as usize);
        let (before, after) = self.file.as_bytes().split_at(self.file.len().min(begin));
        let line_ends = after.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        1 + before.iter().chain(line_ends).filter(|byte| **byte == b'\n').count()
    }

    fn text(&self, column: &str) -> &str {
        let place = COLUMNS.iter().position(|name| *name == column);
        place.and_then(|place| self.record.get(self.places[place])).unwrap_or_default()
    }

    /// The field, none if it is missing.
    fn parsed<T>(
        &self,
        column: &'static str,
        expected: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        match self.text(column) {
            "" | "NA" => Ok(None),
            text => parse(text).map(Some).ok_or_else(|| self.bad(column, expected)),
        }
    }

    fn bad(&self, column: &'static str, expected: &'static str) -> Failure {
        let text = self.text(column).chars().take(40).collect();
        Failure::Field { line: self.line(), column, text, expected }
    }
}
