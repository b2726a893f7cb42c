//! Every promise of the server, in one binary.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod backup;
mod compression;
mod contract;
mod http;
mod intake;
mod openapi;
mod people;
mod projection;
mod verify;
mod world;
