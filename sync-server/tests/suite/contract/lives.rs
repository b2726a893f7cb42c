//! A server that was restored from a backup: a new life, made whole by the devices.

use crate::world::{NOW_MS, Tablet, World, place, stream, told};
use simpati_core::journal::{Entry, EntryHash, SignedHead};
use simpati_core::protocol::{
    ErrorCode, Hello, PullReply, PullRequest, ReturnReply, ReturnRequest, SyncApi as _, SyncError,
};
use simpati_core::role::Role;
use simpati_sync_server::backup;

super::laws! {
    a_restored_server_has_a_new_epoch_and_asks_devices_for_what_it_lost
    what_another_device_wrote_and_lost_is_given_back
    what_is_given_back_twice_is_there_once
    entries_given_back_may_come_before_those_that_their_device_wrote_earlier
    new_work_after_a_restore_and_old_work_given_back_are_both_kept
    an_acknowledged_entry_is_given_back_even_if_it_was_set_aside_meanwhile
    an_acknowledged_entry_whose_id_was_taken_anew_is_kept_beside_it
    what_the_server_did_not_sign_is_not_taken_back
}

/// Backs up now; `restored` is the server as that backup brings it back.
async fn backed_up(world: &World) -> impl AsyncFnOnce() -> World {
    let file = world.folder.path().join("yesterday.backup");
    backup::write(world.store.clone(), &file).await.unwrap();
    let (address, folder) = (world.empty_address(), world.folder.clone());
    async move || {
        backup::restore(&file, &address, NOW_MS).await.unwrap();
        World::at(address, folder).await
    }
}

async fn page_of(tablet: &Tablet) -> PullReply {
    let stream = tablet.scribe.stream.clone();
    tablet.session.pull(PullRequest { stream, after: 0, limit: 500, omit_own: false }).await.unwrap()
}

/// What a tablet that holds `page` sends to a server that agrees with it up to `after`.
fn give_back(page: &PullReply, after: usize) -> ReturnRequest {
    let lost = &page.entries[after..];
    ReturnRequest {
        after: after as u64,
        walk: lost.iter().map(|pulled| pulled.hash).collect(),
        entries: lost.iter().map(|pulled| pulled.entry.clone().unwrap()).collect(),
        proof: page.head.clone(),
    }
}

async fn given(tablet: &Tablet, request: ReturnRequest) -> ReturnReply {
    tablet.session.give_back(request).await.unwrap()
}

async fn a_restored_server_has_a_new_epoch_and_asks_devices_for_what_it_lost(world: World) {
    let mut tablet = world.tablet(1).await;
    let kept = tablet.work(2);
    tablet.push(&kept).await.unwrap();
    let restore = backed_up(&world).await;
    let lost = tablet.work(2);
    tablet.push(&lost).await.unwrap();
    let hello = || Hello { oldest: 1, newest: 1, app_version: String::new(), waiting: 0 };
    let before = tablet.session.hello(hello()).await.unwrap();
    let first_answer = tablet.push(&kept).await.unwrap();

    let world = restore().await;
    let tablet = tablet.meets(&world);
    let after = tablet.session.hello(hello()).await.unwrap();
    assert_ne!(before.epoch, after.epoch);
    assert_eq!((before.server_key, before.device_head), (after.server_key, 6));
    assert_eq!((after.device_head, after.device_hash), (3, Some(kept[2].hash())));
    // What was kept has the receipts of the earlier life, to the byte; what was lost is taken anew.
    assert_eq!(tablet.push(&kept).await.unwrap().outcomes, first_answer.outcomes);
    assert_eq!(told(&tablet.push(&lost).await.unwrap()), ["received 4", "received 5", "received 6"]);
}

async fn what_another_device_wrote_and_lost_is_given_back(world: World) {
    let (mut mine, mut theirs) = (world.tablet(1).await, world.tablet(2).await);
    mine.push_work(1).await;
    let restore = backed_up(&world).await;
    theirs.push_work(3).await;
    let page = page_of(&mine).await;

    let world = restore().await;
    let mine = mine.meets(&world);
    let reply = given(&mine, give_back(&page, 2)).await;
    assert_eq!((reply.taken, reply.head.seq, reply.head.running), (4, 6, page.head.running));
    assert_eq!(page_of(&mine).await.entries.len(), 6);
    // The tablet that wrote them is told that they are here.
    let theirs = theirs.meets(&world);
    let hello = Hello { oldest: 1, newest: 1, app_version: String::new(), waiting: 0 };
    assert_eq!(theirs.session.hello(hello).await.unwrap().device_head, 4);
}

async fn what_is_given_back_twice_is_there_once(world: World) {
    let mut tablet = world.tablet(1).await;
    let restore = backed_up(&world).await;
    tablet.push_work(5).await;
    let page = page_of(&tablet).await;
    let world = restore().await;
    let tablet = tablet.meets(&world);
    assert_eq!(given(&tablet, give_back(&page, 0)).await.taken, 6);
    let again = given(&tablet, give_back(&page, 0)).await;
    assert_eq!((again.taken, again.head.seq), (0, 6));
    // In two parts, each with the whole walk.
    let (_, last) = (page_of(&tablet).await, &page.entries[5]);
    let part = ReturnRequest { entries: vec![last.entry.clone().unwrap()], ..give_back(&page, 0) };
    assert_eq!(given(&tablet, part).await.taken, 0);
}

async fn entries_given_back_may_come_before_those_that_their_device_wrote_earlier(world: World) {
    let other = stream("32.11.13.2005.004");
    world.store.open_streams(std::slice::from_ref(&other)).await.unwrap();
    let area = [place("32.11.13.2005")];
    let reader = world.tablet_for(1, Role::Kpm, &area).await;
    let mut writer = world.tablet_for(2, Role::Kpm, &area).await;
    let restore = backed_up(&world).await;
    // The writer's first entry goes to another stream than its second.
    let home = std::mem::replace(&mut writer.scribe.stream, other);
    let first = writer.work(0);
    writer.scribe.stream = home;
    let second = writer.work(0);
    writer.push(&[first.clone(), second.clone()].concat()).await.unwrap();
    let page = page_of(&reader).await;

    let world = restore().await;
    let (reader, writer) = (reader.meets(&world), writer.meets(&world));
    assert_eq!(given(&reader, give_back(&page, 0)).await.taken, 1);
    let nothing = writer.push(&[]).await.unwrap();
    assert_eq!(nothing.device_head, 0, "index 1 is still missing");
    let reply = writer.push(&first).await.unwrap();
    assert_eq!((told(&reply), reply.device_head), (vec!["received 1".to_owned()], 2));
    assert_eq!(reply.device_hash, Some(second[0].hash()));
}

async fn new_work_after_a_restore_and_old_work_given_back_are_both_kept(world: World) {
    let (mut mine, mut theirs) = (world.tablet(1).await, world.tablet(2).await);
    mine.push_work(0).await;
    let restore = backed_up(&world).await;
    theirs.push_work(1).await;
    let page = page_of(&mine).await;

    let world = restore().await;
    let mut mine = mine.meets(&world);
    mine.push_work(0).await;
    let reply = given(&mine, give_back(&page, 1)).await;
    assert_eq!((reply.taken, reply.head.seq), (2, 4));
    let texts = mine.pull_all().await;
    let hashes = texts.iter().map(|text| EntryHash::of(text.as_bytes()));
    assert_eq!(hashes.fold(EntryHash::ZERO, |running, hash| running.then(&hash)), reply.head.running);
    assert_eq!(simpati_sync_server::verify::verify(&*world.store).await.unwrap().entries, 4);
}

async fn an_acknowledged_entry_is_given_back_even_if_it_was_set_aside_meanwhile(world: World) {
    let (mut mine, theirs) = (world.tablet(1).await, world.tablet(2).await);
    let restore = backed_up(&world).await;
    let entries = mine.work(0);
    mine.push(&entries).await.unwrap();
    let page = page_of(&theirs).await;

    let world = restore().await;
    let (mine, theirs) = (mine.meets(&world), theirs.meets(&world));
    // The author lost the role between backup and restore, so the entry offered again is refused.
    world
        .store
        .put_person(&simpati_sync_server::store::Author { person: mine.scribe.author, roles: Vec::new() })
        .await
        .unwrap();
    assert_eq!(told(&mine.push(&entries).await.unwrap()), ["quarantined RoleForbidden"]);
    assert_eq!(given(&theirs, give_back(&page, 0)).await.taken, 1);
    assert_eq!(told(&mine.push(&entries).await.unwrap()), ["received 1"]);
    assert_eq!(world.store.quarantine().await.unwrap(), []);
    assert_eq!(simpati_sync_server::verify::verify(&*world.store).await.unwrap().entries, 1);
}

async fn an_acknowledged_entry_whose_id_was_taken_anew_is_kept_beside_it(world: World) {
    let (mut mine, theirs) = (world.tablet(1).await, world.tablet(2).await);
    let restore = backed_up(&world).await;
    let entries = mine.work(0);
    mine.push(&entries).await.unwrap();
    let page = page_of(&theirs).await;

    let world = restore().await;
    let (mine, theirs) = (mine.meets(&world), theirs.meets(&world));
    let other = entries[0].text().replace("Siti", "Sita");
    assert_eq!(told(&mine.push_texts(&[&other]).await.unwrap()), ["received 1"]);
    assert_eq!(given(&theirs, give_back(&page, 0)).await.taken, 0);
    assert_eq!(given(&theirs, give_back(&page, 0)).await.taken, 0);
    let aside = world.store.quarantine().await.unwrap();
    assert_eq!(aside.iter().map(|aside| aside.text.as_str()).collect::<Vec<_>>(), [entries[0].text()]);
    simpati_sync_server::verify::verify(&*world.store).await.unwrap();
}

async fn what_the_server_did_not_sign_is_not_taken_back(world: World) {
    let mut tablet = world.tablet(1).await;
    tablet.push_work(3).await;
    let page = page_of(&tablet).await;
    let good = || give_back(&page, 1);
    let strange = tablet.work(0)[0].raw().to_owned();
    let elsewhere = stream("32.11.13.2005.009");
    let cases: Vec<(&str, ErrorCode, ReturnRequest)> = vec![
        ("a head with another number", ErrorCode::BadProof, {
            ReturnRequest { proof: SignedHead { seq: 5, ..page.head.clone() }, ..good() }
        }),
        ("another stream's head", ErrorCode::Forbidden, {
            ReturnRequest { proof: SignedHead { stream: elsewhere, ..page.head.clone() }, ..good() }
        }),
        ("a walk that begins elsewhere", ErrorCode::BadProof, ReturnRequest { after: 2, ..good() }),
        ("a walk that is cut short", ErrorCode::BadProof, {
            ReturnRequest { walk: good().walk[1..].to_vec(), ..good() }
        }),
        ("a walk with another entry", ErrorCode::BadProof, {
            ReturnRequest {
                walk: vec![EntryHash::of(strange.get().as_bytes()); 3],
                entries: vec![strange.clone()],
                ..good()
            }
        }),
        ("an entry that is not on the walk", ErrorCode::BadProof, ReturnRequest { entries: vec![strange], ..good() }),
        ("a number that cannot be", ErrorCode::BadProof, ReturnRequest { after: u64::MAX, ..good() }),
    ];
    for (what, code, request) in cases {
        let refused = tablet.session.give_back(request).await.unwrap_err();
        assert_eq!(refused, SyncError::Refused { code, retry_after_s: None }, "{what}");
    }
    assert_eq!(given(&tablet, good()).await.taken, 0);
    let entries: Vec<Entry> = Vec::new();
    assert_eq!(tablet.push(&entries).await.unwrap().device_head, 4);
}
