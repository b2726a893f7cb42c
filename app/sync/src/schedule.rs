//! When the next pass is due. Pure: the caller passes the time and the randomness, and asks.
//!
//! After success a pass is due every quarter of an hour; after a save, within seconds; after a failure, after a wait
//! that doubles up to a quarter of an hour, spread at random so that the tablets of a village that gets its signal back
//! do not all come at once.

use crate::report::{End, Report};

/// Time on a clock that only goes forward, in milliseconds from any beginning.
pub type Tick = u64;

const SECOND: u64 = 1_000;
/// Between passes when all is well.
const CALM: u64 = 15 * 60 * SECOND;
/// After a save, so that the entries of one child go out together.
const AFTER_SAVE: u64 = 3 * SECOND;
/// After a pass that left something behind for no fault of the connection.
const GO_ON: u64 = SECOND;
/// The first wait after a failure; it doubles from here.
const FIRST_WAIT: u64 = 5 * SECOND;
/// The longest wait after failures.
const LONGEST_WAIT: u64 = 15 * 60 * SECOND;

/// Something happened that may make a pass due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// The app was opened.
    Started,
    /// Something was saved.
    Saved,
    /// The connection came back.
    Online,
    /// The person asked for it.
    ByHand,
}

/// When the next pass is due.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schedule {
    failures: u32,
    due: Option<Tick>,
    needs_person: bool,
}

impl Schedule {
    /// Whether a pass should begin now.
    pub fn is_due(&self, now: Tick) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// When the next pass is due; none while only a person can help.
    pub fn due(&self) -> Option<Tick> {
        self.due
    }

    /// Takes note of an event. `random` is any number, freshly drawn.
    pub fn wake(&mut self, wake: Wake, now: Tick, random: u32) {
        let at = match wake {
            Wake::ByHand => now,
            // A person must act first; trying at every save would only drain the battery.
            Wake::Saved if self.needs_person => return,
            // While the server is out of reach, a save does not make it come back sooner.
            Wake::Saved if self.failures > 0 => return,
            Wake::Saved => now + AFTER_SAVE,
            Wake::Started => now + spread(SECOND, random),
            Wake::Online => {
                self.failures = 0;
                now + spread(3 * SECOND, random)
            }
        };
        self.due = Some(self.due.map_or(at, |due| due.min(at)));
    }

    /// Takes note of how a pass ended. `random` is any number, freshly drawn.
    pub fn ended(&mut self, report: &Report, now: Tick, random: u32) {
        if report.end == End::Busy {
            return;
        }
        self.needs_person = report.end.needs_person();
        let failed = match &report.end {
            End::Agreed | End::Unfinished | End::Busy => false,
            End::Incomplete => !report.faults.is_empty(),
            End::NotEnrolled | End::Server(_) | End::Store(_) => true,
        };
        self.failures = if failed { self.failures.saturating_add(1) } else { 0 };
        self.due = if self.needs_person {
            None
        } else if failed {
            let wait = (FIRST_WAIT << (self.failures - 1).min(16)).min(LONGEST_WAIT);
            // Half of the wait is sure, half is drawn; a server that names a time is given at least that.
            let wait = wait / 2 + spread(wait / 2, random);
            Some(now + wait.max(asked_wait(&report.end)))
        } else if report.end == End::Unfinished {
            Some(now + GO_ON)
        } else {
            Some(now + CALM / 2 + spread(CALM / 2, random))
        };
    }
}

/// A number from 0 to `most`.
fn spread(most: u64, random: u32) -> u64 {
    (most * u64::from(random)) >> 32
}

fn asked_wait(end: &End) -> u64 {
    use simpati_core::protocol::SyncError;
    match end {
        End::Server(SyncError::Refused { retry_after_s: Some(seconds), .. }) => u64::from(*seconds) * SECOND,
        _ => 0,
    }
}
