//! `cargo xtask web`: the web app, from source to `dist/`, without dx (docs/adr/0005-web-build-without-dx.md).

use crate::run::{Fault, cargo, command, root, run};
use std::path::PathBuf;

/// The target of everything that runs in a browser.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Each wasm of the app: package and features. They are built one by one, because one cargo call for all would unify
/// their features and link the one's code into the other.
const PARTS: &[(&str, &str)] = &[("simpati-app", "web")];

/// Builds `dist/` and prints what a first visit costs.
pub(crate) fn build() -> Result<(), Fault> {
    let bundler = built("xtask-web")?;
    let pages = target_dir().join("prerender");
    let mut prerender = cargo(&["run", "--locked", "-p", "simpati-app", "--example", "prerender", "--"]);
    prerender.arg(&pages);
    run(prerender)?;
    let mut bundle = command(&bundler.to_string_lossy(), &["app/web", "assets", "dist"]);
    bundle.arg(pages);
    for (package, features) in PARTS {
        let build =
            ["build", "--locked", "--profile", "web", "--target", TARGET, "-p", package, "--features", features];
        run(cargo(&build))?;
        bundle.arg(target_dir().join(TARGET).join("web").join(format!("{package}.wasm")));
    }
    run(bundle)
}

/// The path of a package's program, built as for development.
pub(crate) fn built(package: &str) -> Result<PathBuf, Fault> {
    run(cargo(&["build", "--locked", "-p", package]))?;
    Ok(target_dir().join("debug").join(package))
}

fn target_dir() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
