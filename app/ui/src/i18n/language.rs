//! The languages that SIMPATI speaks.

use std::str::FromStr;

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// Bahasa Indonesia, the first language of the app.
    #[default]
    Indonesian,
    /// Basa Sunda, the language at home in Sumedang.
    Sundanese,
    /// English.
    English,
}

/// A text that is no language's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language of the app")]
pub struct UnknownLanguage;

impl Language {
    /// All languages, in the order of the switch.
    pub const ALL: [Language; 3] = [Self::Indonesian, Self::Sundanese, Self::English];

    /// The ISO 639 code: `id`, `su`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Indonesian => "id",
            Self::Sundanese => "su",
            Self::English => "en",
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(code: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or(UnknownLanguage)
    }
}
