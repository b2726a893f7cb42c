//! All rows out of PostgreSQL and into it, for backups.

use super::super::tables::{KEPT, Loaded, TableRow};
use super::super::{Result, StoreError};
use super::row::get;
use deadpool_postgres::{Client, Transaction};
use futures_util::TryStreamExt as _;
use serde_json::Value;
use std::pin::pin;
use tokio::sync::mpsc::{Receiver, Sender};
use tokio_postgres::IsolationLevel;

/// Rows that one statement inserts.
const TOGETHER: usize = 500;

/// Sends every row that a backup carries, all as of one moment. Ends early if nobody listens any more.
pub(super) async fn dump(db: &mut Client, rows: &Sender<TableRow>) -> Result<()> {
    let begin = db.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true);
    let tx = begin.start().await?;
    for table in KEPT {
        let query = format!("SELECT row_to_json(it)::text FROM {table} AS it");
        let mut found = pin!(tx.query_raw(&query, std::iter::empty::<i64>()).await?);
        while let Some(row) = found.try_next().await? {
            let columns = serde_json::from_str(get(&row, 0)?).map_err(|_| StoreError::BadRow { table })?;
            if rows.send(TableRow { table, columns }).await.is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Writes every row that comes into a database that holds nothing yet but its identity, which the backup's replaces.
pub(super) async fn load(db: &mut Client, rows: &mut Receiver<Loaded>) -> Result<()> {
    let tx = db.transaction().await?;
    if get(&tx.query_one(include_str!("../sql/is_used.sql"), &[]).await?, 0)? {
        return Err(StoreError::NotEmpty);
    }
    tx.batch_execute("DELETE FROM server; DELETE FROM epoch;").await?;
    let (mut table, mut together) = ("", Vec::new());
    while let Some(loaded) = rows.recv().await {
        match loaded {
            Loaded::Row(row) => {
                if row.table != table || together.len() == TOGETHER {
                    insert(&tx, table, std::mem::take(&mut together)).await?;
                    table = row.table;
                }
                together.push(Value::Object(row.columns));
            }
            Loaded::End => {
                insert(&tx, table, together).await?;
                tx.commit().await?;
                return Ok(());
            }
        }
    }
    Err(StoreError::CutOff)
}

async fn insert(tx: &Transaction<'_>, table: &str, rows: Vec<Value>) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let sql = format!("INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, $1::text::json)");
    tx.execute(&sql, &[&Value::Array(rows).to_string()]).await?;
    Ok(())
}
