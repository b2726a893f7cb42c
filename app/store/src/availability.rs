//! Whether the store can be used right now, and how its opening went.

use crate::error::StoreError;
use serde::{Deserialize, Serialize};

/// Whether the store can be used right now. In the browser one tab at a time holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    /// It is being opened.
    Opening,
    /// Another tab or window has it.
    Busy,
    /// It answers.
    Ready(Opened),
    /// Another tab or window asked for it and was given it.
    Yielded,
    /// It cannot be opened. Nothing was deleted.
    Failed(Trouble),
}

/// How the opening went.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Opened {
    /// Names of damaged files that were set aside now; nothing of them was deleted.
    pub set_aside: Vec<String>,
    /// Entries that came back from the second place.
    pub brought_back: u64,
}

/// Why a store cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The browser keeps no files for this page: a private window, a connection that is not secure, or too old.
    #[error("this browser keeps no files for the page")]
    NoStorage,
    /// The worker could not be loaded, or ended again and again.
    #[error("the store ended again and again")]
    Ended,
}

/// One database as bytes, whole, as a program that reads SQLite opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatabaseCopy {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}
