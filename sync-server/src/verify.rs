//! Walks everything that the database promises, and names the first thing that does not hold.
//!
//! Invariant: reads only.

use crate::intake::StreamHead;
use crate::store::{Mismatch, Store, StoreError, StoredEntry};
use simpati_core::id::{DeviceId, StreamId};
use simpati_core::journal::{Entry, EntryHash};
use simpati_core::protocol::SnapshotReply;

/// What was walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Walked {
    /// Streams.
    pub streams: u64,
    /// Entries in them.
    pub entries: u64,
    /// Texts that are set aside.
    pub quarantined: u64,
}

/// The first thing that does not hold.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Two tables disagree.
    #[error("{0:?}")]
    Mismatch(Mismatch),
    /// An entry is not what its row says: its number, hash, header or running hash.
    #[error("stream {stream}, number {seq}: {what:?}")]
    Entry {
        /// The stream.
        stream: StreamId,
        /// Its number there.
        seq: u64,
        /// What is wrong with it.
        what: EntryFault,
    },
    /// The stream's counter is not where its entries end.
    #[error("stream {stream} says that it ends at {said}; it ends at {found}")]
    Head {
        /// The stream.
        stream: StreamId,
        /// Where the counter stands.
        said: u64,
        /// Where the entries end.
        found: u64,
    },
    /// A text that was set aside is not the one whose hash is kept.
    #[error("device {device}, index {idx}: the text that was set aside has another hash")]
    Quarantine {
        /// The device.
        device: DeviceId,
        /// Its index.
        idx: u64,
    },
    /// What dashboards read is not what the journal says.
    #[error("the projection of stream {stream} is not what its entries come to; rebuild makes it anew")]
    Projection {
        /// The stream.
        stream: StreamId,
    },
    /// A prebuilt answer does not hold the stream's entries.
    #[error("the snapshot of stream {stream} is not the stream")]
    Snapshot {
        /// The stream.
        stream: StreamId,
    },
}

/// What can be wrong with one entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryFault {
    /// A number is missing before it.
    Gap,
    /// The text has another hash.
    Hash,
    /// The text is not an entry.
    Unreadable,
    /// The text names another id, stream, device or index.
    Header,
    /// The running hash is not the one that the entries lead to.
    Running,
}

/// Entries read at a time.
const TOGETHER: u32 = 1000;

/// Walks every stream, chain, text set aside, snapshot and projected row.
pub async fn verify(store: &dyn Store) -> Result<Walked, Fault> {
    if let Some(mismatch) = store.first_mismatch().await? {
        return Err(Fault::Mismatch(mismatch));
    }
    let mut walked = Walked::default();
    for stream in store.streams().await? {
        walked.entries += walk(store, &stream).await?;
        check_snapshot(store, &stream).await?;
        if !store.projection_is_right(&stream).await? {
            return Err(Fault::Projection { stream });
        }
        walked.streams += 1;
    }
    for aside in store.quarantine().await? {
        if EntryHash::of(aside.text.as_bytes()) != aside.hash {
            return Err(Fault::Quarantine { device: aside.device, idx: aside.idx });
        }
        walked.quarantined += 1;
    }
    Ok(walked)
}

async fn walk(store: &dyn Store, stream: &StreamId) -> Result<u64, Fault> {
    let mut at = StreamHead::EMPTY;
    loop {
        let Some(page) = store.page(stream, at.seq, TOGETHER).await? else { return Ok(at.seq) };
        for entry in &page.entries {
            let what = |what| Fault::Entry { stream: stream.clone(), seq: entry.seq, what };
            at = step(at, stream, entry).map_err(what)?;
        }
        if page.entries.len() < TOGETHER as usize {
            let said = page.head;
            let right = said == at;
            return if right {
                Ok(at.seq)
            } else {
                Err(Fault::Head { stream: stream.clone(), said: said.seq, found: at.seq })
            };
        }
    }
}

fn step(before: StreamHead, stream: &StreamId, stored: &StoredEntry) -> Result<StreamHead, EntryFault> {
    let at = before.then(&stored.hash);
    let entry = Entry::from_text(&stored.text).map_err(|_| EntryFault::Unreadable)?;
    let header = entry.header();
    if stored.seq != at.seq {
        Err(EntryFault::Gap)
    } else if entry.hash() != stored.hash {
        Err(EntryFault::Hash)
    } else if (&header.stream, header.id, header.device, header.idx) != (stream, stored.id, stored.device, stored.idx) {
        Err(EntryFault::Header)
    } else if stored.running != at.running {
        Err(EntryFault::Running)
    } else {
        Ok(at)
    }
}

async fn check_snapshot(store: &dyn Store, stream: &StreamId) -> Result<(), Fault> {
    let Some(kept) = store.snapshot(stream).await? else { return Ok(()) };
    let read =
        || -> Option<SnapshotReply> { serde_json::from_slice(&zstd::decode_all(kept.body.as_slice()).ok()?).ok() };
    let reached = read().map(|reply| {
        let hashes = reply.entries.iter().map(|text| EntryHash::of(text.get().as_bytes()));
        hashes.fold(StreamHead::EMPTY, |head, hash| head.then(&hash))
    });
    let stored = store.running_at(stream, kept.seq).await?;
    let right = reached.is_some_and(|head| head.seq == kept.seq && Some(head.running) == stored);
    if right { Ok(()) } else { Err(Fault::Snapshot { stream: stream.clone() }) }
}
