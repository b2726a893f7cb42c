//! A tablet in memory and the server that it speaks to.

use serde_json::value::RawValue;
use simpati_core::clock::Stamp;
use simpati_core::id::{DeviceId, EntryId, EpochId, PersonId, StreamId};
use simpati_core::role::Role;
use simpati_store::api::sync::{Enrol, Facts, SyncFacts};
use simpati_store::api::write::{Statement, Write, Written};
use simpati_store::engine::Engine;
use simpati_store::local::LocalStore;
use simpati_store::{Store, StoreError};
use simpati_sync::double::{Double, Line};
use simpati_sync::{End, Report};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Everything here answers at once, so a future that waits is a fault of the test.
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("something waits that must not wait"),
    }
}

pub(crate) fn uuid(n: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(0x0193_8f6e_7c00_7000_8000_0000_0000_0000 + n)
}

pub(crate) fn device(n: u128) -> DeviceId {
    DeviceId(uuid(0xd000 + n))
}

pub(crate) fn epoch(n: u128) -> EpochId {
    EpochId(uuid(0xe000 + n))
}

pub(crate) fn stream(n: u32) -> StreamId {
    format!("32.11.13.2005.{n:03}").parse().unwrap()
}

pub(crate) fn noon() -> Stamp {
    "2026-11-22T12:00:00.000+07:00".parse().unwrap()
}

pub(crate) fn server() -> Double {
    Double::new(7, epoch(1), [stream(1), stream(2)], noon())
}

pub(crate) struct Tablet {
    pub(crate) store: LocalStore,
    pub(crate) sync: simpati_sync::Engine<Line, LocalStore>,
    pub(crate) line: Line,
}

impl Tablet {
    pub(crate) fn new(server: &Double, n: u128) -> Self {
        let tablet = Self::on(Engine::in_memory().unwrap(), server, n);
        tablet.enrol(n);
        tablet
    }

    pub(crate) fn on(engine: Engine, server: &Double, n: u128) -> Self {
        let (store, line) = (LocalStore::new(engine), server.line(device(n)));
        let sync = simpati_sync::Engine::new(line.clone(), store.clone(), "1.0.0");
        Self { store, sync, line }
    }

    /// The same tablet after a person enrolled it again.
    pub(crate) fn enrolled_again(self, server: &Double, n: u128) -> Self {
        drop(self.sync);
        let tablet = Self::on(self.store.into_engine().unwrap(), server, n);
        tablet.enrol(n);
        tablet
    }

    pub(crate) fn enrol(&self, n: u128) {
        at_once(self.store.ask(Enrol { device: device(n), server_key: None })).unwrap();
    }

    pub(crate) fn say(&self, to: u32, id: u128, words: &str) -> Result<Written, StoreError> {
        let body = serde_json::to_string(&serde_json::json!({ "words": words })).unwrap();
        at_once(self.store.ask(Write {
            author: PersonId(uuid(0xa000)),
            role: Role::Kader,
            now: noon(),
            built: "2026-11-01T00:00:00.000+07:00".parse().unwrap(),
            app_version: "1.0.0".to_owned(),
            statements: vec![Statement {
                id: EntryId(uuid(id)),
                stream: stream(to),
                kind: "said".to_owned(),
                schema: 1,
                body: RawValue::from_string(body).unwrap(),
            }],
            ends_draft: None,
        }))
    }

    pub(crate) fn facts(&self) -> Facts {
        at_once(self.store.ask(SyncFacts {})).unwrap()
    }

    pub(crate) fn pass(&self) -> Report {
        at_once(self.sync.pass(noon))
    }

    #[track_caller]
    pub(crate) fn agree(&self) -> Report {
        let report = self.pass();
        assert_eq!(report.end, End::Agreed, "{report:?}");
        report
    }
}

/// The ids of what a stream holds on the server, in order.
pub(crate) fn ids(server: &Double, n: u32) -> Vec<u128> {
    let first = uuid(0).as_u128();
    let id = |text: &String| {
        let id: serde_json::Value = serde_json::from_str(text).unwrap();
        id["id"].as_str().unwrap().parse::<uuid::Uuid>().unwrap().as_u128() - first
    };
    server.texts(&stream(n)).iter().map(id).collect()
}
