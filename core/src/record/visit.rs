//! One visit that counts, with everything that follows from it.

use super::card::{CardPoint, Weighed};
use super::care::Care;
use super::child::Known;
use super::growth::Growth;
use super::question::{Before, to_measure_again};
use super::seen::Seen;
use super::{Settings, measured};
use crate::advice::{Facts, Finding, Urgency, most_urgent, referrals};
use crate::clock::{CalendarMonth, CivilDate, ClockMark};
use crate::growth::{Measurement, Measurements};
use crate::id::{StreamId, VisitId};
use crate::journal::body::{Service, VisitFacts};
use crate::plausibility::Verdict;
use crate::verification::VisitState;
use serde::{Deserialize, Serialize};

/// One visit that counts (*kunjungan*).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct VisitRecord {
    /// Its id.
    pub id: VisitId,
    /// Where.
    pub posyandu: StreamId,
    /// The day, by which ages are computed: if the clock is known to have been wrong, the day that it really was.
    pub date: CivilDate,
    /// The day as stated, if it came from a clock that is known to have been wrong and is another.
    pub stated_date: Option<CivilDate>,
    /// How far the clock is to be believed that was running when the day was stated; none before it is saved.
    pub clock: Option<ClockMark>,
    /// What was found and done, as shown, with both readings where a thing was measured twice. The date is
    /// [`date`](Self::date).
    pub facts: VisitFacts,
    /// Of the readings, those that count.
    pub measured: Measurements,
    /// Age in whole calendar months (*bulan penuh*); none if dated before birth.
    pub full_months: Option<u32>,
    /// Scores and categories, provisional until verified (*hasil sementara*); none if dated before birth.
    pub growth: Option<Growth>,
    /// The point on the card; none if the child was not weighed, or dated before birth.
    pub point: Option<CardPoint>,
    /// Whether the numbers fit the child as it was known on the day.
    pub plausibility: Verdict,
    /// Where it stands in review, and whether statements differ.
    pub state: VisitState,
    /// The referral rules that fired on what was found at this visit.
    pub findings: Vec<Finding>,
}

impl VisitRecord {
    /// Whether something was looked at that says how the child is. A visit only for a capsule says nothing of that.
    pub fn is_examination(&self) -> bool {
        let Measurements { weight, length, head, arm, .. } = self.measured;
        weight.is_some()
            || length.is_some()
            || head.is_some()
            || arm.is_some()
            || self.facts.oedema.is_some()
            || self.facts.danger_signs.is_some()
            || self.facts.checklist_complete.is_some()
    }

    /// What to measure a second time before saving.
    pub fn to_measure_again(&self) -> Vec<Measurement> {
        to_measure_again(&self.plausibility, &self.facts)
    }

    /// Whether what was found sends the child to a health worker or to the Puskesmas.
    pub fn is_to_refer(&self) -> bool {
        most_urgent(&self.findings) >= Some(Urgency::Soon)
    }

    /// Whether the family was told to go to the Puskesmas (*dirujuk*).
    pub fn is_referred(&self) -> bool {
        self.facts.services.iter().flatten().any(|service| *service == Service::Referred)
    }
}

/// A visit with the facts that its findings rest on.
pub(super) struct Judged {
    pub(super) record: VisitRecord,
    pub(super) facts: Facts,
}

/// Every visit that counts, in order.
pub(super) fn judge_all(visits: &[Seen], child: &Known<'_>, weighed: &Weighed, settings: &Settings) -> Vec<Judged> {
    let before = Before::of(child.facts, child.elsewhere);
    let mut care = Care::default();
    let counted = visits.iter().filter(|visit| visit.counts);
    counted
        .map(|visit| {
            let plausibility = before.check(visit, visits, &settings.plausibility);
            let judged = judge(visit, child, weighed, care, plausibility, settings);
            care = care.then(&visit.facts, &judged.record.measured, &judged.record.findings);
            judged
        })
        .collect()
}

fn judge(
    visit: &Seen,
    child: &Known<'_>,
    weighed: &Weighed,
    care: Care,
    plausibility: Verdict,
    settings: &Settings,
) -> Judged {
    let (date, birth) = (visit.date(), child.facts.birth.date);
    let measured = measured::counted(&visit.facts);
    let growth = Growth::of(child.facts.sex, birth, date, &measured);
    let mut facts = Facts {
        oedema: measured.oedema,
        checklist_complete: visit.facts.checklist_complete,
        danger_signs: visit.facts.danger_signs.clone().unwrap_or_default(),
        in_care_since: care.since(),
        ..Facts::seen(birth, date)
    };
    if let Some(growth) = &growth {
        facts = facts.with_growth(&measured, &growth.by_days, settings.lines);
    }
    if weighed.counting.get(&CalendarMonth::of(date)) == Some(&visit.id) {
        facts = facts.with_card(&weighed.card, &settings.minimum_gains);
    }
    let full_months = date.full_months_since(birth);
    let point = measured.weight.zip(full_months).map(|(weight, full_months)| CardPoint {
        full_months,
        weight,
        zone: facts.zone,
        outcome: facts.weighing,
        not_gained_in_a_row: facts.not_gained_in_a_row,
    });
    let record = VisitRecord {
        id: visit.id,
        posyandu: visit.stream.clone(),
        date,
        stated_date: visit.stated_date,
        clock: visit.clock,
        facts: visit.facts.clone(),
        measured,
        full_months,
        growth,
        point,
        plausibility,
        state: visit.state,
        findings: referrals(&facts, &settings.referral),
    };
    Judged { record, facts }
}
