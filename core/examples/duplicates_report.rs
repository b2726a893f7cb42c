//! How well duplicates are found, on synthetic registers with known truth.
//!
//! `cargo run --release -p simpati-core --example duplicates_report [children] [seed]`
#![allow(clippy::print_stdout, reason = "a report is printed")]
#![allow(clippy::disallowed_methods, reason = "a report says how long the work took; core itself reads no clock")]
#![allow(clippy::unwrap_used, reason = "an example may stop")]

#[path = "../tests/suite/synthetic.rs"]
#[allow(dead_code, reason = "the test asserts what is printed here")]
mod synthetic;

use simpati_core::duplicates::Register;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|text| text.parse::<u64>().ok());
    let sizes = arguments.next().map_or(vec![300, 5_000, 77_000], |size| vec![size as usize]);
    let seed = arguments.next().unwrap_or(20_261_122);
    println!("Duplicates on synthetic registers, seed {seed}; 3 of 100 children are registered twice.\n");
    for size in sizes {
        let world = synthetic::world(seed, size);
        let start = Instant::now();
        let register = Register::new(world.rows.iter().map(synthetic::Row::registration));
        let built = start.elapsed();
        let start = Instant::now();
        let found = register.pairs();
        let searched = start.elapsed();
        let rates = synthetic::Rates::of(&world, &found);
        println!("{} registrations", world.rows.len());
        println!("  blocking: {} of {} pairs compared", register.candidate_pairs(), pairs(world.rows.len()));
        println!("  read in {built:.0?}, all pairs in {searched:.0?}");
        let start = Instant::now();
        let answers: usize = world.rows.iter().take(200).map(|row| register.like(row.registration()).len()).sum();
        let each = start.elapsed() / 200;
        println!("  one registration against all: {each:.0?} on average ({answers} reports for 200)");
        println!("{rates}");
    }
}

fn pairs(rows: usize) -> usize {
    rows * (rows - 1) / 2
}
