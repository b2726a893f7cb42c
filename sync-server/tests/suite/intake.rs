//! The plan of intake, without a database: it is total, and the same page in any cut gives the same journal.

use proptest::prelude::*;
use simpati_core::id::{EpochId, StreamId};
use simpati_core::journal::{ChainHead, Entry};
use simpati_core::protocol::Refusal;
use simpati_sync_server::intake::{Facts, Fate, Known, Offer, Plan, StreamHead, plan};
use simpati_test_kit::Scribe;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// A store that is only facts.
struct Memory(Facts);

impl Memory {
    fn new(scribe: &Scribe) -> Self {
        Self(Facts {
            epoch: EpochId(Uuid::nil()),
            head: ChainHead::empty(scribe.device),
            known: BTreeMap::new(),
            streams: HashMap::from([(scribe.stream.clone(), StreamHead::EMPTY)]),
            ids: HashMap::new(),
        })
    }

    fn take(&mut self, offers: &[Offer]) -> Plan {
        let plan = plan(self.0.clone(), offers);
        for addition in &plan.additions {
            let offer = &offers[addition.offer];
            let known = Known { hash: offer.hash, fate: addition.fate.clone() };
            self.0.known.entry(offer.idx).or_default().push(known);
            if let Fate::Received { entry, stream, .. } = &addition.fate {
                self.0.ids.insert((stream.clone(), *entry), offer.hash);
            }
        }
        self.0.streams.extend(plan.streams.clone());
        self.0.head = plan.head;
        plan
    }

    fn head(&self, stream: &StreamId) -> StreamHead {
        self.0.streams[stream]
    }
}

fn offer(entry: &Entry, refusal: Option<Refusal>) -> Offer {
    let header = entry.header();
    Offer { text: entry.text().to_owned(), hash: entry.hash(), entry: Some(entry.clone()), idx: header.idx, refusal }
}

fn scribe() -> Scribe {
    Scribe::new(1, &"32.11.13.2005.003".parse().unwrap())
}

proptest! {
    #[test]
    fn any_cuts_and_repetitions_of_a_chain_lead_to_the_same_journal(
        refused in prop::collection::vec(any::<bool>(), 1..40),
        pages in prop::collection::vec((0_usize..40, 1_usize..15), 0..60),
    ) {
        let mut scribe = scribe();
        let offers: Vec<Offer> = refused
            .iter()
            .map(|refused| offer(&scribe.child("Siti", "2025-01-01").unwrap().1, refused.then_some(Refusal::OutOfScope)))
            .collect();
        let mut whole = Memory::new(&scribe);
        let expected = whole.take(&offers).fates;
        let mut cut = Memory::new(&scribe);
        for (begin, length) in pages {
            let page = &offers[begin.min(offers.len())..(begin + length).min(offers.len())];
            let plan = cut.take(page);
            prop_assert_eq!(&plan.fates[..], &expected[begin.min(offers.len())..][..plan.fates.len()]);
        }
        // What is still missing is offered from the head on.
        let head = cut.0.head.idx as usize;
        cut.take(&offers[head..]);
        prop_assert_eq!(cut.0.head, whole.0.head);
        prop_assert_eq!(cut.head(&scribe.stream), whole.head(&scribe.stream));
    }

    #[test]
    fn any_mixture_of_two_copies_of_a_device_is_kept_whole_and_numbered_without_gaps(
        turns in prop::collection::vec((any::<bool>(), 1_usize..4), 1..20),
    ) {
        let original = scribe();
        let mut copies = [original.clone(), original.clone()];
        copies[1].now_ms += 1_000_000;
        let mut memory = Memory::new(&original);
        let (mut offered, mut received, mut aside) = (0, 0, 0);
        for (which, count) in turns {
            for _ in 0..count {
                let entry = copies[usize::from(which)].child("Siti", "2025-01-01").unwrap().1;
                let plan = memory.take(&[offer(&entry, None)]);
                prop_assert_eq!(plan.fates.len(), 1, "nothing lies behind a gap");
                offered += 1;
                for addition in &plan.additions {
                    match &addition.fate {
                        Fate::Received { seq, .. } => {
                            received += 1;
                            prop_assert_eq!(*seq, received);
                        }
                        Fate::SetAside(reason) => {
                            aside += 1;
                            prop_assert!(matches!(reason, Refusal::ChainFork | Refusal::ChainBroken));
                        }
                    }
                }
            }
        }
        prop_assert_eq!(offered, received + aside);
        prop_assert_eq!(memory.head(&original.stream).seq, received);
    }
}
