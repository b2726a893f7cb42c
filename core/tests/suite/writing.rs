//! Devices that write entries, for tests.

use simpati_core::clock::{CivilDate, Stamp};
use simpati_core::fold::Fold;
use simpati_core::id::{ChildId, EntryId, StreamId, VisitId};
use simpati_core::journal::body::{
    AmendReason, Birth, Body, ChildAmended, ChildChanges, ChildFacts, ChildRegistered, PersonName, Precision, Reading,
    RetractReason, Retracted, ReturnReason, Subject, VisitAmended, VisitChanges, VisitFacts, VisitRecorded,
    VisitReturned, VisitVerified,
};
use simpati_core::journal::{Entry, Header, SCHEMA};
use simpati_core::quantity::Kilograms;
use simpati_core::role::Role;
use simpati_core::sex::Sex;
use std::collections::BTreeSet;
use std::str::FromStr;

/// An id, told apart by `series` and `n`.
pub(crate) fn id<T: FromStr>(series: u16, n: u64) -> T
where
    T::Err: std::fmt::Debug,
{
    format!("01938f6e-7c00-7000-8{series:03x}-{n:012x}").parse().unwrap()
}

pub(crate) fn child(n: u64) -> ChildId {
    id(0xc, n)
}

pub(crate) fn visit(n: u64) -> VisitId {
    id(0xd, n)
}

pub(crate) fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

pub(crate) fn kg(value: f64) -> Reading<Kilograms> {
    Reading::once(Kilograms::new(value).unwrap())
}

pub(crate) fn stream() -> StreamId {
    "32.11.13.2005.003".parse().unwrap()
}

/// One device with its chain. What it writes carries a time one minute after what it wrote before.
#[derive(Clone)]
pub(crate) struct Device {
    n: u64,
    role: Role,
    idx: u64,
    last: Option<Entry>,
    pub(crate) clock: Stamp,
    /// Changes the header of what is written next.
    pub(crate) header: fn(&mut Header),
}

impl Device {
    pub(crate) fn new(n: u64, role: Role) -> Self {
        let clock = "2026-11-22T08:00:00.000+07:00".parse().unwrap();
        Self { n, role, idx: 0, last: None, clock, header: |_| {} }
    }

    pub(crate) fn kader(n: u64) -> Self {
        Self::new(n, Role::Kader)
    }

    pub(crate) fn puskesmas(n: u64) -> Self {
        Self::new(n, Role::Puskesmas)
    }

    fn header(&mut self) -> Header {
        self.idx += 1;
        self.clock.unix_ms += 60_000;
        let mut header = Header {
            id: id(0xe, self.n * 1_000 + self.idx),
            stream: stream(),
            device: id(0xa, self.n),
            idx: self.idx,
            prev: self.last.as_ref().map(Entry::hash),
            author: id(0xb, self.n),
            role: self.role,
            recorded_at: self.clock,
            clock_offset_ms: Some(0),
            clock_doubt: None,
            app_version: "0.1.0".to_owned(),
            schema: SCHEMA,
        };
        (self.header)(&mut header);
        header
    }

    pub(crate) fn write(&mut self, body: impl Into<Body>) -> Entry {
        let entry = body.into().entry(&self.header()).unwrap();
        self.last = Some(entry.clone());
        entry
    }

    /// An entry of any kind, known here or not.
    pub(crate) fn write_as(&mut self, kind: &str, body: &serde_json::Value) -> Entry {
        let entry = Entry::write(&self.header(), kind, body).unwrap();
        self.last = Some(entry.clone());
        entry
    }

    pub(crate) fn register(&mut self, n: u64) -> Entry {
        self.write(ChildRegistered { child: child(n), facts: facts("Siti") })
    }

    pub(crate) fn record(&mut self, n: u64, of: u64, weight: f64) -> Entry {
        let facts = VisitFacts { weight_kg: Some(kg(weight)), ..VisitFacts::new(date("2026-11-22")) };
        self.write(VisitRecorded { visit: visit(n), child: child(of), facts })
    }

    pub(crate) fn amend(&mut self, n: u64, saw: &[&Entry], changes: VisitChanges) -> Entry {
        let reason = AmendReason::Typing;
        self.write(VisitAmended { visit: visit(n), saw: ids(saw), reason, changes, note: None })
    }

    pub(crate) fn confirm(&mut self, n: u64, saw: &[&Entry]) -> Entry {
        let (reason, changes) = (AmendReason::Confirmed, VisitChanges::default());
        self.write(VisitAmended { visit: visit(n), saw: ids(saw), reason, changes, note: None })
    }

    pub(crate) fn amend_child(&mut self, n: u64, saw: &[&Entry], changes: ChildChanges) -> Entry {
        let reason = AmendReason::Document;
        self.write(ChildAmended { child: child(n), saw: ids(saw), reason, changes, note: None })
    }

    pub(crate) fn retract(&mut self, subject: Subject, saw: &[&Entry]) -> Entry {
        self.write(Retracted { subject, saw: ids(saw), reason: RetractReason::Twice, note: None })
    }

    pub(crate) fn verify(&mut self, n: u64, saw: &[&Entry]) -> Entry {
        self.write(VisitVerified { visit: visit(n), saw: ids(saw) })
    }

    pub(crate) fn send_back(&mut self, n: u64, saw: &[&Entry]) -> Entry {
        self.write(VisitReturned { visit: visit(n), saw: ids(saw), reason: ReturnReason::Length, note: None })
    }
}

pub(crate) fn facts(name: &str) -> ChildFacts {
    let birth = Birth { date: date("2025-08-15"), precision: Precision::Day };
    ChildFacts::new(PersonName::new(name).unwrap(), Sex::Female, birth)
}

pub(crate) fn ids(entries: &[&Entry]) -> BTreeSet<EntryId> {
    entries.iter().map(|entry| entry.header().id).collect()
}

pub(crate) fn weigh(value: f64) -> VisitChanges {
    VisitChanges { weight_kg: simpati_core::journal::body::Change::Set(kg(value)), ..VisitChanges::default() }
}

pub(crate) fn folded(entries: &[&Entry]) -> Fold {
    let mut fold = Fold::new();
    for entry in entries {
        fold.add(entry);
    }
    fold
}
