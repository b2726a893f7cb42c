//! The first page: what SIMPATI is, and the way to the calculator.

use super::Heading;
use crate::components::{Icon, Symbol};
use crate::i18n::use_words;
use crate::routes::Route;
use dioxus::prelude::*;

/// The first page.
#[component]
pub fn Home() -> Element {
    let words = use_words();
    let promises = [
        (Symbol::Chart, "home-promise-right", "home-promise-right-text"),
        (Symbol::Offline, "home-promise-offline", "home-promise-offline-text"),
        (Symbol::Lock, "home-promise-private", "home-promise-private-text"),
    ];
    rsx! {
        section { class: "page home",
            div { class: "hero",
                Heading { text: words.text("home-title") }
                p { class: "lead", {words.text("home-lead")} }
                Link { class: "button button-large", to: Route::Check {},
                    Icon { symbol: Symbol::Calculator }
                    span { {words.text("home-check")} }
                }
                p { class: "hint", {words.text("home-check-hint")} }
            }
            ul { class: "promises",
                for (symbol, title, text) in promises {
                    li { key: "{title}",
                        Icon { symbol }
                        div {
                            h2 { {words.text(title)} }
                            p { {words.text(text)} }
                        }
                    }
                }
            }
            aside { class: "note",
                h2 { {words.text("home-what-title")} }
                p { {words.text("home-what-text")} }
            }
        }
    }
}
