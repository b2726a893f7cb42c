//! What a month's visits say of a child's nutrition, as it is counted in a prevalence.

use super::visit::VisitRecord;
use crate::growth::classify::{LengthStatus, WastingStatus, WeightStatus};
use crate::growth::{Indicator, Score, ZScore};
use crate::keyed::keyed;
use serde::{Deserialize, Serialize};

/// For each index, the last answer of the visits looked at. None where no visit has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Nutrition {
    /// Length-for-age (*PB/U, TB/U*).
    pub length_for_age: Option<Found<LengthStatus>>,
    /// Weight-for-age (*BB/U*).
    pub weight_for_age: Option<Found<WeightStatus>>,
    /// Weight-for-length (*BB/PB, BB/TB*).
    pub weight_for_length: Option<Found<WastingStatus>>,
}

/// One index of one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found<S> {
    /// The category.
    pub status: S,
    /// Its score; none with oedema, which counts as below −3 in the indices of weight.
    pub z: Option<ZScore>,
    /// Not believable: shown, and counted in no prevalence.
    pub flagged: bool,
}

keyed! {
    /// A problem whose prevalence is reported.
    pub enum Problem {
        /// *Stunting*: length-for-age below −2 (*pendek* and *sangat pendek*).
        Stunted = "stunted",
        /// Length-for-age below −3 (*sangat pendek*).
        SeverelyStunted = "severely_stunted",
        /// *Wasting*: weight-for-length below −2, or oedema (*gizi kurang* and *gizi buruk*).
        Wasted = "wasted",
        /// Weight-for-length below −3, or oedema (*gizi buruk*).
        SeverelyWasted = "severely_wasted",
        /// *Underweight*: weight-for-age below −2, or oedema (*BB kurang* and *BB sangat kurang*).
        Underweight = "underweight",
        /// Weight-for-length above +2 (*gizi lebih* and *obesitas*).
        Overweight = "overweight",
    }
}

keyed! {
    /// What one child adds to a prevalence.
    pub enum Answer {
        /// Above and below the line.
        Yes = "yes",
        /// Below the line only.
        No = "no",
        /// Nowhere: the score is not believable.
        Flagged = "flagged",
        /// Nowhere: not measured, or not covered by the tables.
        Unknown = "unknown",
    }
}

impl Nutrition {
    /// What the child adds to the prevalence of a problem.
    pub fn answer(&self, problem: Problem) -> Answer {
        use WastingStatus::{Obese, Overweight};
        let length = |is: fn(LengthStatus) -> bool| answer(self.length_for_age, is);
        let weight = |is: fn(WeightStatus) -> bool| answer(self.weight_for_age, is);
        let wasting = |is: fn(WastingStatus) -> bool| answer(self.weight_for_length, is);
        match problem {
            Problem::Stunted => length(LengthStatus::is_stunted),
            Problem::SeverelyStunted => length(|status| status == LengthStatus::SeverelyStunted),
            Problem::Wasted => wasting(WastingStatus::is_wasted),
            Problem::SeverelyWasted => wasting(|status| status == WastingStatus::SeverelyWasted),
            Problem::Underweight => weight(WeightStatus::is_underweight),
            Problem::Overweight => wasting(|status| matches!(status, Overweight | Obese)),
        }
    }

    /// From visits in their order.
    pub(super) fn of<'a>(visits: impl DoubleEndedIterator<Item = &'a VisitRecord> + Clone) -> Self {
        let last = |indicator| visits.clone().rev().find_map(|visit| Index::of(visit, indicator));
        Self {
            length_for_age: last(Indicator::LengthForAge)
                .map(|index| index.found(LengthStatus::of, LengthStatus::SeverelyStunted)),
            weight_for_age: last(Indicator::WeightForAge)
                .map(|index| index.found(WeightStatus::of, WeightStatus::SeverelyUnderweight)),
            weight_for_length: last(Indicator::WeightForLength)
                .map(|index| index.found(WastingStatus::of, WastingStatus::SeverelyWasted)),
        }
    }
}

fn answer<S: Copy>(found: Option<Found<S>>, is: fn(S) -> bool) -> Answer {
    match found {
        None => Answer::Unknown,
        Some(Found { flagged: true, .. }) => Answer::Flagged,
        Some(Found { status, .. }) => {
            if is(status) {
                Answer::Yes
            } else {
                Answer::No
            }
        }
    }
}

/// What one visit says of one index.
enum Index {
    Scored(Score),
    /// As WHO counts a survey: below −3 in every index of weight, whatever was measured.
    Oedema,
}

impl Index {
    /// None where the tables of 0–5 years have no answer.
    fn of(visit: &VisitRecord, indicator: Indicator) -> Option<Self> {
        let by_days = &visit.growth.as_ref()?.by_days;
        by_days.age.filter(|age| age.months() < 60.0)?;
        if visit.measured.oedema && indicator.uses_weight() {
            return Some(Self::Oedema);
        }
        by_days.score(indicator).ok().map(Self::Scored)
    }

    fn found<S>(self, of: fn(ZScore) -> S, severe: S) -> Found<S> {
        match self {
            Self::Scored(Score { z, flagged, .. }) => Found { status: of(z), z: Some(z), flagged },
            Self::Oedema => Found { status: severe, z: None, flagged: false },
        }
    }
}
