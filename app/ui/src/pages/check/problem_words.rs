//! What to say about each problem: what is wrong and what to write instead.

use crate::i18n::Words;
use crate::input::{DateProblem, NumberProblem};
use crate::state::{Field, Problem};

/// The sentence for `problem` at `field`.
pub(super) fn problem_words(words: Words, field: Field, problem: Problem) -> String {
    match problem {
        Problem::NotChosen => words.text("problem-choose"),
        Problem::Number(problem) => number(words, field, problem),
        Problem::Date(problem) => date(words, problem),
        Problem::Future => words.text("problem-future"),
        Problem::BeforeBirth => words.text("problem-before-birth"),
        Problem::TooOld => words.text("problem-too-old"),
        Problem::NothingMeasured => words.text("problem-nothing-measured"),
    }
}

fn number(words: Words, field: Field, problem: NumberProblem) -> String {
    let example = match field {
        Field::Weight => 8.4,
        Field::Length => 74.5,
        Field::Head => 43.0,
        _ => 13.2,
    };
    let example = words.decimal(example, 1);
    match problem {
        // A number that may be left out is never asked for.
        NumberProblem::Empty => words.text("problem-choose"),
        NumberProblem::NotANumber => words.text_with("problem-not-a-number", [("example", example.into())]),
        NumberProblem::Zero => words.text_with("problem-zero", [("example", example.into())]),
        NumberProblem::SmallUnit { meant } => {
            let key = if field == Field::Weight { "problem-grams" } else { "problem-millimetres" };
            words.text_with(key, [("meant", words.plain(meant).into())])
        }
        NumberProblem::Outside { typed, quantity } => words.text_with(
            "problem-outside",
            [
                ("typed", words.plain(typed).into()),
                ("least", words.plain(quantity.least).into()),
                ("most", words.plain(quantity.most).into()),
                ("unit", quantity.unit.into()),
            ],
        ),
    }
}

fn date(words: Words, problem: DateProblem) -> String {
    match problem {
        DateProblem::Empty => words.text("problem-date-empty"),
        DateProblem::Day => words.text("problem-day"),
        DateProblem::Month => words.text("problem-month"),
        DateProblem::Year => words.text("problem-year"),
        DateProblem::NoSuchDay { month, year, last } => words.text_with(
            "problem-no-such-day",
            [("month", words.month(month).into()), ("year", year.to_string().into()), ("last", last.into())],
        ),
    }
}
