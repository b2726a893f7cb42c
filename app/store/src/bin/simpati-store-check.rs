//! Exercises the store as a program of its own, so that a test can kill it, starve it of disk, or run it as another
//! machine's code.
//!
//! `write DIR FROM` states one thing after the other from number FROM on, and prints each number once it is
//! acknowledged, until it is ended or the store refuses. `list DIR` prints the numbers that the store holds.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

use serde_json::value::RawValue;
use simpati_core::clock::Stamp;
use simpati_core::id::{DeviceId, EntryId, PersonId};
use simpati_core::role::Role;
use simpati_store::api::status::Unsent;
use simpati_store::api::sync::Enrol;
use simpati_store::api::write::{Statement, Write};
use simpati_store::native::Files;
use simpati_store::{Req, Request, Resp, StoreError};
use std::io::Write as _;
use std::process::ExitCode;
use uuid::Uuid;

/// Why the program ends.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("usage: simpati-store-check write DIR FROM | list DIR")]
    Usage,
    #[error("the store refused: {0:?}")]
    Store(#[from] StoreError),
    #[error("the store holds what was never written to it")]
    Strange(#[from] serde_json::Error),
    #[error("nobody reads what is printed")]
    Print(#[from] std::io::Error),
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["write", directory, from] => from.parse().map_err(|_| Failure::Usage).and_then(|from| write(directory, from)),
        ["list", directory] => list(directory),
        _ => Err(Failure::Usage),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn write(directory: &str, from: u64) -> Result<(), Failure> {
    let (mut engine, _) = Files::in_directory(directory).open_engine()?;
    engine.handle(Enrol { device: DeviceId(number(0)), server_key: None }.pack())?;
    for n in from.. {
        engine.handle(statement(n)?)?;
        println!("{n}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

fn list(directory: &str) -> Result<(), Failure> {
    let (mut engine, opened) = Files::in_directory(directory).open_engine()?;
    if !opened.set_aside.is_empty() {
        eprintln!("set aside: {:?}", opened.set_aside);
    }
    let Resp::Unsent(texts) = engine.handle(Unsent {}.pack())? else { return Err(StoreError::Lost.into()) };
    for text in texts {
        let entry: serde_json::Value = serde_json::from_str(text.get())?;
        println!("{}", entry["body"]["n"]);
    }
    Ok(())
}

fn number(n: u64) -> Uuid {
    Uuid::from_u128(0x0193_8f6e_7c00_7000_8000_0000_0000_0000 + u128::from(n))
}

fn statement(n: u64) -> Result<Req, Failure> {
    let now = Stamp { unix_ms: 1_795_000_000_000, offset_minutes: 420 };
    let stream = serde_json::from_str("\"32.11.13.2005.003\"")?;
    let body = RawValue::from_string(format!("{{\"n\":{n},\"filling\":\"{}\"}}", "x".repeat(500)))?;
    let statement = Statement { id: EntryId(number(n)), stream, kind: "check".to_owned(), schema: 1, body };
    Ok(Write {
        author: PersonId(number(0)),
        role: Role::Kader,
        now,
        built: now,
        app_version: "check".to_owned(),
        statements: vec![statement],
        ends_draft: None,
    }
    .pack())
}
