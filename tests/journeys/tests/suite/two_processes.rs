//! Two server processes on one PostgreSQL, one of which is killed: one numbering, nothing lost.

use crate::world::{World, all_is_there_once, work};
use std::collections::BTreeSet;

#[test]
fn two_processes_share_one_numbering_and_one_may_be_killed() {
    let mut world = World::postgres(6);
    for tablet in &mut world.tablets {
        work(tablet, 150);
    }
    let (first, second) = (world.program.serve().unwrap(), world.program.serve().unwrap());
    let addresses = [first.address, second.address];
    std::thread::scope(|scope| {
        for (number, tablet) in world.tablets.iter_mut().enumerate() {
            // Each tablet changes between the two processes from page to page, and goes on with the one that is left.
            scope.spawn(move || {
                let mut turn = number;
                while tablet.receipts.len() < 60 {
                    tablet.entries.truncate(150);
                    let offer = tablet.offer(tablet.receipts.len(), 5);
                    let base = format!("http://{}", addresses[turn % 2]);
                    let reply: simpati_core::protocol::PushReply = tablet.ask(&base, "push", &offer).unwrap();
                    tablet.receipts.extend(reply.outcomes.into_iter().map(|outcome| match outcome {
                        simpati_core::protocol::Outcome::Received { receipt, .. } => receipt,
                        other => panic!("{other:?}"),
                    }));
                    turn += 1;
                }
            });
        }
    });
    std::thread::scope(|scope| {
        for (number, tablet) in world.tablets.iter_mut().enumerate() {
            scope.spawn(move || {
                if tablet.push(addresses[number % 2], 3).is_err() {
                    tablet.push(addresses[0], 3).unwrap();
                }
            });
        }
        second.kill().unwrap();
    });
    all_is_there_once(&world.program, first.address, &mut world.tablets);
    let numbers: BTreeSet<u64> =
        world.tablets.iter().flat_map(|tablet| &tablet.receipts).map(|receipt| receipt.seq).collect();
    assert!(numbers.len() >= 360, "every receipt has a number of its own");
}
