//! Where the server keeps everything: one trait, two bodies that pass the same contract suite.
//!
//! Invariant: the store knows no HTTP and takes no decision of its own; what becomes of an offered entry is decided by
//! [`crate::intake`] from facts that the store reads in the same transaction that writes the answer.
//! Invariant: what a method returned is on disk.

mod check;
mod code;
mod error;
mod migration;
mod postgres;
mod registry;
mod sqlite;
pub mod tables;

pub use check::Mismatch;
pub use error::StoreError;
pub use migration::NEWEST_FORM;
pub use postgres::PostgresStore;
pub use registry::{
    Account, Area, Audit, BackOff, BadArea, DeviceRow, Enrolment, NewSession, Principal, Registry, Strike,
};
pub use sqlite::SqliteStore;

use crate::intake::{Offer, StreamHead, Taken};
use async_trait::async_trait;
use simpati_core::id::{DeviceId, EntryId, EpochId, PersonId, PlaceCode, StreamId};
use simpati_core::journal::{ChainHead, Entry, EntryHash, Scope};
use simpati_core::protocol::Refusal;
use simpati_core::role::Role;
use std::sync::Arc;
use tables::{Loaded, TableRow};
use tokio::sync::mpsc::{Receiver, Sender};

/// What every method answers.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Who this database is: the life it is in, and the key with which it signs.
#[derive(Clone)]
pub struct Identity {
    /// The present life of the database.
    pub epoch: EpochId,
    /// The 32 secret bytes of the Ed25519 key.
    pub signing_key: [u8; 32],
}

/// SHA-256 of a device's token. The token itself is stored nowhere on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenHash(pub [u8; 32]);

/// An enrolled device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Which.
    pub device: DeviceId,
    /// The streams that may be read on it.
    pub scope: Scope,
    /// Whether it may no longer speak to the server.
    pub revoked: bool,
}

/// What an author may do, as far as the server knows. A person who never signed in on the device is not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Who.
    pub person: PersonId,
    /// Each role with the place in which it is held.
    pub roles: Vec<(Role, PlaceCode)>,
}

/// What a device said of itself when it opened a pass.
#[derive(Debug, Clone)]
pub struct Seen {
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Entries that wait on it.
    pub waiting: u64,
    /// Version of its app.
    pub app_version: String,
}

/// One entry of a stream as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// Its number in the stream.
    pub seq: u64,
    /// Its id.
    pub id: EntryId,
    /// Its index on the device.
    pub idx: u64,
    /// Hash of its text.
    pub hash: EntryHash,
    /// The device that wrote it.
    pub device: DeviceId,
    /// What that device wrote, to the byte.
    pub text: String,
    /// The stream's running hash up to it.
    pub running: EntryHash,
}

/// A page of a stream and the head of the stream at that moment.
#[derive(Debug, Clone)]
pub struct Page {
    /// Entries with numbers without gaps, the first behind the one asked for.
    pub entries: Vec<StoredEntry>,
    /// Where the stream stood when they were read.
    pub head: StreamHead,
}

/// A whole stream as one compressed answer.
#[derive(Debug, Clone)]
pub struct StoredSnapshot {
    /// Up to which number it goes.
    pub seq: u64,
    /// The answer's body, compressed with zstd.
    pub body: Vec<u8>,
}

/// One text that was set aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// The device that offered it.
    pub device: DeviceId,
    /// At which index.
    pub idx: u64,
    /// Its hash.
    pub hash: EntryHash,
    /// Why it was set aside.
    pub reason: Refusal,
    /// The text, to the byte.
    pub text: String,
}

/// The server's storage.
#[async_trait]
pub trait Store: Registry + 'static {
    /// Who this database is.
    async fn identity(&self) -> Result<Identity>;

    /// Whether the database answers.
    async fn ping(&self) -> Result<()>;

    /// Makes posyandu known, so that entries for them are taken. Known ones stay as they are.
    async fn open_streams(&self, streams: &[StreamId]) -> Result<()>;

    /// The heads of all streams inside a place, in order of their codes.
    async fn heads_within(&self, area: &PlaceCode) -> Result<Vec<(StreamId, StreamHead)>>;

    /// Where a stream stands; none if the posyandu is not known.
    async fn head(&self, stream: &StreamId) -> Result<Option<StreamHead>>;

    /// The running hash of a stream at a number; none if it is shorter or not known.
    async fn running_at(&self, stream: &StreamId, seq: u64) -> Result<Option<EntryHash>>;

    /// At most `limit` entries of a stream behind a number; none if the posyandu is not known.
    async fn page(&self, stream: &StreamId, after: u64, limit: u32) -> Result<Option<Page>>;

    /// Where a device's chain stands.
    async fn chain_head(&self, device: DeviceId) -> Result<ChainHead>;

    /// Takes what a device offers, as [`crate::intake::plan`] decides, all or nothing, in one transaction.
    async fn take(&self, device: DeviceId, offers: Vec<Offer>, now_ms: i64) -> Result<Taken>;

    /// Puts back entries of a stream that the server held in an earlier life, in the order given. Returns how many
    /// were new. Whether they are genuine is the caller's to know.
    async fn put_back(&self, stream: &StreamId, entries: Vec<Entry>, now_ms: i64) -> Result<u64>;

    /// The prebuilt answer for a stream.
    async fn snapshot(&self, stream: &StreamId) -> Result<Option<StoredSnapshot>>;

    /// Keeps a prebuilt answer, unless a longer one is there.
    async fn put_snapshot(&self, stream: &StreamId, snapshot: StoredSnapshot) -> Result<()>;

    /// Enrols a device.
    async fn add_device(&self, device: &Device, token: TokenHash, label: &str, now_ms: i64) -> Result<()>;

    /// Finds a device by its token.
    async fn device_by_token(&self, token: TokenHash) -> Result<Option<Device>>;

    /// Notes what a device said of itself.
    async fn note_seen(&self, device: DeviceId, seen: Seen) -> Result<()>;

    /// Adds a person or replaces the roles of one.
    async fn put_person(&self, author: &Author) -> Result<()>;

    /// Notes that a person signed in on a device.
    async fn note_sign_in(&self, device: DeviceId, person: PersonId) -> Result<()>;

    /// Of these people, the active ones who signed in on this device, with their roles.
    async fn authors(&self, device: DeviceId, people: &[PersonId]) -> Result<Vec<Author>>;

    /// All posyandu that are known, in order of their codes.
    async fn streams(&self) -> Result<Vec<StreamId>>;

    /// Everything that was set aside.
    async fn quarantine(&self) -> Result<Vec<Quarantined>>;

    /// The first row in which two tables disagree.
    async fn first_mismatch(&self) -> Result<Option<Mismatch>>;

    /// Streams with entries that are not projected yet.
    async fn behind(&self) -> Result<Vec<StreamId>>;

    /// Projects the next entries of a stream, and returns how many there were; 0 if all are projected.
    async fn project(&self, stream: &StreamId) -> Result<u64>;

    /// Whether the projected rows that a stream has a part in are those that its entries come to.
    async fn projection_is_right(&self, stream: &StreamId) -> Result<bool>;

    /// Forgets the projection, so that all of it is behind.
    async fn clear_projection(&self) -> Result<()>;

    /// Sends every row that a backup carries, all as of one moment, while others go on writing.
    async fn dump(&self, rows: Sender<TableRow>) -> Result<()>;

    /// Fills an empty database with the rows of a backup, all or nothing. Its identity becomes the backup's.
    async fn load(&self, rows: Receiver<Loaded>) -> Result<()>;

    /// Begins a new life of the database, because it may have lost what an earlier life acknowledged.
    async fn begin_epoch(&self, epoch: EpochId, now_ms: i64) -> Result<()>;
}

/// Opens the database that an address names: `postgres://…` (or a libpq string with `host=`), else a file of SQLite.
/// Brings it to the newest form.
pub async fn open(address: &str) -> Result<Arc<dyn Store>> {
    open_at(address, NEWEST_FORM).await
}

/// Opens a database and brings it to one form and no further, so that a backup of that form can be loaded.
pub async fn open_at(address: &str, form: i64) -> Result<Arc<dyn Store>> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") || address.contains("host=") {
        Ok(Arc::new(PostgresStore::open_at(address, form).await?))
    } else {
        Ok(Arc::new(SqliteStore::open_at(address.as_ref(), form)?))
    }
}
