//! Journeys: real processes, real files, real sockets.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod full_disk;
mod killed;
mod replayed;
mod restored;
mod shutdown;
mod tls;
mod two_processes;
mod world;
