//! What is known about one child, from every entry that speaks of it; and of children who are one child.
//!
//! Invariant: total, and the same answer in any order of arrival on every device.
//! Tested by: tests/suite/fold_cases.rs (table), tests/suite/fold_laws.rs (laws).

use super::causality::{Causality, in_order};
use super::register::{Register, Said, first, registers};
use super::stated::{Source, Stated};
use super::visit::{Presence, VisitView};
use crate::clock::CivilDate;
use crate::id::{ChildId, EntryId, StreamId};
use crate::journal::body::{
    Address, Birth, BirthOrder, Body, ChildChanges, ChildFacts, ChildField, ConflictResolved, ConsentChannel,
    FamilyCard, GestationWeeks, Neighbourhood, Nik, PastMeasurement, PersonName, Phone, Relation, RetractReason,
    TextVersion, child_fields,
};
use crate::quantity::{Centimetres, Kilograms};
use crate::sex::Sex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

child_fields!(registers);

/// One child, with every registration that was merged into it and every visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildView {
    /// The registration whose facts are shown.
    pub own: RegistrationView,
    /// Registrations that were merged into it, in the order of their ids.
    pub absorbed: Vec<RegistrationView>,
    /// Merges do not say plainly which registration is to be shown.
    pub merge_unclear: bool,
    /// All visits, retracted ones too, by day, then by id.
    pub visits: Vec<VisitView>,
}

/// What was stated under one child's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationView {
    /// The id.
    pub id: ChildId,
    /// What was stated.
    pub facts: ChildRegisters,
    /// Whether it stands in the register.
    pub presence: Presence,
    /// Consent of a parent or guardian.
    pub consent: Consent,
    /// Where the child belonged and from when, by day.
    pub moves: Vec<Move>,
    /// What was measured elsewhere before it came, by day. Not counted here.
    pub history: Vec<PastMeasurement>,
    /// Entries that no other entry about it rests on. What amends or retracts it names these as seen.
    pub heads: BTreeSet<EntryId>,
}

/// Consent of a parent or guardian.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Never asked.
    Unasked,
    /// Given, and not withdrawn.
    Given {
        /// The text that was read or shown.
        text_version: TextVersion,
        /// What the person is to the child.
        relation: Relation,
        /// How.
        channel: ConsentChannel,
        /// The day.
        date: CivilDate,
        /// Who wrote it down.
        source: Source,
    },
    /// Withdrawn. Of two statements that did not see each other, withdrawal holds.
    Withdrawn {
        /// The day.
        date: CivilDate,
        /// Who wrote it down.
        source: Source,
    },
}

/// From one day on, a child belongs to a posyandu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    /// The first day; none for the registration, which says nothing about the days before.
    pub date: Option<CivilDate>,
    /// Where the child belonged before; none if not known or outside the system.
    pub from: Option<StreamId>,
    /// Where it belongs now; none if not known or outside the system.
    pub to: Option<StreamId>,
    /// Who stated it.
    pub source: Source,
}

impl ChildView {
    /// The id under which the child is shown.
    pub fn id(&self) -> ChildId {
        self.own.id
    }

    /// Every registration: the one that is shown, then those merged into it.
    pub fn registrations(&self) -> impl Iterator<Item = &RegistrationView> {
        std::iter::once(&self.own).chain(&self.absorbed)
    }

    /// What is known: the shown registration's values, and from the merged ones what it leaves open.
    pub fn facts(&self) -> Option<ChildFacts> {
        self.own.facts.shown(self.absorbed.iter().map(|registration| &registration.facts))
    }

    /// By which the growth tables are split.
    pub fn sex(&self) -> Option<Sex> {
        first(&self.own.facts.sex, self.absorbed.iter().map(|other| &other.facts.sex)).copied()
    }

    /// When it was born.
    pub fn birth(&self) -> Option<Birth> {
        first(&self.own.facts.birth, self.absorbed.iter().map(|other| &other.facts.birth)).copied()
    }

    /// Whether the child is to be shown in the register.
    pub fn is_shown(&self) -> bool {
        self.own.presence.is_shown()
    }

    /// The fields about which statements differ.
    pub fn contested(&self) -> Vec<ChildField> {
        self.own.facts.contested()
    }

    /// The visits that count, by day, then by id: the series of the child's growth.
    pub fn counted_visits(&self) -> impl Iterator<Item = &VisitView> {
        self.visits.iter().filter(|visit| visit.counts)
    }

    /// The posyandu to which the child belongs on a day; none if it belongs to none that is known.
    pub fn home(&self, day: CivilDate) -> Option<&StreamId> {
        Move::home(&self.own.moves, day)
    }
}

impl Move {
    /// The posyandu to which a child with these moves, by day, belongs on a day; none if it belongs to none that is
    /// known.
    pub fn home(moves: &[Move], day: CivilDate) -> Option<&StreamId> {
        match moves.iter().rev().find(|moved| moved.date.is_none_or(|first| first <= day)) {
            Some(moved) => moved.to.as_ref(),
            None => moves.first().and_then(|moved| moved.from.as_ref()),
        }
    }
}

/// What was stated under one id, with the causality that it was computed from.
pub(super) struct Registration<'a> {
    pub(super) view: RegistrationView,
    nodes: Vec<&'a Stated>,
    causality: Causality,
}

/// The registration, or none while neither registration nor moving in has arrived: what else is said of it is held.
pub(super) fn registration<'a>(id: ChildId, about: impl IntoIterator<Item = &'a Stated>) -> Option<Registration<'a>> {
    let nodes = in_order(about);
    if !nodes.iter().any(|stated| matches!(stated.body, Body::ChildRegistered(_) | Body::ChildMovedIn(_))) {
        return None;
    }
    let causality = Causality::of(&nodes);
    let said: Vec<Said<'_, ChildFacts, ChildChanges>> = nodes
        .iter()
        .enumerate()
        .filter_map(|(node, stated)| match &stated.body {
            Body::ChildRegistered(body) => Some(Said::Facts(node, &body.facts)),
            Body::ChildMovedIn(body) => Some(Said::Facts(node, &body.facts)),
            Body::ChildAmended(body) => Some(Said::Changes(node, &body.changes)),
            Body::ConflictResolved(ConflictResolved::Child { changes, .. }) => Some(Said::Changes(node, changes)),
            _ => None,
        })
        .collect();
    let all: Vec<usize> = (0..nodes.len()).collect();
    let view = RegistrationView {
        id,
        facts: ChildRegisters::of(&said, &nodes, &causality),
        presence: presence(&nodes, &causality),
        consent: consent(&nodes, &causality),
        moves: moves(&nodes),
        history: history(&nodes),
        heads: causality.latest(&all).into_iter().map(|node| nodes[node].header.id).collect(),
    };
    Some(Registration { view, nodes, causality })
}

impl Registration<'_> {
    /// What somebody who saw these entries, and with them all that they rest on, saw stated of the child's sex and
    /// birth.
    pub(super) fn sex_and_birth_seen(&self, saw: &BTreeSet<EntryId>) -> Vec<(Option<Sex>, Option<Birth>)> {
        let named: Vec<usize> =
            (0..self.nodes.len()).filter(|node| saw.contains(&self.nodes[*node].header.id)).collect();
        let beneath = self.causality.beneath(&named);
        let seen = (0..self.nodes.len()).filter(|node| named.contains(node) || beneath.has(*node));
        seen.map(|node| sex_and_birth(&self.nodes[node].body)).collect()
    }
}

fn sex_and_birth(body: &Body) -> (Option<Sex>, Option<Birth>) {
    match body {
        Body::ChildRegistered(body) => (Some(body.facts.sex), Some(body.facts.birth)),
        Body::ChildMovedIn(body) => (Some(body.facts.sex), Some(body.facts.birth)),
        Body::ChildAmended(body) => (body.changes.sex, body.changes.birth),
        Body::ConflictResolved(ConflictResolved::Child { changes, .. }) => (changes.sex, changes.birth),
        _ => (None, None),
    }
}

fn latest_first(nodes: &[&Stated], causality: &Causality, which: impl Fn(&Body) -> bool) -> Vec<usize> {
    let among: Vec<usize> = (0..nodes.len()).filter(|node| which(&nodes[*node].body)).collect();
    let mut latest = causality.latest(&among);
    latest.sort_by_key(|node| std::cmp::Reverse(nodes[*node].rank()));
    latest
}

fn presence(nodes: &[&Stated], causality: &Causality) -> Presence {
    let latest = latest_first(nodes, causality, |body| {
        !matches!(body, Body::ConsentRecorded(_) | Body::ConsentWithdrawn(_) | Body::ChildMovedOut(_))
    });
    let retracting: Vec<Option<&RetractReason>> = latest
        .iter()
        .map(|node| match &nodes[*node].body {
            Body::Retracted(body) => Some(&body.reason),
            _ => None,
        })
        .collect();
    Presence::of(&retracting)
}

fn consent(nodes: &[&Stated], causality: &Causality) -> Consent {
    let latest =
        latest_first(nodes, causality, |body| matches!(body, Body::ConsentRecorded(_) | Body::ConsentWithdrawn(_)));
    let mut given = Consent::Unasked;
    for stated in latest.into_iter().rev().map(|node| nodes[node]) {
        match &stated.body {
            Body::ConsentWithdrawn(body) => {
                return Consent::Withdrawn { date: body.date, source: stated.source() };
            }
            Body::ConsentRecorded(body) => {
                given = Consent::Given {
                    text_version: body.text_version.clone(),
                    relation: body.relation.clone(),
                    channel: body.channel.clone(),
                    date: body.date,
                    source: stated.source(),
                };
            }
            _ => {}
        }
    }
    given
}

fn moves(nodes: &[&Stated]) -> Vec<Move> {
    let mut moves: Vec<(&Stated, Move)> = nodes
        .iter()
        .filter_map(|stated| {
            let here = Some(stated.header.stream.clone());
            let (date, from, to) = match &stated.body {
                Body::ChildRegistered(_) => (None, None, here),
                Body::ChildMovedOut(body) => (Some(body.date), here, body.to.clone()),
                Body::ChildMovedIn(body) => (Some(body.date), body.from.clone(), here),
                _ => return None,
            };
            Some((*stated, Move { date, from, to, source: stated.source() }))
        })
        .collect();
    // On one day the moving in comes after the moving out that it answers.
    moves.sort_by_key(|(stated, moved)| (moved.date, matches!(stated.body, Body::ChildMovedIn(_)), stated.rank()));
    moves.into_iter().map(|(_, moved)| moved).collect()
}

fn history(nodes: &[&Stated]) -> Vec<PastMeasurement> {
    let mut history: Vec<PastMeasurement> = Vec::new();
    for stated in nodes {
        if let Body::ChildMovedIn(body) = &stated.body {
            history.extend(body.history.iter().filter(|past| !history.contains(past)).cloned().collect::<Vec<_>>());
        }
    }
    history.sort_by_key(|past| past.date);
    history
}
