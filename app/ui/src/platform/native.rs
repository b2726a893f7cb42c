//! A native program: desktop, Android, and the tests.

use crate::i18n::Language;
use chrono::{Datelike, Local};
use simpati_core::clock::CivilDate;

/// Today in the zone that the device is set to; none if its clock is outside 1900–2199.
pub fn today() -> Option<CivilDate> {
    let now = Local::now();
    CivilDate::new(now.year(), now.month(), now.day())
}

/// The language that was chosen here before: nothing is kept natively until the store keeps it.
pub fn language() -> Option<Language> {
    None
}

/// Keeps the chosen language for the next visit: nothing is kept natively until the store keeps it.
pub fn remember_language(_language: Language) {}

/// Tells the window which language the page speaks and what it is called; a native window has one fixed title.
pub fn describe_page(_language: Language, _title: &str) {}

/// Moves the focus to the control with this id: a native window's script does that.
pub fn focus(_id: &str) {}

/// Opens the print dialog: a native window has none yet.
pub fn print() {}
