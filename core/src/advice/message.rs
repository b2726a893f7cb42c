//! What to say to the mother, as keys: feeding and stimulation by age, and what follows from this visit.

use super::referral::{Finding, Urgency, most_urgent};
use super::{Facts, RuleId};
use crate::keyed::keyed;
use crate::kms::Outcome;

keyed! {
    /// Feeding by age (*pemberian makan bayi dan anak*, PMBA; *Buku KIA* 2023 page 45).
    pub enum Feeding {
        /// 0–5 months: breast milk alone.
        Months0To5 = "feeding-0-5",
        /// 6–8 months: complementary food begins (*MP-ASI*).
        Months6To8 = "feeding-6-8",
        /// 9–11 months.
        Months9To11 = "feeding-9-11",
        /// 12–23 months: the family's food, breast milk goes on.
        Months12To23 = "feeding-12-23",
        /// 24–59 months. The details of this message are not confirmed.
        Months24To59 = "feeding-24-59",
    }
}

impl Feeding {
    /// The message for a child who has completed `full_months`; none from 60 on.
    pub fn at(full_months: u32) -> Option<Self> {
        match full_months {
            0..=5 => Some(Self::Months0To5),
            6..=8 => Some(Self::Months6To8),
            9..=11 => Some(Self::Months9To11),
            12..=23 => Some(Self::Months12To23),
            24..=59 => Some(Self::Months24To59),
            _ => None,
        }
    }
}

keyed! {
    /// Play that helps a child develop (*stimulasi*), by age. The bands are not confirmed by an official page.
    pub enum Stimulation {
        /// 0 to under 3 months.
        Months0To2 = "stimulation-0-2",
        /// 3 to under 6 months.
        Months3To5 = "stimulation-3-5",
        /// 6 to under 9 months.
        Months6To8 = "stimulation-6-8",
        /// 9 to under 12 months.
        Months9To11 = "stimulation-9-11",
        /// 12 to under 18 months.
        Months12To17 = "stimulation-12-17",
        /// 18 to under 24 months.
        Months18To23 = "stimulation-18-23",
        /// 24 to under 36 months.
        Months24To35 = "stimulation-24-35",
        /// 36 to under 60 months.
        Months36To59 = "stimulation-36-59",
    }
}

impl Stimulation {
    /// The message for a child who has completed `full_months`; none from 60 on.
    pub fn at(full_months: u32) -> Option<Self> {
        match full_months {
            0..=2 => Some(Self::Months0To2),
            3..=5 => Some(Self::Months3To5),
            6..=8 => Some(Self::Months6To8),
            9..=11 => Some(Self::Months9To11),
            12..=17 => Some(Self::Months12To17),
            18..=23 => Some(Self::Months18To23),
            24..=35 => Some(Self::Months24To35),
            36..=59 => Some(Self::Months36To59),
            _ => None,
        }
    }
}

keyed! {
    /// What follows from this visit, in the tone that a parent can hear: never a diagnosis.
    pub enum FollowUp {
        /// Come to the Puskesmas today.
        ComeToday = "follow_up-come_today",
        /// Weight has not risen: see the health worker, eat animal protein, weigh again.
        SeeHealthWorker = "follow_up-see_health_worker",
        /// Must be measured again and looked at by the Puskesmas. Not: your child is stunted.
        MeasureAgain = "follow_up-measure_again",
        /// Another finding for the health worker or the Puskesmas.
        BeLookedAt = "follow_up-be_looked_at",
        /// Fewer sweets, more play; weight against length is checked.
        LessSweets = "follow_up-less_sweets",
        /// Well done, go on.
        WellDone = "follow_up-well_done",
        /// Come again next month, so that the gain can be seen.
        ComeNextMonth = "follow_up-come_next_month",
    }
}

/// What to say after a visit, most important first. Never empty: whoever came hears something.
pub fn follow_up(facts: &Facts, findings: &[Finding]) -> Vec<FollowUp> {
    let fired = |rule: RuleId| findings.iter().any(|finding| finding.rule == rule);
    let for_health_worker = [RuleId::R4Development, RuleId::R6ArmThin, RuleId::R9WastedOrUnderweight];
    let not_referred = most_urgent(findings) <= Some(Urgency::HomeVisit);
    let gained = matches!(facts.weighing, Some(Outcome::Gained(_)));
    [
        (most_urgent(findings) == Some(Urgency::Today), FollowUp::ComeToday),
        (fired(RuleId::R1NotGained), FollowUp::SeeHealthWorker),
        (fired(RuleId::R7Stunted), FollowUp::MeasureAgain),
        (for_health_worker.into_iter().any(fired), FollowUp::BeLookedAt),
        (fired(RuleId::R3AboveOrangeLine), FollowUp::LessSweets),
        (not_referred && gained, FollowUp::WellDone),
        (not_referred && !gained, FollowUp::ComeNextMonth),
    ]
    .into_iter()
    .filter_map(|(applies, message)| applies.then_some(message))
    .collect()
}
