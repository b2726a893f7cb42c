//! Does what [`crate::decide`] decides: one pass at a time, over any server and any store.

use crate::decide::{Pass, Search, Step, StreamPass, next};
use crate::report::{End, Fault, Lane, Report};
use simpati_core::clock::Stamp;
use simpati_core::id::StreamId;
use simpati_core::protocol::message::MAX_PAGE;
use simpati_core::protocol::{
    ErrorCode, HeadRequest, Hello, Outcome, PullRequest, PushRequest, ReturnRequest, SnapshotRequest, SyncApi,
    SyncError, version,
};
use simpati_store::api::sync::{
    Agreed, BeginLife, Facts, Meet, Outgoing, Rejoin, Restate, Returnable, RunningAt, SyncFacts, TakePage, TakePush,
    TakeSnapshot,
};
use simpati_store::{Store, StoreError};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Steps after which a pass ends so that its report can be shown; the next pass goes on.
const MAX_STEPS: u32 = 2_000;

/// Requests without an answer, one after the other, after which the server counts as out of reach.
const MAX_SILENCE: u32 = 2;

/// Brings one store and one server together.
pub struct Engine<A, S> {
    server: A,
    store: S,
    app_version: String,
    running: AtomicBool,
    /// How many entries a page may have on this connection: halved when a page does not get through.
    page: AtomicU32,
    most_a_page: u32,
}

/// What ends a pass early.
enum Stop {
    Server(SyncError),
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<SyncError> for Stop {
    fn from(error: SyncError) -> Self {
        Self::Server(error)
    }
}

impl<A: SyncApi, S: Store> Engine<A, S> {
    /// An engine for one server and one store.
    pub fn new(server: A, store: S, app_version: impl Into<String>) -> Self {
        let most_a_page = MAX_PAGE as u32;
        let (running, page) = (AtomicBool::new(false), AtomicU32::new(most_a_page));
        Self { server, store, app_version: app_version.into(), running, page, most_a_page }
    }

    /// The same engine with smaller pages, for a connection that is known to be bad.
    pub fn with_page(self, most: u32) -> Self {
        let most_a_page = most.clamp(1, MAX_PAGE as u32);
        Self { page: AtomicU32::new(most_a_page), most_a_page, ..self }
    }

    /// Runs one pass. While one runs, another one ends at once.
    ///
    /// `now` is asked for the device's clock when the server has answered the greeting.
    pub async fn pass(&self, now: impl Fn() -> Stamp) -> Report {
        let Some(_running) = Running::begin(&self.running) else {
            return Report { end: End::Busy, ..Report::default() };
        };
        let mut journey = Journey {
            engine: self,
            pass: Pass::default(),
            server_time: None,
            rejoined: false,
            silence: 0,
            report: Report::default(),
        };
        journey.report.end = match journey.run(&now).await {
            Ok(end) => end,
            Err(Stop::Server(error)) => End::Server(error),
            Err(Stop::Store(error)) => End::Store(error),
        };
        journey.report.faults = journey.pass.faults();
        journey.report
    }

    fn page(&self) -> u32 {
        self.page.load(Ordering::Relaxed)
    }

    fn halve_page(&self) {
        self.page.store((self.page() / 2).max(1), Ordering::Relaxed);
    }

    fn double_page(&self) {
        self.page.store((self.page() * 2).min(self.most_a_page), Ordering::Relaxed);
    }
}

/// Marks that a pass runs, until it ends or is dropped in the middle.
struct Running<'a>(&'a AtomicBool);

impl<'a> Running<'a> {
    fn begin(flag: &'a AtomicBool) -> Option<Self> {
        (!flag.swap(true, Ordering::AcqRel)).then_some(Self(flag))
    }
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

/// One pass on its way.
struct Journey<'e, A, S> {
    engine: &'e Engine<A, S>,
    pass: Pass,
    server_time: Option<Stamp>,
    /// The chain was taken up again behind a hole, which is done once a pass.
    rejoined: bool,
    silence: u32,
    report: Report,
}

impl<A: SyncApi, S: Store> Journey<'_, A, S> {
    async fn run(&mut self, now: &impl Fn() -> Stamp) -> Result<End, Stop> {
        for _ in 0..MAX_STEPS {
            let facts = self.engine.store.ask(SyncFacts {}).await?;
            self.report.waiting = facts.waiting;
            match next(&facts, &self.pass) {
                Step::NotEnrolled => return Ok(End::NotEnrolled),
                Step::Done => return self.end(&facts).await,
                step => {
                    let lane = lane(&step);
                    match self.take(step, &facts, now).await {
                        Ok(()) => self.silence = 0,
                        Err(stop) => self.survive(lane, stop)?,
                    }
                }
            }
        }
        Ok(End::Unfinished)
    }

    async fn end(&mut self, facts: &Facts) -> Result<End, Stop> {
        for (stream, there) in &mut self.pass.streams {
            let old_lives = facts.streams.iter().filter(|here| here.stream == *stream).flat_map(|here| &here.old_lives);
            match old_lives.map(|old| old.missing).max() {
                Some(missing) if missing > 0 && there.fault.is_none() => there.fault = Some(Fault::Unreturned(missing)),
                _ => {}
            }
        }
        let Some(at) = self.server_time else { return Ok(End::Incomplete) };
        if facts.waiting > 0 || !self.pass.faults().is_empty() {
            return Ok(End::Incomplete);
        }
        self.engine.store.ask(Agreed { at }).await?;
        Ok(End::Agreed)
    }

    /// Leaves the lane of a step that failed, so that the others go on; or ends the pass.
    fn survive(&mut self, lane: Option<Lane>, stop: Stop) -> Result<(), Stop> {
        let Some(lane) = lane else { return Err(stop) };
        match &stop {
            Stop::Server(SyncError::NoAnswer) => {
                self.silence += 1;
                self.engine.halve_page();
                if self.silence >= MAX_SILENCE {
                    return Err(stop);
                }
            }
            Stop::Server(SyncError::Refused { code: ErrorCode::TooLarge, .. }) if self.engine.page() > 1 => {
                self.engine.halve_page();
                return Ok(());
            }
            Stop::Server(SyncError::Refused { code, .. }) => match code {
                ErrorCode::Unauthenticated
                | ErrorCode::DeviceRevoked
                | ErrorCode::VersionUnknown
                | ErrorCode::RateLimited
                | ErrorCode::Unavailable => return Err(stop),
                _ => {}
            },
            Stop::Server(SyncError::BadAnswer) => {}
            // Another request of this tablet came between reading the facts and this step: read them again.
            Stop::Store(StoreError::Stale) => return Ok(()),
            Stop::Store(StoreError::BadAnswer) => {}
            Stop::Store(_) => return Err(stop),
        }
        let fault = match stop {
            Stop::Server(error) => Fault::Server(error),
            Stop::Store(error) => Fault::Store(error),
        };
        self.pass.leave(&lane, fault);
        Ok(())
    }

    async fn take(&mut self, step: Step, facts: &Facts, now: &impl Fn() -> Stamp) -> Result<(), Stop> {
        match step {
            Step::Greet => self.greet(facts.waiting, now).await,
            Step::Push { from } => self.push(from).await,
            Step::Snapshot { stream } => self.snapshot(stream).await,
            Step::Pull { stream, after, omit_own } => self.pull(stream, after, omit_own).await,
            Step::Doubt { stream, high } => {
                self.stream(&stream).search = Some(Search::below(high));
                Ok(())
            }
            Step::Compare { stream, seq } => self.compare(stream, seq).await,
            Step::BeginLife { stream, keep } => {
                self.engine.store.ask(BeginLife { stream: stream.clone(), keep }).await?;
                self.stream(&stream).search = None;
                Ok(())
            }
            Step::Disbelieve { .. } => Err(Stop::Server(SyncError::BadAnswer)),
            Step::GiveBack { stream, life, skip } => self.give_back(stream, life, skip).await,
            Step::Restate { stream } => {
                self.report.restated += self.engine.store.ask(Restate { stream }).await?;
                Ok(())
            }
            Step::Rejoin { device, idx, hash } => {
                self.pass.hole = false;
                Ok(self.engine.store.ask(Rejoin { device, idx, hash }).await?)
            }
            Step::NotEnrolled | Step::Done => Ok(()),
        }
    }

    fn stream(&mut self, stream: &StreamId) -> &mut StreamPass {
        self.pass.streams.entry(stream.clone()).or_default()
    }

    async fn greet(&mut self, waiting: u64, now: &impl Fn() -> Stamp) -> Result<(), Stop> {
        let app_version = self.engine.app_version.clone();
        let hello = Hello { oldest: version::OLDEST, newest: version::NEWEST, app_version, waiting };
        let reply = self.engine.server.hello(hello).await?;
        self.engine.store.ask(Meet { reply: reply.clone(), now: now() }).await?;
        self.server_time = Some(reply.server_time);
        self.pass = Pass::greeted((reply.device_head, reply.device_hash), reply.streams);
        Ok(())
    }

    async fn push(&mut self, from: u64) -> Result<(), Stop> {
        let page = self.engine.store.ask(Outgoing { from, limit: self.engine.page() }).await?;
        if page.entries.is_empty() {
            // The entry there was refused by the server and then lost with this tablet's data.
            if self.rejoined {
                self.pass.leave(&Lane::Push, Fault::Hole);
            }
            self.pass.hole = !self.rejoined;
            self.rejoined = true;
            return Ok(());
        }
        let request = PushRequest { device: page.device, entries: page.entries };
        let reply = self.engine.server.push(request).await?;
        if reply.outcomes.is_empty() && reply.device_head + 1 >= from {
            return Err(Stop::Server(SyncError::BadAnswer));
        }
        self.engine.store.ask(TakePush { reply: reply.clone() }).await?;
        self.engine.double_page();
        self.report.pushed += reply.outcomes.len() as u64;
        self.pass.chain = Some((reply.device_head, reply.device_hash));
        for outcome in &reply.outcomes {
            if let Outcome::Received { receipt, .. } = outcome
                && let Some(there) = self.pass.streams.get_mut(&receipt.stream)
                && receipt.seq > there.last
            {
                (there.last, there.running) = (receipt.seq, None);
            }
        }
        Ok(())
    }

    async fn snapshot(&mut self, stream: StreamId) -> Result<(), Stop> {
        // Asked for once: whatever comes of it, pages do the rest.
        self.stream(&stream).no_snapshot = true;
        let reply = self.engine.server.snapshot(SnapshotRequest { stream: stream.clone() }).await?;
        let taken = self.engine.store.ask(TakeSnapshot { stream, reply }).await?;
        self.report.pulled += u64::from(taken.new);
        Ok(())
    }

    async fn pull(&mut self, stream: StreamId, after: u64, omit_own: bool) -> Result<(), Stop> {
        let request = PullRequest { stream: stream.clone(), after, limit: self.engine.page(), omit_own };
        let reply = self.engine.server.pull(request).await?;
        let (head, last) = (reply.head.clone(), reply.last);
        match self.engine.store.ask(TakePage { stream: stream.clone(), after, reply }).await {
            Ok(taken) => {
                self.engine.double_page();
                self.report.pulled += u64::from(taken.new);
                self.stream(&stream).learn(&head, last);
            }
            Err(StoreError::MissingText) => self.stream(&stream).whole = true,
            Err(StoreError::Mismatch) => {
                let there = self.stream(&stream);
                there.learn(&head, last);
                there.search = Some(Search::below(after.min(last) + 1));
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    async fn compare(&mut self, stream: StreamId, seq: u64) -> Result<(), Stop> {
        let here = self.engine.store.ask(RunningAt { stream: stream.clone(), seq }).await?;
        let there = self.engine.server.head_at(HeadRequest { stream: stream.clone(), seq }).await?.running;
        if let Some(search) = &mut self.stream(&stream).search {
            search.learn(seq, here.is_some() && here == there);
        }
        Ok(())
    }

    async fn give_back(&mut self, stream: StreamId, life: i64, skip: u64) -> Result<(), Stop> {
        let page = self.engine.store.ask(Returnable { life, limit: self.engine.page(), skip }).await?;
        let offered = page.as_ref().map_or(0, |page| page.entries.len() as u64);
        let mut taken = 0;
        if let Some(page) = page {
            let request =
                ReturnRequest { after: page.after, walk: page.walk, entries: page.entries, proof: page.proof };
            let reply = self.engine.server.give_back(request).await?;
            taken = reply.taken;
            let last = reply.head.seq;
            self.stream(&stream).learn(&reply.head, last);
        }
        self.report.returned += taken;
        if taken == 0 {
            *self.stream(&stream).not_taken.entry(life).or_default() += offered.max(1);
        }
        Ok(())
    }
}

fn lane(step: &Step) -> Option<Lane> {
    match step {
        Step::NotEnrolled | Step::Greet | Step::Rejoin { .. } | Step::Done => None,
        Step::Push { .. } => Some(Lane::Push),
        Step::Snapshot { stream }
        | Step::Pull { stream, .. }
        | Step::Doubt { stream, .. }
        | Step::Compare { stream, .. }
        | Step::BeginLife { stream, .. }
        | Step::Disbelieve { stream }
        | Step::GiveBack { stream, .. }
        | Step::Restate { stream } => Some(Lane::Stream(stream.clone())),
    }
}
