//! The contract of the store, over SQLite in memory and in files, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod damage;
mod disk;
mod drafts;
mod kills;
mod native;
mod pages;
mod register;
mod schema;
mod statements;
mod support;
