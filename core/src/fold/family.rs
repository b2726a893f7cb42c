//! Registrations that are one child, put together with their visits.
//!
//! A merge rewrites nothing: it says that two ids are one child. Once it is undone, all is as before.
//!
//! Invariant: which registration is shown depends on the merges alone, not on their order.

use super::Fold;
use super::causality::{Causality, in_order};
use super::child::{ChildView, Registration, registration};
use super::stated::{Key, Stated};
use super::visit::{Presence, VisitAlone, VisitView, visit};
use crate::clock::CivilDate;
use crate::id::{ChildId, EntryId, VisitId};
use crate::journal::body::{Birth, Body, ChildrenMerged, ConflictResolved, Subject};
use crate::sex::Sex;
use crate::verification::Review;
use std::collections::{BTreeMap, BTreeSet};

impl Fold {
    /// The child that this id belongs to, under whichever id it is shown; none while no registration has arrived.
    pub fn child(&self, id: ChildId) -> Option<ChildView> {
        let (members, merges) = self.family(id);
        let registrations: Vec<Registration<'_>> =
            members.iter().filter_map(|member| registration(*member, self.about(Subject::Child(*member)))).collect();
        let (shown, merge_unclear) = shown(&registrations, &merges)?;
        let (own, absorbed): (Vec<_>, Vec<_>) =
            registrations.iter().map(|member| member.view.clone()).partition(|view| view.id == shown);
        let own = own.into_iter().next()?;
        let mut child = ChildView { own, absorbed, merge_unclear, visits: Vec::new() };
        child.visits = self.visits(&child, &registrations, &members);
        // Who retracts a child has retracted its visits; where one stands, another tablet had not seen that.
        if !child.is_shown() && child.visits.iter().any(|visit| visit.presence.is_shown()) {
            child.own.presence = Presence::Contested;
        }
        Some(child)
    }

    /// One visit, under its child if that is known; none while its recording has not arrived.
    pub fn visit(&self, id: VisitId) -> Option<VisitView> {
        let alone = self.visit_alone(id)?;
        let child = alone.view.child().and_then(|child| self.child(child));
        let within = child.and_then(|child| child.visits.into_iter().find(|visit| visit.id == id));
        Some(within.unwrap_or(alone.view))
    }

    pub(super) fn visit_alone(&self, id: VisitId) -> Option<VisitAlone<'_>> {
        visit(id, self.about(Subject::Visit(id)))
    }

    /// All ids that merges in force put together with `id`, and those merges.
    pub(super) fn family(&self, id: ChildId) -> (BTreeSet<ChildId>, Vec<&ChildrenMerged>) {
        let mut members = BTreeSet::from([id]);
        let mut merges: BTreeMap<Key, &ChildrenMerged> = BTreeMap::new();
        let mut to_look_at = vec![id];
        while let Some(member) = to_look_at.pop() {
            for (key, merge) in self.merges_of(member) {
                merges.insert(key, merge);
                to_look_at.extend([merge.keep, merge.absorb].into_iter().filter(|other| members.insert(*other)));
            }
        }
        (members, merges.into_values().collect())
    }

    /// The visits of a child, each with what only its siblings and the child can tell.
    fn visits(
        &self,
        child: &ChildView,
        registrations: &[Registration<'_>],
        members: &BTreeSet<ChildId>,
    ) -> Vec<VisitView> {
        let ids: BTreeSet<VisitId> = members.iter().flat_map(|member| self.recorded_for(*member)).collect();
        let judged_by = child.sex().zip(child.birth());
        let settled = !child.own.facts.sex.is_contested() && !child.own.facts.birth.is_contested();
        let heads: BTreeSet<EntryId> =
            registrations.iter().flat_map(|member| member.view.heads.iter().copied()).collect();
        let mut visits: Vec<VisitView> = ids
            .into_iter()
            .filter_map(|id| self.visit_alone(id))
            .filter(|alone| alone.view.child().is_some_and(|child| members.contains(&child)))
            .map(|VisitAlone { mut view, verifications }| {
                let holding: Vec<&&Stated> = verifications
                    .iter()
                    .filter(|verification| {
                        let known = judged_by.filter(|_| settled);
                        known.is_some_and(|(sex, birth)| rests_on(verification, registrations, sex, birth))
                    })
                    .collect();
                if view.review == Review::Verified && holding.is_empty() {
                    view.review = Review::ChangedSinceVerification;
                }
                view.verified_by = holding.into_iter().map(|verification| verification.source()).collect();
                view.to_verify.extend(&heads);
                view
            })
            .collect();
        visits.sort_by_key(|visit| (visit.date(), visit.id));
        self.compare_same_day(&mut visits);
        visits
    }

    /// Marks visits of one day that nobody has chosen between, and takes out of the count those not chosen.
    fn compare_same_day(&self, visits: &mut [VisitView]) {
        let mut days: BTreeMap<CivilDate, BTreeSet<VisitId>> = BTreeMap::new();
        for visit in visits.iter().filter(|visit| visit.presence.is_shown()) {
            if let Some(date) = visit.date() {
                days.entry(date).or_default().insert(visit.id);
            }
        }
        for visit in visits {
            let Some(group) = visit.date().and_then(|date| days.get(&date)) else { continue };
            if group.len() < 2 || !group.contains(&visit.id) {
                continue;
            }
            match self.decision(group) {
                None => visit.same_day = group.iter().copied().filter(|other| *other != visit.id).collect(),
                Some(Some(chosen)) => visit.counts = visit.id == chosen,
                Some(None) => {}
            }
        }
    }

    /// What was decided about visits of one day: nothing yet, that one of them counts, or that each does.
    fn decision(&self, group: &BTreeSet<VisitId>) -> Option<Option<VisitId>> {
        let nodes = in_order(group.iter().flat_map(|visit| self.same_day_decisions(*visit)));
        let causality = Causality::of(&nodes);
        let all: Vec<usize> = (0..nodes.len()).collect();
        let mut decided: Option<Option<VisitId>> = None;
        for node in causality.latest(&all) {
            let Body::ConflictResolved(ConflictResolved::SameDay { visits, counts, .. }) = &nodes[node].body else {
                continue;
            };
            let fits = group.is_subset(visits) && counts.is_none_or(|chosen| group.contains(&chosen));
            if !fits || decided.is_some_and(|earlier| earlier != *counts) {
                return None;
            }
            decided = Some(*counts);
        }
        decided
    }
}

/// Which registration is shown: the one that no merge puts beneath another. Where merges leave several or none, the
/// smallest id, and that is unclear.
fn shown(registrations: &[Registration<'_>], merges: &[&ChildrenMerged]) -> Option<(ChildId, bool)> {
    let known = registrations.iter().map(|registration| registration.view.id);
    let on_top: Vec<ChildId> = known.clone().filter(|id| !merges.iter().any(|merge| merge.absorb == *id)).collect();
    match on_top.as_slice() {
        [only] => Some((*only, false)),
        [] => known.min().map(|id| (id, true)),
        several => several.iter().min().map(|id| (*id, true)),
    }
}

/// Whether a verification saw the sex and the birth by which the visit is judged now.
fn rests_on(verification: &Stated, registrations: &[Registration<'_>], sex: Sex, birth: Birth) -> bool {
    let Some(saw) = verification.body.saw() else { return false };
    let seen: Vec<_> = registrations.iter().flat_map(|member| member.sex_and_birth_seen(saw)).collect();
    seen.iter().any(|(stated, _)| *stated == Some(sex)) && seen.iter().any(|(_, stated)| *stated == Some(birth))
}
