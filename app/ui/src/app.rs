//! The root: what every screen may ask for, and the router.

use crate::i18n::{Language, Words};
use crate::platform;
use crate::routes::Route;
use crate::state::{Calculator, Today};
use dioxus::prelude::*;
use simpati_core::clock::CivilDate;

/// The app as it starts on a real machine.
#[component]
pub fn App() -> Element {
    rsx! {
        Root { language: platform::language().unwrap_or_default(), today: platform::today() }
    }
}

/// The app for a given first language and day.
#[component]
pub fn Root(language: Language, today: Option<CivilDate>) -> Element {
    Words::provide(|| language);
    Today::provide(today);
    Calculator::provide();
    rsx! { Router::<Route> {} }
}
