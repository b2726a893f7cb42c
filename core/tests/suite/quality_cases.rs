//! Signs of rounding and guessing: by hand, on made-up data, and on two real surveys where they are at hand.

use crate::real_data;
use simpati_core::growth::anthro::{Input, zscores};
use simpati_core::growth::quality::{AgeHeaping, Flagged, Grade, Heap, Spread, TerminalDigits};
use simpati_core::growth::{Age, Indicator};

fn digits(values: impl IntoIterator<Item = f64>) -> TerminalDigits {
    let mut digits = TerminalDigits::default();
    for value in values {
        digits.count(value).unwrap();
    }
    digits
}

fn near(a: Option<f64>, b: f64) -> bool {
    a.is_some_and(|a| (a - b).abs() < 1e-12)
}

#[test]
fn the_last_digit_is_the_tenth_as_written() {
    for (value, digit) in [(4.6, 6), (8.05, 0), (76.0, 0), (0.1, 1), (9.99, 9), (110.7, 7), (1e11, 0), (0.0, 0)] {
        assert_eq!(digits([value]).counts[digit], 1, "{value}");
    }
    // Every tenth up to 150 falls on its own digit.
    for tenths in 0..1500_u32 {
        assert_eq!(digits([f64::from(tenths) / 10.0]).counts[(tenths % 10) as usize], 1, "{tenths}");
    }
    for bad in [f64::NAN, f64::INFINITY, -0.1, 1e12] {
        assert!(TerminalDigits::default().count(bad).is_err(), "{bad}");
    }
}

#[test]
fn equal_digits_score_0_and_one_digit_scores_100() {
    let equal = TerminalDigits { counts: [40; 10] };
    assert!(near(equal.score(), 0.0) && near(equal.dissimilarity(), 0.0) && near(equal.halves(), 0.2));
    assert_eq!((equal.grade(), equal.is_suspicious()), (Some(Grade::Excellent), Some(false)));
    let one = TerminalDigits { counts: [400, 0, 0, 0, 0, 0, 0, 0, 0, 0] };
    assert!(near(one.score(), 100.0) && near(one.dissimilarity(), 0.9) && near(one.halves(), 1.0));
    assert_eq!((one.grade(), one.is_suspicious()), (Some(Grade::Problematic), Some(true)));
}

#[test]
fn half_centimetres_are_problematic() {
    // Half of all end in 0, half in 5: χ² = (2 × 160² + 8 × 40²) / 40 = 1600 for 400, score 100 × √(1600 / 3600).
    let halves = TerminalDigits { counts: [200, 0, 0, 0, 0, 200, 0, 0, 0, 0] };
    assert!(near(halves.chi_squared(), 1600.0) && near(halves.score(), 200.0 / 3.0));
    assert!(near(halves.dissimilarity(), 0.8));
    assert_eq!(halves.grade(), Some(Grade::Problematic));
}

#[test]
fn few_values_have_a_score_and_no_grade() {
    let few = TerminalDigits { counts: [4, 4, 4, 4, 4, 4, 4, 4, 4, 4] };
    assert_eq!((few.score().is_some(), few.grade(), few.is_suspicious()), (true, None, None));
    let none = TerminalDigits::default();
    assert_eq!((none.score(), none.dissimilarity(), none.halves(), none.grade()), (None, None, None, None));
}

#[test]
fn ages_guessed_to_the_year_stand_out() {
    let mut known = AgeHeaping::default();
    (12..60).for_each(|months| known.count(months));
    assert!(near(known.chi_squared(), 0.0) && near(known.excess(Heap::Years), 1.0));
    assert!(near(known.excess(Heap::HalfYears), 1.0));
    let mut guessed = AgeHeaping::default();
    [12, 24, 36, 48].into_iter().for_each(|months| guessed.count(months));
    // χ² = (3.6667² + 11 × 0.3333²) / 0.3333 = 44.
    assert!(near(guessed.chi_squared(), 44.0) && near(guessed.excess(Heap::Years), 12.0));
    assert_eq!(AgeHeaping::default().excess(Heap::Years), None);
}

#[test]
fn spread_is_the_sample_standard_deviation() {
    let mut spread = Spread::default();
    assert_eq!((spread.mean(), spread.sd(), spread.grade()), (None, None, None));
    [-2.0, -1.0, 0.0, 1.0].into_iter().for_each(|z| spread.count(z));
    assert!(near(spread.mean(), -0.5) && near(spread.sd(), (5.0_f64 / 3.0).sqrt()));
    // 100 scores of ±s around 0 have a standard deviation of s √(100/99).
    for (s, grade) in [
        (0.75, Grade::Problematic),
        (1.0, Grade::Excellent),
        (1.12, Grade::Good),
        (1.18, Grade::Acceptable),
        (1.3, Grade::Problematic),
    ] {
        let mut spread = Spread::default();
        (0..50).for_each(|_| [s, -s].into_iter().for_each(|z| spread.count(z)));
        assert_eq!(spread.grade(), Some(grade), "{s}");
    }
}

#[test]
fn flags_are_a_share() {
    let flagged = |flagged, n| Flagged { flagged, n };
    assert_eq!((flagged(0, 0).share(), flagged(1, 99).is_suspicious()), (None, None));
    assert_eq!((flagged(1, 100).is_suspicious(), flagged(2, 100).is_suspicious()), (Some(false), Some(true)));
    let mut counted = Flagged::default();
    [true, false, false, false].into_iter().for_each(|is| counted.count(is));
    assert!(near(counted.share(), 0.25));
}

/// Terminal digits of a column.
fn column(rows: &[real_data::Row], name: &str) -> TerminalDigits {
    digits(rows.iter().filter_map(|row| row.number(name)))
}

#[test]
fn two_real_surveys_show_rounded_heights_and_one_shows_guessed_ages() {
    use Grade::{Acceptable, Excellent, Good, Problematic};
    for (file, weight, height, grades, ages_guessed) in [
        ("smart-survey-1.csv", "weight", "height", (Excellent, Acceptable), true),
        ("smart-survey-2.csv", "wt", "ht", (Good, Problematic), false),
    ] {
        let Some(rows) = real_data::rows(file) else { return };
        let mut ages = AgeHeaping::default();
        for months in rows.iter().filter_map(|row| row.number("age")).filter(|months| (12.0..60.0).contains(months)) {
            ages.count(months as u32);
        }
        let years = ages.excess(Heap::Years).unwrap();
        println!("{file} age: n {}, whole years {years:.2} times chance", ages.n());
        assert_eq!(years > 2.0, ages_guessed, "{file}");
        let graded = [weight, height].map(|name| {
            let digits = column(&rows, name);
            let (score, halves) = (digits.score().unwrap(), digits.halves().unwrap());
            println!("{file} {name}: n {}, digit preference {score:.1}, in halves {halves:.2}", digits.n());
            digits.grade().unwrap()
        });
        assert_eq!(graded, [grades.0, grades.1], "{file}");
    }
}

#[test]
fn the_spread_of_two_real_surveys_tells_the_usable_one() {
    for (file, weight, height, flags, spread) in [
        ("smart-survey-1.csv", "weight", "height", 0.0..0.005, 1.2..1.5),
        ("smart-survey-2.csv", "wt", "ht", 0.1..0.2, 1.8..2.5),
    ] {
        let Some(rows) = real_data::rows(file) else { return };
        let (mut flagged, mut wasting) = (Flagged::default(), Spread::default());
        for row in rows {
            let input = Input {
                sex: row.text("sex").parse().ok(),
                age: Age::Months(row.number("age").unwrap()),
                weight: row.number(weight).unwrap_or(f64::NAN),
                length: row.number(height).unwrap_or(f64::NAN),
                oedema: row.text("oedema") == "1",
                ..Input::MISSING
            };
            let scores = zscores(&input).unwrap();
            if let Some(flag) = scores.flag(Indicator::LengthForAge) {
                flagged.count(flag);
            }
            if scores.flag(Indicator::WeightForLength) == Some(false) {
                wasting.count(scores.z[Indicator::WeightForLength as usize]);
            }
        }
        let (share, sd) = (flagged.share().unwrap(), wasting.sd().unwrap());
        println!(
            "{file}: length-for-age flagged {:.1} %, weight-for-height n {} sd {sd:.2} {:?}",
            100.0 * share,
            wasting.n(),
            wasting.grade().unwrap()
        );
        assert!(flags.contains(&share) && spread.contains(&sd), "{file}");
        assert_eq!((flagged.is_suspicious(), wasting.grade()), (Some(share > 0.01), Some(Grade::Problematic)));
    }
}
