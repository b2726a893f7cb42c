//! The names and codes of WHO's package `anthro`: columns and groups of its output, oedema in its input.
//!
//! These are identifiers of an exchange format, not words for people.
//!
//! Invariant: [`cells`] gives one cell for each name of [`columns`], in the same order.

use super::{AgeBand, Cutoff, Estimate, Group, IndexSummary, NoEstimate, Quintile, Summary, Upstream};
use crate::sex::Sex;
use std::fmt;

/// The names of WHO's output columns that hold numbers, in WHO's order: all but `Group`.
pub fn columns() -> Vec<String> {
    let estimate = |name: &str| ["r", "se", "ll", "ul"].map(|part| format!("{name}_{part}"));
    let mut names = Vec::new();
    for index in ["HA", "WA", "BMI", "WH"] {
        names.extend([format!("{index}Z_pop"), format!("{index}Z_unwpop")]);
        names.extend(Cutoff::ALL.iter().flat_map(|cutoff| estimate(&format!("{index}{}", suffix(*cutoff)))));
        names.extend(estimate(index));
        names.push(format!("{index}_stdev"));
    }
    names.extend(["HA_2_WH_2_pop", "HA_2_WH_2_unwpop"].map(String::from));
    names.extend(["HA_2_WH_2", "HA_2_WH2"].iter().flat_map(|name| estimate(name)));
    names
}

fn suffix(cutoff: Cutoff) -> &'static str {
    match cutoff {
        Cutoff::Below3 => "_3",
        Cutoff::Below2 => "_2",
        Cutoff::Below1 => "_1",
        Cutoff::Above1 => "1",
        Cutoff::Above2 => "2",
        Cutoff::Above3 => "3",
    }
}

/// The numbers of one group in WHO's columns; shares in percent.
pub fn cells(summary: &Summary) -> Vec<Option<f64>> {
    let indices = [&summary.length_for_age, &summary.weight_for_age, &summary.bmi_for_age, &summary.weight_for_length];
    let mut cells: Vec<Option<f64>> = indices.into_iter().flat_map(index_cells).collect();
    cells.extend([Some(summary.both.weighted_n), Some(summary.both.n as f64)]);
    cells.extend(estimate_cells(summary.stunted_and_wasted, 100.0));
    cells.extend(estimate_cells(summary.stunted_and_overweight, 100.0));
    cells
}

fn index_cells(index: &IndexSummary) -> Vec<Option<f64>> {
    let mut cells = vec![Some(index.size.weighted_n), Some(index.size.n as f64)];
    cells.extend(index.shares.iter().flat_map(|share| estimate_cells(*share, 100.0)));
    cells.extend(estimate_cells(index.mean.map(|mean| mean.estimate), 1.0));
    cells.push(index.mean.ok().and_then(|mean| mean.sd));
    cells
}

fn estimate_cells(estimate: Result<Estimate, NoEstimate>, unit: f64) -> [Option<f64>; 4] {
    let estimate = estimate.ok();
    let ci = estimate.and_then(|e| e.ci);
    [estimate.map(|e| e.value), estimate.and_then(|e| e.se), ci.map(|ci| ci.low), ci.map(|ci| ci.high)]
        .map(|number| number.map(|n| n * unit))
}

impl fmt::Display for Group {
    /// The group's name in WHO's output, such as `Age + sex: 06-11 mo.Female`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("All"),
            Self::Age(band) => write!(f, "Age group: {}", band_name(*band)),
            Self::Sex(sex) => write!(f, "Sex: {}", sex_name(*sex)),
            Self::AgeSex(band, sex) => write!(f, "Age + sex: {}.{}", band_name(*band), sex_name(*sex)),
            Self::Area(label) => write!(f, "Area: {label}"),
            Self::Region(label) => write!(f, "Geographical region: {label}"),
            Self::Wealth(quintile) => write!(f, "Wealth quintile: {}", quintile_name(*quintile)),
            Self::Education(label) => write!(f, "Maternal education: {label}"),
            Self::Other(label) => write!(f, "Other grouping: {label}"),
        }
    }
}

fn band_name(band: AgeBand) -> &'static str {
    match band {
        AgeBand::Under6 => "00-05 mo",
        AgeBand::From6 => "06-11 mo",
        AgeBand::From12 => "12-23 mo",
        AgeBand::From24 => "24-35 mo",
        AgeBand::From36 => "36-47 mo",
        AgeBand::From48 => "48-59 mo",
    }
}

fn sex_name(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "Female",
        Sex::Male => "Male",
    }
}

fn quintile_name(quintile: Quintile) -> &'static str {
    match quintile {
        Quintile::First => "Q1: Poorest",
        Quintile::Second => "Q2",
        Quintile::Third => "Q3",
        Quintile::Fourth => "Q4",
        Quintile::Fifth => "Q5: Richest",
    }
}

/// An oedema code that is not known, or that WHO's package stops at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown oedema code {code:?}")]
pub struct UnreadOedema {
    /// The code as given, cut to 16 characters; none for a missing one.
    pub code: Option<String>,
}

/// Reads an oedema code: `y`, `Y` or `1` is yes; `n`, `N`, `2` or a missing code is no.
///
/// # Errors
/// For any other code; with [`Upstream::Compatible`] for any other than `y` and `n`.
pub fn read_oedema(code: Option<&str>, upstream: Upstream) -> Result<bool, UnreadOedema> {
    match (code, upstream) {
        (Some("y"), _) => Ok(true),
        (Some("n"), _) => Ok(false),
        (Some("Y" | "1"), Upstream::Correct) => Ok(true),
        (Some("N" | "2") | None, Upstream::Correct) => Ok(false),
        _ => Err(UnreadOedema { code: code.map(|code| code.chars().take(16).collect()) }),
    }
}
