//! What SIMPATI decides.
//!
//! One pure crate that the tablet, the browser and the server share, so that the same facts give the same answer
//! everywhere. The shells around it (`app`, `sync-server`) do what is decided here.
//!
//! Invariant: nothing here reads a clock, a disk, a network, the environment or a source of randomness, and nothing
//! here holds a word for people to read: callers pass a [`clock::Stamp`], and screens turn keys into sentences.

pub mod advice;
pub mod clock;
pub mod duplicates;
pub mod fold;
pub mod growth;
pub mod id;
pub mod journal;
mod keyed;
pub mod kms;
pub mod name;
pub mod name_search;
pub mod places;
pub mod plausibility;
pub mod position;
pub mod protocol;
pub mod quantity;
pub mod record;
pub mod rights;
pub mod role;
pub mod services;
pub mod sex;
pub mod verification;
