//! The projection on SQLite. Entries are gathered and folded on a connection that only reads; the writer takes the
//! finished rows, unless another process was faster.

use super::super::{Result, StoreError};
use super::archive;
use super::row::{int, nat, stream as stream_name};
use crate::projection::{Gathering, Rows, StoredRows, SubjectKey, keys};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;
use serde_json::Value;
use simpati_core::id::StreamId;
use simpati_core::journal::Entry;
use std::collections::BTreeSet;

/// Entries of a stream that are projected together.
const TOGETHER: u32 = 500;

/// What one batch comes to.
pub(super) struct Batch {
    /// How many entries it holds.
    pub(super) entries: u64,
    batches_before: i64,
    upto: u64,
    about: Vec<(SubjectKey, u64)>,
    rows: Rows,
}

pub(super) fn behind(db: &Connection) -> Result<Vec<StreamId>> {
    let mut query = db.prepare_cached(include_str!("../sql/projection/behind.sql"))?;
    let mut rows = query.query([])?;
    let mut streams = Vec::new();
    while let Some(row) = rows.next()? {
        streams.push(stream_name(&row.get::<_, String>(0)?, "stream")?);
    }
    Ok(streams)
}

/// Gathers what the next entries of a stream change; none if there are no more.
pub(super) fn gather(db: &Connection, stream: &StreamId) -> Result<Option<Batch>> {
    let batches_before = db.query_row(include_str!("../sql/projection/batches.sql"), [], |row| row.get(0))?;
    let (mut gathering, mut about) = (Gathering::default(), Vec::new());
    let (mut entries, mut upto) = (0, 0);
    let mut next = db.prepare_cached(include_str!("../sql/projection/next.sql"))?;
    let mut rows = next.query(params![stream.as_str(), TOGETHER])?;
    while let Some(row) = rows.next()? {
        let seq = nat(row.get(0)?, "entry")?;
        let entry = read(row)?;
        about.extend(keys(&entry).into_iter().map(|key| (key, seq)));
        gathering.add(&entry);
        (entries, upto) = (entries + 1, seq);
    }
    if entries == 0 {
        return Ok(None);
    }
    gather_the_rest(db, &mut gathering)?;
    Ok(Some(Batch { entries, batches_before, upto, about, rows: gathering.rows() }))
}

/// Adds the entries that hang together with those that are there.
fn gather_the_rest(db: &Connection, gathering: &mut Gathering) -> Result<()> {
    let mut of_subject = db.prepare_cached(include_str!("of_subject.sql"))?;
    loop {
        let to_ask = gathering.questions();
        if to_ask.is_empty() {
            return Ok(());
        }
        for key in to_ask {
            let mut rows = of_subject.query([key])?;
            while let Some(row) = rows.next()? {
                gathering.add(&Entry::from_text(text(row, 0)?).map_err(|_| StoreError::BadRow { table: "entry" })?);
            }
        }
    }
}

/// Whether the rows that a stream has a part in are those that its entries come to, as far as they are projected.
pub(super) fn is_right(db: &Connection, stream: &StreamId) -> Result<bool> {
    let mut gathering = Gathering::default();
    let mut done = db.prepare_cached(include_str!("../sql/projection/done.sql"))?;
    let mut rows = done.query([stream.as_str()])?;
    while let Some(row) = rows.next()? {
        gathering.add(&read(row)?);
    }
    gather_the_rest(db, &mut gathering)?;
    let rows = gathering.rows();
    let mut shown = BTreeSet::new();
    let mut find = db.prepare_cached("SELECT child FROM registration WHERE registration = ?1")?;
    for child in &rows.replaced {
        shown.extend(find.query_row([child.0.as_bytes()], |row| row.get::<_, [u8; 16]>(0)).optional()?);
    }
    let stored = StoredRows {
        registrations: stored(db, "registration", &shown)?,
        children: stored(db, "child", &shown)?,
        visits: stored(db, "visit", &shown)?,
    };
    Ok(rows.are(stored))
}

fn stored(db: &Connection, table: &'static str, shown: &BTreeSet<[u8; 16]>) -> Result<Vec<Value>> {
    let mut query = db.prepare_cached(&format!("SELECT * FROM {table} WHERE child = ?1"))?;
    let names: Vec<String> = query.column_names().map(str::to_owned).collect();
    let mut found = Vec::new();
    for child in shown {
        let mut rows = query.query([child])?;
        while let Some(row) = rows.next()? {
            found.push(Value::Object(archive::columns(row, &names, table)?));
        }
    }
    Ok(found)
}

fn read(row: &rusqlite::Row<'_>) -> Result<Entry> {
    Entry::from_text(text(row, 1)?).map_err(|_| StoreError::BadRow { table: "entry" })
}

fn text<'a>(row: &'a rusqlite::Row<'_>, column: usize) -> Result<&'a str> {
    row.get_ref(column)?.as_str().map_err(|_| StoreError::BadRow { table: "entry" })
}

/// Writes a batch. False if another process projected meanwhile, so that it must be gathered again.
pub(super) fn write(tx: &Transaction<'_>, stream: &StreamId, batch: &Batch) -> Result<bool> {
    let batches: i64 = tx.query_row(include_str!("../sql/projection/batches.sql"), [], |row| row.get(0))?;
    if batches != batch.batches_before {
        return Ok(false);
    }
    tx.execute(include_str!("../sql/projection/count.sql"), [])?;
    let mut note = tx.prepare_cached(include_str!("note_about.sql"))?;
    for (subject, seq) in &batch.about {
        note.execute(params![subject, stream.as_str(), int(*seq)])?;
    }
    let rows = &batch.rows;
    for child in &rows.replaced {
        for delete in include_str!("delete_child.sql").split_inclusive(';').filter(|sql| sql.ends_with(';')) {
            tx.prepare_cached(delete)?.execute([child.0.as_bytes()])?;
        }
    }
    insert(tx, include_str!("insert_registration.sql"), &rows.registrations)?;
    insert(tx, include_str!("insert_child.sql"), &rows.children)?;
    insert(tx, include_str!("insert_visit.sql"), &rows.visits)?;
    tx.prepare_cached(include_str!("../sql/projection/advance.sql"))?
        .execute(params![stream.as_str(), int(batch.upto)])?;
    Ok(true)
}

fn insert(tx: &Transaction<'_>, sql: &str, rows: &[impl Serialize]) -> Result<()> {
    let rows = serde_json::to_string(rows).map_err(|_| StoreError::BadRow { table: "projection" })?;
    tx.prepare_cached(sql)?.execute([rows])?;
    Ok(())
}

pub(super) fn clear(tx: &Transaction<'_>) -> Result<()> {
    tx.execute_batch(include_str!("../sql/projection/clear.sql"))?;
    tx.execute(include_str!("../sql/projection/count.sql"), [])?;
    Ok(())
}
