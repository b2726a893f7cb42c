//! Age heaping: whether ages are known, or guessed to the year and half year.

use serde::{Deserialize, Serialize};

/// How often each month of the year of age occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AgeHeaping {
    /// Children whose age in completed months leaves the remainder 0 to 11 when divided by 12.
    pub counts: [u32; 12],
}

/// A kind of round age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heap {
    /// Whole years: 0, 12, 24, … months.
    Years,
    /// Whole and half years: 0, 6, 12, 18, … months.
    HalfYears,
}

impl AgeHeaping {
    /// Counts a child of `months` completed months (*bulan penuh*).
    ///
    /// Count children of whole years of age only, such as 12 to 59 months: from 6 to 59 the second half of the year
    /// occurs more often than the first.
    pub fn count(&mut self, months: u32) {
        self.counts[(months % 12) as usize] += 1;
    }

    /// How many children were counted.
    pub fn n(&self) -> u64 {
        self.counts.iter().map(|count| u64::from(*count)).sum()
    }

    /// Pearson's χ² against twelve equally frequent remainders, 11 degrees of freedom (the test of R's `nipnTK`). None
    /// without children.
    pub fn chi_squared(&self) -> Option<f64> {
        let expected = self.n() as f64 / 12.0;
        let squares = self.counts.iter().map(|count| (f64::from(*count) - expected) * (f64::from(*count) - expected));
        (expected > 0.0).then(|| squares.sum::<f64>() / expected)
    }

    /// How many times more often than by chance ages are round, in the manner of Whipple's index divided by 100: 1 where
    /// ages are known, 12 where all are whole years.
    pub fn excess(&self, heap: Heap) -> Option<f64> {
        let n = self.n();
        let (round, chance) = match heap {
            Heap::Years => (self.counts[0], 12.0),
            Heap::HalfYears => (self.counts[0] + self.counts[6], 6.0),
        };
        (n > 0).then(|| f64::from(round) * chance / n as f64)
    }
}
