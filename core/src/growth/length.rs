//! Lying or standing: how a child was measured, and what that does to the length.
//!
//! A child is about 0.7 cm longer lying than standing. The tables hold recumbent length below 731 days and standing
//! height from then on, so a measurement in the other position is corrected.

use super::Correction;
use super::age::Resolved;
use crate::position::Position;

/// First day on which the tables hold standing height.
pub(super) const STANDING_FROM_DAY: u32 = 731;
/// Below this age in months a child does not stand, so `h` is taken for a mistake.
const STANDS_FROM_MONTH: f64 = 9.0;

/// A length as it is compared with the tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Adjusted {
    /// Centimetres after the correction, not rounded; NaN if not measured.
    pub(super) cm: f64,
    /// What was done.
    pub(super) correction: Correction,
    /// The position, unless it was doubted.
    pub(super) position: Option<Position>,
    /// Said to be standing under 9 months of age.
    pub(super) doubted: bool,
}

impl Adjusted {
    /// Applies the rule of 9 months, then that of 0.7 cm.
    #[inline]
    pub(super) fn new(cm: f64, position: Option<Position>, age: Resolved) -> Self {
        let doubted = position == Some(Position::Standing) && age.months < STANDS_FROM_MONTH;
        let position = if doubted { None } else { position };
        let (cm, correction) = match (position, age.days.map(|days| days < STANDING_FROM_DAY)) {
            (Some(Position::Standing), Some(true)) => (cm + 0.7, Correction::Plus7Mm),
            (Some(Position::Lying), Some(false)) => (cm - 0.7, Correction::Minus7Mm),
            _ => (cm, Correction::None),
        };
        Self { cm, correction, position, doubted }
    }

    /// Whether weight is compared with recumbent length, not with standing height: by age; if that is not known, by
    /// position; if neither is known, by the length itself.
    #[inline]
    pub(super) fn compares_lying(&self, age: Resolved) -> bool {
        match (age.days, self.position) {
            (Some(days), _) => days < STANDING_FROM_DAY,
            (None, Some(position)) => position == Position::Lying,
            (None, None) => self.cm < 87.0,
        }
    }
}
