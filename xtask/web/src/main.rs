//! Assembles the web app from its wasm. Called by `cargo xtask web`.
//!
//! Invariant: nothing here calls cargo or knows a crate of the app; it turns files into files.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

mod bundle;
mod compress;
mod version;

use std::error::Error as _;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [web, assets, dist, pages, wasm @ ..] = paths.as_slice() else { return usage() };
    if wasm.is_empty() {
        return usage();
    }
    let sources =
        bundle::Sources { web: web.clone(), assets: assets.clone(), pages: pages.clone(), wasm: wasm.to_vec() };
    let Err(error) = bundle::bundle(&sources, dist) else { return ExitCode::SUCCESS };
    eprintln!("{error}");
    let mut cause = error.source();
    while let Some(deeper) = cause {
        eprintln!("  because: {deeper}");
        cause = deeper.source();
    }
    ExitCode::FAILURE
}

fn usage() -> ExitCode {
    eprintln!("xtask-web WEB_DIR ASSETS_DIR DIST_DIR PAGES_DIR WASM...");
    ExitCode::from(2)
}
