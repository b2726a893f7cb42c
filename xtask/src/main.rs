//! Chores of the project, one word each. `cargo xtask help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

fn main() {
    println!("cargo xtask demo | test | web | bench | who");
}
