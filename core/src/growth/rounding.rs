//! Rounding to two decimals, as R 4 does it.
//!
//! Of the two neighbouring hundredths the nearer one wins, and on a tie the even one, judged by the distances in floating
//! point. It is neither `(100.0 * x).round() / 100.0` nor what formatting with two decimals gives.

/// The first number that R leaves alone because its two decimals would need a sixteenth digit: the smallest for which
/// `2 + log10(a) > 15` in floating point.
const SIXTEEN_DIGITS: f64 = 10_000_000_000_000.021;

/// Rounds to two decimals. Zero, infinite and NaN stay what they are.
pub(super) fn round2(x: f64) -> f64 {
    let a = x.abs();
    // NaN is in no range.
    if !(a > 0.0 && a < SIXTEEN_DIGITS) {
        return x;
    }
    // Below 10¹⁵ a conversion to a whole number and back is the floor, and no call to a function.
    let hundredths = 100.0 * a;
    let below = hundredths as i64;
    let above = below + i64::from((below as f64) < hundredths);
    let (low, high) = (below as f64 / 100.0, above as f64 / 100.0);
    let (to_low, to_high) = (a - low, high - a);
    let rounded = if to_low < to_high || (to_low == to_high && below % 2 == 0) { low } else { high };
    rounded.copysign(x)
}
