//! Who was measured and when, and the age that follows, for the person to confirm.

use super::form::Form;
use crate::components::{Choice, Choices, DateField, Symbol};
use crate::i18n::use_words;
use crate::input::DateDraft;
use crate::state::Field;
use dioxus::prelude::*;
use simpati_core::sex::Sex;

/// Boy or girl, and the birth date.
#[component]
pub(super) fn ChildQuestions(form: Form) -> Element {
    let words = use_words();
    let draft = form.draft.read();
    let choices = vec![
        Choice { value: Sex::Female, id: "sex-girl", label: words.text("sex-girl"), symbol: Some(Symbol::Girl) },
        Choice { value: Sex::Male, id: "sex-boy", label: words.text("sex-boy"), symbol: Some(Symbol::Boy) },
    ];
    rsx! {
        Choices {
            id: "sex",
            label: words.text("check-sex"),
            choices,
            chosen: draft.sex,
            problem: form.problem(words, Field::Sex),
            onchoose: move |sex| form.set(|draft| draft.sex = Some(sex)),
        }
        DateField {
            id: "birth",
            label: words.text("check-birth"),
            value: draft.birth.clone(),
            problem: form.problem(words, Field::Birth),
            onchange: move |date: DateDraft| {
                form.leave_date(Field::Birth, &date);
                form.set(|draft| draft.birth = date);
            },
        }
    }
}

/// The day of measurement: today, unless said otherwise.
#[component]
pub(super) fn DayQuestions(form: Form) -> Element {
    let words = use_words();
    let draft = form.draft.read();
    let other_day = draft.other_day || form.today.is_none();
    let today = form.today.map(|today| Choice {
        value: false,
        id: "day-today",
        label: words.text_with("check-today", [("date", words.date(today).into())]),
        symbol: None,
    });
    let other = Choice { value: true, id: "day-other", label: words.text("check-other-day"), symbol: None };
    rsx! {
        Choices {
            id: "day",
            label: words.text("check-day"),
            choices: today.into_iter().chain([other]).collect::<Vec<_>>(),
            chosen: Some(other_day),
            onchoose: move |other| form.set(|draft| draft.other_day = other),
        }
        if other_day {
            DateField {
                id: "measured",
                label: words.text("check-measured"),
                value: draft.measured.clone(),
                problem: form.problem(words, Field::Measured),
                onchange: move |date: DateDraft| {
                    form.leave_date(Field::Measured, &date);
                    form.set(|draft| draft.measured = date);
                },
            }
        }
    }
}

/// The age in words: a birth date that is a month off shows here.
#[component]
pub(super) fn AgeBox(form: Form) -> Element {
    let words = use_words();
    rsx! {
        div { class: "age", role: "status",
            if let Some(age) = form.age() {
                p { class: "age-words", {words.text_with("check-age", [("age", words.age(age).into())])} }
                p { {words.text("check-age-confirm")} }
            }
        }
    }
}
