//! Made-up children whose growth is known: histories of a posyandu without mistakes, from a seed.
//!
//! Made without regard to the check that is tried on them: growth follows smooth random paths, not the check's random
//! walk; weight is lost in illness and regained; tapes are read badly now and then; some measurers round to half and
//! whole centimetres. Each number below is our choice, made from what is known of such data and not fitted to anything;
//! docs/adr/0004-plausibility.md says what follows if they are wrong.

use simpati_core::clock::CivilDate;
use simpati_core::growth::{Indicator, Measurements, Row, table_row};
use simpati_core::plausibility::{Child, Visit};
use simpati_core::position::Position;
use simpati_core::quantity::{Centimetres, Kilograms};
use simpati_core::sex::Sex;

/// Days in a month.
const MONTH: f64 = 30.4375;

/// Random numbers from a seed (SplitMix64, Steele, Lea & Flood 2014).
pub(crate) struct Rng(pub(crate) u64);

impl Rng {
    /// Evenly distributed from 0 to below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    pub(crate) fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.unit() * n as f64) as usize
    }

    /// Normally distributed (Box & Muller 1958).
    pub(crate) fn normal(&mut self, mean: f64, sd: f64) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.unit())).sqrt();
        mean + sd * radius * libm::cos(std::f64::consts::TAU * self.unit())
    }
}

/// One child with its visits in order, all measured and written down as they were.
pub(crate) struct History {
    pub(crate) child: Child,
    pub(crate) visits: Vec<Visit>,
}

/// One made-up child, measured with `noise` times the usual error.
pub(crate) fn history(rng: &mut Rng, noise: f64) -> History {
    let sex = if rng.chance(0.5) { Sex::Male } else { Sex::Female };
    let birth = CivilDate::new(2020, 1, 1).unwrap().plus_days(rng.below(1000) as i64).unwrap();
    let growth = Growth::new(rng, sex);
    let measurer = Measurer::new(rng, noise);
    let mut visits = Vec::new();
    for day in days_of_visits(rng) {
        let measured = measurer.measure(rng, &growth, day);
        if measured.weight.is_some() || measured.length.is_some() {
            visits.push(Visit { on: birth.plus_days(i64::from(day)).unwrap(), measured });
        }
    }
    History { child: Child { sex, birth }, visits }
}

/// Monthly sessions a few days to and fro; three of five children come from birth on, the others from any age; each has
/// its own faithfulness, and some are away for months.
fn days_of_visits(rng: &mut Rng) -> Vec<u16> {
    let from_birth = rng.chance(0.6);
    let first = if from_birth { rng.between(0.0, 30.0) } else { rng.between(30.0, 36.0 * MONTH) };
    let last = (first + rng.between(6.0, 48.0) * MONTH).min(1825.0);
    let faithful = rng.between(0.5, 0.97);
    let mut days = if from_birth { vec![0] } else { Vec::new() };
    let mut session = first;
    while session <= last {
        let day = (session + rng.normal(0.0, 2.0)).clamp(1.0, 1825.0) as u16;
        if rng.chance(faithful) && days.last().is_none_or(|before| day > *before) {
            days.push(day);
        }
        let away = if rng.chance(0.02) { rng.between(3.0, 8.0) } else { 1.0 };
        session += away * MONTH;
    }
    days
}

/// How one child grows: z-scores as smooth functions of age, and illnesses.
struct Growth {
    sex: Sex,
    length: Path,
    weight: Path,
    /// How much longer the child is lying than standing, cm.
    lying_more_cm: f64,
    illnesses: Vec<Illness>,
}

/// A z-score over time: from that at birth to a level of one's own, with slow waves on the way.
struct Path {
    at_birth: f64,
    level: f64,
    /// Months in which the distance between the two falls to 37 %.
    approach: f64,
    /// Height, period in months and phase.
    waves: [(f64, f64, f64); 3],
}

impl Path {
    fn z(&self, months: f64) -> f64 {
        let waves = self
            .waves
            .iter()
            .map(|(height, period, phase)| height * libm::sin(std::f64::consts::TAU * (months / period + phase)));
        self.level + (self.at_birth - self.level) * libm::exp(-months / self.approach) + waves.sum::<f64>()
    }
}

/// Weight lost until a day, and regained after it.
struct Illness {
    begin: f64,
    worst: f64,
    lost: f64,
    recovery: f64,
}

impl Growth {
    fn new(rng: &mut Rng, sex: Sex) -> Self {
        // Stunting is common: shorter than WHO's children at birth, more so later. One child in twelve is preterm.
        let early = if rng.chance(0.08) { rng.between(0.8, 2.5) } else { 0.0 };
        let born = rng.normal(-0.4, 0.9);
        let level = 0.6 * born - 0.9 + rng.normal(0.0, 0.8);
        let born_weight = 0.7 * born + rng.normal(-0.2, 0.7);
        let weight_level = 0.65 * level + rng.normal(-0.2, 0.75);
        let mut waves = |height: f64| {
            [(4.0, 9.0), (9.0, 20.0), (20.0, 45.0)]
                .map(|(short, long)| (rng.normal(0.0, height), rng.between(short, long), rng.unit()))
        };
        let (length_waves, weight_waves) = (waves(0.15), waves(0.2));
        let length = Path { at_birth: born - early, level, approach: rng.between(3.0, 10.0), waves: length_waves };
        let weight = Path {
            at_birth: born_weight - 1.2 * early,
            level: weight_level,
            approach: rng.between(2.0, 9.0),
            waves: weight_waves,
        };
        let lying_more_cm = rng.normal(0.7, 0.25);
        Self { sex, length, weight, lying_more_cm, illnesses: illnesses(rng) }
    }

    /// Standing height below or above the day on which WHO's tables change to it.
    fn length_lying(&self, day: u16) -> f64 {
        let row = table_row(Indicator::LengthForAge, self.sex, Row::Day(day)).unwrap();
        let table = row.at(self.length.z(f64::from(day) / MONTH));
        if day < 731 { table } else { table + self.lying_more_cm }
    }

    fn weight(&self, day: u16) -> f64 {
        let row = table_row(Indicator::WeightForAge, self.sex, Row::Day(day)).unwrap();
        let well = row.at(self.weight.z(f64::from(day) / MONTH));
        let ill: f64 = self.illnesses.iter().map(|illness| illness.lost_on(f64::from(day))).sum();
        // Newborns lose about 6 % in the first days and have it back after ten.
        let newborn = if (1..10).contains(&day) { 0.06 * (1.0 - (f64::from(day) - 3.0).abs() / 7.0) } else { 0.0 };
        well * (1.0 - ill.min(0.2) - newborn)
    }
}

impl Illness {
    fn lost_on(&self, day: f64) -> f64 {
        match day {
            d if d < self.begin => 0.0,
            d if d < self.worst => self.lost * (d - self.begin) / (self.worst - self.begin),
            d => self.lost * libm::exp(-(d - self.worst) / self.recovery),
        }
    }
}

/// Diarrhoea, coughs and fevers: about one in three months below two years, one in seven later; one in twenty is grave.
fn illnesses(rng: &mut Rng) -> Vec<Illness> {
    let mut illnesses = Vec::new();
    let mut begin = 30.0;
    loop {
        let months_between = if begin < 730.0 { 3.0 } else { 7.0 };
        begin += -libm::log(1.0 - rng.unit()) * months_between * MONTH;
        if begin > 1825.0 {
            return illnesses;
        }
        let lost = if rng.chance(0.05) { rng.between(0.06, 0.12) } else { rng.between(0.01, 0.05) };
        let worst = begin + rng.between(4.0, 15.0);
        illnesses.push(Illness { begin, worst, lost, recovery: rng.between(10.0, 40.0) });
    }
}

/// How one posyandu measures.
struct Measurer {
    noise: f64,
    weight_step: f64,
    length_step: f64,
}

impl Measurer {
    /// Scales show 0.1 or 0.05 kg; a third of measurers round length to half centimetres, a tenth to whole ones.
    fn new(rng: &mut Rng, noise: f64) -> Self {
        let length_step = match rng.unit() {
            share if share < 0.10 => 1.0,
            share if share < 0.43 => 0.5,
            _ => 0.1,
        };
        Self { noise, weight_step: if rng.chance(0.7) { 0.1 } else { 0.05 }, length_step }
    }

    fn measure(&self, rng: &mut Rng, growth: &Growth, day: u16) -> Measurements {
        let months = f64::from(day) / MONTH;
        // Food, drink and bladder; the scale; now and then thick clothes.
        let clothes = if rng.chance(0.03) { rng.between(0.2, 0.5) } else { 0.0 };
        let weight = growth.weight(day) * rng.normal(1.0, 0.01) + rng.normal(0.0, 0.1 * self.noise) + clothes;
        let standing = match months {
            m if m < 12.0 => 0.0,
            m if m < 24.0 => 0.1,
            m if m < 36.0 => 0.85,
            _ => 0.98,
        };
        let position = if rng.chance(standing) { Position::Standing } else { Position::Lying };
        // One measurement in twenty is of a child that will not hold still.
        let error = if rng.chance(0.05) { 1.2 } else { 0.5 };
        let lying = growth.length_lying(day) + rng.normal(0.0, error * self.noise);
        let length = if position == Position::Lying { lying } else { lying - growth.lying_more_cm };
        Measurements {
            weight: rng.chance(0.99).then(|| Kilograms::new(rounded(weight.max(1.0), self.weight_step)).unwrap()),
            length: rng.chance(0.9).then(|| Centimetres::new(rounded(length.max(35.0), self.length_step)).unwrap()),
            position: Some(position),
            ..Measurements::default()
        }
    }
}

/// The nearest multiple of `step`, as the decimal that would be typed.
fn rounded(value: f64, step: f64) -> f64 {
    ((value / step).round() * step * 100.0).round() / 100.0
}
