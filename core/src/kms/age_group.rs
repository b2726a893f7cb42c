//! The age groups of posyandu forms.

use serde::{Deserialize, Serialize};

/// Age group of a child under five (*balita*), by whole calendar months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AgeGroup {
    /// 0–5 months: nothing but breast milk.
    #[serde(rename = "0-5")]
    Months0To5,
    /// 6–11 months.
    #[serde(rename = "6-11")]
    Months6To11,
    /// 12–23 months.
    #[serde(rename = "12-23")]
    Months12To23,
    /// 24–59 months.
    #[serde(rename = "24-59")]
    Months24To59,
}

impl AgeGroup {
    /// All groups, youngest first.
    pub const ALL: [AgeGroup; 4] = [Self::Months0To5, Self::Months6To11, Self::Months12To23, Self::Months24To59];

    /// The group of a child who has completed `full_months`; none from 60 on, when a child is no longer *balita*.
    pub fn of(full_months: u32) -> Option<Self> {
        match full_months {
            0..=5 => Some(Self::Months0To5),
            6..=11 => Some(Self::Months6To11),
            12..=23 => Some(Self::Months12To23),
            24..=59 => Some(Self::Months24To59),
            _ => None,
        }
    }
}
