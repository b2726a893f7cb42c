//! Consent (*persetujuan*) of a parent or guardian: given for one text, withdrawn at any time (UU 27/2022, articles 22–25, 40).

use super::code::codes;
use super::text::{Note, PersonName, TextVersion};
use crate::clock::CivilDate;
use crate::id::{ChildId, EntryId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A parent or guardian consented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRecorded {
    /// For which child.
    pub child: ChildId,
    /// The latest entries about the child that the author's screen rested on (`ChildView::heads`).
    #[serde(default)]
    pub saw: BTreeSet<EntryId>,
    /// The text that was read or shown.
    pub text_version: TextVersion,
    /// What the person is to the child.
    pub relation: Relation,
    /// The person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<PersonName>,
    /// How consent was given.
    pub channel: ConsentChannel,
    /// The day.
    pub date: CivilDate,
}

/// A parent or guardian withdrew consent. Parents' pages and messages stop; the health record stays as the law demands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentWithdrawn {
    /// For which child.
    pub child: ChildId,
    /// The latest entries about the child that the author's screen rested on (`ChildView::heads`).
    #[serde(default)]
    pub saw: BTreeSet<EntryId>,
    /// The day.
    pub date: CivilDate,
    /// In the person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

codes! {
    /// What somebody is to the child.
    Relation {
        /// *Ibu*.
        Mother = "mother",
        /// *Ayah*.
        Father = "father",
        /// *Wali*.
        Guardian = "guardian",
    }
}

codes! {
    /// How consent was given.
    ConsentChannel {
        /// Signed on paper, kept at the posyandu or the Puskesmas.
        Paper = "paper",
        /// Spoken, before the cadre who wrote it down.
        Spoken = "spoken",
        /// By the parent, on the parent's own telephone.
        OwnPhone = "own_phone",
    }
}
