//! The calculator's form: what it asks, what it lets through, and what it says about the rest.

use crate::support::{draft, today};
use simpati_app::i18n::Age;
use simpati_app::input::{DateDraft, DateProblem, NumberProblem};
use simpati_app::state::{Draft, Field, Problem};
use simpati_core::clock::CivilDate;
use simpati_core::position::Position;
use simpati_core::sex::Sex;

fn good() -> Draft {
    draft(Sex::Female, 609, "9,1", "77,7", Position::Standing)
}

fn on(text: &str) -> DateDraft {
    DateDraft::of(text.parse().unwrap())
}

#[test]
fn a_whole_form_is_understood() {
    let measured = good().read(Some(today())).unwrap();
    assert_eq!((measured.sex, measured.day), (Sex::Female, today()));
    assert_eq!(measured.measurements.weight.map(f64::from), Some(9.1));
    assert_eq!(measured.measurements.length.map(f64::from), Some(77.7));
    assert_eq!(measured.measurements.position, Some(Position::Standing));
}

#[test]
fn an_empty_form_says_what_is_needed_in_the_order_of_the_questions() {
    let problems = Draft::default().read(Some(today())).unwrap_err();
    let expected = vec![
        (Field::Sex, Problem::NotChosen),
        (Field::Birth, Problem::Date(DateProblem::Empty)),
        (Field::Weight, Problem::NothingMeasured),
    ];
    assert_eq!(problems, expected);
}

#[test]
fn each_slip_is_found_at_its_field() {
    type Slip = (&'static str, fn(&mut Draft), Field, Problem);
    let slips: &[Slip] = &[
        ("no sex", |form| form.sex = None, Field::Sex, Problem::NotChosen),
        ("born tomorrow", |form| form.birth = on("2026-11-23"), Field::Birth, Problem::Future),
        ("born 20 years ago", |form| form.birth = on("2006-11-22"), Field::Birth, Problem::TooOld),
        (
            "measured tomorrow",
            |form| (form.other_day, form.measured) = (true, on("2026-11-23")),
            Field::Measured,
            Problem::Future,
        ),
        (
            "measured before birth",
            |form| (form.other_day, form.measured) = (true, on("2025-01-01")),
            Field::Measured,
            Problem::BeforeBirth,
        ),
        ("letters", |form| form.weight = "berat".to_owned(), Field::Weight, Problem::Number(NumberProblem::NotANumber)),
        ("zero", |form| form.length = "0".to_owned(), Field::Length, Problem::Number(NumberProblem::Zero)),
        ("no position", |form| form.position = None, Field::Position, Problem::NotChosen),
        ("head as text", |form| form.head = "?".to_owned(), Field::Head, Problem::Number(NumberProblem::NotANumber)),
        ("arm of zero", |form| form.arm = "0".to_owned(), Field::Arm, Problem::Number(NumberProblem::Zero)),
        (
            "nothing measured",
            |form| (form.weight, form.length) = (String::new(), String::new()),
            Field::Weight,
            Problem::NothingMeasured,
        ),
    ];
    for (name, slip, field, problem) in slips {
        let mut form = good();
        slip(&mut form);
        assert_eq!(form.read(Some(today())), Err(vec![(*field, *problem)]), "{name}");
    }
}

#[test]
fn weight_alone_length_alone_and_oedema_alone_are_answers() {
    for (weight, length, oedema) in [("9,1", "", false), ("", "77,7", false), ("", "", true)] {
        let form = Draft { oedema, ..draft(Sex::Female, 609, weight, length, Position::Standing) };
        assert!(form.read(Some(today())).is_ok(), "{weight:?} {length:?} {oedema}");
    }
}

#[test]
fn from_five_years_on_nobody_is_asked_how_a_child_was_measured() {
    let form = Draft { position: None, ..draft(Sex::Male, 3000, "24", "125", Position::Lying) };
    assert!(!form.asks_position(Some(today())));
    assert_eq!(form.read(Some(today())).unwrap().measurements.position, Some(Position::Standing));
}

#[test]
fn a_device_without_a_believable_clock_asks_for_the_day() {
    let form = good();
    assert_eq!(form.read(None), Err(vec![(Field::Measured, Problem::Date(DateProblem::Empty))]));
    let form = Draft { measured: on("2026-11-22"), ..form };
    assert!(form.read(None).is_ok());
}

#[test]
fn an_age_is_counted_in_calendar_units() {
    let date = |text: &str| text.parse::<CivilDate>().unwrap();
    let cases = [
        ("2024-08-22", "2026-11-22", (2, 3, 0)),
        ("2024-08-23", "2026-11-22", (2, 2, 30)),
        ("2025-03-23", "2026-11-22", (1, 7, 30)),
        ("2026-11-22", "2026-11-22", (0, 0, 0)),
        ("2026-10-31", "2026-11-30", (0, 0, 30)),
        // A month is full on the first day of the next where it has no such day.
        ("2024-01-31", "2024-03-01", (0, 1, 0)),
        ("2024-02-29", "2025-02-28", (0, 11, 30)),
        ("2024-02-29", "2025-03-01", (1, 0, 0)),
    ];
    for (birth, day, (years, months, days)) in cases {
        assert_eq!(Age::on(date(day), date(birth)), Some(Age { years, months, days }), "{birth} to {day}");
    }
    assert_eq!(Age::on(date("2026-11-21"), date("2026-11-22")), None);
}
