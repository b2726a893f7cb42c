//! What tests of several packages share.
//!
//! Invariant: deterministic but for the paths and process numbers of a PostgreSQL cluster.

pub mod postgres;
pub mod scribe;

pub use postgres::Cluster;
pub use scribe::Scribe;
