//! What becomes of each entry that a device offers.
//!
//! Facts in, [`Plan`] out; the store reads the facts and carries the plan out in one transaction.
//!
//! Invariant: total, and the same facts give the same plan. An entry whose text was taken before at the same index
//! gets the same outcome as then, whatever has changed since.
//! Tested by: tests/suite/intake.rs.

use simpati_core::id::{EntryId, EpochId, StreamId};
use simpati_core::journal::{ChainHead, Entry, EntryHash};
use simpati_core::protocol::Refusal;
use std::collections::{BTreeMap, HashMap};

/// One text that a device offers.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The text, to the byte.
    pub text: String,
    /// Its hash.
    pub hash: EntryHash,
    /// The entry, or none if the text is not one that this device may have written.
    pub entry: Option<Entry>,
    /// Its index, from the entry, or from its place in the page.
    pub idx: u64,
    /// Why people and places forbid it, if they do.
    pub refusal: Option<Refusal>,
}

/// Where a stream stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreamHead {
    /// Number of the last entry.
    pub seq: u64,
    /// Running hash up to it.
    pub running: EntryHash,
}

impl StreamHead {
    /// The head of a stream without entries.
    pub const EMPTY: StreamHead = StreamHead { seq: 0, running: EntryHash::ZERO };

    /// The head after one more entry.
    pub fn then(self, hash: &EntryHash) -> Self {
        Self { seq: self.seq + 1, running: self.running.then(hash) }
    }
}

/// What became of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It is in the journal.
    Received {
        /// The entry's id.
        entry: EntryId,
        /// Its stream.
        stream: StreamId,
        /// Its number there.
        seq: u64,
        /// The life of the database in which it was received.
        epoch: EpochId,
    },
    /// It is set aside.
    SetAside(Refusal),
}

/// A text that the device offered before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Hash of that text.
    pub hash: EntryHash,
    /// What became of it.
    pub fate: Fate,
}

/// What the store knows when a page is offered.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The present life of the database.
    pub epoch: EpochId,
    /// Where the device's chain stands.
    pub head: ChainHead,
    /// What was offered before: at the indexes of this page, and at any index behind the head.
    pub known: BTreeMap<u64, Vec<Known>>,
    /// The known ones among the streams of this page.
    pub streams: HashMap<StreamId, StreamHead>,
    /// The ids of this page that are in the journal already.
    pub ids: HashMap<(StreamId, EntryId), EntryHash>,
}

/// One text to be added to the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addition {
    /// Which of the offers.
    pub offer: usize,
    /// What becomes of it.
    pub fate: Fate,
    /// The stream's running hash at its number; none if it is set aside.
    pub running: Option<EntryHash>,
}

/// What to do with a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// One for each offer that is taken, from the first on; the rest lies behind a gap.
    pub fates: Vec<Fate>,
    /// What is new to the database.
    pub additions: Vec<Addition>,
    /// Where the device's chain then stands.
    pub head: ChainHead,
    /// Where the streams that grow then stand.
    pub streams: BTreeMap<StreamId, StreamHead>,
}

/// What became of a page: the part of the plan that the device is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// One for each offer that was taken, from the first on.
    pub fates: Vec<Fate>,
    /// Where the device's chain stands.
    pub head: ChainHead,
}

/// Decides what becomes of a page of offers.
pub fn plan(mut facts: Facts, offers: &[Offer]) -> Plan {
    let mut plan = Plan {
        fates: Vec::with_capacity(offers.len()),
        additions: Vec::new(),
        head: facts.head,
        streams: BTreeMap::new(),
    };
    for (place, offer) in offers.iter().enumerate() {
        let before = facts.known.get(&offer.idx).map(Vec::as_slice).unwrap_or_default();
        let fate = if let Some(known) = before.iter().find(|known| known.hash == offer.hash) {
            known.fate.clone()
        } else if offer.idx > plan.head.idx + 1 {
            break;
        } else {
            let taken = offer.idx <= plan.head.idx || !before.is_empty();
            let fate = judge(&facts, &plan.head, taken, offer);
            plan.additions.push(add(&mut facts, &mut plan.streams, place, offer, fate.clone()));
            facts.known.entry(offer.idx).or_default().push(Known { hash: offer.hash, fate: fate.clone() });
            fate
        };
        plan.fates.push(fate);
        advance(&mut plan.head, &facts.known);
    }
    plan
}

/// What a text that was never offered before deserves.
fn judge(facts: &Facts, head: &ChainHead, index_is_taken: bool, offer: &Offer) -> Fate {
    let Some(entry) = &offer.entry else { return Fate::SetAside(Refusal::Malformed) };
    let header = entry.header();
    let refusal = if header.device != head.device {
        Some(Refusal::Malformed)
    } else if index_is_taken {
        Some(Refusal::ChainFork)
    } else if header.prev != head.hash {
        Some(Refusal::ChainBroken)
    } else if !facts.streams.contains_key(&header.stream) {
        Some(Refusal::StreamUnknown)
    } else if offer.refusal.is_some() {
        offer.refusal
    } else if facts.ids.contains_key(&(header.stream.clone(), header.id)) {
        Some(Refusal::IdReused)
    } else {
        None
    };
    match refusal {
        Some(reason) => Fate::SetAside(reason),
        None => {
            let seq = facts.streams[&header.stream].seq + 1;
            Fate::Received { entry: header.id, stream: header.stream.clone(), seq, epoch: facts.epoch }
        }
    }
}

fn add(
    facts: &mut Facts,
    grown: &mut BTreeMap<StreamId, StreamHead>,
    offer_at: usize,
    offer: &Offer,
    fate: Fate,
) -> Addition {
    let mut running = None;
    if let Fate::Received { entry, stream, .. } = &fate
        && let Some(head) = facts.streams.get_mut(stream)
    {
        *head = head.then(&offer.hash);
        running = Some(head.running);
        grown.insert(stream.clone(), *head);
        facts.ids.insert((stream.clone(), *entry), offer.hash);
    }
    Addition { offer: offer_at, fate, running }
}

/// Moves a chain's head over every index at which something is known. Where two texts claim an index, the chain goes
/// on from the one that came first.
pub fn advance(head: &mut ChainHead, known: &BTreeMap<u64, Vec<Known>>) {
    while let Some(first) = known.get(&(head.idx + 1)).and_then(|there| there.first()) {
        *head = ChainHead { idx: head.idx + 1, hash: Some(first.hash), ..*head };
    }
}
