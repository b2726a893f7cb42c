//! The rows that dashboards read, from entries.
//!
//! An entry names children and visits. Entries that share one, directly or through others, hang together, and the
//! rows of a child depend on these alone. So when entries arrive, a [`Gathering`] collects what hangs together with
//! them, and its rows replace those of all children it names.
//!
//! Invariant: the rows are the same whatever way the journal came to be; in one batch or in many.

use serde::Serialize;
use serde_json::Value;
use simpati_core::clock::CivilDate;
use simpati_core::fold::{ChildView, Fold, VisitView};
use simpati_core::growth::{ALGORITHM_VERSION, Assessment, Indicator, Measurements, assess};
use simpati_core::id::{ChildId, StreamId, VisitId};
use simpati_core::journal::Entry;
use simpati_core::journal::body::{Body, Precision, Subject};
use simpati_core::position::Position;
use simpati_core::sex::Sex;
use simpati_core::verification::Review;
use std::collections::BTreeSet;

/// A child or a visit as the index of entries knows it.
pub(crate) type SubjectKey = [u8; 17];

/// The key of a subject: 0 or 1, then its id.
pub(crate) fn key(subject: Subject) -> SubjectKey {
    let (kind, id) = match subject {
        Subject::Child(child) => (0, child.0),
        Subject::Visit(visit) => (1, visit.0),
    };
    let mut key = [kind; 17];
    key[1..].copy_from_slice(id.as_bytes());
    key
}

/// The keys of what an entry names.
pub(crate) fn keys(entry: &Entry) -> Vec<SubjectKey> {
    Body::of(entry).iter().flat_map(Body::subjects).map(key).collect()
}

/// Entries that hang together, being collected.
#[derive(Default)]
pub(crate) struct Gathering {
    subjects: BTreeSet<Subject>,
    to_ask: Vec<SubjectKey>,
    fold: Fold,
}

impl Gathering {
    /// Takes an entry.
    pub(crate) fn add(&mut self, entry: &Entry) {
        for subject in Body::of(entry).iter().flat_map(Body::subjects) {
            if self.subjects.insert(subject) {
                self.to_ask.push(key(subject));
            }
        }
        self.fold.add(entry);
    }

    /// Subjects whose entries are still to be added. When there are none, everything is here.
    pub(crate) fn questions(&mut self) -> Vec<SubjectKey> {
        std::mem::take(&mut self.to_ask)
    }

    /// The rows of every child that was named.
    pub(crate) fn rows(self) -> Rows {
        let children = self.subjects.iter().filter_map(|subject| match subject {
            Subject::Child(child) => Some(*child),
            Subject::Visit(_) => None,
        });
        let mut rows = Rows { replaced: children.collect(), ..Rows::default() };
        for view in self.fold.children().values() {
            rows.take(view);
        }
        rows
    }
}

/// Rows to be written in place of others.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    /// Every row of the children that these are shown under goes away first.
    pub(crate) replaced: Vec<ChildId>,
    pub(crate) registrations: Vec<RegistrationRow>,
    pub(crate) children: Vec<ChildRow>,
    pub(crate) visits: Vec<VisitRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct RegistrationRow {
    registration: ChildId,
    child: ChildId,
}

#[derive(Debug, Serialize)]
pub(crate) struct ChildRow {
    child: ChildId,
    stream: Option<StreamId>,
    name: Option<String>,
    sex: Option<Sex>,
    birth_date: Option<CivilDate>,
    birth_precision: Option<Precision>,
    nik: Option<String>,
    parent_name: Option<String>,
    shown: u8,
    contested: u8,
}

#[derive(Debug, Serialize)]
pub(crate) struct VisitRow {
    child: ChildId,
    visit: VisitId,
    stream: StreamId,
    date: Option<CivilDate>,
    age_days: Option<i64>,
    weight_kg: Option<f64>,
    length_cm: Option<f64>,
    position: Option<Position>,
    arm_cm: Option<f64>,
    head_cm: Option<f64>,
    oedema: Option<u8>,
    lhfa: Option<i64>,
    wfa: Option<i64>,
    wflh: Option<i64>,
    bfa: Option<i64>,
    hcfa: Option<i64>,
    acfa: Option<i64>,
    flagged: u8,
    algorithm: Option<u32>,
    review: Review,
    contested: u8,
    counts: u8,
}

/// Rows as they are stored, as JSON, in any order.
#[derive(Debug, Default)]
pub(crate) struct StoredRows {
    pub(crate) registrations: Vec<Value>,
    pub(crate) children: Vec<Value>,
    pub(crate) visits: Vec<Value>,
}

impl Rows {
    /// Whether exactly these rows are stored.
    pub(crate) fn are(&self, stored: StoredRows) -> bool {
        same(&self.registrations, stored.registrations)
            && same(&self.children, stored.children)
            && same(&self.visits, stored.visits)
    }

    fn take(&mut self, view: &ChildView) {
        let child = view.id();
        self.registrations
            .extend(view.registrations().map(|registration| RegistrationRow { registration: registration.id, child }));
        self.children.push(child_row(view));
        self.visits.extend(view.visits.iter().map(|visit| visit_row(view, visit)));
    }
}

/// Compares as sets. Numbers are compared by value, because databases write whole ones with or without a point.
fn same(rows: &[impl Serialize], stored: Vec<Value>) -> bool {
    let Ok(Value::Array(rows)) = serde_json::to_value(rows) else { return false };
    let texts = |rows: Vec<Value>| rows.into_iter().map(|row| plain(row).to_string()).collect::<BTreeSet<_>>();
    rows.len() == stored.len() && texts(rows) == texts(stored)
}

fn plain(row: Value) -> Value {
    match row {
        Value::Number(number) => number.as_f64().map_or(Value::Null, Value::from),
        Value::Object(map) => map.into_iter().map(|(name, value)| (name, plain(value))).collect(),
        other => other,
    }
}

fn child_row(view: &ChildView) -> ChildRow {
    let facts = view.facts();
    let facts = facts.as_ref();
    let moves = &view.own.moves;
    ChildRow {
        child: view.id(),
        stream: moves.last().and_then(|last| last.to.clone()),
        name: facts.map(|facts| facts.name.as_str().to_owned()),
        sex: view.sex(),
        birth_date: view.birth().map(|birth| birth.date),
        birth_precision: view.birth().map(|birth| birth.precision),
        nik: facts.and_then(|facts| facts.nik.as_ref()).map(|nik| nik.as_str().to_owned()),
        parent_name: facts.and_then(|facts| facts.parent_name.as_ref()).map(|name| name.as_str().to_owned()),
        shown: u8::from(view.is_shown()),
        contested: u8::from(!view.contested().is_empty() || view.merge_unclear),
    }
}

fn visit_row(child: &ChildView, view: &VisitView) -> VisitRow {
    let facts = &view.facts;
    let length = facts.length.value();
    let measured = Measurements {
        weight: facts.weight_kg.value().map(|reading| reading.value()),
        length: length.map(|length| length.cm.value()),
        position: length.and_then(|length| length.position),
        head: facts.head_cm.value().map(|reading| reading.value()),
        arm: facts.arm_cm.value().map(|reading| reading.value()),
        oedema: facts.oedema.value() == Some(&true),
        ..Measurements::default()
    };
    let assessment = assessed(child, view, &measured);
    let scores = assessment.as_ref().map(Scores::of).unwrap_or_default();
    let [lhfa, wfa, wflh, bfa, hcfa, acfa] = scores.hundredths;
    VisitRow {
        child: child.id(),
        visit: view.id,
        stream: view.stream.clone(),
        date: view.date(),
        age_days: view.date().zip(child.birth()).map(|(date, birth)| date.days_since(birth.date)),
        weight_kg: measured.weight.map(|weight| weight.get()),
        length_cm: measured.length.map(|length| length.get()),
        position: measured.position,
        arm_cm: measured.arm.map(|arm| arm.get()),
        head_cm: measured.head.map(|head| head.get()),
        oedema: facts.oedema.value().map(|found| u8::from(*found)),
        lhfa,
        wfa,
        wflh,
        bfa,
        hcfa,
        acfa,
        flagged: scores.flagged,
        algorithm: assessment.map(|_| ALGORITHM_VERSION),
        review: view.review,
        contested: u8::from(view.is_contested()),
        counts: u8::from(view.counts),
    }
}

/// None while sex, birth or date are not known, or where the visit is dated before the birth.
fn assessed(child: &ChildView, view: &VisitView, measured: &Measurements) -> Option<Assessment> {
    assess(child.sex()?, Some(child.birth()?.date), view.date()?, measured).ok()
}

#[derive(Default)]
struct Scores {
    hundredths: [Option<i64>; 6],
    flagged: u8,
}

impl Scores {
    const ORDER: [Indicator; 6] = [
        Indicator::LengthForAge,
        Indicator::WeightForAge,
        Indicator::WeightForLength,
        Indicator::BmiForAge,
        Indicator::HeadForAge,
        Indicator::ArmForAge,
    ];

    fn of(assessment: &Assessment) -> Self {
        let mut scores = Self::default();
        for (place, indicator) in Self::ORDER.into_iter().enumerate() {
            if let Ok(score) = assessment.score(indicator) {
                scores.hundredths[place] = Some((score.z.get() * 100.0).round() as i64);
                scores.flagged |= u8::from(score.flagged) << place;
            }
        }
        scores
    }
}
