//! `cargo xtask bench NAME …`: measures, and prints each figure as a ratio to its aim.

use crate::run::{Fault, cargo, run};

/// Name, package and bench target of each benchmark.
const BENCHES: &[(&str, &str, &str)] = &[("growth", "simpati-core", "growth")];

/// Runs the named benchmarks, or all.
pub(crate) fn bench(names: &[String]) -> Result<(), Fault> {
    if let Some(what) = names.iter().find(|name| BENCHES.iter().all(|(bench, ..)| bench != name)) {
        return Err(Fault::Usage { what: what.clone() });
    }
    for (name, package, target) in BENCHES {
        if names.is_empty() || names.iter().any(|wanted| wanted == name) {
            run(cargo(&["bench", "--locked", "--quiet", "-p", package, "--bench", target]))?;
        }
    }
    Ok(())
}
