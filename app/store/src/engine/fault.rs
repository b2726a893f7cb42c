//! Everything that can go wrong inside, with its source, and the one place that says what it means outside.

use crate::error::StoreError;
use rusqlite::ErrorCode;
use simpati_core::journal::BadEntry;
use simpati_core::journal::receipt::BadSignature;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    /// SQLite refused.
    #[error("SQLite refused")]
    Sqlite(#[from] rusqlite::Error),
    /// The check of the file found damage.
    #[error("the database is damaged: {0}")]
    Damage(Box<str>),
    /// The journal holds what this code never writes.
    #[error("the database holds something that is not of its form")]
    Form,
    /// An entry could not be written.
    #[error("the entry cannot be written")]
    Entry(#[from] BadEntry),
    /// The server's signature does not hold.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// A file could not be moved or listed.
    #[error("a file could not be moved or listed")]
    Disk(#[from] std::io::Error),
    /// A refusal that callers know.
    #[error(transparent)]
    Refused(#[from] StoreError),
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> StoreError {
        match fault {
            Fault::Refused(error) => error,
            Fault::Damage(_) | Fault::Form => StoreError::Damaged,
            Fault::Entry(_) => StoreError::TooLong,
            Fault::Signature(_) => StoreError::BadAnswer,
            Fault::Disk(error) => StoreError::DiskFailed { code: error.raw_os_error().unwrap_or(-1) },
            Fault::Sqlite(rusqlite::Error::SqliteFailure(error, _)) => match error.code {
                ErrorCode::DiskFull => StoreError::DiskFull,
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly => {
                    StoreError::DiskFailed { code: error.extended_code }
                }
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged,
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
                _ => StoreError::Database { code: error.extended_code },
            },
            // A column of another type than this code writes: somebody else wrote the file, or it is damaged.
            Fault::Sqlite(_) => StoreError::Damaged,
        }
    }
}
