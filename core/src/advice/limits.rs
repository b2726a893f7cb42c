//! Limits on which official texts disagree, or which a regency may set.

use serde::{Deserialize, Serialize};

/// Limits of the referral rules. Each has a default and its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Days of care after which a child that is still not better must go on to the hospital (*batas evaluasi hari*).
    ///
    /// Default 14: *juknis* PKG (KMK 33/2025) and PPK (KMK 1186/2022) say two weeks; ILP (KMK 2015/2023) says one week,
    /// and its figure 12.6 up to two weeks for severe wasting and four for faltering.
    pub evaluation_days: u16,
    /// Full months without being seen after which a home visit is due. Default 1 (ILP, *tidak hadir*).
    pub absent_months: u16,
}

impl Default for Limits {
    fn default() -> Self {
        Self { evaluation_days: 14, absent_months: 1 }
    }
}
