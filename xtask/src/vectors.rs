//! The tests of core on every kind of machine that SIMPATI runs on, with WHO's vectors counted on each.
//!
//! wasm32 runs in Node, aarch64 in an emulator; .cargo/config.toml says how. A score must have the same bits on all.

use crate::run::{Fault, cargo, run, succeeds};
use crate::setup;

/// The machines beside this one.
const TARGETS: [&str; 2] = ["wasm32-wasip1", "aarch64-unknown-linux-musl"];

/// The tests whose output counts what was compared.
const COUNTED: [&str; 2] = ["who_vectors", "growth_bits"];

/// Runs core's tests on the other machines, then shows the counts of all.
pub(crate) fn targets() -> Result<(), Fault> {
    if !succeeds("node", &["--version"]) {
        setup::debian(&[&setup::NODE])?;
    }
    setup::debian(&[&setup::QEMU])?;
    for target in TARGETS {
        run(cargo(&["test", "--locked", "--quiet", "-p", "simpati-core", "--lib", "--tests", "--target", target]))?;
    }
    let here: &[&str] = &[];
    for target in [here, &["--target", TARGETS[0]], &["--target", TARGETS[1]]] {
        let mut count = cargo(&["test", "--locked", "--quiet", "-p", "simpati-core", "--test", "suite"]);
        count.args(target).args(["--", "--nocapture"]).args(COUNTED);
        run(count)?;
    }
    Ok(())
}
