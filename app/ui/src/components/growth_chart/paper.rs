//! What is printed on the paper before the child is drawn: bands, grid and curves.

use super::Look;
use super::bands::Band;
use super::curves::Paper;
use super::span::Span;
use crate::i18n::use_words;
use dioxus::prelude::*;

/// Sizes of the drawing; it scales to the width that it is given.
pub(super) struct Sizes {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// The one paper.
pub(super) const PAPER: Sizes =
    Sizes { width: 360.0, height: 336.0, left: 36.0, right: 328.0, top: 24.0, bottom: 290.0 };

/// A curve's z-score and its points.
type Curve = (f64, Vec<(f64, f64)>);

/// The coloured bands and their patterns.
#[component]
pub(super) fn Bands(id: &'static str, bands: Vec<Band>, curves: Vec<Curve>, paper: Paper) -> Element {
    let at = |z: Option<f64>| {
        let curve = curves.iter().find(|(other, _)| Some(*other) == z);
        curve.map(|(_, points)| points.as_slice())
    };
    let areas: Vec<(Band, String)> =
        bands.iter().map(|band| (*band, paper.area(at(band.lower), at(band.upper)))).collect();
    rsx! {
        defs {
            pattern { id: "{id}-hatch", width: 7, height: 7, pattern_units: "userSpaceOnUse",
                pattern_transform: "rotate(45)",
                path { class: "hatch", d: "M0 0V7" }
            }
            pattern { id: "{id}-dots", width: 7, height: 7, pattern_units: "userSpaceOnUse",
                circle { class: "dots", cx: 3.5, cy: 3.5, r: 0.9 }
            }
            clipPath { id: "{id}-paper",
                rect {
                    x: PAPER.left,
                    y: PAPER.top,
                    width: PAPER.right - PAPER.left,
                    height: PAPER.bottom - PAPER.top,
                }
            }
        }
        g { clip_path: "url(#{id}-paper)",
            for (band, area) in areas {
                path { class: "band {band.paint.class()}", d: "{area}" }
                if let Some(pattern) = band.paint.pattern() {
                    path { d: "{area}", fill: "url(#{id}-{pattern})" }
                }
            }
        }
    }
}

/// The grid with its numbers.
#[component]
pub(super) fn Axes(span: Span, unit: String, marks_up: Vec<f64>, paper: Paper) -> Element {
    let words = use_words();
    let below = PAPER.bottom + 16.0;
    rsx! {
        for (value, number) in span.marks() {
            path { class: "grid", d: "M{paper.across.at(value):.1} {PAPER.top}V{PAPER.bottom}" }
            text { class: "mark", x: "{paper.across.at(value):.1}", y: below, text_anchor: "middle", "{number}" }
        }
        for value in marks_up {
            path { class: "grid", d: "M{PAPER.left} {paper.up.at(value):.1}H{PAPER.right}" }
            text {
                class: "mark",
                x: PAPER.left - 5.0,
                y: "{paper.up.at(value) + 4.0:.1}",
                text_anchor: "end",
                {words.plain(value)}
            }
        }
        text { class: "axis", x: PAPER.left - 30.0, y: PAPER.top - 10.0, "{unit}" }
        text { class: "axis", x: PAPER.right, y: below + 20.0, text_anchor: "end", {words.text(span.axis())} }
    }
}

/// The curves with their number at the right end.
#[component]
pub(super) fn Lines(look: Look, curves: Vec<Curve>, paper: Paper) -> Element {
    let words = use_words();
    rsx! {
        for (z, points) in curves {
            path { class: "curve {class(look, z)}", d: paper.line(&points) }
            if let Some((_, y)) = points.last() {
                text {
                    class: "curve-z",
                    x: PAPER.right + 4.0,
                    y: "{paper.up.at(*y) + 4.0:.1}",
                    {words.signed(z)}
                }
            }
        }
    }
}

/// How a curve is drawn.
fn class(look: Look, z: f64) -> &'static str {
    match look {
        Look::Card(lines) if z == lines.red() => "curve-red",
        Look::Card(lines) if z == lines.orange() => "curve-orange",
        Look::Card(_) => "curve-thin",
        Look::Who => match z.abs() {
            0.0 => "curve-median",
            1.0 => "curve-one",
            2.0 => "curve-two",
            _ => "curve-three",
        },
    }
}
