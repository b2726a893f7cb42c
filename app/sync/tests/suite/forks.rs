//! Tablets that were copied, set back, or lost.

use crate::support::{Tablet, ids, server};
use simpati_store::engine::Engine;
use simpati_sync::double::Broken;

/// Two stores that begin with the same bytes.
fn copy_of(tablet: &Tablet) -> Engine {
    tablet.store.with(|engine| {
        let (main, second) = engine.serialize().unwrap();
        Engine::deserialize(&main, &second).unwrap()
    })
}

#[test]
fn what_a_copied_tablet_stated_is_stated_again_and_both_go_on() {
    let server = server();
    let one = Tablet::new(&server, 1);
    one.say(1, 1, "before").unwrap();
    one.agree();
    let two = Tablet::on(copy_of(&one), &server, 1);
    one.say(1, 2, "on the first").unwrap();
    two.say(1, 3, "on the copy").unwrap();
    two.say(2, 4, "on the copy").unwrap();
    one.agree();
    let report = two.agree();
    assert_eq!((report.restated, report.waiting), (2, 0));
    assert_eq!((ids(&server, 1), ids(&server, 2)), (vec![1, 2, 3], vec![4]));
    for (round, id) in (5..11).enumerate() {
        let (first, second) = if round % 2 == 0 { (&one, &two) } else { (&two, &one) };
        first.say(1, id, "goes on").unwrap();
        second.say(1, id + 10, "goes on").unwrap();
        first.agree();
        second.agree();
    }
    one.agree();
    two.agree();
    assert_eq!(one.facts().streams, two.facts().streams);
    assert_eq!(ids(&server, 1), [1, 2, 3, 5, 15, 6, 16, 7, 17, 8, 18, 9, 19, 10, 20]);
}

#[test]
fn what_waits_when_a_tablet_is_enrolled_again_is_stated_under_the_new_identity() {
    let server = server();
    let one = Tablet::new(&server, 1);
    one.say(1, 1, "sent").unwrap();
    one.agree();
    one.say(1, 2, "waits").unwrap();
    one.say(2, 3, "waits").unwrap();
    let one = one.enrolled_again(&server, 2);
    let report = one.agree();
    assert_eq!((report.restated, report.pushed), (2, 2));
    assert_eq!((ids(&server, 1), ids(&server, 2)), (vec![1, 2], vec![3]));
}

#[test]
fn what_was_received_though_the_answer_was_lost_is_not_there_twice_after_a_new_enrolment() {
    let server = server();
    let one = Tablet::new(&server, 1);
    one.say(1, 1, "received, but nobody heard").unwrap();
    one.line.breaks(1, Broken::Answer);
    one.line.breaks(2, Broken::Request);
    one.pass();
    assert_eq!((one.facts().waiting, ids(&server, 1)), (1, vec![1]));
    let one = one.enrolled_again(&server, 2);
    assert_eq!(one.agree().pushed, 0);
    assert_eq!(ids(&server, 1), [1]);
}

#[test]
fn a_chain_with_a_hole_that_only_the_server_could_fill_goes_on_after_a_restore() {
    let server = server();
    let one = Tablet::new(&server, 1);
    let empty = server.back_up();
    one.say(1, 1, "a").unwrap();
    one.say(9, 2, "of a posyandu that nobody knows: refused").unwrap();
    one.say(1, 3, "c").unwrap();
    one.agree();
    drop(one);
    // Everything is lost but the identity; the refused entry does not come back by a pull.
    let one = Tablet::new(&server, 1);
    one.agree();
    one.say(1, 4, "d").unwrap();
    one.agree();
    server.restore(empty, crate::support::epoch(2));
    one.agree();
    let mut there = ids(&server, 1);
    there.sort_unstable();
    assert_eq!(there, [1, 3, 4]);
}

#[test]
fn a_tablet_set_back_to_a_backup_of_itself_goes_on_where_the_server_knows_it() {
    let server = server();
    let one = Tablet::new(&server, 1);
    one.say(1, 1, "before").unwrap();
    one.agree();
    let backup = copy_of(&one);
    one.say(1, 2, "after the backup").unwrap();
    one.agree();
    drop(one);
    let one = Tablet::on(backup, &server, 1);
    assert_eq!(one.agree().pulled, 1);
    one.say(1, 3, "goes on").unwrap();
    one.agree();
    assert_eq!(ids(&server, 1), [1, 2, 3]);
}

#[test]
fn a_tablet_that_lost_everything_is_enrolled_again_and_has_its_register_back() {
    let server = server();
    let one = Tablet::new(&server, 1);
    one.say(1, 1, "a").unwrap();
    one.agree();
    drop(one);
    let one = Tablet::new(&server, 2);
    assert_eq!(one.agree().pulled, 1);
    one.say(1, 2, "b").unwrap();
    one.agree();
    assert_eq!(ids(&server, 1), [1, 2]);
}

#[test]
fn a_tablet_that_lost_its_main_database_has_what_was_not_sent_from_the_second_place() {
    let server = server();
    let one = Tablet::new(&server, 1);
    one.say(1, 1, "sent").unwrap();
    one.agree();
    one.say(1, 2, "not sent").unwrap();
    one.say(2, 3, "not sent").unwrap();
    let (_, second) = one.store.with(|engine| engine.serialize().unwrap());
    drop(one);
    let one = Tablet::on(Engine::deserialize(&[], &second).unwrap(), &server, 1);
    assert_eq!(one.facts().waiting, 2);
    one.say(1, 4, "goes on before it has met the server").unwrap();
    let report = one.agree();
    assert_eq!((report.pushed, report.pulled, report.restated), (3, 1, 0));
    assert_eq!((ids(&server, 1), ids(&server, 2)), (vec![1, 2, 4], vec![3]));
}
