//! What can go wrong in the store.

use std::sync::Arc;

/// Why the store could not do what it was asked. Nothing of it was done.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite refused. Shared, because one commit can fail for several callers.
    #[error("SQLite: {0}")]
    Sqlite(#[source] Arc<rusqlite::Error>),
    /// PostgreSQL refused or went away.
    #[error("PostgreSQL: {0}")]
    Postgres(#[from] tokio_postgres::Error),
    /// No connection to PostgreSQL could be had.
    #[error("connection to PostgreSQL")]
    Pool(#[from] deadpool_postgres::PoolError),
    /// The pool of connections to PostgreSQL could not be made.
    #[error("connections to PostgreSQL")]
    PoolMade(#[from] deadpool_postgres::BuildError),
    /// The system gave no randomness for a new key.
    #[error("no randomness for a new key")]
    Randomness(#[from] getrandom::Error),
    /// The thread that writes has ended.
    #[error("the writer has stopped")]
    WriterStopped,
    /// A row holds what this version never writes.
    #[error("a row of table {table} cannot be read")]
    BadRow {
        /// Where.
        table: &'static str,
    },
    /// The database holds something, where an empty one is needed.
    #[error("the database is not empty")]
    NotEmpty,
    /// A backup ended before its end.
    #[error("the backup is cut off")]
    CutOff,
    /// The database was written by a newer version of this program.
    #[error("the database is in form {found}; this program knows forms up to {known}")]
    TooNew {
        /// The form of the database.
        found: i64,
        /// The newest form known here.
        known: i64,
    },
    /// A migration that the database has gone through is not the one in this program.
    #[error("migration {number} of the database is not the one that this program has")]
    OtherMigration {
        /// Which.
        number: i64,
    },
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(Arc::new(error))
    }
}

impl StoreError {
    /// Whether the same request may succeed later without anybody changing the program: the disk is full, the
    /// database is busy or away.
    pub fn passes(&self) -> bool {
        use rusqlite::ErrorCode as Code;
        match self {
            Self::Sqlite(error) => matches!(
                error.sqlite_error_code(),
                Some(
                    Code::DiskFull
                        | Code::DatabaseBusy
                        | Code::DatabaseLocked
                        | Code::SystemIoFailure
                        | Code::CannotOpen
                )
            ),
            Self::Postgres(_) | Self::Pool(_) | Self::WriterStopped => true,
            Self::PoolMade(_)
            | Self::Randomness(_)
            | Self::NotEmpty
            | Self::CutOff
            | Self::BadRow { .. }
            | Self::TooNew { .. }
            | Self::OtherMigration { .. } => false,
        }
    }
}
