//! The world of one seed: a clock, a list of what happens next, the server, the tablets, and the network between.

use crate::host::Host;
use crate::oracle::Oracle;
use crate::people::{self, Person};
use crate::random::Random;
use crate::sabotage::{Desk, Sabotage, invent};
use crate::scenario::{HOUR, Misfortune, Scenario};
use crate::tablet::{Around, Tablet};
use crate::verdict::{Failure, judge};
use crate::wire::{Answer, Ask, Call, Reply, SharedWire, Wire};
use crate::work::{self, Intention, Merges};
use rusqlite::Connection;
use simpati_core::clock::Stamp;
use simpati_core::id::{DeviceId, EntryId, EpochId};
use simpati_core::journal::Entry;
use simpati_core::protocol::{ErrorCode, SyncError};
use simpati_store::StoreError;
use simpati_store::api::status::Unsent;
use simpati_store::api::sync::{Enrol, SyncFacts};
use simpati_store::api::write::Write;
use simpati_store::engine::Engine;
use simpati_sync::schedule::Wake;
use simpati_sync::{End, Report};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// 2026-11-02, a Monday, 07:00 WIB.
const BEGIN_MS: i64 = 1_793_577_600_000;

/// After this a tablet gives up waiting for an answer.
const TIMEOUT: i64 = 30_000;

/// Rounds in which every tablet syncs once, after which everything must be at rest.
const ROUNDS: usize = 24;

/// What came of a seed.
pub struct Outcome {
    /// Figures, or why it failed.
    pub result: Result<Summary, Failure>,
    /// What happened, one line an event; empty unless asked for.
    pub trace: Vec<String>,
}

/// Figures of a seed that held.
#[derive(Debug, Clone, Copy, Default)]
pub struct Summary {
    /// Statements that were made.
    pub said: u64,
    /// Of these, how many were destroyed in every place that had them.
    pub destroyed: u64,
    /// Requests that were made.
    pub requests: u64,
    /// Passes that ended.
    pub passes: u64,
    /// Entries that were returned to a restored server.
    pub returned: u64,
    /// Entries that were stated again.
    pub restated: u64,
}

impl Summary {
    /// The sum of two.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            said: self.said + other.said,
            destroyed: self.destroyed + other.destroyed,
            requests: self.requests + other.requests,
            passes: self.passes + other.passes,
            returned: self.returned + other.returned,
            restated: self.restated + other.restated,
        }
    }
}

/// Something that will happen.
enum Event {
    Act(usize),
    Due(usize),
    Deliver(Call, DeviceId, Ask, bool),
    Answer(Call, Answer),
    Misfortune(Misfortune),
    RoomAgain(usize),
    EnrolAgain(usize),
}

struct World {
    scenario: Scenario,
    random: Random,
    now: Rc<Cell<i64>>,
    end: i64,
    events: BTreeMap<(i64, u64), Event>,
    scheduled: u64,
    wire: SharedWire,
    host: Host,
    tablets: Vec<Tablet>,
    /// Copies of tablets, to set one back to.
    kept: Vec<(usize, Vec<u8>, Vec<u8>, DeviceId)>,
    merges: Merges,
    oracle: Oracle,
    sabotage: Option<Sabotage>,
    summary: Summary,
    trace: Option<Vec<String>>,
}

/// Runs a seed to its end and judges it.
pub fn run(seed: u64, sabotage: Option<Sabotage>, traced: bool) -> Outcome {
    match World::new(seed, sabotage, traced) {
        Ok(mut world) => {
            let result = world.live();
            Outcome { result, trace: world.trace.unwrap_or_default() }
        }
        Err(failure) => Outcome { result: Err(failure), trace: Vec::new() },
    }
}

macro_rules! note {
    ($world:expr, $($what:tt)+) => {
        if $world.trace.is_some() {
            let line = format!($($what)+);
            $world.note(line);
        }
    };
}

impl World {
    fn new(seed: u64, sabotage: Option<Sabotage>, traced: bool) -> Result<Self, Failure> {
        let mut random = Random::new(seed);
        let scenario = Scenario::draw(&mut random);
        let now = Rc::new(Cell::new(BEGIN_MS));
        let persons = people::persons(scenario.tablets, &mut random, BEGIN_MS)?;
        let accounts = persons.iter().map(Person::account).collect();
        let host = Host::new(&people::streams()?, accounts, BEGIN_MS)?;
        let mut world = Self {
            end: BEGIN_MS + scenario.length,
            scenario,
            random,
            now,
            events: BTreeMap::new(),
            scheduled: 0,
            wire: Rc::new(RefCell::new(Wire::default())),
            host,
            tablets: Vec::new(),
            kept: Vec::new(),
            merges: Vec::new(),
            oracle: Oracle::default(),
            sabotage,
            summary: Summary::default(),
            trace: traced.then(Vec::new),
        };
        note!(world, "{:?}", world.scenario);
        for person in persons {
            world.add_tablet(person)?;
        }
        for misfortune in world.scenario.misfortunes.clone() {
            let at = world.random.between(0, world.scenario.length);
            world.after(at, Event::Misfortune(misfortune));
        }
        Ok(world)
    }

    fn live(&mut self) -> Result<Summary, Failure> {
        while let Some((&key, _)) = self.events.first_key_value() {
            if key.0 > self.end {
                break;
            }
            self.happen()?;
        }
        self.settle()?;
        self.sabotage_the_end()?;
        if let Err(failure) = judge(&self.host, &self.tablets, &self.oracle) {
            if let (Failure::Lost { id } | Failure::Twice { id }, true) = (&failure, self.trace.is_some()) {
                self.tell_where(*id)?;
            }
            return Err(failure);
        }
        (self.summary.said, self.summary.destroyed) = self.oracle.counts();
        Ok(self.summary)
    }

    /// Adds to the trace where each tablet has an entry.
    fn tell_where(&mut self, id: EntryId) -> Result<(), Failure> {
        for tablet in 0..self.tablets.len() {
            let mut lines = Vec::new();
            self.restart(tablet, |(main, second)| {
                let sql =
                    "SELECT hex(e.device), e.idx, e.standing, (SELECT group_concat(life || ':' || seq) FROM place AS p
                    WHERE p.hash = e.hash) FROM entry AS e WHERE e.id = ?1";
                let _ = main.prepare(sql).and_then(|mut select| {
                    let mut rows = select.query([id.0.as_bytes()])?;
                    while let Some(row) = rows.next()? {
                        let line: (String, i64, i64, Option<String>) =
                            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
                        lines.push(format!("tablet {tablet}: has {id}: device, idx, standing, places {line:?}"));
                    }
                    Ok(())
                });
                Ok((main, second))
            })?;
            lines.into_iter().for_each(|line| self.note(line));
        }
        Ok(())
    }

    fn note(&mut self, line: String) {
        let at = self.now.get() - BEGIN_MS;
        if let Some(trace) = &mut self.trace {
            trace.push(format!("{:>10.3} s  {line}", at as f64 / 1000.0));
        }
    }

    fn after(&mut self, wait: i64, event: Event) {
        self.scheduled += 1;
        self.events.insert((self.now.get() + wait, self.scheduled), event);
    }

    /// Lets the next thing happen.
    fn happen(&mut self) -> Result<(), Failure> {
        let Some(((at, _), event)) = self.events.pop_first() else { return Ok(()) };
        self.now.set(at);
        self.host.set_clock(at);
        match event {
            Event::Act(tablet) => self.act(tablet),
            Event::Due(tablet) => self.due(tablet),
            Event::Deliver(call, device, ask, first) => self.deliver(call, device, ask, first),
            Event::Answer(call, answer) => self.answered(call, answer),
            Event::Misfortune(misfortune) => self.befall(misfortune),
            Event::RoomAgain(tablet) => {
                note!(self, "tablet {tablet}: has room again");
                self.limit(tablet, None)
            }
            Event::EnrolAgain(tablet) => self.enrol_if_unknown(tablet),
        }
    }

    fn tick(&self) -> u64 {
        (self.now.get() - BEGIN_MS).unsigned_abs()
    }

    fn draw(&mut self) -> u32 {
        self.random.next() as u32
    }

    // Tablets.

    fn around(&self) -> Around {
        Around { wire: Rc::clone(&self.wire), now: Rc::clone(&self.now), page: self.scenario.page }
    }

    fn add_tablet(&mut self, person: Person) -> Result<(), Failure> {
        let number = self.tablets.len();
        let engine = Engine::in_memory().map_err(|error| Failure::Store { tablet: number, error })?;
        let device = DeviceId(self.random.uuid(self.now.get()));
        self.host.enrol(device, &person.scope(), person.id)?;
        let error = self.random.between(-self.scenario.clock_error, self.scenario.clock_error);
        let desk = Desk::new(engine, self.sabotage);
        let tablet = Tablet::new(self.around(), number, person, device, error, desk);
        tablet.asked(Enrol { device, server_key: None })?;
        self.settle_in(tablet);
        Ok(())
    }

    /// A tablet begins to be used.
    fn settle_in(&mut self, mut tablet: Tablet) {
        let number = tablet.number;
        let (tick, random) = (self.tick(), self.draw());
        tablet.schedule.wake(Wake::Started, tick, random);
        self.tablets.push(tablet);
        self.expect_pass(number);
        let pause = self.random.between(1, self.scenario.pause);
        self.after(pause, Event::Act(number));
    }

    fn expect_pass(&mut self, tablet: usize) {
        if let Some(due) = self.tablets[tablet].schedule.due() {
            let wait = due.saturating_sub(self.tick());
            self.after(i64::try_from(wait).unwrap_or(HOUR), Event::Due(tablet));
        }
    }

    fn due(&mut self, tablet: usize) -> Result<(), Failure> {
        let tick = self.tick();
        let it = &mut self.tablets[tablet];
        if it.schedule.is_due(tick) && !it.is_syncing() {
            it.begin_pass();
            self.go_on(tablet)?;
        }
        Ok(())
    }

    /// Lets a tablet's pass go on, and puts on the wire what it asked.
    fn go_on(&mut self, tablet: usize) -> Result<Option<Report>, Failure> {
        let ended = self.tablets[tablet].go_on();
        let asked = self.wire.borrow_mut().take_asked();
        for (call, device, ask) in asked {
            self.send(call, device, ask);
        }
        if let Some(report) = &ended {
            self.pass_ended(tablet, report)?;
        } else if self.random.happens(self.scenario.killed) {
            note!(self, "tablet {tablet}: killed in the middle of a pass");
            self.restart(tablet, Ok)?;
        }
        Ok(ended)
    }

    fn pass_ended(&mut self, tablet: usize, report: &Report) -> Result<(), Failure> {
        note!(self, "tablet {tablet}: pass ended {report:?}");
        self.summary.passes += 1;
        self.summary.returned += report.returned;
        self.summary.restated += report.restated;
        match &report.end {
            End::Store(StoreError::DiskFull) => {}
            End::Store(error) => return Err(Failure::Store { tablet, error: error.clone() }),
            End::Server(SyncError::Refused { code: ErrorCode::Unauthenticated, .. }) => {
                let wait = self.random.between(1, HOUR);
                self.after(wait, Event::EnrolAgain(tablet));
            }
            _ => {}
        }
        let (tick, random) = (self.tick(), self.draw());
        self.tablets[tablet].schedule.ended(report, tick, random);
        self.expect_pass(tablet);
        Ok(())
    }

    fn restart(
        &mut self,
        tablet: usize,
        change: impl FnOnce((Connection, Connection)) -> Result<(Connection, Connection), StoreError>,
    ) -> Result<(), Failure> {
        self.limit(tablet, None)?;
        let error = |error| Failure::Store { tablet, error };
        self.tablets[tablet].restart(|main, second| change((main, second))).map_err(error)?;
        let (tick, random) = (self.tick(), self.draw());
        self.tablets[tablet].schedule.wake(Wake::Started, tick, random);
        self.expect_pass(tablet);
        Ok(())
    }

    fn limit(&mut self, tablet: usize, pages: Option<u32>) -> Result<(), Failure> {
        let limited = self.tablets[tablet].desk.with(|engine| engine.limit_growth(pages)).flatten();
        limited.map_err(|error| Failure::Store { tablet, error })
    }

    fn enrol_if_unknown(&mut self, tablet: usize) -> Result<(), Failure> {
        if self.host.knows(self.tablets[tablet].device)? { Ok(()) } else { self.enrol_again(tablet) }
    }

    fn enrol_again(&mut self, tablet: usize) -> Result<(), Failure> {
        note!(self, "tablet {tablet}: is enrolled again");
        let device = DeviceId(self.random.uuid(self.now.get()));
        let it = &mut self.tablets[tablet];
        self.host.enrol(device, &it.person.scope(), it.person.id)?;
        it.becomes(device);
        match it.ask(Enrol { device, server_key: None }) {
            Ok(()) => {}
            Err(StoreError::DiskFull) => {
                self.limit(tablet, None)?;
                self.tablets[tablet].asked(Enrol { device, server_key: None })?;
            }
            Err(error) => return Err(Failure::Store { tablet, error }),
        }
        let (tick, random) = (self.tick(), self.draw());
        self.tablets[tablet].schedule.wake(Wake::ByHand, tick, random);
        self.expect_pass(tablet);
        Ok(())
    }

    // The network.

    fn is_silent(&self, tablet: usize) -> bool {
        self.tablets[tablet].silent_until > self.now.get()
    }

    fn delay(&mut self) -> i64 {
        if self.random.happens(self.scenario.delayed) {
            self.random.between(1, 600_000)
        } else {
            self.random.between(5, 900)
        }
    }

    fn send(&mut self, call: Call, device: DeviceId, ask: Ask) {
        self.summary.requests += 1;
        note!(self, "tablet {}: asks {}", call.tablet, short(&ask));
        self.after(TIMEOUT, Event::Answer(call, Err(SyncError::NoAnswer)));
        if self.is_silent(call.tablet) || self.random.happens(self.scenario.lost_request) {
            note!(self, "tablet {}: its request is lost", call.tablet);
            return;
        }
        if self.random.happens(self.scenario.repeated) {
            let wait = self.delay() + self.delay();
            self.after(wait, Event::Deliver(call, device, ask.clone(), false));
        }
        let wait = self.delay();
        self.after(wait, Event::Deliver(call, device, ask, true));
    }

    fn deliver(&mut self, call: Call, device: DeviceId, ask: Ask, first: bool) -> Result<(), Failure> {
        let answer = if self.random.happens(self.scenario.unavailable) {
            Err(SyncError::Refused { code: ErrorCode::Unavailable, retry_after_s: Some(20) })
        } else {
            self.host.answer(device, ask)
        };
        let answer = self.sabotaged(call.tablet, answer)?;
        if !first || self.is_silent(call.tablet) || self.random.happens(self.scenario.lost_answer) {
            note!(self, "tablet {}: an answer is lost or comes twice", call.tablet);
            return Ok(());
        }
        let wait = self.delay();
        self.after(wait, Event::Answer(call, answer));
        Ok(())
    }

    fn answered(&mut self, call: Call, answer: Answer) -> Result<(), Failure> {
        let it = &self.tablets[call.tablet];
        if it.life == call.life && it.is_syncing() {
            self.wire.borrow_mut().answer(call, answer);
            self.go_on(call.tablet)?;
        }
        Ok(())
    }

    // People.

    fn act(&mut self, tablet: usize) -> Result<(), Failure> {
        let pause = self.random.between(1, self.scenario.pause);
        self.after(pause, Event::Act(tablet));
        let (intention, what) = match self.tablets[tablet].unsaved.take() {
            Some(unsaved) => (unsaved, "tries again to save"),
            None => {
                let today = Stamp { unix_ms: self.now.get(), offset_minutes: 420 }.civil_date();
                let Some(today) = today else { return Ok(()) };
                let it = &self.tablets[tablet];
                let intention = work::intend(it, &mut self.random, today, &self.merges);
                let intention = intention.map_err(|error| Failure::Store { tablet, error })?;
                let Some(Intention { write, forbidden, what, merge }) = intention else { return Ok(()) };
                self.merges.extend(merge);
                self.oracle.begun(&write, forbidden);
                ((write, forbidden), what)
            }
        };
        note!(self, "tablet {tablet}: {what} {}", ids_of(&intention.0));
        self.save(tablet, intention)
    }

    fn save(&mut self, tablet: usize, intention: (Write, bool)) -> Result<(), Failure> {
        if self.random.happens(self.scenario.killed) {
            return self.killed_while_saving(tablet, intention);
        }
        match self.tablets[tablet].ask(intention.0.clone()) {
            Ok(_) => self.oracle.acknowledged(&intention.0),
            Err(StoreError::DiskFull) => {
                note!(self, "tablet {tablet}: has no room");
                self.tablets[tablet].unsaved = Some(intention);
                return Ok(());
            }
            Err(error) => return Err(Failure::Store { tablet, error }),
        }
        if self.random.happens(50) {
            match self.tablets[tablet].ask(intention.0) {
                Ok(written) if written.new == 0 => {}
                Ok(_) => return Err(Failure::Repeated { tablet }),
                Err(StoreError::DiskFull) => {}
                Err(error) => return Err(Failure::Store { tablet, error }),
            }
        }
        let (tick, random) = (self.tick(), self.draw());
        self.tablets[tablet].schedule.wake(Wake::Saved, tick, random);
        self.expect_pass(tablet);
        Ok(())
    }

    /// The app ends before, within or after the save; nothing was acknowledged, and the person will save again.
    fn killed_while_saving(&mut self, tablet: usize, intention: (Write, bool)) -> Result<(), Failure> {
        let moment = self.random.below(3);
        note!(self, "tablet {tablet}: killed while saving, moment {moment}");
        let mut second_place = None;
        if moment > 0 {
            let before = self.tablets[tablet].desk.with(Engine::serialize).flatten();
            let (_, before) = before.map_err(|error| Failure::Store { tablet, error })?;
            // An answer that nobody hears, or a disk that is full as well.
            let _ = self.tablets[tablet].ask(intention.0.clone());
            second_place = (moment == 1).then_some(before);
        }
        self.tablets[tablet].unsaved = Some(intention);
        // Between its two commits, the second place is as it was before.
        self.restart(tablet, |(main, second)| match &second_place {
            Some(bytes) => Ok((main, connection(bytes)?)),
            None => Ok((main, second)),
        })
    }

    // Misfortunes.

    fn befall(&mut self, misfortune: Misfortune) -> Result<(), Failure> {
        let tablet = self.random.below(self.tablets.len() as u64) as usize;
        note!(self, "{misfortune:?} (tablet {tablet})");
        match misfortune {
            Misfortune::NoSignal => {
                self.tablets[tablet].silent_until = self.now.get() + self.random.between(1, 4 * HOUR);
                Ok(())
            }
            Misfortune::DiskFull => {
                let pages = self.random.below(12) as u32;
                self.limit(tablet, Some(pages))?;
                let wait = self.random.between(1, 2 * HOUR);
                self.after(wait, Event::RoomAgain(tablet));
                Ok(())
            }
            Misfortune::ClockJumps => {
                let error = self.random.between(-self.scenario.clock_error, self.scenario.clock_error);
                self.tablets[tablet].clock_error.set(error);
                Ok(())
            }
            Misfortune::BackUp => {
                self.host.back_up()?;
                self.keep(tablet)
            }
            Misfortune::Restore => self.restore(),
            Misfortune::SetBack => self.set_back(),
            Misfortune::Copied => self.copy(tablet),
            Misfortune::Damaged => self.damage(tablet),
            Misfortune::Gone => self.lose(tablet),
            Misfortune::EnrolledAgain => self.enrol_again(tablet),
        }
    }

    /// Everything that any place holds.
    fn held(&self) -> Result<BTreeSet<EntryId>, Failure> {
        let mut held = BTreeSet::new();
        for stream in people::streams()? {
            held.extend(self.host.texts(&stream)?.iter().filter_map(|text| id_of(text)));
        }
        for tablet in &self.tablets {
            let texts = tablet.desk.with(|engine| engine.texts()).flatten();
            let texts = texts.map_err(|error| Failure::Store { tablet: tablet.number, error })?;
            held.extend(texts.iter().filter_map(|text| id_of(text)));
        }
        held.extend(self.host.quarantine()?.iter().filter_map(|row| id_of(&row.text)));
        Ok(held)
    }

    /// Something is destroyed. Before, everything that is owed must be somewhere; after, what is nowhere is owed no
    /// more.
    fn destroy(&mut self, destroy: impl FnOnce(&mut Self) -> Result<(), Failure>) -> Result<(), Failure> {
        let ids = self.oracle.missing(&self.held()?);
        if !ids.is_empty() {
            return Err(Failure::Vanished { ids });
        }
        destroy(self)?;
        let gone = self.oracle.missing(&self.held()?);
        note!(self, "destroyed everywhere: {}", gone.len());
        self.oracle.destroy(&gone);
        Ok(())
    }

    fn restore(&mut self) -> Result<(), Failure> {
        let backup = self.random.below(self.host.backups() as u64) as usize;
        let epoch = EpochId(self.random.uuid(self.now.get()));
        self.destroy(|world| {
            world.host.restore(backup, epoch)?;
            for tablet in &world.tablets {
                if world.host.knows(tablet.device)? {
                    world.host.sign_in(tablet.device, tablet.person.id)?;
                }
            }
            Ok(())
        })
    }

    fn keep(&mut self, tablet: usize) -> Result<(), Failure> {
        let bytes = self.tablets[tablet].desk.with(Engine::serialize).flatten();
        let (main, second) = bytes.map_err(|error| Failure::Store { tablet, error })?;
        self.kept.push((tablet, main, second, self.tablets[tablet].device));
        Ok(())
    }

    fn set_back(&mut self) -> Result<(), Failure> {
        let Some((tablet, main, second, device)) = self.random.pick(&self.kept).cloned() else { return Ok(()) };
        note!(self, "tablet {tablet}: set back");
        self.destroy(|world| {
            world.restart(tablet, |_| Ok((connection(&main)?, connection(&second)?)))?;
            world.tablets[tablet].becomes(device);
            Ok(())
        })
    }

    fn copy(&mut self, tablet: usize) -> Result<(), Failure> {
        let number = self.tablets.len();
        let bytes = self.tablets[tablet].desk.with(Engine::serialize).flatten();
        let copied = bytes.and_then(|(main, second)| Engine::deserialize(&main, &second));
        let engine = copied.map_err(|error| Failure::Store { tablet, error })?;
        let it = &self.tablets[tablet];
        let desk = Desk::new(engine, self.sabotage);
        let copy = Tablet::new(self.around(), number, it.person.clone(), it.device, it.clock_error.get(), desk);
        self.settle_in(copy);
        Ok(())
    }

    fn damage(&mut self, tablet: usize) -> Result<(), Failure> {
        let unsent = self.tablets[tablet].asked(Unsent {})?;
        let unsent: Vec<EntryId> = unsent.iter().filter_map(|text| id_of(text.get())).collect();
        let no_second_place = self.sabotage == Some(Sabotage::NoSecondPlace);
        self.destroy(|world| {
            world.restart(tablet, |(_, second)| {
                let second = if no_second_place { connection(&[])? } else { second };
                Ok((connection(&[])?, second))
            })?;
            let texts = world.tablets[tablet].desk.with(|engine| engine.texts()).flatten();
            let texts = texts.map_err(|error| Failure::Store { tablet, error })?;
            let held: BTreeSet<EntryId> = texts.iter().filter_map(|text| id_of(text)).collect();
            // What was not acknowledged may be missing in the second place.
            let owed: BTreeSet<EntryId> = world.oracle.owed().map(|(id, _)| id).collect();
            let ids: Vec<EntryId> = unsent.into_iter().filter(|id| owed.contains(id) && !held.contains(id)).collect();
            if ids.is_empty() { Ok(()) } else { Err(Failure::SecondPlace { tablet, ids }) }
        })?;
        // A tablet that never wrote has no identity in its second place: its person has it enrolled again.
        if self.tablets[tablet].asked(SyncFacts {})?.device.is_none() {
            self.enrol_again(tablet)?;
        }
        Ok(())
    }

    fn lose(&mut self, tablet: usize) -> Result<(), Failure> {
        self.destroy(|world| world.restart(tablet, |_| Ok((connection(&[])?, connection(&[])?))))?;
        self.enrol_again(tablet)
    }

    // The end.

    /// All misfortunes stop; what is on its way arrives; everybody saves what they could not, and syncs until nothing
    /// moves.
    fn settle(&mut self) -> Result<(), Failure> {
        note!(self, "everything is calm from here on");
        if self.sabotage == Some(Sabotage::ServerForgets) {
            self.host.back_up()?;
        }
        self.scenario.calm();
        self.events.retain(|_, event| matches!(event, Event::Deliver(..) | Event::Answer(..)));
        for tablet in 0..self.tablets.len() {
            self.tablets[tablet].silent_until = i64::MIN;
            self.limit(tablet, None)?;
            if let Some(unsaved) = self.tablets[tablet].unsaved.take() {
                self.save(tablet, unsaved)?;
            }
        }
        let ids = self.oracle.missing(&self.held()?);
        if !ids.is_empty() {
            return Err(Failure::Vanished { ids });
        }
        self.run_until_quiet()?;
        let mut restless = None;
        for _ in 0..ROUNDS {
            restless = self.round()?;
            if restless.is_none() {
                return Ok(());
            }
        }
        match restless {
            Some((tablet, report)) => Err(Failure::Restless { tablet, report: Box::new(report) }),
            None => Ok(()),
        }
    }

    fn run_until_quiet(&mut self) -> Result<(), Failure> {
        while !self.events.is_empty() {
            // Passes are begun by hand from here on.
            self.events.retain(|_, event| matches!(event, Event::Deliver(..) | Event::Answer(..)));
            self.happen()?;
        }
        Ok(())
    }

    /// Every tablet syncs once. Answers one that was not at rest, if there was one.
    fn round(&mut self) -> Result<Option<(usize, Report)>, Failure> {
        let mut restless = None;
        for tablet in 0..self.tablets.len() {
            self.enrol_if_unknown(tablet)?;
            self.tablets[tablet].begin_pass();
            let mut report = self.go_on(tablet)?;
            while report.is_none() && self.tablets[tablet].is_syncing() {
                let Some(((at, _), event)) = self.events.pop_first() else { break };
                self.now.set(at);
                match event {
                    Event::Deliver(call, device, ask, first) => self.deliver(call, device, ask, first)?,
                    Event::Answer(call, answer) if self.tablets[call.tablet].life == call.life => {
                        self.wire.borrow_mut().answer(call, answer);
                        report = self.go_on(call.tablet)?;
                    }
                    _ => {}
                }
            }
            let Some(report) = report else { continue };
            let moved = report.pushed + report.pulled + report.returned + report.restated;
            if report.end != End::Agreed || moved > 0 {
                restless = Some((tablet, report));
            }
        }
        Ok(restless)
    }

    // Sabotage.

    fn sabotaged(&mut self, tablet: usize, answer: Answer) -> Result<Answer, Failure> {
        match (self.sabotage, answer) {
            (Some(Sabotage::AgreesUnseen), Ok(Reply::Hello(mut hello))) => {
                hello.streams.clear();
                Ok(Ok(Reply::Hello(hello)))
            }
            (Some(Sabotage::NeverOffersAgain), Ok(Reply::Hello(mut hello))) => {
                let facts = self.tablets[tablet].asked(SyncFacts {})?;
                if let Some(device) = facts.device.filter(|device| device.first_waiting.is_none()) {
                    (hello.device_head, hello.device_hash) = (device.last_idx, device.last_hash);
                }
                Ok(Ok(Reply::Hello(hello)))
            }
            (_, answer) => Ok(answer),
        }
    }

    fn sabotage_the_end(&mut self) -> Result<(), Failure> {
        match self.sabotage {
            Some(Sabotage::ServerForgets) => {
                let last = self.host.backups().saturating_sub(1);
                Ok(self.host.restore(last, EpochId(self.random.uuid(BEGIN_MS)))?)
            }
            Some(Sabotage::ListInvents) => self.restart(0, |(main, second)| {
                let brief: Option<String> = main.query_row("SELECT brief FROM child", [], |row| row.get(0)).ok();
                if let Some(other) = brief.as_deref().and_then(invent) {
                    let sql = "UPDATE child SET brief = ?1 WHERE brief = ?2";
                    main.execute(sql, rusqlite::params![other, brief]).map_err(|_| StoreError::Damaged)?;
                }
                Ok((main, second))
            }),
            _ => Ok(()),
        }
    }
}

/// A database in memory that begins with these bytes.
fn connection(bytes: &[u8]) -> Result<Connection, StoreError> {
    let open = || -> Result<Connection, rusqlite::Error> {
        let mut db = Connection::open_in_memory()?;
        if !bytes.is_empty() {
            db.deserialize_read_exact("main", bytes, bytes.len(), false)?;
        }
        Ok(db)
    };
    open().map_err(|_| StoreError::Damaged)
}

fn id_of(text: &str) -> Option<EntryId> {
    Entry::from_text(text).ok().map(|entry| entry.header().id)
}

fn ids_of(write: &Write) -> String {
    write.statements.iter().map(|statement| format!("{} {}; ", statement.kind, statement.id)).collect()
}

fn short(ask: &Ask) -> String {
    match ask {
        Ask::Hello(hello) => format!("hello, {} waiting", hello.waiting),
        Ask::Push(push) => format!("push of {}", push.entries.len()),
        Ask::Pull(pull) => format!("pull of {} after {}", pull.stream, pull.after),
        Ask::Snapshot(it) => format!("snapshot of {}", it.stream),
        Ask::HeadAt(it) => format!("head of {} at {}", it.stream, it.seq),
        Ask::GiveBack(it) => format!("give back {} of {}", it.entries.len(), it.proof.stream),
    }
}
