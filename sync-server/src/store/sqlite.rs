//! The store in one file of SQLite: the embedded default, nothing to install.
//!
//! One thread writes and commits many requests together; readers go beside it. A request is answered after its commit
//! is on disk (`synchronous=FULL`).

mod archive;
mod audit;
mod devices;
mod journal;
mod migrate;
mod projection;
mod readers;
mod registry;
mod row;
mod writer;

use super::tables::{Loaded, TableRow};
use super::{
    Author, Device, Identity, Mismatch, NEWEST_FORM, Page, Quarantined, Result, Seen, Store, StoredSnapshot, TokenHash,
};
use crate::intake::{Offer, StreamHead, Taken};
use async_trait::async_trait;
use readers::Readers;
use rusqlite::{Connection, Transaction};
use simpati_core::id::{DeviceId, EpochId, PersonId, PlaceCode, StreamId};
use simpati_core::journal::{ChainHead, Entry, EntryHash};
use std::path::Path;
use tokio::sync::mpsc::{Receiver, Sender};
use writer::Writer;

/// The store on SQLite.
pub struct SqliteStore {
    writer: Writer,
    /// None in memory, where only the writer's connection sees the data.
    readers: Option<Readers>,
}

impl SqliteStore {
    /// Opens a file, makes it if it is not there, and brings it to the newest form.
    pub fn open(file: &Path) -> Result<Self> {
        Self::open_at(file, NEWEST_FORM)
    }

    pub(super) fn open_at(file: &Path, form: i64) -> Result<Self> {
        let mut writer = Connection::open(file)?;
        prepare(&writer)?;
        migrate::migrate(&mut writer, form)?;
        let readers = Readers::new(file.to_owned());
        Ok(Self { writer: Writer::start(writer)?, readers: Some(readers) })
    }

    /// Opens an empty database that ends with this value.
    pub fn in_memory() -> Result<Self> {
        let mut writer = Connection::open_in_memory()?;
        prepare(&writer)?;
        migrate::migrate(&mut writer, NEWEST_FORM)?;
        Ok(Self { writer: Writer::start(writer)?, readers: None })
    }

    async fn read<T: Send + 'static>(&self, work: impl FnOnce(&Connection) -> Result<T> + Send + 'static) -> Result<T> {
        match &self.readers {
            Some(readers) => readers.read(work).await,
            None => self.writer.write(move |tx| work(tx)).await,
        }
    }

    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.writer.write(work).await
    }
}

/// How every connection is set.
fn prepare(connection: &Connection) -> Result<()> {
    connection.set_prepared_statement_cache_capacity(64);
    connection.execute_batch(include_str!("sqlite/prepare.sql"))?;
    Ok(())
}

#[async_trait]
impl Store for SqliteStore {
    async fn identity(&self) -> Result<Identity> {
        self.read(migrate::identity).await
    }

    async fn ping(&self) -> Result<()> {
        self.read(|db| Ok(db.query_row("SELECT 1", [], |_| Ok(()))?)).await
    }

    async fn open_streams(&self, streams: &[StreamId]) -> Result<()> {
        let streams = streams.to_vec();
        self.write(move |tx| journal::open_streams(tx, &streams)).await
    }

    async fn heads_within(&self, area: &PlaceCode) -> Result<Vec<(StreamId, StreamHead)>> {
        let area = area.clone();
        self.read(move |db| journal::heads(db, &area)).await
    }

    async fn head(&self, stream: &StreamId) -> Result<Option<StreamHead>> {
        let stream = stream.clone();
        self.read(move |db| journal::head(db, &stream)).await
    }

    async fn running_at(&self, stream: &StreamId, seq: u64) -> Result<Option<EntryHash>> {
        let stream = stream.clone();
        self.read(move |db| journal::running_at(db, &stream, seq)).await
    }

    async fn page(&self, stream: &StreamId, after: u64, limit: u32) -> Result<Option<Page>> {
        let stream = stream.clone();
        self.read(move |db| journal::page(db, &stream, after, limit)).await
    }

    async fn chain_head(&self, device: DeviceId) -> Result<ChainHead> {
        self.read(move |db| journal::chain_head(db, device)).await
    }

    async fn take(&self, device: DeviceId, offers: Vec<Offer>, now_ms: i64) -> Result<Taken> {
        self.write(move |tx| journal::take(tx, device, &offers, now_ms)).await
    }

    async fn put_back(&self, stream: &StreamId, entries: Vec<Entry>, now_ms: i64) -> Result<u64> {
        let stream = stream.clone();
        self.write(move |tx| journal::put_back(tx, &stream, &entries, now_ms)).await
    }

    async fn snapshot(&self, stream: &StreamId) -> Result<Option<StoredSnapshot>> {
        let stream = stream.clone();
        self.read(move |db| journal::snapshot(db, &stream)).await
    }

    async fn put_snapshot(&self, stream: &StreamId, snapshot: StoredSnapshot) -> Result<()> {
        let stream = stream.clone();
        self.write(move |tx| journal::put_snapshot(tx, &stream, &snapshot)).await
    }

    async fn add_device(&self, device: &Device, token: TokenHash, label: &str, now_ms: i64) -> Result<()> {
        let (device, label) = (device.clone(), label.to_owned());
        self.write(move |tx| devices::add_device(tx, &device, token, &label, now_ms)).await
    }

    async fn device_by_token(&self, token: TokenHash) -> Result<Option<Device>> {
        self.read(move |db| devices::device_by_token(db, token)).await
    }

    async fn note_seen(&self, device: DeviceId, seen: Seen) -> Result<()> {
        self.write(move |tx| devices::note_seen(tx, device, &seen)).await
    }

    async fn put_person(&self, author: &Author) -> Result<()> {
        let author = author.clone();
        self.write(move |tx| devices::put_person(tx, &author)).await
    }

    async fn note_sign_in(&self, device: DeviceId, person: PersonId) -> Result<()> {
        self.write(move |tx| devices::note_sign_in(tx, device, person)).await
    }

    async fn authors(&self, device: DeviceId, people: &[PersonId]) -> Result<Vec<Author>> {
        let people = people.to_vec();
        self.read(move |db| devices::authors(db, device, &people)).await
    }

    async fn streams(&self) -> Result<Vec<StreamId>> {
        self.read(audit::streams).await
    }

    async fn quarantine(&self) -> Result<Vec<Quarantined>> {
        self.read(audit::quarantine).await
    }

    async fn first_mismatch(&self) -> Result<Option<Mismatch>> {
        self.read(audit::first_mismatch).await
    }

    async fn behind(&self) -> Result<Vec<StreamId>> {
        self.read(projection::behind).await
    }

    async fn project(&self, stream: &StreamId) -> Result<u64> {
        loop {
            let from = stream.clone();
            let Some(batch) = self.read(move |db| projection::gather(db, &from)).await? else { return Ok(0) };
            let (count, to) = (batch.entries, stream.clone());
            if self.write(move |tx| projection::write(tx, &to, &batch)).await? {
                return Ok(count);
            }
        }
    }

    async fn projection_is_right(&self, stream: &StreamId) -> Result<bool> {
        let stream = stream.clone();
        self.read(move |db| projection::is_right(db, &stream)).await
    }

    async fn clear_projection(&self) -> Result<()> {
        self.write(projection::clear).await
    }

    async fn dump(&self, rows: Sender<TableRow>) -> Result<()> {
        self.read(move |db| archive::dump(db, &rows)).await
    }

    async fn load(&self, mut rows: Receiver<Loaded>) -> Result<()> {
        self.write(move |tx| archive::load(tx, &mut rows)).await
    }

    async fn begin_epoch(&self, epoch: EpochId, now_ms: i64) -> Result<()> {
        self.write(move |tx| journal::begin_epoch(tx, epoch, now_ms)).await
    }
}
