//! The parents' calculator: the questions (`/cek`).

mod child;
mod form;
mod problem_words;
mod sizes;

use super::Heading;
use crate::components::{Icon, Symbol};
use crate::i18n::use_words;
use crate::platform;
use crate::routes::Route;
use child::{AgeBox, ChildQuestions, DayQuestions};
use dioxus::prelude::*;
use form::{Form, first_input};
use sizes::{MoreQuestions, SizeQuestions};

/// The questions. The answer is a page of its own, so that the device's back button returns here.
#[component]
pub fn Check() -> Element {
    let words = use_words();
    let mut form = Form::begin();
    let submit = move |event: FormEvent| {
        event.prevent_default();
        form.asked.set(true);
        match form.problems.read().first() {
            None => drop(navigator().push(Route::CheckResult {})),
            Some((field, _)) => platform::focus(first_input(*field)),
        }
    };
    let wrong = if (form.asked)() { form.problems.read().len() } else { 0 };
    rsx! {
        form {
            class: "page form",
            novalidate: true,
            // What is typed here must not be lost to an update of the app (app/web/boot.js).
            "data-draft": true,
            onsubmit: submit,
            Heading { text: words.text("check-title") }
            p { class: "lead", {words.text("check-lead")} }
            ChildQuestions { form }
            DayQuestions { form }
            AgeBox { form }
            SizeQuestions { form }
            MoreQuestions { form }
            div { class: "send",
                p { class: "problem", role: "alert",
                    if wrong > 0 {
                        Icon { symbol: Symbol::Watch }
                        span { {words.text_with("check-problems", [("n", wrong.into())])} }
                    }
                }
                button { class: "button button-large", r#type: "submit",
                    span { {words.text("check-send")} }
                    Icon { symbol: Symbol::Forward }
                }
                p { class: "hint private",
                    Icon { symbol: Symbol::Lock }
                    span { {words.text("check-private")} }
                }
            }
        }
    }
}
