//! Assesses a column of many children from 0 to 60 months: slices in, slices out, nothing allocated.
//!
//! The four indicators of a nutrition survey, by the same calculation as [`anthro::zscores`](super::anthro::zscores).

use super::Indicator;
use super::age::Age;
use super::anthro::{Child, Input};
use crate::position::Position;
use crate::sex::Sex;

/// Children, one per row. NaN is missing.
#[derive(Debug, Clone, Copy)]
pub struct Columns<'a> {
    /// Without it there is no score.
    pub sex: &'a [Option<Sex>],
    /// Age in days; need not be whole.
    pub age_days: &'a [f64],
    /// Kilograms.
    pub weight: &'a [f64],
    /// Length or height in cm, as measured.
    pub length: &'a [f64],
    /// How length was measured.
    pub position: &'a [Option<Position>],
    /// Oedema of both feet.
    pub oedema: &'a [bool],
}

/// Rounded z-scores, one row per child; NaN where there is none.
#[derive(Debug)]
pub struct ZColumns<'a> {
    /// Length- or height-for-age.
    pub length_for_age: &'a mut [f64],
    /// Weight-for-age.
    pub weight_for_age: &'a mut [f64],
    /// Weight-for-length or weight-for-height.
    pub weight_for_length: &'a mut [f64],
    /// BMI-for-age.
    pub bmi_for_age: &'a mut [f64],
    /// Which of them are beyond what WHO holds for believable.
    pub flags: &'a mut [Flags],
}

/// The indicators whose score is flagged, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(u8);

impl Flags {
    /// Whether the score of this indicator is flagged ([`Indicator::is_flagged`]).
    pub const fn contains(self, indicator: Indicator) -> bool {
        self.0 & (1 << indicator as u8) != 0
    }
}

/// Why columns were not assessed. Nothing was written then.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum BadColumns {
    /// The slices have different lengths.
    #[error("the columns are not all {expected} rows long")]
    Lengths {
        /// Length of the first column.
        expected: usize,
    },
    /// An age is below zero.
    #[error("age below zero in row {row}: {age}")]
    NegativeAge {
        /// Row, from 0.
        row: usize,
        /// The age as given.
        age: f64,
    },
}

/// Assesses every row.
pub fn assess_columns(children: &Columns<'_>, scores: &mut ZColumns<'_>) -> Result<(), BadColumns> {
    let expected = children.sex.len();
    let lengths = [
        children.age_days.len(),
        children.weight.len(),
        children.length.len(),
        children.position.len(),
        children.oedema.len(),
        scores.length_for_age.len(),
        scores.weight_for_age.len(),
        scores.weight_for_length.len(),
        scores.bmi_for_age.len(),
        scores.flags.len(),
    ];
    if lengths.iter().any(|length| *length != expected) {
        return Err(BadColumns::Lengths { expected });
    }
    if let Some((row, age)) = children.age_days.iter().enumerate().find(|(_, age)| **age < 0.0) {
        return Err(BadColumns::NegativeAge { row, age: *age });
    }
    for row in 0..expected {
        let input = Input {
            sex: children.sex[row],
            age: Age::Days(children.age_days[row]),
            weight: children.weight[row],
            length: children.length[row],
            position: children.position[row],
            oedema: children.oedema[row],
            ..Input::MISSING
        };
        // Negative ages were refused above.
        let Ok(age) = input.age.resolve() else { continue };
        let child = Child::new(&input, age);
        let mut flags = 0;
        let mut score = |indicator: Indicator| {
            let z = child.z(indicator, |place| place.rounded().z);
            flags |= u8::from(indicator.is_flagged(z)) << indicator as u8;
            z
        };
        scores.length_for_age[row] = score(Indicator::LengthForAge);
        scores.weight_for_age[row] = score(Indicator::WeightForAge);
        scores.weight_for_length[row] = score(Indicator::WeightForLength);
        scores.bmi_for_age[row] = score(Indicator::BmiForAge);
        scores.flags[row] = Flags(flags);
    }
    Ok(())
}
