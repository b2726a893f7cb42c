//! What an entry says: one kind each, every kind in one closed list.
//!
//! The `schema` of an entry's header is the version of these forms, [`SCHEMA`]. Fields that are not known here are
//! passed over when a body is read; they stay in the entry's text. A kind that is not known here, or a body of a later
//! schema that cannot be read, is [`Body::Unknown`]: kept, counted and passed on.
//!
//! Invariant: reading a body never changes the entry that it was read from.

mod child;
mod code;
mod consent;
mod fields;
mod identity;
mod month;
mod reading;
mod reason;
mod review;
mod text;
mod visit;

pub(crate) use child::child_fields;
pub use child::{
    Birth, BirthOrder, ChildAmended, ChildChanges, ChildFacts, ChildField, ChildRegistered, GestationWeeks,
    Neighbourhood, OutOfRange, Precision,
};
pub use code::{BadCode, OtherCode};
pub use consent::{ConsentChannel, ConsentRecorded, ConsentWithdrawn, Relation};
pub use fields::Change;
pub use identity::{ChildMovedIn, ChildMovedOut, ChildrenMerged, MergeUndone, PastMeasurement};
pub use month::MonthValidated;
pub use reading::{Confirmed, Reading, Which};
pub use reason::{AmendReason, RetractReason, ReturnReason};
pub use review::{ConflictResolved, Retracted, Subject, VisitReturned, VisitVerified};
pub use text::{Address, BadText, FamilyCard, Nik, Note, PersonName, Phone, TextVersion, ToolCode};
pub(crate) use visit::visit_fields;
pub use visit::{
    DangerSign, LengthReading, Service, Vaccine, VisitAmended, VisitChanges, VisitFacts, VisitField, VisitRecorded,
};

use super::{BadEntry, Entry, Header};
use crate::id::EntryId;
use serde_json::value::RawValue;
use std::collections::BTreeSet;

/// The version of the forms in this module.
///
/// 1 (2026-11): the first.
pub const SCHEMA: u16 = 1;

/// A body of a kind that is known, and of a schema that is known, but not of the form of that kind.
#[derive(Debug, thiserror::Error)]
#[error("the body is not of the form of {kind:?}")]
pub struct BadBody {
    /// The kind.
    pub kind: Kind,
    /// Where it differs. It names fields, not values of a person's.
    #[source]
    pub source: serde_json::Error,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $name:literal,)+) => {
        /// The kinds of entries, by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $kind,)+
        }

        impl Kind {
            /// Every kind that this version knows.
            pub const ALL: &'static [Kind] = &[$(Self::$kind,)+];

            /// The kind of this name, if this version knows it.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$kind),)+
                    _ => None,
                }
            }

            /// The name as it is written in an entry.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)+
                }
            }
        }

        /// What an entry says.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Body {
            $($(#[$doc])* $kind($kind),)+
            /// A kind or a form that this version does not know.
            Unknown,
        }

        $(impl From<$kind> for Body {
            fn from(body: $kind) -> Self {
                Self::$kind(body)
            }
        })+

        impl Body {
            /// Reads what an entry says.
            pub fn of(entry: &Entry) -> Result<Self, BadBody> {
                let Some(kind) = Kind::named(entry.kind()) else { return Ok(Self::Unknown) };
                let text = entry.body().get();
                let read = match kind {
                    $(Kind::$kind => serde_json::from_str(text).map(Self::$kind),)+
                };
                match read {
                    Err(_) if entry.header().schema > SCHEMA => Ok(Self::Unknown),
                    Err(source) => Err(BadBody { kind, source }),
                    Ok(body) => Ok(body),
                }
            }

            /// Which kind this is; none for what is not known.
            pub fn kind(&self) -> Option<Kind> {
                match self {
                    $(Self::$kind(_) => Some(Kind::$kind),)+
                    Self::Unknown => None,
                }
            }

            /// The text of this as the body of an entry. What is not known cannot be written.
            pub fn text(&self) -> Result<Box<RawValue>, BadEntry> {
                match self {
                    $(Self::$kind(body) => Ok(serde_json::value::to_raw_value(body)?),)+
                    Self::Unknown => Err(BadEntry::NothingToSay),
                }
            }

            /// Writes this as a new entry. The caller mints the header's id, reads the clock and sets `schema` to
            /// [`SCHEMA`]. What is not known cannot be written.
            pub fn entry(&self, header: &Header) -> Result<Entry, BadEntry> {
                match self {
                    $(Self::$kind(body) => Entry::write(header, $name, body),)+
                    Self::Unknown => Err(BadEntry::NothingToSay),
                }
            }
        }
    };
}

kinds! {
    /// A child enters the register.
    ChildRegistered = "child_registered",
    /// Something about a child is corrected or completed.
    ChildAmended = "child_amended",
    /// A child came, was measured or was served.
    VisitRecorded = "visit_recorded",
    /// Something about a visit is corrected, or a returned visit is answered.
    VisitAmended = "visit_amended",
    /// A child or a visit should not stand in the register.
    Retracted = "retracted",
    /// A parent or guardian consented.
    ConsentRecorded = "consent_recorded",
    /// A parent or guardian withdrew consent.
    ConsentWithdrawn = "consent_withdrawn",
    /// The Puskesmas holds a visit for right.
    VisitVerified = "visit_verified",
    /// The Puskesmas sends a visit back.
    VisitReturned = "visit_returned",
    /// Somebody decided where statements differ.
    ConflictResolved = "conflict_resolved",
    /// Two registrations are one child.
    ChildrenMerged = "children_merged",
    /// A merge was a mistake.
    MergeUndone = "merge_undone",
    /// A child leaves this posyandu.
    ChildMovedOut = "child_moved_out",
    /// A child comes to this posyandu.
    ChildMovedIn = "child_moved_in",
    /// A posyandu's month is closed.
    MonthValidated = "month_validated",
}

impl Body {
    /// The entries that the author's screen rested on, for the kinds that name them.
    pub fn saw(&self) -> Option<&BTreeSet<EntryId>> {
        match self {
            Self::ChildAmended(body) => Some(&body.saw),
            Self::VisitAmended(body) => Some(&body.saw),
            Self::Retracted(body) => Some(&body.saw),
            Self::ConsentRecorded(body) => Some(&body.saw),
            Self::ConsentWithdrawn(body) => Some(&body.saw),
            Self::VisitVerified(body) => Some(&body.saw),
            Self::VisitReturned(body) => Some(&body.saw),
            Self::ConflictResolved(
                ConflictResolved::Child { saw, .. }
                | ConflictResolved::Visit { saw, .. }
                | ConflictResolved::SameDay { saw, .. },
            ) => Some(saw),
            Self::ChildMovedOut(body) => Some(&body.saw),
            Self::ChildMovedIn(body) => Some(&body.saw),
            Self::ChildRegistered(_)
            | Self::VisitRecorded(_)
            | Self::ConflictResolved(ConflictResolved::Different { .. })
            | Self::ChildrenMerged(_)
            | Self::MergeUndone(_)
            | Self::MonthValidated(_)
            | Self::Unknown => None,
        }
    }

    /// The children and visits that this names, for an index by which the entries of one child can be found again:
    /// those about the child, those about its visits, and the same for every child that a merge puts together with it.
    pub fn subjects(&self) -> BTreeSet<Subject> {
        let (child, visit) = (Subject::Child, Subject::Visit);
        let subjects: Vec<Subject> = match self {
            Self::ChildRegistered(body) => vec![child(body.child)],
            Self::ChildAmended(body) => vec![child(body.child)],
            Self::VisitRecorded(body) => vec![visit(body.visit), child(body.child)],
            Self::VisitAmended(body) => vec![visit(body.visit)],
            Self::Retracted(body) => vec![body.subject],
            Self::ConsentRecorded(body) => vec![child(body.child)],
            Self::ConsentWithdrawn(body) => vec![child(body.child)],
            Self::VisitVerified(body) => vec![visit(body.visit)],
            Self::VisitReturned(body) => vec![visit(body.visit)],
            Self::ConflictResolved(ConflictResolved::Child { child: id, .. }) => vec![child(*id)],
            Self::ConflictResolved(ConflictResolved::Visit { visit: id, .. }) => vec![visit(*id)],
            Self::ConflictResolved(ConflictResolved::SameDay { visits, .. }) => {
                visits.iter().copied().map(visit).collect()
            }
            Self::ConflictResolved(ConflictResolved::Different { children }) => {
                children.iter().copied().map(child).collect()
            }
            Self::ChildrenMerged(body) => vec![child(body.keep), child(body.absorb)],
            Self::ChildMovedOut(body) => vec![child(body.child)],
            Self::ChildMovedIn(body) => vec![child(body.child)],
            Self::MergeUndone(body) => vec![child(body.keep), child(body.absorb)],
            Self::MonthValidated(_) | Self::Unknown => Vec::new(),
        };
        subjects.into_iter().collect()
    }
}
