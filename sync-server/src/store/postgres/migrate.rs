//! Brings a database of PostgreSQL to the newest form, and gives a new one its identity.

use super::super::migration::{self, POSTGRES};
use super::super::{Identity, Result, StoreError};
use super::row::get;
use crate::birth::Birth;
use deadpool_postgres::Client;
use simpati_core::id::EpochId;

/// Runs the migrations that the database still needs, in one transaction. Several processes that start at once wait
/// for each other.
pub(super) async fn migrate(client: &mut Client, form: i64) -> Result<()> {
    let tx = client.transaction().await?;
    tx.batch_execute(include_str!("migrate_begin.sql")).await?;
    let rows = tx.query("SELECT number, checksum FROM migration ORDER BY number", &[]).await?;
    let recorded = rows.iter().map(|row| Ok((get(row, 0)?, get(row, 1)?))).collect::<Result<Vec<(i64, String)>>>()?;
    for migration in migration::missing(POSTGRES, form, &recorded)? {
        tx.batch_execute(migration.sql).await?;
        tx.execute("INSERT INTO migration VALUES ($1, $2)", &[&migration.number, &migration.checksum()]).await?;
    }
    if tx.query_opt("SELECT 1 FROM server", &[]).await?.is_none() {
        let born = Birth::now()?;
        tx.execute("INSERT INTO server VALUES (1, $1)", &[&born.signing_key.as_slice()]).await?;
        tx.execute("INSERT INTO epoch VALUES (1, $1, $2)", &[&born.epoch.0, &born.at_ms]).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Reads who the database is.
pub(super) async fn identity(client: &Client) -> Result<Identity> {
    let row = client.query_one(include_str!("../sql/identity.sql"), &[]).await?;
    let signing_key = get::<&[u8]>(&row, 0)?.try_into().map_err(|_| StoreError::BadRow { table: "server" })?;
    Ok(Identity { epoch: EpochId(get(&row, 1)?), signing_key })
}
