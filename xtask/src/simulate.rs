//! `cargo xtask simulate`: tablets and server under every misfortune, seed after seed.

use crate::run::{Fault, cargo, run};

/// Passes `--seeds N`, `--from S` and `--threads T` on to the simulation.
pub(crate) fn simulate(arguments: &[String]) -> Result<(), Fault> {
    let mut simulation = cargo(&["run", "--locked", "--quiet", "--profile", "sim", "-p", "simpati-simulation", "--"]);
    simulation.args(arguments);
    run(simulation)
}
