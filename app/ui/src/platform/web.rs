//! The browser.
//!
//! Invariant: a browser that forbids storage or has no window still runs the app; it only forgets.

use crate::i18n::Language;
use simpati_core::clock::CivilDate;
use web_sys::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Storage, Window, window};

const LANGUAGE: &str = "simpati.language";

/// Today in the zone that the device is set to; none if its clock is outside 1900–2199.
pub fn today() -> Option<CivilDate> {
    let now = js_sys::Date::new_0();
    CivilDate::new(i32::try_from(now.get_full_year()).ok()?, now.get_month() + 1, now.get_date())
}

/// The language that was chosen here before.
pub fn language() -> Option<Language> {
    storage()?.get_item(LANGUAGE).ok()??.parse().ok()
}

/// Keeps the chosen language for the next visit.
pub fn remember_language(language: Language) {
    if let Some(storage) = storage() {
        // Full or forbidden storage: the choice holds until the page is closed.
        let _ = storage.set_item(LANGUAGE, language.code());
    }
}

/// Tells the browser, and screen readers, which language the page speaks and what it is called.
pub fn describe_page(language: Language, title: &str) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language.code());
    }
}

/// Moves the focus, and with it the view, to the control with this id.
pub fn focus(id: &str) {
    let element = window().and_then(|window| window.document()?.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

fn storage() -> Option<Storage> {
    window().as_ref().map(Window::local_storage)?.ok()?
}
