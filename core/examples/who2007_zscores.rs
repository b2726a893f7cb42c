//! Scores a CSV file as WHO's `anthroplus_zscores()` does: ages of 60 to 228 months.
//!
//! `cargo run --release -p simpati-core --example who2007_zscores -- IN.csv OUT.csv`
//!
//! Input columns, found by name: id, sex, age_in_months, oedema, height_in_cm, weight_in_kg. An empty field is missing.
//! Output: the same columns, then WHO's.

#[path = "shared/anthroplus.rs"]
mod anthroplus;
#[path = "shared/command.rs"]
mod command;
#[path = "shared/rows.rs"]
mod rows;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main(anthroplus::convert)
}
