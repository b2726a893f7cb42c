//! Old databases stay in the tree: each released form is kept as a dump that the newest code must open.

use crate::support::{ask, device, say, waiting};
use rusqlite::Connection;
use simpati_store::StoreError;
use simpati_store::api::sync::Enrol;
use simpati_store::engine::Engine;

/// What `sqlite_schema` held in each released version.
const VERSIONS: &[(&str, &str)] = &[(include_str!("../golden/main-v1.sql"), include_str!("../golden/unsent-v1.sql"))];

fn form(db: &Connection) -> String {
    let mut select = db
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
        .unwrap();
    let parts: Vec<String> = select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    format!("{};\nPRAGMA user_version = {version};\n", parts.join(";\n"))
}

fn in_memory() -> Connection {
    Connection::open_in_memory().unwrap()
}

#[test]
fn the_newest_form_is_the_last_of_the_dumps() {
    let (main, second) = Engine::in_memory().unwrap().into_connections();
    let (newest_main, newest_second) = VERSIONS.last().unwrap();
    assert_eq!((form(&main).as_str(), form(&second).as_str()), (*newest_main, *newest_second));
}

#[test]
fn every_released_form_is_opened_and_brought_to_the_newest() {
    for (main, second) in VERSIONS {
        let (old_main, old_second) = (in_memory(), in_memory());
        old_main.execute_batch(main).unwrap();
        old_main.execute_batch("INSERT INTO server (one) VALUES (1)").unwrap();
        old_second.execute_batch(second).unwrap();
        let (mut engine, _) = Engine::on(old_main, old_second).unwrap();
        ask(&mut engine, Enrol { device: device(1), server_key: None }).unwrap();
        say(&mut engine, 1);
        assert_eq!(waiting(&mut engine).len(), 1);
        let (main, second) = engine.into_connections();
        let (newest_main, newest_second) = Engine::in_memory().unwrap().into_connections();
        assert_eq!((form(&main), form(&second)), (form(&newest_main), form(&newest_second)));
    }
}

#[test]
fn a_database_of_a_newer_app_is_left_alone() {
    for newer_main in [true, false] {
        let (main, second) = Engine::in_memory().unwrap().into_connections();
        let newer = if newer_main { &main } else { &second };
        newer.pragma_update(None, "user_version", 99).unwrap();
        let refused = Engine::on(main, second).err();
        assert_eq!(refused, Some(StoreError::NewerDatabase { found: 99, known: 1 }));
    }
}
