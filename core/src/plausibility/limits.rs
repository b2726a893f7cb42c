//! What a measurement is allowed, in one place, each number with its source or marked as our choice.

use crate::growth::Indicator;
use serde::{Deserialize, Serialize};

/// The limits of the plausibility check. Where field experience or official texts differ, change them here, by
/// configuration.
///
/// MGRS is WHO's Multicentre Growth Reference Study: de Onis M et al., *Measurement and standardization protocols for
/// anthropometry used in the construction of a new international growth reference*, Food Nutr Bull 2004;25(1):S27–36.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// How many standard deviations a measurement may lie from what the child's own curve lets expect. 3.5, our choice;
    /// also the number of Daymont C et al., JAMIA 2017;24:1080–1087, for the same purpose.
    pub tolerance: f64,
    /// Standard deviation of one weighing, kg: scale, clothes, drink and nappy. 0.15, our choice; MGRS let two observers
    /// differ by 0.1.
    pub weight_error_kg: f64,
    /// Standard deviation of one measurement of length, cm. 0.7, our choice; in MGRS that was the largest difference
    /// allowed between two observers, and it fits the scatter of lengths in Dutch clinics.
    pub length_error_cm: f64,
    /// How children drift from their weight curve, by age, youngest first. Our choice.
    pub weight_drift: Vec<Drift>,
    /// How children drift from their length curve, by age, youngest first. Our choice, near what is left of the scatter in
    /// Dutch clinics when the error of two measurements is taken off.
    pub length_drift: Vec<Drift>,
    /// How much shorter than before a child may be measured, cm. 1.5, our choice: twice what MGRS allowed two observers.
    pub shrink_cm: f64,
    /// Two weighings of one day agree up to this difference, kg. 0.1 (MGRS).
    pub agree_weight_kg: f64,
    /// Two measurements of length of one day agree up to this difference, cm. 0.7 (MGRS).
    pub agree_length_cm: f64,
    /// Without history, scores of length-for-age beyond ± this are looked at twice. 5, our choice.
    pub rare_length_for_age: f64,
    /// Without history, scores of weight-for-age beyond ± this are looked at twice. 4, our choice.
    pub rare_weight_for_age: f64,
    /// Without history, scores of weight-for-length and BMI-for-age beyond ± this are looked at twice. 4, our choice.
    pub rare_weight_for_length: f64,
    /// Weight and length equal to the last visit's are taken for copied once the child should have grown this much, cm.
    /// 1, our choice.
    pub repeated_after_growing_cm: f64,
    /// Children younger than this, in months of 30.4375 days, do not stand. 9, as in WHO's package `anthro`.
    pub stands_from_months: f64,
    /// Children of this age and older, in months, are hardly measured lying. 48, our choice: from 24 on standing is the
    /// rule, but younger ones will often not stand still.
    pub lies_until_months: f64,
}

/// How fast children leave their own curve from an age on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drift {
    /// Age in months of 30.4375 days from which this holds.
    pub from_months: f64,
    /// Standard deviation of the change of the z-score over one month. Over n months it is √n times as much.
    pub z_per_month: f64,
}

impl Default for Limits {
    fn default() -> Self {
        let drift = |table: [(f64, f64); 5]| {
            table.iter().map(|&(from_months, z_per_month)| Drift { from_months, z_per_month }).collect()
        };
        Self {
            tolerance: 3.5,
            weight_error_kg: 0.15,
            length_error_cm: 0.7,
            weight_drift: drift([(0.0, 0.7), (1.0, 0.4), (3.0, 0.3), (6.0, 0.25), (12.0, 0.18)]),
            length_drift: drift([(0.0, 0.6), (1.0, 0.35), (3.0, 0.25), (6.0, 0.2), (12.0, 0.12)]),
            shrink_cm: 1.5,
            agree_weight_kg: 0.1,
            agree_length_cm: 0.7,
            rare_length_for_age: 5.0,
            rare_weight_for_age: 4.0,
            rare_weight_for_length: 4.0,
            repeated_after_growing_cm: 1.0,
            stands_from_months: 9.0,
            lies_until_months: 48.0,
        }
    }
}

impl Limits {
    /// Whether a score is one of those that are looked at twice where no history supports them.
    pub(super) fn is_rare(&self, indicator: Indicator, z: f64) -> bool {
        let limit = match indicator {
            Indicator::LengthForAge => self.rare_length_for_age,
            Indicator::WeightForAge => self.rare_weight_for_age,
            _ => self.rare_weight_for_length,
        };
        z.abs() > limit
    }
}

/// The variance of the change of a z-score between two ages in months.
pub(super) fn drift_variance(table: &[Drift], from: f64, to: f64) -> f64 {
    let ends = table.iter().skip(1).map(|next| next.from_months).chain([f64::INFINITY]);
    let parts = table.iter().zip(ends).map(|(drift, end)| {
        let months = to.min(end) - from.max(drift.from_months);
        drift.z_per_month * drift.z_per_month * months.max(0.0)
    });
    parts.sum()
}
