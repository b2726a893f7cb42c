//! What was measured.

use super::form::Form;
use crate::components::{Choice, Choices, NumberField, Symbol};
use crate::i18n::use_words;
use crate::state::Field;
use dioxus::prelude::*;
use simpati_core::position::Position;

/// Below this age in full months a child cannot be measured standing.
const STANDS_FROM_MONTHS: u32 = 9;

/// Weight, length, and how the length was measured.
#[component]
pub(super) fn SizeQuestions(form: Form) -> Element {
    let words = use_words();
    let draft = form.draft.read();
    let months = draft.full_months(form.today);
    let too_young_to_stand =
        draft.position == Some(Position::Standing) && months.is_some_and(|months| months < STANDS_FROM_MONTHS);
    let choices = vec![
        Choice {
            value: Position::Lying,
            id: "position-lying",
            label: words.text("position-lying"),
            symbol: Some(Symbol::Lying),
        },
        Choice {
            value: Position::Standing,
            id: "position-standing",
            label: words.text("position-standing"),
            symbol: Some(Symbol::Standing),
        },
    ];
    rsx! {
        NumberField {
            id: "weight",
            label: words.text("check-weight"),
            hint: words.text("check-weight-hint"),
            unit: "kg",
            value: draft.weight.clone(),
            problem: form.problem(words, Field::Weight),
            oninput: move |text| form.set(|draft| draft.weight = text),
            onleave: move |()| form.leave(Field::Weight),
        }
        NumberField {
            id: "length",
            label: words.text("check-length"),
            hint: words.text("check-length-hint"),
            unit: "cm",
            value: draft.length.clone(),
            problem: form.problem(words, Field::Length),
            oninput: move |text| form.set(|draft| draft.length = text),
            onleave: move |()| form.leave(Field::Length),
        }
        if draft.asks_position(form.today) {
            Choices {
                id: "position",
                label: words.text("check-position"),
                hint: words.text("check-position-hint"),
                choices,
                chosen: draft.position,
                problem: form.problem(words, Field::Position),
                onchoose: move |position| form.set(|draft| draft.position = Some(position)),
            }
            if too_young_to_stand {
                p { class: "note", role: "status", {words.text("check-too-young-to-stand")} }
            }
        }
    }
}

/// What may be left out.
#[component]
pub(super) fn MoreQuestions(form: Form) -> Element {
    let words = use_words();
    let draft = form.draft.read();
    rsx! {
        details { class: "more",
            summary { {words.text("check-more")} }
            NumberField {
                id: "head",
                label: words.text("check-head"),
                hint: words.text("check-head-hint"),
                unit: "cm",
                value: draft.head.clone(),
                problem: form.problem(words, Field::Head),
                oninput: move |text| form.set(|draft| draft.head = text),
                onleave: move |()| form.leave(Field::Head),
            }
            NumberField {
                id: "arm",
                label: words.text("check-arm"),
                hint: words.text("check-arm-hint"),
                unit: "cm",
                value: draft.arm.clone(),
                problem: form.problem(words, Field::Arm),
                oninput: move |text| form.set(|draft| draft.arm = text),
                onleave: move |()| form.leave(Field::Arm),
            }
            label { class: "choice choice-wide",
                input {
                    id: "oedema",
                    r#type: "checkbox",
                    checked: draft.oedema,
                    onchange: move |event| form.set(|draft| draft.oedema = event.checked()),
                }
                span { {words.text("check-oedema")} }
            }
            p { class: "hint", {words.text("check-oedema-hint")} }
        }
    }
}
