//! What can go wrong in the store, as callers see it. It crosses from the worker to the page, so it carries no source.

use serde::{Deserialize, Serialize};
use simpati_core::id::EntryId;

/// Why a request was not carried out. Unless said otherwise nothing of it was stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "error")]
pub enum StoreError {
    /// The disk or the browser's allowance is full. Entries of this request may be stored; sent again when there is
    /// room, the same request is answered.
    #[error("no room is left on the disk")]
    DiskFull,
    /// The disk could not be read or written. What was stored is as in [`StoreError::DiskFull`].
    #[error("the disk failed (SQLite code {code})")]
    DiskFailed {
        /// SQLite's extended result code.
        code: i32,
    },
    /// The database is damaged: close the store and open it again, which sets the file aside and keeps it.
    #[error("the database is damaged")]
    Damaged,
    /// The database was written by a newer version of the app.
    #[error("the database has version {found}; this app knows {known}")]
    NewerDatabase {
        /// The version of the database.
        found: u32,
        /// The newest that this app knows.
        known: u32,
    },
    /// Another window or program has the database open.
    #[error("the database is open elsewhere")]
    Busy,
    /// The tablet was not yet enrolled at a server, so it has no identity to write under.
    #[error("the tablet is not enrolled")]
    NotEnrolled,
    /// This identity was used on this tablet before and was given up.
    #[error("the identity was used before")]
    OldIdentity,
    /// The server shows another key than the one that this tablet knows.
    #[error("the server's key has changed")]
    ServerKeyChanged,
    /// The id was used for another statement.
    #[error("the id {id} was used for another statement")]
    IdReused {
        /// The id.
        id: EntryId,
    },
    /// What was stated does not fit into an entry: it is too long.
    #[error("the statement is too long")]
    TooLong,
    /// A page of a stream does not fit to what is held: both sides disagree on what came before it.
    #[error("the server numbers this stream differently")]
    Mismatch,
    /// A page leaves out the text of an entry that this tablet does not have.
    #[error("the text of an own entry is missing here")]
    MissingText,
    /// A page begins where this tablet no longer stands; facts were read before another page was taken.
    #[error("the page does not follow what is held")]
    Stale,
    /// An answer of the server contradicts itself, or its signature does not hold.
    #[error("the server's answer cannot be trusted")]
    BadAnswer,
    /// The answer was lost: the store ended in the middle. Whether the request was carried out is unknown; send it
    /// again.
    #[error("the store ended before it answered")]
    Lost,
    /// The database refused for another reason.
    #[error("the database refused (SQLite code {code})")]
    Database {
        /// SQLite's extended result code.
        code: i32,
    },
}
