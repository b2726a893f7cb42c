//! What loading a table would change: decided here, done by the caller.
//!
//! Nothing is ever removed by a table: a place that has a journal must keep its name for ever.
//!
//! Invariant: a plan without errors, applied, leaves a tree that holds its own invariant.

use super::file::{Problem, ReadRow, Row, RowError};
use super::{Places, Puskesmas};
use crate::id::PlaceCode;
use std::collections::BTreeMap;

/// What a table would do to the tree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Rows that name something new.
    pub added: Vec<Row>,
    /// Rows that change a name or an area.
    pub changed: Vec<Row>,
    /// How many rows state what is known already.
    pub unchanged: usize,
    /// Rows that were refused, in the order of their lines. A table with one of them is not loaded.
    pub errors: Vec<RowError>,
}

impl Plan {
    /// Rows to write: what is new and what has changed.
    pub fn writes(&self) -> impl Iterator<Item = &Row> {
        self.added.iter().chain(&self.changed)
    }
}

/// Decides what the rows of a table would do to `known`.
pub fn plan(known: &Places, rows: Vec<ReadRow>) -> Plan {
    let mut plan = Plan::default();
    let mut good: Vec<(u64, Row)> = Vec::new();
    let mut lines: BTreeMap<String, u64> = BTreeMap::new();
    for row in rows {
        match row {
            Err(error) => plan.errors.push(error),
            Ok((line, row)) => match lines.get(row.code()) {
                Some(first) => plan.errors.push(RowError { line, problem: Problem::Repeated { first: *first } }),
                None => {
                    lines.insert(row.code().to_owned(), line);
                    good.push((line, row));
                }
            },
        }
    }
    // Parents may follow their children in the table, so the whole tree is built before anything is checked.
    let mut after = known.clone();
    good.iter().for_each(|(_, row)| after.apply(row));
    for (line, row) in good {
        match fault(&after, &row) {
            Some(problem) => plan.errors.push(RowError { line, problem }),
            None => match known.state(&row) {
                State::New => plan.added.push(row),
                State::Other => plan.changed.push(row),
                State::Same => plan.unchanged += 1,
            },
        }
    }
    plan.errors.sort_by_key(|error| error.line);
    plan
}

fn fault(after: &Places, row: &Row) -> Option<Problem> {
    match row {
        Row::Place { code, .. } => {
            let parent = code.parent()?;
            (!after.has(&parent)).then_some(Problem::ParentUnknown { parent })
        }
        Row::Puskesmas(puskesmas) => puskesmas.area.iter().find_map(|place| area_fault(after, puskesmas, place)),
    }
}

fn area_fault(after: &Places, puskesmas: &Puskesmas, place: &PlaceCode) -> Option<Problem> {
    if !after.has(place) {
        return Some(Problem::AreaUnknown { place: place.clone() });
    }
    let overlaps = |other: &PlaceCode| other.is_within(place) || place.is_within(other);
    after
        .all_puskesmas()
        .find(|other| other.code != puskesmas.code && other.area.iter().any(overlaps))
        .map(|other| Problem::AreaTaken { place: place.clone(), other: other.code.clone() })
}

enum State {
    New,
    Other,
    Same,
}

impl Row {
    fn code(&self) -> &str {
        match self {
            Self::Place { code, .. } => code.as_str(),
            Self::Puskesmas(puskesmas) => puskesmas.code.as_str(),
        }
    }
}

impl Places {
    /// Writes one row of a plan without errors.
    pub fn apply(&mut self, row: &Row) {
        match row {
            Row::Place { code, name } => self.put(code.clone(), name.clone()),
            Row::Puskesmas(puskesmas) => self.put_puskesmas(puskesmas.clone()),
        }
    }

    fn state(&self, row: &Row) -> State {
        let same = match row {
            Row::Place { code, name } => self.name(code).map(|known| known == name),
            Row::Puskesmas(puskesmas) => self.puskesmas(&puskesmas.code).map(|known| known == puskesmas),
        };
        match same {
            None => State::New,
            Some(false) => State::Other,
            Some(true) => State::Same,
        }
    }
}
