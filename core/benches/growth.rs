//! How many children are assessed in a second, on one core: `cargo xtask bench growth`.
//!
//! A full assessment is length-for-age, weight-for-age, weight-for-length and BMI-for-age, rounded and flagged.
#![allow(clippy::print_stdout, reason = "a benchmark speaks by printing")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

use simpati_core::clock::CivilDate;
use simpati_core::growth::{
    Columns, Flags, Indicator, Lms, Measurements, Row, ZColumns, assess, assess_columns, table_row,
};
use simpati_core::position::Position;
use simpati_core::quantity::{Centimetres, Kilograms};
use simpati_core::sex::Sex;
use std::hint::black_box;
use std::time::Instant;

/// Full assessments in a second that SIMPATI aims at (design, section 13).
const AIM: f64 = 3_000_000.0;
/// WHO's R package `anthro` 1.1.0 on one core of a machine like the one this was first run on.
const WHO_ANTHRO: f64 = 30_000.0;

const ROWS: usize = 1_000_000;
const ROUNDS: usize = 9;

/// A population of children, in columns.
#[derive(Default)]
struct Population {
    sex: Vec<Option<Sex>>,
    age_days: Vec<f64>,
    weight: Vec<f64>,
    length: Vec<f64>,
    position: Vec<Option<Position>>,
    oedema: Vec<bool>,
}

impl Population {
    /// Children whose length and weight-for-length scatter around −1 with a standard deviation of 1.2: stunting and
    /// wasting are common, and about 5 in 100 scores are beyond ±3. Measured to 0.1 cm and 0.01 kg.
    fn seeded(rows: usize) -> Self {
        let mut seed = 1_u64;
        let mut next = move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 11) as f64 / 9_007_199_254_740_992.0
        };
        let mut all = Self::default();
        while all.sex.len() < rows {
            let sex = if next() < 0.5 { Sex::Male } else { Sex::Female };
            let day = (next() * 1826.0) as u16;
            // The sum of twelve even numbers is close to normal.
            let mut normal = || -1.0 + 1.2 * ((0..12).map(|_| next()).sum::<f64>() - 6.0);
            let at = |lms: Option<Lms>, z| lms.map(|lms: Lms| lms.at(z));
            let Some(length) = at(table_row(Indicator::LengthForAge, sex, Row::Day(day)), normal()) else { continue };
            let length = (length * 10.0).round() / 10.0;
            let mm = (length * 10.0) as u16;
            let row = if day < 731 { Row::LengthMm(mm) } else { Row::HeightMm(mm) };
            let Some(weight) = at(table_row(Indicator::WeightForLength, sex, row), normal()) else { continue };
            if !weight.is_finite() {
                continue;
            }
            all.sex.push(Some(sex));
            all.age_days.push(f64::from(day));
            all.weight.push((weight * 100.0).round() / 100.0);
            all.length.push(length);
            all.position.push(Some(if day < 731 { Position::Lying } else { Position::Standing }));
            all.oedema.push(false);
        }
        all
    }
}

fn main() {
    println!("{ROWS} children from 0 to 60 months in memory, one core, best and middle of {ROUNDS} rounds");
    let population = Population::seeded(ROWS);
    report("a column of 1,000,000", column(&population));
    report("one at a time, typed, with reasons", singly(&population));
}

/// Seconds of each round.
fn timed(mut round: impl FnMut()) -> [f64; ROUNDS] {
    round(); // Once for the caches.
    let mut seconds = [0.0; ROUNDS];
    for second in &mut seconds {
        let begun = Instant::now();
        round();
        *second = begun.elapsed().as_secs_f64();
    }
    seconds.sort_by(f64::total_cmp);
    seconds
}

fn column(population: &Population) -> [f64; ROUNDS] {
    let mut z = [(); 4].map(|()| vec![0.0; ROWS]);
    let mut flags = vec![Flags::default(); ROWS];
    let [length_for_age, weight_for_age, weight_for_length, bmi_for_age] = &mut z;
    let mut scores = ZColumns { length_for_age, weight_for_age, weight_for_length, bmi_for_age, flags: &mut flags };
    let children = Columns {
        sex: &population.sex,
        age_days: &population.age_days,
        weight: &population.weight,
        length: &population.length,
        position: &population.position,
        oedema: &population.oedema,
    };
    let seconds = timed(|| {
        let done = assess_columns(black_box(&children), &mut scores);
        assert_eq!(black_box(done), Ok(()));
    });
    let known = z.iter().flatten().filter(|z| !z.is_nan()).count();
    let beyond = z[1..].iter().flatten().filter(|z| z.abs() > 3.0).count();
    println!("  {known} scores, {:.1} % of those with weight beyond 3", 100.0 * beyond as f64 / (3 * ROWS) as f64);
    seconds
}

fn singly(population: &Population) -> [f64; ROUNDS] {
    let Some(visit) = CivilDate::new(2026, 11, 22) else { return [f64::NAN; ROUNDS] };
    let children: Vec<_> = (0..ROWS)
        .filter_map(|row| {
            let birth = visit.plus_days(-(population.age_days[row] as i64))?;
            let measurements = Measurements {
                weight: Kilograms::new(population.weight[row]).ok(),
                length: Centimetres::new(population.length[row]).ok(),
                position: population.position[row],
                ..Measurements::default()
            };
            Some((population.sex[row]?, birth, measurements))
        })
        .collect();
    assert_eq!(children.len(), ROWS);
    timed(|| {
        for (sex, birth, measurements) in &children {
            let _ = black_box(assess(*sex, Some(*birth), visit, black_box(measurements)));
        }
    })
}

fn report(what: &str, seconds: [f64; ROUNDS]) {
    let [best, middle] = [seconds[0], seconds[ROUNDS / 2]].map(|seconds| ROWS as f64 / seconds);
    println!(
        "{what}: {best:.0} assessments/s (middle {middle:.0}), {:.2} times the aim of {AIM}/s, {:.0} times WHO's R \
         package ({WHO_ANTHRO}/s)",
        best / AIM,
        best / WHO_ANTHRO
    );
}
