//! What only this tablet holds, and what became of what it said.

use super::fault::Fault;
use super::{device, numbering};
use crate::api::status::{RefusedEntry, StandingReport, Texts};
use rusqlite::Connection;
use simpati_core::clock::Stamp;
use simpati_core::journal::Entry;

/// Texts of all entries that the server has not received.
pub(super) fn unsent(db: &Connection) -> Result<Texts, Fault> {
    let mut select = db.prepare_cached(include_str!("status/unsent.sql"))?;
    let texts = select.query_map([], |row| row.get::<_, String>(0))?;
    texts.map(|text| numbering::raw(text?)).collect()
}

/// How this tablet and the server stand to each other.
pub(super) fn report(db: &Connection) -> Result<StandingReport, Fault> {
    let mut select = db.prepare_cached(include_str!("status/server.sql"))?;
    let row = select.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let (waiting, clock_offset_ms, met_at, agreed_at) = row;
    Ok(StandingReport {
        device: device::current(db)?.map(|device| device.id),
        waiting,
        refused: refused(db)?,
        met_at: stamp(met_at)?,
        clock_offset_ms,
        agreed_at: stamp(agreed_at)?,
    })
}

fn refused(db: &Connection) -> Result<Vec<RefusedEntry>, Fault> {
    let mut select = db.prepare_cached(include_str!("status/refused.sql"))?;
    let rows = select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (text, reason) = row?;
        let entry = Entry::from_text(&text)?;
        let header = entry.header();
        Ok(RefusedEntry {
            id: header.id,
            stream: header.stream.clone(),
            kind: entry.kind().to_owned(),
            recorded_at: header.recorded_at,
            reason: serde_json::from_str(&reason).map_err(|_| Fault::Form)?,
        })
    })
    .collect()
}

fn stamp(text: Option<String>) -> Result<Option<Stamp>, Fault> {
    text.map(|text| text.parse().map_err(|_| Fault::Form)).transpose()
}
