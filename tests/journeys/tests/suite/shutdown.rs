//! A server that is asked to end answers what is under way, and leaves a database that holds.

use crate::world::{World, all_is_there_once, work};

#[test]
fn a_server_that_is_asked_to_end_finishes_what_it_began() {
    let mut world = World::sqlite(3);
    for tablet in &mut world.tablets {
        work(tablet, 300);
    }
    let server = world.program.serve().unwrap();
    let address = server.address;
    world.tablets[0].push(address, 300).unwrap();
    std::thread::scope(|scope| {
        for tablet in &mut world.tablets[1..] {
            // Cut off or not: what counts is that nothing is half there.
            scope.spawn(move || drop(tablet.push(address, 1)));
        }
        assert!(server.end().unwrap().success());
    });
    let server = world.program.serve().unwrap();
    for tablet in &mut world.tablets {
        tablet.push(server.address, 100).unwrap();
    }
    all_is_there_once(&world.program, server.address, &mut world.tablets);
}
