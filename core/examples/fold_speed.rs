//! How long a posyandu's whole journal takes from texts to everything that a screen can ask: 300 children, 60 months.
//!
//! `cargo run --release -p simpati-core --example fold_speed [children] [months]`
#![allow(clippy::print_stdout, reason = "a report is printed")]
#![allow(clippy::disallowed_methods, reason = "a report says how long the work took; core itself reads no clock")]
#![allow(clippy::unwrap_used, reason = "an example may stop")]

use simpati_core::clock::CalendarMonth;
use simpati_core::fold::Fold;
use simpati_core::journal::body::{
    Birth, ChildFacts, ChildRegistered, LengthReading, PersonName, Precision, Reading, VisitFacts, VisitRecorded,
};
use simpati_core::journal::{Body, Entry, EntryHash, Header};
use simpati_core::position::Position;
use simpati_core::quantity::{Centimetres, Kilograms};
use simpati_core::sex::Sex;
use std::time::{Duration, Instant};

/// The work of a first sync, as it may take at most.
const LIMIT: Duration = Duration::from_secs(2);

fn main() {
    let mut sizes = std::env::args().skip(1).map(|text| text.parse().unwrap());
    let (children, months) = (sizes.next().unwrap_or(300), sizes.next().unwrap_or(60));
    let texts = journal(children, months);
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} entries, {:.1} MB", texts.len(), bytes as f64 / 1e6);
    let best = (0..5).map(|_| once(&texts)).min_by_key(|times| times.iter().sum::<Duration>()).unwrap();
    let all: Duration = best.iter().sum();
    println!("read {:.1?}, sorted {:.1?}, folded {:.1?}; best of 5", best[0], best[1], best[2]);
    println!("together {all:.1?}, {:.0} times within {LIMIT:?}", LIMIT.as_secs_f64() / all.as_secs_f64());
}

fn once(texts: &[String]) -> [Duration; 3] {
    let start = Instant::now();
    let entries: Vec<Entry> = texts.iter().map(|text| Entry::from_text(text).unwrap()).collect();
    let read = start.elapsed();
    let start = Instant::now();
    let mut fold = Fold::new();
    for entry in &entries {
        fold.add(entry);
    }
    let sorted = start.elapsed();
    let start = Instant::now();
    let view = fold.view();
    let folded = start.elapsed();
    assert!(!view.children.is_empty());
    [read, sorted, folded]
}

fn journal(children: u32, months: u32) -> Vec<String> {
    let born = CalendarMonth::new(2021, 8).unwrap();
    let mut device = Device { idx: 0, prev: None };
    let mut texts = Vec::new();
    for n in 0..children {
        let child = format!("01938f6e-7c00-7000-8001-{n:012x}").parse().unwrap();
        let birth = Birth { date: born.first_day(), precision: Precision::Day };
        let facts = ChildFacts::new(PersonName::new("Siti Aminah").unwrap(), Sex::Female, birth);
        texts.push(device.write(ChildRegistered { child, facts }));
        let mut month = born;
        for m in 0..months {
            let visit = format!("01938f6e-7c00-7000-8002-{:012x}", n * 1_000 + m).parse().unwrap();
            let mut facts = VisitFacts::new(month.last_day());
            facts.weight_kg = Some(Reading::once(Kilograms::new(3.0 + f64::from(m) / 10.0).unwrap()));
            let cm = Reading::once(Centimetres::new(50.0 + f64::from(m)).unwrap());
            facts.length = Some(LengthReading { cm, position: Some(Position::Lying) });
            facts.oedema = Some(false);
            texts.push(device.write(VisitRecorded { visit, child, facts }));
            month = month.next().unwrap();
        }
    }
    texts
}

struct Device {
    idx: u64,
    prev: Option<EntryHash>,
}

impl Device {
    fn write(&mut self, body: impl Into<Body>) -> String {
        self.idx += 1;
        let header = serde_json::json!({
            "id": format!("01938f6e-7c00-7000-8000-{:012x}", self.idx),
            "stream": "32.11.13.2005.003",
            "device": "01938f6e-7c00-7000-8000-0000000000aa",
            "idx": self.idx,
            "prev": self.prev,
            "author": "01938f6e-7c00-7000-8000-0000000000bb",
            "role": "kader",
            "recorded_at": "2026-11-22T08:15:30.123+07:00",
            "clock_offset_ms": 12,
            "app_version": "0.1.0",
            "schema": 1,
        });
        let header: Header = serde_json::from_value(header).unwrap();
        let entry = body.into().entry(&header).unwrap();
        self.prev = Some(entry.hash());
        entry.text().to_owned()
    }
}
