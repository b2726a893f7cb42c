//! The second ruler: age in whole calendar months (*bulan penuh*), as on paper.
//!
//! The printed tables of Permenkes 2/2020 have one row for each month. A child just short of its next month is compared
//! with the row of a child up to 30 days younger, and so looks taller than it is: by up to 1.1 standard deviations at three
//! months, by 0.4 at twelve. SIMPATI therefore decides by days; this ruler exists to explain why a paper, or
//! another system, says something else. See docs/adr/0003-where-official-texts-differ.md.
//!
//! Which rows: WHO's monthly tables, which the regulation prints, are the daily tables at `month × 30.4375` days, with L,
//! M and S interpolated between the day before and the day after. Month 24 lies between the last day with recumbent length
//! and the first with standing height, and takes the latter, day 731: a child measured lying loses 0.7 cm there, which
//! gives the same score as the printed row 24 for recumbent length, whose lines lie 0.7 cm higher. Month 60 is day 1826.
//! Weight-for-length does not depend on age, except that from month 24 on it is weight-for-height.
//!
//! Invariant: no table of its own, and the arithmetic of the first ruler.
//! Tested by: tests/suite/full_months_cases.rs, on the printed lines.

use super::assess::to_60_months;
use super::classify::Category;
use super::length::STANDING_FROM_DAY;
use super::lms::Place;
use super::{AgeInDays, Assessment, Indicator, Lms, Measurements, Row, table_row};
use crate::clock::CivilDate;
use crate::sex::Sex;
use serde::{Deserialize, Serialize};
use std::mem::discriminant;

/// The last month that the regulation's tables for young children print.
const LAST_MONTH: u32 = 60;

/// What the second ruler says about a child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ByFullMonths {
    /// Age in whole calendar months.
    pub full_months: u32,
    /// The assessment with the tables' row for that month.
    pub assessment: Assessment,
    /// Where the category is another than by days. Empty: both rulers agree.
    pub disagreements: Vec<Disagreement>,
}

/// One indicator in whose category the rulers differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// Which.
    pub indicator: Indicator,
    /// By days: the one that counts.
    pub by_days: Category,
    /// By full months: the one on paper.
    pub by_full_months: Category,
}

/// The row of a monthly table; none over 60 months, or if the indicator does not go by age or begins later.
pub fn month_row(indicator: Indicator, sex: Sex, full_months: u32) -> Option<Lms> {
    month_place(indicator, sex, full_months).map(|(_, lms, _)| lms)
}

/// Measures the child with the second ruler, and compares with `by_days`, the first.
///
/// None if the child is born after the visit, or older than the 60 full months of the tables.
pub fn assess_by_full_months(
    sex: Sex,
    birth: CivilDate,
    visit: CivilDate,
    measurements: &Measurements,
    by_days: &Assessment,
) -> Option<ByFullMonths> {
    let full_months = visit.full_months_since(birth)?;
    if full_months > LAST_MONTH {
        return None;
    }
    // The nearest day, half a day up: it decides between lying and standing, and weight-for-length or -height.
    let nearest = AgeInDays::new((full_months * 487 + 8) / 16);
    let assessment = to_60_months(sex, Some(nearest), measurements, |indicator, place| {
        match (place.row, month_place(indicator, sex, full_months)) {
            (Row::Day(_), Some((day, lms, interpolated))) => Place { lms, row: Row::Day(day), interpolated, ..place },
            _ => place,
        }
    });
    let category = |assessment: &Assessment, indicator| {
        Category::of_answer(indicator, &assessment.score(indicator), measurements.oedema)
    };
    let disagreement = |indicator| {
        let (by_days, by_full_months) = (category(by_days, indicator)?, category(&assessment, indicator)?);
        // From day 1827 on the first ruler takes the bands of 5–18 years, another table of the regulation.
        let comparable = discriminant(&by_days) == discriminant(&by_full_months);
        (comparable && by_days != by_full_months).then_some(Disagreement { indicator, by_days, by_full_months })
    };
    let disagreements = Indicator::ALL.into_iter().filter_map(disagreement).collect();
    Some(ByFullMonths { full_months, assessment, disagreements })
}

/// Where a monthly table takes its row from the daily one: the day, L, M and S, and whether they lie between that day and
/// the next.
fn month_place(indicator: Indicator, sex: Sex, full_months: u32) -> Option<(u16, Lms, bool)> {
    if full_months > LAST_MONTH {
        return None;
    }
    // A month is 30.4375 days, 487 sixteenths.
    let sixteenths = u16::try_from(full_months * 487).ok()?;
    let (day, part) = match (sixteenths / 16, sixteenths % 16) {
        (day, _) if indicator.uses_length() && u32::from(day) + 1 == STANDING_FROM_DAY => (day + 1, 0),
        exact => exact,
    };
    let row = |day| table_row(indicator, sex, Row::Day(day));
    let at_day = row(day)?;
    match row(day + 1).filter(|_| part > 0) {
        Some(next) => Some((day, at_day.toward(next, f64::from(part) / 16.0), true)),
        None => Some((day, at_day, false)),
    }
}
