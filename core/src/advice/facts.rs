//! Everything the rules may look at.

use crate::clock::{CalendarMonth, CivilDate};
use crate::growth::{Assessment, Indicator, Measurements, Standard, ZScore};
use crate::journal::body::DangerSign;
use crate::kms::{Card, CardZone, Lines, MinimumGains, Outcome};
use crate::quantity::{Centimetres, Kilograms};
use std::collections::BTreeSet;

/// What is known about a child on one day. Nothing is assumed: what is not known is none, or empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// The day of birth.
    pub birth: CivilDate,
    /// The day for which advice is asked: of the visit, or today.
    pub day: CivilDate,
    /// Weight at this visit.
    pub weight: Option<Kilograms>,
    /// Arm circumference at this visit (*LiLA*).
    pub arm: Option<Centimetres>,
    /// Both feet swell (*pitting oedema bilateral*).
    pub oedema: bool,
    /// Weight-for-age (*BB/U*), by days.
    pub weight_for_age: Option<ZScore>,
    /// Length-for-age (*PB/U, TB/U*), by days.
    pub length_for_age: Option<ZScore>,
    /// Weight-for-length (*BB/PB, BB/TB*).
    pub weight_for_length: Option<ZScore>,
    /// What this month's weighing says.
    pub weighing: Option<Outcome>,
    /// Months in a row without enough gain, this one included ([`not_gained_in_a_row`](crate::kms::Card::not_gained_in_a_row)).
    pub not_gained_in_a_row: u32,
    /// Where the weight lies on the card.
    pub zone: Option<CardZone>,
    /// Whether the checklist of development (*ceklis perkembangan*) in *Buku KIA* is complete for the age, if it was gone
    /// through.
    pub checklist_complete: Option<bool>,
    /// Signs of danger (*tanda bahaya*) that were seen; also those that only a newer version knows.
    pub danger_signs: BTreeSet<DangerSign>,
    /// Since when a health worker has treated the child for not gaining or for wasting, if one does.
    pub in_care_since: Option<CivilDate>,
    /// The last day on which the child was seen, `day` included; none if it never was.
    pub last_seen: Option<CivilDate>,
    /// Vaccines that are late ([`late_vaccines`](crate::services::late_vaccines)).
    pub late_vaccines: u32,
    /// Whether the family has a *Buku KIA*, if that was asked.
    pub has_kia_book: Option<bool>,
}

impl Facts {
    /// A child seen on `day`, of whom nothing else is known.
    pub fn seen(birth: CivilDate, day: CivilDate) -> Self {
        Self {
            birth,
            day,
            weight: None,
            arm: None,
            oedema: false,
            weight_for_age: None,
            length_for_age: None,
            weight_for_length: None,
            weighing: None,
            not_gained_in_a_row: 0,
            zone: None,
            checklist_complete: None,
            danger_signs: BTreeSet::new(),
            in_care_since: None,
            last_seen: Some(day),
            late_vaccines: 0,
            has_kia_book: None,
        }
    }

    /// Adds what was measured at the visit, and where it lies in the standards of 0–5 years.
    pub fn with_growth(self, measured: &Measurements, assessment: &Assessment, lines: Lines) -> Self {
        let z = |indicator| {
            let score = assessment.score(indicator).ok();
            score.filter(|score| score.reason.standard == Standard::ChildGrowth2006).map(|score| score.z)
        };
        let weight_for_age = z(Indicator::WeightForAge);
        Self {
            weight: measured.weight,
            arm: measured.arm,
            oedema: measured.oedema,
            weight_for_age,
            length_for_age: z(Indicator::LengthForAge),
            weight_for_length: z(Indicator::WeightForLength),
            zone: weight_for_age.map(|z| lines.zone(z)),
            ..self
        }
    }

    /// Adds what the card says about the month of the visit.
    pub fn with_card(self, card: &Card, minimum: &MinimumGains) -> Self {
        let month = CalendarMonth::of(self.day);
        let not_gained_in_a_row = card.not_gained_in_a_row(month, minimum);
        Self { weighing: card.outcome(month, minimum), not_gained_in_a_row, ..self }
    }

    /// Whole calendar months of age; none before birth.
    pub fn full_months(&self) -> Option<u32> {
        self.day.full_months_since(self.birth)
    }
}
