//! Screens: they read state, call `simpati_core`, and put components together.

mod check;
mod check_result;
mod frame;
mod home;
mod not_found;

pub use check::Check;
pub use check_result::CheckResult;
pub use frame::Frame;
pub use home::Home;
pub use not_found::NotFound;

use crate::i18n::use_words;
use crate::platform;
use dioxus::prelude::*;

/// The page's heading, which also names the browser's tab and takes the focus when the page is reached.
#[component]
fn Heading(
    /// The text.
    text: String,
) -> Element {
    let words = use_words();
    let title = format!("{text} · SIMPATI");
    use_effect(use_reactive!(|(title,)| platform::describe_page(words.language(), &title)));
    rsx! {
        h1 {
            tabindex: -1,
            onmounted: move |heading| async move {
                // Not every renderer can move the focus; the page is readable without.
                let _ = heading.set_focus(true).await;
            },
            "{text}"
        }
    }
}
