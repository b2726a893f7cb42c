//! The server: its real use cases over its real store on SQLite in memory, with the real backup and restore.

use crate::wire::{Answer, Ask, Reply};
use simpati_core::id::{DeviceId, EpochId, PersonId, StreamId};
use simpati_core::journal::{EntryHash, Scope};
use simpati_core::protocol::{ErrorCode, SyncApi, SyncError};
use simpati_sync_server::clock::Clock;
use simpati_sync_server::store::tables::{Loaded, TableRow};
use simpati_sync_server::store::{Author, Device, Mismatch, Quarantined, SqliteStore, Store, StoreError, TokenHash};
use simpati_sync_server::sync::Server;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// The server and what it has written away.
pub(crate) struct Host {
    store: Arc<dyn Store>,
    server: Arc<Server>,
    clock: Arc<AtomicI64>,
    backups: Vec<Vec<TableRow>>,
    people: Vec<Author>,
}

/// The server failed where nothing was done to it.
#[derive(Debug, thiserror::Error)]
#[error("the server failed by itself: {0}")]
pub struct HostError(#[from] StoreError);

type Result<T> = std::result::Result<T, HostError>;

impl Host {
    pub(crate) fn new(streams: &[StreamId], people: Vec<Author>, now_ms: i64) -> Result<Self> {
        let clock = Arc::new(AtomicI64::new(now_ms));
        let store: Arc<dyn Store> = Arc::new(SqliteStore::in_memory()?);
        wait(store.open_streams(streams))?;
        let server = wait(Server::new(Arc::clone(&store), Clock::ByHand(Arc::clone(&clock))))?;
        let host = Self { store, server, clock, backups: Vec::new(), people };
        host.know_people()?;
        Ok(host)
    }

    pub(crate) fn set_clock(&self, now_ms: i64) {
        self.clock.store(now_ms, Ordering::SeqCst);
    }

    fn know_people(&self) -> Result<()> {
        for person in &self.people {
            wait(self.store.put_person(person))?;
        }
        Ok(())
    }

    /// The Puskesmas enrols a tablet and its person signs in on it.
    pub(crate) fn enrol(&self, device: DeviceId, scope: &Scope, person: PersonId) -> Result<()> {
        let row = Device { device, scope: scope.clone(), revoked: false };
        wait(self.store.add_device(&row, token(device), "tablet", self.clock.load(Ordering::SeqCst)))?;
        self.sign_in(device, person)
    }

    /// A person signs in on a tablet.
    pub(crate) fn sign_in(&self, device: DeviceId, person: PersonId) -> Result<()> {
        Ok(wait(self.store.note_sign_in(device, person))?)
    }

    /// Whether the server knows a tablet.
    pub(crate) fn knows(&self, device: DeviceId) -> Result<bool> {
        Ok(wait(self.store.device_by_token(token(device)))?.is_some())
    }

    /// Answers a request as the routes do: the device is known by its token.
    pub(crate) fn answer(&self, device: DeviceId, ask: Ask) -> Answer {
        let failed = |_| SyncError::Refused { code: ErrorCode::Internal, retry_after_s: None };
        let unknown = SyncError::Refused { code: ErrorCode::Unauthenticated, retry_after_s: None };
        let device = wait(self.store.device_by_token(token(device))).map_err(failed)?.ok_or(unknown)?;
        let session = self.server.session(device);
        wait(async {
            Ok(match ask {
                Ask::Hello(it) => Reply::Hello(session.hello(it).await?),
                Ask::Push(it) => Reply::Push(session.push(it).await?),
                Ask::Pull(it) => Reply::Pull(session.pull(it).await?),
                Ask::Snapshot(it) => Reply::Snapshot(session.snapshot(it).await?),
                Ask::HeadAt(it) => Reply::HeadAt(session.head_at(it).await?),
                Ask::GiveBack(it) => Reply::GiveBack(session.give_back(it).await?),
            })
        })
    }

    pub(crate) fn back_up(&mut self) -> Result<usize> {
        // Room for all rows, so that nothing has to read while the store writes.
        let (sender, mut rows) = tokio::sync::mpsc::channel(1 << 20);
        wait(self.store.dump(sender))?;
        let mut backup = Vec::new();
        while let Ok(row) = rows.try_recv() {
            backup.push(row);
        }
        self.backups.push(backup);
        Ok(self.backups.len())
    }

    /// Goes back to a backup, in a new life. The administrator lets the people in again; tablets that were enrolled
    /// since are not known.
    pub(crate) fn restore(&mut self, backup: usize, epoch: EpochId) -> Result<()> {
        let Some(rows) = self.backups.get(backup).cloned() else { return Ok(()) };
        let store: Arc<dyn Store> = Arc::new(SqliteStore::in_memory()?);
        let (sender, receiver) = tokio::sync::mpsc::channel(rows.len() + 1);
        for row in rows.into_iter().map(Loaded::Row).chain([Loaded::End]) {
            // The channel has room for all of them, and its other end is in our hand.
            let _ = sender.try_send(row);
        }
        drop(sender);
        wait(store.load(receiver))?;
        wait(store.begin_epoch(epoch, self.clock.load(Ordering::SeqCst)))?;
        self.server = wait(Server::new(Arc::clone(&store), Clock::ByHand(Arc::clone(&self.clock))))?;
        self.store = store;
        self.know_people()
    }

    pub(crate) fn backups(&self) -> usize {
        self.backups.len()
    }

    /// The texts of a stream, in order.
    pub(crate) fn texts(&self, stream: &StreamId) -> Result<Vec<String>> {
        let page = wait(self.store.page(stream, 0, u32::MAX >> 1))?;
        Ok(page.map(|page| page.entries.into_iter().map(|entry| entry.text).collect()).unwrap_or_default())
    }

    pub(crate) fn head(&self, stream: &StreamId) -> Result<Option<(u64, EntryHash)>> {
        Ok(wait(self.store.head(stream))?.map(|head| (head.seq, head.running)))
    }

    pub(crate) fn chain_head(&self, device: DeviceId) -> Result<(u64, Option<EntryHash>)> {
        let head = wait(self.store.chain_head(device))?;
        Ok((head.idx, head.hash))
    }

    pub(crate) fn quarantine(&self) -> Result<Vec<Quarantined>> {
        Ok(wait(self.store.quarantine())?)
    }

    pub(crate) fn first_mismatch(&self) -> Result<Option<Mismatch>> {
        Ok(wait(self.store.first_mismatch())?)
    }
}

fn token(device: DeviceId) -> TokenHash {
    TokenHash(EntryHash::of(device.0.as_bytes()).0)
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for the store's own thread.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(answer) => return answer,
            Poll::Pending => thread::park(),
        }
    }
}
