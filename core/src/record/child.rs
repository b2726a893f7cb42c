//! One child as screens show it and reports count it.

use super::advice::{Attended, advice};
use super::card::Weighed;
use super::elsewhere::elsewhere;
use super::milestone::milestones;
use super::seen::{self, Seen};
use super::status::statuses;
use super::visit::{Judged, judge_all};
use super::{Advice, Candidate, Elsewhere, Milestone, Settings, Status, VisitRecord};
use crate::advice::RuleId;
use crate::clock::CivilDate;
use crate::fold::{ChildView, Conflict, Move, ReturnTask};
use crate::growth::ALGORITHM_VERSION;
use crate::id::{ChildId, StreamId, VisitId};
use crate::journal::body::ChildFacts;
use crate::kms::CardZone;
use crate::quantity::Kilograms;
use crate::services::{self, Due, Given, Item, due, given_at};
use serde::{Deserialize, Serialize};

/// Everything that is shown of one child on one day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChildRecord {
    /// The id under which the child is shown.
    pub child: ChildId,
    /// Who it is.
    pub facts: ChildFacts,
    /// Whether the child stands in the register.
    pub shown: bool,
    /// The day for which the record was made.
    pub today: CivilDate,
    /// Age today in whole calendar months; none before birth.
    pub full_months: Option<u32>,
    /// Where the child belonged and from when, by day.
    pub moves: Vec<Move>,
    /// The visits that count, by day, then by id. Those dated after today are among them, and nothing below rests on them.
    pub visits: Vec<VisitRecord>,
    /// What was measured before the child came here, by day.
    pub elsewhere: Vec<Elsewhere>,
    /// For each index, what was last found.
    pub status: Vec<Status>,
    /// What to do and to say.
    pub advice: Advice,
    /// Services that are due today; none from 60 months on.
    pub due: Vec<Due>,
    /// Whether any vaccine was ever written down. If not, the doses among `due` may have been given elsewhere.
    pub vaccines_known: bool,
    /// Ages at which what is due changes, reached this month.
    pub milestones: Vec<Milestone>,
    /// What the Puskesmas sent back and nobody has answered, by visit.
    pub tasks: Vec<ReturnTask>,
    /// What waits for a decision. In a preview: as before.
    pub conflicts: Vec<Conflict>,
    /// The growth rules by which it was made.
    pub algorithm: u32,
    /// The version of the settings by which it was made.
    pub settings: String,
}

/// What is known of a child beside its visits.
pub(super) struct Known<'a> {
    pub(super) facts: &'a ChildFacts,
    pub(super) elsewhere: &'a [Elsewhere],
}

impl ChildRecord {
    /// The record of a child on a day. None if the view states no name, sex or birth, which no fold gives.
    pub fn of(child: &ChildView, today: CivilDate, settings: &Settings) -> Option<Self> {
        Self::made(child, seen::all(child), today, settings)
    }

    /// The record as it will be once a visit or a correction is saved: what is shown, and asked, before saving.
    pub fn preview(child: &ChildView, candidate: &Candidate, today: CivilDate, settings: &Settings) -> Option<Self> {
        Self::made(child, seen::all_with(child, candidate), today, settings)
    }

    /// One of the visits that count.
    pub fn visit(&self, id: VisitId) -> Option<&VisitRecord> {
        self.visits.iter().find(|visit| visit.id == id)
    }

    /// The visits that count, up to today.
    pub fn visits_so_far(&self) -> impl DoubleEndedIterator<Item = &VisitRecord> + Clone {
        self.visits.iter().filter(|visit| visit.date <= self.today)
    }

    /// The last visit up to today at which it was looked at how the child is.
    pub fn last_examination(&self) -> Option<&VisitRecord> {
        self.visits_so_far().rfind(|visit| visit.is_examination())
    }

    /// The last weighing up to today that counts on the card.
    pub fn last_weighing(&self) -> Option<&VisitRecord> {
        self.visits_so_far().rfind(|visit| visit.point.is_some_and(|point| point.outcome.is_some()))
    }

    /// The last weight up to today, here or elsewhere, and its day.
    pub fn last_weight(&self) -> Option<(CivilDate, Kilograms)> {
        let here = self.visits_so_far().filter_map(|visit| Some((visit.date, visit.measured.weight?)));
        let there = self.elsewhere.iter().filter(|past| past.date <= self.today);
        let there = there.filter_map(|past| Some((past.date, past.measured.weight?)));
        there.chain(here).max_by_key(|(date, _)| *date)
    }

    /// *2T*: the last two weighings or more found too little gain.
    pub fn is_twice_not_gained(&self) -> bool {
        self.last_weighing().and_then(|visit| visit.point).is_some_and(|point| point.not_gained_in_a_row >= 2)
    }

    /// *BGM*: the last weighing lies below the red line.
    pub fn is_below_red(&self) -> bool {
        self.last_weighing().and_then(|visit| visit.point).is_some_and(|point| point.zone == Some(CardZone::BelowRed))
    }

    /// The posyandu to which the child belongs on a day; none if it belongs to none that is known.
    pub fn home(&self, day: CivilDate) -> Option<&StreamId> {
        Move::home(&self.moves, day)
    }

    fn made(view: &ChildView, visits: Vec<Seen>, today: CivilDate, settings: &Settings) -> Option<Self> {
        let facts = view.facts()?;
        let birth = facts.birth.date;
        let elsewhere = elsewhere(view, facts.sex, birth, &visits);
        let child = Known { facts: &facts, elsewhere: &elsewhere };
        let weighed = Weighed::of(facts.sex, birth, &visits, &elsewhere)?;
        let judged = judge_all(&visits, &child, &weighed, settings);
        let so_far = || judged.iter().filter(|visit| visit.record.date <= today);
        let last = so_far().rfind(|visit| visit.record.is_examination());

        // Also what was given at a visit that another was chosen over: a capsule is not given twice.
        let given: Vec<Given> = visits
            .iter()
            .filter(|visit| visit.shown && visit.date() <= today)
            .flat_map(|visit| given_at(&visit.facts))
            .collect();
        let vaccines_known = given.iter().any(|given| matches!(given.item, Item::Vaccine(_)));
        let full_months = today.full_months_since(birth);
        let due = match full_months {
            Some(..60) => {
                due(services::Child { birth, needs_food: needs_food(last) }, today, &given, &settings.schedule)
            }
            _ => Vec::new(),
        };
        // As in the fold: a child is not hidden while one of its visits stands.
        let shown = view.is_shown() || visits.iter().any(|visit| visit.shown);
        let attended = Attended {
            belongs: shown && view.home(today).is_some(),
            last_seen: last_seen(&visits, &elsewhere, today),
            vaccines: vaccines_known.then_some(&due),
        };
        let advice = advice(&child, last, &attended, today, settings);
        Some(Self {
            child: view.id(),
            shown,
            today,
            full_months,
            moves: view.own.moves.clone(),
            status: statuses(so_far().map(|visit| &visit.record)),
            advice,
            due,
            vaccines_known,
            milestones: milestones(birth, today, &settings.milestone_months),
            tasks: tasks(view, &visits),
            conflicts: view.conflicts(),
            algorithm: ALGORITHM_VERSION,
            settings: settings.version.clone(),
            visits: judged.into_iter().map(|visit| visit.record).collect(),
            elsewhere,
            facts,
        })
    }
}

/// Whether the last examination calls for food for recovery (*PMT lokal*).
fn needs_food(last: Option<&Judged>) -> bool {
    let findings = last.iter().flat_map(|visit| &visit.record.findings);
    findings.into_iter().any(|finding| matches!(finding.rule, RuleId::R1NotGained | RuleId::R9WastedOrUnderweight))
}

fn last_seen(visits: &[Seen], elsewhere: &[Elsewhere], today: CivilDate) -> Option<CivilDate> {
    let here = visits.iter().filter(|visit| visit.shown).map(Seen::date);
    here.chain(elsewhere.iter().map(|past| past.date)).filter(|date| *date <= today).max()
}

/// The returns of the view that no candidate answers.
fn tasks(view: &ChildView, visits: &[Seen]) -> Vec<ReturnTask> {
    let tasks = view.visits.iter().flat_map(|visit| visit.tasks());
    let waits = |task: &ReturnTask| visits.iter().any(|visit| visit.id == task.visit && visit.waits());
    tasks.filter(waits).collect()
}
