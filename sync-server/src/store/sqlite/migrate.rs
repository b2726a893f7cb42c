//! Brings a file of SQLite to the newest form, and gives a new one its identity.

use super::super::migration::{self, SQLITE};
use super::super::{Identity, Result, StoreError};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use simpati_core::id::EpochId;
use uuid::Uuid;

/// Runs the migrations that the file still needs, all in one transaction.
pub(super) fn migrate(connection: &mut Connection, form: i64) -> Result<()> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, checksum TEXT NOT NULL)")?;
    let recorded = {
        let mut query = tx.prepare("SELECT number, checksum FROM migration ORDER BY number")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect::<Result<Vec<(i64, String)>, _>>()?
    };
    for migration in migration::missing(SQLITE, form, &recorded)? {
        tx.execute_batch(migration.sql)?;
        tx.execute("INSERT INTO migration VALUES (?1, ?2)", params![migration.number, migration.checksum()])?;
    }
    if tx.query_row("SELECT 1 FROM server", [], |_| Ok(())).optional()?.is_none() {
        let born = crate::birth::Birth::now()?;
        tx.execute("INSERT INTO server VALUES (1, ?1)", params![born.signing_key])?;
        tx.execute("INSERT INTO epoch VALUES (1, ?1, ?2)", params![born.epoch.0.as_bytes(), born.at_ms])?;
    }
    tx.commit()?;
    Ok(())
}

/// Reads who the database is.
pub(super) fn identity(connection: &Connection) -> Result<Identity> {
    let (signing_key, epoch): ([u8; 32], [u8; 16]) = connection
        .query_row(include_str!("../sql/identity.sql"), [], |row| Ok((row.get(0)?, row.get(1)?)))
        .map_err(|_| StoreError::BadRow { table: "server" })?;
    Ok(Identity { epoch: EpochId(Uuid::from_bytes(epoch)), signing_key })
}
