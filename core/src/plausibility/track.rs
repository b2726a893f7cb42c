//! One kind of measurement of one child over time: what the last ones let expect of the next.
//!
//! A child is expected to keep its place among children of its age: its z-score. How far it may leave it follows from
//! the error of two measurements and from the time between them.

use super::limits::{Limits, drift_variance};
use super::{Child, Doubt, Visit};
use crate::clock::CivilDate;
use crate::growth::{AgeInDays, Indicator, Lms, Measurement, Measurements, Row, assess_at, table_row};
use crate::sex::Sex;

/// The child's other measurements of one kind.
pub(super) struct Track<'a> {
    of: Measurement,
    sex: Sex,
    limits: &'a Limits,
    /// The two nearest in time of other days, nearest first.
    nearest: Vec<Known>,
    /// Those of the same day.
    same_day: Vec<f64>,
}

/// One earlier or later measurement.
#[derive(Debug, Clone, Copy)]
struct Known {
    on: CivilDate,
    age: AgeInDays,
    /// As it was read off, kg or cm.
    read: f64,
    /// As it is compared: length after the correction for position.
    value: f64,
    /// Its score; none where WHO's tables end.
    z: Option<f64>,
}

/// Where a measurement should lie.
struct Expectation {
    value: f64,
    margin: f64,
}

impl<'a> Track<'a> {
    /// What `history` knows of one kind of measurement, for the visit `new`.
    pub(super) fn new(of: Measurement, child: &Child, history: &[Visit], new: &Visit, limits: &'a Limits) -> Self {
        let mut track = Self { of, sex: child.sex, limits, nearest: Vec::new(), same_day: Vec::new() };
        let (same_day, mut others): (Vec<&Visit>, Vec<&Visit>) =
            history.iter().filter(|visit| track.read(&visit.measured).is_some()).partition(|visit| visit.on == new.on);
        track.same_day = same_day.iter().filter_map(|visit| track.read(&visit.measured)).collect();
        others.sort_by_key(|visit| (visit.on.days_since(new.on).abs(), visit.on));
        let known = |visit: &&Visit| {
            let age = AgeInDays::between(child.birth, visit.on).ok()?;
            track.known(visit.on, age, &visit.measured)
        };
        track.nearest = others.iter().filter_map(known).take(2).collect();
        track
    }

    /// Whether no other day has a measurement.
    pub(super) fn is_empty(&self) -> bool {
        self.nearest.is_empty()
    }

    /// Whether a measurement of the same day agrees with the new one.
    pub(super) fn is_confirmed(&self, measured: &Measurements) -> bool {
        let limit = match self.of {
            Measurement::Weight => self.limits.agree_weight_kg,
            _ => self.limits.agree_length_cm,
        };
        // A millionth, because 8.6 − 8.5 is a little more than 0.1.
        self.read(measured).is_some_and(|new| self.same_day.iter().any(|same| (new - same).abs() <= limit + 1e-6))
    }

    /// A measurement too far from where the child's curve lets expect it.
    pub(super) fn misfit(&self, age: AgeInDays, measured: &Measurements) -> Option<Doubt> {
        let new = self.doubtful(age, measured)?;
        let anchor = self.anchor(&new)?;
        let expected = self.expect(anchor, age).filter(|expected| expected.excludes(&new))?;
        let Expectation { value, margin } = expected;
        Some(Doubt::OffTrack { of: self.of, expected: value, margin, since: anchor.on })
    }

    /// A length that is shorter than the last one before it, or longer than the next one after it.
    pub(super) fn shrunk(&self, age: AgeInDays, measured: &Measurements) -> Option<Doubt> {
        let new = self.doubtful(age, measured)?;
        let anchor = self.anchor(&new)?;
        let gained = lying(new.age, new.value) - lying(anchor.age, anchor.value);
        let by_cm = if anchor.age <= age { -gained } else { gained };
        (by_cm > self.limits.shrink_cm).then_some(Doubt::Shrunk { by_cm, since: anchor.on })
    }

    /// The day of the nearest other measurement, if the new one repeats it to the last digit.
    pub(super) fn repeats(&self, measured: &Measurements) -> Option<CivilDate> {
        let nearest = self.nearest.first()?;
        (self.read(measured) == Some(nearest.read)).then_some(nearest.on)
    }

    /// How much longer the child should be than at the nearest other visit before this one.
    pub(super) fn expected_gain(&self, age: AgeInDays) -> Option<f64> {
        let nearest = self.nearest.first()?;
        self.expect(nearest, age).map(|expected| lying(age, expected.value) - lying(nearest.age, nearest.value))
    }

    /// The measurement that the new one is compared with: the nearest in time. If that one does not fit the next
    /// nearest, but the new one does, it was the odd one out, and the next nearest serves.
    fn anchor(&self, new: &Known) -> Option<&Known> {
        let (nearest, rest) = self.nearest.split_first()?;
        let excludes =
            |by: &Known, other: &Known| self.expect(by, other.age).is_some_and(|expected| expected.excludes(other));
        Some(rest.first().filter(|second| excludes(second, nearest) && !excludes(second, new)).unwrap_or(nearest))
    }

    /// The new measurement, unless it is confirmed.
    fn doubtful(&self, age: AgeInDays, measured: &Measurements) -> Option<Known> {
        let on = self.nearest.first()?.on;
        self.known(on, age, measured).filter(|_| !self.is_confirmed(measured))
    }

    fn read(&self, measured: &Measurements) -> Option<f64> {
        match self.of {
            Measurement::Weight => measured.weight.filter(|_| !measured.oedema).map(f64::from),
            _ => measured.length.map(f64::from),
        }
    }

    fn known(&self, on: CivilDate, age: AgeInDays, measured: &Measurements) -> Option<Known> {
        let read = self.read(measured)?;
        let assessment = assess_at(self.sex, Some(age), measured);
        let value = match self.of {
            Measurement::Weight => read,
            _ => assessment.length?.cm,
        };
        let z = assessment.score(self.indicator()).ok().map(|score| score.z.get());
        Some(Known { on, age, read, value, z })
    }

    fn indicator(&self) -> Indicator {
        match self.of {
            Measurement::Weight => Indicator::WeightForAge,
            _ => Indicator::LengthForAge,
        }
    }

    /// What `known` lets expect at another age; nothing where WHO's tables end.
    fn expect(&self, known: &Known, age: AgeInDays) -> Option<Expectation> {
        let (error, drift) = match self.of {
            Measurement::Weight => (self.limits.weight_error_kg, &self.limits.weight_drift),
            _ => (self.limits.length_error_cm, &self.limits.length_drift),
        };
        let row = self.row(age)?;
        let step = (row.at(1.0) - row.at(-1.0)) / 2.0;
        let (from, to) = (known.age.months().min(age.months()), known.age.months().max(age.months()));
        let drifted = step * step * drift_variance(drift, from, to);
        let margin = self.limits.tolerance * (2.0 * error * error + drifted).sqrt();
        Some(Expectation { value: self.at(row, known.z?), margin })
    }

    fn row(&self, age: AgeInDays) -> Option<Lms> {
        let row = match u16::try_from(age.get()) {
            Ok(day) if age.months() < 60.0 => Row::Day(day),
            _ => Row::Month(age.months() as u16),
        };
        table_row(self.indicator(), self.sex, row)
    }

    /// The measurement with the score `z`: the other way round of WHO's rule, which for weight goes straight on beyond
    /// ±3.
    fn at(&self, row: Lms, z: f64) -> f64 {
        match self.of {
            Measurement::Weight if z > 3.0 => row.at(3.0) + (z - 3.0) * (row.at(3.0) - row.at(2.0)),
            Measurement::Weight if z < -3.0 => row.at(-3.0) + (z + 3.0) * (row.at(-2.0) - row.at(-3.0)),
            _ => row.at(z),
        }
    }
}

impl Expectation {
    fn excludes(&self, known: &Known) -> bool {
        (known.value - self.value).abs() > self.margin
    }
}

/// A corrected length as it would be lying: WHO's tables change from lying to standing on day 731.
fn lying(age: AgeInDays, cm: f64) -> f64 {
    if age.get() < 731 { cm } else { cm + 0.7 }
}
