//! Every refusal on the wire has a stable code. Words for people are made from codes elsewhere.

use serde::{Deserialize, Serialize};

/// Why a whole request was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// No version of the protocol is known to both sides.
    VersionUnknown,
    /// The body could not be read.
    Malformed,
    /// The body or a page is larger than the limit.
    TooLarge,
    /// No session, or one that has ended.
    Unauthenticated,
    /// The device was revoked: its data must be made unreadable.
    DeviceRevoked,
    /// The person or device may not do this, here.
    Forbidden,
    /// Too many requests; try again after the time given.
    RateLimited,
    /// What was asked for does not exist, or may not be known to exist.
    NotFound,
    /// A head or receipt offered as proof is not one that this server signed, or the entries do not lead to it.
    BadProof,
    /// The server cannot answer now; nothing was taken.
    Unavailable,
    /// The server failed; nothing was taken.
    Internal,
    /// A code that this version does not know.
    #[serde(other)]
    Unknown,
}

/// The body of an answer that refuses a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The stable code.
    pub code: ErrorCode,
    /// Seconds to wait before trying again, if the server says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_s: Option<u32>,
}

impl From<Problem> for SyncError {
    fn from(Problem { code, retry_after_s }: Problem) -> Self {
        Self::Refused { code, retry_after_s }
    }
}

/// Why one entry was set aside (quarantine). It is stored, shown and can be judged; it blocks nothing behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The text is not an entry: unreadable, too long or wrongly linked.
    Malformed,
    /// The same index of this device was taken earlier with another text: the tablet was cloned or restored.
    ChainFork,
    /// The entry does not name the hash of the one before it.
    ChainBroken,
    /// The id was taken earlier by another entry.
    IdReused,
    /// The posyandu is not known.
    StreamUnknown,
    /// The posyandu lies outside the author's area.
    OutOfScope,
    /// The author is not known, not active, or never signed in on this device.
    AuthorUnknown,
    /// The author does not hold this role, or the role may not state this kind.
    RoleForbidden,
    /// The kind is known, but its body is not of the form that its schema promises.
    BadBody,
    /// A reason that this version does not know.
    #[serde(other)]
    Unknown,
}

/// A request that was refused or could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SyncError {
    /// The server answered with a refusal.
    #[error("the server refused: {code:?}")]
    Refused {
        /// The stable code.
        code: ErrorCode,
        /// Seconds to wait before trying again, if the server said so.
        retry_after_s: Option<u32>,
    },
    /// The server could not be reached, or its answer was cut off. Whether the request had an effect is unknown.
    #[error("no answer from the server")]
    NoAnswer,
    /// The answer could not be understood.
    #[error("the server's answer cannot be read")]
    BadAnswer,
}

impl SyncError {
    /// Whether the same request may succeed later without anybody doing anything.
    pub fn retry(&self) -> bool {
        match self {
            Self::NoAnswer => true,
            Self::BadAnswer => false,
            Self::Refused { code, .. } => {
                matches!(code, ErrorCode::RateLimited | ErrorCode::Unavailable | ErrorCode::Internal)
            }
        }
    }
}
