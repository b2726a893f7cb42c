//! `cargo xtask web-test`: the web app in a real browser (tests/web).

use crate::run::{Fault, command, root, run};
use crate::{setup, web};

/// Builds app and server and runs the browser's tests; a name picks those whose title contains it.
pub(crate) fn web_test(names: &[String]) -> Result<(), Fault> {
    setup::debian(&[&setup::C_COMPILER, &setup::CHROMIUM, &setup::NODE, &setup::NPM])?;
    web::build()?;
    let server = web::built("simpati-sync-server")?;
    let folder = root().join("tests").join("web");
    let mut install = command("npm", &["ci", "--no-audit", "--no-fund"]);
    install.current_dir(&folder);
    run(install)?;
    let mut tests = command("node", &["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    tests.args(names.iter().map(|name| format!("--test-name-pattern={name}")));
    tests.current_dir(&folder).env("SIMPATI_SERVER", server).env("SIMPATI_DIST", root().join("dist"));
    run(tests)
}
