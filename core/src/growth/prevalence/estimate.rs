//! One estimate from a sample: a mean or a proportion, with its standard error and interval.
//!
//! Invariant: an estimate that exists is a finite number, and what cannot be known (an error from one child, an
//! interval without degrees of freedom) is absent, never zero and never NaN.

use super::{Design, Upstream};

/// A number estimated from a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The mean, or the proportion between 0 and 1.
    pub value: f64,
    /// Its standard error, by linearisation; none where the sample is a single unit.
    pub se: Option<f64>,
    /// Its 95 % interval; none without degrees of freedom.
    pub ci: Option<Interval>,
}

/// A 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower limit.
    pub low: f64,
    /// Upper limit.
    pub high: f64,
}

/// The mean of a number in a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mean {
    /// The weighted mean.
    pub estimate: Estimate,
    /// The standard deviation in the population; none from a single child.
    pub sd: Option<f64>,
}

/// How many an estimate rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Children with a known value.
    pub n: usize,
    /// The sum of their weights.
    pub weighted_n: f64,
}

/// Why a group has no estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NoEstimate {
    /// No child of the group has a known value.
    #[error("no child with a known value")]
    NoChild,
    /// All children with a known value have weight 0.
    #[error("no child with a known value has a weight")]
    NoWeight,
}

impl Design {
    /// How many rows of `group` have a value.
    pub fn size<T>(&self, group: &[usize], value: impl Fn(usize) -> Option<T>) -> Size {
        let known = group.iter().copied().filter(|row| value(*row).is_some());
        known.fold(Size { n: 0, weighted_n: 0.0 }, |size, row| Size {
            n: size.n + 1,
            weighted_n: size.weighted_n + self.weight(row),
        })
    }

    /// The mean of `value` over the rows of `group` (row numbers, each once) where it is known.
    ///
    /// # Errors
    /// [`NoEstimate`] where no row with a weight has a value.
    pub fn mean(
        &self,
        group: &[usize],
        value: impl Fn(usize) -> Option<f64>,
        upstream: Upstream,
    ) -> Result<Mean, NoEstimate> {
        let (mean, total) = self.ratio(group, &value)?;
        let known = || group.iter().filter_map(|&row| value(row).map(|x| (row, x)));
        let se = self.se(known(), mean, total);
        let ci = se.zip(self.t_of_means()).map(|(se, t)| Interval { low: mean - t * se, high: mean + t * se });
        let squares: f64 = known().map(|(row, x)| self.weight(row) / total * (x - mean) * (x - mean)).sum();
        // With clusters or strata, R's `svyvar` counts the group's rows without a value too.
        let n = match self.is_complex() {
            true => group.iter().filter(|row| self.weight(**row) != 0.0).count(),
            false => known().count(),
        };
        let enough = n > 1 && (upstream == Upstream::Compatible || known().count() > 1);
        let sd = enough.then(|| (squares * n as f64 / (n - 1) as f64).sqrt());
        Ok(Mean { estimate: Estimate { value: mean, se, ci }, sd })
    }

    /// The share of rows of `group` for which `value` is true, of those where it is known, with an interval that is
    /// symmetric on the logit scale. Where all or none are, the interval is [1, 1] or [0, 0], as in WHO's package.
    ///
    /// # Errors
    /// [`NoEstimate`] where no row with a weight has a value.
    pub fn proportion(
        &self,
        group: &[usize],
        value: impl Fn(usize) -> Option<bool>,
        upstream: Upstream,
    ) -> Result<Estimate, NoEstimate> {
        let as_number = |row| value(row).map(|is| f64::from(u8::from(is)));
        let (share, total) = self.ratio(group, as_number)?;
        let weighed = || group.iter().filter(|row| self.weight(**row) > 0.0).filter_map(|row| value(*row));
        let certain = if weighed().all(|is| is) { Some(1.0) } else { weighed().all(|is| !is).then_some(0.0) };
        if let Some(share) = certain {
            let ci = Some(Interval { low: share, high: share });
            return Ok(Estimate { value: share, se: self.variance(std::iter::empty()).map(f64::sqrt), ci });
        }
        let known = group.iter().filter_map(|&row| as_number(row).map(|x| (row, x)));
        let se = self.se(known, share, total);
        // The test for 100 % made on the percentage: WHO's package gives exactly 1 % the interval of 100 %, as [1, 1] %.
        if upstream == Upstream::Compatible && !self.is_simple() && share * 100.0 == 1.0 {
            return Ok(Estimate { value: share, se, ci: Some(Interval { low: 0.01, high: 0.01 }) });
        }
        let reach = se.zip(self.t_of_proportions()).map(|(se, t)| t * se / (share * (1.0 - share)));
        let ci = reach.map(|reach| Interval { low: shifted(share, -reach), high: shifted(share, reach) });
        Ok(Estimate { value: share, se, ci })
    }

    /// Weighted mean, and the sum of weights behind it.
    fn ratio(&self, group: &[usize], value: impl Fn(usize) -> Option<f64>) -> Result<(f64, f64), NoEstimate> {
        let Size { n, weighted_n } = self.size(group, &value);
        match (n, weighted_n > 0.0) {
            (0, _) => Err(NoEstimate::NoChild),
            (_, false) => Err(NoEstimate::NoWeight),
            _ => {
                let parts = group.iter().filter_map(|&row| value(row).map(|x| x * self.weight(row) / weighted_n));
                Ok((exact_sum(parts), weighted_n))
            }
        }
    }

    fn se(&self, known: impl Iterator<Item = (usize, f64)>, centre: f64, total: f64) -> Option<f64> {
        let scores = known.map(|(row, x)| (row, self.weight(row) * (x - centre) / total));
        self.variance(scores).map(f64::sqrt)
    }
}

/// A share between 0 and 1, moved by `step` on the logit scale.
fn shifted(share: f64, step: f64) -> f64 {
    // One of the two forms overflows where the other only vanishes.
    let odds_against = (1.0 - share) / share * libm::exp(-step);
    1.0 / (1.0 + odds_against)
}

/// Sums with the rounding errors kept (Neumaier 1974), so that 2 children of 200 are 0.01 and nothing beside it.
fn exact_sum(parts: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0);
    for part in parts {
        let next = sum + part;
        lost += if sum.abs() >= part.abs() { (sum - next) + part } else { (part - next) + sum };
        sum = next;
    }
    sum + lost
}
