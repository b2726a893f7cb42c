//! The next step of a pass, decided from what the store holds and what the server said. Nothing is done here.
//!
//! Own entries go first: they are what only this tablet has. Then each stream is brought to the server's head, the one
//! with the least to fetch first. Where the two sides number a stream differently, the last number on which they agree
//! is sought, a new life of the numbering begins there, and what the server lacks is returned to it.
//!
//! Tested by: tests/suite/decisions.rs (table), and the simulation in the package `tests`.

use crate::report::{Fault, Lane};
use simpati_core::id::{DeviceId, StreamId};
use simpati_core::journal::{EntryHash, SignedHead};
use simpati_core::protocol::message::MAX_PAGE;
use simpati_store::api::sync::{DeviceFacts, Facts, StreamFacts};
use std::collections::BTreeMap;

/// A stream of which nothing is held is fetched whole when it is longer than this.
const SNAPSHOT_FROM: u64 = MAX_PAGE as u64;

/// What to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Nothing can be done without an identity.
    NotEnrolled,
    /// Greet the server.
    Greet,
    /// Offer own entries.
    Push {
        /// From this index.
        from: u64,
    },
    /// Fetch a stream whole.
    Snapshot {
        /// Which.
        stream: StreamId,
    },
    /// Fetch a page.
    Pull {
        /// Of which stream.
        stream: StreamId,
        /// Behind this number.
        after: u64,
        /// Without the texts of own entries.
        omit_own: bool,
    },
    /// The two sides number a stream differently: seek the last number on which they agree.
    Doubt {
        /// Which stream.
        stream: StreamId,
        /// A number at which they do not agree.
        high: u64,
    },
    /// Compare the two sides at one number.
    Compare {
        /// In which stream.
        stream: StreamId,
        /// At which number.
        seq: u64,
    },
    /// Begin a new life of the numbering behind the last number on which both sides agree.
    BeginLife {
        /// Of which stream.
        stream: StreamId,
        /// The last number on which both sides agree.
        keep: u64,
    },
    /// Both sides agree on a number whose next page does not follow: the answer cannot be believed.
    Disbelieve {
        /// Of which stream.
        stream: StreamId,
    },
    /// Return to the server what an earlier life of the numbering proves and it lacks.
    GiveBack {
        /// Of which stream.
        stream: StreamId,
        /// Which life.
        life: i64,
        /// Leave out this many.
        skip: u64,
    },
    /// State again what no chain carries to the server.
    Restate {
        /// In which stream.
        stream: StreamId,
    },
    /// The server's end of this device's chain is another than the one that is remembered here: go on from there.
    Rejoin {
        /// Whose chain.
        device: DeviceId,
        /// The index at which the server stands.
        idx: u64,
        /// The hash of what it holds there.
        hash: Option<EntryHash>,
    },
    /// Nothing is left to do now.
    Done,
}

/// What the server said in this pass, and what failed in it.
#[derive(Debug, Clone, Default)]
pub struct Pass {
    /// How far the server holds this device's chain, and the hash there; none before the greeting.
    pub(crate) chain: Option<(u64, Option<EntryHash>)>,
    /// The chain has a hole where the server needs the next entry.
    pub(crate) hole: bool,
    pub(crate) push_fault: Option<Fault>,
    pub(crate) streams: BTreeMap<StreamId, StreamPass>,
}

/// What is known of a stream on the server's side.
#[derive(Debug, Clone, Default)]
pub(crate) struct StreamPass {
    /// The number of its last entry.
    pub(crate) last: u64,
    /// The running hash there, if the server has said it.
    pub(crate) running: Option<EntryHash>,
    /// Texts of own entries are needed, too.
    pub(crate) whole: bool,
    /// The snapshot could not be had.
    pub(crate) no_snapshot: bool,
    /// The search for the last number on which both sides agree.
    pub(crate) search: Option<Search>,
    /// Of each earlier life, how many entries the server did not take back.
    pub(crate) not_taken: BTreeMap<i64, u64>,
    pub(crate) fault: Option<Fault>,
}

/// Both sides agree at `low` and not at `high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Search {
    pub(crate) low: u64,
    pub(crate) high: u64,
    /// The number just below `high` was compared: a server that only lost its tail agrees there.
    pub(crate) top_compared: bool,
}

impl Search {
    pub(crate) fn below(high: u64) -> Self {
        Self { low: 0, high, top_compared: false }
    }

    /// The number to compare next; none when the answer is `low`.
    fn next(self) -> Option<u64> {
        match self.high - self.low {
            0 | 1 => None,
            _ if !self.top_compared => Some(self.high - 1),
            gap => Some(self.low + gap / 2),
        }
    }

    pub(crate) fn learn(&mut self, seq: u64, agree: bool) {
        self.top_compared = true;
        if agree { self.low = seq } else { self.high = seq }
    }
}

impl StreamPass {
    pub(crate) fn at(head: &SignedHead) -> Self {
        Self { last: head.seq, running: Some(head.running), ..Self::default() }
    }

    /// Takes note of a head that the server signed, where its stream ended at `last`.
    pub(crate) fn learn(&mut self, head: &SignedHead, last: u64) {
        self.last = last;
        self.running = (head.seq == last).then_some(head.running);
    }
}

impl Pass {
    /// A pass in which the server has said how far it holds this device's chain, and the heads of its streams.
    pub fn greeted(chain: (u64, Option<EntryHash>), heads: impl IntoIterator<Item = SignedHead>) -> Self {
        let streams = heads.into_iter().map(|head| (head.stream.clone(), StreamPass::at(&head))).collect();
        Self { chain: Some(chain), streams, ..Self::default() }
    }

    /// The fault of each lane that was left for the next pass.
    pub fn faults(&self) -> Vec<(Lane, Fault)> {
        let push = self.push_fault.iter().map(|fault| (Lane::Push, fault.clone()));
        let streams =
            self.streams.iter().filter_map(|(stream, it)| Some((Lane::Stream(stream.clone()), it.fault.clone()?)));
        push.chain(streams).collect()
    }

    /// Leaves a lane for the next pass.
    pub(crate) fn leave(&mut self, lane: &Lane, fault: Fault) {
        match lane {
            Lane::Push => self.push_fault = Some(fault),
            Lane::Stream(stream) => self.streams.entry(stream.clone()).or_default().fault = Some(fault),
        }
    }
}

/// The next step.
pub fn next(facts: &Facts, pass: &Pass) -> Step {
    let Some(device) = &facts.device else { return Step::NotEnrolled };
    let Some((idx, hash)) = pass.chain else { return Step::Greet };
    let remembered = device.last_idx > idx || (device.last_idx, device.last_hash) == (idx, hash);
    if pass.hole || !remembered {
        return Step::Rejoin { device: device.id, idx, hash };
    }
    if let Some(from) = next_push(device, idx, pass) {
        return Step::Push { from };
    }
    let mut streams: Vec<_> = pass.streams.iter().map(|(stream, there)| (here(facts, stream), there)).collect();
    streams.sort_by_key(|(here, there)| (there.last.abs_diff(here.seq), here.stream.clone()));
    let may_restate = pass.push_fault.is_none();
    if let Some(step) = streams.iter().find_map(|(here, there)| next_in_stream(here, there, may_restate)) {
        return step;
    }
    // What no chain carries waits until the stream is held to its end and the chain is sent: only then it is known to be
    // lacking there. Where the stream cannot be read, it does not wait.
    let unread = |here: &&StreamFacts| !pass.streams.contains_key(&here.stream) && here.stranded > 0;
    match facts.streams.iter().find(unread) {
        Some(here) if may_restate => Step::Restate { stream: here.stream.clone() },
        _ => Step::Done,
    }
}

fn here(facts: &Facts, stream: &StreamId) -> StreamFacts {
    facts.streams.iter().find(|here| here.stream == *stream).cloned().unwrap_or_else(|| StreamFacts::unmet(stream))
}

/// From where own entries must be offered: the first without the server's word, or the first that it lacks.
fn next_push(device: &DeviceFacts, server_idx: u64, pass: &Pass) -> Option<u64> {
    let lacking = server_idx + 1;
    let from = device.first_waiting.map_or(lacking, |waiting| waiting.min(lacking));
    (pass.push_fault.is_none() && from <= device.last_idx).then_some(from)
}

fn next_in_stream(here: &StreamFacts, there: &StreamPass, may_restate: bool) -> Option<Step> {
    let stream = here.stream.clone();
    if there.fault.is_some() {
        return None;
    }
    if let Some(search) = there.search {
        return Some(match search.next() {
            Some(seq) => Step::Compare { stream, seq },
            None if search.low == here.seq => Step::Disbelieve { stream },
            None => Step::BeginLife { stream, keep: search.low },
        });
    }
    if here.seq == 0 && there.last > SNAPSHOT_FROM && !there.no_snapshot {
        return Some(Step::Snapshot { stream });
    }
    if here.seq > there.last {
        return Some(Step::Doubt { stream, high: there.last + 1 });
    }
    if here.seq == there.last && there.running.is_some_and(|running| running != here.running) {
        return Some(Step::Doubt { stream, high: here.seq });
    }
    if here.seq < there.last || there.running.is_none() {
        return Some(Step::Pull { stream, after: here.seq, omit_own: !there.whole });
    }
    let lacking = here.old_lives.iter().find_map(|old| {
        let skip = there.not_taken.get(&old.life).copied().unwrap_or(0);
        (skip < old.missing).then(|| Step::GiveBack { stream: stream.clone(), life: old.life, skip })
    });
    lacking.or((here.stranded > 0 && may_restate).then_some(Step::Restate { stream }))
}
