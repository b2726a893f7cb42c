//! A child's card, made from its visits and from what was weighed elsewhere.

use super::elsewhere::Elsewhere;
use super::measured;
use super::seen::Seen;
use crate::clock::{CalendarMonth, CivilDate};
use crate::id::VisitId;
use crate::kms::{Card, CardZone, Outcome, Weighing};
use crate::quantity::Kilograms;
use crate::sex::Sex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One weighing on the card (*KMS*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPoint {
    /// Age in whole calendar months (*bulan penuh*): where the point lies.
    pub full_months: u32,
    /// How heavy.
    pub weight: Kilograms,
    /// On which side of the lines; none if weight-for-age has no score, as with oedema.
    pub zone: Option<CardZone>,
    /// What the weighing says (*N, T, O, B*). None if another weighing of the month counts, or if the child is older than
    /// the card.
    pub outcome: Option<Outcome>,
    /// Months in a row without enough gain, this one included: 2 is *2T*. 0 where `outcome` is none.
    pub not_gained_in_a_row: u32,
}

/// The card, and by month the visit whose weighing counts.
pub(super) struct Weighed {
    pub(super) card: Card,
    pub(super) counting: BTreeMap<CalendarMonth, VisitId>,
}

impl Weighed {
    /// From the visits that count, by day and id, and from what was weighed elsewhere in months without a visit.
    ///
    /// A weighing dated before birth is on no card: one of the two dates is wrong.
    pub(super) fn of(sex: Sex, birth: CivilDate, visits: &[Seen], elsewhere: &[Elsewhere]) -> Option<Self> {
        let mut here: BTreeMap<CalendarMonth, (Weighing, VisitId)> = BTreeMap::new();
        for visit in visits.iter().filter(|visit| visit.counts && visit.date() >= birth) {
            let Some(weight) = measured::counted(&visit.facts).weight else { continue };
            let (month, weighing) = (CalendarMonth::of(visit.date()), Weighing { date: visit.date(), weight });
            if here.get(&month).is_none_or(|(other, _)| weighing.counts_before(other)) {
                here.insert(month, (weighing, visit.id));
            }
        }
        let there = elsewhere
            .iter()
            .filter(|past| past.date >= birth && !here.contains_key(&CalendarMonth::of(past.date)))
            .filter_map(|past| Some(Weighing { date: past.date, weight: past.measured.weight? }));
        let weighings = here.values().map(|(weighing, _)| *weighing).chain(there);
        let card = Card::new(sex, birth, weighings).ok()?;
        Some(Self { card, counting: here.into_iter().map(|(month, (_, id))| (month, id)).collect() })
    }
}
