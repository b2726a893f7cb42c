//! The disk is full: the server says that it cannot take anything now, keeps what it took, and still lets read.

use crate::world::{World, all_is_there_once, work};
use simpati_core::protocol::PushReply;
use simpati_journeys::tablet::Unanswered;

#[test]
fn nothing_is_acknowledged_that_does_not_fit_and_work_goes_on_when_there_is_room() {
    let mut world = World::sqlite(2);
    for tablet in &mut world.tablets {
        work(tablet, 3000);
    }
    let small = world.program.clone().with_largest_file(3 * 1024);
    let server = small.serve().unwrap();
    let mut refused = 0;
    for tablet in &mut world.tablets {
        let mut from = 0;
        while from < tablet.entries.len() {
            let offer = tablet.offer(from, 100);
            match tablet.ask::<PushReply>(&format!("http://{}", server.address), "push", &offer) {
                Ok(reply) => {
                    from = reply.device_head as usize;
                    tablet.receipts.extend(reply.outcomes.into_iter().map(|outcome| match outcome {
                        simpati_core::protocol::Outcome::Received { receipt, .. } => receipt,
                        other => panic!("{other:?}"),
                    }));
                }
                Err(Unanswered::Refused { status, body }) => {
                    assert_eq!((status, body.as_str()), (503, r#"{"code":"unavailable","retry_after_s":15}"#));
                    refused += 1;
                    break;
                }
                Err(other) => panic!("{other}"),
            }
        }
    }
    assert!(refused > 0, "the disk was not full");
    // What was taken can still be read, and a tablet is still greeted.
    let acknowledged: usize = world.tablets.iter().map(|tablet| tablet.receipts.len()).sum();
    assert!(acknowledged > 0);
    world.tablets[0].hello(server.address).unwrap();
    world.tablets[0].pull(server.address).unwrap();
    assert!(world.tablets[0].pulled.len() >= acknowledged);
    server.kill().unwrap();

    let server = world.program.serve().unwrap();
    for tablet in &mut world.tablets {
        tablet.push(server.address, 500).unwrap();
    }
    all_is_there_once(&world.program, server.address, &mut world.tablets);
}
