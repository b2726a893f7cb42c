//! A device's chain: its entries numbered 1, 2, 3 … without gaps, each naming the hash of the one before.
//!
//! A gap says that something is missing; a broken link says that something was changed, or that the tablet was cloned
//! or restored and went on writing.
//!
//! Invariant: a head moves only from one entry to the next.

use super::{Entry, EntryHash};
use crate::id::DeviceId;

/// Where a device's chain ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// Whose chain.
    pub device: DeviceId,
    /// Index of its last entry; 0 before the first.
    pub idx: u64,
    /// Hash of its last entry; none before the first.
    pub hash: Option<EntryHash>,
}

/// Why an entry does not follow in a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    /// It was written by another device.
    #[error("entry of another device, {found}")]
    OtherDevice {
        /// That device.
        found: DeviceId,
    },
    /// Entries between the head and this one are missing.
    #[error("entry {found} where {expected} was to follow")]
    Gap {
        /// The index that was to follow.
        expected: u64,
        /// The index found.
        found: u64,
    },
    /// The index was taken before.
    #[error("entry {found} again; the chain stands at {head}")]
    Behind {
        /// The index of the head.
        head: u64,
        /// The index found.
        found: u64,
    },
    /// It names another entry as the one before.
    #[error("entry {idx} names another entry as the one before it")]
    Broken {
        /// Its index.
        idx: u64,
    },
}

impl ChainHead {
    /// The head of a chain without entries.
    pub fn empty(device: DeviceId) -> Self {
        Self { device, idx: 0, hash: None }
    }

    /// The head of a chain that ends with this entry, whatever came before.
    pub fn at(entry: &Entry) -> Self {
        let header = entry.header();
        Self { device: header.device, idx: header.idx, hash: Some(entry.hash()) }
    }

    /// The head after `entry`, or why it does not follow here.
    pub fn then(&self, entry: &Entry) -> Result<Self, ChainFault> {
        let header = entry.header();
        let expected = self.idx.saturating_add(1);
        if header.device != self.device {
            Err(ChainFault::OtherDevice { found: header.device })
        } else if header.idx > expected {
            Err(ChainFault::Gap { expected, found: header.idx })
        } else if header.idx < expected {
            Err(ChainFault::Behind { head: self.idx, found: header.idx })
        } else if header.prev != self.hash {
            Err(ChainFault::Broken { idx: header.idx })
        } else {
            Ok(Self::at(entry))
        }
    }

    /// Walks over entries in their order. The head after the last, or the position of the first that does not follow,
    /// and why.
    pub fn walk<'a>(self, entries: impl IntoIterator<Item = &'a Entry>) -> Result<Self, (usize, ChainFault)> {
        entries
            .into_iter()
            .enumerate()
            .try_fold(self, |head, (position, entry)| head.then(entry).map_err(|fault| (position, fault)))
    }
}
