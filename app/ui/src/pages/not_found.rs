//! An address that is no page.

use super::Heading;
use crate::i18n::use_words;
use crate::routes::Route;
use dioxus::prelude::*;

/// Says so, and shows the way back.
#[component]
pub fn NotFound(path: Vec<String>) -> Element {
    let words = use_words();
    let address = format!("/{}", path.join("/"));
    rsx! {
        section { class: "page",
            Heading { text: words.text("not-found-title") }
            p { {words.text("not-found-text")} }
            p { class: "hint", code { "{address}" } }
            Link { class: "button", to: Route::Home {}, {words.text("to-first-page")} }
        }
    }
}
