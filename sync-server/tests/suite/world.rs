//! A server on a store of its own, with a posyandu and tablets that may write there.

use rusqlite::types::ValueRef;
use serde_json::Value;
use serde_json::value::RawValue;
use simpati_core::id::{PlaceCode, StreamId};
use simpati_core::journal::{Entry, Scope};
use simpati_core::protocol::{Outcome, PullReply, PullRequest, PushReply, PushRequest, SyncApi as _, SyncError};
use simpati_core::role::Role;
use simpati_sync_server::Token;
use simpati_sync_server::clock::Clock;
use simpati_sync_server::store::{self, Author, Device, Store};
use simpati_sync_server::sync::{Server, Session};
use simpati_test_kit::{Cluster, Scribe};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tempfile::TempDir;
use uuid::Uuid;

/// What the server's clock says in tests: 2026-11-22, 08:15:30 WIB.
pub(crate) const NOW_MS: i64 = 1_795_310_130_000;

/// A server on a store.
pub(crate) struct World {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) server: Arc<Server>,
    pub(crate) posyandu: StreamId,
    pub(crate) address: String,
    pub(crate) folder: Arc<TempDir>,
}

/// A device with its journal and its conversation with the server.
pub(crate) struct Tablet {
    pub(crate) scribe: Scribe,
    pub(crate) device: Device,
    pub(crate) session: Session,
    pub(crate) token: Token,
}

pub(crate) fn stream(code: &str) -> StreamId {
    code.parse().unwrap()
}

pub(crate) fn place(code: &str) -> PlaceCode {
    code.parse().unwrap()
}

impl World {
    pub(crate) async fn sqlite() -> Self {
        let folder = Arc::new(TempDir::new().unwrap());
        let address = folder.path().join("server.db").display().to_string();
        Self::at(address, folder).await
    }

    pub(crate) async fn postgres() -> Self {
        let address = Cluster::shared().unwrap().database().unwrap();
        Self::at(address, Arc::new(TempDir::new().unwrap())).await
    }

    /// A server on the database at an address, with one posyandu.
    pub(crate) async fn at(address: String, folder: Arc<TempDir>) -> Self {
        let store = store::open(&address).await.unwrap();
        let posyandu = stream("32.11.13.2005.003");
        store.open_streams(std::slice::from_ref(&posyandu)).await.unwrap();
        let clock = Clock::ByHand(Arc::new(AtomicI64::new(NOW_MS)));
        let server = Server::new(Arc::clone(&store), clock).await.unwrap();
        Self { store, server, posyandu, address, folder }
    }

    /// The address of an empty database of the same kind.
    pub(crate) fn empty_address(&self) -> String {
        if self.address.contains("host=") {
            Cluster::shared().unwrap().database().unwrap()
        } else {
            static MADE: AtomicU64 = AtomicU64::new(0);
            let number = MADE.fetch_add(1, Ordering::Relaxed);
            self.folder.path().join(format!("other{number}.db")).display().to_string()
        }
    }

    /// The `number`th tablet of the posyandu, enrolled, with a cadre signed in.
    pub(crate) async fn tablet(&self, number: u64) -> Tablet {
        let area = PlaceCode::from(self.posyandu.clone());
        self.tablet_for(number, Role::Kader, &[area]).await
    }

    /// A tablet for some areas, whose person holds a role in them.
    pub(crate) async fn tablet_for(&self, number: u64, role: Role, areas: &[PlaceCode]) -> Tablet {
        let mut scribe = Scribe::new(number, &self.posyandu);
        scribe.role = role;
        let token = Token::draw().unwrap();
        let scope = Scope::new(areas.to_vec());
        let device = Device { device: scribe.device, scope, revoked: false };
        self.store.add_device(&device, token.hash(), "tablet", NOW_MS).await.unwrap();
        let roles = areas.iter().map(|area| (role, area.clone())).collect();
        self.store.put_person(&Author { person: scribe.author, roles }).await.unwrap();
        self.store.note_sign_in(scribe.device, scribe.author).await.unwrap();
        Tablet { scribe, session: self.server.session(device.clone()), device, token }
    }
}

impl Tablet {
    /// The same tablet in front of another server.
    pub(crate) fn meets(mut self, world: &World) -> Self {
        self.session = world.server.session(self.device.clone());
        self
    }

    /// Writes a registration and `visits` visits.
    pub(crate) fn work(&mut self, visits: usize) -> Vec<Entry> {
        let (child, registered) = self.scribe.child("Siti", "2025-08-15").unwrap();
        let visits = (0..visits).map(|_| self.scribe.visit(child, "2026-11-22").unwrap());
        std::iter::once(registered).chain(visits.collect::<Vec<_>>()).collect()
    }

    /// Writes that and pushes it.
    pub(crate) async fn push_work(&mut self, visits: usize) -> PushReply {
        let entries = self.work(visits);
        let mut last = None;
        for page in entries.chunks(500) {
            last = Some(self.push(page).await.unwrap());
        }
        last.unwrap()
    }

    pub(crate) async fn push(&self, entries: &[Entry]) -> Result<PushReply, SyncError> {
        let texts: Vec<&str> = entries.iter().map(Entry::text).collect();
        self.push_texts(&texts).await
    }

    pub(crate) async fn push_texts(&self, texts: &[&str]) -> Result<PushReply, SyncError> {
        let entries = texts.iter().map(|text| RawValue::from_string((*text).to_owned()).unwrap()).collect();
        self.session.push(PushRequest { device: self.scribe.device, entries }).await
    }

    pub(crate) async fn pull(&self, after: u64, limit: u32) -> PullReply {
        let stream = self.scribe.stream.clone();
        self.session.pull(PullRequest { stream, after, limit, omit_own: false }).await.unwrap()
    }

    /// The texts of the whole stream, in order.
    pub(crate) async fn pull_all(&self) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        loop {
            let page = self.pull(texts.len() as u64, 500).await;
            texts.extend(page.entries.iter().map(|pulled| pulled.entry.as_ref().unwrap().get().to_owned()));
            if page.head.seq == page.last {
                return texts;
            }
        }
    }
}

/// What was answered, in short: `received 5`, or `quarantined` and the reason.
pub(crate) fn told(reply: &PushReply) -> Vec<String> {
    let short = |outcome: &Outcome| match outcome {
        Outcome::Received { receipt, .. } => format!("received {}", receipt.seq),
        Outcome::Quarantined { reason, .. } => format!("quarantined {reason:?}"),
    };
    reply.outcomes.iter().map(short).collect()
}

pub(crate) fn texts(entries: &[Entry]) -> Vec<String> {
    entries.iter().map(|entry| entry.text().to_owned()).collect()
}

/// Runs statements behind the server's back.
pub(crate) async fn execute(address: &str, sql: &str) {
    if address.contains("host=") {
        let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await.unwrap();
        let connection = tokio::spawn(connection);
        client.batch_execute(sql).await.unwrap();
        drop(client);
        connection.await.unwrap().unwrap();
    } else {
        rusqlite::Connection::open(address).unwrap().execute_batch(sql).unwrap();
    }
}

/// Every row of a table as JSON.
pub(crate) async fn table(address: &str, table: &str) -> Vec<Value> {
    let parse = |text: String| serde_json::from_str(&text).unwrap();
    if address.contains("host=") {
        let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls).await.unwrap();
        let connection = tokio::spawn(connection);
        let query = format!("SELECT row_to_json(it)::text FROM {table} AS it");
        let rows = client.query(&query, &[]).await.unwrap().iter().map(|row| parse(row.get(0))).collect();
        drop(client);
        connection.await.unwrap().unwrap();
        rows
    } else {
        let db = rusqlite::Connection::open(address).unwrap();
        let mut query = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let names: Vec<String> = query.column_names().map(str::to_owned).collect();
        let rows = query.query_map([], |row| {
            let cell = |place| -> Value {
                match row.get_ref(place).unwrap() {
                    ValueRef::Null => Value::Null,
                    ValueRef::Integer(number) => number.into(),
                    ValueRef::Real(number) => number.into(),
                    ValueRef::Text(text) => std::str::from_utf8(text).unwrap().into(),
                    ValueRef::Blob(bytes) => {
                        Uuid::from_slice(bytes).map_or(format!("{bytes:?}"), |id| id.to_string()).into()
                    }
                }
            };
            Ok(names.iter().enumerate().map(|(place, name)| (name.clone(), cell(place))).collect::<Value>())
        });
        rows.unwrap().collect::<Result<_, _>>().unwrap()
    }
}
