//! What the sync engine asks of the store. Each request is one step that leaves the store whole.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use simpati_core::clock::Stamp;
use simpati_core::id::{DeviceId, StreamId};
use simpati_core::journal::{EntryHash, SignedHead};
use simpati_core::protocol::{HelloReply, PullReply, PushReply, SnapshotReply};

/// Gives the tablet an identity, its first or a new one. Asked twice, it has the effect of once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Enrol {
    /// As the server enrolled it.
    pub device: DeviceId,
    /// The server's public key, if it came with the enrolment; otherwise the first server that is met is believed.
    pub server_key: Option<EntryHash>,
}

/// Asks where the store stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SyncFacts {}

/// Where the store stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The identity that writes; none before enrolment.
    pub device: Option<DeviceFacts>,
    /// Entries that wait for the server's word, of this identity and earlier ones.
    pub waiting: u64,
    /// Each stream of which something is held.
    pub streams: Vec<StreamFacts>,
}

/// Where this tablet's own chain stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceFacts {
    /// The identity.
    pub id: DeviceId,
    /// The last index of its chain; 0 for none.
    pub last_idx: u64,
    /// The hash of the entry there.
    pub last_hash: Option<EntryHash>,
    /// The first index on which the server's word is still missing.
    pub first_waiting: Option<u64>,
}

/// Where one stream stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamFacts {
    /// Which.
    pub stream: StreamId,
    /// How far the current numbering is held.
    pub seq: u64,
    /// The running hash there.
    pub running: EntryHash,
    /// Earlier numberings that hold, with proof, entries that the current one does not.
    pub old_lives: Vec<OldLife>,
    /// Own entries without a number that no chain carries to the server: to be stated again.
    pub stranded: u64,
}

impl StreamFacts {
    /// A stream of which nothing is held.
    pub fn unmet(stream: &StreamId) -> Self {
        Self { stream: stream.clone(), seq: 0, running: EntryHash::ZERO, old_lives: Vec::new(), stranded: 0 }
    }
}

/// An earlier numbering of a stream that is not yet covered by the current one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldLife {
    /// Its number on this tablet.
    pub life: i64,
    /// How many of its entries have no number in the current one: to be returned to the server.
    pub missing: u64,
}

/// Takes note of a server's greeting.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Meet {
    /// The greeting.
    pub reply: HelloReply,
    /// What the device's clock said when it came.
    pub now: Stamp,
}

/// Asks for own entries to push.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Outgoing {
    /// From this index.
    pub from: u64,
    /// At most this many.
    pub limit: u32,
}

/// Own entries, without a gap from the index that was asked for. Empty if the chain has a hole there.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OutgoingPage {
    /// The identity whose chain they are.
    pub device: DeviceId,
    /// Their texts.
    pub entries: Vec<Box<RawValue>>,
}

/// Takes the answer to a push: receipts and refusals.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TakePush {
    /// The answer.
    pub reply: PushReply,
}

/// Takes a page of a stream.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TakePage {
    /// Which stream.
    pub stream: StreamId,
    /// The number behind which the page was asked for.
    pub after: u64,
    /// The page.
    pub reply: PullReply,
}

/// Takes a stream whole, of which nothing is numbered here yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TakeSnapshot {
    /// Which stream.
    pub stream: StreamId,
    /// The stream.
    pub reply: SnapshotReply,
}

/// Where a stream stands after a page was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageTaken {
    /// How far the numbering is held.
    pub seq: u64,
    /// The running hash there.
    pub running: EntryHash,
    /// How many entries were not held before.
    pub new: u32,
}

/// Asks for the running hash of the current numbering at one number.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RunningAt {
    /// Which stream.
    pub stream: StreamId,
    /// The number.
    pub seq: u64,
}

/// Begins a new numbering of a stream behind the last number on which both sides agree. The old one is kept, with its
/// proof, until everything in it has a number again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BeginLife {
    /// Which stream.
    pub stream: StreamId,
    /// The last number on which both sides agree.
    pub keep: u64,
}

/// Asks for what an earlier numbering proves and the current one, held to the server's last number, lacks.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Returnable {
    /// Which numbering.
    pub life: i64,
    /// At most this many texts.
    pub limit: u32,
    /// Leave out this many: the server did not take them.
    pub skip: u64,
}

/// What can be returned, as [`simpati_core::protocol::ReturnRequest`] wants it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReturnablePage {
    /// The last number on which the old numbering and the current one agree.
    pub after: u64,
    /// Hashes from there to the proof.
    pub walk: Vec<EntryHash>,
    /// Texts that the server lacks.
    pub entries: Vec<Box<RawValue>>,
    /// The head that was signed for the old numbering.
    pub proof: SignedHead,
}

/// Goes on from where the server's chain of this device stands. What was stated on this tablet behind that point, and
/// has no number, is stranded.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rejoin {
    /// The identity whose chain it is; another one is left alone.
    pub device: DeviceId,
    /// The index at which the server stands.
    pub idx: u64,
    /// The hash of what it holds there.
    pub hash: Option<EntryHash>,
}

/// States again, at the end of the present chain, what is stranded in one stream. Answers how many.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Restate {
    /// Which stream.
    pub stream: StreamId,
}

/// Notes that every stream agreed with the server.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Agreed {
    /// What the server's clock said.
    pub at: Stamp,
}
