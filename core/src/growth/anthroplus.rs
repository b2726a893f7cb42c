//! What WHO's package `anthroplus` 1.0.0 computes for ages of 60 to 228 months (Growth Reference 2007).
//!
//! Plain numbers in and out, NaN for what is missing. Rows are completed months, and L, M and S are interpolated between
//! them. There is no correction for position and no weight-for-height.
//!
//! The two standards do not meet: 2006 ends before day 1826.25, 2007 begins at 60.0 months, and scores jump there.
//!
//! Invariant: equal to WHO's package on every input, also where that has no sense for a child (a height of zero).

use super::lms::{Place, Tails};
use super::tables::Table;
use super::{Indicator, Measurement, Refusal, Row};
use crate::sex::Sex;

/// One child as a data file has it. NaN is missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Input {
    /// Without it there is no score.
    pub sex: Option<Sex>,
    /// Age in months of 30.4375 days, with a fraction.
    pub months: f64,
    /// Centimetres.
    pub height: f64,
    /// Kilograms.
    pub weight: f64,
    /// Oedema of both feet: no score that involves weight.
    pub oedema: bool,
}

/// WHO's output columns for one child. NaN where there is no score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Output {
    /// `cbmi`: weight / height², kg/m².
    pub bmi: f64,
    /// `zhfa`, rounded.
    pub height_for_age: f64,
    /// `zwfa`, rounded; to 120 months.
    pub weight_for_age: f64,
    /// `zbfa`, rounded.
    pub bmi_for_age: f64,
}

/// An age, height or weight below zero.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("below zero: {value}")]
pub struct Negative {
    /// The number as given.
    pub value: f64,
}

/// All scores of one child, as `anthroplus_zscores()` gives them.
pub fn zscores(input: &Input) -> Result<Output, Negative> {
    if let Some(value) = [input.months, input.height, input.weight].into_iter().find(|value| *value < 0.0) {
        return Err(Negative { value });
    }
    let child = Child::new(input);
    let score = |indicator| match input.sex {
        Some(sex) => child.place(sex, indicator).map_or(f64::NAN, |place| place.rounded().z),
        None => f64::NAN,
    };
    Ok(Output {
        bmi: child.bmi,
        height_for_age: score(Indicator::LengthForAge),
        weight_for_age: score(Indicator::WeightForAge),
        bmi_for_age: score(Indicator::BmiForAge),
    })
}

/// A child whose BMI is computed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Child<'a> {
    input: &'a Input,
    /// kg/m², NaN if weight or height is missing.
    pub(super) bmi: f64,
}

impl<'a> Child<'a> {
    pub(super) fn new(input: &'a Input) -> Self {
        let metres = input.height / 100.0;
        Self { input, bmi: input.weight / (metres * metres) }
    }

    /// Where one indicator is compared, or why it is not.
    pub(super) fn place(&self, sex: Sex, indicator: Indicator) -> Result<Place, Refusal> {
        let input = self.input;
        let (table, y, measurement, tails) = match indicator {
            Indicator::LengthForAge => (Table::HeightForAge2007, input.height, Measurement::Length, Tails::Free),
            Indicator::WeightForAge => (Table::WeightForAge2007, input.weight, Measurement::Weight, Tails::Restricted),
            Indicator::BmiForAge => {
                let missing = if input.weight.is_nan() { Measurement::Weight } else { Measurement::Length };
                (Table::BmiForAge2007, self.bmi, missing, Tails::Restricted)
            }
            // Known from birth to 60 months only.
            _ => return Err(Refusal::TooOld { to_months: 60 }),
        };
        let (from, to_months) = table.extent();
        if input.months.is_nan() {
            return Err(Refusal::AgeUnknown);
        }
        if input.months > f64::from(to_months) {
            return Err(Refusal::TooOld { to_months });
        }
        if input.months < f64::from(from) {
            return Err(Refusal::TooYoung { from_day: FIRST_DAY });
        }
        if y.is_nan() {
            return Err(Refusal::Missing(measurement));
        }
        if input.oedema && indicator.uses_weight() {
            return Err(Refusal::Oedema);
        }
        let (low, high) = (input.months.trunc(), (input.months + 1.0).trunc());
        let d = input.months - low;
        let missing = Refusal::TooOld { to_months };
        let lms = table.row(sex, low as u16).ok_or(missing)?;
        let interpolated = d > 0.0;
        let lms = if interpolated { lms.toward(table.row(sex, high as u16).ok_or(missing)?, d) } else { lms };
        Ok(Place { y, lms, tails, row: Row::Month(low as u16), interpolated })
    }
}

/// The first whole day that is not before 60 months of 30.4375 days.
const FIRST_DAY: u16 = 1827;
