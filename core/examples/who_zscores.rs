//! Scores a CSV file as WHO's `anthro_zscores()` does: children from birth to 60 months.
//!
//! `cargo run --release -p simpati-core --example who_zscores -- IN.csv OUT.csv`
//!
//! Input columns, found by name: id, sex, age, age_unit (d or m), weight, lenhei, measure, headc, armc, triskin, subskin,
//! oedema. An empty field is missing. Output: the same columns, then WHO's.

#[path = "shared/anthro.rs"]
mod anthro;
#[path = "shared/command.rs"]
mod command;
#[path = "shared/rows.rs"]
mod rows;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main(anthro::convert)
}
