//! The messages, one pair a method of [`super::SyncApi`]. Golden files hold their exact form.

use super::error::Refusal;
use crate::clock::Stamp;
use crate::id::{DeviceId, EpochId, StreamId};
use crate::journal::{EntryHash, Receipt, SignedHead};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Most entries in one push or one page of a pull.
pub const MAX_PAGE: usize = 500;

/// Opens a pass.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Hello {
    /// Oldest version that the device speaks.
    pub oldest: u16,
    /// Newest version that the device speaks.
    pub newest: u16,
    /// Version of the app.
    pub app_version: String,
    /// Entries that wait on the device, so that the server can show which tablets are behind.
    pub waiting: u64,
}

/// Where the server stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HelloReply {
    /// The version to speak.
    pub version: u16,
    /// The server's clock.
    pub server_time: Stamp,
    /// The life of the server's database.
    pub epoch: EpochId,
    /// The server's public key, 64 hexadecimal digits.
    pub server_key: EntryHash,
    /// The highest index that the server holds of this device, without gaps.
    pub device_head: u64,
    /// Hash of what it holds there; none at 0. From here the device's chain goes on, whatever a tablet that was set
    /// back, copied or emptied remembers.
    pub device_hash: Option<EntryHash>,
    /// The head of each stream that this device may read.
    pub streams: Vec<SignedHead>,
}

/// Offers entries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PushRequest {
    /// The device that wrote them; must be the one that is signed in.
    pub device: DeviceId,
    /// At most [`MAX_PAGE`], in order of index, each as its author wrote it.
    pub entries: Vec<Box<RawValue>>,
}

/// What became of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "outcome")]
pub enum Outcome {
    /// It is in the journal.
    Received {
        /// Its index on the device.
        idx: u64,
        /// The server's word.
        receipt: Receipt,
    },
    /// It is stored, but set aside.
    Quarantined {
        /// Its index on the device, as far as it could be read.
        idx: u64,
        /// Hash of its text.
        hash: EntryHash,
        /// Why.
        reason: Refusal,
    },
}

/// The answer to a push.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PushReply {
    /// The server's clock.
    pub server_time: Stamp,
    /// The life of the server's database.
    pub epoch: EpochId,
    /// The highest index that the server now holds of this device, without gaps. Entries that were offered behind a
    /// gap have no outcome and must be offered again from here.
    pub device_head: u64,
    /// Hash of what it holds there; none at 0.
    pub device_hash: Option<EntryHash>,
    /// One for each entry that was taken, in the order offered.
    pub outcomes: Vec<Outcome>,
}

/// Asks for a page of a stream.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PullRequest {
    /// Which stream.
    pub stream: StreamId,
    /// The number behind which to begin; 0 for the beginning.
    pub after: u64,
    /// At most this many, and never more than [`MAX_PAGE`].
    pub limit: u32,
    /// Leave out the text of the device's own entries, which it has.
    pub omit_own: bool,
}

/// One entry of a stream, with its place.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PulledEntry {
    /// Its number in the stream.
    pub seq: u64,
    /// Hash of its text.
    pub hash: EntryHash,
    /// Its text; none for an own entry that was left out.
    pub entry: Option<Box<RawValue>>,
}

/// A page of a stream.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PullReply {
    /// The server's clock.
    pub server_time: Stamp,
    /// Entries with numbers `after + 1`, `after + 2` …, without gaps.
    pub entries: Vec<PulledEntry>,
    /// Where this page leads: the head at its last entry. For a page without entries, the head of the stream.
    ///
    /// Signed for every page, so that whoever holds a page can prove it to a restored server, also when the pages
    /// behind it never came.
    pub head: SignedHead,
    /// The number of the stream's last entry when this page was read: more follows if `head.seq` is lower.
    pub last: u64,
}

/// Asks for a whole stream.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SnapshotRequest {
    /// Which stream.
    pub stream: StreamId,
}

/// A whole stream as it was when the server last built it; the tail is pulled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SnapshotReply {
    /// What the entries lead to.
    pub head: SignedHead,
    /// Entries 1 to `head.seq`.
    pub entries: Vec<Box<RawValue>>,
}

/// Asks where a stream stood at a number.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HeadRequest {
    /// Which stream.
    pub stream: StreamId,
    /// The number.
    pub seq: u64,
}

/// Where a stream stood.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HeadReply {
    /// The running hash at that number; none if the stream is shorter.
    pub running: Option<EntryHash>,
}

/// Returns what a restored server lost.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReturnRequest {
    /// A number up to which both sides agree.
    pub after: u64,
    /// Hashes of all entries from `after + 1` to the proof's number, as the earlier life of the server had numbered
    /// them. From the running hash at `after`, they must lead to the proof.
    pub walk: Vec<EntryHash>,
    /// Those of them that the server lacks, or some of those: at most [`MAX_PAGE`], in the order of the walk.
    pub entries: Vec<Box<RawValue>>,
    /// A head that the server signed in its earlier life.
    pub proof: SignedHead,
}

/// What became of what was returned.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReturnReply {
    /// How many were new to the server and are now in its journal.
    pub taken: u64,
    /// The head of the stream now.
    pub head: SignedHead,
}
