//! The child's own line.

use super::curves::Paper;
use super::paper::PAPER;
use dioxus::prelude::*;

/// One measurement of the child on the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// Where it lies across, in the unit of the chart's span.
    pub x: f64,
    /// What was measured.
    pub y: f64,
    /// What is said when it is tapped: day, value, score.
    pub caption: String,
    /// The letter of the growth card beneath it (N, T, O, B), if it has one.
    pub letter: Option<&'static str>,
}

/// The line, a large dot for each measurement, and the letters beneath.
#[component]
pub(super) fn ChildLine(dots: Vec<Dot>, tapped: Signal<Option<usize>>, paper: Paper) -> Element {
    let points: Vec<(f64, f64)> = dots.iter().map(|dot| (dot.x, dot.y)).collect();
    rsx! {
        path { class: "child-line", d: paper.line(&points) }
        for (at, dot) in dots.into_iter().enumerate() {
            g {
                key: "{at}",
                class: "child-dot",
                role: "button",
                tabindex: 0,
                "aria-label": "{dot.caption}",
                onclick: move |_| tapped.set(Some(at)),
                onkeydown: move |event: KeyboardEvent| {
                    if matches!(event.key(), Key::Enter) || event.key() == Key::Character(" ".to_owned()) {
                        event.prevent_default();
                        tapped.set(Some(at));
                    }
                },
                // A thumb is wider than a dot.
                circle { class: "touch", cx: paper.across.at(dot.x), cy: paper.up.at(dot.y), r: 22 }
                circle { class: "dot", cx: paper.across.at(dot.x), cy: paper.up.at(dot.y), r: 5.5 }
            }
            if let Some(letter) = dot.letter {
                text {
                    class: "letter",
                    x: paper.across.at(dot.x),
                    y: PAPER.bottom - 6.0,
                    text_anchor: "middle",
                    "{letter}"
                }
            }
        }
    }
}
