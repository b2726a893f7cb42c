//! Tablets and the server under every misfortune, on a virtual clock and a virtual network.
//!
//! The tablets are the real store and the real sync engine; the server is its real use cases over its real store on
//! SQLite in memory, with the real backup and restore. Everything between them is drawn from a seed: what people do,
//! which message is lost, late or there twice, who is killed, copied, set back, without room or without signal, whose
//! clock is wrong. In the end all misfortunes stop, everybody syncs until nothing moves, and the verdict compares
//! both sides with the oracle: the plain list of statements that were acknowledged.
//!
//! Invariant: one seed is one history. Nothing here reads a clock or any other randomness.

mod host;
mod oracle;
mod people;
mod random;
mod sabotage;
mod scenario;
mod tablet;
mod verdict;
mod wire;
mod work;
mod world;

pub use host::HostError;
pub use sabotage::Sabotage;
pub use verdict::Failure;
pub use world::{Outcome, Summary, run};
