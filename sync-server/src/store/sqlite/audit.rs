//! What `verify` reads of SQLite.

use super::super::check::{CHECKS, Mismatch};
use super::super::code::value;
use super::super::{Quarantined, Result};
use super::row::{hash, nat, stream, uuid};
use rusqlite::{Connection, OptionalExtension};
use simpati_core::id::{DeviceId, StreamId};

pub(super) fn streams(db: &Connection) -> Result<Vec<StreamId>> {
    let mut query = db.prepare(include_str!("../sql/streams.sql"))?;
    let mut rows = query.query([])?;
    let mut streams = Vec::new();
    while let Some(row) = rows.next()? {
        streams.push(stream(&row.get::<_, String>(0)?, "stream")?);
    }
    Ok(streams)
}

pub(super) fn quarantine(db: &Connection) -> Result<Vec<Quarantined>> {
    let mut query = db.prepare(include_str!("../sql/quarantine.sql"))?;
    let mut rows = query.query([])?;
    let mut aside = Vec::new();
    while let Some(row) = rows.next()? {
        aside.push(Quarantined {
            device: DeviceId(uuid(row.get(0)?)),
            idx: nat(row.get(1)?, "quarantine")?,
            hash: hash(row.get(2)?),
            reason: value(row.get(3)?, "quarantine")?,
            text: row.get(4)?,
        });
    }
    Ok(aside)
}

pub(super) fn first_mismatch(db: &Connection) -> Result<Option<Mismatch>> {
    for check in CHECKS {
        let found = db.query_row(check.sql, [], |row| {
            let device = DeviceId(uuid(row.get(0)?));
            Ok(Mismatch { check: check.name, device, stream: row.get(1)?, number: row.get(2)? })
        });
        if let Some(mismatch) = found.optional()? {
            return Ok(Some(mismatch));
        }
    }
    Ok(None)
}
