//! Walks everything that the store holds and names the first thing that is not as it must be.

use super::Engine;
use super::fault::Fault;
use super::projection;
use crate::api::check::{Checked, Finding};
use rusqlite::{Connection, Transaction};
use simpati_core::journal::EntryHash;

impl Engine {
    pub(super) fn check(&mut self) -> Result<Checked, Fault> {
        // The projections are made again inside a transaction that is then dropped.
        let tx = self.db.transaction()?;
        let mut checked = Checked { entries: 0, places: 0, fault: None };
        checked.fault = texts(&tx, &mut checked.entries)?.or(numberings(&tx, &mut checked.places)?);
        if checked.fault.is_none() {
            checked.fault = projections(&tx)?;
        }
        Ok(checked)
    }
}

fn texts(db: &Connection, count: &mut u64) -> Result<Option<Finding>, Fault> {
    let mut select = db.prepare("SELECT hash, text FROM entry ORDER BY n")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, text): (_, String) = (EntryHash(row.get(0)?), row.get(1)?);
        if EntryHash::of(text.as_bytes()) != hash {
            return Ok(Some(Finding::Text { hash }));
        }
        *count += 1;
    }
    Ok(None)
}

fn numberings(db: &Connection, count: &mut u64) -> Result<Option<Finding>, Fault> {
    let mut select = db.prepare(include_str!("check/places.sql"))?;
    let mut rows = select.query([])?;
    let mut at = (0_i64, 0_u64, EntryHash::ZERO);
    while let Some(row) = rows.next()? {
        let (life, seq): (i64, u64) = (row.get(0)?, row.get(1)?);
        let (hash, running) = (EntryHash(row.get(2)?), EntryHash(row.get(3)?));
        if life != at.0 {
            at = (life, 0, EntryHash::ZERO);
        }
        at = (life, at.1 + 1, at.2.then(&hash));
        if (seq, running) != (at.1, at.2) {
            let stream: String = row.get(4)?;
            return Ok(Some(Finding::Numbering { stream: stream.parse().map_err(|_| Fault::Form)?, seq }));
        }
        *count += 1;
    }
    Ok(None)
}

fn projections(tx: &Transaction<'_>) -> Result<Option<Finding>, Fault> {
    let kept = dump(tx)?;
    projection::rebuild(tx)?;
    Ok((dump(tx)? != kept).then_some(Finding::Projection))
}

/// A row as two blobs.
type Row = (Vec<u8>, Vec<u8>);

/// Every row that is derived, in order.
fn dump(db: &Connection) -> Result<Vec<Row>, Fault> {
    let mut select = db.prepare(include_str!("check/derived.sql"))?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
