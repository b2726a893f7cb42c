//! What a weighing says: gained (N), not gained (T), not comparable (O, B).

use crate::clock::CivilDate;
use crate::keyed::keyed;
use serde::{Deserialize, Serialize};

keyed! {
    /// The letter that goes on the card and into every report.
    pub enum WeighingCode {
        /// *Naik*: gained at least the minimum.
        Gained = "N",
        /// *Tidak naik*: gained less than the minimum.
        NotGained = "T",
        /// Weighed, but not in the month before.
        NotWeighedLastMonth = "O",
        /// *Baru*: nothing to compare with yet.
        New = "B",
    }
}

/// A [`WeighingCode`] with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// N: gained the minimum or more.
    Gained(Gain),
    /// T: gained less than the minimum, nothing, or lost.
    NotGained(Gain),
    /// O: the last weighing was not in the calendar month before this one.
    NotWeighedLastMonth {
        /// The day of the last weighing.
        last: CivilDate,
    },
    /// B: never weighed before.
    FirstWeighing,
    /// B: weighed last month too, but not one full month old yet, and the card has no minimum gain for that age.
    UnderOneMonth,
}

/// A gain in weight, and the least it should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gain {
    /// Gained since the weighing of the month before, in grams; negative if lost.
    pub grams: i64,
    /// The least gain for the age now reached (*KBM*), in grams.
    pub minimum: u16,
    /// The day of the weighing compared with.
    pub since: CivilDate,
    /// Days between the two weighings: 1 to 61. The card compares by calendar month, whatever their number.
    pub days: i64,
}

impl Outcome {
    /// The letter.
    pub fn code(self) -> WeighingCode {
        match self {
            Self::Gained(_) => WeighingCode::Gained,
            Self::NotGained(_) => WeighingCode::NotGained,
            Self::NotWeighedLastMonth { .. } => WeighingCode::NotWeighedLastMonth,
            Self::FirstWeighing | Self::UnderOneMonth => WeighingCode::New,
        }
    }
}
