//! Civil dates and place codes: the cases that go wrong elsewhere.

use simpati_core::clock::{CivilDate, Stamp};
use simpati_core::id::{PlaceCode, StreamId};

fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

#[test]
fn a_month_is_full_on_the_day_of_birth() {
    let cases = [
        ("2015-06-07", "2017-07-30", 25), // example of the Permenkes wording
        ("2026-01-31", "2026-02-28", 0),
        ("2026-01-31", "2026-03-01", 1),
        ("2024-02-29", "2025-02-28", 11),
        ("2024-02-29", "2025-03-01", 12),
        ("2026-05-05", "2026-05-05", 0),
    ];
    for (birth, visit, months) in cases {
        assert_eq!(date(visit).full_months_since(date(birth)), Some(months), "{birth} to {visit}");
    }
    assert_eq!(date("2026-01-01").full_months_since(date("2026-01-02")), None);
}

#[test]
fn only_real_days_are_dates() {
    for text in ["2025-02-29", "2026-13-01", "2026-1-01", "26-01-01", "1899-12-31", "2200-01-01", "٢٠٢٦-٠١-٠١", ""]
    {
        assert!(text.parse::<CivilDate>().is_err(), "{text}");
    }
    assert_eq!(date("2024-02-29").to_string(), "2024-02-29");
}

#[test]
fn the_day_at_a_posyandu_is_the_local_day() {
    // 06:59 in WIB is still yesterday in UTC.
    let stamp: Stamp = "2026-11-22T06:59:00.000+07:00".parse().unwrap();
    assert_eq!(stamp.civil_date(), Some(date("2026-11-22")));
    assert_eq!(stamp.to_string(), "2026-11-22T06:59:00.000+07:00");
}

#[test]
fn a_place_lies_in_the_places_its_code_begins_with() {
    let posyandu: PlaceCode = "32.11.13.2005.003".parse().unwrap();
    for (area, inside) in [("32", true), ("32.11.13", true), ("32.11.13.2005.003", true), ("32.11.1", false)] {
        match area.parse::<PlaceCode>() {
            Ok(area) => assert_eq!(posyandu.is_within(&area), inside, "{area}"),
            Err(_) => assert!(!inside),
        }
    }
    assert!("32.11.13.2005".parse::<StreamId>().is_err(), "a village has no journal");
}
