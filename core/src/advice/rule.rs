//! The referral rules R1 to R11, one function each.
//!
//! Sources: *Buku KIA* 2023 page 54 (R1–R3), ILP (KMK 2015/2023), PPK (KMK 1186/2022) and PKG (KMK 33/2025). A posyandu
//! refers on what it sees; what a finding means is for the health worker to say.

use super::referral::{Finding, Level, Reason, Urgency};
use super::{Facts, Limits};
use crate::growth::classify::{ArmStatus, LengthStatus, WastingStatus, WeightStatus};
use crate::keyed::keyed;
use crate::kms::{CardZone, Outcome};

keyed! {
    /// The name of a referral rule.
    pub enum RuleId {
        /// Weight has not risen enough (*T*; two months: *2T*).
        R1NotGained = "r1_not_gained",
        /// Weight below the red line (*BGM*).
        R2BelowRedLine = "r2_below_red_line",
        /// Weight above the orange line.
        R3AboveOrangeLine = "r3_above_orange_line",
        /// Development checklist incomplete.
        R4Development = "r4_development",
        /// Arm under 11.5 cm, or oedema.
        R5ArmSevereOrOedema = "r5_arm_severe_or_oedema",
        /// Arm 11.5 to under 12.5 cm.
        R6ArmThin = "r6_arm_thin",
        /// Short for its age (*pendek*), provisionally.
        R7Stunted = "r7_stunted",
        /// Severely wasted (*gizi buruk*).
        R8SeverelyWasted = "r8_severely_wasted",
        /// Wasted (*gizi kurang*) or underweight (*BB kurang*).
        R9WastedOrUnderweight = "r9_wasted_or_underweight",
        /// A sign of danger.
        R10DangerSign = "r10_danger_sign",
        /// Not seen, immunisation incomplete, or no *Buku KIA*.
        R11HomeVisit = "r11_home_visit",
    }
}

/// What a rule is: facts in, a finding or nothing out.
pub(super) type Rule = fn(&Facts, &Limits) -> Option<Finding>;

/// All rules, in the order of [`RuleId`].
pub(super) const RULES: [Rule; 11] = [
    not_gained,
    below_red_line,
    above_orange_line,
    development,
    arm_severe_or_oedema,
    arm_thin,
    stunted,
    severely_wasted,
    wasted_or_underweight,
    danger_sign,
    home_visit,
];

/// R1. One month is enough to refer; two months in a row go to the Puskesmas.
fn not_gained(facts: &Facts, limits: &Limits) -> Option<Finding> {
    let Some(Outcome::NotGained(gain)) = facts.weighing else { return None };
    let months = facts.not_gained_in_a_row;
    let in_a_row = (months >= 2).then_some(Reason::NotGainedInARow { months });
    let no_better = no_improvement(facts, limits);
    let to = if in_a_row.is_some() || no_better.is_some() { Level::Puskesmas } else { Level::HealthWorker };
    let onward = on_to_hospital(&no_better);
    finding(RuleId::R1NotGained, Urgency::Soon, to, onward, [Some(Reason::NotGained(gain)), in_a_row, no_better])
}

/// R2.
fn below_red_line(facts: &Facts, _: &Limits) -> Option<Finding> {
    let below = facts.zone == Some(CardZone::BelowRed);
    let reason = below.then_some(Reason::BelowRedLine { weight_for_age: facts.weight_for_age });
    finding(RuleId::R2BelowRedLine, Urgency::Today, Level::Puskesmas, None, [reason])
}

/// R3.
fn above_orange_line(facts: &Facts, _: &Limits) -> Option<Finding> {
    let above = facts.zone == Some(CardZone::AboveOrange);
    let reason = above.then_some(Reason::AboveOrangeLine { weight_for_age: facts.weight_for_age });
    finding(RuleId::R3AboveOrangeLine, Urgency::Soon, Level::HealthWorker, None, [reason])
}

/// R4.
fn development(facts: &Facts, _: &Limits) -> Option<Finding> {
    let incomplete = facts.checklist_complete == Some(false);
    let reason = incomplete.then_some(Reason::DevelopmentIncomplete);
    finding(RuleId::R4Development, Urgency::Report, Level::HealthWorker, None, [reason])
}

/// R5.
fn arm_severe_or_oedema(facts: &Facts, _: &Limits) -> Option<Finding> {
    let reasons = [arm_is(ArmStatus::SeverelyWasted, facts), oedema(facts)];
    finding(RuleId::R5ArmSevereOrOedema, Urgency::Today, Level::Puskesmas, None, reasons)
}

/// R6.
fn arm_thin(facts: &Facts, _: &Limits) -> Option<Finding> {
    let reason = arm_is(ArmStatus::Wasted, facts);
    finding(RuleId::R6ArmThin, Urgency::Soon, Level::Puskesmas, None, [reason])
}

/// R7. Provisional at the posyandu: the Puskesmas measures again and sends every stunted child to a paediatrician.
fn stunted(facts: &Facts, _: &Limits) -> Option<Finding> {
    let short = facts.length_for_age.filter(|z| LengthStatus::of(*z).is_stunted());
    let reason = short.map(|length_for_age| Reason::Stunted { length_for_age });
    finding(RuleId::R7Stunted, Urgency::Report, Level::HealthWorker, Some(Level::Hospital), [reason])
}

/// R8. On to the hospital under 6 months of age, under 4 kg, with a complication, or without improvement.
fn severely_wasted(facts: &Facts, limits: &Limits) -> Option<Finding> {
    let signs: Vec<Reason> =
        [wasting_is(WastingStatus::SeverelyWasted, facts), oedema(facts)].into_iter().flatten().collect();
    if signs.is_empty() {
        return None;
    }
    let young = facts.full_months().filter(|months| *months < 6);
    let light = facts.weight.filter(|weight| weight.get() < 4.0 && young.is_none());
    let hospital: Vec<Reason> = [
        young.map(|full_months| Reason::UnderSixMonths { full_months }),
        light.map(|weight| Reason::UnderFourKilograms { weight }),
        no_improvement(facts, limits),
    ]
    .into_iter()
    .flatten()
    .chain(facts.danger_signs.iter().cloned().map(Reason::Danger))
    .collect();
    let onward = (!hospital.is_empty()).then_some(Level::Hospital);
    let reasons = signs.into_iter().chain(hospital).map(Some);
    finding(RuleId::R8SeverelyWasted, Urgency::Today, Level::Puskesmas, onward, reasons)
}

/// R9. Underweight below the red line is R2's and is not said twice.
fn wasted_or_underweight(facts: &Facts, limits: &Limits) -> Option<Finding> {
    let light = facts
        .weight_for_age
        .filter(|z| WeightStatus::of(*z).is_underweight() && facts.zone != Some(CardZone::BelowRed))
        .map(|weight_for_age| Reason::Underweight { weight_for_age });
    let wasted = wasting_is(WastingStatus::Wasted, facts);
    if light.is_none() && wasted.is_none() {
        return None;
    }
    let no_better = no_improvement(facts, limits);
    let onward = on_to_hospital(&no_better);
    finding(RuleId::R9WastedOrUnderweight, Urgency::Soon, Level::Puskesmas, onward, [wasted, light, no_better])
}

/// R10.
fn danger_sign(facts: &Facts, _: &Limits) -> Option<Finding> {
    let reasons = facts.danger_signs.iter().cloned().map(Reason::Danger).map(Some);
    finding(RuleId::R10DangerSign, Urgency::Today, Level::Puskesmas, None, reasons)
}

/// R11.
fn home_visit(facts: &Facts, limits: &Limits) -> Option<Finding> {
    let since = facts.last_seen.unwrap_or(facts.birth);
    let absent = facts
        .day
        .full_months_since(since)
        .filter(|months| *months >= u32::from(limits.absent_months.max(1)))
        .map(|full_months| Reason::Absent { last_seen: facts.last_seen, full_months });
    let late = (facts.late_vaccines > 0).then_some(Reason::VaccinesLate { count: facts.late_vaccines });
    let no_book = (facts.has_kia_book == Some(false)).then_some(Reason::NoKiaBook);
    finding(RuleId::R11HomeVisit, Urgency::HomeVisit, Level::Cadre, None, [absent, late, no_book])
}

fn finding(
    rule: RuleId,
    urgency: Urgency,
    to: Level,
    onward: Option<Level>,
    reasons: impl IntoIterator<Item = Option<Reason>>,
) -> Option<Finding> {
    let reasons: Vec<Reason> = reasons.into_iter().flatten().collect();
    (!reasons.is_empty()).then_some(Finding { rule, urgency, to, onward, reasons })
}

fn on_to_hospital(no_better: &Option<Reason>) -> Option<Level> {
    no_better.as_ref().map(|_| Level::Hospital)
}

fn no_improvement(facts: &Facts, limits: &Limits) -> Option<Reason> {
    let since = facts.in_care_since?;
    let days = facts.day.days_since(since);
    (days >= i64::from(limits.evaluation_days)).then_some(Reason::NoImprovement { since, days })
}

fn oedema(facts: &Facts) -> Option<Reason> {
    facts.oedema.then_some(Reason::Oedema)
}

fn arm_is(status: ArmStatus, facts: &Facts) -> Option<Reason> {
    let circumference = facts.arm?;
    (ArmStatus::of(circumference, facts.full_months()?) == Some(status)).then_some(Reason::Arm { circumference })
}

fn wasting_is(status: WastingStatus, facts: &Facts) -> Option<Reason> {
    let z = facts.weight_for_length.filter(|z| WastingStatus::of(*z) == status)?;
    Some(Reason::Wasted { weight_for_length: z })
}
