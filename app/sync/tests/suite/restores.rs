//! The server goes back to a backup, in a new life.

use crate::support::{Tablet, epoch, ids, server, stream};
use simpati_sync::End;
use simpati_sync::double::Broken;
use simpati_sync::report::{Fault, Lane};

fn sorted(mut ids: Vec<u128>) -> Vec<u128> {
    ids.sort_unstable();
    ids
}

#[test]
fn a_tablet_offers_again_what_the_server_lost_of_it() {
    let server = server();
    let one = Tablet::new(&server, 1);
    one.say(1, 1, "a").unwrap();
    one.agree();
    let backup = server.back_up();
    one.say(1, 2, "b").unwrap();
    one.agree();
    server.restore(backup, epoch(2));
    one.agree();
    assert_eq!(ids(&server, 1), [1, 2]);
}

#[test]
fn a_tablet_returns_what_a_lost_tablet_had_sent() {
    let server = server();
    let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
    let empty = server.back_up();
    for id in 1..=5 {
        two.say(1, id, "theirs").unwrap();
    }
    two.agree();
    one.agree();
    drop(two);
    server.restore(empty, epoch(2));
    one.say(1, 10, "mine").unwrap();
    let report = one.agree();
    assert_eq!(report.returned, 5);
    assert_eq!(sorted(ids(&server, 1)), [1, 2, 3, 4, 5, 10]);
}

#[test]
fn the_lost_tail_comes_back_though_others_have_written_behind_the_backup() {
    let server = server();
    let (one, two, three) = (Tablet::new(&server, 1), Tablet::new(&server, 2), Tablet::new(&server, 3));
    one.say(1, 1, "kept").unwrap();
    one.agree();
    let backup = server.back_up();
    two.say(1, 2, "lost with its tablet").unwrap();
    two.agree();
    one.agree();
    drop(two);
    server.restore(backup, epoch(2));
    for id in 3..=6 {
        three.say(1, id, "new").unwrap();
    }
    three.agree();
    one.agree();
    three.agree();
    assert_eq!(sorted(ids(&server, 1)), [1, 2, 3, 4, 5, 6]);
    assert_eq!(one.facts().streams, three.facts().streams);
    assert!(one.facts().streams[0].old_lives.is_empty());
}

#[test]
fn a_second_restore_in_the_middle_of_the_repair_loses_nothing() {
    for cut in 0..12 {
        let server = server();
        let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
        let empty = server.back_up();
        one.say(1, 1, "a").unwrap();
        one.agree();
        let backup = server.back_up();
        for id in 2..=4 {
            two.say(1, id, "theirs").unwrap();
        }
        two.agree();
        one.agree();
        drop(two);
        server.restore(backup, epoch(2));
        one.line.breaks(cut, Broken::Answer);
        one.line.breaks(cut + 1, Broken::Answer);
        one.pass();
        one.line.heals();
        server.restore(empty, epoch(3));
        one.agree();
        assert_eq!(sorted(ids(&server, 1)), [1, 2, 3, 4], "cut at {cut}");
    }
}

#[test]
fn pages_that_came_before_the_restore_are_proved_though_the_rest_never_came() {
    let server = server();
    let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
    let empty = server.back_up();
    for id in 1..=450 {
        two.say(1, id, "theirs").unwrap();
    }
    two.agree();
    // Each silence halves the page; then one page comes through, and the next does not.
    for _ in 0..2 {
        one.line.breaks(1, Broken::Request);
        one.line.breaks(2, Broken::Request);
        one.pass();
        one.line.heals();
    }
    one.line.breaks(2, Broken::Request);
    one.line.breaks(3, Broken::Request);
    one.pass();
    one.line.heals();
    let held = one.facts().streams[0].seq;
    assert!((1..450).contains(&held), "{held}");
    drop(two);
    server.restore(empty, epoch(2));
    one.agree();
    assert_eq!(server.texts(&stream(1)).len() as u64, held);
}

#[test]
fn what_the_server_does_not_take_back_is_kept_and_named() {
    let server = server();
    let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
    let empty = server.back_up();
    two.say(1, 1, "theirs").unwrap();
    two.agree();
    one.agree();
    drop(two);
    server.restore(empty, epoch(2));
    // Greeting, the empty page that ends the search, then what is given back.
    for request in 1..6 {
        one.line.breaks(request, Broken::Refused(simpati_core::protocol::ErrorCode::BadProof));
    }
    let report = one.pass();
    one.line.heals();
    assert_eq!(report.end, End::Incomplete);
    assert!(matches!(&report.faults[..], [(Lane::Stream(it), Fault::Server(_))] if *it == stream(1)), "{report:?}");
    assert_eq!(one.agree().returned, 1);
}
