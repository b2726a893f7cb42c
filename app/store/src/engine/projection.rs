//! What screens read, derived from the journal in the transaction that changes it.
//!
//! An entry names children and visits. Entries that share one, directly or through others, form a family: its fold
//! needs no other entry. When an entry joins or leaves those that count, the rows of its family are made anew.
//!
//! Invariant: the rows are the same whatever way the journal came to be; [`rebuild`] makes them again from it.

mod read;
mod rows;

pub(super) use read::{child_page, children, views};

use super::fault::Fault;
use super::journal;
use rusqlite::{Connection, Transaction, params};
use simpati_core::fold::Fold;
use simpati_core::id::ChildId;
use simpati_core::journal::body::Subject;
use simpati_core::journal::{Body, Entry, EntryHash};
use std::collections::BTreeSet;

/// Makes anew what these entries, which joined or left those that count, have a part in.
pub(super) fn refresh(tx: &Transaction<'_>, touched: &[Entry]) -> Result<(), Fault> {
    let mut subjects = BTreeSet::new();
    for entry in touched {
        index(tx, entry)?;
        subjects.extend(Body::of(entry).iter().flat_map(Body::subjects));
    }
    while let Some(subject) = subjects.pop_first() {
        let family = Family::of(tx, subject)?;
        subjects.retain(|other| !family.subjects.contains(other));
        family.write(tx)?;
    }
    Ok(())
}

/// Makes everything anew from the journal.
pub(super) fn rebuild(tx: &Transaction<'_>) -> Result<(), Fault> {
    tx.execute_batch(include_str!("projection/clear.sql"))?;
    let mut select = tx.prepare(include_str!("projection/counted.sql"))?;
    let texts = select.query_map([], |row| row.get::<_, String>(0))?;
    let entries = texts.map(|text| Ok(Entry::from_text(&text?)?)).collect::<Result<Vec<_>, Fault>>()?;
    refresh(tx, &entries)
}

/// Notes what an entry speaks of, if it counts.
fn index(tx: &Transaction<'_>, entry: &Entry) -> Result<(), Fault> {
    let counts = journal::by_hash(tx, entry.hash())?.is_some_and(|kept| kept.standing.counts());
    if !counts {
        tx.prepare_cached(include_str!("projection/forget.sql"))?.execute([entry.hash().0])?;
        return Ok(());
    }
    for subject in Body::of(entry).iter().flat_map(Body::subjects) {
        let mut insert = tx.prepare_cached(include_str!("projection/about.sql"))?;
        insert.execute(params![key(subject), entry.hash().0])?;
    }
    Ok(())
}

fn key(subject: Subject) -> [u8; 17] {
    let (kind, id) = match subject {
        Subject::Child(child) => (0, child.0),
        Subject::Visit(visit) => (1, visit.0),
    };
    let mut key = [kind; 17];
    key[1..].copy_from_slice(id.as_bytes());
    key
}

/// Entries that hang together by what they name.
struct Family {
    subjects: BTreeSet<Subject>,
    entries: Vec<Entry>,
}

impl Family {
    fn of(db: &Connection, first: Subject) -> Result<Self, Fault> {
        let mut family = Self { subjects: BTreeSet::from([first]), entries: Vec::new() };
        let mut hashes: BTreeSet<EntryHash> = BTreeSet::new();
        let mut to_look_at = vec![first];
        while let Some(subject) = to_look_at.pop() {
            let mut select = db.prepare_cached(include_str!("projection/of_subject.sql"))?;
            let mut rows = select.query([key(subject)])?;
            while let Some(row) = rows.next()? {
                if !hashes.insert(EntryHash(row.get(0)?)) {
                    continue;
                }
                let entry = Entry::from_text(row.get_ref(1)?.as_str().map_err(|_| Fault::Form)?)?;
                let named = Body::of(&entry).iter().flat_map(Body::subjects).collect::<Vec<_>>();
                to_look_at.extend(named.into_iter().filter(|subject| family.subjects.insert(*subject)));
                family.entries.push(entry);
            }
        }
        Ok(family)
    }

    fn fold(&self) -> Fold {
        let mut fold = Fold::new();
        for entry in &self.entries {
            fold.add(entry);
        }
        fold
    }

    fn children(&self) -> impl Iterator<Item = ChildId> {
        self.subjects.iter().filter_map(|subject| match subject {
            Subject::Child(child) => Some(*child),
            Subject::Visit(_) => None,
        })
    }

    fn write(&self, tx: &Transaction<'_>) -> Result<(), Fault> {
        for child in self.children() {
            rows::delete(tx, child)?;
        }
        for view in self.fold().children().values() {
            rows::insert(tx, view)?;
        }
        Ok(())
    }
}
