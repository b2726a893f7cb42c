//! Closing a posyandu's month.

use crate::clock::CalendarMonth;
use crate::journal::EntryHash;
use serde::{Deserialize, Serialize};

/// Kecamatan, Bapperida or Dinkes hold a posyandu's month for complete and right, as they saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthValidated {
    /// The month that is closed.
    pub month: CalendarMonth,
    /// What the month rested on (`MonthView::digest`). Once it differs, the month is open again.
    pub digest: EntryHash,
    /// How many visits that were, for a reader.
    pub visits: u32,
}
