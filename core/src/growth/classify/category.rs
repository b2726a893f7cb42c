//! The category of a score, whichever its index.

use super::{BmiStatus, HeadStatus, LengthStatus, Severity, WastingStatus, WeightStatus};
use crate::growth::{Indicator, Refusal, Score, Standard};
use serde::{Deserialize, Serialize};

/// The category of one index of one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Category {
    /// *PB/U, TB/U*, 0–60 months.
    #[serde(rename = "lhfa")]
    LengthForAge(LengthStatus),
    /// *BB/U*, 0–60 months.
    #[serde(rename = "wfa")]
    WeightForAge(WeightStatus),
    /// *BB/PB, BB/TB*, 0–60 months.
    #[serde(rename = "wflh")]
    WeightForLength(WastingStatus),
    /// *IMT/U*, 0–60 months.
    #[serde(rename = "bfa")]
    BmiForAge(WastingStatus),
    /// *IMT/U*, 5–18 years.
    #[serde(rename = "bfa_5_18")]
    BmiForAge5To18(BmiStatus),
    /// *LK/U*, 0–60 months.
    #[serde(rename = "hcfa")]
    HeadForAge(HeadStatus),
}

impl Category {
    /// The category of a score. None where no regulation sets limits on the z-score: arm circumference, which is judged
    /// in centimetres ([`ArmStatus`](super::ArmStatus)), skinfolds, and weight and height from 60 months on.
    pub fn of(score: &Score) -> Option<Self> {
        use Standard::{ChildGrowth2006, Reference2007};
        match (score.indicator, score.reason.standard) {
            (Indicator::LengthForAge, ChildGrowth2006) => Some(Self::LengthForAge(LengthStatus::of(score.z))),
            (Indicator::WeightForAge, ChildGrowth2006) => Some(Self::WeightForAge(WeightStatus::of(score.z))),
            (Indicator::WeightForLength, ChildGrowth2006) => Some(Self::WeightForLength(WastingStatus::of(score.z))),
            (Indicator::BmiForAge, ChildGrowth2006) => Some(Self::BmiForAge(WastingStatus::of(score.z))),
            (Indicator::BmiForAge, Reference2007) => Some(Self::BmiForAge5To18(BmiStatus::of(score.z))),
            (Indicator::HeadForAge, ChildGrowth2006) => Some(Self::HeadForAge(HeadStatus::of(score.z))),
            _ => None,
        }
    }

    /// The category of an answer of the growth engine, for a child with or without oedema of both feet.
    ///
    /// Oedema is itself a sign of *gizi buruk*: it decides the category of weight-for-length whatever was measured, up to
    /// the age at which that index ends. The other indices of weight have no category then, as they have no score.
    pub fn of_answer(indicator: Indicator, answer: &Result<Score, Refusal>, oedema: bool) -> Option<Self> {
        match (indicator, answer) {
            (Indicator::WeightForLength, Err(Refusal::TooOld { .. })) => None,
            (Indicator::WeightForLength, _) if oedema => Some(Self::WeightForLength(WastingStatus::SeverelyWasted)),
            (_, answer) => answer.as_ref().ok().and_then(Self::of),
        }
    }

    /// A stable name for translation, such as `lhfa-stunted`: the index's code and the category's key.
    pub fn key(self) -> String {
        let (index, status) = match self {
            Self::LengthForAge(status) => ("lhfa", status.key()),
            Self::WeightForAge(status) => ("wfa", status.key()),
            Self::WeightForLength(status) => ("wflh", status.key()),
            Self::BmiForAge(status) => ("bfa", status.key()),
            Self::BmiForAge5To18(status) => ("bfa_5_18", status.key()),
            Self::HeadForAge(status) => ("hcfa", status.key()),
        };
        format!("{index}-{status}")
    }

    /// How much it matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::LengthForAge(status) => status.severity(),
            Self::WeightForAge(status) => status.severity(),
            Self::WeightForLength(status) | Self::BmiForAge(status) => status.severity(),
            Self::BmiForAge5To18(status) => status.severity(),
            Self::HeadForAge(status) => status.severity(),
        }
    }
}
