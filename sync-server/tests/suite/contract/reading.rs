//! What a device may read, and that what it reads is whole.

use crate::world::{World, place, stream};
use simpati_core::journal::EntryHash;
use simpati_core::protocol::{ErrorCode, HeadRequest, Hello, PullRequest, SnapshotRequest, SyncApi as _, SyncError};
use simpati_core::role::Role;

super::laws! {
    hello_tells_the_heads_of_the_devices_streams_and_no_others
    streams_outside_the_devices_area_are_refused_known_or_not
    pages_follow_each_other_without_gaps_and_prove_themselves
    own_entries_are_left_out_when_asked
    a_snapshot_is_the_stream_and_its_tail_is_pulled
    versions_that_nobody_shares_are_refused
}

fn hello() -> Hello {
    Hello { oldest: 1, newest: 1, app_version: "0.1.0".to_owned(), waiting: 3 }
}

fn refused<T: std::fmt::Debug>(answer: Result<T, SyncError>) -> ErrorCode {
    match answer.unwrap_err() {
        SyncError::Refused { code, .. } => code,
        other => panic!("{other:?}"),
    }
}

async fn hello_tells_the_heads_of_the_devices_streams_and_no_others(world: World) {
    // Neighbours whose codes begin alike, or sort next to the area's.
    let others = ["32.11.13.2005.004", "32.11.13.2006.001", "32.11.14.2005.003", "32.11.13.2004.999"];
    world.store.open_streams(&others.map(stream)).await.unwrap();
    let mut tablet = world.tablet_for(1, Role::Kpm, &[place("32.11.13.2005")]).await;
    tablet.push_work(2).await;
    let reply = tablet.session.hello(hello()).await.unwrap();
    let heads: Vec<_> = reply.streams.iter().map(|head| (head.stream.as_str(), head.seq)).collect();
    assert_eq!(heads, [("32.11.13.2005.003", 3), ("32.11.13.2005.004", 0)]);
    assert_eq!((reply.device_head, reply.version), (3, 1));
    assert_eq!(reply.server_key.0, world.server.public_key().to_bytes());
    for head in &reply.streams {
        assert_eq!(head.verify(&world.server.public_key()), Ok(()));
    }
}

async fn streams_outside_the_devices_area_are_refused_known_or_not(world: World) {
    world.store.open_streams(&[stream("32.11.13.2005.004")]).await.unwrap();
    let tablet = world.tablet(1).await;
    for code in ["32.11.13.2005.004", "32.11.13.2005.999"] {
        let stream = stream(code);
        let pull = PullRequest { stream: stream.clone(), after: 0, limit: 10, omit_own: false };
        assert_eq!(refused(tablet.session.pull(pull).await), ErrorCode::Forbidden);
        let snapshot = SnapshotRequest { stream: stream.clone() };
        assert_eq!(refused(tablet.session.snapshot(snapshot).await), ErrorCode::Forbidden);
        assert_eq!(refused(tablet.session.head_at(HeadRequest { stream, seq: 0 }).await), ErrorCode::Forbidden);
    }
}

async fn pages_follow_each_other_without_gaps_and_prove_themselves(world: World) {
    let mut tablet = world.tablet(1).await;
    tablet.push_work(29).await;
    let (mut seq, mut running) = (0, EntryHash::ZERO);
    loop {
        let page = tablet.pull(seq, 7).await;
        assert!(page.entries.len() <= 7);
        for pulled in &page.entries {
            assert_eq!(pulled.seq, seq + 1);
            assert_eq!(EntryHash::of(pulled.entry.as_ref().unwrap().get().as_bytes()), pulled.hash);
            (seq, running) = (pulled.seq, running.then(&pulled.hash));
        }
        assert_eq!((page.head.seq, page.head.running, page.last), (seq, running, 30));
        assert_eq!(page.head.verify(&world.server.public_key()), Ok(()));
        let request = HeadRequest { stream: tablet.scribe.stream.clone(), seq };
        assert_eq!(tablet.session.head_at(request).await.unwrap().running, Some(running));
        if seq == page.last {
            break;
        }
    }
    let beyond = tablet.pull(seq + 5, 7).await;
    assert_eq!((beyond.entries.len(), beyond.head.seq), (0, 30));
    let request = HeadRequest { stream: tablet.scribe.stream.clone(), seq: 31 };
    assert_eq!(tablet.session.head_at(request).await.unwrap().running, None);
}

async fn own_entries_are_left_out_when_asked(world: World) {
    let (mut mine, mut theirs) = (world.tablet(1).await, world.tablet(2).await);
    mine.push_work(1).await;
    theirs.push_work(1).await;
    let stream = mine.scribe.stream.clone();
    let page = mine.session.pull(PullRequest { stream, after: 0, limit: 500, omit_own: true }).await.unwrap();
    let given: Vec<bool> = page.entries.iter().map(|pulled| pulled.entry.is_some()).collect();
    assert_eq!(given, [false, false, true, true]);
}

async fn a_snapshot_is_the_stream_and_its_tail_is_pulled(world: World) {
    let mut tablet = world.tablet(1).await;
    tablet.push_work(9).await;
    let stream = tablet.scribe.stream.clone();
    let request = || SnapshotRequest { stream: stream.clone() };
    let first = tablet.session.snapshot(request()).await.unwrap();
    let texts: Vec<&str> = first.entries.iter().map(|text| text.get()).collect();
    assert_eq!(texts, tablet.pull_all().await);
    assert_eq!(first.head.verify(&world.server.public_key()), Ok(()));
    // A short tail does not make the server build it again; a long one does.
    tablet.push_work(99).await;
    assert_eq!(tablet.session.snapshot(request()).await.unwrap().head.seq, 10);
    tablet.push_work(450).await;
    assert_eq!(tablet.session.snapshot(request()).await.unwrap().head.seq, 561);
}

async fn versions_that_nobody_shares_are_refused(world: World) {
    let tablet = world.tablet(1).await;
    let future = Hello { oldest: 900, newest: 901, ..hello() };
    assert_eq!(refused(tablet.session.hello(future).await), ErrorCode::VersionUnknown);
    let newer = Hello { oldest: 1, newest: 901, ..hello() };
    assert_eq!(tablet.session.hello(newer).await.unwrap().version, 1);
}
