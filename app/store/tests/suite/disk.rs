//! No room is left: nothing is acknowledged that is not stored, and nothing that was stored is harmed.

use crate::support::{Directory, ask, check_program, device, enrolled, list, say, statement, waiting, write};
use rusqlite::Connection;
use simpati_store::StoreError;
use simpati_store::api::sync::Enrol;
use simpati_store::engine::Engine;
use std::process::Command;

#[test]
fn a_full_disk_is_a_typed_error_and_room_makes_it_good() {
    for full in ["main", "second place"] {
        let (main, second) = (Connection::open_in_memory().unwrap(), Connection::open_in_memory().unwrap());
        let (mut engine, _) = Engine::on(main, second).unwrap();
        ask(&mut engine, Enrol { device: device(1), server_key: None }).unwrap();
        say(&mut engine, 1);
        let limit = |engine: Engine, pages: u32| {
            let (main, second) = engine.into_connections();
            let db = if full == "main" { &main } else { &second };
            let held: u32 = db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
            let pages = if pages == 0 { held } else { pages };
            db.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
            Engine::on(main, second).unwrap().0
        };
        engine = limit(engine, 0);
        let mut id = 2;
        let refused = loop {
            match ask(&mut engine, write(vec![statement(id, &"x".repeat(1000))])) {
                Ok(_) => id += 1,
                Err(error) => break error,
            }
        };
        assert_eq!(refused, StoreError::DiskFull, "{full}");
        assert!(waiting(&mut engine).len() as u128 >= id - 1, "{full}");
        engine = limit(engine, 1_000_000);
        ask(&mut engine, write(vec![statement(id, &"x".repeat(1000))])).unwrap();
        let ids: Vec<u128> = waiting(&mut engine).iter().map(|entry| entry.header().id.0.as_u128()).collect();
        let first = crate::support::uuid(0).as_u128();
        assert_eq!(ids, (1..=id).map(|n| first + n).collect::<Vec<_>>(), "{full}: each once");
    }
}

#[test]
fn a_file_that_may_not_grow_acknowledges_nothing_that_is_not_stored() {
    let directory = Directory::new("disk");
    // The signal that a limit raises is ignored, so that writing fails as it does on a full disk.
    let limited = r#"trap '' XFSZ; ulimit -f 4000; exec "$0" "$@""#;
    let output = Command::new("sh")
        .args(["-c", limited])
        .arg(check_program().get_program())
        .arg("write")
        .arg(directory.path())
        .arg("1")
        .output()
        .unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("DiskF"), "{said}");
    let acknowledged: Vec<u64> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse().unwrap()).collect();
    assert!(acknowledged.len() > 10);
    let held = list(directory.path());
    assert!(held.len() >= acknowledged.len());
    assert_eq!(held[..acknowledged.len()], acknowledged);
}

#[test]
fn an_engine_that_had_no_room_still_answers_reads() {
    let mut engine = enrolled();
    say(&mut engine, 1);
    assert_eq!(waiting(&mut engine).len(), 1);
}
