//! The network between tablets and server: every request lies here until the world decides what becomes of it.

use simpati_core::id::DeviceId;
use simpati_core::protocol::{
    HeadReply, HeadRequest, Hello, HelloReply, PullReply, PullRequest, PushReply, PushRequest, ReturnReply,
    ReturnRequest, SnapshotReply, SnapshotRequest, SyncApi, SyncError,
};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

/// A request on its way.
#[derive(Debug, Clone)]
pub(crate) enum Ask {
    Hello(Hello),
    Push(PushRequest),
    Pull(PullRequest),
    Snapshot(SnapshotRequest),
    HeadAt(HeadRequest),
    GiveBack(ReturnRequest),
}

/// An answer on its way.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    Hello(HelloReply),
    Push(PushReply),
    Pull(PullReply),
    Snapshot(SnapshotReply),
    HeadAt(HeadReply),
    GiveBack(ReturnReply),
}

pub(crate) type Answer = Result<Reply, SyncError>;

/// Who asked: a tablet, in one life of its app, with one of its requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Call {
    pub(crate) tablet: usize,
    pub(crate) life: u32,
    number: u64,
}

/// What lies on the wire.
#[derive(Default)]
pub(crate) struct Wire {
    asked: Vec<(Call, DeviceId, Ask)>,
    answers: BTreeMap<Call, Answer>,
    next: u64,
}

pub(crate) type SharedWire = Rc<RefCell<Wire>>;

impl Wire {
    /// Requests that were made since the last look.
    pub(crate) fn take_asked(&mut self) -> Vec<(Call, DeviceId, Ask)> {
        std::mem::take(&mut self.asked)
    }

    /// An answer arrives, if none has before.
    pub(crate) fn answer(&mut self, call: Call, answer: Answer) {
        self.answers.entry(call).or_insert(answer);
    }
}

/// One tablet's end of the wire.
#[derive(Clone)]
pub(crate) struct Line {
    pub(crate) wire: SharedWire,
    pub(crate) tablet: usize,
    pub(crate) life: u32,
    pub(crate) device: DeviceId,
}

impl Line {
    async fn call(&self, ask: Ask) -> Answer {
        let call = {
            let mut wire = self.wire.borrow_mut();
            wire.next += 1;
            let call = Call { tablet: self.tablet, life: self.life, number: wire.next };
            wire.asked.push((call, self.device, ask));
            call
        };
        poll_fn(|_| match self.wire.borrow_mut().answers.remove(&call) {
            Some(answer) => Poll::Ready(answer),
            None => Poll::Pending,
        })
        .await
    }
}

macro_rules! ask {
    ($line:ident, $kind:ident, $request:ident) => {
        match $line.call(Ask::$kind($request)).await? {
            Reply::$kind(reply) => Ok(reply),
            _ => Err(SyncError::BadAnswer),
        }
    };
}

impl SyncApi for Line {
    async fn hello(&self, request: Hello) -> Result<HelloReply, SyncError> {
        ask!(self, Hello, request)
    }

    async fn push(&self, request: PushRequest) -> Result<PushReply, SyncError> {
        ask!(self, Push, request)
    }

    async fn pull(&self, request: PullRequest) -> Result<PullReply, SyncError> {
        ask!(self, Pull, request)
    }

    async fn snapshot(&self, request: SnapshotRequest) -> Result<SnapshotReply, SyncError> {
        ask!(self, Snapshot, request)
    }

    async fn head_at(&self, request: HeadRequest) -> Result<HeadReply, SyncError> {
        ask!(self, HeadAt, request)
    }

    async fn give_back(&self, request: ReturnRequest) -> Result<ReturnReply, SyncError> {
        ask!(self, GiveBack, request)
    }
}
