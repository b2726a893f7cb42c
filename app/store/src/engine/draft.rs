//! Half-filled forms.

use super::fault::Fault;
use crate::api::draft::{Draft, KeepDraft};
use rusqlite::{Connection, Transaction, params};

pub(super) fn keep(tx: &Transaction<'_>, draft: &KeepDraft) -> Result<(), Fault> {
    tx.execute(include_str!("draft/keep.sql"), params![draft.name, draft.json, draft.now.to_string()])?;
    Ok(())
}

pub(super) fn drop_one(tx: &Transaction<'_>, name: &str) -> Result<(), Fault> {
    tx.execute(include_str!("draft/drop.sql"), [name])?;
    Ok(())
}

pub(super) fn all(db: &Connection) -> Result<Vec<Draft>, Fault> {
    let mut select = db.prepare_cached(include_str!("draft/all.sql"))?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
    rows.map(|row| {
        let (name, json, kept_at) = row?;
        Ok(Draft { name, json, kept_at: kept_at.parse().map_err(|_| Fault::Form)? })
    })
    .collect()
}
