//! The store on PostgreSQL, for more than one server process on one database.
//!
//! A stream's counter row is locked in the transaction that appends to it, so numbers follow the order of commit
//! whichever process commits. Locks are taken in one order: chains by device, then streams by code.

mod archive;
mod audit;
mod devices;
mod journal;
mod migrate;
mod projection;
mod registry;
mod row;

use super::tables::{Loaded, TableRow};
use super::{
    Author, Device, Identity, Mismatch, NEWEST_FORM, Page, Quarantined, Result, Seen, Store, StoredSnapshot, TokenHash,
};
use crate::intake::{Offer, StreamHead, Taken};
use async_trait::async_trait;
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime};
use simpati_core::id::{DeviceId, EpochId, PersonId, PlaceCode, StreamId};
use simpati_core::journal::{ChainHead, Entry, EntryHash};
use std::time::Duration;
use tokio::sync::mpsc::{Receiver, Sender};
use tokio_postgres::NoTls;

/// Connections that one process holds at most.
const MAX_CONNECTIONS: usize = 16;

/// How long a request waits for one of them.
const WAIT: Duration = Duration::from_secs(10);

/// The store on PostgreSQL.
pub struct PostgresStore {
    pool: Pool,
}

impl PostgresStore {
    /// Connects and brings the database to the newest form.
    pub async fn open(address: &str) -> Result<Self> {
        Self::open_at(address, NEWEST_FORM).await
    }

    pub(super) async fn open_at(address: &str, form: i64) -> Result<Self> {
        let config: tokio_postgres::Config = address.parse()?;
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let pool = Pool::builder(Manager::from_config(config, NoTls, recycling))
            .max_size(MAX_CONNECTIONS)
            .wait_timeout(Some(WAIT))
            .create_timeout(Some(WAIT))
            .runtime(Runtime::Tokio1)
            .build()?;
        let mut client = pool.get().await?;
        migrate::migrate(&mut client, form).await?;
        drop(client);
        Ok(Self { pool })
    }

    async fn client(&self) -> Result<Object> {
        Ok(self.pool.get().await?)
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn identity(&self) -> Result<Identity> {
        migrate::identity(&self.client().await?).await
    }

    async fn ping(&self) -> Result<()> {
        self.client().await?.simple_query("SELECT 1").await?;
        Ok(())
    }

    async fn open_streams(&self, streams: &[StreamId]) -> Result<()> {
        journal::open_streams(&self.client().await?, streams).await
    }

    async fn heads_within(&self, area: &PlaceCode) -> Result<Vec<(StreamId, StreamHead)>> {
        journal::heads(&self.client().await?, area).await
    }

    async fn head(&self, stream: &StreamId) -> Result<Option<StreamHead>> {
        journal::head(&self.client().await?, stream).await
    }

    async fn running_at(&self, stream: &StreamId, seq: u64) -> Result<Option<EntryHash>> {
        journal::running_at(&self.client().await?, stream, seq).await
    }

    async fn page(&self, stream: &StreamId, after: u64, limit: u32) -> Result<Option<Page>> {
        journal::page(&self.client().await?, stream, after, limit).await
    }

    async fn chain_head(&self, device: DeviceId) -> Result<ChainHead> {
        journal::chain_head(&self.client().await?, device).await
    }

    async fn take(&self, device: DeviceId, offers: Vec<Offer>, now_ms: i64) -> Result<Taken> {
        journal::take(&mut self.client().await?, device, &offers, now_ms).await
    }

    async fn put_back(&self, stream: &StreamId, entries: Vec<Entry>, now_ms: i64) -> Result<u64> {
        journal::put_back(&mut self.client().await?, stream, &entries, now_ms).await
    }

    async fn snapshot(&self, stream: &StreamId) -> Result<Option<StoredSnapshot>> {
        journal::snapshot(&self.client().await?, stream).await
    }

    async fn put_snapshot(&self, stream: &StreamId, snapshot: StoredSnapshot) -> Result<()> {
        journal::put_snapshot(&self.client().await?, stream, &snapshot).await
    }

    async fn add_device(&self, device: &Device, token: TokenHash, label: &str, now_ms: i64) -> Result<()> {
        devices::add_device(&mut self.client().await?, device, token, label, now_ms).await
    }

    async fn device_by_token(&self, token: TokenHash) -> Result<Option<Device>> {
        devices::device_by_token(&self.client().await?, token).await
    }

    async fn note_seen(&self, device: DeviceId, seen: Seen) -> Result<()> {
        devices::note_seen(&self.client().await?, device, &seen).await
    }

    async fn put_person(&self, author: &Author) -> Result<()> {
        devices::put_person(&mut self.client().await?, author).await
    }

    async fn note_sign_in(&self, device: DeviceId, person: PersonId) -> Result<()> {
        devices::note_sign_in(&self.client().await?, device, person).await
    }

    async fn authors(&self, device: DeviceId, people: &[PersonId]) -> Result<Vec<Author>> {
        devices::authors(&self.client().await?, device, people).await
    }

    async fn streams(&self) -> Result<Vec<StreamId>> {
        audit::streams(&self.client().await?).await
    }

    async fn quarantine(&self) -> Result<Vec<Quarantined>> {
        audit::quarantine(&self.client().await?).await
    }

    async fn first_mismatch(&self) -> Result<Option<Mismatch>> {
        audit::first_mismatch(&self.client().await?).await
    }

    async fn behind(&self) -> Result<Vec<StreamId>> {
        projection::behind(&self.client().await?).await
    }

    async fn project(&self, stream: &StreamId) -> Result<u64> {
        projection::project(&mut self.client().await?, stream).await
    }

    async fn projection_is_right(&self, stream: &StreamId) -> Result<bool> {
        projection::is_right(&mut self.client().await?, stream).await
    }

    async fn clear_projection(&self) -> Result<()> {
        projection::clear(&self.client().await?).await
    }

    async fn dump(&self, rows: Sender<TableRow>) -> Result<()> {
        archive::dump(&mut self.client().await?, &rows).await
    }

    async fn load(&self, mut rows: Receiver<Loaded>) -> Result<()> {
        archive::load(&mut self.client().await?, &mut rows).await
    }

    async fn begin_epoch(&self, epoch: EpochId, now_ms: i64) -> Result<()> {
        journal::begin_epoch(&self.client().await?, epoch, now_ms).await
    }
}
