//! What a chart shows from left to right: ages or lengths, and the marks beneath.

use simpati_core::growth::{Indicator, Row, Score, table_extent};

/// A stretch of a WHO table, in the table's own unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Days of age, shown as months.
    Days(u16, u16),
    /// Months of age (5–19 years), shown as years.
    Months(u16, u16),
    /// Recumbent length in millimetres, shown as centimetres.
    LengthMm(u16, u16),
    /// Standing height in millimetres, shown as centimetres.
    HeightMm(u16, u16),
}

/// The first day of the tables for standing children: before it the charts of WHO show 0–2 years, then 2–5.
const STANDING_FROM_DAY: u16 = 731;
const DAYS_PER_MONTH: f64 = 30.4375;

impl Span {
    /// The chart on which a score has its place; none if WHO has no such table.
    pub fn of(score: &Score) -> Option<Self> {
        Self::around(score.indicator, score.reason.row)
    }

    /// The chart of an indicator that shows this row; none if WHO has no such table.
    pub fn around(indicator: Indicator, row: Row) -> Option<Self> {
        let (first, last) = table_extent(indicator, row).map(std::ops::RangeInclusive::into_inner)?;
        Some(match row {
            Row::Day(day) if day < STANDING_FROM_DAY => Self::Days(first, STANDING_FROM_DAY - 1),
            Row::Day(_) => Self::Days(STANDING_FROM_DAY, last),
            Row::Month(_) => Self::Months(first, last),
            Row::LengthMm(_) => Self::LengthMm(first, last),
            Row::HeightMm(_) => Self::HeightMm(first, last),
        })
    }

    /// Left and right end.
    pub(super) fn ends(self) -> (f64, f64) {
        let (first, last) = self.numbers();
        (f64::from(first), f64::from(last))
    }

    /// The rows at which curves are drawn, near enough for the eye, and the last in any case.
    pub(super) fn rows(self) -> impl Iterator<Item = Row> {
        let (first, last) = self.numbers();
        let step = match self {
            Self::Days(..) => 10,
            Self::Months(..) => 3,
            Self::LengthMm(..) | Self::HeightMm(..) => 10,
        };
        let within = (first..last).step_by(step);
        within.chain([last]).map(move |number| match self {
            Self::Days(..) => Row::Day(number),
            Self::Months(..) => Row::Month(number),
            Self::LengthMm(..) => Row::LengthMm(number),
            Self::HeightMm(..) => Row::HeightMm(number),
        })
    }

    /// Where the marks lie, and the whole number at each: months, years or centimetres.
    pub(super) fn marks(self) -> Vec<(f64, u32)> {
        let (first, last) = self.ends();
        let (unit, step) = match self {
            Self::Days(0, _) => (DAYS_PER_MONTH, 3),
            Self::Days(..) => (DAYS_PER_MONTH, 6),
            Self::Months(..) => (12.0, 2),
            Self::LengthMm(..) | Self::HeightMm(..) => (10.0, 10),
        };
        let marks = (0..=300).step_by(step).map(|number| (f64::from(number) * unit, number));
        // Half a unit of grace: 24 months are 730.5 days, and the chart ends on day 730.
        marks.filter(|(x, _)| (first - unit / 2.0..=last + unit / 2.0).contains(x)).collect()
    }

    /// The key of what stands beneath the marks.
    pub(super) const fn axis(self) -> &'static str {
        match self {
            Self::Days(..) => "axis-months",
            Self::Months(..) => "axis-years",
            Self::LengthMm(..) => "axis-length",
            Self::HeightMm(..) => "axis-height",
        }
    }

    /// Whether the chart is one of 5–19 years.
    pub(super) const fn is_school_age(self) -> bool {
        matches!(self, Self::Months(..))
    }

    const fn numbers(self) -> (u16, u16) {
        match self {
            Self::Days(first, last)
            | Self::Months(first, last)
            | Self::LengthMm(first, last)
            | Self::HeightMm(first, last) => (first, last),
        }
    }
}

/// The number by which a row is known, in the unit of its [`Span`].
pub(super) fn number(row: Row) -> f64 {
    let (Row::Day(number) | Row::Month(number) | Row::LengthMm(number) | Row::HeightMm(number)) = row;
    f64::from(number)
}
