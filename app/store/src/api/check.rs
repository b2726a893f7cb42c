//! A look at everything that the store holds.

use serde::{Deserialize, Serialize};
use simpati_core::id::StreamId;
use simpati_core::journal::EntryHash;

/// Walks every text, every numbering and everything that is derived from them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Check {}

/// What was walked, and the first thing that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// Texts that were hashed.
    pub entries: u64,
    /// Numbers that were followed.
    pub places: u64,
    /// The first fault; none if all is well.
    pub fault: Option<Finding>,
}

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "finding")]
pub enum Finding {
    /// A text has not the hash under which it is kept.
    Text {
        /// The hash.
        hash: EntryHash,
    },
    /// A numbering does not lead where it says.
    Numbering {
        /// Of which stream.
        stream: StreamId,
        /// At which number.
        seq: u64,
    },
    /// What is derived from the journal differs from what the journal gives: [`Rebuild`] makes it good.
    Projection,
}

/// Makes everything that is derived from the journal again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rebuild {}
