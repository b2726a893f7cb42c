//! What is wrong with a field, beneath it.

use super::{Icon, Symbol};
use dioxus::prelude::*;

/// The problem of the field `of`, or nothing. Screen readers hear it when it appears.
#[component]
pub fn ProblemText(of: &'static str, text: Option<String>) -> Element {
    rsx! {
        div { id: "{of}-problem", class: "problem", role: "alert",
            if let Some(text) = text {
                Icon { symbol: Symbol::Watch }
                span { "{text}" }
            }
        }
    }
}
