//! The journal (*buku register*): immutable entries, each a statement of who saw or decided what, when and where.
//!
//! Nothing is updated and nothing is deleted. What a screen shows is a fold of entries. An entry's identity is its
//! exact text: it is hashed, stored and passed on byte for byte, so that an old app cannot destroy what a newer one
//! wrote, not even a kind or a field that it has never heard of.
//!
//! Invariant: no function here changes the text of an entry.

pub mod body;
pub mod chain;
pub mod entry;
pub mod permission;
pub mod receipt;

pub use body::{BadBody, Body, Kind, SCHEMA};
pub use chain::{ChainFault, ChainHead};
pub use entry::{BadEntry, Entry, EntryHash, Header, MAX_ENTRY_BYTES};
pub use permission::Scope;
pub use receipt::{Receipt, ServerKey, SignedHead};
