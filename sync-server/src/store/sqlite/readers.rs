//! Connections that only read, beside the writer.

use super::super::{Result, StoreError};
use rusqlite::{Connection, OpenFlags};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// Most reads at the same time. More would only wait for the same disk.
const MAX_READERS: usize = 4;

/// A handful of connections, opened when first needed.
#[derive(Clone)]
pub(super) struct Readers {
    file: Arc<PathBuf>,
    free: Arc<Mutex<Vec<Connection>>>,
    places: Arc<Semaphore>,
}

impl Readers {
    /// None are open yet.
    pub(super) fn new(file: PathBuf) -> Self {
        Self { file: Arc::new(file), free: Arc::default(), places: Arc::new(Semaphore::new(MAX_READERS)) }
    }

    /// Runs `work` on one of them, in one read transaction, so that it sees one state of the database.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let place = self.places.clone().acquire_owned().await.map_err(|_| StoreError::WriterStopped)?;
        let readers = self.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let _place = place;
            let mut connection = readers.connection()?;
            let tx = connection.transaction()?;
            let result = work(&tx);
            drop(tx);
            readers.free.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
            result
        });
        reading.await.map_err(|_| StoreError::WriterStopped)?
    }

    fn connection(&self) -> Result<Connection> {
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(connection) = free {
            return Ok(connection);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(self.file.as_path(), flags)?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.execute_batch("PRAGMA busy_timeout = 10000; PRAGMA query_only = ON;")?;
        Ok(connection)
    }
}
