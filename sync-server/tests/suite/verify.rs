//! `verify` names the first thing that does not hold, whatever was changed behind the server's back.

use crate::world::{World, execute};
use simpati_core::journal::MAX_ENTRY_BYTES;
use simpati_core::protocol::{SnapshotRequest, SyncApi as _};
use simpati_sync_server::verify::{Walked, verify};

/// What was done to the database, in SQL that both understand, and what the fault must speak of.
const CHANGES: &[(&str, &str)] = &[
    ("UPDATE entry SET text = replace(text, 'Siti', 'Sita') WHERE seq = 1", "number 1: Hash"),
    ("UPDATE entry SET text = '{}' WHERE seq = 3", "number 3: Unreadable"),
    ("UPDATE entry SET running = hash WHERE seq = 4", "number 4: Running"),
    ("UPDATE stream SET seq = 9", "ends at 9; it ends at 5"),
    ("UPDATE stream SET running = (SELECT running FROM entry WHERE seq = 1)", "ends at 5; it ends at 5"),
    ("DELETE FROM entry WHERE seq = 3", "chain_without_entry"),
    ("DELETE FROM chain WHERE idx = 2", "entry_without_chain"),
    ("UPDATE chain SET seq = 7 WHERE idx = 2", "entry_without_chain"),
    ("DELETE FROM quarantine", "set_aside_without_text"),
    ("UPDATE quarantine SET text = 'x'", "another hash"),
    ("UPDATE chain SET reason = 'chain_fork' WHERE reason IS NOT NULL", "set_aside_without_text"),
    ("UPDATE chain_head SET idx = 4", "chain_with_gap"),
    ("UPDATE chain_head SET idx = 9", "chain_with_gap"),
    ("DELETE FROM chain_head", "chain_without_head"),
    ("UPDATE snapshot SET seq = 4", "snapshot"),
    ("UPDATE snapshot SET body = (SELECT hash FROM entry WHERE seq = 1)", "snapshot"),
];

/// A stream of five entries, one text set aside, and a snapshot.
async fn fill(world: &World) {
    let mut tablet = world.tablet(1).await;
    tablet.push_work(4).await;
    let long = format!("{{\"text\":\"{}\"}}", "x".repeat(MAX_ENTRY_BYTES));
    tablet.push_texts(&[&long]).await.unwrap();
    let stream = world.posyandu.clone();
    tablet.session.snapshot(SnapshotRequest { stream }).await.unwrap();
}

#[tokio::test]
async fn a_whole_database_is_walked_to_its_end() {
    for world in [World::sqlite().await, World::postgres().await] {
        fill(&world).await;
        let walked = verify(&*world.store).await.unwrap();
        assert_eq!(walked, Walked { streams: 1, entries: 5, quarantined: 1 });
    }
}

#[tokio::test]
async fn each_change_is_found_in_sqlite() {
    for (change, said) in CHANGES {
        let world = World::sqlite().await;
        fill(&world).await;
        execute(&world.address, change).await;
        let fault = verify(&*world.store).await.unwrap_err().to_string();
        assert!(fault.contains(said), "{change}: {fault}");
    }
}

#[tokio::test]
async fn each_change_is_found_in_postgresql() {
    for (change, said) in CHANGES {
        let world = World::postgres().await;
        fill(&world).await;
        execute(&world.address, change).await;
        let fault = verify(&*world.store).await.unwrap_err().to_string();
        assert!(fault.contains(said), "{change}: {fault}");
    }
}
