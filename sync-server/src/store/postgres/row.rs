//! Rows of PostgreSQL as values, and the other way.

use super::super::{Result, StoreError};
use crate::intake::StreamHead;
use simpati_core::id::{PlaceCode, StreamId};
use simpati_core::journal::EntryHash;
use tokio_postgres::Row;
use tokio_postgres::types::FromSql;

/// One column of a row.
pub(super) fn get<'a, T: FromSql<'a>>(row: &'a Row, column: usize) -> Result<T> {
    Ok(row.try_get(column)?)
}

/// A number of ours as PostgreSQL keeps it. Numbers beyond 2^63 do not occur: everything counted is counted from 1.
pub(super) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number that PostgreSQL kept, which was ours before.
pub(super) fn nat(row: &Row, column: usize, table: &'static str) -> Result<u64> {
    u64::try_from(get::<i64>(row, column)?).map_err(|_| StoreError::BadRow { table })
}

/// A hash.
pub(super) fn hash(row: &Row, column: usize, table: &'static str) -> Result<EntryHash> {
    let bytes: &[u8] = get(row, column)?;
    bytes.try_into().map(EntryHash).map_err(|_| StoreError::BadRow { table })
}

/// A stream's name.
pub(super) fn stream(row: &Row, column: usize, table: &'static str) -> Result<StreamId> {
    get::<&str>(row, column)?.parse().map_err(|_| StoreError::BadRow { table })
}

/// A place's code.
pub(super) fn place(row: &Row, column: usize, table: &'static str) -> Result<PlaceCode> {
    get::<&str>(row, column)?.parse().map_err(|_| StoreError::BadRow { table })
}

/// A stream's head, from its number's column and the one behind it.
pub(super) fn stream_head(row: &Row, column: usize) -> Result<StreamHead> {
    Ok(StreamHead { seq: nat(row, column, "stream")?, running: hash(row, column + 1, "stream")? })
}
