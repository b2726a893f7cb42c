//! WHO's standard analysis of a survey: every index, cut-off and group.
//!
//! Children with their z-scores in, one [`Summary`] per group out.
//!
//! Invariant: a flagged z-score counts nowhere; a child with oedema has no weight-based z-score and is counted below
//! −3 (severely wasted and underweight), because its weight hides its state.

use super::{AgeBand, BadDesign, Cutoff, Design, Estimate, Group, Mean, NoEstimate, Quintile, Size, Upstream};
use crate::growth::{Indicator, ZScore};
use crate::sex::Sex;

/// One child of a survey. What is not known is none.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Surveyed {
    /// Age in days, not rounded. A child of 1826.5 days or older is left out of the analysis.
    pub age_days: Option<f64>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Both feet swell.
    pub oedema: bool,
    /// Z-score of length-for-age.
    pub length_for_age: Option<ZScore>,
    /// Z-score of weight-for-age.
    pub weight_for_age: Option<ZScore>,
    /// Z-score of BMI-for-age.
    pub bmi_for_age: Option<ZScore>,
    /// Z-score of weight-for-length.
    pub weight_for_length: Option<ZScore>,
    /// Sampling weight; unknown counts as 0.
    pub weight: Option<f64>,
    /// Cluster; where clusters are used, a child without one is left out.
    pub cluster: Option<u64>,
    /// Stratum; where strata are used, a child without one is left out.
    pub stratum: Option<u64>,
    /// Type of residence.
    pub area: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Wealth quintile.
    pub wealth: Option<Quintile>,
    /// The mother's education.
    pub education: Option<String>,
    /// A grouping of the survey's own.
    pub other: Option<String>,
}

/// Which columns describe how the children were drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sampling {
    /// Use the weights.
    pub weights: bool,
    /// Use the clusters.
    pub clusters: bool,
    /// Use the strata.
    pub strata: bool,
}

/// What is known of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Summary {
    /// Whom it is about.
    pub group: Group,
    /// Length-for-age (*PB/U, TB/U*).
    pub length_for_age: IndexSummary,
    /// Weight-for-age (*BB/U*).
    pub weight_for_age: IndexSummary,
    /// BMI-for-age (*IMT/U*).
    pub bmi_for_age: IndexSummary,
    /// Weight-for-length (*BB/PB, BB/TB*).
    pub weight_for_length: IndexSummary,
    /// Children with both length-for-age and weight-for-length.
    pub both: Size,
    /// Stunted and wasted: both below −2.
    pub stunted_and_wasted: Result<Estimate, NoEstimate>,
    /// Stunted and overweight: length-for-age below −2, weight-for-length above +2.
    pub stunted_and_overweight: Result<Estimate, NoEstimate>,
}

/// One index in one group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexSummary {
    /// Children with a usable z-score, or with oedema.
    pub size: Size,
    /// The share beyond each of [`Cutoff::ALL`], in that order.
    pub shares: [Result<Estimate, NoEstimate>; 6],
    /// Mean and standard deviation of the z-score, of children without oedema.
    pub mean: Result<Mean, NoEstimate>,
}

/// Why a survey cannot be analysed.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
pub enum BadSurvey {
    /// No child is left: all are too old, or without the cluster or stratum that the design needs.
    #[error("no child is left to be analysed")]
    NobodyLeft,
    /// The design does not describe a sample.
    #[error(transparent)]
    Design(#[from] BadDesign),
}

/// Analyses a survey. Groups come in WHO's order: all, age, sex, age and sex, then each optional grouping that at least
/// one child has a value of; areas, regions, education and other groups in the order of their first appearance.
///
/// # Errors
/// [`BadSurvey`]; the row number of a bad weight counts from 0 over all `children`.
pub fn survey(children: &[Surveyed], sampling: Sampling, upstream: Upstream) -> Result<Vec<Summary>, BadSurvey> {
    if let Some(row) = children.iter().position(|child| sampling.weights && !is_weight(child.weight)) {
        return Err(BadDesign::Weight { row, weight: children[row].weight.unwrap_or(0.0) }.into());
    }
    let kept: Vec<&Surveyed> = children.iter().filter(|child| is_kept(child, sampling)).collect();
    if kept.is_empty() {
        return Err(BadSurvey::NobodyLeft);
    }
    let column = |used: bool, label: fn(&Surveyed) -> Option<u64>| {
        used.then(|| kept.iter().filter_map(|child| label(child)).collect::<Vec<u64>>())
    };
    let weights = sampling.weights.then(|| kept.iter().map(|child| child.weight.unwrap_or(0.0)).collect::<Vec<f64>>());
    let clusters = column(sampling.clusters, |child| child.cluster);
    let strata = column(sampling.strata, |child| child.stratum);
    let design = Design::new(kept.len(), weights.as_deref(), clusters.as_deref(), strata.as_deref())?;
    let analysis = Analysis { scores: kept.iter().map(|child| Usable::of(child)).collect(), design, upstream };
    Ok(groups(&kept).into_iter().map(|(group, rows)| analysis.summary(group, &rows)).collect())
}

fn is_weight(weight: Option<f64>) -> bool {
    weight.is_none_or(|w| w.is_finite() && w >= 0.0)
}

fn is_kept(child: &Surveyed, sampling: Sampling) -> bool {
    child.age_days.is_none_or(|days| days < 1826.5)
        && (!sampling.clusters || child.cluster.is_some())
        && (!sampling.strata || child.stratum.is_some())
}

/// The z-scores of one child that may be counted.
struct Usable {
    length: Option<f64>,
    weight: Option<f64>,
    bmi: Option<f64>,
    weight_for_length: Option<f64>,
    oedema: bool,
}

impl Usable {
    fn of(child: &Surveyed) -> Self {
        let believed = |z: Option<ZScore>, of: Indicator| z.map(ZScore::get).filter(|z| !of.is_flagged(*z));
        let weighed = |z, of| believed(z, of).filter(|_| !child.oedema);
        Self {
            length: believed(child.length_for_age, Indicator::LengthForAge),
            weight: weighed(child.weight_for_age, Indicator::WeightForAge),
            bmi: weighed(child.bmi_for_age, Indicator::BmiForAge),
            weight_for_length: weighed(child.weight_for_length, Indicator::WeightForLength),
            oedema: child.oedema,
        }
    }

    /// What a weight-based z-score counts as: oedema is below −3.
    fn counted(&self, z: Option<f64>) -> Option<f64> {
        if self.oedema { Some(-3.1) } else { z }
    }
}

struct Analysis {
    scores: Vec<Usable>,
    design: Design,
    upstream: Upstream,
}

impl Analysis {
    fn summary(&self, group: Group, rows: &[usize]) -> Summary {
        let stunted_and = |cutoff: Cutoff| {
            let both = move |row: usize| {
                let (length, weight) = self.both(row)?;
                Some(Cutoff::Below2.is_beyond(length) && cutoff.is_beyond(weight))
            };
            self.design.proportion(rows, both, self.upstream)
        };
        Summary {
            length_for_age: self.index(rows, |child| child.length, |child| child.length),
            weight_for_age: self.index(rows, |child| child.weight, |child| child.counted(child.weight)),
            bmi_for_age: self.index(rows, |child| child.bmi, |child| child.counted(child.bmi)),
            weight_for_length: self.index(
                rows,
                |child| child.weight_for_length,
                |child| child.counted(child.weight_for_length),
            ),
            both: self.design.size(rows, |row| self.both(row)),
            stunted_and_wasted: stunted_and(Cutoff::Below2),
            stunted_and_overweight: stunted_and(Cutoff::Above2),
            group,
        }
    }

    fn both(&self, row: usize) -> Option<(f64, f64)> {
        let child = &self.scores[row];
        child.length.zip(child.counted(child.weight_for_length))
    }

    fn index(
        &self,
        rows: &[usize],
        z: fn(&Usable) -> Option<f64>,
        counted: fn(&Usable) -> Option<f64>,
    ) -> IndexSummary {
        let counted = |row: usize| counted(&self.scores[row]);
        IndexSummary {
            size: self.design.size(rows, counted),
            shares: Cutoff::ALL.map(|cutoff| {
                let beyond = |row| counted(row).map(|z| cutoff.is_beyond(z));
                self.design.proportion(rows, beyond, self.upstream)
            }),
            mean: self.design.mean(rows, |row| z(&self.scores[row]), self.upstream),
        }
    }
}

/// Days in WHO's month.
const MONTH: f64 = 30.4375;

/// Every group with the rows that lie in it.
fn groups(children: &[&Surveyed]) -> Vec<(Group, Vec<usize>)> {
    let band = |child: &Surveyed| AgeBand::of_months(child.age_days? / MONTH);
    let sexes = [Sex::Female, Sex::Male];
    let mut found = vec![(Group::All, (0..children.len()).collect())];
    let mut add = |groups: Vec<Group>, group_of: &dyn Fn(&Surveyed) -> Option<Group>| {
        let of_row: Vec<Option<Group>> = children.iter().map(|child| group_of(child)).collect();
        if of_row.iter().any(Option::is_some) {
            found.extend(groups.into_iter().map(|group| {
                let rows = (0..of_row.len()).filter(|row| of_row[*row].as_ref() == Some(&group)).collect();
                (group, rows)
            }));
        }
    };
    let labels = |label: fn(&Surveyed) -> Option<&String>, group: fn(String) -> Group| {
        let mut seen: Vec<Group> = Vec::new();
        for label in children.iter().filter_map(|child| label(child)) {
            let group = group(label.clone());
            if !seen.contains(&group) {
                seen.push(group);
            }
        }
        seen
    };
    add(AgeBand::ALL.map(Group::Age).into(), &|child| band(child).map(Group::Age));
    add(sexes.map(Group::Sex).into(), &|child| child.sex.map(Group::Sex));
    add(sexes.iter().flat_map(|sex| AgeBand::ALL.map(|band| Group::AgeSex(band, *sex))).collect(), &|child| {
        Some(Group::AgeSex(band(child)?, child.sex?))
    });
    add(labels(|child| child.area.as_ref(), Group::Area), &|child| child.area.clone().map(Group::Area));
    add(labels(|child| child.region.as_ref(), Group::Region), &|child| child.region.clone().map(Group::Region));
    add(Quintile::ALL.map(Group::Wealth).into(), &|child| child.wealth.map(Group::Wealth));
    add(labels(|child| child.education.as_ref(), Group::Education), &|child| {
        child.education.clone().map(Group::Education)
    });
    add(labels(|child| child.other.as_ref(), Group::Other), &|child| child.other.clone().map(Group::Other));
    found
}
