//! The growth chart: WHO's curves, what they mean, and the child's own line. Plain SVG: it prints, and needs no network.
//!
//! Invariant: no meaning by colour alone. Bands that matter have a pattern, lines have their number at the end, and the
//! legend says both in words.
//! Tested by: tests/suite/growth_chart.rs.

mod bands;
mod child;
mod curves;
mod legend;
mod paper;
mod scale;
mod span;

pub use bands::Look;
pub use child::Dot;
pub use span::Span;

use crate::i18n::use_words;
use bands::bands;
use child::ChildLine;
use curves::{Paper, curve};
use dioxus::prelude::*;
use legend::Legend;
use paper::{Axes, Bands, Lines, PAPER};
use scale::{Scale, ticks};
use simpati_core::growth::Indicator;
use simpati_core::sex::Sex;

/// The chart of one indicator.
#[component]
pub fn GrowthChart(
    /// The chart's id in the page.
    id: &'static str,
    /// What the chart is called.
    title: String,
    /// Whose curves.
    indicator: Indicator,
    /// Whose curves.
    sex: Sex,
    /// From where to where.
    span: Span,
    /// As WHO draws it, or as the growth card does.
    look: Look,
    /// The child's measurements, oldest first.
    child: Vec<Dot>,
) -> Element {
    let words = use_words();
    let tapped = use_signal(|| None::<usize>);
    let bands = bands(indicator, span, look);
    let zs: Vec<f64> = bands.iter().filter_map(|band| band.upper).chain([0.0]).collect();
    let curves: Vec<(f64, Vec<(f64, f64)>)> = zs.into_iter().map(|z| (z, curve(indicator, sex, span, z))).collect();

    let ys = curves.iter().flat_map(|(_, points)| points).map(|(_, y)| *y).chain(child.iter().map(|dot| dot.y));
    let (low, high) = ys.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| (low.min(y), high.max(y)));
    let marks_up = ticks(low, high, 7.0);
    let (Some(low), Some(high)) = (marks_up.first().copied(), marks_up.last().copied()) else {
        return rsx! {};
    };
    let paper = Paper {
        across: Scale { from: span.ends(), to: (PAPER.left, PAPER.right) },
        up: Scale { from: (low, high), to: (PAPER.bottom, PAPER.top) },
    };
    rsx! {
        figure { class: "chart",
            figcaption { class: "chart-title", "{title}" }
            svg {
                view_box: "0 0 {PAPER.width} {PAPER.height}",
                role: "group",
                "aria-label": "{title}",
                g { "aria-hidden": "true",
                    Bands { id, bands: bands.clone(), curves: curves.clone(), paper }
                    Axes { span, unit: words.text(unit(indicator)), marks_up, paper }
                    Lines { look, curves, paper }
                }
                ChildLine { dots: child.clone(), tapped, paper }
            }
            p { class: "chart-value", role: "status",
                if let Some(dot) = tapped().and_then(|at| child.get(at)).or(child.last()) {
                    "{dot.caption}"
                }
            }
            Legend { id, bands, look }
        }
    }
}

/// The key of the unit in which an indicator's values are written.
const fn unit(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::WeightForAge | Indicator::WeightForLength => "unit-kg",
        Indicator::BmiForAge => "unit-bmi",
        Indicator::TricepsForAge | Indicator::SubscapularForAge => "unit-mm",
        Indicator::LengthForAge | Indicator::HeadForAge | Indicator::ArmForAge => "unit-cm",
    }
}
