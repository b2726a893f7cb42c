//! The one thread that writes. Requests that wait at the same moment are committed together, so that one flush to the
//! disk answers all of them.
//!
//! Invariant: a request is answered with success only after the commit that holds it succeeded.

use super::super::{Result, StoreError};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Most requests in one commit: bounds how long the first of them waits.
const MAX_TOGETHER: usize = 256;

/// Requests that may wait before callers are held back.
const MAX_WAITING: usize = 1024;

/// Sends work to the thread.
pub(super) struct Writer {
    queue: mpsc::Sender<Box<dyn Job>>,
}

impl Writer {
    /// Starts the thread on a connection of its own.
    pub(super) fn start(connection: Connection) -> Result<Self> {
        let (queue, jobs) = mpsc::channel(MAX_WAITING);
        std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn(move || run(connection, jobs))
            .map_err(|_| StoreError::WriterStopped)?;
        Ok(Self { queue })
    }

    /// Runs `work` in a transaction and answers when it is on disk. If `work` fails, nothing of it stays.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        let job = Request { work: Some(work), result: None, reply };
        self.queue.send(Box::new(job)).await.map_err(|_| StoreError::WriterStopped)?;
        answer.await.map_err(|_| StoreError::WriterStopped)?
    }
}

trait Job: Send {
    /// Does the work in its own savepoint. False if it failed.
    fn run(&mut self, tx: &Transaction<'_>) -> bool;
    /// Sends the answer; `lost` says why the commit failed, if it did.
    fn answer(self: Box<Self>, lost: Option<Arc<rusqlite::Error>>);
}

struct Request<T, F> {
    work: Option<F>,
    result: Option<Result<T>>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T: Send, F: FnOnce(&Transaction<'_>) -> Result<T> + Send> Job for Request<T, F> {
    fn run(&mut self, tx: &Transaction<'_>) -> bool {
        if let Some(work) = self.work.take() {
            self.result = Some(work(tx));
        }
        matches!(self.result, Some(Ok(_)))
    }

    fn answer(self: Box<Self>, lost: Option<Arc<rusqlite::Error>>) {
        let result = match (self.result, lost) {
            (Some(Ok(_)), Some(error)) => Err(StoreError::Sqlite(error)),
            (Some(result), _) => result,
            (None, Some(error)) => Err(StoreError::Sqlite(error)),
            (None, None) => Err(StoreError::WriterStopped),
        };
        // A caller who went away needs no answer.
        let _ = self.reply.send(result);
    }
}

fn run(mut connection: Connection, mut jobs: mpsc::Receiver<Box<dyn Job>>) {
    while let Some(first) = jobs.blocking_recv() {
        let mut done = Vec::new();
        let outcome = commit_together(&mut connection, first, &mut jobs, &mut done);
        let lost = outcome.err().map(Arc::new);
        for job in done {
            job.answer(lost.clone());
        }
    }
}

fn commit_together(
    connection: &mut Connection,
    first: Box<dyn Job>,
    jobs: &mut mpsc::Receiver<Box<dyn Job>>,
    done: &mut Vec<Box<dyn Job>>,
) -> rusqlite::Result<()> {
    let mut next = Some(first);
    let tx = match connection.transaction_with_behavior(TransactionBehavior::Immediate) {
        Ok(tx) => tx,
        Err(error) => {
            done.extend(next);
            return Err(error);
        }
    };
    while let Some(mut job) = next {
        tx.execute_batch("SAVEPOINT job")?;
        let kept = job.run(&tx);
        done.push(job);
        // A full disk or a failed write ends the whole transaction by itself; then nobody's work is kept.
        if tx.is_autocommit() {
            return Err(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None));
        }
        tx.execute_batch(if kept { "RELEASE job" } else { "ROLLBACK TO job; RELEASE job" })?;
        next = if done.len() < MAX_TOGETHER { jobs.try_recv().ok() } else { None };
    }
    tx.commit()
}
