//! What was measured before a child came to its posyandu (*pindah masuk*): assessed and followed, but not counted here.

use super::growth::Growth;
use super::measured;
use super::seen::Seen;
use crate::clock::CivilDate;
use crate::fold::ChildView;
use crate::growth::Measurements;
use crate::id::StreamId;
use crate::sex::Sex;
use serde::{Deserialize, Serialize};

/// A measurement made elsewhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The day.
    pub date: CivilDate,
    /// Where; none if not known or outside the system.
    pub posyandu: Option<StreamId>,
    /// The values.
    pub measured: Measurements,
    /// What they say; none if dated before birth.
    pub growth: Option<Growth>,
    /// A Puskesmas there had verified it.
    pub verified: bool,
}

/// What was measured elsewhere, by day. Where the visit itself is known too, the visit is what counts, so that a tablet
/// which holds one journal and a server which holds both say the same.
pub(super) fn elsewhere(child: &ChildView, sex: Sex, birth: CivilDate, visits: &[Seen]) -> Vec<Elsewhere> {
    let mut all: Vec<Elsewhere> = child
        .registrations()
        .flat_map(|registration| &registration.history)
        .filter(|past| {
            let here = |visit: &Seen| past.posyandu.as_ref().is_none_or(|posyandu| *posyandu == visit.stream);
            !visits.iter().any(|visit| visit.shown && visit.date() == past.date && here(visit))
        })
        .map(|past| {
            let measured = measured::past(past.weight_kg.as_ref(), past.length.as_ref());
            let growth = Growth::of(sex, birth, past.date, &measured);
            Elsewhere { date: past.date, posyandu: past.posyandu.clone(), measured, growth, verified: past.verified }
        })
        .collect();
    all.sort_by_key(|past| past.date);
    all
}
