//! A store to speak to, and a server's hand to sign with.

use ed25519_dalek::SigningKey;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use simpati_core::clock::Stamp;
use simpati_core::id::{DeviceId, EntryId, EpochId, PersonId, StreamId};
use simpati_core::journal::{Entry, EntryHash, Header, Receipt, ServerKey, SignedHead};
use simpati_core::protocol::{HelloReply, Outcome, PullReply, PulledEntry, PushReply};
use simpati_core::role::Role;
use simpati_store::api::sync::{Enrol, Facts, Meet, SyncFacts, TakePush};
use simpati_store::api::write::{Statement, Write};
use simpati_store::engine::Engine;
use simpati_store::messages::{FromWorker, ToWorker};
use simpati_store::{Request, StoreError};
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) fn uuid(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(0x0193_8f6e_7c00_7000_8000_0000_0000_0000 + n)
}

pub(crate) fn device(n: u128) -> DeviceId {
    DeviceId(uuid(0xd000 + n))
}

pub(crate) fn stream() -> StreamId {
    "32.11.13.2005.003".parse().unwrap()
}

/// Minutes after noon of one day.
pub(crate) fn at(minutes: i64) -> Stamp {
    let noon: Stamp = "2026-11-22T12:00:00.000+07:00".parse().unwrap();
    Stamp { unix_ms: noon.unix_ms + minutes * 60_000, ..noon }
}

/// Asks as a page asks its worker, so that each test also holds for the messages between them.
pub(crate) fn ask<R: Request>(engine: &mut Engine, request: R) -> Result<R::Answer, StoreError> {
    let ToWorker::Call { id, request } = over_the_wire(&ToWorker::Call { id: 7, request: request.pack() }) else {
        panic!("a call stays a call")
    };
    let answer = engine.handle(request);
    let FromWorker::Answer { id: 7, answer } = over_the_wire(&FromWorker::Answer { id, answer }) else {
        panic!("an answer stays an answer")
    };
    answer.map(|answer| R::unpack(answer).unwrap())
}

fn over_the_wire<T: Serialize + DeserializeOwned>(message: &T) -> T {
    serde_json::from_str(&serde_json::to_string(message).unwrap()).unwrap()
}

pub(crate) fn facts(engine: &mut Engine) -> Facts {
    ask(engine, SyncFacts {}).unwrap()
}

pub(crate) fn enrolled() -> Engine {
    let mut engine = Engine::in_memory().unwrap();
    ask(&mut engine, Enrol { device: device(1), server_key: Some(key()) }).unwrap();
    engine
}

pub(crate) fn statement(id: u128, words: &str) -> Statement {
    let body = serde_json::to_string(&serde_json::json!({ "words": words })).unwrap();
    Statement {
        id: EntryId(uuid(id)),
        stream: stream(),
        kind: "said".to_owned(),
        schema: 1,
        body: RawValue::from_string(body).unwrap(),
    }
}

pub(crate) fn write(statements: Vec<Statement>) -> Write {
    Write {
        author: PersonId(uuid(0xa000)),
        role: Role::Kader,
        now: at(0),
        built: at(-1_000_000),
        app_version: "1.0.0".to_owned(),
        statements,
        ends_draft: None,
    }
}

pub(crate) fn say(engine: &mut Engine, id: u128) {
    ask(engine, write(vec![statement(id, "a")])).unwrap();
}

/// The texts that wait, read.
pub(crate) fn waiting(engine: &mut Engine) -> Vec<Entry> {
    let texts = ask(engine, simpati_store::api::status::Unsent {}).unwrap();
    texts.into_iter().map(|text| Entry::read(text).unwrap()).collect()
}

/// An entry that another device stated.
pub(crate) fn theirs(id: u128) -> Entry {
    let header = Header {
        id: EntryId(uuid(id)),
        stream: stream(),
        device: device(9),
        idx: 1,
        prev: None,
        author: PersonId(uuid(0xa009)),
        role: Role::Kader,
        recorded_at: at(0),
        clock_offset_ms: None,
        clock_doubt: None,
        app_version: "1.0.0".to_owned(),
        schema: 1,
    };
    Entry::write(&header, "said", &serde_json::json!({ "words": "theirs" })).unwrap()
}

fn signing() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

pub(crate) fn key() -> EntryHash {
    EntryHash(ServerKey::of(&signing()).to_bytes())
}

pub(crate) fn epoch() -> EpochId {
    EpochId(uuid(0xe001))
}

pub(crate) fn head(hashes: &[EntryHash]) -> SignedHead {
    let running = hashes.iter().fold(EntryHash::ZERO, |running, hash| running.then(hash));
    SignedHead::sign(stream(), hashes.len() as u64, running, epoch(), &signing())
}

pub(crate) fn meet(engine: &mut Engine, minutes: i64, server_minutes: i64) -> Result<(), StoreError> {
    let reply = HelloReply {
        version: 1,
        server_time: at(server_minutes),
        epoch: epoch(),
        server_key: key(),
        device_head: 0,
        device_hash: None,
        streams: Vec::new(),
    };
    ask(engine, Meet { reply, now: at(minutes) })
}

pub(crate) fn receipt(entry: &Entry, seq: u64) -> Outcome {
    let header = entry.header();
    let receipt = Receipt::sign(header.id, entry.hash(), header.stream.clone(), seq, epoch(), &signing());
    Outcome::Received { idx: header.idx, receipt }
}

pub(crate) fn take_push(engine: &mut Engine, outcomes: Vec<Outcome>) -> Result<(), StoreError> {
    let reply = PushReply { server_time: at(0), epoch: epoch(), device_head: 0, device_hash: None, outcomes };
    ask(engine, TakePush { reply })
}

/// A page that holds all of these, from the first on.
pub(crate) fn page(entries: &[Entry]) -> PullReply {
    let hashes: Vec<EntryHash> = entries.iter().map(Entry::hash).collect();
    PullReply {
        server_time: at(0),
        entries: (1..)
            .zip(entries)
            .map(|(seq, entry)| PulledEntry { seq, hash: entry.hash(), entry: Some(entry.raw().to_owned()) })
            .collect(),
        head: head(&hashes),
        last: entries.len() as u64,
    }
}

/// A directory that is gone when the test ends.
pub(crate) struct Directory(PathBuf);

impl Directory {
    /// A new one; `name` is the test's.
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn check_program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_simpati-store-check"))
}

/// The numbers that the store in a directory holds.
pub(crate) fn list(directory: &Path) -> Vec<u64> {
    let output = check_program().arg("list").arg(directory).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| line.parse().unwrap()).collect()
}
