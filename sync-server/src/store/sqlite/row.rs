//! Rows of SQLite as values, and the other way.

use super::super::{Result, StoreError};
use simpati_core::id::StreamId;
use simpati_core::journal::EntryHash;
use uuid::Uuid;

/// A number of ours as SQLite keeps it. Numbers beyond 2^63 do not occur: everything counted is counted from 1.
pub(super) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A number that SQLite kept, which was ours before.
pub(super) fn nat(number: i64, table: &'static str) -> Result<u64> {
    u64::try_from(number).map_err(|_| StoreError::BadRow { table })
}

/// A stream's name as it was stored.
pub(super) fn stream(text: &str, table: &'static str) -> Result<StreamId> {
    text.parse().map_err(|_| StoreError::BadRow { table })
}

/// Sixteen bytes as an id.
pub(super) fn uuid(bytes: [u8; 16]) -> Uuid {
    Uuid::from_bytes(bytes)
}

/// Thirty-two bytes as a hash.
pub(super) fn hash(bytes: [u8; 32]) -> EntryHash {
    EntryHash(bytes)
}
