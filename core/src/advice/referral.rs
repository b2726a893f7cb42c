//! Referral: which rules fire, how urgent each is, who must see the child.

use super::rule::{RULES, RuleId};
use super::{Facts, Limits};
use crate::clock::CivilDate;
use crate::growth::ZScore;
use crate::journal::body::DangerSign;
use crate::keyed::keyed;
use crate::kms::Gain;
use crate::quantity::{Centimetres, Kilograms};
use serde::{Deserialize, Serialize};

keyed! {
    /// How soon something must happen, least urgent first.
    pub enum Urgency {
        /// The cadre visits the family at home (*kunjungan rumah*, *sweeping*).
        HomeVisit = "home_visit",
        /// The cadre tells the health worker (*lapor*).
        Report = "report",
        /// The child is referred (*rujuk*).
        Soon = "soon",
        /// The child is referred at once (*rujuk segera*).
        Today = "today",
    }
}

keyed! {
    /// Who acts.
    pub enum Level {
        /// The cadre (*kader*).
        Cadre = "cadre",
        /// The health worker (*nakes*) at the posyandu or Pustu.
        HealthWorker = "health_worker",
        /// The *Puskesmas*.
        Puskesmas = "puskesmas",
        /// The hospital (*rumah sakit*).
        Hospital = "hospital",
    }
}

/// One rule that fired.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which rule.
    pub rule: RuleId,
    /// How soon.
    pub urgency: Urgency,
    /// Who must act now.
    pub to: Level,
    /// Where that level sends the child on, once it has confirmed the finding.
    pub onward: Option<Level>,
    /// What made the rule fire. Never empty.
    pub reasons: Vec<Reason>,
}

/// What made a rule fire, with its numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Gained less than the minimum since last month.
    NotGained(Gain),
    /// And not in the month before either.
    NotGainedInARow {
        /// Months in a row.
        months: u32,
    },
    /// Weight below the red line.
    BelowRedLine {
        /// Weight-for-age, if it is known.
        weight_for_age: Option<ZScore>,
    },
    /// Weight above the orange line.
    AboveOrangeLine {
        /// Weight-for-age, if it is known.
        weight_for_age: Option<ZScore>,
    },
    /// The child cannot do all that the checklist asks for.
    DevelopmentIncomplete,
    /// Both feet swell.
    Oedema,
    /// Thin arm.
    Arm {
        /// As measured.
        circumference: Centimetres,
    },
    /// Short for its age.
    Stunted {
        /// Length-for-age.
        length_for_age: ZScore,
    },
    /// Light for its length.
    Wasted {
        /// Weight-for-length.
        weight_for_length: ZScore,
    },
    /// Light for its age.
    Underweight {
        /// Weight-for-age.
        weight_for_age: ZScore,
    },
    /// Severe wasting under six months of age belongs in hospital.
    UnderSixMonths {
        /// Age.
        full_months: u32,
    },
    /// Severe wasting under 4 kg belongs in hospital, whatever the age.
    UnderFourKilograms {
        /// Weight.
        weight: Kilograms,
    },
    /// In care for long enough, and no better.
    NoImprovement {
        /// Since when.
        since: CivilDate,
        /// Days since then.
        days: i64,
    },
    /// A sign of danger.
    Danger(DangerSign),
    /// Not seen.
    Absent {
        /// The last time, if ever.
        last_seen: Option<CivilDate>,
        /// Full months since then, or since birth.
        full_months: u32,
    },
    /// Immunisation is not complete for the age.
    VaccinesLate {
        /// How many.
        count: u32,
    },
    /// The family has no *Buku KIA*.
    NoKiaBook,
}

/// Every rule that fires, in the order of the rules.
pub fn referrals(facts: &Facts, limits: &Limits) -> Vec<Finding> {
    RULES.iter().filter_map(|rule| rule(facts, limits)).collect()
}

/// The greatest urgency among the findings; none if nothing fired.
pub fn most_urgent(findings: &[Finding]) -> Option<Urgency> {
    findings.iter().map(|finding| finding.urgency).max()
}
