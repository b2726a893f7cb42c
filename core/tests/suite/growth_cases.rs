//! One child at the edges: of ages, of lengths, of what may be missing or wrong. Every case has a typed answer.

use simpati_core::clock::CivilDate;
use simpati_core::growth::anthro::{self, Input, zscores};
use simpati_core::growth::{
    ALGORITHM_VERSION, Age, AgeInDays, Assessment, BornAfterVisit, Correction, Indicator, Measurement, Measurements,
    NegativeAge, Reason, Refusal, Row, Standard, ZScore, anthroplus, assess, assess_at,
};
use simpati_core::position::Position;
use simpati_core::quantity::{Centimetres, Kilograms, Millimetres};
use simpati_core::sex::Sex;

fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// Everything measured, on a child of about one year.
fn all_measured() -> Measurements {
    let cm = |value| Some(Centimetres::new(value).unwrap());
    Measurements {
        weight: Some(Kilograms::new(9.6).unwrap()),
        length: cm(75.7),
        position: Some(Position::Lying),
        head: cm(46.0),
        arm: cm(14.5),
        triceps: Some(Millimetres::new(8.0).unwrap()),
        subscapular: Some(Millimetres::new(6.5).unwrap()),
        oedema: false,
    }
}

fn at_day(day: u32, measurements: &Measurements) -> Assessment {
    assess_at(Sex::Male, Some(AgeInDays::new(day)), measurements)
}

fn length(cm: f64, position: Option<Position>) -> Measurements {
    Measurements { length: Some(Centimetres::new(cm).unwrap()), position, ..all_measured() }
}

#[test]
fn a_score_comes_with_all_that_is_needed_to_compute_it_by_hand() {
    // Born on 29 February; on 1 March of the next year 366 days old.
    let found = assess(Sex::Male, Some(date("2024-02-29")), date("2025-03-01"), &all_measured()).unwrap();
    assert_eq!((found.algorithm, found.age), (ALGORITHM_VERSION, Some(AgeInDays::new(366))));
    let score = found.score(Indicator::WeightForAge).unwrap();
    // data/who/who2006.csv: wfa,1,366,0.0642,9.6535,0.10926. ((9.6 / 9.6535)^0.0642 - 1) / (0.10926 * 0.0642) = -0.051
    assert_eq!((score.z.get(), score.flagged), (-0.05, false));
    let reason = Reason {
        standard: Standard::ChildGrowth2006,
        row: Row::Day(366),
        interpolated: false,
        correction: Correction::None,
        position_doubted: false,
        restricted: false,
    };
    assert_eq!(score.reason, reason);
    // 75.75 cm lies between two rows.
    let between = at_day(366, &length(75.75, Some(Position::Lying))).score(Indicator::WeightForLength).unwrap();
    assert_eq!(between.reason, Reason { row: Row::LengthMm(757), interpolated: true, ..reason });
    // 30 kg is far beyond 3.
    let heavy = Measurements { weight: Some(Kilograms::new(30.0).unwrap()), ..all_measured() };
    let heavy = at_day(366, &heavy).score(Indicator::WeightForAge).unwrap();
    assert!(heavy.flagged && heavy.reason.restricted, "{heavy:?}");
}

#[test]
fn a_visit_before_birth_is_refused_and_one_on_the_day_of_birth_is_not() {
    let (birth, visit) = (date("2026-03-02"), date("2026-03-01"));
    let refused = assess(Sex::Female, Some(birth), visit, &all_measured());
    assert_eq!(refused, Err(BornAfterVisit { birth, visit }));
    let first = assess(Sex::Female, Some(birth), birth, &all_measured()).unwrap();
    assert_eq!(first.age, Some(AgeInDays::new(0)));
    assert!(first.score(Indicator::LengthForAge).unwrap().flagged);
}

#[test]
fn without_a_date_of_birth_weight_is_still_compared_with_length() {
    let found = assess(Sex::Male, None, date("2026-03-01"), &all_measured()).unwrap();
    for (indicator, answer) in found.scores() {
        match indicator {
            Indicator::WeightForLength => assert_eq!(answer.unwrap().reason.row, Row::LengthMm(757)),
            _ => assert_eq!(answer, Err(Refusal::AgeUnknown), "{indicator:?}"),
        }
    }
    // Which table: by position; without one by length, standing from 87 cm.
    let cases = [
        (90.0, Some(Position::Lying), Row::LengthMm(900)),
        (80.0, Some(Position::Standing), Row::HeightMm(800)),
        (86.9, None, Row::LengthMm(869)),
        (87.0, None, Row::HeightMm(870)),
    ];
    for (cm, position, row) in cases {
        let found = assess_at(Sex::Male, None, &length(cm, position));
        assert_eq!(found.score(Indicator::WeightForLength).unwrap().reason.row, row, "{cm} {position:?}");
        assert_eq!(found.length.unwrap().correction, Correction::None);
    }
}

#[test]
fn ages_just_inside_and_just_outside_each_table() {
    use Indicator::*;
    use Standard::{ChildGrowth2006, Reference2007};
    let five_years = Refusal::TooOld { to_months: 60 };
    // Day, indicator, and where the score is from or why there is none. A month has 30.4375 days.
    let cases = [
        (0, LengthForAge, Ok((ChildGrowth2006, Row::Day(0)))),
        (90, ArmForAge, Err(Refusal::TooYoung { from_day: 91 })),
        (91, ArmForAge, Ok((ChildGrowth2006, Row::Day(91)))),
        (90, TricepsForAge, Err(Refusal::TooYoung { from_day: 91 })),
        (90, SubscapularForAge, Err(Refusal::TooYoung { from_day: 91 })),
        // 59.99 and 60.02 months: whole days leave no gap between the standards.
        (1826, LengthForAge, Ok((ChildGrowth2006, Row::Day(1826)))),
        (1827, LengthForAge, Ok((Reference2007, Row::Month(60)))),
        (1826, WeightForLength, Ok((ChildGrowth2006, Row::HeightMm(1050)))),
        (1827, WeightForLength, Err(five_years)),
        (1827, HeadForAge, Err(five_years)),
        (1827, ArmForAge, Err(five_years)),
        (1827, TricepsForAge, Err(five_years)),
        (1827, SubscapularForAge, Err(five_years)),
        // 119.98 and 120.02 months.
        (3652, WeightForAge, Ok((Reference2007, Row::Month(119)))),
        (3653, WeightForAge, Err(Refusal::TooOld { to_months: 120 })),
        (3653, BmiForAge, Ok((Reference2007, Row::Month(120)))),
        // 227.98 and 228.01 months.
        (6939, LengthForAge, Ok((Reference2007, Row::Month(227)))),
        (6940, LengthForAge, Err(Refusal::TooOld { to_months: 228 })),
        (6940, BmiForAge, Err(Refusal::TooOld { to_months: 228 })),
        (u32::MAX, LengthForAge, Err(Refusal::TooOld { to_months: 228 })),
    ];
    for (day, indicator, wanted) in cases {
        let answer = at_day(day, &length(105.0, Some(Position::Standing))).score(indicator);
        let found = answer.map(|score| (score.reason.standard, score.reason.row));
        assert_eq!(found, wanted, "day {day}, {indicator:?}");
    }
}

#[test]
fn lengths_outside_the_tables_are_refused_not_clamped() {
    let lying = Refusal::LengthOutside { from_mm: 450, to_mm: 1100 };
    let standing = Refusal::LengthOutside { from_mm: 650, to_mm: 1200 };
    // Day, cm, row or refusal.
    let cases = [
        (100, 44.9, Err(lying)),
        (100, 45.0, Ok(Row::LengthMm(450))),
        (100, 110.0, Ok(Row::LengthMm(1100))),
        (100, 110.00000000000001, Err(lying)),
        (100, 1e-300, Err(lying)),
        (100, 1e300, Err(lying)),
        (800, 64.9, Err(standing)),
        (800, 65.0, Ok(Row::HeightMm(650))),
        (800, 120.0, Ok(Row::HeightMm(1200))),
        (800, 120.1, Err(standing)),
    ];
    for (day, cm, wanted) in cases {
        let answer = at_day(day, &length(cm, None)).score(Indicator::WeightForLength);
        assert_eq!(answer.map(|score| score.reason.row), wanted, "day {day}, {cm} cm");
    }
}

#[test]
fn a_length_is_corrected_for_the_position_and_only_where_it_differs_from_the_table() {
    use Position::{Lying, Standing};
    // Day, position, corrected length, what was done, whether the position was doubted.
    let cases = [
        (273, Some(Standing), 80.0, Correction::None, true), // 8.97 months
        (274, Some(Standing), 80.7, Correction::Plus7Mm, false), // 9.002 months
        (273, Some(Lying), 80.0, Correction::None, false),
        (730, Some(Standing), 80.7, Correction::Plus7Mm, false),
        (731, Some(Standing), 80.0, Correction::None, false),
        (730, Some(Lying), 80.0, Correction::None, false),
        (731, Some(Lying), 79.3, Correction::Minus7Mm, false),
        (730, None, 80.0, Correction::None, false),
        (731, None, 80.0, Correction::None, false),
        // The reference of 2007 knows no position.
        (2000, Some(Lying), 80.0, Correction::None, false),
    ];
    for (day, position, cm, correction, doubted) in cases {
        let found = at_day(day, &length(80.0, position));
        let adjusted = found.length.unwrap();
        let wanted = (cm, correction, doubted);
        assert_eq!((adjusted.cm, adjusted.correction, adjusted.position_doubted), wanted, "day {day} {position:?}");
        for (indicator, answer) in found.scores() {
            let Ok(score) = answer else { continue };
            let told = (score.reason.correction, score.reason.position_doubted);
            let wanted = if indicator.uses_length() { (correction, doubted) } else { (Correction::None, false) };
            assert_eq!(told, wanted, "day {day} {indicator:?}");
        }
    }
}

#[test]
fn what_is_missing_is_named_and_oedema_takes_weight_away() {
    use Indicator::*;
    let nothing = at_day(400, &Measurements::default());
    let missing = [
        (LengthForAge, Measurement::Length),
        (WeightForAge, Measurement::Weight),
        (WeightForLength, Measurement::Weight),
        (BmiForAge, Measurement::Weight),
        (HeadForAge, Measurement::Head),
        (ArmForAge, Measurement::Arm),
        (TricepsForAge, Measurement::Triceps),
        (SubscapularForAge, Measurement::Subscapular),
    ];
    for (indicator, measurement) in missing {
        assert_eq!(nothing.score(indicator), Err(Refusal::Missing(measurement)));
    }
    assert_eq!((nothing.length, nothing.bmi), (None, None));
    let weight_only = Measurements { weight: all_measured().weight, ..Measurements::default() };
    for (day, indicators) in
        [(400, &[LengthForAge, WeightForLength, BmiForAge][..]), (2400, &[LengthForAge, BmiForAge])]
    {
        for indicator in indicators {
            let answer = at_day(day, &weight_only).score(*indicator);
            assert_eq!(answer, Err(Refusal::Missing(Measurement::Length)), "day {day} {indicator:?}");
        }
    }

    let oedema = Measurements { oedema: true, ..all_measured() };
    for (day, answered) in [(400, 5), (2400, 1)] {
        let found = at_day(day, &oedema);
        for indicator in [WeightForAge, BmiForAge] {
            assert_eq!(found.score(indicator), Err(Refusal::Oedema), "day {day}");
        }
        assert!(found.bmi.is_some());
        assert_eq!(found.scores().filter(|(_, answer)| answer.is_ok()).count(), answered, "day {day}");
    }
    assert_eq!(at_day(400, &oedema).score(WeightForLength), Err(Refusal::Oedema));
}

#[test]
fn a_measurement_beyond_all_numbers_is_refused() {
    let vast = Measurements { weight: Some(Kilograms::new(1.7e308).unwrap()), ..all_measured() };
    assert_eq!(at_day(0, &vast).score(Indicator::WeightForAge), Err(Refusal::NotFinite));
    let flat = length(1e-200, None);
    assert_eq!(at_day(400, &flat).score(Indicator::BmiForAge), Err(Refusal::NotFinite));
    assert_eq!(at_day(400, &flat).bmi, None);
    assert_eq!(at_day(2400, &flat).score(Indicator::BmiForAge), Err(Refusal::NotFinite));
}

#[test]
fn plain_numbers_that_make_no_sense_have_an_answer_too() {
    let good = Input { sex: Some(Sex::Male), age: Age::Days(400.0), weight: 9.6, length: 75.7, ..Input::MISSING };
    for age in [Age::Days(-1.0), Age::Months(-0.1), Age::Days(f64::NEG_INFINITY), Age::Days(-1e-320)] {
        let (Age::Days(number) | Age::Months(number)) = age else { unreachable!() };
        assert_eq!(zscores(&Input { age, ..good }), Err(NegativeAge { age: number }));
    }
    // None of these has a score by age. An age that is too large has none at all, one that is not known has one by length.
    let by_length = Indicator::WeightForLength as usize;
    for (age, known) in [
        (Age::Unknown, true),
        (Age::Days(f64::NAN), true),
        (Age::Months(f64::NAN), true),
        (Age::Days(f64::INFINITY), false),
        (Age::Days(3e9), false),
        (Age::Months(60.0), false),
        (Age::Days(1826.25), false),
    ] {
        let found = zscores(&Input { age, ..good }).unwrap();
        assert!(found.z.iter().enumerate().all(|(i, z)| i == by_length || z.is_nan()), "{age:?}");
        assert_eq!(!found.z[by_length].is_nan(), known, "{age:?}");
        assert_eq!(found.flag(Indicator::LengthForAge), None);
    }
    // Half a day is rounded up; the limits look at the unrounded age.
    for (age, day) in [(Age::Days(730.5), 731), (Age::Days(1826.2), 1826), (Age::Months(59.9999), 1826)] {
        let whole = zscores(&Input { age: Age::Days(f64::from(day)), ..good }).unwrap();
        assert_eq!(zscores(&Input { age, ..good }).unwrap().z[1], whole.z[1], "{age:?}");
    }
    // -0 is zero.
    assert!(zscores(&Input { age: Age::Days(-0.0), ..good }).is_ok());
    for weight in [0.0, -1.0, f64::NAN, f64::NEG_INFINITY] {
        let found = zscores(&Input { weight, ..good }).unwrap();
        assert!(found.z[Indicator::WeightForAge as usize].is_nan(), "{weight}");
        assert!(found.z[Indicator::BmiForAge as usize].is_nan(), "{weight}");
    }
    let without_sex = zscores(&Input { sex: None, ..good }).unwrap();
    assert!(without_sex.z.iter().all(|z| z.is_nan()) && without_sex.bmi > 16.0);

    let good = anthroplus::Input { sex: Some(Sex::Female), months: 100.0, height: 120.0, weight: 25.0, oedema: false };
    for bad in [
        anthroplus::Input { months: -1.0, ..good },
        anthroplus::Input { height: -1.0, ..good },
        anthroplus::Input { weight: -1.0, ..good },
    ] {
        assert_eq!(anthroplus::zscores(&bad), Err(anthroplus::Negative { value: -1.0 }));
    }
    for months in [f64::NAN, 0.0, 59.999999, 228.00000000000003, f64::INFINITY] {
        let found = anthroplus::zscores(&anthroplus::Input { months, ..good }).unwrap();
        assert!(found.height_for_age.is_nan() && found.bmi_for_age.is_nan(), "{months}");
    }
    let last = anthroplus::zscores(&anthroplus::Input { months: 228.0, ..good }).unwrap();
    assert!(last.height_for_age.is_finite() && last.weight_for_age.is_nan());
}

#[test]
fn unknown_codes_are_errors_never_a_default() {
    for code in ["", "0", "3", " m ", "male", "Laki-laki", "x", "１"] {
        assert!(code.parse::<Sex>().is_err(), "{code}");
    }
    for code in ["", " l", "lh", "s", "1", "berdiri"] {
        assert!(code.parse::<Position>().is_err(), "{code}");
    }
    for code in ["", "LHFA", "lhfa ", "zlen"] {
        assert!(code.parse::<Indicator>().is_err(), "{code}");
    }
    for (place, indicator) in Indicator::ALL.into_iter().enumerate() {
        assert_eq!(indicator as usize, place);
        assert_eq!(indicator.code().parse(), Ok(indicator));
        assert_eq!(serde_json::to_string(&indicator).unwrap(), format!("\"{}\"", indicator.code()));
    }
    for position in [Position::Lying, Position::Standing] {
        assert_eq!(position.code().parse(), Ok(position));
        assert_eq!(position.code().to_uppercase().parse(), Ok(position));
    }
}

#[test]
fn flags_are_judged_on_the_rounded_score() {
    use Indicator::*;
    let cases = [
        (LengthForAge, -6.0, false),
        (LengthForAge, -6.01, true),
        (LengthForAge, 6.01, true),
        (WeightForAge, -6.0, false),
        (WeightForAge, -6.01, true),
        (WeightForAge, 5.0, false),
        (WeightForAge, 5.01, true),
        (WeightForLength, -5.01, true),
        (WeightForLength, 5.0, false),
        (BmiForAge, 5.01, true),
        (HeadForAge, -5.01, true),
        (SubscapularForAge, f64::INFINITY, true),
        (SubscapularForAge, f64::NAN, false),
        (WeightForAge, f64::NAN, false),
    ];
    for (indicator, z, flagged) in cases {
        assert_eq!(indicator.is_flagged(z), flagged, "{indicator:?} {z}");
    }
}

#[test]
fn rounding_is_that_of_r() {
    // Given, rounded. f64 cannot hold most ties; those it can go to the even hundredth.
    let cases = [
        (0.0, 0.0),
        (-0.0, 0.0),
        (-0.004, 0.0),
        (0.125, 0.12),
        (0.375, 0.38),
        (-0.125, -0.12),
        (2.625, 2.62),
        (-2.994999999999999, -2.99),
        (1e-300, 0.0),
        (123.456, 123.46),
        (9_999_999_999_999.998, 10_000_000_000_000.0),
        (10_000_000_000_000.021, 10_000_000_000_000.021),
        (1e300, 1e300),
    ];
    for (given, rounded) in cases {
        let z = ZScore::new(given).unwrap();
        assert_eq!(z.get(), rounded, "{given}");
        assert!(z.get() != 0.0 || z.get().is_sign_positive(), "{given}");
    }
    for none in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(ZScore::new(none).is_err());
    }
}

#[test]
fn the_typed_door_and_the_plain_one_give_the_same_numbers() {
    for day in (0..1827).step_by(13) {
        let child = all_measured();
        let typed = at_day(day, &child);
        let plain = Input {
            sex: Some(Sex::Male),
            age: Age::Days(f64::from(day)),
            weight: 9.6,
            length: 75.7,
            position: Some(Position::Lying),
            head: 46.0,
            arm: 14.5,
            triceps: 8.0,
            subscapular: 6.5,
            oedema: false,
        };
        let plain = anthro::zscores(&plain).unwrap();
        for (indicator, answer) in typed.scores() {
            let z = plain.z[indicator as usize];
            assert_eq!(answer.ok().map(|score| score.z.get()), (!z.is_nan()).then_some(z + 0.0), "{day} {indicator:?}");
            assert_eq!(answer.ok().map(|score| score.flagged), plain.flag(indicator));
        }
    }
}
