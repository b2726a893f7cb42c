//! An entry as the fold reads it, and who stands behind a value.

use crate::clock::{ClockMark, Stamp};
use crate::id::{DeviceId, EntryId, PersonId};
use crate::journal::{Body, EntryHash, Header};
use crate::role::Role;
use serde::{Deserialize, Serialize};

/// An entry that was read: its header, its hash and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// Who, when, where.
    pub header: Header,
    /// Of the entry's text.
    pub hash: EntryHash,
    /// What.
    pub body: Body,
}

/// By which the fold tells entries apart and puts them in order. Two texts under one id are two entries.
pub(super) type Key = (EntryId, EntryHash);

impl Stated {
    pub(super) fn key(&self) -> Key {
        (self.header.id, self.hash)
    }

    /// By which the winner is chosen where statements differ: the latest, by the clock without its known error.
    pub(super) fn rank(&self) -> (i64, Key) {
        (self.header.written_at().unix_ms, self.key())
    }

    pub(super) fn source(&self) -> Source {
        let header = &self.header;
        Source {
            entry: header.id,
            author: header.author,
            role: header.role,
            device: header.device,
            recorded_at: header.recorded_at,
            written_at: header.written_at(),
            clock: header.clock_mark(),
        }
    }
}

/// Who stands behind a value, when and on which device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The entry that states it.
    pub entry: EntryId,
    /// Who stated it.
    pub author: PersonId,
    /// In which role.
    pub role: Role,
    /// On which device.
    pub device: DeviceId,
    /// What the device's clock said.
    pub recorded_at: Stamp,
    /// The same without the clock's known error.
    pub written_at: Stamp,
    /// How far the clock is to be believed.
    pub clock: ClockMark,
}
