//! A server in memory, with the rules of the protocol and no others: no people, no places, no disk.
//!
//! It can be backed up and restored, and it can be told to lose requests or answers.

use ed25519_dalek::SigningKey;
use serde_json::value::RawValue;
use simpati_core::clock::Stamp;
use simpati_core::id::{DeviceId, EntryId, EpochId, StreamId};
use simpati_core::journal::{Entry, EntryHash, Receipt, ServerKey, SignedHead};
use simpati_core::protocol::{
    ErrorCode, HeadReply, HeadRequest, Hello, HelloReply, Outcome, PullReply, PullRequest, PulledEntry, PushReply,
    PushRequest, Refusal, ReturnReply, ReturnRequest, SnapshotReply, SnapshotRequest, SyncApi, SyncError, version,
};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The server. Clones are the same server.
#[derive(Clone)]
pub struct Double {
    key: Rc<SigningKey>,
    kept: Rc<RefCell<Kept>>,
    now: Rc<Cell<Stamp>>,
}

/// All that it keeps: what a backup holds.
#[derive(Clone)]
pub struct Kept {
    epoch: EpochId,
    streams: BTreeMap<StreamId, Vec<Row>>,
    chains: BTreeMap<DeviceId, Vec<Link>>,
}

#[derive(Clone)]
struct Row {
    id: EntryId,
    device: DeviceId,
    hash: EntryHash,
    running: EntryHash,
    text: String,
    epoch: EpochId,
}

/// What was offered first at one index of a chain, and whatever else claimed it.
#[derive(Clone)]
struct Link {
    hash: EntryHash,
    refused: Option<Refusal>,
    others: BTreeMap<EntryHash, Refusal>,
}

impl Double {
    /// A server with these streams, in its first life.
    pub fn new(seed: u8, epoch: EpochId, streams: impl IntoIterator<Item = StreamId>, now: Stamp) -> Self {
        let streams = streams.into_iter().map(|stream| (stream, Vec::new())).collect();
        Self {
            key: Rc::new(SigningKey::from_bytes(&[seed; 32])),
            kept: Rc::new(RefCell::new(Kept { epoch, streams, chains: BTreeMap::new() })),
            now: Rc::new(Cell::new(now)),
        }
    }

    /// A copy of all that it keeps.
    pub fn back_up(&self) -> Kept {
        self.kept.borrow().clone()
    }

    /// Goes back to a backup, in a new life.
    pub fn restore(&self, backup: Kept, epoch: EpochId) {
        *self.kept.borrow_mut() = Kept { epoch, ..backup };
    }

    /// The texts of a stream, in order.
    pub fn texts(&self, stream: &StreamId) -> Vec<String> {
        self.kept.borrow().streams.get(stream).into_iter().flatten().map(|row| row.text.clone()).collect()
    }

    /// The running hash of a stream.
    pub fn running(&self, stream: &StreamId) -> EntryHash {
        self.kept.borrow().streams.get(stream).map_or(EntryHash::ZERO, |rows| running(rows, rows.len()))
    }

    /// Its public key.
    pub fn public_key(&self) -> EntryHash {
        EntryHash(ServerKey::of(&self.key).to_bytes())
    }

    /// The conversation with one device.
    pub fn line(&self, device: DeviceId) -> Line {
        Line { server: self.clone(), device, faults: Rc::default() }
    }

    fn head(&self, kept: &Kept, stream: &StreamId, seq: usize) -> Result<SignedHead, SyncError> {
        let rows = kept.streams.get(stream).ok_or_else(|| refuse(ErrorCode::NotFound))?;
        Ok(SignedHead::sign(stream.clone(), seq as u64, running(rows, seq), kept.epoch, &self.key))
    }
}

fn running(rows: &[Row], seq: usize) -> EntryHash {
    seq.checked_sub(1).and_then(|last| rows.get(last)).map_or(EntryHash::ZERO, |row| row.running)
}

fn refuse(code: ErrorCode) -> SyncError {
    SyncError::Refused { code, retry_after_s: None }
}

/// What goes wrong on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The request never arrives.
    Request,
    /// The request is carried out, but the answer never arrives.
    Answer,
    /// The server refuses.
    Refused(ErrorCode),
}

/// The conversation with one device.
#[derive(Clone)]
pub struct Line {
    server: Double,
    device: DeviceId,
    faults: Rc<RefCell<BTreeMap<u32, Broken>>>,
}

impl Line {
    /// Lets the request that comes after `after` others go wrong.
    pub fn breaks(&self, after: u32, how: Broken) {
        self.faults.borrow_mut().insert(after, how);
    }

    /// Lets nothing more go wrong.
    pub fn heals(&self) {
        self.faults.borrow_mut().clear();
    }

    fn through<T>(&self, work: impl FnOnce(&mut Kept) -> Result<T, SyncError>) -> Result<T, SyncError> {
        let fault = {
            let mut faults = self.faults.borrow_mut();
            let now = faults.remove(&0);
            *faults = faults.iter().map(|(after, how)| (after - 1, *how)).collect();
            now
        };
        match fault {
            Some(Broken::Request) => Err(SyncError::NoAnswer),
            Some(Broken::Refused(code)) => Err(refuse(code)),
            Some(Broken::Answer) => {
                let _ = work(&mut self.server.kept.borrow_mut());
                Err(SyncError::NoAnswer)
            }
            None => work(&mut self.server.kept.borrow_mut()),
        }
    }
}

impl Kept {
    fn chain(&self, device: DeviceId) -> (u64, Option<EntryHash>) {
        let chain = self.chains.get(&device).map(Vec::as_slice).unwrap_or_default();
        (chain.len() as u64, chain.last().map(|link| link.hash))
    }

    fn offer(&mut self, device: DeviceId, entry: &Entry) -> Option<Option<Refusal>> {
        let header = entry.header();
        let chain = self.chains.entry(device).or_default();
        let at = usize::try_from(header.idx - 1).ok()?;
        if at > chain.len() {
            return None;
        }
        if let Some(link) = chain.get_mut(at) {
            if link.hash == entry.hash() {
                return Some(link.refused);
            }
            return Some(Some(*link.others.entry(entry.hash()).or_insert(Refusal::ChainFork)));
        }
        let prev = chain.last().map(|link| link.hash);
        let refused = if header.prev != prev {
            Some(Refusal::ChainBroken)
        } else {
            match self.streams.get(&header.stream) {
                None => Some(Refusal::StreamUnknown),
                Some(rows) if rows.iter().any(|row| row.id == header.id) => Some(Refusal::IdReused),
                Some(_) => None,
            }
        };
        chain.push(Link { hash: entry.hash(), refused, others: BTreeMap::new() });
        if refused.is_none() {
            self.append(entry);
        }
        Some(refused)
    }

    fn append(&mut self, entry: &Entry) {
        let header = entry.header();
        let Some(rows) = self.streams.get_mut(&header.stream) else { return };
        rows.push(Row {
            id: header.id,
            device: header.device,
            hash: entry.hash(),
            running: running(rows, rows.len()).then(&entry.hash()),
            text: entry.text().to_owned(),
            epoch: self.epoch,
        });
    }

    fn outcome(&self, entry: &Entry, refused: Option<Refusal>, key: &SigningKey) -> Outcome {
        let (hash, header) = (entry.hash(), entry.header());
        let rows = self.streams.get(&header.stream).map(Vec::as_slice).unwrap_or_default();
        match (refused, rows.iter().position(|row| row.hash == hash)) {
            (None, Some(at)) => {
                let seq = at as u64 + 1;
                let receipt = Receipt::sign(header.id, hash, header.stream.clone(), seq, rows[at].epoch, key);
                Outcome::Received { idx: header.idx, receipt }
            }
            (refused, _) => Outcome::Quarantined { idx: header.idx, hash, reason: refused.unwrap_or(Refusal::Unknown) },
        }
    }
}

impl SyncApi for Line {
    async fn hello(&self, request: Hello) -> Result<HelloReply, SyncError> {
        self.through(|kept| {
            let streams = kept.streams.iter().map(|(stream, rows)| self.server.head(kept, stream, rows.len()));
            Ok(HelloReply {
                version: version::agree(request.oldest, request.newest)
                    .ok_or_else(|| refuse(ErrorCode::VersionUnknown))?,
                server_time: self.server.now.get(),
                epoch: kept.epoch,
                server_key: self.server.public_key(),
                device_head: kept.chain(self.device).0,
                device_hash: kept.chain(self.device).1,
                streams: streams.collect::<Result<_, _>>()?,
            })
        })
    }

    async fn push(&self, request: PushRequest) -> Result<PushReply, SyncError> {
        self.through(|kept| {
            let mut outcomes = Vec::new();
            for text in request.entries {
                let entry = Entry::read(text).map_err(|_| refuse(ErrorCode::Malformed))?;
                let Some(refused) = kept.offer(self.device, &entry) else { break };
                outcomes.push(kept.outcome(&entry, refused, &self.server.key));
            }
            Ok(PushReply {
                server_time: self.server.now.get(),
                epoch: kept.epoch,
                device_head: kept.chain(self.device).0,
                device_hash: kept.chain(self.device).1,
                outcomes,
            })
        })
    }

    async fn pull(&self, request: PullRequest) -> Result<PullReply, SyncError> {
        self.through(|kept| {
            let rows = kept.streams.get(&request.stream).ok_or_else(|| refuse(ErrorCode::NotFound))?;
            let after = usize::try_from(request.after).unwrap_or(usize::MAX);
            let page = rows.iter().enumerate().skip(after).take(request.limit as usize);
            let entries: Vec<PulledEntry> = page
                .map(|(at, row)| PulledEntry {
                    seq: at as u64 + 1,
                    hash: row.hash,
                    entry: (!request.omit_own || row.device != self.device).then(|| raw(&row.text)).flatten(),
                })
                .collect();
            let end = if entries.is_empty() { rows.len() } else { after + entries.len() };
            Ok(PullReply {
                server_time: self.server.now.get(),
                entries,
                head: self.server.head(kept, &request.stream, end)?,
                last: rows.len() as u64,
            })
        })
    }

    async fn snapshot(&self, request: SnapshotRequest) -> Result<SnapshotReply, SyncError> {
        self.through(|kept| {
            let rows = kept.streams.get(&request.stream).ok_or_else(|| refuse(ErrorCode::NotFound))?;
            let entries = rows.iter().filter_map(|row| raw(&row.text)).collect();
            Ok(SnapshotReply { head: self.server.head(kept, &request.stream, rows.len())?, entries })
        })
    }

    async fn head_at(&self, request: HeadRequest) -> Result<HeadReply, SyncError> {
        self.through(|kept| {
            let rows = kept.streams.get(&request.stream).ok_or_else(|| refuse(ErrorCode::NotFound))?;
            let seq = usize::try_from(request.seq).unwrap_or(usize::MAX);
            Ok(HeadReply { running: (seq <= rows.len()).then(|| running(rows, seq)) })
        })
    }

    async fn give_back(&self, request: ReturnRequest) -> Result<ReturnReply, SyncError> {
        self.through(|kept| {
            let bad = || refuse(ErrorCode::BadProof);
            let stream = request.proof.stream.clone();
            request.proof.verify(&ServerKey::of(&self.server.key)).map_err(|_| bad())?;
            let rows = kept.streams.get(&stream).ok_or_else(bad)?;
            let after = usize::try_from(request.after).ok().filter(|after| *after <= rows.len()).ok_or_else(bad)?;
            let end = request.walk.iter().fold(running(rows, after), |running, hash| running.then(hash));
            if end != request.proof.running || request.after + request.walk.len() as u64 != request.proof.seq {
                return Err(bad());
            }
            let walk: BTreeSet<EntryHash> = request.walk.into_iter().collect();
            let mut taken = 0;
            for text in request.entries {
                let entry = Entry::read(text).ok().filter(|entry| walk.contains(&entry.hash())).ok_or_else(bad)?;
                if kept.streams[&stream].iter().all(|row| row.id != entry.header().id) {
                    kept.append(&entry);
                    taken += 1;
                }
            }
            let last = kept.streams[&stream].len();
            Ok(ReturnReply { taken, head: self.server.head(kept, &stream, last)? })
        })
    }
}

fn raw(text: &str) -> Option<Box<RawValue>> {
    RawValue::from_string(text.to_owned()).ok()
}
