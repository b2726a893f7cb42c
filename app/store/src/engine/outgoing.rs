//! What this tablet has to say to the server.

use super::fault::Fault;
use super::{device, numbering};
use crate::api::sync::{DeviceFacts, Facts, Outgoing, OutgoingPage};
use crate::error::StoreError;
use rusqlite::{Connection, params};

/// Where the store stands.
pub(super) fn facts(db: &Connection) -> Result<Facts, Fault> {
    let device = device::current(db)?.map(|device| {
        let mut select = db.prepare_cached(include_str!("outgoing/first_waiting.sql"))?;
        let first_waiting = select.query_row([device.id.0.as_bytes()], |row| row.get(0))?;
        Ok::<_, Fault>(DeviceFacts { id: device.id, last_idx: device.idx, last_hash: device.hash, first_waiting })
    });
    let waiting = db.prepare_cached(include_str!("outgoing/waiting.sql"))?.query_row([], |row| row.get(0))?;
    Ok(Facts { device: device.transpose()?, waiting, streams: numbering::facts(db)? })
}

/// Own entries from an index on, as far as the chain has no hole.
pub(super) fn page(db: &Connection, ask: &Outgoing) -> Result<OutgoingPage, Fault> {
    let device = device::current(db)?.ok_or(StoreError::NotEnrolled)?;
    let mut select = db.prepare_cached(include_str!("outgoing/page.sql"))?;
    let rows = select.query_map(params![device.id.0.as_bytes(), ask.from, ask.limit], |row| {
        Ok((row.get::<_, u64>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut entries = Vec::new();
    for (idx, row) in (ask.from..).zip(rows) {
        let (found, text) = row?;
        if found != idx {
            break;
        }
        entries.push(numbering::raw(text)?);
    }
    Ok(OutgoingPage { device: device.id, entries })
}
