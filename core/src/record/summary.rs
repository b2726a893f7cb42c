//! The count of a month, and of one day in it (*rekapitulasi*), for a posyandu or any place above.

use super::MonthFacts;
use crate::clock::{CalendarMonth, CivilDate};
use crate::id::PlaceCode;
use crate::kms::Skdn;
use serde::{Deserialize, Serialize};

/// The count of a place's month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthSummary {
    /// The place.
    pub area: PlaceCode,
    /// The month.
    pub month: CalendarMonth,
    /// By age group and sex.
    pub counts: Skdn,
}

/// The count of one day: S and K are those of its month, all else is of children weighed and seen last on that day. So
/// the days of a month add up to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySummary {
    /// The place.
    pub area: PlaceCode,
    /// The day.
    pub day: CivilDate,
    /// By age group and sex.
    pub counts: Skdn,
}

impl MonthSummary {
    /// Counts children; facts of other months are passed over.
    pub fn of<'a>(area: &PlaceCode, month: CalendarMonth, facts: impl IntoIterator<Item = &'a MonthFacts>) -> Self {
        let mut counts = Skdn::default();
        let of_month = facts.into_iter().filter(|facts| facts.month == month);
        of_month.filter_map(|facts| facts.attendance(area)).for_each(|child| counts.count(&child));
        Self { area: area.clone(), month, counts }
    }
}

impl DaySummary {
    /// Counts children; facts of other months than the day's are passed over.
    pub fn of<'a>(area: &PlaceCode, day: CivilDate, facts: impl IntoIterator<Item = &'a MonthFacts>) -> Self {
        let mut counts = Skdn::default();
        let of_month = facts.into_iter().filter(|facts| facts.month == CalendarMonth::of(day));
        let attendance = |facts: &MonthFacts| facts.attendance_on(area, |date| date == day);
        of_month.filter_map(attendance).for_each(|child| counts.count(&child));
        Self { area: area.clone(), day, counts }
    }
}
