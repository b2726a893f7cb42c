//! A damaged database is set aside, never deleted, and what was not sent comes back from the second place.

use crate::support::{Directory, ask, device, say, waiting};
use simpati_store::Opened;
use simpati_store::api::sync::Enrol;
use simpati_store::native::Files;
use std::fs;

fn filled(name: &str) -> (Directory, Files) {
    let directory = Directory::new(name);
    let files = Files::in_directory(directory.path());
    let (mut engine, opened) = files.open_engine().unwrap();
    assert_eq!(opened, Opened::default());
    ask(&mut engine, Enrol { device: device(1), server_key: None }).unwrap();
    for id in 1..=20 {
        say(&mut engine, id);
    }
    (directory, files)
}

fn spoil(directory: &Directory, name: &str) -> Vec<u8> {
    let path = directory.path().join(name);
    let mut bytes = fs::read(&path).unwrap();
    for byte in bytes.iter_mut().skip(4096).take(8192) {
        *byte ^= 0x5a;
    }
    fs::write(&path, &bytes).unwrap();
    bytes
}

#[test]
fn a_damaged_main_database_is_kept_aside_and_nothing_unsent_is_lost() {
    let (directory, files) = filled("damage-main");
    let spoiled = spoil(&directory, "register.db");
    let (mut engine, opened) = files.open_engine().unwrap();
    assert_eq!(opened, Opened { set_aside: vec!["register.damaged-1.db".to_owned()], brought_back: 20 });
    assert_eq!(fs::read(directory.path().join("register.damaged-1.db")).unwrap(), spoiled);
    assert_eq!(waiting(&mut engine).len(), 20);
    say(&mut engine, 21);
    let idx: Vec<u64> = waiting(&mut engine).iter().map(|entry| entry.header().idx).collect();
    assert_eq!(idx.iter().max(), Some(&21), "the chain goes on");
}

#[test]
fn a_second_damage_does_not_overwrite_the_first() {
    let (directory, files) = filled("damage-twice");
    for n in 1..=2 {
        spoil(&directory, "register.db");
        let (engine, opened) = files.open_engine().unwrap();
        assert_eq!(opened.set_aside, [format!("register.damaged-{n}.db")]);
        drop(engine);
    }
}

#[test]
fn a_damaged_second_place_is_made_again_from_the_main_database() {
    let (directory, files) = filled("damage-second");
    spoil(&directory, "unsent.db");
    let (engine, opened) = files.open_engine().unwrap();
    assert_eq!(opened, Opened { set_aside: vec!["unsent.damaged-1.db".to_owned()], brought_back: 0 });
    drop(engine);
    spoil(&directory, "register.db");
    assert_eq!(files.open_engine().unwrap().1.brought_back, 20);
}

#[test]
fn a_file_that_is_no_database_is_set_aside() {
    let directory = Directory::new("damage-foreign");
    fs::write(directory.path().join("register.db"), "not a database at all, but long enough to be taken for one")
        .unwrap();
    let files = Files::in_directory(directory.path());
    assert_eq!(files.open_engine().unwrap().1.set_aside, ["register.damaged-1.db"]);
}
