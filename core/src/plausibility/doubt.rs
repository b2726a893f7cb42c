//! A reason to measure again, with the numbers that it rests on.

use crate::clock::CivilDate;
use crate::growth::{AgeInDays, Indicator, Measurement, ZScore};
use crate::position::Position;
use crate::quantity::{Centimetres, Kilograms};
use serde::{Deserialize, Serialize};

/// Why a measurement should be repeated. Screens turn it into a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The visit is dated before the child's birth: one of the two dates is wrong.
    BeforeBirth {
        /// Date of birth.
        birth: CivilDate,
        /// Date of the visit.
        visit: CivilDate,
    },
    /// Weight and length seem to have changed places: the other way round they fit.
    Swapped {
        /// The weight if they did.
        weight: Kilograms,
        /// The length if they did.
        length: Centimetres,
    },
    /// The decimal point seems to have slipped, or another unit was used (g, mm, m): moved by `power` places it fits.
    Slipped {
        /// What was measured.
        of: Measurement,
        /// The power of ten that makes it fit: −1 for 86.0 instead of 8.6, −3 for grams.
        power: i8,
        /// The value that fits, kg or cm.
        likely: f64,
    },
    /// Two neighbouring digits seem to have changed places.
    Transposed {
        /// What was measured.
        of: Measurement,
        /// The value that fits, kg or cm.
        likely: f64,
    },
    /// Beyond what WHO holds for biologically plausible.
    Flagged {
        /// The index.
        indicator: Indicator,
        /// Its score.
        z: ZScore,
    },
    /// Rare enough to look twice, where no earlier measurement supports it.
    Rare {
        /// The index.
        indicator: Indicator,
        /// Its score.
        z: ZScore,
    },
    /// Further from the child's own curve than growth, illness and the tape explain.
    OffTrack {
        /// What was measured.
        of: Measurement,
        /// What the child's last fitting measurement lets expect, kg or cm.
        expected: f64,
        /// How far from it a measurement may lie, kg or cm.
        margin: f64,
        /// The day of that measurement.
        since: CivilDate,
    },
    /// Shorter than before, also after the correction for position.
    Shrunk {
        /// By how much, cm.
        by_cm: f64,
        /// Since when.
        since: CivilDate,
    },
    /// Weight and length are those of the last visit to the last digit, although the child should have grown.
    Repeated {
        /// The day of that visit.
        since: CivilDate,
        /// How much longer the child should be, cm.
        expected_gain_cm: f64,
    },
    /// Nobody wrote down whether the child lay or stood.
    PositionMissing,
    /// A position that children of this age are hardly measured in.
    PositionUnlikely {
        /// The position as given.
        position: Position,
        /// The child's age.
        age: AgeInDays,
    },
}
