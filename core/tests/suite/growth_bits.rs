//! The last bit: equal on every kind of machine, and never decided by the fast path.

use sha2::{Digest, Sha256};
use simpati_core::growth::anthro::{Input, unrounded_zscores, zscores};
use simpati_core::growth::{Age, Indicator, Row, ZScore, table_row};
use simpati_core::position::Position;
use simpati_core::sex::Sex;

/// A seeded source of numbers (Knuth's linear congruential generator): the same everywhere.
fn dice(mut seed: u64) -> impl FnMut(f64, f64) -> f64 {
    move |from, to| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from + (to - from) * ((seed >> 11) as f64 / 9_007_199_254_740_992.0)
    }
}

fn children(seed: u64) -> impl Iterator<Item = Input> {
    let mut next = dice(seed);
    std::iter::repeat_with(move || {
        let days = next(0.0, 1_900.0);
        let length = 50.0 + 0.035 * days + next(-12.0, 12.0);
        let coin = next(0.0, 6.0) as u8;
        Input {
            sex: Some(if coin.is_multiple_of(2) { Sex::Male } else { Sex::Female }),
            age: if coin == 5 { Age::Unknown } else { Age::Days(days) },
            // Heavy tails, so that the rule beyond 3 is used too.
            weight: 2.0 + (length - 45.0) * 0.25 * next(0.6, 1.6),
            length,
            position: [None, Some(Position::Lying), Some(Position::Standing)][usize::from(coin / 2)],
            head: next(32.0, 54.0),
            arm: next(9.0, 22.0),
            triceps: next(4.0, 20.0),
            subscapular: next(3.0, 18.0),
            oedema: false,
        }
    })
}

/// Fewer where a machine is emulated.
const CHILDREN: usize = if cfg!(target_arch = "x86_64") { 300_000 } else { 30_000 };

#[test]
fn unrounded_scores_have_the_same_bits_on_every_machine() {
    let mut hash = Sha256::new();
    for child in children(1).take(30_000) {
        for z in unrounded_zscores(&child).unwrap() {
            // One NaN is like another.
            hash.update(if z.is_nan() { [0xff; 8] } else { z.to_le_bytes() });
        }
    }
    let hash: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hash, "8af2d322a3220a5f413471cfea7b20e2e503f475b546bace5d1c5d2b488ef7ef");
}

#[test]
fn the_fast_path_rounds_as_the_exact_one_does() {
    let mut scores = 0;
    for child in children(2).take(CHILDREN) {
        let (fast, exact) = (zscores(&child).unwrap(), unrounded_zscores(&child).unwrap());
        for (fast, exact) in fast.z.into_iter().zip(exact) {
            assert_eq!(fast.is_nan(), exact.is_nan());
            if !exact.is_nan() {
                assert_eq!(fast, ZScore::new(exact).unwrap().get(), "{exact} {child:?}");
                scores += 1;
            }
        }
    }
    println!("{scores} random scores, fast and exact: 0 differ");
}

#[test]
fn the_fast_path_never_decides_a_tie() {
    let mut scores = 0;
    let tables = [
        (Indicator::WeightForAge, 0),
        (Indicator::ArmForAge, 91),
        (Indicator::TricepsForAge, 91),
        (Indicator::SubscapularForAge, 91),
    ];
    for (indicator, from) in tables {
        let step = if cfg!(target_arch = "x86_64") { 3 } else { 60 };
        for day in (from..1827).step_by(step) {
            for sex in [Sex::Male, Sex::Female] {
                let lms = table_row(indicator, sex, Row::Day(day)).unwrap();
                for tie in (-315..=315).step_by(45).map(|tie| f64::from(tie) / 100.0 + 0.005) {
                    // The measurement whose score is the tie, and its neighbours.
                    let y = lms.at(tie);
                    for y in [y.next_down().next_down(), y.next_down(), y, y.next_up(), y.next_up().next_up()] {
                        let child = Input { sex: Some(sex), age: Age::Days(f64::from(day)), ..Input::MISSING };
                        let child = Input { weight: y, arm: y, triceps: y, subscapular: y, ..child };
                        let fast = zscores(&child).unwrap().z[indicator as usize];
                        let exact = unrounded_zscores(&child).unwrap()[indicator as usize];
                        assert_eq!(fast, ZScore::new(exact).unwrap().get(), "{indicator:?} {day} {sex:?} {y}");
                        scores += 1;
                    }
                }
            }
        }
    }
    println!("{scores} scores on ties, fast and exact: 0 differ");
}
