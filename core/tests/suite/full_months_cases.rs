//! The second ruler: which rows it takes, that they are the printed ones, and where it disagrees with the first.

use super::kms_cases::date;
use crate::golden::Table;
use proptest::prelude::*;
use simpati_core::clock::CivilDate;
use simpati_core::growth::classify::{Category, LengthStatus};
use simpati_core::growth::full_months::{ByFullMonths, Disagreement, assess_by_full_months, month_row};
use simpati_core::growth::{
    AgeInDays, Assessment, Indicator, Lms, Measurements, Reason, Row, assess, assess_at, table_row,
};
use simpati_core::position::Position;
use simpati_core::quantity::{Centimetres, Kilograms};
use simpati_core::sex::Sex;

const PRINTED: &str = include_str!("../golden/permenkes/printed_lines.csv");

fn child(weight: Option<f64>, length: Option<f64>, position: Position) -> Measurements {
    Measurements {
        weight: weight.map(|kg| Kilograms::new(kg).unwrap()),
        length: length.map(|cm| Centimetres::new(cm).unwrap()),
        position: Some(position),
        ..Measurements::default()
    }
}

fn both(sex: Sex, birth: &str, visit: &str, measured: &Measurements) -> (Assessment, Option<ByFullMonths>) {
    let by_days = assess(sex, Some(date(birth)), date(visit), measured).unwrap();
    (by_days, assess_by_full_months(sex, date(birth), date(visit), measured, &by_days))
}

/// A birth and a visit so many full months and days apart.
fn dates(full_months: u32, days: u32) -> (CivilDate, CivilDate) {
    let births = std::iter::successors(CivilDate::new(2020, 1, 1), |day| day.plus_days(1)).take(800);
    births
        .filter_map(|birth| Some((birth, birth.plus_days(i64::from(days))?)))
        .find(|(birth, visit)| visit.full_months_since(*birth) == Some(full_months))
        .unwrap()
}

#[test]
fn the_rows_are_those_that_the_regulation_prints() {
    let mut compared = 0;
    for row in Table::read(PRINTED).rows() {
        let month = row.text("month").parse().unwrap();
        let indicator: Indicator = row.code("indicator").unwrap();
        let lms = month_row(indicator, row.code("sex").unwrap(), month).unwrap();
        let lying_at_24 = month == 24 && row.text("position") == "l";
        let line = lms.at(row.number("sd")) + if lying_at_24 { 0.7 } else { 0.0 };
        let wanted = row.number("value");
        assert_eq!(format!("{line:.1}"), format!("{wanted:.1}"), "{month} {indicator:?} {}", row.text("sd"));
        compared += 1;
    }
    println!("printed lines: {compared} compared, 0 mismatches");
    assert_eq!(compared, 468);
}

#[test]
fn every_month_of_every_index_lies_between_its_two_days() {
    for sex in [Sex::Male, Sex::Female] {
        for indicator in Indicator::ALL {
            for month in 0..=60 {
                let Some(lms) = month_row(indicator, sex, month) else {
                    let by_length = indicator == Indicator::WeightForLength;
                    let from_day_91 = table_row(indicator, sex, Row::Day(0)).is_none();
                    assert!(by_length || from_day_91 && month < 3, "{indicator:?} {month}");
                    continue;
                };
                let exact = f64::from(month) * 30.4375;
                let day = |day: f64| table_row(indicator, sex, Row::Day(day as u16));
                let (before, after) = (day(exact.floor()).unwrap(), day(exact.ceil()));
                let after = after.unwrap_or(before); // month 60 lies after the last day of the table
                let between = |of: fn(&Lms) -> f64| {
                    let (low, high) = (of(&before).min(of(&after)), of(&before).max(of(&after)));
                    low <= of(&lms) && of(&lms) <= high
                };
                assert!(between(|lms| lms.l) && between(|lms| lms.m) && between(|lms| lms.s), "{indicator:?} {month}");
                assert!(lms.l != 0.0, "{indicator:?} {month}: the arithmetic divides by L");
            }
            assert_eq!(month_row(indicator, sex, 61), None);
            assert_eq!(month_row(indicator, sex, u32::MAX), None);
        }
    }
    let (lying, standing) = (Row::Day(730), Row::Day(731));
    let at = |row| table_row(Indicator::LengthForAge, Sex::Male, row);
    assert_eq!(month_row(Indicator::LengthForAge, Sex::Male, 24), at(standing));
    assert_ne!(at(lying), at(standing));
}

#[test]
fn the_reason_names_the_day_before_the_month() {
    let (birth, visit) = ("2024-01-01", "2024-02-01");
    let (_, second) = both(Sex::Male, birth, visit, &child(Some(4.5), Some(54.7), Position::Lying));
    let reason = |indicator| -> Reason { second.as_ref().unwrap().assessment.score(indicator).unwrap().reason };
    for indicator in [Indicator::LengthForAge, Indicator::WeightForAge, Indicator::BmiForAge] {
        let reason = reason(indicator);
        assert_eq!((reason.row, reason.interpolated), (Row::Day(30), true), "{indicator:?}");
    }
    assert_eq!(reason(Indicator::WeightForLength).row, Row::LengthMm(547));
}

#[test]
fn a_child_measured_lying_at_24_months_is_compared_with_the_printed_line_for_lying() {
    // 730 days and 24 full months: the first ruler still takes recumbent length.
    let (birth, visit) = ("2024-03-01", "2026-03-01");
    for (sex, lying, standing) in [(Sex::Male, 81.7, 81.0), (Sex::Female, 80.0, 79.3)] {
        let z = |length, position| {
            let (by_days, second) = both(sex, birth, visit, &child(None, Some(length), position));
            assert_eq!(by_days.age, Some(AgeInDays::new(730)));
            second.unwrap().assessment.score(Indicator::LengthForAge).unwrap().z
        };
        assert_eq!(z(lying, Position::Lying), z(standing, Position::Standing), "{sex:?}");
        assert!((z(lying, Position::Lying).get() + 2.0).abs() <= 0.02, "the line at -2, printed to 0.1 cm");
    }
}

#[test]
fn late_in_the_month_paper_makes_a_child_look_taller_and_heavier() {
    // Boys at exactly -2 by days, 29 days into the month: how much more the row of the completed month gives, in length
    // and in weight. The figures are those of the nearest day, so they hold to 0.05.
    let cases = [
        (0, 2.40, 1.99),
        (1, 1.77, 1.69),
        (2, 1.39, 1.12),
        (3, 1.12, 0.82),
        (6, 0.66, 0.39),
        (9, 0.52, 0.25),
        (12, 0.43, 0.20),
        (18, 0.31, 0.15),
        (36, 0.14, 0.09),
        (48, 0.11, 0.07),
        (59, 0.10, 0.06),
    ];
    for (month, length, weight) in cases {
        let days = (f64::from(month) * 30.4375).round() as u32 + 29;
        let (birth, visit) = dates(month, days);
        let more = |indicator| {
            let measured_at_minus_2 = table_row(indicator, Sex::Male, Row::Day(days as u16)).unwrap().at(-2.0);
            let measured = match indicator {
                Indicator::WeightForAge => child(Some(measured_at_minus_2), None, Position::Lying),
                _ if month < 24 => child(None, Some(measured_at_minus_2), Position::Lying),
                _ => child(None, Some(measured_at_minus_2), Position::Standing),
            };
            let by_days = assess(Sex::Male, Some(birth), visit, &measured).unwrap();
            let second = assess_by_full_months(Sex::Male, birth, visit, &measured, &by_days).unwrap();
            let z = |assessment: &Assessment| assessment.score(indicator).unwrap().z.get();
            assert_eq!(z(&by_days), -2.0, "{month} {indicator:?}");
            z(&second.assessment) - z(&by_days)
        };
        let found = (more(Indicator::LengthForAge), more(Indicator::WeightForAge));
        assert!((found.0 - length).abs() <= 0.05 && (found.1 - weight).abs() <= 0.05, "{month}: {found:?}");
    }
}

#[test]
fn a_stunted_child_that_paper_calls_normal_is_marked() {
    // 12 full months, but 29 days into the thirteenth.
    let measured = child(Some(9.0), Some(71.3), Position::Lying);
    let (by_days, second) = both(Sex::Male, "2024-01-01", "2025-01-30", &measured);
    let second = second.unwrap();
    assert_eq!(second.full_months, 12);
    let z = second.assessment.score(Indicator::LengthForAge).unwrap().z.get();
    assert!((-2.0..-1.8).contains(&z), "{z}");
    let wanted = Disagreement {
        indicator: Indicator::LengthForAge,
        by_days: Category::LengthForAge(LengthStatus::Stunted),
        by_full_months: Category::LengthForAge(LengthStatus::Normal),
    };
    assert_eq!(second.disagreements, [wanted]);
    assert_eq!(by_days.age, Some(AgeInDays::new(395)));
    let json = serde_json::to_value(wanted).unwrap();
    let text = serde_json::json!({
        "indicator": "lhfa", "by_days": {"lhfa": "stunted"}, "by_full_months": {"lhfa": "normal"}
    });
    assert_eq!(json, text);
}

#[test]
fn on_the_day_the_month_is_full_the_rulers_agree() {
    let measured = child(Some(9.0), Some(71.3), Position::Lying);
    let (by_days, second) = both(Sex::Male, "2024-01-01", "2024-12-31", &measured);
    let eleven = second.unwrap();
    assert_eq!((eleven.full_months, by_days.age), (11, Some(AgeInDays::new(365))));
    let (_, second) = both(Sex::Male, "2024-01-01", "2025-01-01", &measured);
    let twelve = second.unwrap();
    assert_eq!((twelve.full_months, twelve.disagreements), (12, vec![]));
}

#[test]
fn the_second_ruler_ends_after_the_row_of_60_months() {
    let measured = child(Some(16.0), Some(100.0), Position::Standing);
    // Born on 1 March 2020: 60 full months on 1 March 2025, which is day 1826.
    let (by_days, second) = both(Sex::Male, "2020-03-01", "2025-03-01", &measured);
    let second = second.unwrap();
    assert_eq!((second.full_months, second.assessment), (60, by_days), "month 60 is the last day of the tables");
    // A day later the first ruler is the reference for 5-19 years, whose categories are not compared with these.
    let (by_days, second) = both(Sex::Male, "2020-03-01", "2025-03-02", &measured);
    assert!(by_days.score(Indicator::WeightForLength).is_err());
    let second = second.unwrap();
    assert_eq!((second.full_months, second.disagreements), (60, vec![]));
    assert_eq!(both(Sex::Male, "2020-03-01", "2025-04-01", &measured).1, None);
}

#[test]
fn with_oedema_the_rulers_agree_on_severe_wasting() {
    let measured = Measurements { oedema: true, ..child(Some(9.0), Some(75.0), Position::Lying) };
    let (_, second) = both(Sex::Male, "2024-01-01", "2025-01-30", &measured);
    assert_eq!(second.unwrap().disagreements, []);
}

#[test]
fn nobody_is_measured_before_birth() {
    let measured = child(Some(9.0), Some(75.0), Position::Lying);
    let by_days = assess_at(Sex::Male, None, &measured);
    let second = assess_by_full_months(Sex::Male, date("2025-01-02"), date("2025-01-01"), &measured, &by_days);
    assert_eq!(second, None);
}

proptest! {
    #[test]
    fn every_child_to_60_months_has_a_second_opinion_and_a_disagreement_is_one(
        age in 0i64..2500, kg in 0.5..60.0f64, cm in 30.0..150.0f64, male in any::<bool>(), lying in any::<bool>()
    ) {
        let sex = if male { Sex::Male } else { Sex::Female };
        let position = if lying { Position::Lying } else { Position::Standing };
        let measured = child(Some(kg), Some(cm), position);
        let birth = date("2019-05-31");
        let visit = birth.plus_days(age).unwrap();
        let by_days = assess(sex, Some(birth), visit, &measured).unwrap();
        let months = visit.full_months_since(birth).unwrap();
        let second = assess_by_full_months(sex, birth, visit, &measured, &by_days);
        prop_assert_eq!(second.is_some(), months <= 60);
        for disagreement in second.iter().flat_map(|second| &second.disagreements) {
            prop_assert!(disagreement.by_days != disagreement.by_full_months);
        }
    }
}
