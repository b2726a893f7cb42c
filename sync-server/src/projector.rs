//! Keeps the projection close behind the journal: a task that is told which streams grew, and looks for itself now and
//! then, because another process may have ended before it projected what it took.

use crate::store::{Result, Store};
use simpati_core::id::StreamId;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Notify;

/// How often the whole database is asked for streams that are behind.
const LOOK_AGAIN: Duration = Duration::from_secs(60);

/// Streams that grew since they were last projected here.
#[derive(Debug, Default)]
pub struct Grown {
    streams: Mutex<BTreeSet<StreamId>>,
    told: Notify,
}

impl Grown {
    /// Notes that streams grew.
    pub fn add(&self, streams: impl IntoIterator<Item = StreamId>) {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner).extend(streams);
        self.told.notify_one();
    }

    fn next(&self) -> Option<StreamId> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner).pop_first()
    }
}

/// Projects everything that is behind. Returns how many entries there were.
pub async fn catch_up(store: &dyn Store) -> Result<u64> {
    let mut entries = 0;
    for stream in store.behind().await? {
        entries += project(store, &stream).await?;
    }
    Ok(entries)
}

async fn project(store: &dyn Store, stream: &StreamId) -> Result<u64> {
    let mut entries = 0;
    loop {
        match store.project(stream).await? {
            0 => return Ok(entries),
            count => entries += count,
        }
    }
}

/// Forgets the projection and makes it anew. Returns how many entries there were.
pub async fn rebuild(store: &dyn Store) -> Result<u64> {
    store.clear_projection().await?;
    catch_up(store).await
}

/// Projects until the process ends. What fails is tried again when the database is next asked.
pub async fn run(store: Arc<dyn Store>, grown: Arc<Grown>) {
    loop {
        if let Err(error) = catch_up(&*store).await {
            tracing::error!(%error, "cannot project");
        }
        let look_again = tokio::time::Instant::now() + LOOK_AGAIN;
        loop {
            while let Some(stream) = grown.next() {
                if let Err(error) = project(&*store, &stream).await {
                    tracing::error!(%error, %stream, "cannot project");
                }
            }
            if tokio::time::timeout_at(look_again, grown.told.notified()).await.is_err() {
                break;
            }
        }
    }
}
