//! One finding: a sign, a colour and a word that say the same.

use super::{Icon, Symbol};
use dioxus::prelude::*;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Cannot be said: not measured, or outside the tables.
    Unknown,
    /// As it should be.
    Good,
    /// To be looked at by a health worker.
    Watch,
    /// To be looked at today.
    Alarm,
}

impl Tone {
    /// The sign that stands for it.
    pub const fn symbol(self) -> Symbol {
        match self {
            Self::Unknown => Symbol::Unknown,
            Self::Good => Symbol::Good,
            Self::Watch => Symbol::Watch,
            Self::Alarm => Symbol::Alarm,
        }
    }

    /// The CSS class that colours it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Unknown => "tone-unknown",
            Self::Good => "tone-good",
            Self::Watch => "tone-watch",
            Self::Alarm => "tone-alarm",
        }
    }
}

/// A finding with whatever explains it beneath.
#[component]
pub fn Finding(
    /// How much it matters.
    tone: Tone,
    /// What it is about.
    title: String,
    /// What was found, in a word or two.
    word: String,
    /// Explanations.
    children: Element,
) -> Element {
    rsx! {
        article { class: "finding {tone.class()}",
            h3 { class: "finding-title", "{title}" }
            p { class: "finding-word",
                Icon { symbol: tone.symbol() }
                span { "{word}" }
            }
            {children}
        }
    }
}
