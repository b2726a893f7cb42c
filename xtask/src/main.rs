//! Chores of the project, one word each. `cargo xtask` alone lists them.
//!
//! Invariant: a chore that needs a tool installs it, or says exactly what is missing; it never goes on without.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

mod bench;
mod demo;
mod run;
mod setup;
mod simulate;
mod test;
mod vectors;
mod web;
mod web_test;
mod who;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask CHORE

  demo [--port N]     build everything and serve it on this machine
  test [PART …]       everything that must hold before a change lands; PART: lint deny docs rust targets web
  bench [NAME …]      measures; NAME: growth
  simulate [--seeds N] [--from S]
                      tablets and server under every misfortune; a seed that fails is shown alone
  web                 build the web app into dist/
  web-test [NAME …]   build the web app and try it in a real browser; NAME picks tests
  who                 makes the growth tables in core/data/who again from their source
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    let done = match chore {
        "bench" => bench::bench(rest),
        "demo" => demo::demo(rest),
        "simulate" => simulate::simulate(rest),
        "test" => test::test(rest),
        "web" => web::build(),
        "web-test" => web_test::web_test(rest),
        "who" => who::who(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(run::Fault::Usage { what: chore.to_owned() }),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault}");
            ExitCode::FAILURE
        }
    }
}
