//! A date in three fields: day, month by name, year.
//!
//! Invariant: no month is picked beforehand, and a month is never shown as a number.

use super::ProblemText;
use crate::i18n::use_words;
use crate::input::DateDraft;
use dioxus::prelude::*;

/// A question that a date answers.
#[component]
pub fn DateField(
    /// The field's id in the page; its parts append `-day`, `-month`, `-year`.
    id: &'static str,
    /// The question.
    label: String,
    /// What is typed and picked.
    value: DateDraft,
    /// What is wrong with it.
    problem: Option<String>,
    /// Each change of one of the parts.
    onchange: EventHandler<DateDraft>,
) -> Element {
    let words = use_words();
    let invalid = problem.is_some();
    let (for_day, for_month, for_year) = (value.clone(), value.clone(), value.clone());
    rsx! {
        fieldset { class: "question", "data-invalid": invalid, "aria-describedby": "{id}-problem",
            legend { class: "question-label", "{label}" }
            div { class: "date",
                label { class: "date-part date-day",
                    span { class: "part-label", {words.text("date-day")} }
                    input {
                        id: "{id}-day",
                        r#type: "text",
                        inputmode: "numeric",
                        autocomplete: "off",
                        "aria-invalid": invalid,
                        value: value.day,
                        oninput: move |event| onchange.call(DateDraft { day: event.value(), ..for_day.clone() }),
                    }
                }
                label { class: "date-part date-month",
                    span { class: "part-label", {words.text("date-month")} }
                    select {
                        id: "{id}-month",
                        "aria-invalid": invalid,
                        onchange: move |event| {
                            onchange.call(DateDraft { month: event.value().parse().ok(), ..for_month.clone() });
                        },
                        option { value: "", selected: value.month.is_none(), {words.text("date-pick-month")} }
                        for month in 1..=12 {
                            option { key: "{month}", value: "{month}", selected: value.month == Some(month),
                                {words.month(month)}
                            }
                        }
                    }
                }
                label { class: "date-part date-year",
                    span { class: "part-label", {words.text("date-year")} }
                    input {
                        id: "{id}-year",
                        r#type: "text",
                        inputmode: "numeric",
                        autocomplete: "off",
                        "aria-invalid": invalid,
                        value: value.year,
                        oninput: move |event| onchange.call(DateDraft { year: event.value(), ..for_year.clone() }),
                    }
                }
            }
            ProblemText { of: id, text: problem }
        }
    }
}
