//! What others make of a visit: verified, returned, retracted; and a conflict decided.

use super::child::ChildChanges;
use super::reason::{RetractReason, ReturnReason};
use super::text::Note;
use super::visit::VisitChanges;
use crate::id::{ChildId, EntryId, VisitId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The Puskesmas holds a visit for right, as it saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitVerified {
    /// Which visit.
    pub visit: VisitId,
    /// The latest entries about the visit and about the child that were on the screen (`VisitView::to_verify`): what
    /// these do not rest on is not verified. The child's belong to it, because its sex and birth date decide what the
    /// numbers mean.
    pub saw: BTreeSet<EntryId>,
}

/// The Puskesmas sends a visit back to be measured again or confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitReturned {
    /// Which visit.
    pub visit: VisitId,
    /// The latest entries about the visit that were on the screen.
    pub saw: BTreeSet<EntryId>,
    /// Why.
    pub reason: ReturnReason,
    /// In the reviewer's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// A child or a visit in the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A child.
    Child(ChildId),
    /// A visit.
    Visit(VisitId),
}

/// A child or a visit should not stand in the register. It is hidden and kept; an amendment that saw the retraction
/// brings it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retracted {
    /// What is retracted.
    pub subject: Subject,
    /// The latest entries about it that were on the screen. If somebody amended it elsewhere meanwhile, it stays
    /// visible, in conflict.
    pub saw: BTreeSet<EntryId>,
    /// Why.
    pub reason: RetractReason,
    /// In the author's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// Somebody decided where statements differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum ConflictResolved {
    /// Two tablets stated different things about one child.
    Child {
        /// Which child.
        child: ChildId,
        /// The latest entries about it that were on the screen.
        saw: BTreeSet<EntryId>,
        /// What holds.
        changes: ChildChanges,
    },
    /// Two tablets stated different things about one visit.
    Visit {
        /// Which visit.
        visit: VisitId,
        /// The latest entries about it that were on the screen.
        saw: BTreeSet<EntryId>,
        /// What holds.
        changes: VisitChanges,
    },
    /// One child was written down twice on one day, as two visits.
    SameDay {
        /// Every visit that was compared.
        visits: BTreeSet<VisitId>,
        /// The one that counts for the day; none if each counts. The others stay in the register.
        counts: Option<VisitId>,
        /// Earlier decisions about these visits that were on the screen.
        #[serde(default)]
        saw: BTreeSet<EntryId>,
    },
    /// Two registrations looked like one child, and are two children.
    Different {
        /// The children who were compared.
        children: BTreeSet<ChildId>,
    },
}
