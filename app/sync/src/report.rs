//! What came of a pass, for the page that shows it and for the schedule.

use simpati_core::id::StreamId;
use simpati_core::protocol::{ErrorCode, SyncError};
use simpati_store::StoreError;

/// What came of a pass.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Why it ended.
    pub end: End,
    /// Entries that the server answered for.
    pub pushed: u64,
    /// Entries that came from the server and were not held before.
    pub pulled: u64,
    /// Entries returned to a restored server.
    pub returned: u64,
    /// Entries that were stated again at the end of the chain.
    pub restated: u64,
    /// Own entries that still wait.
    pub waiting: u64,
    /// What was left for the next pass: pushing, or a stream, each with its fault.
    pub faults: Vec<(Lane, Fault)>,
}

/// One of the things that a pass does beside each other, so that a fault of one leaves the others alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    /// Sending own entries.
    Push,
    /// One stream.
    Stream(StreamId),
}

/// Why a pass ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum End {
    /// Everything was sent and every stream has the server's running hash: the only case that may be shown as done.
    Agreed,
    /// All was tried; what is left is named in [`Report::faults`].
    Incomplete,
    /// It took more steps than a pass may; go on soon.
    #[default]
    Unfinished,
    /// The tablet has no identity yet.
    NotEnrolled,
    /// The server was not reached, or refused everything.
    Server(SyncError),
    /// The store could not go on.
    Store(StoreError),
    /// Another pass is running.
    Busy,
}

/// Why one lane was left for the next pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The server's refusal, or its silence.
    Server(SyncError),
    /// The store does not believe the answer.
    Store(StoreError),
    /// The chain has a hole, and going on from where the server stands did not close it.
    Hole,
    /// The server did not take back this many entries of an earlier numbering; they are kept.
    Unreturned(u64),
}

impl End {
    /// Whether only a person can help: signing in, enrolling, updating the app.
    pub fn needs_person(&self) -> bool {
        match self {
            Self::NotEnrolled => true,
            Self::Server(SyncError::Refused { code, .. }) => matches!(
                code,
                ErrorCode::VersionUnknown
                    | ErrorCode::Unauthenticated
                    | ErrorCode::DeviceRevoked
                    | ErrorCode::Forbidden
            ),
            Self::Store(error) => !matches!(error, StoreError::Lost | StoreError::Busy | StoreError::DiskFull),
            _ => false,
        }
    }
}
