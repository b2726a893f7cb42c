//! The numbers and texts of core on every kind of machine that SIMPATI runs on, with WHO's vectors counted on each.
//!
//! wasm32 runs in Node, aarch64 in an emulator; .cargo/config.toml says how. A score must have the same bits on all.

use crate::run::{Fault, cargo, run, succeeds};
use crate::setup;

/// The machines beside this one.
const TARGETS: [&str; 2] = ["wasm32-wasip1", "aarch64-unknown-linux-musl"];

/// The tests whose output counts what was compared.
const COUNTED: [&str; 2] = ["who_vectors", "growth_bits"];

/// What could come out differently elsewhere: numbers, hashes, and what is written on the wire. Random laws say nothing
/// more there, and in an emulator they take an hour.
const PORTABLE: [&str; 11] = [
    "who_vectors",
    "growth_bits",
    "growth_cases",
    "permenkes_vectors",
    "who_tables",
    "prevalence_vectors",
    "full_months",
    "wire_golden",
    "entries",
    "fold_cases",
    "duplicate_cases",
];

/// Counts on this machine, then runs on the others what could differ there, counting too.
pub(crate) fn targets() -> Result<(), Fault> {
    if !succeeds("node", &["--version"]) {
        setup::debian(&[&setup::NODE])?;
    }
    setup::debian(&[&setup::QEMU])?;
    let mut here =
        cargo(&["test", "--locked", "--quiet", "-p", "simpati-core", "--test", "suite", "--", "--nocapture"]);
    here.args(COUNTED);
    run(here)?;
    for target in TARGETS {
        let mut there = cargo(&["test", "--locked", "--quiet", "-p", "simpati-core", "--test", "suite"]);
        // WebAssembly stops at a panic: what a test says must be on the screen by then.
        there.args(["--target", target, "--", "--nocapture"]).args(PORTABLE);
        run(there)?;
    }
    Ok(())
}
