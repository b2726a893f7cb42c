//! States of a visit under review (*verifikasi*) and of a month (*validasi*), and every legal move between them.
//!
//! What these functions allow is what screens offer and what the server's own forms take. The fold reaches the same
//! states from the entries themselves, also where two people acted without seeing each other.
//!
//! Invariant: [`next`] and [`next_month`] answer for every state, act and role; nothing is left to a default.
//! Tested by: tests/suite/verification_moves.rs (whole table), tests/suite/fold_laws.rs (the fold agrees).

use crate::journal::Kind;
use crate::journal::permission::may_state;
use crate::role::Role;
use serde::{Deserialize, Serialize};

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct VisitState {
    /// What the Puskesmas made of it.
    pub review: Review,
    /// Statements differ that did not see each other, and nobody has decided yet.
    pub contested: bool,
}

/// What the Puskesmas made of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// Nobody has looked at it: *hasil sementara*.
    Unverified,
    /// Held for right, exactly as it stands (*terverifikasi*).
    Verified,
    /// Held for right once; something was stated since.
    ChangedSinceVerification,
    /// Sent back to the cadre (*dikembalikan*).
    Returned,
    /// Sent back, and the cadre has measured again or confirmed.
    Answered,
}

/// What can be done to a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VisitAct {
    /// Correct, complete or retract it, having seen everything that was stated.
    Amend,
    /// Answer a return without a change: it was looked at again and is right.
    Confirm,
    /// State something else than another tablet did, not having seen what that one stated.
    Diverge,
    /// Decide what holds where statements differ, having seen them all.
    Settle,
    /// Hold it for right.
    Verify,
    /// Send it back.
    Return,
}

/// Why a move is not legal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum IllegalMove {
    /// The role may not do this at all.
    #[error("{role:?} may not do this")]
    RoleMayNot {
        /// The role.
        role: Role,
    },
    /// Statements differ: somebody must decide before it can be verified.
    #[error("statements differ; decide first")]
    DecideFirst,
    /// Nothing differs that could be decided.
    #[error("nothing differs")]
    NothingToDecide,
    /// It was not sent back.
    #[error("nothing was sent back")]
    NothingToAnswer,
}

/// The word for where a visit stands, one of six.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitStatus {
    /// Nobody has looked at it.
    Unverified,
    /// Held for right, exactly as it stands.
    Verified,
    /// Held for right once; something was stated since.
    ChangedSinceVerification,
    /// Sent back to the cadre.
    Returned,
    /// Sent back and answered.
    Answered,
    /// Statements differ.
    Conflicted,
}

impl VisitState {
    /// A visit that was just recorded.
    pub const NEW: VisitState = VisitState { review: Review::Unverified, contested: false };

    /// The one word to show. A visit that waits for the cadre says so before anything else.
    pub fn status(self) -> VisitStatus {
        match self.review {
            Review::Returned => VisitStatus::Returned,
            _ if self.contested => VisitStatus::Conflicted,
            Review::Unverified => VisitStatus::Unverified,
            Review::Verified => VisitStatus::Verified,
            Review::ChangedSinceVerification => VisitStatus::ChangedSinceVerification,
            Review::Answered => VisitStatus::Answered,
        }
    }

    /// Whether it counts as verified in an indicator.
    pub fn is_verified(self) -> bool {
        self.status() == VisitStatus::Verified
    }
}

/// Where a visit stands after somebody acts on it, or why they may not.
pub fn next(state: VisitState, act: VisitAct, role: Role) -> Result<VisitState, IllegalMove> {
    let kind = match act {
        VisitAct::Amend | VisitAct::Confirm | VisitAct::Diverge | VisitAct::Settle => Kind::VisitAmended,
        VisitAct::Verify => Kind::VisitVerified,
        VisitAct::Return => Kind::VisitReturned,
    };
    if !may_state(role, kind) {
        return Err(IllegalMove::RoleMayNot { role });
    }
    let VisitState { review, contested } = state;
    match act {
        VisitAct::Amend => Ok(VisitState { review: after_change(review), contested }),
        VisitAct::Confirm if review == Review::Returned => Ok(VisitState { review: Review::Answered, contested }),
        VisitAct::Confirm => Err(IllegalMove::NothingToAnswer),
        VisitAct::Diverge if review == Review::Returned => Ok(VisitState { review, contested: true }),
        VisitAct::Diverge => Ok(VisitState { review: after_change(review), contested: true }),
        VisitAct::Settle if contested => Ok(VisitState { review: after_change(review), contested: false }),
        VisitAct::Settle => Err(IllegalMove::NothingToDecide),
        VisitAct::Verify if contested => Err(IllegalMove::DecideFirst),
        VisitAct::Verify => Ok(VisitState { review: Review::Verified, contested }),
        VisitAct::Return => Ok(VisitState { review: Review::Returned, contested }),
    }
}

fn after_change(review: Review) -> Review {
    match review {
        Review::Unverified => Review::Unverified,
        Review::Verified | Review::ChangedSinceVerification => Review::ChangedSinceVerification,
        Review::Returned | Review::Answered => Review::Answered,
    }
}

/// Where a posyandu's month stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MonthState {
    /// Nobody has closed it.
    Open,
    /// Closed, and as it was then (*tervalidasi*).
    Validated,
    /// Closed once; something was stated since.
    Reopened,
}

/// What can happen to a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MonthAct {
    /// Close it.
    Validate,
    /// State something that its figures rest on.
    Change,
}

/// Where a month stands after somebody acts on it, or why they may not.
pub fn next_month(state: MonthState, act: MonthAct, role: Role) -> Result<MonthState, IllegalMove> {
    let kind = match act {
        MonthAct::Validate => Kind::MonthValidated,
        MonthAct::Change => Kind::VisitAmended,
    };
    if !may_state(role, kind) {
        return Err(IllegalMove::RoleMayNot { role });
    }
    Ok(match (act, state) {
        (MonthAct::Validate, _) => MonthState::Validated,
        (MonthAct::Change, MonthState::Open) => MonthState::Open,
        (MonthAct::Change, MonthState::Validated | MonthState::Reopened) => MonthState::Reopened,
    })
}
