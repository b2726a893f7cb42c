//! The tablet's journal and everything that is read from it, behind one handle.
//!
//! One request is one whole intention, one transaction and one answer; the answer comes after the commit has reached
//! the disk. Callers mint the ids and read the clock, so that an intention whose answer was lost can be sent again.
//! Two bodies hold the same [`engine`]: a thread natively, a dedicated worker in the browser.
//!
//! Invariant: nothing here opens a connection to a server, reads a clock, or holds a word for people to read.

pub mod api;
pub mod availability;
#[cfg(feature = "engine")]
pub mod engine;
pub mod error;
pub mod handle;
#[cfg(feature = "engine")]
pub mod local;
pub mod messages;
#[cfg(all(feature = "engine", not(target_arch = "wasm32")))]
pub mod native;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub mod web;
#[cfg(all(feature = "engine", target_arch = "wasm32", target_os = "unknown"))]
pub mod worker;

pub use api::{Req, Request, Resp};
pub use availability::{Availability, DatabaseCopy, Opened, Trouble};
pub use error::StoreError;
pub use handle::Store;
