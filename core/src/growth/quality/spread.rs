//! Spread and flags of z-scores: bad measuring widens the distribution before it moves its middle.

use super::Grade;
use serde::{Deserialize, Serialize};

/// Mean and standard deviation of z-scores, added up one at a time (Welford 1962), flagged scores left out by the
/// caller.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Spread {
    n: u32,
    mean: f64,
    squares: f64,
}

impl Spread {
    /// Adds one z-score.
    pub fn count(&mut self, z: f64) {
        self.n += 1;
        let step = z - self.mean;
        self.mean += step / f64::from(self.n);
        self.squares += step * (z - self.mean);
    }

    /// How many z-scores were added.
    pub fn n(&self) -> u32 {
        self.n
    }

    /// The mean; none without scores.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then_some(self.mean)
    }

    /// The standard deviation; none for fewer than two scores.
    pub fn sd(&self) -> Option<f64> {
        (self.n > 1).then(|| (self.squares / f64::from(self.n - 1)).sqrt())
    }

    /// The grade of the standard deviation of weight-for-height scores: below 1.10, 1.15 and 1.20, and from 0.80 on
    /// (SMART: 0.8 to 1.2 in well-conducted surveys). None for fewer than 50 scores (our choice).
    ///
    /// For weight-for-height only: length-for-age spreads more where ages are uncertain and where children differ more.
    pub fn grade(&self) -> Option<Grade> {
        let sd = self.sd().filter(|_| self.n >= 50)?;
        Some(if sd < 0.8 { Grade::Problematic } else { Grade::below([1.1, 1.15, 1.2], sd) })
    }
}

/// How many z-scores are flagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Flagged {
    /// Scores beyond what WHO holds for believable.
    pub flagged: u32,
    /// All scores, flagged or not.
    pub n: u32,
}

impl Flagged {
    /// Adds one score.
    pub fn count(&mut self, flagged: bool) {
        self.n += 1;
        self.flagged += u32::from(flagged);
    }

    /// The share that is flagged; none without scores.
    pub fn share(&self) -> Option<f64> {
        (self.n > 0).then(|| f64::from(self.flagged) / f64::from(self.n))
    }

    /// Whether the flags speak against the data as a whole: more than 1 % of the scores of an index (WHO and UNICEF,
    /// *Recommendations for data collection, analysis and reporting on anthropometric indicators in children under 5
    /// years old*, 2019). None for fewer than 100 scores, where one flag is 1 % (our choice).
    pub fn is_suspicious(&self) -> Option<bool> {
        self.share().filter(|_| self.n >= 100).map(|share| share > 0.01)
    }
}
