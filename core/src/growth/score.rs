//! A z-score with its reason, or why there is none.

use super::rounding::round2;
use super::{Indicator, Standard};
use serde::{Deserialize, Serialize};

/// A z-score as WHO reports it: finite, rounded to two decimals. Categories are read off this number, never off the
/// unrounded one.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct ZScore(f64);

/// A number that cannot be a z-score.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("not a z-score: {value}")]
pub struct BadZScore {
    /// The number as given.
    pub value: f64,
}

impl ZScore {
    /// Takes a finite number and rounds it to two decimals as R does. A negative zero becomes zero.
    pub fn new(value: f64) -> Result<Self, BadZScore> {
        if value.is_finite() { Ok(Self(round2(value) + 0.0)) } else { Err(BadZScore { value }) }
    }

    /// Takes a number that is rounded already; none if it is not finite.
    pub(super) fn rounded(z: f64) -> Option<Self> {
        z.is_finite().then_some(Self(z + 0.0))
    }

    /// The rounded number, in standard deviations from the median.
    pub const fn get(self) -> f64 {
        self.0
    }
}

// A value is never NaN, so equality is total.
impl Eq for ZScore {}

impl TryFrom<f64> for ZScore {
    type Error = BadZScore;
    fn try_from(value: f64) -> Result<Self, BadZScore> {
        Self::new(value)
    }
}

impl From<ZScore> for f64 {
    fn from(z: ZScore) -> f64 {
        z.0
    }
}

/// One indicator's answer: the number and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// What the score is about.
    pub indicator: Indicator,
    /// The rounded z-score.
    pub z: ZScore,
    /// Beyond what WHO holds for believable ([`Indicator::is_flagged`]): measure again.
    pub flagged: bool,
    /// How the number came about.
    pub reason: Reason,
}

/// How a z-score came about: enough to find the row in WHO's printed tables and compute it by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The publication that holds the table.
    pub standard: Standard,
    /// The row of the table.
    pub row: Row,
    /// L, M and S lie between `row` and the next row.
    pub interpolated: bool,
    /// What was done to the measured length because of how the child was measured.
    pub correction: Correction,
    /// The child was measured standing under 9 months of age, so the position was not believed and no correction made.
    pub position_doubted: bool,
    /// The score is beyond ±3 and was computed by WHO's restricted rule for the tails.
    pub restricted: bool,
}

/// The row of a WHO table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Row {
    /// Age in days (2006).
    Day(u16),
    /// Age in completed months (2007).
    Month(u16),
    /// Recumbent length in millimetres (2006, weight-for-length).
    LengthMm(u16),
    /// Standing height in millimetres (2006, weight-for-height).
    HeightMm(u16),
}

impl Row {
    /// The number, in the unit that the variant names.
    pub const fn number(self) -> u16 {
        match self {
            Self::Day(x) | Self::Month(x) | Self::LengthMm(x) | Self::HeightMm(x) => x,
        }
    }
}

/// What was done to a measured length before it was compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// Taken as measured.
    None,
    /// 0.7 cm added: measured standing, younger than 731 days.
    Plus7Mm,
    /// 0.7 cm taken off: measured lying, 731 days or older.
    Minus7Mm,
}

/// Something that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measurement {
    /// Body weight (*BB*).
    Weight,
    /// Length or height (*PB/TB*).
    Length,
    /// Head circumference (*LK*).
    Head,
    /// Mid-upper-arm circumference (*LiLA*).
    Arm,
    /// Triceps skinfold.
    Triceps,
    /// Subscapular skinfold.
    Subscapular,
}

/// Why an indicator has no z-score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// This measurement was not taken.
    #[error("not measured: {0:?}")]
    Missing(Measurement),
    /// Both feet swell (*pitting oedema bilateral*): the weight says nothing about nutrition.
    #[error("oedema: weight is not used")]
    Oedema,
    /// The table begins at a later age.
    #[error("too young: the table begins at day {from_day}")]
    TooYoung {
        /// First day of age in the table.
        from_day: u16,
    },
    /// The date of birth is not known.
    #[error("age not known")]
    AgeUnknown,
    /// WHO's tables of this indicator end at an earlier age: 60 months, 120 for weight, 228 for height and BMI.
    #[error("too old: the tables end at {to_months} months")]
    TooOld {
        /// Where the tables of this indicator end, in months.
        to_months: u16,
    },
    /// The length is shorter or longer than the table of weight-for-length (45–110 cm) or weight-for-height (65–120 cm).
    #[error("length outside the table, {from_mm} to {to_mm} mm")]
    LengthOutside {
        /// Shortest length in the table, in millimetres.
        from_mm: u16,
        /// Longest length in the table, in millimetres.
        to_mm: u16,
    },
    /// The measurements are so far off that the arithmetic leaves the numbers.
    #[error("the result is not a finite number")]
    NotFinite,
}
