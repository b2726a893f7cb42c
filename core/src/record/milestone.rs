//! Ages at which what is due changes.

use crate::clock::{CalendarMonth, CivilDate};
use serde::{Deserialize, Serialize};

/// An age that a child reaches this month (*ulang tahun* that changes the schedule).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// The age, in full months.
    pub full_months: u32,
    /// The day on which it is reached, before or after today.
    pub on: CivilDate,
}

/// Those of `ages` that are reached in the month of `today`, the first first.
pub(super) fn milestones(birth: CivilDate, today: CivilDate, ages: &[u32]) -> Vec<Milestone> {
    let reached =
        ages.iter().filter_map(|age| Some(Milestone { full_months: *age, on: birth.after_full_months(*age)? }));
    let mut milestones: Vec<Milestone> =
        reached.filter(|milestone| CalendarMonth::of(milestone.on) == CalendarMonth::of(today)).collect();
    milestones.sort_by_key(|milestone| milestone.full_months);
    milestones
}
