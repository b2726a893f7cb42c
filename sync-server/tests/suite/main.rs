//! Every promise of the server, in one binary.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod contract;
mod http;
mod world;
