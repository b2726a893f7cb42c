//! Which registrations are one child, and where a child belongs: merge and its undoing, moving out and in.

use super::child::ChildFacts;
use super::reading::Reading;
use super::text::Note;
use super::visit::LengthReading;
use crate::clock::CivilDate;
use crate::id::{ChildId, EntryId, StreamId};
use crate::quantity::Kilograms;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Two registrations are one child. Nothing is rewritten: the merge can be undone, and all is as before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildrenMerged {
    /// The registration whose facts are shown.
    pub keep: ChildId,
    /// The registration that is shown beneath it.
    pub absorb: ChildId,
    /// In the author's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

impl ChildrenMerged {
    /// What undoes this merge, if it stands in the entry `merge`.
    pub fn undone_by(&self, merge: EntryId) -> MergeUndone {
        MergeUndone { merge, keep: self.keep, absorb: self.absorb, note: None }
    }
}

/// A merge was a mistake. It names the children too, so that it is found among what is said of them; an undoing that
/// names others than the merge did undoes nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MergeUndone {
    /// The entry that merged.
    pub merge: EntryId,
    /// As in the merge.
    pub keep: ChildId,
    /// As in the merge.
    pub absorb: ChildId,
    /// In the author's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// A child leaves this posyandu (*pindah keluar*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildMovedOut {
    /// Which child.
    pub child: ChildId,
    /// The latest entries about the child that the author's screen rested on (`ChildView::heads`).
    #[serde(default)]
    pub saw: BTreeSet<EntryId>,
    /// To which posyandu; none if it is not known or outside the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<StreamId>,
    /// The first day on which the child no longer belongs here.
    pub date: CivilDate,
}

/// A child comes to this posyandu (*pindah masuk*), with its id, its facts and its past measurements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildMovedIn {
    /// The id that the child has had from its first registration.
    pub child: ChildId,
    /// The latest entries about the child that the author's screen rested on (`ChildView::heads`).
    #[serde(default)]
    pub saw: BTreeSet<EntryId>,
    /// From which posyandu; none if it is not known or outside the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<StreamId>,
    /// The first day on which the child belongs here.
    pub date: CivilDate,
    /// What is known of the child.
    pub facts: ChildFacts,
    /// What was measured elsewhere, so that growth can be followed here. It is not counted here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<PastMeasurement>,
}

/// A measurement made before the child came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastMeasurement {
    /// The day.
    pub date: CivilDate,
    /// Where; none if not known or outside the system.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posyandu: Option<StreamId>,
    /// Body weight, in kilograms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_kg: Option<Reading<Kilograms>>,
    /// Length or height.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<LengthReading>,
    /// It had been verified by a Puskesmas.
    #[serde(default)]
    pub verified: bool,
}
