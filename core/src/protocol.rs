//! What a device and the server say to each other.
//!
//! One trait, [`SyncApi`], that the HTTP client, the server and the double used in tests all implement, so that a
//! message cannot exist on one side only. Entries travel as the raw JSON that their author wrote.
//!
//! The order of a pass: [`SyncApi::hello`], [`SyncApi::push`] until the server has all, [`SyncApi::pull`] until the
//! stream's head (from a [`SyncApi::snapshot`] the first time), then compare the running hash. Where it differs,
//! [`SyncApi::head_at`] finds the last number on which both agree, and what lies behind it is sent or fetched again.
//! Nothing is ever deleted to make two sides agree.

pub mod error;
pub mod message;
pub mod people;
pub mod version;

pub use error::{ErrorCode, Problem, Refusal, SyncError};
pub use message::{
    HeadReply, HeadRequest, Hello, HelloReply, Outcome, PullReply, PullRequest, PulledEntry, PushReply, PushRequest,
    ReturnReply, ReturnRequest, SnapshotReply, SnapshotRequest,
};

use std::future::Future;

/// The conversation of one authenticated device with the server.
///
/// Every method may be called again with the same request and then has the same effect as once.
pub trait SyncApi {
    /// Agrees on a version and learns the server's time, epoch, this device's head and the heads of its streams.
    fn hello(&self, request: Hello) -> impl Future<Output = Result<HelloReply, SyncError>>;

    /// Offers this device's entries in order of index. The server takes the contiguous prefix, in one transaction.
    fn push(&self, request: PushRequest) -> impl Future<Output = Result<PushReply, SyncError>>;

    /// Fetches a page of one stream behind a number.
    fn pull(&self, request: PullRequest) -> impl Future<Output = Result<PullReply, SyncError>>;

    /// Fetches one stream from its beginning, prebuilt by the server.
    fn snapshot(&self, request: SnapshotRequest) -> impl Future<Output = Result<SnapshotReply, SyncError>>;

    /// Asks for the running hash of a stream at one number.
    fn head_at(&self, request: HeadRequest) -> impl Future<Output = Result<HeadReply, SyncError>>;

    /// Returns to a restored server what it lost of a stream, proved by a head that it signed earlier.
    fn give_back(&self, request: ReturnRequest) -> impl Future<Output = Result<ReturnReply, SyncError>>;
}
