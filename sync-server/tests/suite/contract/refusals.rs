//! An entry that may not be taken is set aside with its reason, stays there, and blocks nothing.

use crate::world::{World, place, stream, told};
use serde_json::json;
use simpati_core::journal::MAX_ENTRY_BYTES;
use simpati_core::protocol::{ErrorCode, SyncError};
use simpati_core::role::Role;
use simpati_sync_server::store::Author;
use simpati_test_kit::Scribe;

super::laws! {
    each_reason_sets_one_entry_aside_and_the_next_is_taken
    an_answer_once_given_stays_whatever_is_allowed_later
    a_text_that_is_no_entry_takes_an_index_and_blocks_nothing
    an_id_is_taken_once_in_a_stream
    another_devices_entries_are_not_taken
}

async fn each_reason_sets_one_entry_aside_and_the_next_is_taken(world: World) {
    let mut tablet = world.tablet(1).await;
    let stranger = Scribe::new(99, &world.posyandu).author;
    world.store.put_person(&Author { person: stranger, roles: Vec::new() }).await.unwrap();
    let good = |scribe: &mut Scribe| scribe.child("Siti", "2025-08-15").unwrap().1;
    let changed = |tablet: &mut crate::world::Tablet, change: &dyn Fn(&mut Scribe)| {
        let before = tablet.scribe.clone();
        change(&mut tablet.scribe);
        let entry = good(&mut tablet.scribe);
        (tablet.scribe.author, tablet.scribe.role) = (before.author, before.role);
        tablet.scribe.stream = before.stream;
        entry
    };
    let cases = [
        (changed(&mut tablet, &|scribe| scribe.stream = stream("32.11.13.2005.999")), "StreamUnknown"),
        (good(&mut tablet.scribe), ""),
        (changed(&mut tablet, &|scribe| scribe.author = stranger), "AuthorUnknown"),
        (changed(&mut tablet, &|scribe| scribe.role = Role::Puskesmas), "RoleForbidden"),
        (tablet.scribe.write("month_validated", &json!({})).unwrap(), "RoleForbidden"),
        (tablet.scribe.write("visit_recorded", &json!({"visit": 7})).unwrap(), "BadBody"),
        (tablet.scribe.write("not_known_yet", &json!({"any": "thing"})).unwrap(), ""),
        (good(&mut tablet.scribe), ""),
    ];
    let entries: Vec<_> = cases.iter().map(|(entry, _)| entry.clone()).collect();
    let reply = tablet.push(&entries).await.unwrap();
    let mut seq = 0;
    for ((_, reason), told) in cases.iter().zip(told(&reply)) {
        if reason.is_empty() {
            seq += 1;
            assert_eq!(told, format!("received {seq}"));
        } else {
            assert_eq!(told, format!("quarantined {reason}"));
        }
    }
    assert_eq!(reply.device_head, cases.len() as u64);
}

async fn an_answer_once_given_stays_whatever_is_allowed_later(world: World) {
    let other = stream("32.11.13.2005.004");
    world.store.open_streams(std::slice::from_ref(&other)).await.unwrap();
    // The tablet belongs to the village, its author at first to one posyandu of it.
    let mut tablet = world.tablet_for(1, Role::Kader, &[place("32.11.13.2005")]).await;
    let roles = vec![(Role::Kader, place("32.11.13.2005.003"))];
    world.store.put_person(&Author { person: tablet.scribe.author, roles }).await.unwrap();
    let taken = tablet.work(0);
    tablet.scribe.stream = other.clone();
    let refused = tablet.work(0);
    let entries = [taken, refused].concat();
    let first = tablet.push(&entries).await.unwrap();
    assert_eq!(told(&first), ["received 1", "quarantined OutOfScope"]);
    let roles = vec![(Role::Kader, place("32.11.13.2005.004"))];
    world.store.put_person(&Author { person: tablet.scribe.author, roles }).await.unwrap();
    let again = tablet.push(&entries).await.unwrap();
    assert_eq!(first.outcomes, again.outcomes);
    assert_eq!(
        told(&tablet.push(&tablet.scribe.clone().child("B", "2025-01-01").map(|(_, e)| [e]).unwrap()).await.unwrap()),
        ["received 1"]
    );
}

async fn a_text_that_is_no_entry_takes_an_index_and_blocks_nothing(world: World) {
    let mut tablet = world.tablet(1).await;
    let first = tablet.work(0);
    let long = format!("{{\"text\":\"{}\"}}", "x".repeat(MAX_ENTRY_BYTES));
    let hash = simpati_core::journal::EntryHash::of(long.as_bytes());
    (tablet.scribe.idx, tablet.scribe.prev) = (2, Some(hash));
    let third = tablet.work(0);
    let page = [first[0].text(), &long, third[0].text()];
    let reply = tablet.push_texts(&page).await.unwrap();
    assert_eq!(told(&reply), ["received 1", "quarantined Malformed", "received 2"]);
    assert_eq!(tablet.push_texts(&page).await.unwrap().outcomes, reply.outcomes);
    assert_eq!(tablet.push_texts(&page[1..]).await.unwrap().outcomes, reply.outcomes[1..]);
}

async fn an_id_is_taken_once_in_a_stream(world: World) {
    let mut tablet = world.tablet(1).await;
    let first = tablet.work(0);
    let id = first[0].header().id.to_string();
    let second = tablet.work(0);
    let reused = second[0].text().replace(&second[0].header().id.to_string(), &id);
    assert_eq!(told(&tablet.push(&first).await.unwrap()), ["received 1"]);
    assert_eq!(told(&tablet.push_texts(&[&reused]).await.unwrap()), ["quarantined IdReused"]);
    // Also within one page.
    let (mut other, third) = (world.tablet(2).await, 1);
    let pair = other.work(third);
    let reused = pair[1].text().replace(&pair[1].header().id.to_string(), &pair[0].header().id.to_string());
    let reply = other.push_texts(&[pair[0].text(), &reused]).await.unwrap();
    assert_eq!(told(&reply), ["received 2", "quarantined IdReused"]);
}

async fn another_devices_entries_are_not_taken(world: World) {
    let (mut mine, mut theirs) = (world.tablet(1).await, world.tablet(2).await);
    let (_, entries) = (mine.work(0), theirs.work(0));
    assert_eq!(told(&mine.push(&entries).await.unwrap()), ["quarantined Malformed"]);
    let request = simpati_core::protocol::PushRequest { device: theirs.scribe.device, entries: Vec::new() };
    let refused = simpati_core::protocol::SyncApi::push(&mine.session, request).await.unwrap_err();
    assert_eq!(refused, SyncError::Refused { code: ErrorCode::Forbidden, retry_after_s: None });
    assert_eq!(told(&theirs.push(&entries).await.unwrap()), ["received 1"]);
}
