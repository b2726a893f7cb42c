//! Months of the calendar: neighbours, ends, text.

use simpati_core::clock::{CalendarMonth, CivilDate};

fn month(text: &str) -> CalendarMonth {
    text.parse().unwrap()
}

#[test]
fn months_follow_each_other_over_the_end_of_a_year() {
    assert_eq!(month("2025-12").next(), Some(month("2026-01")));
    assert_eq!(month("2026-01").previous(), Some(month("2025-12")));
    assert_eq!(month("2199-12").next(), None);
    assert_eq!(month("1900-01").previous(), None);
}

#[test]
fn a_month_knows_its_first_and_last_day() {
    for (text, last) in [("2025-02", 28), ("2024-02", 29), ("2100-02", 28), ("2025-04", 30), ("2199-12", 31)] {
        let (year, number) = month(text).ym();
        assert_eq!(month(text).first_day(), CivilDate::new(year, number, 1).unwrap(), "{text}");
        assert_eq!(month(text).last_day(), CivilDate::new(year, number, last).unwrap(), "{text}");
    }
}

#[test]
fn every_day_lies_in_its_month() {
    let days = std::iter::successors(CivilDate::new(2023, 12, 1), |day| day.plus_days(1)).take(500);
    for day in days {
        let (year, number, _) = day.ymd();
        let month = CalendarMonth::of(day);
        assert_eq!(Some(month), CalendarMonth::new(year, number));
        assert!(month.first_day() <= day && day <= month.last_day());
    }
}

#[test]
fn the_text_of_a_month_is_read_back_and_nothing_else_is_read() {
    for text in ["1900-01", "2025-09", "2199-12"] {
        assert_eq!(month(text).to_string(), text);
        assert_eq!(serde_json::to_string(&month(text)).unwrap(), format!("{text:?}"));
    }
    for text in ["", "2025", "2025-0", "2025-00", "2025-13", "2025-1", "1899-12", "2200-01", "2025-01-01", "+025-01"] {
        assert!(text.parse::<CalendarMonth>().is_err(), "{text}");
    }
}

#[test]
fn the_day_on_which_months_are_full_is_the_first_such_day() {
    let starts = std::iter::successors(CivilDate::new(2023, 12, 1), |day| day.plus_days(1)).take(500);
    for start in starts {
        for months in [0, 1, 2, 6, 13, 60] {
            let full = start.after_full_months(months).unwrap();
            assert_eq!(full.full_months_since(start), Some(months), "{start} + {months}");
            let before = full.plus_days(-1).unwrap().full_months_since(start);
            assert_eq!(before, months.checked_sub(1), "{start} + {months}, the day before");
        }
    }
    let late = CivilDate::new(2199, 12, 31).unwrap();
    assert_eq!(late.after_full_months(0), Some(late));
    assert_eq!(late.after_full_months(1), None);
    assert_eq!(late.after_full_months(u32::MAX), None);
}
