//! From measured values to places on the paper.

/// A straight line from one range to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    /// The values.
    pub(super) from: (f64, f64),
    /// Their places.
    pub(super) to: (f64, f64),
}

impl Scale {
    /// The place of `value`.
    pub(super) fn at(self, value: f64) -> f64 {
        let part = (value - self.from.0) / (self.from.1 - self.from.0);
        self.to.0 + part * (self.to.1 - self.to.0)
    }
}

/// Round values that cover `low` to `high` in about `wanted` steps of 1, 2 or 5 times a power of ten.
pub(super) fn ticks(low: f64, high: f64, wanted: f64) -> Vec<f64> {
    if !(low.is_finite() && high.is_finite() && low < high) {
        return Vec::new();
    }
    let rough = (high - low) / wanted;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power).into_iter().find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * power);
    let (first, last) = ((low / step).floor() as i32, (high / step).ceil() as i32);
    (first..=last).map(|number| f64::from(number) * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_cover_the_range() {
        let cases = [
            ((2.1, 17.1), vec![0.0, 5.0, 10.0, 15.0, 20.0]),
            ((44.2, 96.3), vec![40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0]),
            ((12.1, 21.9), vec![12.0, 14.0, 16.0, 18.0, 20.0, 22.0]),
            // Nothing to cover.
            ((3.0, 3.0), vec![]),
            ((f64::NAN, 3.0), vec![]),
        ];
        for ((low, high), expected) in cases {
            assert_eq!(ticks(low, high, 7.0), expected, "{low} to {high}");
        }
    }
}
