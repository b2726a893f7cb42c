//! One row of a growth table, and the arithmetic from a measurement to a z-score and back (Cole's LMS method).
//!
//! Invariant: the operations and their order are those of WHO's packages, so that the last bit is too.

use super::Row;
use super::pow::{pow, pow_approx};
use super::rounding::round2;

/// The distribution of a measurement at one age or length: power (L), median (M), coefficient of variation (S).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lms {
    /// Box-Cox power. No row has 0.
    pub l: f64,
    /// Median, in the unit of the measurement.
    pub m: f64,
    /// Coefficient of variation.
    pub s: f64,
}

/// What happens to a score beyond ±3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tails {
    /// Nothing: length and head circumference.
    Free,
    /// From 3 on each step is as wide as the one between 2 and 3: everything that involves weight, arm or skinfolds.
    Restricted,
}

/// Where in the tables a measurement is compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The measurement, in the unit of the table.
    pub(super) y: f64,
    /// The row, or what lies between two.
    pub(super) lms: Lms,
    /// The rule for scores beyond ±3.
    pub(super) tails: Tails,
    /// The row at or below.
    pub(super) row: Row,
    /// L, M and S lie between the row and the next.
    pub(super) interpolated: bool,
}

impl Place {
    /// The score, rounded.
    #[inline]
    pub(super) fn rounded(&self) -> Z {
        self.lms.rounded(self.y, self.tails)
    }

    /// The score before it is rounded.
    pub(super) fn unrounded(&self) -> Z {
        self.lms.z::<EXACT>(self.y, self.tails)
    }
}

/// A z-score before its reason is added. NaN where the arithmetic leaves the numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Z {
    /// The score.
    pub(super) z: f64,
    /// Whether the rule for the tails was used.
    pub(super) restricted: bool,
}

impl Lms {
    /// The measurement at `k` standard deviations from the median: the curve that a chart draws.
    pub fn at(&self, k: f64) -> f64 {
        self.curve::<EXACT>(k)
    }

    /// The row a part `d` of the way to `next`.
    #[inline]
    pub(super) fn toward(self, next: Self, d: f64) -> Self {
        let between = |low: f64, high: f64| low + d * (high - low);
        Self { l: between(self.l, next.l), m: between(self.m, next.m), s: between(self.s, next.s) }
    }

    #[inline]
    fn curve<const HOW: bool>(&self, k: f64) -> f64 {
        self.m * power::<HOW>(1.0 + (self.l * self.s) * k, 1.0 / self.l)
    }

    /// The unrounded score of the measurement `y`.
    #[inline]
    fn z<const HOW: bool>(&self, y: f64, tails: Tails) -> Z {
        let z = (power::<HOW>(y / self.m, self.l) - 1.0) / (self.s * self.l);
        if tails == Tails::Free || z.is_nan() || z.abs() <= 3.0 {
            return Z { z, restricted: false };
        }
        let side = if z > 3.0 { 1.0 } else { -1.0 };
        let (third, second) = (self.curve::<HOW>(3.0 * side), self.curve::<HOW>(2.0 * side));
        let z = if z > 3.0 { 3.0 + (y - third) / (third - second) } else { -3.0 + (y - third) / (second - third) };
        Z { z, restricted: true }
    }

    /// The score rounded to two decimals. Equal to rounding the exact one, and faster.
    #[inline]
    fn rounded(&self, y: f64, tails: Tails) -> Z {
        let near = self.z::<NEAR>(y, tails);
        if (self.s * self.l).abs() > SMALLEST_DIVISOR
            && let Some(z) = settled(near.z)
        {
            return Z { z, ..near };
        }
        let exact = self.z::<EXACT>(y, tails);
        Z { z: round2(exact.z), ..exact }
    }
}

/// With the exact power.
const EXACT: bool = true;
/// With the approximate one.
const NEAR: bool = false;

/// `settled` allows for an error of 1e-7. The approximate power is off by less than 2⁻⁴⁹ of itself. Within ±3 it is at
/// most 4 (1 + 3 S L), and divided by this or more its error is below 1e-8. Beyond, the curves are off by less than 1e-13
/// of themselves and at least a fiftieth of themselves apart, so a score of 100 is off by less than 1e-9.
const SMALLEST_DIVISOR: f64 = 1e-6;

/// The rounded score, if one known to 1e-7 is surely on one side of all ties and of ±3.
#[inline]
fn settled(z: f64) -> Option<f64> {
    let hundredths = 100.0 * z.abs();
    let nearest = (hundredths + 0.5) as i64 as f64;
    let off_ties = (hundredths - nearest).abs() < 0.49999;
    let off_three = (hundredths - 300.0).abs() > 0.001;
    (off_ties && off_three && hundredths < 10_000.0).then(|| (nearest / 100.0).copysign(z))
}

/// Power with the exponent 1 answered at once: length, height and head circumference have no other.
#[inline]
fn power<const HOW: bool>(x: f64, y: f64) -> f64 {
    if y == 1.0 {
        x
    } else if HOW == EXACT {
        pow(x, y)
    } else {
        pow_approx(x, y)
    }
}
