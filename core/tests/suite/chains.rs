//! A chain is whole, or its first fault is found; a clock is believed, or doubted with a reason.

use simpati_core::clock::{ClockDoubt, ClockMemory, Stamp, TOLERANCE_MS};
use simpati_core::journal::body::{Body, VisitVerified};
use simpati_core::journal::{ChainFault, ChainHead, Entry, Header};
use std::collections::BTreeSet;

const HEADER: &str = r#"{"id":"01938f6e-7c00-7000-8000-000000000001","stream":"32.11.13.2005.003","device":"01938f6e-7c00-7000-8000-0000000000aa","idx":1,"prev":null,"author":"01938f6e-7c00-7000-8000-0000000000bb","role":"puskesmas","recorded_at":"2026-11-22T08:15:30.123+07:00","clock_offset_ms":null,"app_version":"0.1.0","schema":1}"#;

fn header() -> Header {
    serde_json::from_str(HEADER).unwrap()
}

/// A whole chain of `n` entries.
fn chain(n: u64) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for idx in 1..=n {
        let visit = format!("01938f6e-7c00-7000-8000-{idx:012x}").parse().unwrap();
        let body = Body::from(VisitVerified { visit, saw: BTreeSet::new() });
        let header = Header { idx, prev: entries.last().map(Entry::hash), ..header() };
        entries.push(body.entry(&header).unwrap());
    }
    entries
}

#[test]
fn a_whole_chain_leads_to_its_last_entry() {
    let entries = chain(5);
    let empty = ChainHead::empty(header().device);
    assert_eq!(empty.walk(&entries), Ok(ChainHead::at(&entries[4])));
    assert_eq!(ChainHead::at(&entries[1]).walk(&entries[2..]), Ok(ChainHead::at(&entries[4])));
    assert_eq!(empty.walk(&[]), Ok(empty));
}

#[test]
fn the_first_fault_of_a_chain_is_found() {
    let whole = chain(5);
    let empty = ChainHead::empty(header().device);
    let gap = [&whole[0], &whole[1], &whole[3]];
    assert_eq!(empty.walk(gap), Err((2, ChainFault::Gap { expected: 3, found: 4 })));
    let again = [&whole[0], &whole[1], &whole[1]];
    assert_eq!(empty.walk(again), Err((2, ChainFault::Behind { head: 2, found: 2 })));
    let changed = Entry::from_text(&whole[1].text().replace("0.1.0", "0.1.1")).unwrap();
    assert_eq!(empty.walk([&whole[0], &changed, &whole[2]]), Err((2, ChainFault::Broken { idx: 3 })));
    let foreign = Entry::from_text(&whole[0].text().replace("0000000000aa", "0000000000ab")).unwrap();
    assert_eq!(empty.then(&foreign), Err(ChainFault::OtherDevice { found: foreign.header().device }));
}

#[test]
fn a_clock_is_doubted_when_it_is_behind_what_it_knows() {
    let at = |text: &str| text.parse::<Stamp>().unwrap();
    let memory = ClockMemory {
        last_contact: Some(at("2026-11-20T09:00:00+07:00")),
        last_entry: Some(at("2026-11-22T09:00:00+07:00")),
        built: at("2026-11-01T00:00:00Z"),
    };
    // (what the clock says, doubt)
    let cases = [
        ("2026-11-22T09:00:01+07:00", None),
        ("2026-11-22T08:55:00+07:00", None),
        ("2026-11-22T08:54:59+07:00", Some(ClockDoubt::BehindLastEntry)),
        ("2026-11-20T08:54:59+07:00", Some(ClockDoubt::BehindLastContact)),
        ("1970-01-01T07:00:00+07:00", Some(ClockDoubt::BehindBuild)),
        ("2036-11-22T09:00:00+07:00", None),
    ];
    for (now, doubt) in cases {
        assert_eq!(memory.doubt(at(now)), doubt, "{now}");
    }
    assert_eq!(TOLERANCE_MS, 300_000);
}

#[test]
fn the_known_error_of_a_clock_is_taken_off_unless_the_clock_is_doubted() {
    let fast = Header { clock_offset_ms: Some(3_600_000), ..header() };
    assert_eq!(fast.written_at().to_string(), "2026-11-22T07:15:30.123+07:00");
    let doubted = Header { clock_doubt: Some(ClockDoubt::BehindBuild), ..fast };
    assert_eq!(doubted.written_at(), doubted.recorded_at);
    assert_eq!(header().written_at(), header().recorded_at);
    let absurd = Header { clock_offset_ms: Some(i64::MIN), ..header() };
    assert_eq!(absurd.written_at().civil_date(), None);
    // The doubt is written into the entry, and a reason from a newer app does not make an entry unreadable.
    let entry = Body::from(VisitVerified { visit: header().id.to_string().parse().unwrap(), saw: BTreeSet::new() })
        .entry(&doubted)
        .unwrap();
    assert_eq!(entry.header(), &doubted);
    let newer = entry.text().replace("behind_build", "moon_phase");
    assert_eq!(Entry::from_text(&newer).unwrap().header().clock_doubt, Some(ClockDoubt::Other));
}
