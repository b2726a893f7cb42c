//! Everything on which official texts differ, or which a regency sets, in one value.

use crate::kms::{Lines, MinimumGains};
use crate::services::Schedule;
use crate::{advice, plausibility};
use serde::{Deserialize, Serialize};

/// The values by which records are made. A file of settings states its version and what differs from the defaults.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Name and version of these values, kept with every record that is made by them.
    pub version: String,
    /// The least gain in a month (*KBM*). Default: one row for boys, one for girls ([`MinimumGains::BY_SEX`]).
    #[serde(default)]
    pub minimum_gains: MinimumGains,
    /// The lines of the card (*garis merah, garis oranye*). Default: −3 and +1 ([`Lines`]).
    #[serde(default)]
    pub lines: Lines,
    /// Limits of the referral rules. Default: care is evaluated after 14 days, absence is one month
    /// ([`advice::Limits`]).
    #[serde(default)]
    pub referral: advice::Limits,
    /// When services are due. Default: the Ministry's schedule of 2023 ([`Schedule`]).
    #[serde(default)]
    pub schedule: Schedule,
    /// Which measurements are asked for a second time ([`plausibility::Limits`]).
    #[serde(default)]
    pub plausibility: plausibility::Limits,
    /// Ages, in full months, at which what is due changes, so that a list points out who reaches one this month.
    /// Default: 6 (*MP-ASI*, vitamin A, *PKAT*), 9 (measles), 12 (deworming, red capsule), 18 (boosters), 24 (height
    /// standing), 60 (no longer *balita*).
    #[serde(default = "milestone_months")]
    pub milestone_months: Vec<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: "simpati-1".to_owned(),
            minimum_gains: MinimumGains::default(),
            lines: Lines::default(),
            referral: advice::Limits::default(),
            schedule: Schedule::default(),
            plausibility: plausibility::Limits::default(),
            milestone_months: milestone_months(),
        }
    }
}

fn milestone_months() -> Vec<u32> {
    vec![6, 9, 12, 18, 24, 60]
}
