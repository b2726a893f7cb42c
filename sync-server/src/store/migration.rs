//! The forms that the database has had, in order. Forward only; a migration that was released is never edited.
//!
//! Each is recorded in the database with the checksum of its text, so that an edited one is noticed.

use super::{Result, StoreError};
use simpati_core::journal::EntryHash;

/// One step from one form of the database to the next.
pub(super) struct Migration {
    /// 1, 2, 3 …
    pub(super) number: i64,
    /// What it runs.
    pub(super) sql: &'static str,
}

impl Migration {
    /// SHA-256 of the text.
    pub(super) fn checksum(&self) -> String {
        EntryHash::of(self.sql.as_bytes()).to_string()
    }
}

macro_rules! migrations {
    ($backend:literal: $($number:literal $file:literal),+ $(,)?) => {
        &[$(Migration { number: $number, sql: include_str!(concat!("../../migrations/", $backend, "/", $file)) }),+]
    };
}

/// For SQLite.
pub(super) const SQLITE: &[Migration] =
    migrations!("sqlite": 1 "0001_journal.sql", 2 "0002_projection.sql", 3 "0003_people.sql");

/// For PostgreSQL.
pub(super) const POSTGRES: &[Migration] =
    migrations!("postgres": 1 "0001_journal.sql", 2 "0002_projection.sql", 3 "0003_people.sql");

/// The form that this program works with: the number of the last migration, the same for both databases.
pub const NEWEST_FORM: i64 = SQLITE.len() as i64;

/// The migrations up to `form` that a database still needs, given the numbers and checksums that it has recorded.
pub(super) fn missing<'a>(all: &'a [Migration], form: i64, recorded: &[(i64, String)]) -> Result<&'a [Migration]> {
    let known = all.len() as i64;
    if let Some((found, _)) = recorded.iter().find(|(number, _)| *number > known) {
        return Err(StoreError::TooNew { found: *found, known });
    }
    for (migration, (number, checksum)) in all.iter().zip(recorded) {
        if migration.number != *number || migration.checksum() != *checksum {
            return Err(StoreError::OtherMigration { number: *number });
        }
    }
    let wanted = usize::try_from(form).unwrap_or(0).clamp(recorded.len(), all.len());
    Ok(&all[recorded.len()..wanted])
}
