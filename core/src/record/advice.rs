//! What to do and to say about a child today.

use super::Settings;
use super::child::Known;
use super::visit::Judged;
use crate::advice::{Facts, Feeding, Finding, FollowUp, Stimulation, follow_up, referrals};
use crate::clock::CivilDate;
use crate::services::{Due, late_vaccines};
use serde::{Deserialize, Serialize};

/// What to do and to say, as keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// What the last examination found, as it was on its day, and whether a home visit is due today.
    pub findings: Vec<Finding>,
    /// What follows from the last examination, the most important first; empty if there was none.
    pub follow_up: Vec<FollowUp>,
    /// Feeding at today's age; none from 60 months on and before birth.
    pub feeding: Option<Feeding>,
    /// Play at today's age; none from 60 months on and before birth.
    pub stimulation: Option<Stimulation>,
}

/// How a child is cared for at its posyandu today, apart from what was found.
pub(super) struct Attended<'a> {
    /// Whether the child belongs to a posyandu that is to look for it.
    pub(super) belongs: bool,
    pub(super) last_seen: Option<CivilDate>,
    /// What is due; none if it is not known which vaccines the child had.
    pub(super) vaccines: Option<&'a [Due]>,
}

/// From the last examination, if there was one, and from how the child is attended today.
pub(super) fn advice(
    child: &Known<'_>,
    last: Option<&Judged>,
    attended: &Attended<'_>,
    today: CivilDate,
    settings: &Settings,
) -> Advice {
    let age = today.full_months_since(child.facts.birth.date);
    let mut findings: Vec<Finding> = last.map(|visit| visit.record.findings.clone()).unwrap_or_default();
    if attended.belongs && age.is_some_and(|months| months < 60) {
        let facts = Facts {
            last_seen: attended.last_seen,
            late_vaccines: attended.vaccines.map_or(0, late_vaccines),
            has_kia_book: child.facts.has_kia_book,
            ..Facts::seen(child.facts.birth.date, today)
        };
        findings.extend(referrals(&facts, &settings.referral));
    }
    Advice {
        follow_up: last.map(|visit| follow_up(&visit.facts, &findings)).unwrap_or_default(),
        findings,
        feeding: age.and_then(Feeding::at),
        stimulation: age.and_then(Stimulation::at),
    }
}
