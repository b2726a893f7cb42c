//! The journal's table: texts in, texts out, and what became of each.
//!
//! Invariant: no statement here updates or deletes a text.

use super::change::Change;
use super::fault::Fault;
use rusqlite::{Connection, OptionalExtension, Row, params};
use simpati_core::id::{EntryId, StreamId};
use simpati_core::journal::{Entry, EntryHash};

/// What became of an entry, as the table holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Stated here; the server has not answered for it.
    Waiting = 0,
    /// In the server's journal: it has a number in the current numbering of its stream.
    Numbered = 1,
    /// Refused by the server: kept and shown as refused, not counted.
    Refused = 2,
    /// The same statement stands in another entry.
    Restated = 3,
    /// Off the chain, by a fork or a hole in it: to be stated again at the chain's end.
    Stranded = 4,
    /// The server acknowledged it, now or in an earlier life, but it has no number in the current numbering.
    Received = 5,
}

impl Standing {
    fn from_row(number: i64) -> Result<Self, Fault> {
        [Self::Waiting, Self::Numbered, Self::Refused, Self::Restated, Self::Stranded, Self::Received]
            .into_iter()
            .find(|standing| *standing as i64 == number)
            .ok_or(Fault::Form)
    }

    /// Whether entries of this standing count in what screens show.
    pub(super) fn counts(self) -> bool {
        !matches!(self, Self::Refused | Self::Restated)
    }
}

/// An entry as the table holds it.
pub(super) struct Kept {
    pub(super) hash: EntryHash,
    pub(super) text: String,
    pub(super) standing: Standing,
}

impl Kept {
    fn from_row(row: &Row<'_>) -> Result<(EntryHash, String, i64), rusqlite::Error> {
        Ok((EntryHash(row.get(0)?), row.get(1)?, row.get(2)?))
    }

    fn checked((hash, text, standing): (EntryHash, String, i64)) -> Result<Self, Fault> {
        Ok(Self { hash, text, standing: Standing::from_row(standing)? })
    }

    /// The entry, or none where this version cannot read it.
    pub(super) fn entry(&self) -> Option<Entry> {
        Entry::from_text(&self.text).ok()
    }
}

/// Keeps an entry that is not there yet.
pub(super) fn insert(change: &Change<'_>, entry: &Entry, standing: Standing) -> Result<(), Fault> {
    let header = entry.header();
    change.tx().prepare_cached(include_str!("journal/insert.sql"))?.execute(params![
        entry.hash().0,
        entry.text(),
        header.stream.as_str(),
        header.id.0.as_bytes(),
        header.device.0.as_bytes(),
        header.idx,
        entry.kind(),
        standing as i64,
    ])?;
    if standing.counts() {
        change.touch(entry);
    }
    Ok(())
}

/// Keeps a text of the server's journal that this version cannot read.
pub(super) fn insert_unread(change: &Change<'_>, hash: EntryHash, text: &str, stream: &StreamId) -> Result<(), Fault> {
    let none: Option<i64> = None;
    change.tx().prepare_cached(include_str!("journal/insert.sql"))?.execute(params![
        hash.0,
        text,
        stream.as_str(),
        none,
        none,
        none,
        none,
        Standing::Numbered as i64,
    ])?;
    Ok(())
}

/// Notes what became of an entry.
pub(super) fn set_standing(change: &Change<'_>, kept: &Kept, to: Standing) -> Result<(), Fault> {
    if kept.standing == to {
        return Ok(());
    }
    change.tx().prepare_cached(include_str!("journal/set_standing.sql"))?.execute(params![kept.hash.0, to as i64])?;
    if kept.standing.counts() != to.counts()
        && let Some(entry) = kept.entry()
    {
        change.touch(&entry);
    }
    Ok(())
}

/// The entry of a hash.
pub(super) fn by_hash(db: &Connection, hash: EntryHash) -> Result<Option<Kept>, Fault> {
    let mut select = db.prepare_cached(include_str!("journal/by_hash.sql"))?;
    select.query_row([hash.0], Kept::from_row).optional()?.map(Kept::checked).transpose()
}

/// Every entry that states something under this id: usually one, more after a chain was stated again.
pub(super) fn by_id(db: &Connection, id: EntryId) -> Result<Vec<Kept>, Fault> {
    let mut select = db.prepare_cached(include_str!("journal/by_id.sql"))?;
    let rows = select.query_map([id.0.as_bytes()], Kept::from_row)?;
    rows.map(|row| Kept::checked(row?)).collect()
}

/// Every text, in the order in which it came.
pub(super) fn texts(db: &Connection) -> Result<Vec<String>, Fault> {
    let mut select = db.prepare_cached(include_str!("journal/texts.sql"))?;
    let texts = select.query_map([], |row| row.get(0))?;
    Ok(texts.collect::<Result<_, _>>()?)
}

/// Whether two entries state the same thing, whoever carried it.
pub(super) fn same_statement(one: &Entry, other: &Entry) -> bool {
    one.header().id == other.header().id && one.kind() == other.kind() && one.body().get() == other.body().get()
}
