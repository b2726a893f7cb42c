//! Stating something: once, in a chain, with what is known of the clock.

use crate::support::{ask, at, device, enrolled, facts, key, meet, receipt, say, statement, take_push, waiting, write};
use simpati_core::clock::ClockDoubt;
use simpati_core::journal::chain::ChainHead;
use simpati_core::protocol::{Outcome, Refusal};
use simpati_store::StoreError;
use simpati_store::api::status::Standing;
use simpati_store::api::sync::{Enrol, Rejoin, Restate};
use simpati_store::api::write::Write;
use simpati_store::engine::Engine;

#[test]
fn statements_become_one_unbroken_chain() {
    let mut engine = enrolled();
    say(&mut engine, 1);
    ask(&mut engine, write(vec![statement(2, "b"), statement(3, "c")])).unwrap();
    let entries = waiting(&mut engine);
    let head = ChainHead::empty(device(1)).walk(&entries).unwrap();
    assert_eq!((head.idx, facts(&mut engine).device.unwrap().last_hash), (3, head.hash));
}

#[test]
fn sent_again_an_intention_has_the_effect_of_once() {
    let mut engine = enrolled();
    let intention = write(vec![statement(1, "a"), statement(2, "b")]);
    assert_eq!(ask(&mut engine, intention.clone()).unwrap().new, 2);
    assert_eq!(ask(&mut engine, Write { now: at(5), ..intention }).unwrap().new, 0);
    assert_eq!(waiting(&mut engine).len(), 2);
}

#[test]
fn an_id_is_not_taken_for_two_statements() {
    let mut engine = enrolled();
    say(&mut engine, 1);
    let twice = write(vec![statement(2, "b"), statement(1, "something else")]);
    let refused = StoreError::IdReused { id: twice.statements[1].id };
    assert_eq!(ask(&mut engine, twice).err(), Some(refused));
    assert_eq!(waiting(&mut engine).len(), 1, "all or nothing");
}

#[test]
fn nothing_is_stated_before_enrolment_and_a_given_up_identity_does_not_come_back() {
    let mut engine = Engine::in_memory().unwrap();
    assert_eq!(ask(&mut engine, write(vec![statement(1, "a")])).err(), Some(StoreError::NotEnrolled));
    let enrol = |n| Enrol { device: device(n), server_key: None };
    ask(&mut engine, enrol(1)).unwrap();
    ask(&mut engine, enrol(1)).unwrap();
    ask(&mut engine, enrol(2)).unwrap();
    assert_eq!(ask(&mut engine, enrol(1)).err(), Some(StoreError::OldIdentity));
}

#[test]
fn another_key_than_the_one_that_was_believed_first_is_not_believed() {
    let mut engine = enrolled();
    let other = simpati_core::journal::EntryHash(
        simpati_core::journal::ServerKey::of(&ed25519_dalek::SigningKey::from_bytes(&[8; 32])).to_bytes(),
    );
    let enrol = |server_key| Enrol { device: device(1), server_key: Some(server_key) };
    assert_eq!(ask(&mut engine, enrol(other)).err(), Some(StoreError::ServerKeyChanged));
    ask(&mut engine, enrol(key())).unwrap();
}

#[test]
fn an_entry_says_how_wrong_the_clock_was_known_to_be() {
    let mut engine = enrolled();
    let doubt = |minutes: i64, id: u128, engine: &mut Engine| {
        ask(engine, Write { now: at(minutes), ..write(vec![statement(id, "a")]) }).unwrap();
        let header = waiting(engine).pop().unwrap().header().clone();
        (header.clock_offset_ms, header.clock_doubt)
    };
    assert_eq!(doubt(0, 1, &mut engine), (None, None));
    meet(&mut engine, 10, 8).unwrap();
    assert_eq!(doubt(20, 2, &mut engine), (Some(120_000), None));
    assert_eq!(doubt(2, 3, &mut engine), (Some(120_000), Some(ClockDoubt::BehindLastContact)));
    assert_eq!(doubt(400, 4, &mut engine), (Some(120_000), None));
    assert_eq!(doubt(300, 5, &mut engine), (Some(120_000), Some(ClockDoubt::BehindLastEntry)));
    assert_eq!(doubt(-2_000_000, 6, &mut engine), (Some(120_000), Some(ClockDoubt::BehindBuild)));
    // After a new contact the clock of before is no measure any more.
    meet(&mut engine, 11, 11).unwrap();
    assert_eq!(doubt(12, 7, &mut engine), (Some(0), None));
}

#[test]
fn a_receipt_ends_the_waiting_and_a_refusal_is_kept_and_shown() {
    let mut engine = enrolled();
    say(&mut engine, 1);
    say(&mut engine, 2);
    let entries = waiting(&mut engine);
    let refused = Outcome::Quarantined { idx: 2, hash: entries[1].hash(), reason: Refusal::OutOfScope };
    take_push(&mut engine, vec![receipt(&entries[0], 1), refused]).unwrap();
    let report = ask(&mut engine, Standing {}).unwrap();
    assert_eq!((report.waiting, report.refused.len()), (0, 1));
    assert_eq!((report.refused[0].id, report.refused[0].reason), (entries[1].header().id, Refusal::OutOfScope));
    assert_eq!(waiting(&mut engine).len(), 1, "a refused entry is still exported");
}

#[test]
fn what_is_stated_again_at_the_same_place_is_the_same_entry() {
    let mut engine = enrolled();
    say(&mut engine, 1);
    say(&mut engine, 2);
    let before = waiting(&mut engine);
    ask(&mut engine, Rejoin { device: device(1), idx: 0, hash: None }).unwrap();
    assert_eq!(facts(&mut engine).streams[0].stranded, 2);
    assert_eq!(ask(&mut engine, Restate { stream: crate::support::stream() }).unwrap(), 2);
    let here = facts(&mut engine);
    assert_eq!(waiting(&mut engine), before);
    assert_eq!((here.waiting, here.device.unwrap().last_hash), (2, Some(before[1].hash())));
    say(&mut engine, 3);
    assert!(ChainHead::empty(device(1)).walk(&waiting(&mut engine)).is_ok());
}

#[test]
fn a_receipt_that_the_server_did_not_sign_is_not_believed() {
    let mut engine = enrolled();
    say(&mut engine, 1);
    let entries = waiting(&mut engine);
    let Outcome::Received { idx, mut receipt } = receipt(&entries[0], 1) else { unreachable!() };
    receipt.seq = 2;
    let forged = vec![Outcome::Received { idx, receipt }];
    assert_eq!(take_push(&mut engine, forged).err(), Some(StoreError::BadAnswer));
    assert_eq!(facts(&mut engine).waiting, 1);
}
