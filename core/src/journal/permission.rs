//! Which role may state which kind, and where.
//!
//! The server asks this of every entry that it takes, and the fold of every entry that it reads, so that a tablet
//! shows nobody's verification but a Puskesmas's.
//!
//! Invariant: what is not allowed here is refused; there is no role that may do everything.

use super::body::Kind;
use crate::id::{PlaceCode, StreamId};
use crate::role::Role;

/// Whether a role may state a kind.
pub fn may_state(role: Role, kind: Kind) -> bool {
    use Kind::*;
    let field = matches!(role, Role::Kader | Role::Kpm | Role::Puskesmas);
    match kind {
        ChildRegistered | ChildAmended | VisitRecorded | VisitAmended | Retracted | ConsentRecorded
        | ConsentWithdrawn | ChildMovedOut | ChildMovedIn => field,
        VisitVerified | VisitReturned | ConflictResolved | ChildrenMerged | MergeUndone => role == Role::Puskesmas,
        MonthValidated => matches!(role, Role::Kecamatan | Role::Bapperida | Role::Dinkes),
    }
}

/// Whether a role may state a kind that this version does not know. A server in front of older and newer apps takes
/// what field roles write, so that an old server does not lose what a newer app states.
pub fn may_state_unknown(role: Role) -> bool {
    matches!(role, Role::Kader | Role::Kpm | Role::Puskesmas)
}

/// The places that a person may act in: a posyandu for a cadre, a village for a KPM, the list of its villages for a
/// Puskesmas, a district or the regency for those above.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    areas: Vec<PlaceCode>,
}

impl Scope {
    /// All streams that lie in one of these places.
    pub fn new(areas: impl IntoIterator<Item = PlaceCode>) -> Self {
        Self { areas: areas.into_iter().collect() }
    }

    /// The places.
    pub fn areas(&self) -> &[PlaceCode] {
        &self.areas
    }

    /// Whether a stream lies in one of the places.
    pub fn covers(&self, stream: &StreamId) -> bool {
        self.covers_place(stream.posyandu())
    }

    /// Whether a place is one of the places or lies in one.
    pub fn covers_place(&self, place: &PlaceCode) -> bool {
        self.areas.iter().any(|area| place.is_within(area))
    }
}
