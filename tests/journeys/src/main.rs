//! The server's own program, for journeys to start, kill and start again.

use std::process::ExitCode;

fn main() -> ExitCode {
    simpati_sync_server::command::main()
}
