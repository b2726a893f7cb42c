//! The two lines of the card that matter at once: the red one below, the orange one above.

use crate::growth::ZScore;
use crate::keyed::keyed;
use serde::{Deserialize, Serialize};

/// Where the card draws its lines, as weight-for-age (*BB/U*) in standard deviations.
///
/// The default is −3 for the red line and +1 for the orange one. Official pages do not state the red line's SD for the
/// card of 2021, and some texts say −2, so a regency may set it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Given", into = "Given")]
pub struct Lines {
    red: f64,
    orange: f64,
}

/// The lines must be numbers, the orange one above the red one.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("the orange line ({orange}) must lie above the red line ({red})")]
pub struct BadLines {
    /// The red line as given.
    pub red: f64,
    /// The orange line as given.
    pub orange: f64,
}

keyed! {
    /// Where a weight lies on the card.
    pub enum CardZone {
        /// *Bawah garis merah* (BGM): refer at once.
        BelowRed = "below_red",
        /// Between the lines, or exactly on one of them.
        BetweenLines = "between_lines",
        /// *Di atas garis oranye*: risk of overweight, refer.
        AboveOrange = "above_orange",
    }
}

impl Lines {
    /// Takes the two lines, in standard deviations.
    pub fn new(red: f64, orange: f64) -> Result<Self, BadLines> {
        let right = red.is_finite() && orange.is_finite() && red < orange;
        if right { Ok(Self { red, orange }) } else { Err(BadLines { red, orange }) }
    }

    /// The red line, in standard deviations.
    pub fn red(self) -> f64 {
        self.red
    }

    /// The orange line, in standard deviations.
    pub fn orange(self) -> f64 {
        self.orange
    }

    /// Where a weight with this weight-for-age z-score lies.
    pub fn zone(self, weight_for_age: ZScore) -> CardZone {
        match weight_for_age.get() {
            z if z < self.red => CardZone::BelowRed,
            z if z > self.orange => CardZone::AboveOrange,
            _ => CardZone::BetweenLines,
        }
    }
}

impl Default for Lines {
    fn default() -> Self {
        Self { red: -3.0, orange: 1.0 }
    }
}

#[derive(Serialize, Deserialize)]
struct Given {
    red: f64,
    orange: f64,
}

impl TryFrom<Given> for Lines {
    type Error = BadLines;
    fn try_from(given: Given) -> Result<Self, BadLines> {
        Self::new(given.red, given.orange)
    }
}

impl From<Lines> for Given {
    fn from(lines: Lines) -> Given {
        Given { red: lines.red, orange: lines.orange }
    }
}
