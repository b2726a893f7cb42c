//! The bands of a chart: between which curves, and what each means.
//!
//! Invariant: WHO's look takes its meaning from `growth::classify`, the card's look its lines from `kms`; no limit is
//! decided here.

use super::span::Span;
use simpati_core::growth::classify::{BmiStatus, HeadStatus, LengthStatus, Severity, WastingStatus, WeightStatus};
use simpati_core::growth::{Indicator, ZScore};
use simpati_core::kms::Lines;

/// How a chart is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Look {
    /// By what the categories of Permenkes 2/2020 mean.
    Who,
    /// As the growth card (*KMS*) that the cadres know: green and yellow bands, a red and an orange line.
    Card(Lines),
}

/// What lies between two curves, given by their z-scores; none is the edge of the chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Band {
    pub(super) lower: Option<f64>,
    pub(super) upper: Option<f64>,
    pub(super) paint: Paint,
}

/// How a band is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Paint {
    Good,
    Watch,
    Alarm,
    Plain,
    CardGreen,
    CardLightGreen,
    CardYellow,
}

impl Paint {
    /// Its CSS class.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Good => "band-good",
            Self::Watch => "band-watch",
            Self::Alarm => "band-alarm",
            Self::Plain => "band-plain",
            Self::CardGreen => "band-card-green",
            Self::CardLightGreen => "band-card-light-green",
            Self::CardYellow => "band-card-yellow",
        }
    }

    /// The pattern drawn over it, so that it can be told apart without colour.
    pub(super) const fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Alarm => Some("hatch"),
            Self::Watch => Some("dots"),
            _ => None,
        }
    }
}

/// The bands of a chart, lowest first.
pub(super) fn bands(indicator: Indicator, span: Span, look: Look) -> Vec<Band> {
    let (edges, paint): (Vec<f64>, Box<dyn Fn(f64) -> Paint>) = match look {
        Look::Who => (edges(indicator), Box::new(move |z| meaning(indicator, span, z))),
        Look::Card(lines) => {
            let edges = [lines.red(), -2.0, -1.0, lines.orange(), 2.0, 3.0];
            (ascending(edges), Box::new(move |z| card(lines, z)))
        }
    };
    let lower = [None].into_iter().chain(edges.iter().copied().map(Some));
    let upper = edges.iter().copied().map(Some).chain([None]);
    lower.zip(upper).map(|(lower, upper)| Band { lower, upper, paint: paint(middle(lower, upper)) }).collect()
}

/// The curves that WHO's charts of this indicator show, and +1 where a category begins there.
fn edges(indicator: Indicator) -> Vec<f64> {
    match indicator {
        Indicator::WeightForAge | Indicator::WeightForLength | Indicator::BmiForAge => vec![-3.0, -2.0, 1.0, 2.0, 3.0],
        _ => vec![-3.0, -2.0, 2.0, 3.0],
    }
}

fn meaning(indicator: Indicator, span: Span, z: f64) -> Paint {
    let Ok(z) = ZScore::new(z) else { return Paint::Plain };
    let severity = match indicator {
        Indicator::LengthForAge if !span.is_school_age() => LengthStatus::of(z).severity(),
        Indicator::WeightForAge if !span.is_school_age() => WeightStatus::of(z).severity(),
        Indicator::BmiForAge if span.is_school_age() => BmiStatus::of(z).severity(),
        Indicator::WeightForLength | Indicator::BmiForAge => WastingStatus::of(z).severity(),
        Indicator::HeadForAge => HeadStatus::of(z).severity(),
        // No regulation says what these mean.
        _ => return Paint::Plain,
    };
    match severity {
        Severity::Fine => Paint::Good,
        Severity::Watch | Severity::Moderate => Paint::Watch,
        Severity::Severe => Paint::Alarm,
    }
}

fn card(lines: Lines, z: f64) -> Paint {
    match z {
        z if z < lines.red() => Paint::Alarm,
        z if z < -2.0 => Paint::CardYellow,
        z if z < -1.0 => Paint::CardLightGreen,
        z if z < lines.orange() => Paint::CardGreen,
        z if z < 2.0 => Paint::CardLightGreen,
        z if z < 3.0 => Paint::CardYellow,
        _ => Paint::Plain,
    }
}

fn middle(lower: Option<f64>, upper: Option<f64>) -> f64 {
    match (lower, upper) {
        (Some(lower), Some(upper)) => f64::midpoint(lower, upper),
        (Some(end), None) => end + 0.5,
        (None, Some(end)) => end - 0.5,
        (None, None) => 0.0,
    }
}

fn ascending(edges: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut edges: Vec<f64> = edges.into_iter().collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup();
    edges
}
