//! How a sample was drawn: weights, clusters, strata.
//!
//! A *primary sampling unit* (PSU) is what was drawn first: a cluster such as a posyandu, or the child itself where no
//! clusters were drawn. Clusters are nested in strata: cluster 1 of stratum 1 is not cluster 1 of stratum 2.
//!
//! Invariant: every row has a finite weight of zero or more, one PSU, and each PSU lies in one stratum.

use super::student;
use std::collections::BTreeMap;

/// The design of a sample, row by row.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    weights: Vec<f64>,
    /// Row to PSU.
    psu: Vec<usize>,
    /// PSU to stratum.
    stratum: Vec<usize>,
    strata: usize,
    /// Neither weights nor clusters nor strata were given.
    simple: bool,
    /// Clusters or strata were given.
    complex: bool,
    df: u64,
}

/// Why rows make no design.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum BadDesign {
    /// A sampling weight is negative, infinite or not a number.
    #[error("row {row}: {weight} is not a sampling weight")]
    Weight {
        /// The row, counted from 0.
        row: usize,
        /// The weight as given.
        weight: f64,
    },
    /// The columns do not describe the same rows.
    #[error("{given} rows where {expected} were expected")]
    Rows {
        /// Rows in the first column given.
        expected: usize,
        /// Rows in the column that differs.
        given: usize,
    },
}

impl Design {
    /// `rows` children, each drawn alone and with the same chance.
    pub fn simple(rows: usize) -> Self {
        Self {
            weights: vec![1.0; rows],
            psu: (0..rows).collect(),
            stratum: vec![0; rows],
            strata: rows.min(1),
            simple: true,
            complex: false,
            df: (rows as u64).saturating_sub(1),
        }
    }

    /// `rows` children drawn with `weights`, in `clusters`, from `strata`, as far as each is given. Labels of clusters
    /// and strata may be any numbers.
    ///
    /// A file with a single cluster says nothing about differences between clusters; its rows then count as the PSUs,
    /// as in WHO's package.
    ///
    /// # Errors
    /// [`BadDesign`] for a weight that is negative or not finite, and for columns of another length.
    pub fn new(
        rows: usize,
        weights: Option<&[f64]>,
        clusters: Option<&[u64]>,
        strata: Option<&[u64]>,
    ) -> Result<Self, BadDesign> {
        let lengths = [weights.map(<[f64]>::len), clusters.map(<[u64]>::len), strata.map(<[u64]>::len)];
        if let Some(&given) = lengths.iter().flatten().find(|&&length| length != rows) {
            return Err(BadDesign::Rows { expected: rows, given });
        }
        let simple = weights.is_none() && clusters.is_none() && strata.is_none();
        let weights = weights.map_or_else(|| vec![1.0; rows], <[f64]>::to_vec);
        if let Some(row) = weights.iter().position(|w| !(w.is_finite() && *w >= 0.0)) {
            return Err(BadDesign::Weight { row, weight: weights[row] });
        }
        let drawn_in_clusters = clusters.filter(|labels| labels.iter().any(|label| *label != labels[0]));
        let stratum_of = numbered((0..rows).map(|row| strata.map_or(0, |labels| labels[row])));
        let psu = match drawn_in_clusters {
            Some(labels) => numbered((0..rows).map(|row| (stratum_of[row], labels[row]))),
            None => (0..rows).collect(),
        };
        let mut stratum = vec![0; psu.iter().max().map_or(0, |last| last + 1)];
        for (row, &unit) in psu.iter().enumerate() {
            stratum[unit] = stratum_of[row];
        }
        let counted = |row: &usize| weights[*row] != 0.0;
        let units = distinct((0..rows).filter(counted).map(|row| psu[row]));
        let layers = distinct((0..rows).filter(counted).map(|row| stratum_of[row]));
        Ok(Self {
            df: (units - layers) as u64,
            strata: stratum_of.iter().max().map_or(0, |last| last + 1),
            simple,
            complex: clusters.is_some() || strata.is_some(),
            weights,
            psu,
            stratum,
        })
    }

    /// How many rows the design describes.
    pub fn rows(&self) -> usize {
        self.weights.len()
    }

    pub(super) fn weight(&self, row: usize) -> f64 {
        self.weights[row]
    }

    pub(super) fn is_simple(&self) -> bool {
        self.simple
    }

    pub(super) fn is_complex(&self) -> bool {
        self.complex
    }

    /// Student's factor for the interval of a proportion: PSUs less strata, over rows with a weight.
    pub(super) fn t_of_proportions(&self) -> Option<f64> {
        student::t_975(self.df)
    }

    /// Student's factor for the interval of a mean. Without clusters and strata WHO's package counts rows without a
    /// weight too.
    pub(super) fn t_of_means(&self) -> Option<f64> {
        student::t_975(if self.complex { self.df } else { (self.rows() as u64).saturating_sub(1) })
    }

    /// The variance of a weighted sum, by linearisation: `scores` are the rows' deviations from the estimate times
    /// their share of the weight; rows that are not named count as 0, and so do PSUs without such rows.
    ///
    /// A stratum with a single PSU has no mean of its own to vary around; it varies around the mean of all, which is 0
    /// for deviations (`survey.lonely.psu = "adjust"` in R's `survey`). None where the whole sample is a single PSU.
    pub(super) fn variance(&self, scores: impl Iterator<Item = (usize, f64)>) -> Option<f64> {
        if self.stratum.len() < 2 {
            return None;
        }
        let mut totals = vec![0.0; self.stratum.len()];
        for (row, score) in scores {
            totals[self.psu[row]] += score;
        }
        let (mut units, mut sums) = (vec![0_u32; self.strata], vec![0.0; self.strata]);
        for (&stratum, total) in self.stratum.iter().zip(&totals) {
            units[stratum] += 1;
            sums[stratum] += total;
        }
        let spread = self.stratum.iter().zip(&totals).map(|(&stratum, total)| {
            let n = f64::from(units[stratum]);
            let (centre, scale) = if units[stratum] == 1 { (0.0, 1.0) } else { (sums[stratum] / n, n / (n - 1.0)) };
            scale * (total - centre) * (total - centre)
        });
        Some(spread.sum())
    }
}

/// Numbers labels 0, 1, 2, … in the order of their first appearance.
fn numbered<T: Ord>(labels: impl Iterator<Item = T>) -> Vec<usize> {
    let mut known = BTreeMap::new();
    labels
        .map(|label| {
            let next = known.len();
            *known.entry(label).or_insert(next)
        })
        .collect()
}

fn distinct(numbers: impl Iterator<Item = usize>) -> usize {
    numbers.collect::<std::collections::BTreeSet<_>>().len()
}
