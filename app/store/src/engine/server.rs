//! What is known of the server: its key, its life, its clock.

use super::fault::Fault;
use crate::api::sync::Meet;
use crate::error::StoreError;
use rusqlite::{Connection, Transaction, params};
use simpati_core::clock::{ClockMemory, Stamp};
use simpati_core::journal::{EntryHash, ServerKey};

/// Believes the first key that is shown, and no other afterwards.
pub(super) fn pin(tx: &Transaction<'_>, key: EntryHash) -> Result<(), Fault> {
    ServerKey::from_bytes(&key.0)?;
    tx.execute(include_str!("server/pin.sql"), [key.0])?;
    let pinned: [u8; 32] = tx.query_row(include_str!("server/key.sql"), [], |row| row.get(0))?;
    if pinned == key.0 { Ok(()) } else { Err(StoreError::ServerKeyChanged.into()) }
}

/// The key by which the server's word is checked.
pub(super) fn key(db: &Connection) -> Result<ServerKey, Fault> {
    let key: Option<[u8; 32]> = db.prepare_cached(include_str!("server/key.sql"))?.query_row([], |row| row.get(0))?;
    Ok(ServerKey::from_bytes(&key.ok_or(StoreError::BadAnswer)?)?)
}

/// Takes note of a greeting: the key, the life of the database and how wrong this device's clock is.
pub(super) fn meet(tx: &Transaction<'_>, meet: &Meet) -> Result<(), Fault> {
    pin(tx, meet.reply.server_key)?;
    let offset = meet.now.unix_ms.saturating_sub(meet.reply.server_time.unix_ms);
    let met_at = meet.reply.server_time.to_string();
    tx.execute(
        include_str!("server/meet.sql"),
        params![meet.reply.epoch.0.as_bytes(), offset, met_at, meet.now.to_string()],
    )?;
    Ok(())
}

/// What is remembered of this device's clock: how wrong it was at the last contact, in milliseconds, and what it said
/// then and at the last entry since.
pub(super) fn clock_memory(db: &Connection, built: Stamp) -> Result<(Option<i64>, ClockMemory), Fault> {
    let mut select = db.prepare_cached(include_str!("server/clock_memory.sql"))?;
    let row = select.query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let (offset, then, last): (_, Option<String>, Option<String>) = row;
    let stamp = |text: Option<String>| text.map(|text| text.parse().map_err(|_| Fault::Form)).transpose();
    Ok((offset, ClockMemory { last_contact: stamp(then)?, last_entry: stamp(last)?, built }))
}

/// Notes what this device's clock said at an entry.
pub(super) fn wrote(tx: &Transaction<'_>, now: Stamp) -> Result<(), Fault> {
    tx.prepare_cached(include_str!("server/wrote.sql"))?.execute([now.to_string()])?;
    Ok(())
}

/// Notes that every stream agreed.
pub(super) fn agreed(tx: &Transaction<'_>, at: Stamp) -> Result<(), Fault> {
    tx.execute(include_str!("server/agreed.sql"), [at.to_string()])?;
    Ok(())
}
