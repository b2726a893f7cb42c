//! When the next pass is due.

use simpati_core::protocol::{ErrorCode, SyncError};
use simpati_store::StoreError;
use simpati_sync::schedule::{Schedule, Wake};
use simpati_sync::{End, Report};

const HALF: u32 = 1 << 31;

fn report(end: End) -> Report {
    Report { end, ..Report::default() }
}

fn refused(code: ErrorCode, retry_after_s: Option<u32>) -> End {
    End::Server(SyncError::Refused { code, retry_after_s })
}

#[test]
fn nothing_is_due_before_something_happens() {
    assert!(!Schedule::default().is_due(u64::MAX));
}

#[test]
fn a_save_is_followed_by_a_pass_within_seconds() {
    let mut schedule = Schedule::default();
    schedule.wake(Wake::Saved, 10_000, HALF);
    assert!(!schedule.is_due(10_000));
    assert!(schedule.is_due(13_000));
}

#[test]
fn each_end_has_its_wait() {
    #[rustfmt::skip]
    let cases = [
        // end, waits in ms after the first and the second such end with half of the randomness
        (End::Agreed,                                            Some((675_000, 675_000))),
        (End::Unfinished,                                        Some((1_000, 1_000))),
        (End::Server(SyncError::NoAnswer),                       Some((3_750, 7_500))),
        (refused(ErrorCode::Unavailable, Some(60)),              Some((60_000, 60_000))),
        (refused(ErrorCode::RateLimited, Some(1)),               Some((3_750, 7_500))),
        (End::Store(StoreError::DiskFull),                       Some((3_750, 7_500))),
        (refused(ErrorCode::DeviceRevoked, None),                None),
        (refused(ErrorCode::Unauthenticated, None),              None),
        (End::NotEnrolled,                                       None),
        (End::Store(StoreError::Damaged),                        None),
    ];
    for (end, waits) in cases {
        let mut schedule = Schedule::default();
        schedule.ended(&report(end.clone()), 0, HALF);
        let first = schedule.due();
        schedule.ended(&report(end.clone()), 0, HALF);
        assert_eq!(first.zip(schedule.due()), waits, "{end:?}");
    }
}

#[test]
fn the_wait_grows_to_a_quarter_of_an_hour_and_is_spread() {
    let mut schedule = Schedule::default();
    for _ in 0..40 {
        schedule.ended(&report(End::Server(SyncError::NoAnswer)), 0, u32::MAX);
    }
    assert_eq!(schedule.due(), Some(899_999));
    schedule.ended(&report(End::Server(SyncError::NoAnswer)), 0, 0);
    assert_eq!(schedule.due(), Some(450_000));
    schedule.wake(Wake::Saved, 0, 0);
    assert_eq!(schedule.due(), Some(450_000), "a save does not bring the server back");
    schedule.wake(Wake::Online, 0, HALF);
    assert_eq!(schedule.due(), Some(1_500));
}

#[test]
fn while_a_person_must_act_only_a_person_starts_a_pass() {
    let mut schedule = Schedule::default();
    schedule.ended(&report(refused(ErrorCode::Unauthenticated, None)), 0, 0);
    schedule.wake(Wake::Saved, 1, 0);
    assert_eq!(schedule.due(), None);
    schedule.wake(Wake::ByHand, 1, 0);
    assert!(schedule.is_due(1));
}

#[test]
fn a_pass_that_found_another_running_changes_nothing() {
    let mut schedule = Schedule::default();
    schedule.wake(Wake::Saved, 0, 0);
    let before = schedule.clone();
    schedule.ended(&report(End::Busy), 0, 0);
    assert_eq!(schedule, before);
}
