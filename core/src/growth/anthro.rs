//! What WHO's package `anthro` 1.1.0 computes for children from birth to 60 months (Child Growth Standards 2006).
//!
//! Plain numbers in and out, NaN for what is missing, for data files and comparisons with other software. The typed door
//! for everybody else, [`assess`](super::assess()), is built on the same calculation.
//!
//! Invariant: equal to WHO's package on every input, also where that has no sense for a child (a length of zero).

use super::age::{Age, NegativeAge, Resolved};
use super::length::Adjusted;
use super::lms::{Place, Tails};
use super::tables::Table;
use super::{Indicator, Measurement, Refusal, Row};
use crate::position::Position;
use crate::sex::Sex;

/// One child as a data file has it. NaN is missing; any other number is taken as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Input {
    /// Without it there is no score.
    pub sex: Option<Sex>,
    /// Age at the visit.
    pub age: Age,
    /// Kilograms.
    pub weight: f64,
    /// Length or height in cm, as measured.
    pub length: f64,
    /// How length was measured.
    pub position: Option<Position>,
    /// Head circumference, cm.
    pub head: f64,
    /// Mid-upper-arm circumference, cm.
    pub arm: f64,
    /// Triceps skinfold, mm.
    pub triceps: f64,
    /// Subscapular skinfold, mm.
    pub subscapular: f64,
    /// Oedema of both feet: no score that involves weight.
    pub oedema: bool,
}

impl Input {
    /// Nothing is known, no oedema.
    pub const MISSING: Self = Self {
        sex: None,
        age: Age::Unknown,
        weight: f64::NAN,
        length: f64::NAN,
        position: None,
        head: f64::NAN,
        arm: f64::NAN,
        triceps: f64::NAN,
        subscapular: f64::NAN,
        oedema: false,
    };
}

/// WHO's output columns for one child.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Output {
    /// `clenhei`: length in cm after the correction for position; NaN if missing.
    pub length: f64,
    /// `cmeasure`: the position, unless it was doubted.
    pub position: Option<Position>,
    /// `c9mo_flag`: said to be standing under 9 months of age.
    pub position_doubted: bool,
    /// `cbmi`: weight / length², kg/m²; NaN if missing. Also where its score is refused.
    pub bmi: f64,
    /// Rounded z-scores in the order of [`Indicator::ALL`]; NaN if there is none, infinite if the BMI is.
    pub z: [f64; 8],
}

impl Output {
    /// The flag of a score ([`Indicator::is_flagged`]); none where there is no score.
    pub fn flag(&self, indicator: Indicator) -> Option<bool> {
        let z = self.z[indicator as usize];
        (!z.is_nan()).then(|| indicator.is_flagged(z))
    }
}

/// All scores of one child, as `anthro_zscores()` gives them.
pub fn zscores(input: &Input) -> Result<Output, NegativeAge> {
    let child = Child::new(input, input.age.resolve()?);
    Ok(Output {
        length: child.length.cm,
        position: child.length.position,
        position_doubted: child.length.doubted,
        bmi: child.bmi,
        z: Indicator::ALL.map(|indicator| child.z(indicator, |place| place.rounded().z)),
    })
}

/// The same scores before they are rounded: to compare the last bit with other software.
pub fn unrounded_zscores(input: &Input) -> Result<[f64; 8], NegativeAge> {
    let child = Child::new(input, input.age.resolve()?);
    Ok(Indicator::ALL.map(|indicator| child.z(indicator, |place| place.unrounded().z)))
}

/// A child whose age is resolved and whose length is corrected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Child<'a> {
    input: &'a Input,
    age: Resolved,
    pub(super) length: Adjusted,
    /// kg/m², NaN if weight or length is missing.
    pub(super) bmi: f64,
}

/// All tables end before this age in months.
const END_MONTH: u16 = 60;

impl<'a> Child<'a> {
    /// `age` is that of the input, resolved.
    #[inline]
    pub(super) fn new(input: &'a Input, age: Resolved) -> Self {
        let length = Adjusted::new(input.length, input.position, age);
        let metres = length.cm / 100.0;
        Self { input, age, length, bmi: input.weight / (metres * metres) }
    }

    /// The score of one indicator; NaN if there is none.
    #[inline]
    pub(super) fn z(&self, indicator: Indicator, score: impl FnOnce(Place) -> f64) -> f64 {
        self.input.sex.and_then(|sex| self.place(sex, indicator).ok()).map_or(f64::NAN, score)
    }

    /// Where one indicator is compared, or why it is not.
    #[inline]
    pub(super) fn place(&self, sex: Sex, indicator: Indicator) -> Result<Place, Refusal> {
        use Tails::{Free, Restricted};
        let input = self.input;
        let (table, y, measurement, tails) = match indicator {
            Indicator::LengthForAge => (Table::LengthForAge, self.length.cm, Measurement::Length, Free),
            Indicator::WeightForAge => (Table::WeightForAge, input.weight, Measurement::Weight, Restricted),
            Indicator::WeightForLength => return self.weight_for_length(sex),
            Indicator::BmiForAge => {
                let missing = if input.weight > 0.0 { Measurement::Length } else { Measurement::Weight };
                (Table::BmiForAge, self.bmi, missing, Restricted)
            }
            Indicator::HeadForAge => (Table::HeadForAge, input.head, Measurement::Head, Free),
            Indicator::ArmForAge => (Table::ArmForAge, input.arm, Measurement::Arm, Restricted),
            Indicator::TricepsForAge => (Table::TricepsForAge, input.triceps, Measurement::Triceps, Restricted),
            Indicator::SubscapularForAge => {
                (Table::SubscapularForAge, input.subscapular, Measurement::Subscapular, Restricted)
            }
        };
        self.not_too_old()?;
        let day = self.age.days.ok_or(Refusal::AgeUnknown)? as u16;
        let Some(lms) = table.row(sex, day) else {
            return Err(Refusal::TooYoung { from_day: table.extent().0 });
        };
        if y.is_nan() || y <= 0.0 {
            return Err(Refusal::Missing(measurement));
        }
        if input.oedema && indicator.uses_weight() {
            return Err(Refusal::Oedema);
        }
        Ok(Place { y, lms, tails, row: Row::Day(day), interpolated: false })
    }

    /// Age does not matter here except that it chooses the table and ends it.
    #[inline]
    fn weight_for_length(&self, sex: Sex) -> Result<Place, Refusal> {
        self.not_too_old()?;
        let (weight, cm) = (self.input.weight, self.length.cm);
        if weight.is_nan() {
            return Err(Refusal::Missing(Measurement::Weight));
        }
        if cm.is_nan() {
            return Err(Refusal::Missing(Measurement::Length));
        }
        if self.input.oedema {
            return Err(Refusal::Oedema);
        }
        let lying = self.length.compares_lying(self.age);
        let table = if lying { Table::WeightForLength } else { Table::WeightForHeight };
        let (from_mm, to_mm) = table.extent();
        let outside = Refusal::LengthOutside { from_mm, to_mm };
        if !(f64::from(from_mm) / 10.0..=f64::from(to_mm) / 10.0).contains(&cm) {
            return Err(outside);
        }
        // Both keys come from the product itself: just below a whole number, adding 1 can reach the number after next.
        let (low, high) = ((cm * 10.0) as u16, (cm * 10.0 + 1.0) as u16);
        let d = (cm - f64::from(low) / 10.0) / 0.1;
        let lms = table.row(sex, low).ok_or(outside)?;
        let interpolated = d > 0.0;
        let lms = if interpolated { lms.toward(table.row(sex, high).ok_or(outside)?, d) } else { lms };
        let row = if lying { Row::LengthMm(low) } else { Row::HeightMm(low) };
        Ok(Place { y: weight, lms, tails: Tails::Restricted, row, interpolated })
    }

    /// An age that is not known is not too old.
    #[inline]
    fn not_too_old(&self) -> Result<(), Refusal> {
        if self.age.months >= f64::from(END_MONTH) { Err(Refusal::TooOld { to_months: END_MONTH }) } else { Ok(()) }
    }
}
