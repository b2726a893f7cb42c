//! What people type, and what is said to it.

use simpati_app::input::{DateDraft, DateProblem, NumberProblem, Quantity};

#[test]
fn a_number_is_read_as_people_write_it() {
    let cases = [
        ("8,4", 8.4),
        ("8.4", 8.4),
        ("  8,4  ", 8.4),
        ("8,4 kg", 8.4),
        ("8,4KG", 8.4),
        ("08,40", 8.4),
        ("12", 12.0),
        ("0,9", 0.9),
        ("58", 58.0),
    ];
    for (typed, number) in cases {
        assert_eq!(Quantity::WEIGHT.read(typed), Ok(number), "{typed:?}");
    }
}

#[test]
fn what_is_no_number_is_said_to_be_none() {
    let cases = [
        "abc",
        "8,4,1",
        "1.200,5",
        "-8",
        "+8",
        "8,",
        ",4",
        ",",
        ".",
        "8 4",
        "8kg4",
        "kg",
        "1e1",
        "NaN",
        "inf",
        "∞",
        "٨",
        "８",
        "8’4",
        "👶",
        "8,4 kg kg",
        "1234567890123",
        "0x8",
        "8\n4",
    ];
    for typed in cases {
        assert_eq!(Quantity::WEIGHT.read(typed), Err(NumberProblem::NotANumber), "{typed:?}");
    }
    let pasted = "Berat 8,4 kg ".repeat(1000);
    assert_eq!(Quantity::WEIGHT.read(&pasted), Err(NumberProblem::NotANumber));
}

#[test]
fn an_impossible_number_is_refused_with_the_way_out() {
    let outside = |typed| Err(NumberProblem::Outside { typed, quantity: Quantity::WEIGHT });
    let cases = [
        ("", Err(NumberProblem::Empty)),
        ("   ", Err(NumberProblem::Empty)),
        ("0", Err(NumberProblem::Zero)),
        ("0,00", Err(NumberProblem::Zero)),
        ("0,8", outside(0.8)),
        ("58,1", outside(58.1)),
        // 999 g would be a newborn; that is the likelier meaning.
        ("999", Err(NumberProblem::SmallUnit { meant: 0.999 })),
        ("8400", Err(NumberProblem::SmallUnit { meant: 8.4 })),
        ("99999", outside(99999.0)),
    ];
    for (typed, expected) in cases {
        assert_eq!(Quantity::WEIGHT.read(typed), expected, "{typed:?}");
    }
    assert_eq!(Quantity::LENGTH.read("745"), Err(NumberProblem::SmallUnit { meant: 74.5 }));
    assert_eq!(Quantity::LENGTH.read("20"), Err(NumberProblem::Outside { typed: 20.0, quantity: Quantity::LENGTH }));
}

fn date(day: &str, month: u32, year: &str) -> DateDraft {
    DateDraft { day: day.to_owned(), month: (month > 0).then_some(month), year: year.to_owned() }
}

#[test]
fn a_date_is_read_from_its_three_parts() {
    for (typed, expected) in [
        (date("23", 3, "2025"), "2025-03-23"),
        (date("1", 1, "2024"), "2024-01-01"),
        (date("01", 12, "2024"), "2024-12-01"),
        (date(" 29 ", 2, " 2024 "), "2024-02-29"),
    ] {
        assert_eq!(typed.read().map(|date| date.to_string()), Ok(expected.to_owned()), "{typed:?}");
    }
    let known = "2025-03-23".parse().unwrap();
    assert_eq!(DateDraft::of(known).read(), Ok(known));
}

#[test]
fn what_is_wrong_with_a_date_is_said_exactly() {
    let no_day = |month, year, last| DateProblem::NoSuchDay { month, year, last };
    for (typed, problem) in [
        (date("", 0, ""), DateProblem::Empty),
        (date("", 3, "2025"), DateProblem::Day),
        (date("0", 3, "2025"), DateProblem::Day),
        (date("32", 3, "2025"), DateProblem::Day),
        (date("2025-03-23", 3, "2025"), DateProblem::Day),
        (date("tiga", 3, "2025"), DateProblem::Day),
        (date("-1", 3, "2025"), DateProblem::Day),
        (date("23", 0, "2025"), DateProblem::Month),
        (date("23", 13, "2025"), DateProblem::Month),
        (date("23", 3, ""), DateProblem::Year),
        (date("23", 3, "25"), DateProblem::Year),
        (date("23", 3, "20255"), DateProblem::Year),
        (date("23", 3, "1899"), DateProblem::Year),
        (date("31", 4, "2025"), no_day(4, 2025, 30)),
        (date("29", 2, "2025"), no_day(2, 2025, 28)),
        (date("30", 2, "2024"), no_day(2, 2024, 29)),
    ] {
        assert_eq!(typed.read(), Err(problem), "{typed:?}");
    }
}
