//! A question with a few answers, each a large button with a sign.

use super::{Icon, ProblemText, Symbol};
use dioxus::prelude::*;

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice<T> {
    /// What choosing it means.
    pub value: T,
    /// The answer's id in the page.
    pub id: &'static str,
    /// The word on it.
    pub label: String,
    /// The sign on it.
    pub symbol: Option<Symbol>,
}

/// A question that is answered by choosing one.
#[component]
pub fn Choices<T: Clone + PartialEq + 'static>(
    /// The question's id in the page.
    id: &'static str,
    /// The question.
    label: String,
    /// How to answer it.
    hint: Option<String>,
    /// The answers.
    choices: Vec<Choice<T>>,
    /// The answer that is chosen.
    chosen: Option<T>,
    /// What is wrong.
    problem: Option<String>,
    /// An answer was chosen.
    onchoose: EventHandler<T>,
) -> Element {
    let invalid = problem.is_some();
    rsx! {
        fieldset { class: "question", "aria-describedby": "{id}-problem", "data-invalid": invalid,
            legend { class: "question-label", "{label}" }
            if let Some(hint) = hint {
                p { class: "hint", "{hint}" }
            }
            div { class: "choices",
                for choice in choices {
                    label { key: "{choice.id}", class: "choice",
                        input {
                            id: choice.id,
                            r#type: "radio",
                            name: id,
                            checked: chosen.as_ref() == Some(&choice.value),
                            onchange: move |_| onchoose.call(choice.value.clone()),
                        }
                        if let Some(symbol) = choice.symbol {
                            Icon { symbol }
                        }
                        span { "{choice.label}" }
                    }
                }
            }
            ProblemText { of: id, text: problem }
        }
    }
}
