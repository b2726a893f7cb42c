//! Passes that are cut at every request, on the way there and on the way back.

use crate::support::{Tablet, ids, server, stream};
use simpati_core::protocol::{ErrorCode, SyncError};
use simpati_sync::double::Broken;
use simpati_sync::report::{Fault, Lane};
use simpati_sync::{End, schedule::Schedule};

#[test]
fn a_pass_cut_anywhere_is_finished_by_the_next_and_nothing_is_there_twice() {
    for how in [Broken::Request, Broken::Answer] {
        for cut in 0..8 {
            let server = server();
            let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
            two.say(1, 10, "theirs").unwrap();
            two.agree();
            one.say(1, 1, "a").unwrap();
            one.say(2, 2, "b").unwrap();
            one.line.breaks(cut, how);
            one.line.breaks(cut + 1, how);
            let cut_short = one.pass();
            one.line.heals();
            let report = one.agree();
            assert_eq!((ids(&server, 1), ids(&server, 2)), (vec![10, 1], vec![2]), "{how:?} {cut}: {cut_short:?}");
            assert_eq!(report.waiting, 0);
        }
    }
}

#[test]
fn a_stream_that_fails_does_not_stop_the_others() {
    let server = server();
    let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
    two.say(1, 1, "a").unwrap();
    two.say(2, 2, "b").unwrap();
    two.agree();
    // Greeting, then the first stream's page.
    one.line.breaks(1, Broken::Refused(ErrorCode::Internal));
    let report = one.pass();
    let refused = SyncError::Refused { code: ErrorCode::Internal, retry_after_s: None };
    assert_eq!(report.end, End::Incomplete);
    assert_eq!(report.faults, [(Lane::Stream(stream(1)), Fault::Server(refused))]);
    assert_eq!(one.facts().streams.iter().map(|it| it.seq).collect::<Vec<_>>(), [1]);
    assert_eq!(one.facts().streams[0].stream, stream(2));
    one.agree();
}

#[test]
fn a_push_that_fails_does_not_stop_the_streams() {
    let server = server();
    let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
    two.say(1, 1, "a").unwrap();
    two.agree();
    one.say(1, 2, "mine").unwrap();
    one.line.breaks(1, Broken::Refused(ErrorCode::Internal));
    let report = one.pass();
    assert_eq!((report.end.clone(), report.pulled, report.waiting), (End::Incomplete, 1, 1));
    let mut schedule = Schedule::default();
    schedule.ended(&report, 0, 0);
    assert!(schedule.due().is_some(), "tried again without another save");
    one.agree();
}

#[test]
fn a_page_that_is_too_large_is_asked_for_in_smaller_ones() {
    let server = server();
    let (one, two) = (Tablet::new(&server, 1), Tablet::new(&server, 2));
    for id in 1..=30 {
        one.say(1, id, "a").unwrap();
    }
    for request in 1..6 {
        one.line.breaks(request, Broken::Refused(ErrorCode::TooLarge));
    }
    assert_eq!(one.agree().pushed, 30);
    assert_eq!(two.agree().pulled, 30);
}

#[test]
fn a_revoked_device_stops_at_once_and_keeps_everything() {
    let server = server();
    let one = Tablet::new(&server, 1);
    one.say(1, 1, "a").unwrap();
    one.line.breaks(0, Broken::Refused(ErrorCode::DeviceRevoked));
    let report = one.pass();
    assert!(report.end.needs_person());
    assert_eq!(one.facts().waiting, 1);
}
