//! A device's chain: taken once, in order, whatever is repeated, lost or copied.

use crate::world::{World, texts, told};
use simpati_core::protocol::Outcome;

super::laws! {
    what_is_pushed_is_pulled_to_the_byte
    the_same_push_again_gives_the_same_answer
    a_page_that_overlaps_is_taken_from_where_it_is_new
    what_lies_behind_a_gap_is_not_taken
    another_text_at_an_index_is_set_aside_as_a_fork
    a_link_to_another_text_is_set_aside_and_the_chain_goes_on
    tablets_that_push_at_the_same_moment_share_one_numbering
    the_same_page_sent_many_times_at_once_is_taken_once
}

async fn what_is_pushed_is_pulled_to_the_byte(world: World) {
    let mut tablet = world.tablet(1).await;
    let entries = tablet.work(20);
    let reply = tablet.push(&entries).await.unwrap();
    assert_eq!(reply.device_head, 21);
    assert_eq!(tablet.pull_all().await, texts(&entries));
}

async fn the_same_push_again_gives_the_same_answer(world: World) {
    let mut tablet = world.tablet(1).await;
    let entries = tablet.work(3);
    let first = tablet.push(&entries).await.unwrap();
    let again = tablet.push(&entries).await.unwrap();
    assert_eq!(first.outcomes, again.outcomes);
    assert_eq!(tablet.pull_all().await.len(), 4);
    for (entry, outcome) in entries.iter().zip(&again.outcomes) {
        let Outcome::Received { receipt, idx } = outcome else { panic!("{outcome:?}") };
        assert_eq!((receipt.hash, receipt.entry, *idx), (entry.hash(), entry.header().id, entry.header().idx));
        assert_eq!(receipt.verify(&world.server.public_key()), Ok(()));
    }
}

async fn a_page_that_overlaps_is_taken_from_where_it_is_new(world: World) {
    let mut tablet = world.tablet(1).await;
    let entries = tablet.work(5);
    tablet.push(&entries[..3]).await.unwrap();
    let reply = tablet.push(&entries[1..]).await.unwrap();
    assert_eq!(told(&reply), ["received 2", "received 3", "received 4", "received 5", "received 6"]);
    assert_eq!(tablet.pull_all().await, texts(&entries));
}

async fn what_lies_behind_a_gap_is_not_taken(world: World) {
    let mut tablet = world.tablet(1).await;
    let entries = tablet.work(5);
    let (a, b, c, d) = (&entries[0], &entries[1], &entries[2], &entries[4]);
    let reply = tablet.push_texts(&[a.text(), b.text(), c.text(), d.text()]).await.unwrap();
    assert_eq!((told(&reply).len(), reply.device_head), (3, 3));
    let reply = tablet.push_texts(&[d.text()]).await.unwrap();
    assert_eq!((told(&reply).len(), reply.device_head), (0, 3));
    assert_eq!(told(&tablet.push(&entries[3..]).await.unwrap()), ["received 4", "received 5", "received 6"]);
}

async fn another_text_at_an_index_is_set_aside_as_a_fork(world: World) {
    let mut tablet = world.tablet(1).await;
    tablet.push(&tablet.scribe.clone().child("A", "2025-01-01").map(|(_, entry)| [entry]).unwrap()).await.unwrap();
    let kept = tablet.pull_all().await;
    // The same device with a clock that went on: another id, another text, the same index.
    tablet.scribe.now_ms += 1_000;
    let (_, other) = tablet.scribe.child("B", "2025-01-01").unwrap();
    let reply = tablet.push(std::slice::from_ref(&other)).await.unwrap();
    assert_eq!((told(&reply), reply.device_head), (vec!["quarantined ChainFork".to_owned()], 1));
    let again = tablet.push(std::slice::from_ref(&other)).await.unwrap();
    assert_eq!(again.outcomes, reply.outcomes);
    assert_eq!(tablet.pull_all().await, kept);
}

async fn a_link_to_another_text_is_set_aside_and_the_chain_goes_on(world: World) {
    let mut tablet = world.tablet(1).await;
    let entries = tablet.work(1);
    tablet.push(&entries).await.unwrap();
    tablet.scribe.prev = Some(entries[0].hash());
    let behind = tablet.work(2);
    let reply = tablet.push(&behind).await.unwrap();
    assert_eq!(told(&reply), ["quarantined ChainBroken", "received 3", "received 4"]);
    assert_eq!(reply.device_head, 5);
}

async fn tablets_that_push_at_the_same_moment_share_one_numbering(world: World) {
    let mut tablets = Vec::new();
    for number in 0..8 {
        tablets.push(world.tablet(number).await);
    }
    let mut pushes = Vec::new();
    for mut tablet in tablets {
        pushes.push(tokio::spawn(async move {
            let entries = tablet.work(24);
            for page in entries.chunks(5) {
                tablet.push(page).await.unwrap();
            }
            (tablet, entries)
        }));
    }
    let mut all = Vec::new();
    let mut last = None;
    for push in pushes {
        let (tablet, entries) = push.await.unwrap();
        all.extend(texts(&entries));
        last = Some(tablet);
    }
    let tablet = last.unwrap();
    let mut pulled = tablet.pull_all().await;
    let page = tablet.pull(0, 500).await;
    let seqs: Vec<u64> = page.entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(seqs, (1..=200).collect::<Vec<u64>>());
    let running =
        page.entries.iter().fold(simpati_core::journal::EntryHash::ZERO, |hash, entry| hash.then(&entry.hash));
    assert_eq!((page.head.seq, page.head.running), (200, running));
    assert_eq!(page.head.verify(&world.server.public_key()), Ok(()));
    pulled.sort();
    all.sort();
    assert_eq!(pulled, all);
}

async fn the_same_page_sent_many_times_at_once_is_taken_once(world: World) {
    let mut tablet = world.tablet(1).await;
    let entries = std::sync::Arc::new(tablet.work(9));
    let tablet = std::sync::Arc::new(tablet);
    let pushes: Vec<_> = (0..6)
        .map(|_| {
            let (tablet, entries) = (tablet.clone(), entries.clone());
            tokio::spawn(async move { tablet.push(&entries).await.unwrap().outcomes })
        })
        .collect();
    let mut answers = Vec::new();
    for push in pushes {
        answers.push(push.await.unwrap());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    assert_eq!(tablet.pull_all().await, texts(&entries));
}
