//! Whether a new measurement fits the child: its age, its own weight and length, its own history.
//!
//! A mistyped weight is found most easily while the child still stands beside the scale. So a measurement that does not
//! fit is answered with a request for a second one and with the reasons; it is never refused, never corrected, and both
//! are kept. See docs/adr/0004-plausibility.md for the limits and what they catch.
//!
//! Invariant: every answer is [`Verdict::Accept`] or [`Verdict::AskSecond`] with at least one [`Doubt`]; the order of the
//! history does not matter; a measurement that a second one of the same day confirms is accepted.
//! Tested by: tests/suite/plausibility_cases.rs (table), tests/suite/plausibility_rates.rs (what is caught, and at what
//! price).

mod doubt;
mod explain;
mod limits;
mod track;

pub use doubt::Doubt;
pub use limits::{Drift, Limits};

use crate::clock::CivilDate;
use crate::growth::{AgeInDays, Assessment, Indicator, Measurement, Measurements, assess_at};
use crate::position::Position;
use crate::sex::Sex;
use serde::{Deserialize, Serialize};
use track::Track;

/// The child that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Child {
    /// Sex, for the tables.
    pub sex: Sex,
    /// Date of birth.
    pub birth: CivilDate,
}

/// What was measured on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// The day.
    pub on: CivilDate,
    /// The measurements; weight, length, position and oedema are looked at here.
    pub measured: Measurements,
}

/// What to do with a new measurement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It fits.
    Accept,
    /// Measure again and keep both, for these reasons: what may have happened first, then what speaks for it. Never
    /// empty.
    AskSecond(Vec<Doubt>),
}

/// Checks a new measurement against the child's age and history.
///
/// `history` holds the child's other visits in any order, earlier or later than `new`. Visits of the same day count as
/// repetitions: if one agrees with the new measurement, that measurement is not doubted.
pub fn check(child: &Child, history: &[Visit], new: &Visit, limits: &Limits) -> Verdict {
    let Ok(age) = AgeInDays::between(child.birth, new.on) else {
        return Verdict::AskSecond(vec![Doubt::BeforeBirth { birth: child.birth, visit: new.on }]);
    };
    let tracks = Tracks {
        sex: child.sex,
        age,
        limits,
        weight: Track::new(Measurement::Weight, child, history, new, limits),
        length: Track::new(Measurement::Length, child, history, new, limits),
    };
    let evidence = tracks.evidence(&new.measured);
    let mut doubts = if evidence.is_empty() { Vec::new() } else { explain::likely(&tracks, &new.measured, &evidence) };
    doubts.extend(evidence);
    doubts.extend(position_doubt(age, &new.measured, limits));
    if doubts.is_empty() { Verdict::Accept } else { Verdict::AskSecond(doubts) }
}

/// All that a measurement is compared with.
struct Tracks<'a> {
    sex: Sex,
    age: AgeInDays,
    limits: &'a Limits,
    weight: Track<'a>,
    length: Track<'a>,
}

impl Tracks<'_> {
    /// What does not fit, leaving aside why. Also asked for values that were not typed but might have been meant.
    fn evidence(&self, measured: &Measurements) -> Vec<Doubt> {
        let assessment = assess_at(self.sex, Some(self.age), measured);
        let mut doubts = self.scores(&assessment, measured);
        doubts.extend(self.weight.misfit(self.age, measured));
        doubts.extend(self.length.misfit(self.age, measured));
        doubts.extend(self.length.shrunk(self.age, measured));
        doubts.extend(self.repeated(measured));
        doubts
    }

    /// Scores that WHO flags, and, where the history says nothing, those that are rare.
    fn scores(&self, assessment: &Assessment, measured: &Measurements) -> Vec<Doubt> {
        let confirmed = |of: Measurement| match of {
            Measurement::Weight => self.weight.is_confirmed(measured),
            _ => self.length.is_confirmed(measured),
        };
        let new_to_us = |of: Measurement| match of {
            Measurement::Weight => self.weight.is_empty(),
            _ => self.length.is_empty(),
        };
        let parts: [(Indicator, &[Measurement]); 4] = [
            (Indicator::LengthForAge, &[Measurement::Length]),
            (Indicator::WeightForAge, &[Measurement::Weight]),
            (Indicator::WeightForLength, &[Measurement::Weight, Measurement::Length]),
            (Indicator::BmiForAge, &[Measurement::Weight, Measurement::Length]),
        ];
        let doubted = parts.iter().filter_map(|(indicator, of)| {
            let score = assessment.score(*indicator).ok().filter(|_| !of.iter().all(|of| confirmed(*of)))?;
            if score.flagged {
                return Some(Doubt::Flagged { indicator: *indicator, z: score.z });
            }
            let rare = of.iter().any(|of| new_to_us(*of)) && self.limits.is_rare(*indicator, score.z.get());
            rare.then_some(Doubt::Rare { indicator: *indicator, z: score.z })
        });
        doubted.collect()
    }

    /// Weight and length both as last time, although the child should have grown: copied, not measured.
    fn repeated(&self, measured: &Measurements) -> Option<Doubt> {
        let (weight, length) = (self.weight.repeats(measured)?, self.length.repeats(measured)?);
        let grown = self.length.expected_gain(self.age)?;
        let copied = weight == length && grown >= self.limits.repeated_after_growing_cm;
        copied.then_some(Doubt::Repeated { since: weight, expected_gain_cm: grown })
    }
}

/// A length without a position, or in one that is unlikely at that age.
fn position_doubt(age: AgeInDays, measured: &Measurements, limits: &Limits) -> Option<Doubt> {
    measured.length?;
    let unlikely = |position| Some(Doubt::PositionUnlikely { position, age });
    match measured.position {
        None => Some(Doubt::PositionMissing),
        Some(Position::Standing) if age.months() < limits.stands_from_months => unlikely(Position::Standing),
        Some(Position::Lying) if age.months() >= limits.lies_until_months => unlikely(Position::Lying),
        Some(_) => None,
    }
}
