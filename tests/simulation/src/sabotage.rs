//! Ways to break a rule on purpose, to see that the verdict notices. A simulation that cannot fail proves nothing.

use simpati_store::api::register::ChildBrief;
use simpati_store::api::sync::OutgoingPage;
use simpati_store::api::write::{Write, Written};
use simpati_store::engine::Engine;
use simpati_store::local::LocalStore;
use simpati_store::{Req, Resp, Store, StoreError};
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

/// A rule that is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sabotage {
    /// The store acknowledges a correction without storing it.
    ForgetsACorrection,
    /// The store writes a visit twice, under two ids.
    StatesAVisitTwice,
    /// The tablet does not send what follows a correction in the chain.
    HoldsBackCorrections,
    /// After a restore the tablet does not offer again what it has receipts for.
    NeverOffersAgain,
    /// After a restore the tablet does not return what others had sent.
    NeverReturns,
    /// What is off the chain is marked as stated again, and is not.
    NeverRestates,
    /// The second place is empty when the main database is lost.
    NoSecondPlace,
    /// The pass reports agreement without fetching anything.
    AgreesUnseen,
    /// The server forgets the end of a stream and stays in the same life.
    ServerForgets,
    /// A list shows what no entry says.
    ListInvents,
}

impl Sabotage {
    /// Every way.
    pub const ALL: [Self; 10] = [
        Self::ForgetsACorrection,
        Self::StatesAVisitTwice,
        Self::HoldsBackCorrections,
        Self::NeverOffersAgain,
        Self::NeverReturns,
        Self::NeverRestates,
        Self::NoSecondPlace,
        Self::AgreesUnseen,
        Self::ServerForgets,
        Self::ListInvents,
    ];
}

/// A tablet's store, with a rule broken or with none. Clones are the same store.
#[derive(Clone)]
pub(crate) struct Desk {
    store: Rc<RefCell<Option<LocalStore>>>,
    sabotage: Option<Sabotage>,
}

impl Desk {
    pub(crate) fn new(engine: Engine, sabotage: Option<Sabotage>) -> Self {
        Self { store: Rc::new(RefCell::new(Some(LocalStore::new(engine)))), sabotage }
    }

    /// Does something with the engine itself.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&mut Engine) -> T) -> Result<T, StoreError> {
        Ok(self.store.borrow().as_ref().ok_or(StoreError::Lost)?.with(work))
    }

    pub(crate) fn take_engine(&self) -> Result<Engine, StoreError> {
        self.store.borrow_mut().take().and_then(LocalStore::into_engine).ok_or(StoreError::Lost)
    }

    pub(crate) fn put_engine(&self, store: LocalStore) {
        *self.store.borrow_mut() = Some(store);
    }

    fn carry_out(&self, request: Req) -> Result<Resp, StoreError> {
        let handle = |request| self.with(|engine| engine.handle(request))?;
        match (self.sabotage, request) {
            (Some(Sabotage::ForgetsACorrection), Req::Write(write)) if is_correction(&write) => {
                Ok(Resp::Write(Written { new: 1 }))
            }
            (Some(Sabotage::StatesAVisitTwice), Req::Write(write)) => {
                let mut twice = write;
                if let Some(first) = twice.statements.iter().find(|it| it.kind == "visit_recorded").cloned() {
                    let id = uuid::Uuid::from_u128(first.id.0.as_u128() ^ 1);
                    twice
                        .statements
                        .push(simpati_store::api::write::Statement { id: simpati_core::id::EntryId(id), ..first });
                }
                handle(Req::Write(twice))
            }
            (Some(Sabotage::HoldsBackCorrections), Req::Outgoing(ask)) => {
                let Resp::Outgoing(OutgoingPage { device, mut entries }) = handle(Req::Outgoing(ask))? else {
                    return Err(StoreError::Lost);
                };
                if let Some(at) = entries.iter().position(|text| text.get().contains("_amended")) {
                    entries.truncate(at);
                }
                Ok(Resp::Outgoing(OutgoingPage { device, entries }))
            }
            (Some(Sabotage::NeverReturns), Req::Returnable(_)) => Ok(Resp::Returnable(None)),
            (Some(Sabotage::NeverReturns), Req::SyncFacts(it)) => {
                let mut answer = handle(Req::SyncFacts(it))?;
                if let Resp::SyncFacts(facts) = &mut answer {
                    facts.streams.iter_mut().for_each(|stream| stream.old_lives.clear());
                }
                Ok(answer)
            }
            (Some(Sabotage::NeverRestates), Req::SyncFacts(it)) => {
                let mut answer = handle(Req::SyncFacts(it))?;
                if let Resp::SyncFacts(facts) = &mut answer {
                    facts.streams.iter_mut().for_each(|stream| stream.stranded = 0);
                    facts.waiting = 0;
                }
                Ok(answer)
            }
            (_, request) => handle(request),
        }
    }
}

fn is_correction(write: &Write) -> bool {
    write.statements.iter().any(|statement| statement.kind.ends_with("_amended"))
}

impl Store for Desk {
    fn call(&self, request: Req) -> impl Future<Output = Result<Resp, StoreError>> {
        std::future::ready(self.carry_out(request))
    }
}

/// Changes a row of a list to what no entry says.
pub(crate) fn invent(brief: &str) -> Option<String> {
    let mut read: ChildBrief = serde_json::from_str(brief).ok()?;
    read.contested = !read.contested;
    serde_json::to_string(&read).ok()
}
