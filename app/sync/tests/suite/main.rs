//! The sync engine against a server in memory, its decisions and its schedule, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod decisions;
mod forks;
mod interruptions;
mod passes;
mod restores;
mod schedule;
mod support;
