//! WHO's curves as drawn lines.

use super::scale::Scale;
use super::span::{Span, number};
use simpati_core::growth::{Indicator, table_row};
use simpati_core::sex::Sex;

/// The curve at one z-score: places across and values.
pub(super) fn curve(indicator: Indicator, sex: Sex, span: Span, z: f64) -> Vec<(f64, f64)> {
    let rows = span.rows().filter_map(|row| Some((number(row), table_row(indicator, sex, row)?.at(z))));
    rows.collect()
}

/// Where a chart's values go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Paper {
    /// From left to right.
    pub(super) across: Scale,
    /// From bottom to top.
    pub(super) up: Scale,
}

impl Paper {
    /// A line through the points.
    pub(super) fn line(self, points: &[(f64, f64)]) -> String {
        let mut path = String::new();
        for (x, y) in points {
            let start = if path.is_empty() { 'M' } else { 'L' };
            path.push_str(&format!("{start}{:.1} {:.1}", self.across.at(*x), self.up.at(*y)));
        }
        path
    }

    /// The area between two curves; none is the lower or upper edge of the paper.
    pub(super) fn area(self, lower: Option<&[(f64, f64)]>, upper: Option<&[(f64, f64)]>) -> String {
        let edge = |y: f64| vec![(self.across.from.0, y), (self.across.from.1, y)];
        let mut around = lower.map_or_else(|| edge(self.up.from.0), <[_]>::to_vec);
        let upper = upper.map_or_else(|| edge(self.up.from.1), <[_]>::to_vec);
        around.extend(upper.into_iter().rev());
        let mut path = self.line(&around);
        path.push('Z');
        path
    }
}
