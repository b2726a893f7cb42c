//! SIMPATI's sync server: it takes what tablets recorded, keeps it, and brings it back.
//!
//! `routes -> sync (use cases) -> store (trait) -> core`. Routes hold no rules and no SQL; the store knows no HTTP.
//!
//! Invariant: a server process holds nothing that is not in its database, so that any number of them can stand in
//! front of one.

mod auth;
pub mod backup;
mod birth;
pub mod clock;
pub mod command;
pub mod config;
pub mod error;
pub mod intake;
mod limit;
mod metrics;
mod openapi;
pub mod people;
mod projection;
pub mod projector;
pub mod routes;
pub mod serve;
pub mod state;
pub mod store;
pub mod sync;
pub mod verify;

pub use auth::Token;
