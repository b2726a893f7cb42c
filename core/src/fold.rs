//! From entries to what a screen shows, by the same function on the tablet, in the browser and on the server.
//!
//! [`fold`] takes a set of entries; a [`Fold`] takes them one at a time, in any order, and answers for one child, one
//! visit or one month without looking at the rest. Both give the same views. A fold over one child's entries alone
//! ([`crate::journal::Body::subjects`] finds them) gives the same view of the child as a fold over all.
//!
//! Invariants: the order of arrival does not matter; twice is once; nothing that an entry still states is lost from
//! the views, but what cannot be shown yet is counted in [`Unshown`]; an entry of a role that may not state its kind
//! changes nothing.
//! Tested by: tests/suite/fold_cases.rs (table), tests/suite/fold_laws.rs (laws).

mod causality;
mod child;
mod conflict;
mod family;
mod month;
mod register;
mod series;
mod stated;
mod visit;

pub use child::{ChildRegisters, ChildView, Consent, Move, RegistrationView};
pub use conflict::{Conflict, ReturnTask};
pub use month::MonthView;
pub use register::{Contender, Register};
pub use series::Measured;
pub use stated::{Source, Stated};
pub use visit::{Presence, Return, VisitRegisters, VisitView};

use crate::clock::CalendarMonth;
use crate::id::{ChildId, EntryId, StreamId, VisitId};
use crate::journal::Entry;
use crate::journal::body::{Body, ChildrenMerged, ConflictResolved, MergeUndone, Subject};
use crate::journal::permission::may_state;
use stated::Key;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that entries come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamView {
    /// Children, by the id under which each is shown.
    pub children: BTreeMap<ChildId, ChildView>,
    /// Visits whose child's registration has not arrived.
    pub loose_visits: Vec<VisitView>,
    /// Months in which there were visits or that somebody closed.
    pub months: BTreeMap<(StreamId, CalendarMonth), MonthView>,
    /// What was sent back to the cadre, the latest first.
    pub tasks: Vec<ReturnTask>,
    /// What waits for a decision.
    pub conflicts: Vec<Conflict>,
    /// Pairs of children of whom somebody decided that they are two.
    pub different: BTreeSet<(ChildId, ChildId)>,
    /// Entries that no view shows.
    pub unshown: Unshown,
}

/// Entries that no view shows, each kept and passed on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unshown {
    /// Of a kind or a form that this version does not know.
    pub unknown: BTreeSet<EntryId>,
    /// Of a known kind and schema, but not of the form.
    pub unreadable: BTreeSet<EntryId>,
    /// Stated in a role that may not state this kind.
    pub not_allowed: BTreeSet<EntryId>,
    /// About a child or a visit whose registration or recording has not arrived.
    pub held: BTreeSet<EntryId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aside {
    Unknown,
    Unreadable,
    NotAllowed,
}

/// Entries taken so far, sorted by what they are about.
#[derive(Debug, Clone, Default)]
pub struct Fold {
    stated: BTreeMap<Key, Stated>,
    aside: BTreeMap<Key, Aside>,
    about: BTreeMap<Subject, BTreeSet<Key>>,
    recorded_for: BTreeMap<ChildId, BTreeSet<VisitId>>,
    merges: BTreeMap<ChildId, BTreeSet<Key>>,
    undone: BTreeSet<MergeUndone>,
    same_day: BTreeMap<VisitId, BTreeSet<Key>>,
    different: BTreeSet<(ChildId, ChildId)>,
    validated: BTreeMap<(StreamId, CalendarMonth), BTreeSet<Key>>,
}

/// Folds a set of entries.
pub fn fold<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> StreamView {
    let mut fold = Fold::default();
    for entry in entries {
        fold.add(entry);
    }
    fold.view()
}

impl Fold {
    /// A fold of no entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes an entry, and says whose views may differ now: ask [`Fold::child`] and [`Fold::visit`] for these again.
    /// Nothing if the entry was taken before, or is one that no view shows.
    pub fn add(&mut self, entry: &Entry) -> BTreeSet<Subject> {
        let key = (entry.header().id, entry.hash());
        if self.stated.contains_key(&key) || self.aside.contains_key(&key) {
            return BTreeSet::new();
        }
        let aside = match Body::of(entry) {
            Err(_) => Aside::Unreadable,
            Ok(body) => match body.kind() {
                None => Aside::Unknown,
                Some(kind) if !may_state(entry.header().role, kind) => Aside::NotAllowed,
                Some(_) => return self.take(Stated { header: entry.header().clone(), hash: entry.hash(), body }),
            },
        };
        self.aside.insert(key, aside);
        BTreeSet::new()
    }

    fn take(&mut self, stated: Stated) -> BTreeSet<Subject> {
        let key = stated.key();
        let touched = stated.body.subjects();
        match &stated.body {
            Body::ChildrenMerged(merge) => {
                self.merges.entry(merge.keep).or_default().insert(key);
                self.merges.entry(merge.absorb).or_default().insert(key);
            }
            Body::MergeUndone(undone) => {
                self.undone.insert(MergeUndone { note: None, ..undone.clone() });
            }
            Body::ConflictResolved(ConflictResolved::SameDay { visits, .. }) => {
                for visit in visits {
                    self.same_day.entry(*visit).or_default().insert(key);
                }
            }
            Body::ConflictResolved(ConflictResolved::Different { children }) => {
                for one in children {
                    self.different.extend(children.range(one..).skip(1).map(|other| (*one, *other)));
                }
            }
            Body::MonthValidated(validated) => {
                let month = (stated.header.stream.clone(), validated.month);
                self.validated.entry(month).or_default().insert(key);
            }
            Body::VisitRecorded(recorded) => {
                self.recorded_for.entry(recorded.child).or_default().insert(recorded.visit);
                self.about.entry(Subject::Visit(recorded.visit)).or_default().insert(key);
            }
            _ => {
                for subject in &touched {
                    self.about.entry(*subject).or_default().insert(key);
                }
            }
        }
        self.stated.insert(key, stated);
        let children: Vec<Subject> = touched.iter().flat_map(|subject| self.children_of(*subject)).collect();
        touched.into_iter().chain(children).collect()
    }

    /// The children for whom a visit was recorded.
    fn children_of(&self, subject: Subject) -> impl Iterator<Item = Subject> {
        self.about(subject).filter_map(|stated| match &stated.body {
            Body::VisitRecorded(recorded) => Some(Subject::Child(recorded.child)),
            _ => None,
        })
    }

    /// Every entry about a child or a visit, by id: its history.
    pub fn about(&self, subject: Subject) -> impl Iterator<Item = &Stated> {
        self.about.get(&subject).into_iter().flatten().filter_map(|key| self.stated.get(key))
    }

    fn recorded_for(&self, child: ChildId) -> impl Iterator<Item = VisitId> {
        self.recorded_for.get(&child).into_iter().flatten().copied()
    }

    fn same_day_decisions(&self, visit: VisitId) -> impl Iterator<Item = &Stated> {
        self.same_day.get(&visit).into_iter().flatten().filter_map(|key| self.stated.get(key))
    }

    /// Merges in force that name a child.
    fn merges_of(&self, child: ChildId) -> impl Iterator<Item = (Key, &ChildrenMerged)> {
        let merges = self.merges.get(&child).into_iter().flatten();
        merges.filter_map(|key| match &self.stated.get(key)?.body {
            Body::ChildrenMerged(merge) if !self.undone.contains(&merge.undone_by(key.0)) => Some((*key, merge)),
            _ => None,
        })
    }

    /// All children, by the id under which each is shown.
    pub fn children(&self) -> BTreeMap<ChildId, ChildView> {
        let mut children = BTreeMap::new();
        let mut done: BTreeSet<ChildId> = BTreeSet::new();
        for subject in self.about.keys() {
            let Subject::Child(id) = *subject else { continue };
            if !done.contains(&id) {
                done.extend(self.family(id).0);
                children.extend(self.child(id).map(|child| (child.id(), child)));
            }
        }
        children
    }

    /// One posyandu's month.
    pub fn month(&self, stream: &StreamId, month: CalendarMonth) -> MonthView {
        let children = self.children();
        let visits = month::by_month(children.values()).remove(&(stream, month));
        month::month(stream, month, visits.unwrap_or_default(), &self.validations(stream, month))
    }

    fn validations(&self, stream: &StreamId, month: CalendarMonth) -> Vec<&Stated> {
        let keys = self.validated.get(&(stream.clone(), month)).into_iter().flatten();
        keys.filter_map(|key| self.stated.get(key)).collect()
    }

    fn months(&self, children: &BTreeMap<ChildId, ChildView>) -> BTreeMap<(StreamId, CalendarMonth), MonthView> {
        let mut visits = month::by_month(children.values());
        for (stream, month) in self.validated.keys() {
            visits.entry((stream, *month)).or_default();
        }
        let view = |((stream, month), visits): ((&StreamId, CalendarMonth), _)| {
            ((stream.clone(), month), month::month(stream, month, visits, &self.validations(stream, month)))
        };
        visits.into_iter().map(view).collect()
    }

    /// Everything.
    pub fn view(&self) -> StreamView {
        let children = self.children();
        let visits = || children.values().flat_map(|child| &child.visits);
        let in_children: BTreeSet<VisitId> = visits().map(|visit| visit.id).collect();
        let recorded: BTreeSet<VisitId> = self.recorded_for.values().flatten().copied().collect();
        let loose_visits: Vec<VisitView> =
            recorded.difference(&in_children).filter_map(|id| self.visit_alone(*id).map(|alone| alone.view)).collect();
        let mut tasks: Vec<ReturnTask> = visits().chain(&loose_visits).flat_map(VisitView::tasks).collect();
        tasks.sort_by_key(|task| std::cmp::Reverse((task.back.source.written_at.unix_ms, task.back.source.entry)));
        StreamView {
            months: self.months(&children),
            tasks,
            conflicts: children
                .values()
                .flat_map(ChildView::conflicts)
                .chain(loose_visits.iter().flat_map(VisitView::conflicts))
                .collect(),
            different: self.different.clone(),
            unshown: self.unshown(&children, &recorded),
            loose_visits,
            children,
        }
    }

    fn unshown(&self, children: &BTreeMap<ChildId, ChildView>, recorded: &BTreeSet<VisitId>) -> Unshown {
        let aside = |why: Aside| self.aside.iter().filter(move |(_, is)| **is == why).map(|((id, _), _)| *id).collect();
        let known: BTreeSet<ChildId> =
            children.values().flat_map(|child| child.registrations().map(|registration| registration.id)).collect();
        let held = self.about.iter().filter(|(subject, _)| match subject {
            Subject::Child(child) => !known.contains(child),
            Subject::Visit(visit) => !recorded.contains(visit),
        });
        Unshown {
            unknown: aside(Aside::Unknown),
            unreadable: aside(Aside::Unreadable),
            not_allowed: aside(Aside::NotAllowed),
            held: held.flat_map(|(_, keys)| keys.iter().map(|(id, _)| *id)).collect(),
        }
    }
}
