//! Plain advice: what to feed, how to play, and the signs that send a child to the Puskesmas at once.

use crate::components::{Icon, Symbol};
use crate::i18n::use_words;
use crate::state::Measured;
use dioxus::prelude::*;
use simpati_core::advice::{self, Stimulation};
use simpati_core::journal::body::DangerSign;

/// Feeding and play for the child's age; nothing from five years on.
#[component]
pub(super) fn Feeding(measured: Measured) -> Element {
    let words = use_words();
    let months = measured.day.full_months_since(measured.birth);
    let feeding = months.and_then(advice::Feeding::at);
    let play = months.and_then(Stimulation::at);
    rsx! {
        if let Some(feeding) = feeding {
            section { class: "advice",
                h2 {
                    Icon { symbol: Symbol::Bowl }
                    span { {words.text("advice-feeding")} }
                }
                ul { class: "bullets",
                    for line in words.text(feeding.key()).lines() {
                        li { "{line}" }
                    }
                }
            }
        }
        if let Some(play) = play {
            section { class: "advice",
                h2 {
                    Icon { symbol: Symbol::Play }
                    span { {words.text("advice-play")} }
                }
                ul { class: "bullets",
                    for line in words.text(play.key()).lines() {
                        li { "{line}" }
                    }
                }
            }
        }
    }
}

/// The signs of danger, whatever the result.
#[component]
pub(super) fn DangerSigns() -> Element {
    let words = use_words();
    rsx! {
        section { class: "advice danger",
            h2 {
                Icon { symbol: Symbol::Alarm }
                span { {words.text("advice-danger")} }
            }
            p { {words.text("advice-danger-lead")} }
            ul { class: "bullets",
                for sign in DangerSign::ALL {
                    li { key: "{sign.as_str()}", {words.text(&format!("danger-{}", sign.as_str()))} }
                }
            }
        }
    }
}
