//! Where a child stands: for each index, what was last found.

use super::visit::VisitRecord;
use crate::clock::CivilDate;
use crate::growth::classify::Category;
use crate::growth::{Indicator, ZScore};
use crate::id::VisitId;
use serde::{Deserialize, Serialize};

/// What was last found in one index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The category. Provisional unless `verified`.
    pub category: Category,
    /// Its score; none with oedema, which decides by itself.
    pub z: Option<ZScore>,
    /// The score is not believable: measure again.
    pub flagged: bool,
    /// The day.
    pub date: CivilDate,
    /// The visit.
    pub visit: VisitId,
    /// The Puskesmas holds that visit for right.
    pub verified: bool,
}

/// For each index in the order of [`Indicator::ALL`], the last of `visits` that has a category in it. Length is measured
/// more seldom than weight, so they need not be of one day.
pub(super) fn statuses<'a>(visits: impl DoubleEndedIterator<Item = &'a VisitRecord> + Clone) -> Vec<Status> {
    let last = |indicator| visits.clone().rev().find_map(|visit| status(visit, indicator));
    Indicator::ALL.into_iter().filter_map(last).collect()
}

fn status(visit: &VisitRecord, indicator: Indicator) -> Option<Status> {
    let growth = visit.growth.as_ref()?;
    let answer = growth.by_days.score(indicator);
    Some(Status {
        category: Category::of_answer(indicator, &answer, visit.measured.oedema)?,
        z: answer.ok().map(|score| score.z),
        flagged: answer.is_ok_and(|score| score.flagged),
        date: visit.date,
        visit: visit.id,
        verified: visit.state.is_verified(),
    })
}
