//! When a wall clock is not to be believed.
//!
//! A posyandu's tablet is often without signal for weeks, and a flat battery sets its clock to 1970. A wrong clock never
//! keeps anybody from saving: what is saved is marked, and a date that came from the clock is corrected where the
//! error is known.

use super::Stamp;
use serde::{Deserialize, Serialize};

/// How far a device's clock may differ from the server's, or lie behind what it said before, without being pointed
/// out: five minutes, in milliseconds.
pub const TOLERANCE_MS: i64 = 5 * 60 * 1_000;

/// Why a device doubted its own clock when it wrote an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockDoubt {
    /// The clock was behind what it said at the last contact with the server.
    BehindLastContact,
    /// The clock was behind what it said at the device's entry before.
    BehindLastEntry,
    /// The clock was behind the day on which the app was built.
    BehindBuild,
    /// Another reason, from a newer app.
    #[serde(other)]
    Other,
}

/// How far the clock that stamped an entry is to be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockMark {
    /// Compared with the server's and right within [`TOLERANCE_MS`].
    Right,
    /// Never compared with the server's.
    NeverCompared,
    /// Known to be wrong by this many milliseconds; positive if ahead. A date that came from it is corrected.
    WrongBy(i64),
    /// The device itself doubted it. Nothing is corrected: by how much it was wrong is not known.
    Doubted(ClockDoubt),
}

impl ClockMark {
    /// Whether somebody should look at it. A clock that was never compared is pointed out once for the device, not on
    /// every entry.
    pub fn is_suspect(self) -> bool {
        matches!(self, Self::WrongBy(_) | Self::Doubted(_))
    }
}

/// What a device remembers of its clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockMemory {
    /// What the clock said at the last contact with the server.
    pub last_contact: Option<Stamp>,
    /// What the clock said at the last entry.
    pub last_entry: Option<Stamp>,
    /// When the app was built.
    pub built: Stamp,
}

impl ClockMemory {
    /// Why the clock is not to be believed if it says `now`; none if nothing speaks against it. The strongest reason
    /// first: no clock that is right can be behind the day on which the app was built.
    pub fn doubt(&self, now: Stamp) -> Option<ClockDoubt> {
        let behind =
            |then: Option<Stamp>| then.is_some_and(|then| now.unix_ms < then.unix_ms.saturating_sub(TOLERANCE_MS));
        if behind(Some(self.built)) {
            Some(ClockDoubt::BehindBuild)
        } else if behind(self.last_contact) {
            Some(ClockDoubt::BehindLastContact)
        } else if behind(self.last_entry) {
            Some(ClockDoubt::BehindLastEntry)
        } else {
            None
        }
    }
}
