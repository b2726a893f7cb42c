//! The forms of the two databases, by `user_version`. A migration is never edited once released.

use super::fault::Fault;
use crate::error::StoreError;
use rusqlite::Connection;

/// Marks a file as ours: "SIMP" in ASCII.
const APPLICATION_ID: i32 = 0x5349_4D50;

/// The main database.
///
/// 1. 2026-11: the first.
pub(super) const MAIN: &[&str] = &[include_str!("../../migrations/0001.sql")];

/// The second place.
///
/// 1. 2026-11: the first.
pub(super) const COPY: &[&str] = &[include_str!("../../migrations/copy-0001.sql")];

/// Brings a database to the newest form, one transaction a version.
pub(super) fn migrate(db: &mut Connection, versions: &[&str]) -> Result<(), Fault> {
    let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = u32::try_from(versions.len()).map_err(|_| Fault::Form)?;
    if found > known {
        return Err(StoreError::NewerDatabase { found, known }.into());
    }
    for (version, sql) in (1_u32..).zip(versions).skip(found as usize) {
        let tx = db.transaction()?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "application_id", APPLICATION_ID)?;
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}
