//! Backups: whole, of every table, into either database, or not at all.

use crate::world::{NOW_MS, World, told};
use serde_json::Value;
use simpati_core::journal::MAX_ENTRY_BYTES;
use simpati_core::role::Role;
use simpati_sync_server::backup::{self, BackupError};
use simpati_sync_server::people::audit::{Action, Actor};
use simpati_sync_server::store::tables::{KEPT, LEFT_OUT};
use simpati_sync_server::store::{self, StoreError};
use simpati_sync_server::verify::verify;
use simpati_test_kit::Cluster;
use std::collections::BTreeSet;
use std::fs;

/// Everything that a backup carries, as lines in an order of their own.
fn lines(file: &std::path::Path) -> BTreeSet<String> {
    let text = String::from_utf8(zstd::decode_all(fs::File::open(file).unwrap()).unwrap()).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// A world in which every table that a backup carries has a row.
async fn full(world: &World) {
    crate::people::load(world, include_str!("../../../assets/places/32.11-sumedang.csv")).await;
    crate::people::load(world, include_str!("../../../assets/places/contoh-pamulihan.csv")).await;
    crate::people::person(world, "euis", Role::Dinkes, "32.11").await;
    world.server.note(Actor::default(), Action::ImportedPlaces, "371 rows").await.unwrap();
    let mut tablet = world.tablet(1).await;
    tablet.push_work(3).await;
    let long = format!("{{\"text\":\"{}\"}}", "x".repeat(MAX_ENTRY_BYTES));
    assert_eq!(told(&tablet.push_texts(&[&long]).await.unwrap()), ["quarantined Malformed"]);
}

#[tokio::test]
async fn a_backup_of_either_database_restores_into_either() {
    let cluster = Cluster::shared().unwrap();
    let (sqlite, postgres) = (World::sqlite().await, World::postgres().await);
    for world in [&sqlite, &postgres] {
        full(world).await;
        let file = world.folder.path().join("a.backup");
        let rows = backup::write(world.store.clone(), &file).await.unwrap();
        let tables: BTreeSet<String> = lines(&file)
            .iter()
            .filter_map(|line| serde_json::from_str::<(String, Value)>(line).ok())
            .map(|(table, _)| table)
            .collect();
        assert_eq!(
            tables,
            KEPT.iter().map(|table| (*table).to_owned()).collect(),
            "a table without a row shows nothing"
        );
        for address in [world.empty_address(), cluster.database().unwrap(), sqlite.empty_address()] {
            let restored = backup::restore(&file, &address, NOW_MS).await.unwrap();
            assert_eq!(verify(&*restored).await.unwrap(), verify(&*world.store).await.unwrap());
            let again = world.folder.path().join("b.backup");
            assert_eq!(backup::write(restored, &again).await.unwrap(), rows + 1, "the new epoch");
            let missing: Vec<_> = lines(&file).difference(&lines(&again)).cloned().collect();
            assert!(missing.iter().all(|line| line.contains("\"rows\"")), "{missing:?}");
        }
    }
}

#[tokio::test]
async fn every_table_is_carried_by_a_backup_or_can_be_made_again() {
    let (sqlite, postgres) = (World::sqlite().await, World::postgres().await);
    let listed: BTreeSet<String> = KEPT.iter().chain(LEFT_OUT).map(|table| (*table).to_owned()).collect();
    let in_sqlite = {
        let db = rusqlite::Connection::open(&sqlite.address).unwrap();
        let mut query =
            db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").unwrap();
        query.query_map([], |row| row.get(0)).unwrap().collect::<Result<BTreeSet<String>, _>>().unwrap()
    };
    let (client, connection) = tokio_postgres::connect(&postgres.address, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    let query = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'";
    let in_postgres =
        client.query(query, &[]).await.unwrap().iter().map(|row| row.get(0)).collect::<BTreeSet<String>>();
    drop(client);
    connection.await.unwrap().unwrap();
    assert_eq!(in_sqlite, listed);
    assert_eq!(in_postgres, listed);
}

#[tokio::test]
async fn a_backup_that_is_cut_off_or_changed_restores_nothing() {
    let world = World::sqlite().await;
    full(&world).await;
    let file = world.folder.path().join("whole.backup");
    backup::write(world.store.clone(), &file).await.unwrap();
    let whole = fs::read(&file).unwrap();
    let text = zstd::decode_all(whole.as_slice()).unwrap();
    let text = String::from_utf8(text).unwrap();
    let without_last = text.trim_end().rsplit_once('\n').unwrap().0.to_owned();
    let one_row_less: String =
        text.split_inclusive('\n').enumerate().filter(|(n, _)| *n != 5).map(|(_, l)| l).collect();
    let other_table = text.replace("[\"stream\"", "[\"sqlite_schema\"");
    let other_column = text.replace("\"running\":", "\"running) --\":");
    let pack = |text: &str| zstd::encode_all(text.as_bytes(), 3).unwrap();
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x40;
    let cases = [
        ("cut in the middle", whole[..whole.len() / 2].to_vec()),
        ("a bit turned", flipped),
        ("without its last line", pack(&without_last)),
        ("one row less", pack(&one_row_less)),
        ("a table that is not ours", pack(&other_table)),
        ("a column that is none", pack(&other_column)),
        ("empty", Vec::new()),
        ("something else", b"hello".to_vec()),
    ];
    for (what, bytes) in cases {
        fs::write(&file, bytes).unwrap();
        for address in [world.empty_address(), Cluster::shared().unwrap().database().unwrap()] {
            let Err(error) = backup::restore(&file, &address, NOW_MS).await else { panic!("{what} was restored") };
            let typed = matches!(error, BackupError::NotABackup { .. } | BackupError::Store(_));
            assert!(typed, "{what}: {error}");
            assert_eq!(store::open(&address).await.unwrap().streams().await.unwrap(), [], "{what}");
        }
    }
}

#[tokio::test]
async fn a_backup_is_not_restored_over_a_database_in_use() {
    let world = World::sqlite().await;
    full(&world).await;
    let file = world.folder.path().join("a.backup");
    backup::write(world.store.clone(), &file).await.unwrap();
    let before = verify(&*world.store).await.unwrap();
    for address in [world.address.clone(), World::postgres().await.address] {
        let error = backup::restore(&file, &address, NOW_MS).await.err().unwrap();
        assert!(matches!(error, BackupError::Store(StoreError::NotEmpty)), "{error}");
    }
    assert_eq!(verify(&*world.store).await.unwrap(), before);
}

#[tokio::test]
async fn a_backup_of_a_newer_program_is_refused() {
    let world = World::sqlite().await;
    let file = world.folder.path().join("new.backup");
    let line = r#"{"simpati_backup":1,"form":900}"#;
    fs::write(&file, zstd::encode_all(line.as_bytes(), 3).unwrap()).unwrap();
    let error = backup::restore(&file, &world.empty_address(), NOW_MS).await.err().unwrap();
    assert!(matches!(error, BackupError::TooNew { found: 900 }), "{error}");
}
