//! `kill -9` of the server in the middle of pushes: what was acknowledged is there, and work goes on.

use crate::world::{World, all_is_there_once, work};
use simpati_journeys::Tablet;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// How often the server is killed.
const KILLS: usize = 6;

#[test]
fn sqlite_loses_nothing_that_was_acknowledged() {
    killed_again_and_again(World::sqlite(4));
}

#[test]
fn postgresql_loses_nothing_that_was_acknowledged() {
    killed_again_and_again(World::postgres(4));
}

fn killed_again_and_again(mut world: World) {
    for tablet in &mut world.tablets {
        work(tablet, 400);
    }
    for round in 0..KILLS {
        let server = world.program.serve().unwrap();
        let address = server.address;
        let acknowledged = AtomicUsize::new(0);
        let (reached, enough) = mpsc::channel();
        std::thread::scope(|scope| {
            for tablet in &mut world.tablets {
                let (acknowledged, reached) = (&acknowledged, reached.clone());
                scope.spawn(move || push_until_cut_off(tablet, address, acknowledged, 5 + 7 * round, &reached));
            }
            enough.recv().unwrap();
            server.kill().unwrap();
        });
    }
    let before: usize = world.tablets.iter().map(|tablet| tablet.receipts.len()).sum();
    assert!(before > 0 && before < 1600, "the kills came in the middle: {before} of 1600 acknowledged");
    let server = world.program.serve().unwrap();
    for tablet in &mut world.tablets {
        tablet.push(server.address, 100).unwrap();
    }
    all_is_there_once(&world.program, server.address, &mut world.tablets);
}

/// Pushes small pages until the server no longer answers. Says so when enough pages were acknowledged.
fn push_until_cut_off(
    tablet: &mut Tablet,
    server: SocketAddr,
    acknowledged: &AtomicUsize,
    wanted: usize,
    reached: &mpsc::Sender<()>,
) {
    let Ok(hello) = tablet.hello(server) else { return };
    let mut from = hello.device_head as usize;
    while from < tablet.entries.len() {
        let offer = tablet.offer(from, 7);
        let Ok(reply) = tablet.ask::<simpati_core::protocol::PushReply>(&format!("http://{server}"), "push", &offer)
        else {
            return;
        };
        from = reply.device_head as usize;
        tablet.receipts.extend(reply.outcomes.into_iter().map(|outcome| match outcome {
            simpati_core::protocol::Outcome::Received { receipt, .. } => receipt,
            other => panic!("{other:?}"),
        }));
        if acknowledged.fetch_add(1, Ordering::SeqCst) + 1 == wanted {
            // The others may have been cut off first.
            let _ = reached.send(());
        }
    }
}
