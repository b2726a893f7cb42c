//! What bands and lines mean, in words beside a piece of each.

use super::Look;
use super::bands::{Band, Paint};
use crate::i18n::use_words;
use dioxus::prelude::*;

/// The legend of the bands and lines that a chart has.
#[component]
pub(super) fn Legend(id: &'static str, bands: Vec<Band>, look: Look) -> Element {
    let words = use_words();
    let meanings = match look {
        Look::Who => vec![(Paint::Good, "legend-good"), (Paint::Watch, "legend-watch"), (Paint::Alarm, "legend-alarm")],
        Look::Card(_) => vec![
            (Paint::CardGreen, "legend-card-green"),
            (Paint::CardYellow, "legend-card-yellow"),
            (Paint::Alarm, "legend-card-below-red"),
        ],
    };
    let there = |paint: Paint| bands.iter().any(|band| band.paint == paint);
    let lines: &[(&str, &str)] = match look {
        Look::Who => &[("curve-median", "legend-median")],
        Look::Card(_) => &[("curve-red", "legend-red"), ("curve-orange", "legend-orange")],
    };
    rsx! {
        ul { class: "legend",
            for (paint, key) in meanings.into_iter().filter(|(paint, _)| there(*paint)) {
                li { key: "{key}",
                    svg { view_box: "0 0 24 16", "aria-hidden": "true",
                        rect { class: "band {paint.class()}", width: 24, height: 16 }
                        if let Some(pattern) = paint.pattern() {
                            rect { width: 24, height: 16, fill: "url(#{id}-{pattern})" }
                        }
                    }
                    span { {words.text(key)} }
                }
            }
            for (class, key) in lines.iter().copied() {
                li { key: "{key}",
                    svg { view_box: "0 0 24 16", "aria-hidden": "true",
                        path { class: "curve {class}", d: "M0 8H24" }
                    }
                    span { {words.text(key)} }
                }
            }
            li {
                svg { view_box: "0 0 24 16", "aria-hidden": "true",
                    g { class: "child-dot", circle { class: "dot", cx: 12, cy: 8, r: 5.5 } }
                }
                span { {words.text("legend-child")} }
            }
        }
    }
}
