//! How far measurements can be trusted: signs that a place or a person rounds, guesses or writes down wrongly.
//!
//! The scores are those that nutrition surveys are checked with; they say nothing about one child, and little about
//! fewer than some dozens. They are for lists that a person looks at: which posyandu to visit first, which numbers to
//! show with a warning.
//!
//! Invariant: a score is made of counts alone, so it can be added up from parts; too little data is none, never a grade.
//! Tested by: tests/suite/quality_cases.rs.

mod digits;
mod heaping;
mod spread;

pub use digits::{BadDigit, TerminalDigits};
pub use heaping::{AgeHeaping, Heap};
pub use spread::{Flagged, Spread};

use serde::{Deserialize, Serialize};

/// How good a score is, in the four words of the SMART method (*Standardized Monitoring and Assessment of Relief and
/// Transitions*, manual 2.0, 2017, plausibility check).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// As good as trained survey teams.
    Excellent,
    /// Good.
    Good,
    /// Usable with care.
    Acceptable,
    /// Not to be relied on before somebody has looked.
    Problematic,
}

impl Grade {
    /// The grade of `value` where below the first limit is excellent, below the second good, below the third acceptable.
    fn below(limits: [f64; 3], value: f64) -> Self {
        match limits.iter().position(|limit| value < *limit) {
            Some(0) => Self::Excellent,
            Some(1) => Self::Good,
            Some(2) => Self::Acceptable,
            _ => Self::Problematic,
        }
    }
}
