//! One big field for a measured number, with its unit.

use super::ProblemText;
use dioxus::prelude::*;

/// A question that a number answers. The text stays as it is typed; reading it is the page's part.
#[component]
pub fn NumberField(
    /// The field's id in the page.
    id: &'static str,
    /// The question.
    label: String,
    /// How to answer it.
    hint: String,
    /// What stands behind the number.
    unit: &'static str,
    /// What is typed.
    value: String,
    /// What is wrong with it.
    problem: Option<String>,
    /// Each change of the text.
    oninput: EventHandler<String>,
    /// The field was left.
    onleave: EventHandler<()>,
) -> Element {
    let invalid = problem.is_some();
    rsx! {
        div { class: "question",
            label { class: "question-label", r#for: id, "{label}" }
            p { id: "{id}-hint", class: "hint", "{hint}" }
            div { class: "number",
                input {
                    id,
                    r#type: "text",
                    inputmode: "decimal",
                    autocomplete: "off",
                    "aria-describedby": "{id}-hint {id}-problem",
                    "aria-invalid": invalid,
                    value,
                    oninput: move |event| oninput.call(event.value()),
                    onblur: move |_| onleave.call(()),
                }
                span { class: "unit", "{unit}" }
            }
            ProblemText { of: id, text: problem }
        }
    }
}
