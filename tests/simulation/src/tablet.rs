//! One tablet: the real store, the real sync engine, and a clock that may be wrong.

use crate::people::Person;
use crate::sabotage::Desk;
use crate::wire::{Line, SharedWire};
use rusqlite::Connection;
use simpati_core::clock::Stamp;
use simpati_core::id::DeviceId;
use simpati_store::api::write::Write;
use simpati_store::engine::Engine;
use simpati_store::local::LocalStore;
use simpati_store::{Request, Store, StoreError};
use simpati_sync::Report;
use simpati_sync::schedule::Schedule;
use std::cell::Cell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

type Sync = simpati_sync::Engine<Line, Desk>;
type Pass = Pin<Box<dyn Future<Output = Report>>>;

/// What a tablet needs of the world around it.
#[derive(Clone)]
pub(crate) struct Around {
    pub(crate) wire: SharedWire,
    /// True time, in milliseconds since 1970.
    pub(crate) now: Rc<Cell<i64>>,
    pub(crate) page: u32,
}

/// One tablet.
pub(crate) struct Tablet {
    around: Around,
    pub(crate) number: usize,
    pub(crate) person: Person,
    pub(crate) device: DeviceId,
    /// How often the app was started.
    pub(crate) life: u32,
    /// What its clock is wrong by.
    pub(crate) clock_error: Rc<Cell<i64>>,
    /// No signal until then.
    pub(crate) silent_until: i64,
    pub(crate) schedule: Schedule,
    /// What the person tries to save and could not yet.
    pub(crate) unsaved: Option<(Write, bool)>,
    pub(crate) desk: Desk,
    sync: Rc<Sync>,
    pass: Option<Pass>,
}

impl Tablet {
    pub(crate) fn new(
        around: Around,
        number: usize,
        person: Person,
        device: DeviceId,
        clock_error: i64,
        desk: Desk,
    ) -> Self {
        let (life, clock_error) = (0, Rc::new(Cell::new(clock_error)));
        let sync = Self::sync(&around, number, life, device, &desk);
        let schedule = Schedule::default();
        let (silent_until, unsaved, pass) = (i64::MIN, None, None);
        Self { around, number, person, device, life, clock_error, silent_until, schedule, unsaved, desk, sync, pass }
    }

    fn sync(around: &Around, tablet: usize, life: u32, device: DeviceId, desk: &Desk) -> Rc<Sync> {
        let line = Line { wire: Rc::clone(&around.wire), tablet, life, device };
        Rc::new(simpati_sync::Engine::new(line, desk.clone(), "1.0.0").with_page(around.page))
    }

    /// What its clock says.
    pub(crate) fn clock(&self) -> Stamp {
        Stamp { unix_ms: self.around.now.get() + self.clock_error.get(), offset_minutes: 420 }
    }

    pub(crate) fn ask<R: Request>(&self, request: R) -> Result<R::Answer, StoreError> {
        at_once(self.desk.ask(request)).unwrap_or(Err(StoreError::Lost))
    }

    /// Begins a pass, if none runs.
    pub(crate) fn begin_pass(&mut self) {
        if self.pass.is_none() {
            let (sync, now, error) = (Rc::clone(&self.sync), Rc::clone(&self.around.now), Rc::clone(&self.clock_error));
            let clock = move || Stamp { unix_ms: now.get() + error.get(), offset_minutes: 420 };
            self.pass = Some(Box::pin(async move { sync.pass(clock).await }));
        }
    }

    pub(crate) fn is_syncing(&self) -> bool {
        self.pass.is_some()
    }

    /// Lets the pass go on as far as it can; its report, if it ended.
    pub(crate) fn go_on(&mut self) -> Option<Report> {
        let pass = self.pass.as_mut()?;
        match pass.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(report) => {
                self.pass = None;
                Some(report)
            }
            Poll::Pending => None,
        }
    }

    /// Kills the app and starts it again on what its two databases hold, after `change` did something to them.
    pub(crate) fn restart(
        &mut self,
        change: impl FnOnce(Connection, Connection) -> Result<(Connection, Connection), StoreError>,
    ) -> Result<(), StoreError> {
        self.pass = None;
        self.life += 1;
        let (main, second) = self.desk.take_engine()?.into_connections();
        let (main, second) = change(main, second)?;
        let (engine, _) = Engine::on(main, second)?;
        self.desk.put_engine(LocalStore::new(engine));
        self.sync = Self::sync(&self.around, self.number, self.life, self.device, &self.desk);
        Ok(())
    }

    /// Gives it another identity.
    pub(crate) fn becomes(&mut self, device: DeviceId) {
        self.pass = None;
        self.life += 1;
        self.device = device;
        self.sync = Self::sync(&self.around, self.number, self.life, device, &self.desk);
    }
}

/// The answer of a future that does not wait.
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
}
