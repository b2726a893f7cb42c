//! Yesterday's backup restored into an empty database: tablets make the server whole again.

use crate::world::{World, all_is_there_once, program, work};
use simpati_core::journal::EntryHash;
use simpati_core::protocol::{HeadReply, HeadRequest};
use simpati_test_kit::Cluster;
use std::collections::BTreeSet;

#[test]
fn on_sqlite() {
    let world = World::sqlite(3);
    let target = world.folder.path().join("restored.db").display().to_string();
    restored(world, &target);
}

#[test]
fn on_postgresql() {
    restored(World::postgres(3), &Cluster::shared().unwrap().database().unwrap());
}

#[test]
fn from_sqlite_into_postgresql() {
    restored(World::sqlite(3), &Cluster::shared().unwrap().database().unwrap());
}

fn restored(mut world: World, target: &str) {
    let server = world.program.serve().unwrap();
    for tablet in &mut world.tablets {
        work(tablet, 40);
        tablet.push(server.address, 100).unwrap();
    }
    let backup = world.folder.path().join("yesterday.backup").display().to_string();
    let written = world.program.run(&["backup", &backup]).unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    for tablet in &mut world.tablets {
        work(tablet, 25);
        tablet.push(server.address, 100).unwrap();
    }
    for tablet in &mut world.tablets {
        tablet.pull(server.address).unwrap();
    }
    let before = world.tablets[0].hello(server.address).unwrap();
    let texts: BTreeSet<EntryHash> = world.tablets[0].pulled.iter().map(|(hash, _)| *hash).collect();
    assert_eq!(texts.len(), 195);
    server.kill().unwrap();

    let program = program(target);
    let restored = program.run(&["restore", &backup]).unwrap();
    assert!(restored.status.success(), "{}", String::from_utf8_lossy(&restored.stderr));
    let again = program.run(&["restore", &backup]).unwrap();
    assert!(!again.status.success(), "a database in use is not overwritten");
    let server = program.serve().unwrap();
    let after = world.tablets[0].hello(server.address).unwrap();
    assert_ne!(before.epoch, after.epoch);
    assert_eq!((before.server_key, after.device_head), (after.server_key, 40));

    // The third tablet was lost in the river: the first gives back what it had pulled of it.
    let lost = world.tablets.pop().unwrap();
    world.tablets[1].push(server.address, 100).unwrap();
    let tablet = &mut world.tablets[0];
    let agreed = (0..=tablet.pulled.len() as u64).rev().find(|seq| {
        let running = tablet.pulled[..*seq as usize].iter().fold(EntryHash::ZERO, |at, (hash, _)| at.then(hash));
        let request = HeadRequest { stream: tablet.scribe.stream.clone(), seq: *seq };
        let reply: HeadReply = tablet.ask(&format!("http://{}", server.address), "head", &request).unwrap();
        reply.running == Some(running)
    });
    assert_eq!(agreed, Some(120));
    let reply = tablet.give_back(server.address, 120).unwrap().unwrap();
    assert_eq!((reply.taken, reply.head.seq), (50, 195));
    // Receipts of the first life name numbers of the first life: behind the backup they hold no more.
    for tablet in &mut world.tablets {
        tablet.receipts.retain(|receipt| receipt.seq <= 120);
        tablet.push(server.address, 100).unwrap();
    }
    world.tablets.push(lost);
    world.tablets[2].receipts.retain(|receipt| receipt.seq <= 120);
    all_is_there_once(&program, server.address, &mut world.tablets);
    assert_eq!(world.tablets[0].pulled.iter().map(|(hash, _)| *hash).collect::<BTreeSet<_>>(), texts);
    assert_eq!(world.tablets[2].hello(server.address).unwrap().device_head, 65);
}
