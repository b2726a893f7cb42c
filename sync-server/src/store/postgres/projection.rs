//! The projection on PostgreSQL. One process projects at a time: the row that counts batches is locked first.

use super::super::{Result, StoreError};
use super::row::{get, int, nat, stream as stream_name};
use crate::projection::{Gathering, Rows, StoredRows, keys};
use deadpool_postgres::{Client, Transaction};
use serde::Serialize;
use serde_json::Value;
use simpati_core::id::StreamId;
use simpati_core::journal::Entry;
use tokio_postgres::IsolationLevel;
use uuid::Uuid;

/// Entries of a stream that are projected together.
const TOGETHER: i64 = 500;

pub(super) async fn behind(db: &Client) -> Result<Vec<StreamId>> {
    let rows = db.query(include_str!("../sql/projection/behind.sql"), &[]).await?;
    rows.iter().map(|row| stream_name(row, 0, "stream")).collect()
}

/// Projects the next entries of a stream, and returns how many there were.
pub(super) async fn project(db: &mut Client, stream: &StreamId) -> Result<u64> {
    let tx = db.transaction().await?;
    tx.execute(include_str!("lock_projector.sql"), &[]).await?;
    let next = tx.prepare_cached(include_str!("../sql/projection/next.sql")).await?;
    let rows = tx.query(&next, &[&stream.as_str(), &TOGETHER]).await?;
    let (mut gathering, mut subjects, mut seqs) = (Gathering::default(), Vec::new(), Vec::new());
    let mut upto = 0;
    for row in &rows {
        upto = nat(row, 0, "entry")?;
        let entry = read(get(row, 1)?)?;
        for key in keys(&entry) {
            subjects.push(key.to_vec());
            seqs.push(int(upto));
        }
        gathering.add(&entry);
    }
    if rows.is_empty() {
        return Ok(0);
    }
    let note = tx.prepare_cached(include_str!("note_about.sql")).await?;
    tx.execute(&note, &[&subjects, &seqs, &stream.as_str()]).await?;
    gather_the_rest(&tx, &mut gathering).await?;
    write(&tx, gathering.rows()).await?;
    tx.execute(include_str!("../sql/projection/advance.sql"), &[&stream.as_str(), &int(upto)]).await?;
    tx.commit().await?;
    Ok(rows.len() as u64)
}

/// Adds the entries that hang together with those that are there.
async fn gather_the_rest(tx: &Transaction<'_>, gathering: &mut Gathering) -> Result<()> {
    let of_subjects = tx.prepare_cached(include_str!("of_subjects.sql")).await?;
    loop {
        let to_ask: Vec<Vec<u8>> = gathering.questions().into_iter().map(|key| key.to_vec()).collect();
        if to_ask.is_empty() {
            return Ok(());
        }
        for row in tx.query(&of_subjects, &[&to_ask]).await? {
            gathering.add(&read(get(&row, 0)?)?);
        }
    }
}

/// Whether the rows that a stream has a part in are those that its entries come to, as far as they are projected.
pub(super) async fn is_right(db: &mut Client, stream: &StreamId) -> Result<bool> {
    let begin = db.build_transaction().isolation_level(IsolationLevel::RepeatableRead).read_only(true);
    let tx = begin.start().await?;
    let mut gathering = Gathering::default();
    for row in tx.query(include_str!("../sql/projection/done.sql"), &[&stream.as_str()]).await? {
        gathering.add(&read(get(&row, 1)?)?);
    }
    gather_the_rest(&tx, &mut gathering).await?;
    let rows = gathering.rows();
    let named: Vec<Uuid> = rows.replaced.iter().map(|child| child.0).collect();
    let stored = StoredRows {
        registrations: stored(&tx, "registration", &named).await?,
        children: stored(&tx, "child", &named).await?,
        visits: stored(&tx, "visit", &named).await?,
    };
    Ok(rows.are(stored))
}

async fn stored(tx: &Transaction<'_>, table: &'static str, named: &[Uuid]) -> Result<Vec<Value>> {
    let shown = "SELECT registration.child FROM registration WHERE registration.registration = ANY ($1)";
    let sql = format!("SELECT row_to_json(it)::text FROM {table} AS it WHERE it.child IN ({shown})");
    let rows = tx.query(&sql, &[&named]).await?;
    rows.iter().map(|row| serde_json::from_str(get(row, 0)?).map_err(|_| StoreError::BadRow { table })).collect()
}

fn read(text: &str) -> Result<Entry> {
    Entry::from_text(text).map_err(|_| StoreError::BadRow { table: "entry" })
}

async fn write(tx: &Transaction<'_>, rows: Rows) -> Result<()> {
    let replaced: Vec<Uuid> = rows.replaced.iter().map(|child| child.0).collect();
    let delete = tx.prepare_cached(include_str!("delete_children.sql")).await?;
    tx.execute(&delete, &[&replaced]).await?;
    insert(tx, "registration", &rows.registrations).await?;
    insert(tx, "child", &rows.children).await?;
    insert(tx, "visit", &rows.visits).await
}

async fn insert(tx: &Transaction<'_>, table: &'static str, rows: &[impl Serialize]) -> Result<()> {
    let rows = serde_json::to_string(rows).map_err(|_| StoreError::BadRow { table })?;
    let sql = format!("INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, $1::text::json)");
    tx.execute(&tx.prepare_cached(&sql).await?, &[&rows]).await?;
    Ok(())
}

pub(super) async fn clear(db: &Client) -> Result<()> {
    db.batch_execute(include_str!("../sql/projection/clear.sql")).await?;
    Ok(())
}
