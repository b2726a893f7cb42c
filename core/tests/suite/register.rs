//! A register that tests write into, and what it says.

use crate::writing::{Device, child, date, folded, kg, visit};
use simpati_core::fold::Fold;
use simpati_core::journal::body::{
    Birth, Body, ChildFacts, ChildRegistered, LengthReading, PersonName, Precision, Reading, ReturnReason, VisitFacts,
    VisitRecorded, VisitReturned, VisitVerified,
};
use simpati_core::journal::{Entry, Header};
use simpati_core::position::Position;
use simpati_core::quantity::Centimetres;
use simpati_core::record::{ChildRecord, Settings, VisitRecord};
use simpati_core::sex::Sex;

/// One posyandu's cadre, the Puskesmas, and all that they wrote.
pub(crate) struct Register {
    pub(crate) kader: Device,
    pub(crate) puskesmas: Device,
    pub(crate) entries: Vec<Entry>,
    pub(crate) settings: Settings,
}

impl std::fmt::Debug for Register {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.entries.iter().map(Entry::text)).finish()
    }
}

impl Register {
    pub(crate) fn new() -> Self {
        let settings = Settings::default();
        Self { kader: Device::kader(1), puskesmas: Device::puskesmas(2), entries: Vec::new(), settings }
    }

    pub(crate) fn write(&mut self, body: impl Into<Body>) -> Entry {
        let entry = self.kader.write(body);
        self.entries.push(entry.clone());
        entry
    }

    pub(crate) fn review(&mut self, body: impl Into<Body>) -> Entry {
        let entry = self.puskesmas.write(body);
        self.entries.push(entry.clone());
        entry
    }

    pub(crate) fn child(&mut self, n: u64, facts: ChildFacts) -> Entry {
        self.write(ChildRegistered { child: child(n), facts })
    }

    pub(crate) fn visit(&mut self, n: u64, of: u64, facts: VisitFacts) -> Entry {
        self.write(VisitRecorded { visit: visit(n), child: child(of), facts })
    }

    pub(crate) fn verify(&mut self, n: u64) -> Entry {
        let saw = self.fold().visit(visit(n)).unwrap().to_verify;
        self.review(VisitVerified { visit: visit(n), saw })
    }

    pub(crate) fn send_back(&mut self, n: u64) -> Entry {
        let saw = self.fold().visit(visit(n)).unwrap().heads;
        self.review(VisitReturned { visit: visit(n), saw, reason: ReturnReason::Weight, note: None })
    }

    pub(crate) fn fold(&self) -> Fold {
        folded(&self.entries.iter().collect::<Vec<_>>())
    }

    pub(crate) fn record(&self, n: u64, today: &str) -> ChildRecord {
        ChildRecord::of(&self.fold().child(child(n)).unwrap(), date(today), &self.settings).unwrap()
    }

    /// The record of every child.
    pub(crate) fn records(&self, today: &str) -> Vec<ChildRecord> {
        let children = self.fold().children();
        children.values().map(|view| ChildRecord::of(view, date(today), &self.settings).unwrap()).collect()
    }
}

pub(crate) fn born(name: &str, sex: Sex, birth: &str) -> ChildFacts {
    let birth = Birth { date: date(birth), precision: Precision::Day };
    ChildFacts::new(PersonName::new(name).unwrap(), sex, birth)
}

pub(crate) fn cm(value: f64) -> Reading<Centimetres> {
    Reading::once(Centimetres::new(value).unwrap())
}

pub(crate) fn lying(value: f64) -> LengthReading {
    LengthReading { cm: cm(value), position: Some(Position::Lying) }
}

pub(crate) fn weighed(day: &str, weight: f64) -> VisitFacts {
    VisitFacts { weight_kg: Some(kg(weight)), ..VisitFacts::new(date(day)) }
}

pub(crate) fn measured(day: &str, weight: f64, length: f64) -> VisitFacts {
    VisitFacts { length: Some(lying(length)), ..weighed(day, weight) }
}

/// The letters of the visits in their order, `-` where a visit has none.
pub(crate) fn letters(record: &ChildRecord) -> String {
    let letter = |visit: &VisitRecord| visit.point.and_then(|point| point.outcome).map_or("-", |o| o.code().key());
    record.visits.iter().map(letter).collect()
}

/// A cadre of another posyandu, [`THERE`].
pub(crate) fn kader_elsewhere() -> Device {
    let mut device = Device::kader(7);
    device.header = |header: &mut Header| header.stream = THERE.parse().unwrap();
    device
}

/// Another posyandu than [`stream`](crate::writing::stream), in another village.
pub(crate) const THERE: &str = "32.11.13.2008.001";
