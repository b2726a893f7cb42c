//! What befalls the tablets of one seed. Some seeds are calm, some have one misfortune all the time, some have all.

use crate::random::Random;

/// One hour, in milliseconds.
pub(crate) const HOUR: i64 = 3_600_000;

/// How often things go wrong. Where not said otherwise: times in a thousand.
#[derive(Debug, Clone)]
pub(crate) struct Scenario {
    /// Tablets at the beginning.
    pub(crate) tablets: usize,
    /// How long people work, in milliseconds.
    pub(crate) length: i64,
    /// Between two acts of one person, at most, in milliseconds.
    pub(crate) pause: i64,
    /// A request gets lost.
    pub(crate) lost_request: u32,
    /// An answer gets lost.
    pub(crate) lost_answer: u32,
    /// A request arrives twice.
    pub(crate) repeated: u32,
    /// A request or answer takes minutes.
    pub(crate) delayed: u32,
    /// The server cannot answer now.
    pub(crate) unavailable: u32,
    /// The app is killed after a step of a pass, or in the middle of a save.
    pub(crate) killed: u32,
    /// Misfortunes, at a random moment each.
    pub(crate) misfortunes: Vec<Misfortune>,
    /// Clocks are off by up to this, in milliseconds.
    pub(crate) clock_error: i64,
    /// A page holds at most this many entries, so that small journals need several.
    pub(crate) page: u32,
}

/// Something that befalls a tablet or the server at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfortune {
    /// A tablet has no signal for hours.
    NoSignal,
    /// A tablet's disk is full for a while.
    DiskFull,
    /// A tablet's clock jumps.
    ClockJumps,
    /// The server writes a backup.
    BackUp,
    /// The server goes back to one of its backups.
    Restore,
    /// A tablet is set back to a copy of itself.
    SetBack,
    /// A tablet is copied, and both go on.
    Copied,
    /// A tablet's main database is damaged.
    Damaged,
    /// A tablet is gone; its person gets another one.
    Gone,
    /// The Puskesmas enrols a tablet again.
    EnrolledAgain,
}

impl Scenario {
    /// The scenario of a seed.
    pub(crate) fn draw(random: &mut Random) -> Self {
        use Misfortune::*;
        let heavy = random.happens(400);
        let mut rate = |most: u64| if heavy || random.happens(350) { random.below(most) as u32 } else { 0 };
        let (lost_request, lost_answer, repeated) = (rate(250), rate(250), rate(150));
        let (delayed, unavailable, killed) = (rate(150), rate(80), rate(60));
        let length = random.between(1, 6) * HOUR;
        let mut misfortunes = Vec::new();
        for (what, most) in [
            (NoSignal, 4),
            (DiskFull, 2),
            (ClockJumps, 3),
            (SetBack, 2),
            (Copied, 2),
            (Damaged, 2),
            (Gone, 2),
            (EnrolledAgain, 2),
        ] {
            let most = if heavy || random.happens(200) { most } else { 0 };
            misfortunes.extend(std::iter::repeat_n(what, random.below(most + 1) as usize));
        }
        if heavy || random.happens(400) {
            misfortunes.extend(std::iter::repeat_n(BackUp, random.between(1, 4) as usize));
            misfortunes.extend(std::iter::repeat_n(Restore, random.between(0, 3) as usize));
        }
        Self {
            tablets: random.between(2, 5) as usize,
            length,
            pause: length / random.between(6, 24),
            lost_request,
            lost_answer,
            repeated,
            delayed,
            unavailable,
            killed,
            misfortunes,
            clock_error: if random.happens(500) { 10 * 366 * 24 * HOUR } else { HOUR },
            page: *random.pick(&[1, 2, 3, 7, 500]).unwrap_or(&500),
        }
    }

    /// Nothing goes wrong any more.
    pub(crate) fn calm(&mut self) {
        let calm = [
            &mut self.lost_request,
            &mut self.lost_answer,
            &mut self.repeated,
            &mut self.delayed,
            &mut self.unavailable,
            &mut self.killed,
        ];
        calm.into_iter().for_each(|rate| *rate = 0);
        self.misfortunes.clear();
    }
}
