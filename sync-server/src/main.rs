//! The server as a program.

use std::process::ExitCode;

fn main() -> ExitCode {
    simpati_sync_server::command::main()
}
