//! `cargo xtask test`: everything that must hold before a change lands, the cheapest first.

use crate::run::{Fault, cargo, run};
use crate::setup;
use crate::vectors;
use crate::web::TARGET;
use crate::web_test;
use std::time::Instant;

type Part = (&'static str, fn() -> Result<(), Fault>);

/// The parts, in the order in which they run.
const PARTS: &[Part] =
    &[("lint", lint), ("deny", deny), ("docs", docs), ("rust", rust), ("targets", vectors::targets), ("web", web)];

/// Runs the named parts, or all.
pub(crate) fn test(names: &[String]) -> Result<(), Fault> {
    if let Some(what) = names.iter().find(|name| PARTS.iter().all(|(part, _)| part != name)) {
        return Err(Fault::Usage { what: what.clone() });
    }
    let mut times = Vec::new();
    for (name, part) in PARTS.iter().filter(|(part, _)| names.is_empty() || names.iter().any(|name| name == part)) {
        let begun = Instant::now();
        part()?;
        times.push(format!("{name} {} s", begun.elapsed().as_secs()));
    }
    println!("\nall parts hold: {}", times.join(", "));
    Ok(())
}

fn lint() -> Result<(), Fault> {
    run(cargo(&["fmt", "--all", "--check"]))?;
    run(cargo(&["clippy", "--locked", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    // What only a browser compiles.
    let mut web = cargo(&["clippy", "--locked", "-p", "simpati-app", "--features", "web", "--target", TARGET]);
    web.args(["--", "-D", "warnings"]);
    run(web)
}

fn rust() -> Result<(), Fault> {
    setup::debian(&[&setup::C_COMPILER, &setup::POSTGRESQL])?;
    run(cargo(&["test", "--locked", "--workspace"]))
}

fn docs() -> Result<(), Fault> {
    let mut doc = cargo(&["doc", "--locked", "--workspace", "--no-deps"]);
    doc.env("RUSTDOCFLAGS", "-D warnings");
    run(doc)
}

fn web() -> Result<(), Fault> {
    web_test::web_test(&[])
}

fn deny() -> Result<(), Fault> {
    setup::cargo_deny()?;
    run(cargo(&["deny", "--locked", "check", "bans", "licenses", "sources"]))
}
