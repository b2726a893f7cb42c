//! The growth card, case by case: tables of minimum gains, the letters N, T, O, B, lines, and the month's count.

use simpati_core::clock::{CalendarMonth, CivilDate};
use simpati_core::growth::ZScore;
use simpati_core::kms::*;
use simpati_core::quantity::Kilograms;
use simpati_core::sex::Sex;

pub(crate) fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

pub(crate) fn month(text: &str) -> CalendarMonth {
    text.parse().unwrap()
}

pub(crate) fn weighing(day: &str, kg: f64) -> Weighing {
    Weighing { date: date(day), weight: Kilograms::new(kg).unwrap() }
}

fn card(sex: Sex, birth: &str, weighings: &[(&str, f64)]) -> Card {
    Card::new(sex, date(birth), weighings.iter().map(|(day, kg)| weighing(day, *kg))).unwrap()
}

#[test]
fn the_default_minimum_gains_are_those_of_the_card() {
    // (months from, to, boys, girls), grams; the book's single row is the girls' row for both.
    let cases = [
        (1, 1, 800, 800),
        (2, 2, 900, 900),
        (3, 3, 800, 800),
        (4, 4, 600, 600),
        (5, 5, 500, 500),
        (6, 6, 400, 400),
        (7, 7, 400, 300),
        (8, 10, 300, 300),
        (11, 11, 300, 200),
        (12, 60, 200, 200),
    ];
    let (by_sex, one_row) = (MinimumGains::default(), MinimumGains::ONE_ROW);
    let mut months = Vec::new();
    for (from, to, boys, girls) in cases {
        for age in from..=to {
            months.push(age);
            assert_eq!(by_sex.grams(Sex::Male, age), Some(boys), "boys, month {age}");
            assert_eq!(by_sex.grams(Sex::Female, age), Some(girls), "girls, month {age}");
            assert_eq!(one_row.grams(Sex::Male, age), Some(girls), "one row, month {age}");
            assert_eq!(one_row.grams(Sex::Female, age), Some(girls), "one row, month {age}");
        }
    }
    assert_eq!(months, (1..=60).collect::<Vec<u32>>());
    for outside in [0, 61, u32::MAX] {
        assert_eq!(by_sex.grams(Sex::Male, outside), None, "month {outside}");
    }
}

#[test]
fn a_damaged_table_of_minimum_gains_is_refused_with_its_line() {
    const HEADER: &str = "sex,month,grams,source\n";
    let whole = include_str!("../../data/kms/kbm-by-sex.csv");
    assert_eq!(MinimumGains::from_csv(whole.as_bytes()), Ok(MinimumGains::BY_SEX));
    let without_last = whole.trim_end().rsplit_once('\n').unwrap().0.to_owned() + "\n";
    let cases = [
        ("", BadGain::Header),
        ("sex,month,grams\n", BadGain::Header),
        ("sex,month,grams,source\r\n", BadGain::Header),
        (&format!("{HEADER}X,1,800,s\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,0,800,s\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,61,800,s\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,1,0,s\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,1,10000,s\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,1,-800,s\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,1,0.8,s\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,1,800,\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,1,800\n"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,1,800,s"), BadGain::Line { line: 2 }),
        (&format!("{HEADER}L,1,800,s\nL,2,99999999999999999999,s\n"), BadGain::Line { line: 3 }),
        (&format!("{HEADER}L,1,800,s\nL,1,800,s\n"), BadGain::Repeated { line: 3 }),
        (HEADER, BadGain::Absent { sex: Sex::Male, month: 1 }),
        (&without_last, BadGain::Absent { sex: Sex::Female, month: 60 }),
    ];
    for (text, wanted) in cases {
        assert_eq!(MinimumGains::from_csv(text.as_bytes()), Err(wanted), "{text:?}");
    }
}

#[test]
fn the_letter_follows_the_order_never_weighed_not_last_month_gain() {
    use Outcome::*;
    let gain = |grams, minimum, since, days| Gain { grams, minimum, since: date(since), days };
    // (what the case shows, sex, birth, weighings, month, outcome)
    type Case<'a> = (&'a str, Sex, &'a str, &'a [(&'a str, f64)], &'a str, Option<Outcome>);
    let cases: &[Case<'_>] = &[
        ("not weighed", Sex::Male, "2025-01-10", &[], "2025-03", None),
        ("first weighing ever", Sex::Male, "2025-01-10", &[("2025-03-12", 5.0)], "2025-03", Some(FirstWeighing)),
        (
            "a later weighing does not make an earlier one comparable",
            Sex::Male,
            "2025-01-10",
            &[("2025-03-12", 5.0), ("2025-04-12", 6.0)],
            "2025-03",
            Some(FirstWeighing),
        ),
        (
            "one month left out",
            Sex::Male,
            "2025-01-10",
            &[("2025-03-12", 5.0), ("2025-05-12", 6.8)],
            "2025-05",
            Some(NotWeighedLastMonth { last: date("2025-03-12") }),
        ),
        (
            "the same month a year before is not last month",
            Sex::Male,
            "2024-01-10",
            &[("2024-04-12", 6.0), ("2025-05-12", 9.8)],
            "2025-05",
            Some(NotWeighedLastMonth { last: date("2024-04-12") }),
        ),
        (
            "exactly the minimum is a gain, though 6.1 - 5.3 is below 0.8 in binary",
            Sex::Male,
            "2025-01-10",
            &[("2025-03-12", 5.3), ("2025-04-12", 6.1)],
            "2025-04",
            Some(Gained(gain(800, 800, "2025-03-12", 31))),
        ),
        (
            "ten grams short",
            Sex::Male,
            "2025-01-10",
            &[("2025-03-12", 5.3), ("2025-04-12", 6.09)],
            "2025-04",
            Some(NotGained(gain(790, 800, "2025-03-12", 31))),
        ),
        (
            "the same weight",
            Sex::Female,
            "2024-01-10",
            &[("2025-03-12", 9.0), ("2025-04-12", 9.0)],
            "2025-04",
            Some(NotGained(gain(0, 200, "2025-03-12", 31))),
        ),
        (
            "lost",
            Sex::Female,
            "2024-01-10",
            &[("2025-03-12", 9.0), ("2025-04-12", 8.4)],
            "2025-04",
            Some(NotGained(gain(-600, 200, "2025-03-12", 31))),
        ),
        (
            "December is the month before January",
            Sex::Female,
            "2024-01-10",
            &[("2024-12-12", 9.0), ("2025-01-12", 9.2)],
            "2025-01",
            Some(Gained(gain(200, 200, "2024-12-12", 31))),
        ),
        (
            "boys of 7 months need 400 g",
            Sex::Male,
            "2024-09-10",
            &[("2025-03-12", 7.9), ("2025-04-12", 8.2)],
            "2025-04",
            Some(NotGained(gain(300, 400, "2025-03-12", 31))),
        ),
        (
            "girls of 7 months need 300 g",
            Sex::Female,
            "2024-09-10",
            &[("2025-03-12", 7.9), ("2025-04-12", 8.2)],
            "2025-04",
            Some(Gained(gain(300, 300, "2025-03-12", 31))),
        ),
        (
            "one day before 7 full months the minimum of month 6 holds for girls",
            Sex::Female,
            "2024-09-13",
            &[("2025-03-12", 7.9), ("2025-04-12", 8.2)],
            "2025-04",
            Some(NotGained(gain(300, 400, "2025-03-12", 31))),
        ),
        (
            "two days apart, over the end of a month, are still two months",
            Sex::Male,
            "2024-01-10",
            &[("2025-03-31", 9.0), ("2025-04-02", 9.1)],
            "2025-04",
            Some(NotGained(gain(100, 200, "2025-03-31", 2))),
        ),
        (
            "no minimum before one full month",
            Sex::Male,
            "2025-01-20",
            &[("2025-01-21", 3.0), ("2025-02-12", 3.1)],
            "2025-02",
            Some(UnderOneMonth),
        ),
        (
            "60 full months are on the card",
            Sex::Male,
            "2020-04-12",
            &[("2025-03-12", 16.0), ("2025-04-12", 16.2)],
            "2025-04",
            Some(Gained(gain(200, 200, "2025-03-12", 31))),
        ),
        ("61 are not", Sex::Male, "2020-03-12", &[("2025-03-12", 16.0), ("2025-04-12", 16.2)], "2025-04", None),
    ];
    for (what, sex, birth, weighings, at, wanted) in cases {
        let outcome = card(*sex, birth, weighings).outcome(month(at), &MinimumGains::default());
        assert_eq!(outcome, *wanted, "{what}");
    }
}

#[test]
fn the_latest_weighing_of_a_month_counts_and_on_one_day_the_lightest() {
    let many = [("2025-04-20", 6.5), ("2025-04-02", 7.0), ("2025-04-20", 6.4), ("2025-04-11", 6.9)];
    let card = card(Sex::Male, "2025-01-10", &many);
    assert_eq!(card.weighing(month("2025-04")), Some(&weighing("2025-04-20", 6.4)));
    assert_eq!(card.weighing(month("2025-05")), None);
}

#[test]
fn a_weighing_before_birth_makes_no_card() {
    let born = date("2025-01-10");
    let made = Card::new(Sex::Male, born, [weighing("2025-01-10", 3.0), weighing("2025-01-09", 3.0)]);
    assert_eq!(made, Err(WeighedBeforeBirth { birth: born, weighed: date("2025-01-09") }));
}

#[test]
fn months_without_gain_are_counted_only_in_a_row() {
    // Girl of 14 months and more: 200 g a month.
    let weighings = [
        ("2025-01-12", 9.0),
        ("2025-02-12", 9.1), // T
        ("2025-03-12", 9.1), // T
        ("2025-04-12", 9.0), // T
        ("2025-05-12", 9.2), // N
        ("2025-06-12", 9.3), // T
        ("2025-08-12", 9.3), // O
        ("2025-09-12", 9.3), // T
    ];
    let card = card(Sex::Female, "2023-11-10", &weighings);
    let cases = [
        ("2025-01", 0),
        ("2025-02", 1),
        ("2025-03", 2),
        ("2025-04", 3),
        ("2025-05", 0),
        ("2025-06", 1),
        ("2025-07", 0),
        ("2025-08", 0),
        ("2025-09", 1),
    ];
    for (at, wanted) in cases {
        assert_eq!(card.not_gained_in_a_row(month(at), &MinimumGains::default()), wanted, "{at}");
    }
}

#[test]
fn letters_are_the_letters_of_the_reports() {
    let cases = [
        (WeighingCode::Gained, "\"N\""),
        (WeighingCode::NotGained, "\"T\""),
        (WeighingCode::NotWeighedLastMonth, "\"O\""),
        (WeighingCode::New, "\"B\""),
    ];
    for (code, json) in cases {
        assert_eq!(serde_json::to_string(&code).unwrap(), json);
    }
}

#[test]
fn the_lines_of_the_card_belong_to_the_space_between_them() {
    let default = Lines::default();
    let strict = Lines::new(-2.0, 1.0).unwrap();
    // (z, with the default lines, with the red line at -2)
    let cases = [
        (-3.01, CardZone::BelowRed, CardZone::BelowRed),
        (-3.0, CardZone::BetweenLines, CardZone::BelowRed),
        (-2.01, CardZone::BetweenLines, CardZone::BelowRed),
        (-2.0, CardZone::BetweenLines, CardZone::BetweenLines),
        (0.0, CardZone::BetweenLines, CardZone::BetweenLines),
        (1.0, CardZone::BetweenLines, CardZone::BetweenLines),
        (1.01, CardZone::AboveOrange, CardZone::AboveOrange),
    ];
    for (z, by_default, by_strict) in cases {
        let z = ZScore::new(z).unwrap();
        assert_eq!(default.zone(z), by_default, "{z:?}");
        assert_eq!(strict.zone(z), by_strict, "{z:?}");
    }
}

#[test]
fn lines_that_cross_or_are_no_numbers_are_refused() {
    for (red, orange) in [(1.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (-3.0, f64::NAN), (f64::NEG_INFINITY, 1.0)] {
        assert!(Lines::new(red, orange).is_err(), "{red} {orange}");
    }
    assert!(serde_json::from_str::<Lines>(r#"{"red":1,"orange":-3}"#).is_err());
    let lines: Lines = serde_json::from_str(r#"{"red":-2,"orange":1}"#).unwrap();
    assert_eq!((lines.red(), lines.orange()), (-2.0, 1.0));
    assert_eq!(serde_json::to_string(&Lines::default()).unwrap(), r#"{"red":-3.0,"orange":1.0}"#);
}

#[test]
fn age_groups_are_those_of_the_forms() {
    let cases = [
        (0, Some(AgeGroup::Months0To5)),
        (5, Some(AgeGroup::Months0To5)),
        (6, Some(AgeGroup::Months6To11)),
        (11, Some(AgeGroup::Months6To11)),
        (12, Some(AgeGroup::Months12To23)),
        (23, Some(AgeGroup::Months12To23)),
        (24, Some(AgeGroup::Months24To59)),
        (59, Some(AgeGroup::Months24To59)),
        (60, None),
        (u32::MAX, None),
    ];
    for (full_months, wanted) in cases {
        assert_eq!(AgeGroup::of(full_months), wanted, "{full_months}");
    }
}

/// Of those weighed, every child that gained is verified; every child below the red line is to be referred.
fn attendance(home: bool, has_card: bool, weighed: Option<(WeighingCode, u32, CardZone)>) -> Attendance {
    Attendance {
        sex: Sex::Male,
        age_group: AgeGroup::Months12To23,
        home,
        has_card,
        weighed: weighed.map(|(code, not_gained_in_a_row, zone)| Weighed {
            code,
            not_gained_in_a_row,
            zone: Some(zone),
            verified: code == WeighingCode::Gained,
        }),
        to_refer: weighed.is_some_and(|(_, _, zone)| zone == CardZone::BelowRed),
        // A child who is ill, but was not weighed.
        referred: home && has_card && weighed.is_none(),
    }
}

#[test]
fn the_months_count_adds_up() {
    use CardZone::*;
    use WeighingCode::*;
    let children = [
        attendance(true, true, Some((Gained, 0, BetweenLines))),
        attendance(true, true, Some((Gained, 0, AboveOrange))),
        attendance(true, true, Some((NotGained, 1, BetweenLines))),
        attendance(true, false, Some((NotGained, 2, BelowRed))),
        attendance(true, true, Some((NotGained, 3, BelowRed))),
        attendance(true, true, Some((NotWeighedLastMonth, 0, BetweenLines))),
        attendance(true, false, Some((New, 0, BetweenLines))),
        attendance(true, true, None),
        attendance(true, false, None),
        attendance(false, true, Some((New, 0, BetweenLines))), // a guest
    ];
    let mut skdn = Skdn::default();
    skdn.extend(&children);
    let total = skdn.total();
    let cases = [
        (Figure::S, 9),
        (Figure::K, 6),
        (Figure::D, 8),
        (Figure::N, 2),
        (Figure::T, 3),
        (Figure::O, 1),
        (Figure::B, 2),
        (Figure::Comparable, 5),
        (Figure::TwiceT, 2),
        (Figure::BelowRed, 2),
        (Figure::AboveOrange, 1),
        (Figure::Verified, 2),
        (Figure::ToRefer, 2),
        (Figure::Referred, 1),
    ];
    assert_eq!(cases.map(|(figure, _)| figure).as_slice(), Figure::ALL);
    for (figure, wanted) in cases {
        assert_eq!(total.get(figure), wanted, "{figure:?}");
    }
    let cases = [
        (SkdnIndicator::KOverS, 6, 9),
        (SkdnIndicator::DOverS, 8, 9),
        (SkdnIndicator::DOverK, 8, 6),
        (SkdnIndicator::NOverD, 2, 8),
        (SkdnIndicator::NOverComparable, 2, 5),
        (SkdnIndicator::NOverS, 2, 9),
        (SkdnIndicator::TOverD, 3, 8),
        (SkdnIndicator::TwiceTOverD, 2, 8),
        (SkdnIndicator::BelowRedOverD, 2, 8),
        (SkdnIndicator::VerifiedOverD, 2, 8),
    ];
    assert_eq!(cases.map(|(indicator, ..)| indicator).as_slice(), SkdnIndicator::ALL);
    for (indicator, numerator, denominator) in cases {
        let ratio = total.ratio(indicator).unwrap();
        assert_eq!((ratio.numerator, ratio.denominator.get()), (numerator, denominator), "{indicator:?}");
    }
    assert_eq!(total.ratio(SkdnIndicator::NOverComparable).unwrap().percent(), 40.0);
    assert_eq!(skdn.cell(AgeGroup::Months12To23, Sex::Male), total);
    assert_eq!(skdn.cell(AgeGroup::Months12To23, Sex::Female), Tally::default());
}

#[test]
fn nothing_is_divided_by_nobody() {
    let nobody = Tally::default();
    for &indicator in SkdnIndicator::ALL {
        let (_, figure) = indicator.parts();
        assert_eq!(nobody.ratio(indicator), Err(NothingToDivideBy { figure }), "{indicator:?}");
    }
}
