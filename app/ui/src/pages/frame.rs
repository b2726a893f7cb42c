//! What stands around every page: name, languages, footer, and the net that catches a fault.

use crate::i18n::{Language, use_words};
use crate::platform;
use crate::routes::Route;
use dioxus::prelude::*;

/// The frame. The page itself is in the router's outlet.
#[component]
pub fn Frame() -> Element {
    let words = use_words();
    rsx! {
        a { class: "skip", href: "#content", {words.text("skip-to-content")} }
        header { class: "top",
            Link { class: "brand", to: Route::Home {},
                img { src: "/icons/simpati.svg", width: 40, height: 40, alt: "" }
                span { "SIMPATI" }
            }
            LanguageSwitch {}
        }
        main { id: "content", tabindex: -1,
            ErrorBoundary {
                handle_error: move |fault: ErrorContext| rsx! { Fault { fault } },
                Outlet::<Route> {}
            }
        }
        footer { class: "foot",
            p { {words.text("foot-who")} }
            p { {words.text("foot-standard")} }
        }
    }
}

/// Each language by its own name.
#[component]
fn LanguageSwitch() -> Element {
    let words = use_words();
    let choose = move |language: Language| {
        words.choose(language);
        platform::remember_language(language);
    };
    rsx! {
        div { class: "languages", role: "group", "aria-label": words.text("language"),
            for (language, name) in [
                (Language::Indonesian, "Indonesia"),
                (Language::Sundanese, "Sunda"),
                (Language::English, "English"),
            ] {
                button {
                    key: "{language.code()}",
                    r#type: "button",
                    lang: language.code(),
                    "aria-pressed": words.language() == language,
                    onclick: move |_| choose(language),
                    "{name}"
                }
            }
        }
    }
}

/// What is shown instead of a page that failed.
#[component]
fn Fault(fault: ErrorContext) -> Element {
    let words = use_words();
    rsx! {
        section { class: "page", role: "alert",
            h1 { {words.text("fault-title")} }
            p { {words.text("fault-text")} }
            button { class: "button", r#type: "button", onclick: move |_| fault.clear_errors(),
                {words.text("fault-again")}
            }
        }
    }
}
