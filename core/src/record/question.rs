//! Whether a visit's numbers fit the child, and what should be measured again.

use super::elsewhere::Elsewhere;
use super::measured;
use super::seen::Seen;
use crate::growth::{Indicator, Measurement, Measurements};
use crate::journal::body::{Birth, ChildFacts, Precision, Reading, VisitFacts};
use crate::plausibility::{Child, Doubt, Limits, Verdict, Visit, check};
use crate::position::Position;

/// What the child's measurements are compared with, besides its visits: birth, and what was measured elsewhere.
pub(super) struct Before {
    child: Child,
    fixed: Vec<Visit>,
}

impl Before {
    pub(super) fn of(facts: &ChildFacts, elsewhere: &[Elsewhere]) -> Self {
        let Birth { date: birth, precision } = facts.birth;
        let born = Measurements {
            weight: facts.birth_weight_kg,
            length: facts.birth_length_cm,
            position: Some(Position::Lying),
            ..Measurements::default()
        };
        let known = (precision == Precision::Day).then_some(Visit { on: birth, measured: born });
        let past = elsewhere.iter().map(|past| Visit { on: past.date, measured: past.measured });
        Self { child: Child { sex: facts.sex, birth }, fixed: known.into_iter().chain(past).collect() }
    }

    /// Checks one of `visits` against what was measured on earlier days, and with whatever else was measured on its own
    /// day: in another visit, or in its own second reading.
    pub(super) fn check(&self, visit: &Seen, visits: &[Seen], limits: &Limits) -> Verdict {
        let on = visit.date();
        let fixed = self.fixed.iter().copied().filter(|past| past.on <= on);
        let others = visits.iter().filter(|other| other.counts && other.id != visit.id && other.date() <= on);
        let others = others.map(|other| Visit { on: other.date(), measured: measured::counted(&other.facts) });
        let again = Visit { on, measured: measured::repeated(&visit.facts) };
        let history: Vec<Visit> = fixed.chain(others).chain([again]).collect();
        check(&self.child, &history, &Visit { on, measured: measured::counted(&visit.facts) }, limits)
    }
}

/// What to measure a second time: what is doubted, unless it was measured twice or the cadre said why it is right.
pub(super) fn to_measure_again(verdict: &Verdict, facts: &VisitFacts) -> Vec<Measurement> {
    let Verdict::AskSecond(doubts) = verdict else { return Vec::new() };
    let doubted = doubted(doubts);
    let open = |of: Measurement| match of {
        Measurement::Weight => facts.weight_kg.as_ref().is_some_and(is_open),
        Measurement::Length => facts.length.as_ref().is_some_and(|length| is_open(&length.cm)),
        _ => false,
    };
    [Measurement::Weight, Measurement::Length].into_iter().filter(|of| doubted.contains(of) && open(*of)).collect()
}

fn is_open<T>(reading: &Reading<T>) -> bool {
    reading.second.is_none() && reading.confirmed.is_none()
}

/// What the doubts are about: what may have happened, if that is known, else what single measurements show, else both.
fn doubted(doubts: &[Doubt]) -> Vec<Measurement> {
    let explained =
        |doubt: &&Doubt| matches!(doubt, Doubt::Swapped { .. } | Doubt::Slipped { .. } | Doubt::Transposed { .. });
    if let Some(explanation) = doubts.iter().find(explained) {
        return about(explanation).to_vec();
    }
    let single: Vec<Measurement> =
        doubts.iter().filter_map(|doubt| about(doubt).first().filter(|_| about(doubt).len() == 1).copied()).collect();
    if single.is_empty() { doubts.iter().flat_map(about).copied().collect() } else { single }
}

/// The measurements that a doubt is about; none if it is about a date or a position.
fn about(doubt: &Doubt) -> &'static [Measurement] {
    use Measurement::{Length, Weight};
    let one = |of: Measurement| -> &'static [Measurement] {
        match of {
            Weight => &[Weight],
            Length => &[Length],
            _ => &[],
        }
    };
    match doubt {
        Doubt::Swapped { .. } | Doubt::Repeated { .. } => &[Weight, Length],
        Doubt::Slipped { of, .. } | Doubt::Transposed { of, .. } | Doubt::OffTrack { of, .. } => one(*of),
        Doubt::Shrunk { .. } => &[Length],
        Doubt::Flagged { indicator, .. } | Doubt::Rare { indicator, .. } => match indicator {
            Indicator::WeightForAge => &[Weight],
            Indicator::LengthForAge => &[Length],
            Indicator::WeightForLength | Indicator::BmiForAge => &[Weight, Length],
            _ => &[],
        },
        Doubt::BeforeBirth { .. } | Doubt::PositionMissing | Doubt::PositionUnlikely { .. } => &[],
    }
}
