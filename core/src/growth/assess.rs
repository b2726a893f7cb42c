//! Assesses one child at one visit: every indicator answered with a score and its reason, or a typed refusal.
//!
//! Invariant: no arithmetic of its own; the numbers are those of [`anthro`] and [`anthroplus`].

use super::age::{Age, AgeInDays, BornAfterVisit, Resolved};
use super::lms::{Place, Z};
use super::{ALGORITHM_VERSION, Correction, Indicator, Reason, Refusal, Score, Standard, ZScore, anthro, anthroplus};
use crate::clock::CivilDate;
use crate::position::Position;
use crate::quantity::{Centimetres, Kilograms, Millimetres};
use crate::sex::Sex;
use serde::{Deserialize, Serialize};

/// What was measured at one visit (*hasil pengukuran*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Measurements {
    /// Body weight (*BB*).
    pub weight: Option<Kilograms>,
    /// Length or height (*PB/TB*), as read off the board.
    pub length: Option<Centimetres>,
    /// Lying or standing; none if nobody wrote it down.
    pub position: Option<Position>,
    /// Head circumference (*LK*).
    pub head: Option<Centimetres>,
    /// Mid-upper-arm circumference (*LiLA*).
    pub arm: Option<Centimetres>,
    /// Triceps skinfold.
    pub triceps: Option<Millimetres>,
    /// Subscapular skinfold.
    pub subscapular: Option<Millimetres>,
    /// Pitting oedema of both feet.
    pub oedema: bool,
}

/// Everything that can be said about one child's growth at one visit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Assessment {
    /// The version of the rules that made it.
    pub algorithm: u32,
    /// Age at the visit; none if the date of birth is not known.
    pub age: Option<AgeInDays>,
    /// Length after the correction for position.
    pub length: Option<AdjustedLength>,
    /// Weight / length², kg/m²; also where its score is refused.
    pub bmi: Option<f64>,
    scores: [Result<Score, Refusal>; 8],
}

/// A length as it is compared with the tables.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct AdjustedLength {
    /// Centimetres, not rounded. Not a [`Centimetres`]: half a centimetre less 0.7 is below zero.
    pub cm: f64,
    /// What was done to the length as measured.
    pub correction: Correction,
    /// The child was said to stand under 9 months of age, which was not believed.
    pub position_doubted: bool,
}

impl Assessment {
    /// The answer for one indicator.
    pub fn score(&self, indicator: Indicator) -> Result<Score, Refusal> {
        self.scores[indicator as usize]
    }

    /// All answers, in the order of [`Indicator::ALL`].
    pub fn scores(&self) -> impl Iterator<Item = (Indicator, Result<Score, Refusal>)> {
        Indicator::ALL.into_iter().zip(self.scores)
    }
}

/// Assesses a child by date of birth and of visit. Without a date of birth, weight-for-length is still answered.
///
/// Below 60 months of 30.4375 days the standard is that of 2006, from day 1827 on the reference of 2007; whole days leave
/// no gap between them.
pub fn assess(
    sex: Sex,
    birth: Option<CivilDate>,
    visit: CivilDate,
    measurements: &Measurements,
) -> Result<Assessment, BornAfterVisit> {
    let age = birth.map(|birth| AgeInDays::between(birth, visit)).transpose()?;
    Ok(assess_at(sex, age, measurements))
}

/// Assesses a child by age. See [`assess`].
pub fn assess_at(sex: Sex, age: Option<AgeInDays>, measurements: &Measurements) -> Assessment {
    match age {
        Some(age) if age.months() >= 60.0 => from_60_months(sex, age, measurements),
        _ => to_60_months(sex, age, measurements, |_, place| place),
    }
}

/// Below 60 months. `at` may move the place where an indicator is compared, within its table.
pub(super) fn to_60_months(
    sex: Sex,
    age: Option<AgeInDays>,
    measurements: &Measurements,
    at: impl Fn(Indicator, Place) -> Place,
) -> Assessment {
    let input = anthro::Input {
        sex: Some(sex),
        age: age.map_or(Age::Unknown, Age::from),
        weight: number(measurements.weight),
        length: number(measurements.length),
        position: measurements.position,
        head: number(measurements.head),
        arm: number(measurements.arm),
        triceps: number(measurements.triceps),
        subscapular: number(measurements.subscapular),
        oedema: measurements.oedema,
    };
    let child = anthro::Child::new(&input, Resolved::of(age));
    let (correction, position_doubted) = (child.length.correction, child.length.doubted);
    let scores = Indicator::ALL.map(|indicator| {
        let place = at(indicator, child.place(sex, indicator)?);
        let (correction, position_doubted) =
            if indicator.uses_length() { (correction, position_doubted) } else { (Correction::None, false) };
        score(indicator, place, Standard::ChildGrowth2006, correction, position_doubted)
    });
    let length = AdjustedLength { cm: child.length.cm, correction, position_doubted };
    assessment(age, length, child.bmi, scores)
}

fn from_60_months(sex: Sex, age: AgeInDays, measurements: &Measurements) -> Assessment {
    let input = anthroplus::Input {
        sex: Some(sex),
        months: age.months(),
        height: number(measurements.length),
        weight: number(measurements.weight),
        oedema: measurements.oedema,
    };
    let child = anthroplus::Child::new(&input);
    let scores = Indicator::ALL.map(|indicator| {
        score(indicator, child.place(sex, indicator)?, Standard::Reference2007, Correction::None, false)
    });
    let length = AdjustedLength { cm: input.height, correction: Correction::None, position_doubted: false };
    assessment(Some(age), length, child.bmi, scores)
}

fn assessment(
    age: Option<AgeInDays>,
    length: AdjustedLength,
    bmi: f64,
    scores: [Result<Score, Refusal>; 8],
) -> Assessment {
    Assessment {
        algorithm: ALGORITHM_VERSION,
        age,
        length: (!length.cm.is_nan()).then_some(length),
        bmi: bmi.is_finite().then_some(bmi),
        scores,
    }
}

fn score(
    indicator: Indicator,
    place: Place,
    standard: Standard,
    correction: Correction,
    position_doubted: bool,
) -> Result<Score, Refusal> {
    let Place { row, interpolated, .. } = place;
    let Z { z, restricted } = place.rounded();
    let z = ZScore::rounded(z).ok_or(Refusal::NotFinite)?;
    let reason = Reason { standard, row, interpolated, correction, position_doubted, restricted };
    Ok(Score { indicator, z, flagged: indicator.is_flagged(z.get()), reason })
}

fn number<Q: Into<f64>>(quantity: Option<Q>) -> f64 {
    quantity.map_or(f64::NAN, Into::into)
}
