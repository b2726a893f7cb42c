//! The command line `PROGRAM IN.csv OUT.csv`: the output file appears whole or not at all.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a program around core reads and writes files")]

use super::rows::BadTable;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why the command did nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("usage: IN.csv OUT.csv")]
    Usage,
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("{}: {source}", path.display())]
    Table { path: PathBuf, source: BadTable },
}

/// Reads a table, writes another, returns the number of rows.
pub(crate) type Convert = fn(&[u8], BufWriter<File>) -> Result<usize, BadTable>;

/// Runs with the program's arguments.
pub(crate) fn main(convert: Convert) -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match run(&arguments, convert) {
        Ok(rows) => {
            println!("{rows} rows");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

/// Converts the file named first into the file named second.
pub(crate) fn run(arguments: &[PathBuf], convert: Convert) -> Result<usize, Fault> {
    let [from, to] = arguments else { return Err(Fault::Usage) };
    // Beside the target, so that the last step is a rename and not a copy.
    let mut name = to.as_os_str().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = PathBuf::from(name);
    let rows = write(from, &part, convert).and_then(|rows| {
        fs::rename(&part, to).map_err(at(to))?;
        Ok(rows)
    });
    if rows.is_err() {
        // It may never have been made; the first fault is the one to report.
        let _ = fs::remove_file(&part);
    }
    rows
}

fn write(from: &Path, part: &Path, convert: Convert) -> Result<usize, Fault> {
    let input = fs::read(from).map_err(at(from))?;
    let output = BufWriter::new(File::create(part).map_err(at(part))?);
    convert(&input, output).map_err(|source| Fault::Table { path: from.into(), source })
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> Fault {
    let path = path.to_owned();
    move |source| Fault::File { path, source }
}
