//! Pages of a stream: what is taken, and what is not believed.

use crate::support::{ask, enrolled, facts, head, page, receipt, say, stream, take_push, theirs, waiting};
use serde_json::value::RawValue;
use simpati_core::journal::{Entry, EntryHash};
use simpati_core::protocol::{PullReply, PulledEntry, SnapshotReply};
use simpati_store::StoreError;
use simpati_store::api::sync::{BeginLife, PageTaken, Returnable, RunningAt, TakePage, TakeSnapshot};
use simpati_store::engine::Engine;

fn take(engine: &mut Engine, after: u64, reply: PullReply) -> Result<PageTaken, StoreError> {
    ask(engine, TakePage { stream: stream(), after, reply })
}

fn texts(entries: &[Entry]) -> Vec<Box<RawValue>> {
    entries.iter().map(|entry| entry.raw().to_owned()).collect()
}

#[test]
fn a_page_is_taken_once() {
    let mut engine = enrolled();
    let reply = page(&[theirs(1), theirs(2)]);
    let taken = take(&mut engine, 0, reply.clone()).unwrap();
    assert_eq!((taken.seq, taken.new, taken.running), (2, 2, reply.head.running));
    assert_eq!(take(&mut engine, 0, reply).err(), Some(StoreError::Stale));
}

#[test]
fn a_snapshot_is_taken_like_a_page() {
    let mut engine = enrolled();
    let entries = [theirs(1), theirs(2)];
    let reply = SnapshotReply { head: page(&entries).head, entries: texts(&entries) };
    let taken = ask(&mut engine, TakeSnapshot { stream: stream(), reply }).unwrap();
    assert_eq!((taken.seq, taken.running), (2, page(&entries).head.running));
}

#[test]
fn a_page_that_contradicts_itself_changes_nothing() {
    let entries = [theirs(1), theirs(2)];
    let good = page(&entries);
    type Spoil = fn(&mut PullReply);
    let spoiled: [(&str, Spoil, StoreError); 6] = [
        ("a row is skipped", |page| page.entries[1].seq = 3, StoreError::BadAnswer),
        ("a row is missing", |page| drop(page.entries.remove(0)), StoreError::BadAnswer),
        ("the end is missing", |page| drop(page.entries.pop()), StoreError::Mismatch),
        ("another text", |page| page.entries[1].entry = Some(theirs(3).raw().to_owned()), StoreError::BadAnswer),
        ("a text is left out", |page| page.entries[1].entry = None, StoreError::MissingText),
        ("the head is not signed", |page| page.head.running = EntryHash::ZERO, StoreError::BadAnswer),
    ];
    for (what, spoil, error) in spoiled {
        let mut engine = enrolled();
        let mut reply = good.clone();
        spoil(&mut reply);
        assert_eq!(take(&mut engine, 0, reply).err(), Some(error), "{what}");
        assert!(facts(&mut engine).streams.is_empty(), "{what}");
        take(&mut engine, 0, good.clone()).unwrap();
    }
}

#[test]
fn an_entry_that_this_version_cannot_read_is_kept_and_blocks_nothing() {
    let mut engine = enrolled();
    let future = RawValue::from_string(r#"{"form":"of another time"}"#.to_owned()).unwrap();
    let entry = theirs(1);
    let hashes = [EntryHash::of(future.get().as_bytes()), entry.hash()];
    let entries = vec![
        PulledEntry { seq: 1, hash: hashes[0], entry: Some(future) },
        PulledEntry { seq: 2, hash: hashes[1], entry: Some(entry.raw().to_owned()) },
    ];
    let reply = PullReply { entries, head: head(&hashes), ..page(&[entry]) };
    assert_eq!(take(&mut engine, 0, reply).unwrap().seq, 2);
}

#[test]
fn own_entries_need_no_text() {
    let mut engine = enrolled();
    say(&mut engine, 1);
    let own = waiting(&mut engine);
    let mut reply = page(&own);
    reply.entries[0].entry = None;
    assert_eq!(take(&mut engine, 0, reply).unwrap().new, 0);
    assert_eq!(facts(&mut engine).waiting, 0, "a number under a signed head is as good as a receipt");
}

#[test]
fn an_old_numbering_is_kept_until_all_its_entries_have_a_number_again() {
    let mut engine = enrolled();
    let (one, two, three) = (theirs(1), theirs(2), theirs(3));
    take(&mut engine, 0, page(&[one.clone(), two.clone()])).unwrap();
    ask(&mut engine, BeginLife { stream: stream(), keep: 1 }).unwrap();
    let there = [one.clone(), three.clone()];
    let mut reply = page(&there);
    reply.entries.remove(0);
    take(&mut engine, 1, reply).unwrap();

    let here = facts(&mut engine).streams.remove(0);
    assert_eq!((here.seq, here.old_lives.len(), here.old_lives[0].missing), (2, 1, 1));
    let back = ask(&mut engine, Returnable { life: here.old_lives[0].life, limit: 10, skip: 0 }).unwrap().unwrap();
    assert_eq!((back.after, back.walk, back.proof.seq), (1, vec![two.hash()], 2));
    assert_eq!(back.entries[0].get(), two.text());

    let mut reply = page(&[one, three, two]);
    reply.entries.drain(..2);
    take(&mut engine, 2, reply).unwrap();
    assert!(facts(&mut engine).streams[0].old_lives.is_empty());
    let at = |engine: &mut Engine, seq| ask(engine, RunningAt { stream: stream(), seq }).unwrap();
    assert_eq!((at(&mut engine, 0), at(&mut engine, 4)), (Some(EntryHash::ZERO), None));
}

#[test]
fn a_receipt_and_a_number_may_come_in_either_order() {
    for receipt_first in [true, false] {
        let mut engine = enrolled();
        say(&mut engine, 1);
        let own = waiting(&mut engine);
        let receive = |engine: &mut Engine| take_push(engine, vec![receipt(&own[0], 1)]).unwrap();
        if receipt_first {
            receive(&mut engine);
        }
        take(&mut engine, 0, page(&own)).unwrap();
        if !receipt_first {
            receive(&mut engine);
        }
        assert_eq!((facts(&mut engine).waiting, facts(&mut engine).streams[0].seq), (0, 1));
    }
}
