//! Who somebody is to the system. What each role may read and write is decided from this, on the server.

use serde::{Deserialize, Serialize};

/// A role of `docs/SECURITY.md`, held by a person inside one or more places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// *Kader posyandu*: weighs and measures at one posyandu.
    Kader,
    /// *Kader Pembangunan Manusia*: sees all posyandu of one village.
    Kpm,
    /// *Puskesmas* (nutritionist TPG, midwife): verifies and returns.
    Puskesmas,
    /// *Kecamatan*: validates the month of its villages.
    Kecamatan,
    /// *Bapperida*: plans and validates for the regency.
    Bapperida,
    /// *Dinas Kesehatan*: owns the programme in the regency.
    Dinkes,
    /// Places, accounts and devices; no children.
    Admin,
}
