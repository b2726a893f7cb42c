//! Every message of version 1 has a golden file: what the code writes, and what it must read for ever.
//!
//! A file here is never changed after the version was released; a message that needs another form gets another version.

use crate::writing::Device;
use ed25519_dalek::SigningKey;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use simpati_core::clock::Stamp;
use simpati_core::id::{EpochId, StreamId};
use simpati_core::journal::{Entry, EntryHash, Receipt, ServerKey, SignedHead};
use simpati_core::protocol::message::MAX_PAGE;
use simpati_core::protocol::version::{NEWEST, OLDEST, V1, agree};
use simpati_core::protocol::{
    ErrorCode, HeadReply, HeadRequest, Hello, HelloReply, Outcome, Problem, PullReply, PullRequest, PulledEntry,
    PushReply, PushRequest, Refusal, ReturnReply, ReturnRequest, SnapshotReply, SnapshotRequest, SyncError,
};

macro_rules! golden {
    ($name:literal) => {
        ($name, include_str!(concat!("../golden/wire/v1/", $name, ".json")).trim_end())
    };
}

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn epoch() -> EpochId {
    "01938f6e-7c00-7000-8000-0000000000ee".parse().unwrap()
}

fn stream() -> StreamId {
    crate::writing::stream()
}

fn server_time() -> Stamp {
    "2026-11-22T08:20:00.000+07:00".parse().unwrap()
}

/// A recorded visit, then its amendment, by one device.
fn entries() -> [Entry; 2] {
    let mut kader = Device::kader(1);
    let recorded = kader.record(1, 1, 7.33);
    let amended = kader.amend(1, &[&recorded], crate::writing::weigh(7.34));
    [recorded, amended]
}

fn raw(entry: &Entry) -> Box<RawValue> {
    entry.raw().to_owned()
}

fn running(count: usize) -> EntryHash {
    entries()[..count].iter().fold(EntryHash::ZERO, |running, entry| running.then(&entry.hash()))
}

fn head(count: usize) -> SignedHead {
    SignedHead::sign(stream(), count as u64, running(count), epoch(), &key())
}

fn receipt() -> Receipt {
    let [entry, _] = entries();
    Receipt::sign(entry.header().id, entry.hash(), stream(), 1, epoch(), &key())
}

/// Written as in the file, and the file read and written again.
fn check<T: Serialize + DeserializeOwned>((name, golden): (&str, &str), message: &T) {
    assert_eq!(serde_json::to_string(message).unwrap(), golden, "{name}");
    let read: T = serde_json::from_str(golden).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), golden, "{name}");
}

#[test]
fn opening_a_pass() {
    check(golden!("hello"), &Hello { oldest: 1, newest: 1, app_version: "0.1.0".to_owned(), waiting: 61 });
    let reply = HelloReply {
        version: 1,
        server_time: server_time(),
        epoch: epoch(),
        server_key: EntryHash(ServerKey::of(&key()).to_bytes()),
        device_head: 2,
        device_hash: Some(entries()[1].hash()),
        streams: vec![head(2)],
    };
    check(golden!("hello_reply"), &reply);
}

#[test]
fn pushing() {
    let [one, two] = entries();
    let device = one.header().device;
    check(golden!("push_request"), &PushRequest { device, entries: vec![raw(&one), raw(&two)] });
    let reply = PushReply {
        server_time: server_time(),
        epoch: epoch(),
        device_head: 2,
        device_hash: Some(two.hash()),
        outcomes: vec![
            Outcome::Received { idx: 1, receipt: receipt() },
            Outcome::Quarantined { idx: 2, hash: two.hash(), reason: Refusal::OutOfScope },
        ],
    };
    check(golden!("push_reply"), &reply);
}

#[test]
fn pulling() {
    check(golden!("pull_request"), &PullRequest { stream: stream(), after: 0, limit: 500, omit_own: true });
    let [one, two] = entries();
    let reply = PullReply {
        server_time: server_time(),
        entries: vec![
            PulledEntry { seq: 1, hash: one.hash(), entry: Some(raw(&one)) },
            PulledEntry { seq: 2, hash: two.hash(), entry: None },
        ],
        head: head(2),
        last: 2,
    };
    check(golden!("pull_reply"), &reply);
}

#[test]
fn fetching_a_whole_stream() {
    check(golden!("snapshot_request"), &SnapshotRequest { stream: stream() });
    let reply = SnapshotReply { head: head(2), entries: entries().iter().map(raw).collect() };
    check(golden!("snapshot_reply"), &reply);
}

#[test]
fn asking_where_a_stream_stood() {
    check(golden!("head_request"), &HeadRequest { stream: stream(), seq: 1 });
    check(golden!("head_reply"), &HeadReply { running: Some(running(1)) });
    check(golden!("head_reply.shorter"), &HeadReply { running: None });
}

#[test]
fn giving_back() {
    let [_, two] = entries();
    let request = ReturnRequest { after: 1, walk: vec![two.hash()], entries: vec![raw(&two)], proof: head(2) };
    check(golden!("return_request"), &request);
    check(golden!("return_reply"), &ReturnReply { taken: 1, head: head(2) });
}

#[test]
fn refusing() {
    check(golden!("problem"), &Problem { code: ErrorCode::RateLimited, retry_after_s: Some(30) });
    check(golden!("problem.plain"), &Problem { code: ErrorCode::VersionUnknown, retry_after_s: None });
}

#[test]
fn what_the_golden_files_say_is_signed_by_the_golden_key() {
    let hello: HelloReply = serde_json::from_str(golden!("hello_reply").1).unwrap();
    let key = ServerKey::from_bytes(&hello.server_key.0).unwrap();
    assert_eq!(hello.streams[0].verify(&key), Ok(()));
    let push: PushReply = serde_json::from_str(golden!("push_reply").1).unwrap();
    let Outcome::Received { receipt, .. } = &push.outcomes[0] else { panic!("not received") };
    assert_eq!((receipt.verify(&key), receipt.code().as_str()), (Ok(()), "6DX-87ZH"));
    let pull: PullReply = serde_json::from_str(golden!("pull_reply").1).unwrap();
    let walk = pull.entries.iter().fold(EntryHash::ZERO, |running, entry| running.then(&entry.hash));
    assert_eq!((pull.head.running, pull.head.verify(&key)), (walk, Ok(())));
    let whole: SnapshotReply = serde_json::from_str(golden!("snapshot_reply").1).unwrap();
    let texts = whole.entries.iter().map(|entry| EntryHash::of(entry.get().as_bytes()));
    assert_eq!(texts.fold(EntryHash::ZERO, |running, hash| running.then(&hash)), whole.head.running);
    let back: ReturnRequest = serde_json::from_str(golden!("return_request").1).unwrap();
    assert_eq!(back.proof.verify(&key), Ok(()));
}

/// Every code and every reason, as they are written.
#[test]
fn codes_are_stable() {
    use ErrorCode as E;
    let codes = [
        (E::VersionUnknown, "version_unknown"),
        (E::Malformed, "malformed"),
        (E::TooLarge, "too_large"),
        (E::Unauthenticated, "unauthenticated"),
        (E::DeviceRevoked, "device_revoked"),
        (E::Forbidden, "forbidden"),
        (E::RateLimited, "rate_limited"),
        (E::NotFound, "not_found"),
        (E::BadProof, "bad_proof"),
        (E::Unavailable, "unavailable"),
        (E::Internal, "internal"),
    ];
    for (code, text) in codes {
        assert_eq!(serde_json::to_value(code).unwrap(), text);
        assert_eq!(serde_json::from_value::<ErrorCode>(text.into()).unwrap(), code);
    }
    use Refusal as R;
    let reasons = [
        (R::Malformed, "malformed"),
        (R::ChainFork, "chain_fork"),
        (R::ChainBroken, "chain_broken"),
        (R::IdReused, "id_reused"),
        (R::StreamUnknown, "stream_unknown"),
        (R::OutOfScope, "out_of_scope"),
        (R::AuthorUnknown, "author_unknown"),
        (R::RoleForbidden, "role_forbidden"),
        (R::BadBody, "bad_body"),
    ];
    for (reason, text) in reasons {
        assert_eq!(serde_json::to_value(reason).unwrap(), text);
        assert_eq!(serde_json::from_value::<Refusal>(text.into()).unwrap(), reason);
    }
    // From a newer server.
    assert_eq!(serde_json::from_str::<ErrorCode>(r#""on_fire""#).unwrap(), ErrorCode::Unknown);
    assert_eq!(serde_json::from_str::<Refusal>(r#""on_fire""#).unwrap(), Refusal::Unknown);
}

#[test]
fn fields_that_are_not_known_are_passed_over() {
    let newer = golden!("pull_request").1.replacen('{', r#"{"from_the_future":{"a":[1]},"#, 1);
    let read: PullRequest = serde_json::from_str(&newer).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), golden!("pull_request").1);
}

#[test]
fn two_sides_speak_the_highest_version_that_both_know() {
    assert_eq!((V1, OLDEST, NEWEST, MAX_PAGE), (1, 1, 1, 500));
    // (oldest, newest, agreed)
    for (oldest, newest, agreed) in [(1, 1, Some(1)), (1, 9, Some(1)), (2, 9, None), (0, 0, None), (5, 1, None)] {
        assert_eq!(agree(oldest, newest), agreed, "{oldest} to {newest}");
    }
}

#[test]
fn it_is_known_whether_trying_again_may_help() {
    let refused = |code| SyncError::from(Problem { code, retry_after_s: None });
    for code in [ErrorCode::RateLimited, ErrorCode::Unavailable, ErrorCode::Internal] {
        assert!(refused(code).retry(), "{code:?}");
    }
    for code in [ErrorCode::VersionUnknown, ErrorCode::Malformed, ErrorCode::DeviceRevoked, ErrorCode::BadProof] {
        assert!(!refused(code).retry(), "{code:?}");
    }
    assert!(SyncError::NoAnswer.retry() && !SyncError::BadAnswer.retry());
}
