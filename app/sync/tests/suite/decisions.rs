//! The decision of the next step, case by case.

use crate::support::{device, epoch, stream};
use ed25519_dalek::SigningKey;
use simpati_core::journal::{EntryHash, SignedHead};
use simpati_store::api::sync::{DeviceFacts, Facts, OldLife, StreamFacts};
use simpati_sync::decide::{Pass, Step, next};

fn hash(n: u8) -> EntryHash {
    EntryHash([n; 32])
}

fn head(seq: u64, running: EntryHash) -> SignedHead {
    SignedHead::sign(stream(1), seq, running, epoch(1), &SigningKey::from_bytes(&[7; 32]))
}

/// The hash of the entry at an index of this device's chain.
fn chain(idx: u64) -> Option<EntryHash> {
    (idx > 0).then(|| hash(100 + u8::try_from(idx).unwrap()))
}

fn greeted(idx: u64, head: SignedHead) -> Pass {
    Pass::greeted((idx, chain(idx)), [head])
}

fn me(last_idx: u64, first_waiting: Option<u64>) -> DeviceFacts {
    DeviceFacts { id: device(1), last_idx, last_hash: chain(last_idx), first_waiting }
}

fn here(seq: u64, running: EntryHash) -> StreamFacts {
    StreamFacts { seq, running, ..StreamFacts::unmet(&stream(1)) }
}

fn facts(device: DeviceFacts, here: StreamFacts) -> Facts {
    Facts { device: Some(device), waiting: 0, streams: vec![here] }
}

#[test]
fn before_the_greeting_there_is_only_the_greeting() {
    let facts = facts(me(3, Some(1)), here(1, hash(1)));
    assert_eq!(next(&facts, &Pass::default()), Step::Greet);
    assert_eq!(next(&Facts { device: None, ..facts }, &Pass::default()), Step::NotEnrolled);
}

#[test]
fn own_entries_go_before_anything_is_fetched() {
    #[rustfmt::skip]
    let cases = [
        // last idx, first waiting, the server's head of this device, from where to push
        (5, Some(3), 2, Some(3)),
        (5, Some(3), 5, Some(3)), // the answer was lost: offered again, answered again
        (5, None,    2, Some(3)), // the server was restored from a backup
        (5, None,    5, None),
        (0, None,    0, None),
    ];
    for (last, waiting, device_head, from) in cases {
        let pass = greeted(device_head, head(9, hash(9)));
        let step = next(&facts(me(last, waiting), here(1, hash(1))), &pass);
        match from {
            Some(from) => assert_eq!(step, Step::Push { from }),
            None => assert!(matches!(step, Step::Pull { .. }), "{step:?}"),
        }
    }
}

#[test]
fn a_stream_is_brought_to_the_servers_head() {
    let (it, old) =
        (stream(1), |missing| StreamFacts { old_lives: vec![OldLife { life: 4, missing }], ..here(9, hash(9)) });
    let stranded = StreamFacts { stranded: 1, ..here(9, hash(9)) };
    #[rustfmt::skip]
    let cases = [
        // held here, the server's head, the step
        (here(0, EntryHash::ZERO), head(9, hash(9)),    Step::Pull { stream: it.clone(), after: 0, omit_own: true }),
        (here(0, EntryHash::ZERO), head(9000, hash(9)), Step::Snapshot { stream: it.clone() }),
        (here(7, hash(7)),         head(9, hash(9)),    Step::Pull { stream: it.clone(), after: 7, omit_own: true }),
        (here(9, hash(9)),         head(9, hash(9)),    Step::Done),
        (here(9, hash(8)),         head(9, hash(9)),    Step::Doubt { stream: it.clone(), high: 9 }),
        (here(9, hash(9)),         head(5, hash(5)),    Step::Doubt { stream: it.clone(), high: 6 }),
        (old(2),                   head(9, hash(9)),    Step::GiveBack { stream: it.clone(), life: 4, skip: 0 }),
        (old(0),                   head(9, hash(9)),    Step::Done),
        (stranded,                 head(9, hash(9)),    Step::Restate { stream: it.clone() }),
    ];
    for (here, head, step) in cases {
        assert_eq!(next(&facts(me(0, None), here.clone()), &greeted(0, head.clone())), step, "{here:?} {head:?}");
    }
}

#[test]
fn the_chain_goes_on_from_where_the_server_stands() {
    let rejoin = |idx| Step::Rejoin { device: device(1), idx, hash: chain(idx) };
    let other = DeviceFacts { last_hash: Some(hash(1)), ..me(3, None) };
    #[rustfmt::skip]
    let cases = [
        // what is remembered here, how far the server is, the step
        (me(1, None), 3, rejoin(3)), // set back
        (other,       3, rejoin(3)), // copied
        (me(3, None), 3, Step::Done),
        (me(3, None), 1, Step::Push { from: 2 }),
    ];
    for (me, idx, step) in cases {
        assert_eq!(next(&facts(me.clone(), here(9, hash(9))), &greeted(idx, head(9, hash(9)))), step, "{me:?} {idx}");
    }
}
