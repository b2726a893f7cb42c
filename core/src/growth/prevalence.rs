//! How many children of a survey are stunted, wasted, underweight or overweight, and how sure that is.
//!
//! The standard analysis of WHO's R package `anthro` 1.1.0, with the estimators of R's `survey`: linearised standard
//! errors from the totals of the primary sampling units, Student's t, and intervals on the logit scale. Proportions
//! are between 0 and 1; WHO's package prints them times 100.
//!
//! Invariant: an estimate is a finite number with its size, or a typed [`NoEstimate`]; never NaN, and never an error of
//! zero where the error is not known.
//! Tested by: tests/suite/prevalence_vectors.rs (WHO's package on a survey), tests/suite/prevalence_cases.rs (by hand).

mod design;
mod estimate;
mod group;
mod student;
mod survey;
mod who_names;

pub use design::{BadDesign, Design};
pub use estimate::{Estimate, Interval, Mean, NoEstimate, Size};
pub use group::{AgeBand, Cutoff, Group, Quintile};
pub use survey::{BadSurvey, IndexSummary, Sampling, Summary, Surveyed, survey};
pub use who_names::{UnreadOedema, cells, columns, read_oedema};

/// What to do where WHO's package `anthro` 1.1.0 errs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Upstream {
    /// The right answer.
    #[default]
    Correct,
    /// WHO's answer, to compare numbers with it:
    /// (a) except in a simple sample, a proportion of exactly 1 % gets the interval [1 %, 1 %];
    /// (b) an oedema code other than `y` or `n` stops the analysis;
    /// (c) with clusters or strata, a group with one known z-score among several children has a standard deviation of 0.
    Compatible,
}
