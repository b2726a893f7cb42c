//! Terminal digit preference: whether the last digits are read off a scale or rounded to halves and wholes.

use super::Grade;
use serde::{Deserialize, Serialize};

/// How often each last digit (tenths) occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TerminalDigits {
    /// Occurrences of the digits 0 to 9.
    pub counts: [u32; 10],
}

/// A number whose tenths are not a digit.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("not a measurement: {value}")]
pub struct BadDigit {
    /// The number as given.
    pub value: f64,
}

impl TerminalDigits {
    /// Counts the tenths of `value` (kilograms or centimetres); further decimals are cut off.
    ///
    /// # Errors
    /// For a negative number, one that is not finite, or 10¹² and more.
    pub fn count(&mut self, value: f64) -> Result<(), BadDigit> {
        if !(0.0..1e12).contains(&value) {
            return Err(BadDigit { value });
        }
        // 4.6 × 10 is 45.999… in floating point; a millionth is finer than any scale and coarser than the error.
        let tenths = (value * 10.0 + 1e-6).floor();
        self.counts[(tenths % 10.0) as usize] += 1;
        Ok(())
    }

    /// How many values were counted.
    pub fn n(&self) -> u64 {
        self.counts.iter().map(|count| u64::from(*count)).sum()
    }

    /// Pearson's χ² against ten equally frequent digits, 9 degrees of freedom. None without values.
    ///
    /// It grows with the number of values: compare places of different size by [`score`](Self::score).
    pub fn chi_squared(&self) -> Option<f64> {
        let expected = self.n() as f64 / 10.0;
        let squares = self.counts.iter().map(|count| (f64::from(*count) - expected) * (f64::from(*count) - expected));
        (expected > 0.0).then(|| squares.sum::<f64>() / expected)
    }

    /// Digit preference score, 100 √(χ² / (9 n)): 0 for equal frequencies, 100 where one digit holds all.
    ///
    /// Kuulasmaa K et al., *Quality assessment of data on blood pressure in the WHO MONICA Project*, 1998.
    pub fn score(&self) -> Option<f64> {
        self.chi_squared().map(|chi| 100.0 * (chi / (9.0 * self.n() as f64)).sqrt())
    }

    /// The grade of the score: below 8, 12 and 20 (SMART, as R's `nipnTK` has it). None for fewer than 300 values: by
    /// chance alone the score is about 100 / √n, which is 14 for 50 values and 6 for 300 (the limit is our choice).
    pub fn grade(&self) -> Option<Grade> {
        self.score().filter(|_| self.n() >= 300).map(|score| Grade::below([8.0, 12.0, 20.0], score))
    }

    /// Whether the digits differ by more than chance: χ² above 27.877, which equal frequencies exceed once in a
    /// thousand. None for fewer than 50 values, where χ² is no guide (fewer than 5 expected of each digit).
    pub fn is_suspicious(&self) -> Option<bool> {
        self.chi_squared().filter(|_| self.n() >= 50).map(|chi| chi > 27.877)
    }

    /// Index of dissimilarity: the share of values, 0 to 0.9, that would have to end in another digit to make all ten
    /// equally frequent.
    pub fn dissimilarity(&self) -> Option<f64> {
        let n = self.n() as f64;
        let distances = self.counts.iter().map(|count| (f64::from(*count) / n - 0.1).abs());
        (n > 0.0).then(|| distances.sum::<f64>() / 2.0)
    }

    /// The share of values that end in 0 or 5: 0.2 where nobody rounds.
    pub fn halves(&self) -> Option<f64> {
        let n = self.n();
        (n > 0).then(|| f64::from(self.counts[0] + self.counts[5]) / n as f64)
    }
}
