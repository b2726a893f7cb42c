//! All rows out of SQLite and into it, for backups.

use super::super::tables::{KEPT, Loaded, TableRow};
use super::super::{Result, StoreError};
use rusqlite::types::{Value as SqlValue, ValueRef};
use rusqlite::{Connection, Row, Transaction, params_from_iter};
use serde_json::{Map, Value};
use std::fmt::Write as _;
use tokio::sync::mpsc::{Receiver, Sender};
use uuid::Uuid;

/// Sends every row that a backup carries. Ends early if nobody listens any more.
pub(super) fn dump(db: &Connection, rows: &Sender<TableRow>) -> Result<()> {
    for table in KEPT {
        let mut query = db.prepare(&format!("SELECT * FROM {table}"))?;
        let names: Vec<String> = query.column_names().map(str::to_owned).collect();
        let mut found = query.query([])?;
        while let Some(row) = found.next()? {
            let columns = columns(row, &names, table)?;
            if rows.blocking_send(TableRow { table, columns }).is_err() {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// A row as a backup has it.
pub(super) fn columns(row: &Row<'_>, names: &[String], table: &'static str) -> Result<Map<String, Value>> {
    let mut columns = Map::new();
    for (place, name) in names.iter().enumerate() {
        columns.insert(name.clone(), to_json(row.get_ref(place)?, table)?);
    }
    Ok(columns)
}

fn to_json(value: ValueRef<'_>, table: &'static str) -> Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => std::str::from_utf8(text).map_err(|_| StoreError::BadRow { table })?.into(),
        ValueRef::Blob(bytes) => match <[u8; 16]>::try_from(bytes) {
            Ok(id) => Uuid::from_bytes(id).to_string().into(),
            Err(_) => hexadecimal(bytes).into(),
        },
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 + bytes.len() * 2);
    text.push_str("\\x");
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Writes every row that comes into a database that holds nothing yet but its identity, which the backup's replaces.
pub(super) fn load(tx: &Transaction<'_>, rows: &mut Receiver<Loaded>) -> Result<()> {
    let used = tx.query_row(include_str!("../sql/is_used.sql"), [], |row| row.get(0))?;
    if used {
        return Err(StoreError::NotEmpty);
    }
    tx.execute_batch("DELETE FROM server; DELETE FROM epoch;")?;
    while let Some(loaded) = rows.blocking_recv() {
        match loaded {
            Loaded::Row(row) => insert(tx, row)?,
            Loaded::End => return Ok(()),
        }
    }
    Err(StoreError::CutOff)
}

fn insert(tx: &Transaction<'_>, row: TableRow) -> Result<()> {
    let table = row.table;
    let names: Vec<&str> = row.columns.keys().map(String::as_str).collect();
    if !names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')) {
        return Err(StoreError::BadRow { table });
    }
    let places: Vec<String> = (1..=names.len()).map(|place| format!("?{place}")).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), places.join(", "));
    let mut insert = tx.prepare_cached(&sql)?;
    let blobs = blob_columns(tx, table)?;
    let values = row.columns.iter().map(|(name, value)| from_json(value, blobs.contains(name), table));
    insert.execute(params_from_iter(values.collect::<Result<Vec<_>>>()?))?;
    Ok(())
}

fn blob_columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut query = db.prepare_cached("SELECT name FROM pragma_table_info(?1) WHERE type = 'BLOB'")?;
    let names = query.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn from_json(value: &Value, is_blob: bool, table: &'static str) -> Result<SqlValue> {
    let bad = || StoreError::BadRow { table };
    Ok(match value {
        Value::Null => SqlValue::Null,
        Value::Number(number) => match number.as_i64() {
            Some(whole) => SqlValue::Integer(whole),
            None => SqlValue::Real(number.as_f64().ok_or_else(bad)?),
        },
        Value::String(text) if is_blob => SqlValue::Blob(bytes(text).ok_or_else(bad)?),
        Value::String(text) => SqlValue::Text(text.clone()),
        _ => return Err(bad()),
    })
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let Some(digits) = text.strip_prefix("\\x") else {
        return Uuid::parse_str(text).ok().map(|id| id.as_bytes().to_vec());
    };
    let pair = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    (0..digits.len()).step_by(2).map(pair).collect()
}
