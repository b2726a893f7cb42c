//! The server as a program: reads the command line and says how it went.
#![allow(clippy::print_stderr, reason = "a command line speaks by printing")]

use clap::Parser as _;
use simpati_sync_server::command::{CommandLine, run};
use std::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(CommandLine::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("simpati-sync-server: {error}");
            let mut cause = error.source();
            while let Some(error) = cause {
                eprintln!("  because: {error}");
                cause = error.source();
            }
            ExitCode::FAILURE
        }
    }
}
