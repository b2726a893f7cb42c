//! What `verify` reads of PostgreSQL.

use super::super::check::{CHECKS, Mismatch};
use super::super::code::value;
use super::super::{Quarantined, Result};
use super::row::{get, hash, nat, stream};
use deadpool_postgres::Client;
use simpati_core::id::{DeviceId, StreamId};

pub(super) async fn streams(db: &Client) -> Result<Vec<StreamId>> {
    let rows = db.query(include_str!("../sql/streams.sql"), &[]).await?;
    rows.iter().map(|row| stream(row, 0, "stream")).collect()
}

pub(super) async fn quarantine(db: &Client) -> Result<Vec<Quarantined>> {
    let rows = db.query(include_str!("../sql/quarantine.sql"), &[]).await?;
    let read = |row| {
        Ok(Quarantined {
            device: DeviceId(get(row, 0)?),
            idx: nat(row, 1, "quarantine")?,
            hash: hash(row, 2, "quarantine")?,
            reason: value(get(row, 3)?, "quarantine")?,
            text: get(row, 4)?,
        })
    };
    rows.iter().map(read).collect()
}

pub(super) async fn first_mismatch(db: &Client) -> Result<Option<Mismatch>> {
    for check in CHECKS {
        if let Some(row) = db.query_opt(check.sql, &[]).await? {
            let device = DeviceId(get(&row, 0)?);
            return Ok(Some(Mismatch { check: check.name, device, stream: get(&row, 1)?, number: get(&row, 2)? }));
        }
    }
    Ok(None)
}
