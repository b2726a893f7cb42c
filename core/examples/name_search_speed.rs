//! How fast a name is found among the children of a tablet as it is typed.
//!
//! `cargo run --release -p simpati-core --example name_search_speed [children]`
#![allow(clippy::print_stdout, reason = "a report is printed")]
#![allow(clippy::disallowed_methods, reason = "a report says how long the work took; core itself reads no clock")]
#![allow(clippy::unwrap_used, reason = "an example may stop")]

#[path = "../tests/suite/synthetic.rs"]
#[allow(dead_code, unused_imports, reason = "only the names are used")]
mod synthetic;

use simpati_core::name_search::{Index, Names, Query};
use std::time::{Duration, Instant};

fn main() {
    let children = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(5_000);
    let rows = synthetic::world(1, children).rows;
    let names = |row: &'static synthetic::Row| Names {
        child: row.facts.name.as_str(),
        parent: row.facts.parent_name.as_ref().map(|parent| parent.as_str()),
        nik: row.facts.nik.as_ref().map(|nik| nik.as_str()),
    };
    let rows: &'static [synthetic::Row] = rows.leak();
    let start = Instant::now();
    let index = Index::new(rows.iter().map(names));
    println!("{} children read in {:.1?}", rows.len(), start.elapsed());
    // Every beginning of the names of 200 children, as a person types them.
    let mut times: Vec<Duration> = Vec::new();
    for row in rows.iter().step_by(rows.len() / 200) {
        let name: Vec<char> = row.facts.name.as_str().chars().collect();
        for count in 1..=name.len() {
            let typed: String = name[..count].iter().collect();
            let start = Instant::now();
            let found = index.find(&Query::read(&typed), 20);
            times.push(start.elapsed());
            assert!(!found.is_empty(), "{typed}");
        }
    }
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("{} keystrokes: p50 {:.0?}, p95 {:.0?}, max {:.0?}", times.len(), at(50), at(95), at(100));
}
