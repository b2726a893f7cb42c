//! What is known about one visit, from every entry that speaks of it.
//!
//! Invariant: total, and the same answer in any order of arrival on every device.
//! Tested by: tests/suite/fold_cases.rs (table), tests/suite/fold_laws.rs (laws).

use super::causality::{Causality, in_order};
use super::register::{Register, Said, first, registers};
use super::stated::{Source, Stated};
use crate::clock::{CivilDate, ClockMark};
use crate::id::{ChildId, EntryId, StreamId, VisitId};
use crate::journal::body::{
    AmendReason, Body, ConflictResolved, DangerSign, LengthReading, Note, PersonName, Reading, RetractReason,
    ReturnReason, Service, ToolCode, Vaccine, VisitChanges, VisitFacts, VisitField, visit_fields,
};
use crate::quantity::{Centimetres, Kilograms};
use crate::verification::{Review, VisitState};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

visit_fields!(registers);

/// One visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitView {
    /// Its id.
    pub id: VisitId,
    /// The posyandu in whose journal it was recorded.
    pub stream: StreamId,
    /// Whose visit, as it was recorded. After a merge the child may be shown under another id.
    pub child: Register<ChildId>,
    /// What was found and done.
    pub facts: VisitRegisters,
    /// Whether it stands in the register.
    pub presence: Presence,
    /// What the Puskesmas made of it.
    pub review: Review,
    /// Who verified it as it stands; empty unless [`Review::Verified`].
    pub verified_by: Vec<Source>,
    /// Why it was sent back, while that is not settled: the latest first.
    pub returns: Vec<Return>,
    /// The same child's other visits of the same day, while nobody has decided which counts.
    pub same_day: BTreeSet<VisitId>,
    /// Whether it counts: it stands in the register, and no other visit of the day was chosen instead.
    pub counts: bool,
    /// Entries that state something about the visit itself: all but verifications, returns and bare confirmations.
    pub content: BTreeSet<EntryId>,
    /// Entries about it that no other entry about it rests on. What amends, retracts, returns or settles it
    /// names these as seen.
    pub heads: BTreeSet<EntryId>,
    /// The same with the heads of the child. What verifies it names these as seen.
    pub to_verify: BTreeSet<EntryId>,
}

/// Whether something stands in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// It stands.
    Present,
    /// It was retracted: it is hidden, and kept.
    Retracted(RetractReason),
    /// It was retracted by one who had not seen what another stated. It is shown until somebody decides.
    Contested,
}

/// A visit was sent back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// Why.
    pub reason: ReturnReason,
    /// In the reviewer's words.
    pub note: Option<Note>,
    /// Who sent it back.
    pub source: Source,
    /// The cadre has measured again or confirmed since.
    pub answered: bool,
}

impl Presence {
    /// Whether it is to be shown.
    pub fn is_shown(&self) -> bool {
        !matches!(self, Self::Retracted(_))
    }

    /// From the latest statements: for each, the reason if it retracts.
    pub(super) fn of(latest: &[Option<&RetractReason>]) -> Self {
        let mut reasons = latest.iter().flatten();
        match reasons.next() {
            None => Self::Present,
            Some(reason) if latest.iter().all(Option::is_some) => Self::Retracted((*reason).clone()),
            Some(_) => Self::Contested,
        }
    }
}

impl VisitView {
    /// Whose visit, as it was recorded.
    pub fn child(&self) -> Option<ChildId> {
        self.child.value().copied()
    }

    /// The day of the visit, by which ages are computed: as stated or, if it came from a clock that is known to have
    /// been wrong, the day that it really was.
    pub fn date(&self) -> Option<CivilDate> {
        self.corrected_date().or(self.facts.date.value().copied())
    }

    /// The day that it really was, if the stated day came from a clock that is known to have been wrong.
    ///
    /// A day that differs from what the clock said was typed by a person, and stands.
    pub fn corrected_date(&self) -> Option<CivilDate> {
        let stated = self.facts.date.value()?;
        let source = self.facts.date.sources().first()?;
        let from_clock = source.recorded_at.civil_date() == Some(*stated);
        let wrong = matches!(source.clock, ClockMark::WrongBy(_));
        (from_clock && wrong).then(|| source.written_at.civil_date()).flatten().filter(|date| date != stated)
    }

    /// How far the clock is to be believed that was running when the day was stated.
    pub fn clock(&self) -> Option<ClockMark> {
        self.facts.date.sources().first().map(|source| source.clock)
    }

    /// Where it stands: what the Puskesmas made of it, and whether statements differ.
    pub fn state(&self) -> VisitState {
        VisitState { review: self.review, contested: self.is_contested() }
    }

    /// Whether statements differ, about it or about which visit of the day counts.
    pub fn is_contested(&self) -> bool {
        self.child.is_contested()
            || self.presence == Presence::Contested
            || !self.same_day.is_empty()
            || !self.facts.contested().is_empty()
    }
}

/// One visit while the child is not looked at.
pub(super) struct VisitAlone<'a> {
    pub(super) view: VisitView,
    /// The verifications that cover all that was stated about the visit, if it stands verified.
    pub(super) verifications: Vec<&'a Stated>,
}

/// The visit, or none while its recording has not arrived: what else is said of it is held.
pub(super) fn visit<'a>(id: VisitId, about: impl IntoIterator<Item = &'a Stated>) -> Option<VisitAlone<'a>> {
    let nodes = in_order(about);
    let causality = Causality::of(&nodes);
    let recordings: Vec<usize> = places(&nodes, |body| matches!(body, Body::VisitRecorded(_)));
    let stream = recordings.iter().map(|node| nodes[*node]).max_by_key(|stated| stated.rank())?.header.stream.clone();

    let child = Register::of(
        nodes.iter().enumerate().filter_map(|(node, stated)| match &stated.body {
            Body::VisitRecorded(body) => Some((node, Some(&body.child))),
            _ => None,
        }),
        &nodes,
        &causality,
    );
    let said: Vec<Said<'_, VisitFacts, VisitChanges>> = nodes
        .iter()
        .enumerate()
        .filter_map(|(node, stated)| match &stated.body {
            Body::VisitRecorded(body) => Some(Said::Facts(node, &body.facts)),
            Body::VisitAmended(body) => Some(Said::Changes(node, &body.changes)),
            Body::ConflictResolved(ConflictResolved::Visit { changes, .. }) => Some(Said::Changes(node, changes)),
            _ => None,
        })
        .collect();
    let facts = VisitRegisters::of(&said, &nodes, &causality);

    let content = places(&nodes, states_something);
    let mut latest = causality.latest(&content);
    latest.sort_by_key(|node| std::cmp::Reverse(nodes[*node].rank()));
    let retracting: Vec<Option<&RetractReason>> = latest
        .iter()
        .map(|node| match &nodes[*node].body {
            Body::Retracted(body) => Some(&body.reason),
            _ => None,
        })
        .collect();
    let presence = Presence::of(&retracting);

    let (review, verifications, returns) = review(&nodes, &causality, &content);
    let ids = |places: Vec<usize>| -> BTreeSet<EntryId> { places.iter().map(|node| nodes[*node].header.id).collect() };
    let heads = ids(causality.latest(&places(&nodes, |_| true)));
    let view = VisitView {
        id,
        stream,
        child,
        facts,
        counts: presence.is_shown(),
        presence,
        review,
        verified_by: verifications.iter().map(|stated| stated.source()).collect(),
        returns,
        same_day: BTreeSet::new(),
        content: ids(content),
        to_verify: heads.clone(),
        heads,
    };
    Some(VisitAlone { view, verifications })
}

fn places(nodes: &[&Stated], which: impl Fn(&Body) -> bool) -> Vec<usize> {
    nodes.iter().enumerate().filter(|(_, stated)| which(&stated.body)).map(|(node, _)| node).collect()
}

/// Whether an entry states something about the visit itself, so that a verification must have seen it.
fn states_something(body: &Body) -> bool {
    match body {
        Body::VisitRecorded(_) | Body::Retracted(_) | Body::ConflictResolved(_) => true,
        Body::VisitAmended(body) => !body.changes.is_empty() || body.reason != AmendReason::Confirmed,
        _ => false,
    }
}

/// What the latest acts of review come to: returned, if any of them returns; verified, if one of them rests on all that
/// was stated.
fn review<'a>(
    nodes: &[&'a Stated],
    causality: &Causality,
    content: &[usize],
) -> (Review, Vec<&'a Stated>, Vec<Return>) {
    let acts = places(nodes, |body| matches!(body, Body::VisitVerified(_) | Body::VisitReturned(_)));
    let mut acts = causality.latest(&acts);
    acts.sort_by_key(|node| std::cmp::Reverse(nodes[*node].rank()));
    let answers = places(nodes, |body| matches!(body, Body::VisitAmended(_)) || states_something(body));
    let returns: Vec<Return> = acts
        .iter()
        .filter_map(|act| match &nodes[*act].body {
            Body::VisitReturned(body) => Some(Return {
                reason: body.reason.clone(),
                note: body.note.clone(),
                source: nodes[*act].source(),
                answered: answers.iter().any(|answer| causality.rests_on(*answer, *act)),
            }),
            _ => None,
        })
        .collect();
    if !returns.is_empty() {
        let answered = returns.iter().all(|back| back.answered);
        return (if answered { Review::Answered } else { Review::Returned }, Vec::new(), returns);
    }
    let covering: Vec<&Stated> = acts
        .iter()
        .filter(|act| content.iter().all(|stated| causality.rests_on(**act, *stated)))
        .map(|act| nodes[*act])
        .collect();
    let review = match (acts.is_empty(), covering.is_empty()) {
        (true, _) => Review::Unverified,
        (false, false) => Review::Verified,
        (false, true) => Review::ChangedSinceVerification,
    };
    (review, covering, returns)
}
