//! Everything that waits for a person's decision.

use super::child::ChildView;
use super::visit::{Presence, Return, VisitView};
use crate::clock::CivilDate;
use crate::id::{ChildId, VisitId};
use crate::journal::body::{ChildField, Subject, VisitField};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Statements differ, or two tablets acted without seeing each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "conflict")]
pub enum Conflict {
    /// About fields of one child.
    Child {
        /// Which registration.
        child: ChildId,
        /// Which fields.
        fields: Vec<ChildField>,
    },
    /// About fields of one visit.
    Visit {
        /// Which visit.
        visit: VisitId,
        /// Which fields.
        fields: Vec<VisitField>,
    },
    /// One visit is stated for several children.
    VisitOfWhom {
        /// Which visit.
        visit: VisitId,
    },
    /// One retracted what another amended.
    Retraction {
        /// What.
        subject: Subject,
    },
    /// One child has several visits on one day.
    SameDay {
        /// Which child.
        child: ChildId,
        /// The day.
        date: CivilDate,
        /// The visits.
        visits: BTreeSet<VisitId>,
    },
    /// Merges do not say plainly which registration is to be shown.
    Merge {
        /// The registrations.
        children: BTreeSet<ChildId>,
    },
}

/// Something that the Puskesmas sent back and nobody has answered (*tugas*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnTask {
    /// Which visit.
    pub visit: VisitId,
    /// Whose.
    pub child: Option<ChildId>,
    /// Why, and by whom.
    pub back: Return,
}

impl ChildView {
    /// What waits for a decision about the child and its visits.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = BTreeSet::new();
        for registration in self.registrations() {
            let child = registration.id;
            let fields = registration.facts.contested();
            if !fields.is_empty() {
                conflicts.insert(Conflict::Child { child, fields });
            }
            if registration.presence == Presence::Contested {
                conflicts.insert(Conflict::Retraction { subject: Subject::Child(child) });
            }
        }
        if self.merge_unclear {
            let children = self.registrations().map(|registration| registration.id).collect();
            conflicts.insert(Conflict::Merge { children });
        }
        for visit in &self.visits {
            conflicts.extend(visit.conflicts());
            if let (Some(date), false) = (visit.date(), visit.same_day.is_empty()) {
                let mut visits = visit.same_day.clone();
                visits.insert(visit.id);
                conflicts.insert(Conflict::SameDay { child: self.id(), date, visits });
            }
        }
        conflicts.into_iter().collect()
    }
}

impl VisitView {
    /// What waits for a decision about the visit itself.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        let fields = self.facts.contested();
        if !fields.is_empty() {
            conflicts.push(Conflict::Visit { visit: self.id, fields });
        }
        if self.child.is_contested() {
            conflicts.push(Conflict::VisitOfWhom { visit: self.id });
        }
        if self.presence == Presence::Contested {
            conflicts.push(Conflict::Retraction { subject: Subject::Visit(self.id) });
        }
        conflicts
    }

    /// What the cadre has to do about it: the returns that nobody has answered.
    pub fn tasks(&self) -> impl Iterator<Item = ReturnTask> {
        let open = self.returns.iter().filter(|back| self.presence.is_shown() && !back.answered);
        open.map(|back| ReturnTask { visit: self.id, child: self.child(), back: back.clone() })
    }
}
