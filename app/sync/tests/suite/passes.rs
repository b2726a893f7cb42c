//! Passes in which nothing goes wrong.

use crate::support::{Tablet, at_once, device, ids, noon, server, stream};
use simpati_core::protocol::message::MAX_PAGE;
use simpati_store::Store;
use simpati_store::api::sync::Enrol;
use simpati_store::engine::Engine;
use simpati_sync::End;

#[test]
fn what_one_tablet_states_the_other_has_after_both_have_synced() {
    let server = server();
    let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
    one.say(1, 1, "a").unwrap();
    one.say(2, 2, "b").unwrap();
    two.say(1, 3, "c").unwrap();

    let report = one.agree();
    assert_eq!((report.pushed, report.pulled, report.waiting), (2, 0, 0));
    let report = two.agree();
    assert_eq!((report.pushed, report.pulled), (1, 2));
    one.agree();
    assert_eq!(ids(&server, 1), [1, 3]);
    assert_eq!(one.facts().streams, two.facts().streams);
    assert_eq!(one.facts().streams[0].running, server.running(&stream(1)));
}

#[test]
fn a_second_pass_has_nothing_to_do() {
    let server = server();
    let tablet = Tablet::new(&server, 1);
    tablet.say(1, 1, "a").unwrap();
    tablet.agree();
    let report = tablet.agree();
    assert_eq!((report.pushed, report.pulled), (0, 0));
}

#[test]
fn a_tablet_without_identity_asks_for_a_person() {
    let tablet = Tablet::on(Engine::in_memory().unwrap(), &server(), 1);
    assert_eq!(tablet.pass().end, End::NotEnrolled);
    at_once(tablet.store.ask(Enrol { device: device(1), server_key: None })).unwrap();
    tablet.agree();
}

#[test]
fn a_long_stream_comes_whole_and_then_its_tail() {
    let server = server();
    let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
    let count = MAX_PAGE as u128 + 20;
    for id in 1..=count {
        one.say(1, id, "a").unwrap();
    }
    one.agree();
    let report = two.agree();
    assert_eq!(u128::from(report.pulled), count);
    one.say(1, count + 1, "tail").unwrap();
    one.agree();
    assert_eq!(two.agree().pulled, 1);
}

#[test]
fn only_one_pass_runs_at_a_time() {
    let tablet = Tablet::new(&server(), 1);
    let inner = std::cell::RefCell::new(None);
    let outer = at_once(tablet.sync.pass(|| {
        *inner.borrow_mut() = Some(at_once(tablet.sync.pass(noon)).end);
        noon()
    }));
    assert_eq!((outer.end, inner.into_inner()), (End::Agreed, Some(End::Busy)));
    tablet.agree();
}
