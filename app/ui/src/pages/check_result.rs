//! The parents' calculator: the answer (`/cek/hasil`).
//!
//! Invariant: provisional, and never a diagnosis. What the numbers mean is decided in `simpati_core`; here it is said.

mod advice;
mod answer;
mod charts;
mod how;
mod indices;
mod verdict;

use super::Heading;
use crate::components::{Icon, Symbol};
use crate::i18n::{Age, use_words};
use crate::platform;
use crate::routes::Route;
use crate::state::{Calculator, Draft, Measured, Today};
use advice::{DangerSigns, Feeding};
use answer::Answer;
use charts::Charts;
use dioxus::prelude::*;
use indices::Indices;
use verdict::Verdict;

/// The answer to what was typed last; without any, the way to the questions.
#[component]
pub fn CheckResult() -> Element {
    let words = use_words();
    let Today(today) = use_context();
    let mut calculator = use_context::<Calculator>();
    let answer = use_memo(move || Answer::to(calculator.draft.read().read(today).ok()?));
    let Some(answer) = answer() else {
        return rsx! {
            section { class: "page",
                Heading { text: words.text("result-nothing-title") }
                p { {words.text("result-nothing-text")} }
                Link { class: "button", to: Route::Check {}, {words.text("result-to-questions")} }
            }
        };
    };
    rsx! {
        section { class: "page result", "data-draft": true,
            div { class: "result-head",
                p { class: "provisional", {words.text("result-provisional")} }
                Heading { text: words.text("result-title") }
                Summary { measured: answer.measured }
            }
            Verdict { answer: answer.clone() }
            Indices { answer: answer.clone() }
            Charts { answer: answer.clone() }
            Feeding { measured: answer.measured }
            DangerSigns {}
            p { class: "hint", {words.text("result-no-diagnosis")} }
            div { class: "actions",
                Link { class: "button button-plain", to: Route::Check {},
                    Icon { symbol: Symbol::Back }
                    span { {words.text("result-change")} }
                }
                button { class: "button button-plain", r#type: "button", onclick: move |_| platform::print(),
                    Icon { symbol: Symbol::Print }
                    span { {words.text("result-print")} }
                }
                Link {
                    class: "button button-plain",
                    to: Route::Check {},
                    onclick: move |_| calculator.draft.set(Draft::default()),
                    Icon { symbol: Symbol::Calculator }
                    span { {words.text("result-another")} }
                }
            }
        }
    }
}

/// Who was measured, when, and what: so that a slip of the hand is seen.
#[component]
fn Summary(measured: Measured) -> Element {
    let words = use_words();
    let Measured { sex, birth, day, measurements } = measured;
    let sex = match sex {
        simpati_core::sex::Sex::Female => "sex-girl",
        simpati_core::sex::Sex::Male => "sex-boy",
    };
    let age = Age::on(day, birth).map(|age| words.age(age)).unwrap_or_default();
    let weight = measurements.weight.map(|weight| format!("{} kg", words.plain(weight.get())));
    let length = measurements.length.map(|length| {
        let position = match measurements.position {
            Some(simpati_core::position::Position::Lying) => "summary-lying",
            _ => "summary-standing",
        };
        words.text_with(position, [("length", words.plain(length.get()).into())])
    });
    let head = measurements.head.map(|head| words.text_with("summary-head", [("cm", words.plain(head.get()).into())]));
    let arm = measurements.arm.map(|arm| words.text_with("summary-arm", [("cm", words.plain(arm.get()).into())]));
    let oedema = measurements.oedema.then(|| words.text("check-oedema"));
    let sizes: Vec<String> = [weight, length, head, arm, oedema].into_iter().flatten().collect();
    rsx! {
        p { class: "summary",
            strong { "{words.text(sex)}, {age}" }
            span { {sizes.join(" · ")} }
            span { {words.text_with("summary-day", [("date", words.date(day).into())])} }
        }
    }
}
