//! Words for people: Fluent texts in three languages, numbers and dates as each language writes them.
//!
//! Screens ask [`Words`] for a key; which language answers is a signal, so a switch redraws what is shown.
//!
//! Invariant: no other module holds a sentence. A key that a screen uses stands in every language, and a key that no
//! screen uses stands in none.
//! Tested by: tests/suite/i18n.rs.

mod catalogue;
mod dates;

mod language;
mod numbers;

pub use catalogue::{FILES, file};
pub use dates::Age;
pub use language::{Language, UnknownLanguage};

use dioxus::prelude::*;
pub use fluent_bundle::FluentValue;

/// The texts of the language that is chosen now.
#[derive(Clone, Copy, PartialEq)]
pub struct Words(Signal<Language>);

/// The texts for this screen; provided by [`Words::provide`] at the root of the app.
pub fn use_words() -> Words {
    use_context()
}

impl Words {
    /// Makes the texts available to all screens below; the first language is `language`.
    pub fn provide(language: impl FnOnce() -> Language) -> Self {
        use_context_provider(|| Self(Signal::new(language())))
    }

    /// The language chosen now.
    pub fn language(self) -> Language {
        *self.0.read()
    }

    /// Chooses another language.
    pub fn choose(mut self, language: Language) {
        self.0.set(language);
    }

    /// The text of `key`. A key that is in no catalogue is shown as it is; the tests know each.
    pub fn text(self, key: &str) -> String {
        catalogue::format(self.language(), key, None)
    }

    /// The text of `key` with its variables filled in.
    pub fn text_with<const N: usize>(self, key: &str, variables: [(&'static str, FluentValue<'_>); N]) -> String {
        catalogue::format(self.language(), key, Some(&variables.into_iter().collect()))
    }
}
