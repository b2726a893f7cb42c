//! The store itself, over SQLite: takes a request, carries it out in one transaction, answers.
//!
//! Invariant: a connection never leaves this module, reads take `&Connection`, writes take `&Transaction`.

mod change;
mod check;
mod copy;
mod device;
mod draft;
mod fault;
mod incoming;
mod journal;
mod numbering;
mod open;
mod outgoing;
mod projection;
mod schema;
mod server;
mod status;
mod write;

pub use open::{Place, Which};

use crate::api::{Req, Resp};
use crate::error::StoreError;
use change::Change;
use copy::Copy;
use fault::Fault;
use rusqlite::{Connection, TransactionBehavior};
use simpati_core::fold::ChildView;

/// The store, open.
pub struct Engine {
    db: Connection,
    copy: Copy,
}

impl Engine {
    /// Carries out one request.
    pub fn handle(&mut self, request: Req) -> Result<Resp, StoreError> {
        self.carry_out(request).map_err(StoreError::from)
    }

    fn carry_out(&mut self, request: Req) -> Result<Resp, Fault> {
        Ok(match request {
            Req::Write(it) => Resp::Write(self.write(&it)?),
            Req::KeepDraft(it) => Resp::KeepDraft(self.change(|change| draft::keep(change.tx(), &it))?),
            Req::DropDraft(it) => Resp::DropDraft(self.change(|change| draft::drop_one(change.tx(), &it.name))?),
            Req::Drafts(_) => Resp::Drafts(draft::all(&self.db)?),
            Req::Children(it) => Resp::Children(projection::children(&self.db, &it)?),
            Req::Child(it) => Resp::Child(projection::child_page(&self.db, it.child)?.map(Box::new)),
            Req::Check(_) => Resp::Check(self.check()?),
            Req::Rebuild(_) => Resp::Rebuild(self.change(|change| projection::rebuild(change.tx()))?),
            Req::Unsent(_) => Resp::Unsent(status::unsent(&self.db)?),
            Req::Standing(_) => Resp::Standing(status::report(&self.db)?),
            Req::Enrol(it) => Resp::Enrol(self.enrol(&it)?),
            Req::SyncFacts(_) => Resp::SyncFacts(outgoing::facts(&self.db)?),
            Req::Meet(it) => Resp::Meet(self.change(|change| server::meet(change.tx(), &it))?),
            Req::Outgoing(it) => Resp::Outgoing(outgoing::page(&self.db, &it)?),
            Req::TakePush(it) => Resp::TakePush(self.settle(|change| incoming::push(change, &it.reply))?),
            Req::TakePage(it) => Resp::TakePage(self.settle(|change| incoming::page(change, &it))?),
            Req::TakeSnapshot(it) => Resp::TakeSnapshot(self.settle(|change| incoming::snapshot(change, &it))?),
            Req::RunningAt(it) => Resp::RunningAt(numbering::running_at(&self.db, &it.stream, it.seq)?),
            Req::BeginLife(it) => Resp::BeginLife(self.change(|change| numbering::begin(change, &it.stream, it.keep))?),
            Req::Returnable(it) => Resp::Returnable(numbering::returnable(&self.db, it.life, it.limit, it.skip)?),
            Req::Rejoin(it) => Resp::Rejoin(self.settle(|change| device::rejoin(change, &it))?),
            Req::Restate(it) => Resp::Restate(self.restate(&it)?),
            Req::Agreed(it) => Resp::Agreed(self.change(|change| server::agreed(change.tx(), it.at))?),
        })
    }

    /// Every child, folded from the journal and not from what is derived of it: for tests that compare two sides.
    pub fn views(&self) -> Result<Vec<ChildView>, StoreError> {
        Ok(projection::views(&self.db)?)
    }

    /// Every text of the journal, in the order in which it came: for tests that compare two sides.
    pub fn texts(&self) -> Result<Vec<String>, StoreError> {
        Ok(journal::texts(&self.db)?)
    }

    /// Lets each of the two databases grow by at most this many pages, or without a limit: a full disk, for tests.
    pub fn limit_growth(&mut self, pages: Option<u32>) -> Result<(), StoreError> {
        for db in [&mut self.db, self.copy.connection()] {
            open::limit_growth(db, pages)?;
        }
        Ok(())
    }

    /// One transaction, all or nothing.
    fn change<T>(&mut self, work: impl FnOnce(&Change<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let change = Change::new(&tx);
        let answer = work(&change)?;
        projection::refresh(&tx, &change.into_touched())?;
        tx.commit()?;
        Ok(answer)
    }

    /// A change after which entries may have left, or joined, those that only this tablet holds.
    fn settle<T>(&mut self, work: impl FnOnce(&Change<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let answer = self.change(work)?;
        self.copy.follow(&self.db)?;
        Ok(answer)
    }
}
