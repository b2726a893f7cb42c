//! Messages that arrive again, late and in another order change nothing.

use crate::world::{World, all_is_there_once, work};
use simpati_core::protocol::{PushReply, PushRequest};

#[test]
fn every_message_repeated_in_any_order_leaves_the_same_journal() {
    let mut world = World::sqlite(2);
    let server = world.program.serve().unwrap();
    let base = format!("http://{}", server.address);
    for tablet in &mut world.tablets {
        work(tablet, 60);
        // First in the worst order: from the last page to the first, so that most are behind a gap.
        let pages: Vec<PushRequest> = (0..60).step_by(9).map(|from| tablet.offer(from, 9)).collect();
        for page in pages.iter().rev() {
            tablet.ask::<PushReply>(&base, "push", page).unwrap();
        }
        // Then shuffled, many times over.
        for turn in 0..60_usize {
            let page = &pages[(turn * 5 + turn / 7) % pages.len()];
            tablet.ask::<PushReply>(&base, "push", page).unwrap();
        }
        tablet.push(server.address, 9).unwrap();
        let answers: Vec<String> = (0..2)
            .map(|_| {
                let replies = pages.iter().map(|page| tablet.ask::<PushReply>(&base, "push", page).unwrap().outcomes);
                serde_json::to_string(&replies.collect::<Vec<_>>()).unwrap()
            })
            .collect();
        assert_eq!(answers[0], answers[1]);
    }
    all_is_there_once(&world.program, server.address, &mut world.tablets);
}

#[test]
fn a_message_that_breaks_off_has_no_effect() {
    use std::io::Write as _;
    let mut world = World::sqlite(1);
    let server = world.program.serve().unwrap();
    let tablet = &mut world.tablets[0];
    work(tablet, 50);
    let body = serde_json::to_vec(&tablet.offer(0, 50)).unwrap();
    for cut in [0, 1, body.len() / 2, body.len() - 1] {
        let mut socket = std::net::TcpStream::connect(server.address).unwrap();
        let head = format!("POST /api/v1/sync/push HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n", body.len());
        write!(socket, "{head}authorization: {}\r\n\r\n", tablet.authorization()).unwrap();
        socket.write_all(&body[..cut]).unwrap();
    }
    assert_eq!(tablet.hello(server.address).unwrap().device_head, 0);
    tablet.push(server.address, 50).unwrap();
    all_is_there_once(&world.program, server.address, &mut world.tablets);
}
