//! What a role may do besides stating entries: reading, and looking after places, people and devices.
//!
//! What may be stated in the journal is [`crate::journal::permission`]'s. Where a role may do it is its
//! [`crate::journal::Scope`]; both are asked, by the server, each time.
//!
//! Invariant: no role has every right. An administrator reads no child; who verifies administers nobody.
//! Tested by: tests/suite/rights_cases.rs, the whole table.

use crate::role::Role;

/// Something that a role may do inside its area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Right {
    /// Hold the journal of a posyandu on a device: sign in on a tablet there.
    HoldJournal,
    /// See lists of children by name and address. Each look is noted.
    ReadNames,
    /// See counts and shares.
    ReadAggregates,
    /// Offer enrolment codes, list devices and revoke them.
    ManageDevices,
    /// Add people, take their right to sign in, and reset their passwords.
    ManagePeople,
    /// Load tables of places.
    ManagePlaces,
}

impl Right {
    /// Every right.
    pub const ALL: [Right; 6] = [
        Self::HoldJournal,
        Self::ReadNames,
        Self::ReadAggregates,
        Self::ManageDevices,
        Self::ManagePeople,
        Self::ManagePlaces,
    ];
}

impl Role {
    /// Whether the role has a right. The table is that of `docs/SECURITY.md`.
    pub fn has(self, right: Right) -> bool {
        use Right::*;
        match right {
            HoldJournal => matches!(self, Self::Kader | Self::Kpm | Self::Puskesmas),
            ReadNames | ReadAggregates => self != Self::Admin,
            ManageDevices => matches!(self, Self::Puskesmas | Self::Admin),
            ManagePeople | ManagePlaces => self == Self::Admin,
        }
    }
}
