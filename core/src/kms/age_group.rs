//! The age groups of posyandu forms.

use crate::keyed::keyed;

keyed! {
    /// Age group of a child under five (*balita*), by whole calendar months.
    pub enum AgeGroup {
        /// 0–5 months: nothing but breast milk.
        Months0To5 = "0-5",
        /// 6–11 months.
        Months6To11 = "6-11",
        /// 12–23 months.
        Months12To23 = "12-23",
        /// 24–59 months.
        Months24To59 = "24-59",
    }
}

impl AgeGroup {
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
