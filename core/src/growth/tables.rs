//! WHO's growth tables, compiled in: by day and by 0.1 cm (2006), by month (2007).
//!
//! The numbers lie in data/who/lms.bin as whole numbers of 10⁻⁴ and 10⁻⁵; a whole number divided by a power of ten is
//! the f64 nearest to the decimal in WHO's text. The plain text, its source and checksums are beside it.
//! See docs/adr/0002-table-storage.md; `cargo xtask who` makes the file.
//!
//! Invariant: a row that is not in the table is none, never the nearest.
//! Tested by: tests/suite/who_tables.rs, which prints the canonical text from here and compares its checksum.

use super::{Indicator, Lms, Row};
use crate::sex::Sex;
use std::ops::RangeInclusive;

/// The tables, in the order in which they are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    WeightForAge,
    LengthForAge,
    BmiForAge,
    HeadForAge,
    ArmForAge,
    TricepsForAge,
    SubscapularForAge,
    WeightForLength,
    WeightForHeight,
    HeightForAge2007,
    WeightForAge2007,
    BmiForAge2007,
}

/// First and last row of each table: days, then millimetres, then months.
const EXTENT: [(u16, u16); 12] = [
    (0, 1826),
    (0, 1826),
    (0, 1826),
    (0, 1826),
    (91, 1826),
    (91, 1826),
    (91, 1826),
    (450, 1100),
    (650, 1200),
    (60, 228),
    (60, 120),
    (60, 228),
];

/// Where each table begins, in rows: males first, then as many females.
const BEGIN: [usize; 13] = {
    let mut begin = [0; 13];
    let mut table = 0;
    while table < 12 {
        begin[table + 1] = begin[table] + 2 * (EXTENT[table].1 - EXTENT[table].0 + 1) as usize;
        table += 1;
    }
    begin
};

const ROWS: usize = BEGIN[12];

/// Seven planes of bytes, one byte per row in each: L × 10⁴ (2, signed), S × 10⁵ (2), M × 10⁴ (3), lowest byte first.
static PLANES: &[u8; 7 * ROWS] = include_bytes!("../../data/who/lms.bin");

impl Table {
    /// First and last row: days, millimetres or months.
    pub(super) const fn extent(self) -> (u16, u16) {
        EXTENT[self as usize]
    }

    /// The row `x`, if the table has it.
    #[inline]
    pub(super) fn row(self, sex: Sex, x: u16) -> Option<Lms> {
        let (first, last) = self.extent();
        if x < first || x > last {
            return None;
        }
        let females = match sex {
            Sex::Male => 0,
            Sex::Female => usize::from(last - first) + 1,
        };
        let row = BEGIN[self as usize] + females + usize::from(x - first);
        let byte = |plane: usize| PLANES[plane * ROWS + row];
        Some(Lms {
            l: f64::from(i16::from_le_bytes([byte(0), byte(1)])) / 10_000.0,
            m: f64::from(u32::from_le_bytes([byte(4), byte(5), byte(6), 0])) / 10_000.0,
            s: f64::from(u16::from_le_bytes([byte(2), byte(3)])) / 100_000.0,
        })
    }

    /// The table that holds rows of this kind for the indicator.
    fn holding(indicator: Indicator, row: Row) -> Option<Self> {
        match (indicator, row) {
            (Indicator::LengthForAge, Row::Day(_)) => Some(Self::LengthForAge),
            (Indicator::WeightForAge, Row::Day(_)) => Some(Self::WeightForAge),
            (Indicator::BmiForAge, Row::Day(_)) => Some(Self::BmiForAge),
            (Indicator::HeadForAge, Row::Day(_)) => Some(Self::HeadForAge),
            (Indicator::ArmForAge, Row::Day(_)) => Some(Self::ArmForAge),
            (Indicator::TricepsForAge, Row::Day(_)) => Some(Self::TricepsForAge),
            (Indicator::SubscapularForAge, Row::Day(_)) => Some(Self::SubscapularForAge),
            (Indicator::WeightForLength, Row::LengthMm(_)) => Some(Self::WeightForLength),
            (Indicator::WeightForLength, Row::HeightMm(_)) => Some(Self::WeightForHeight),
            (Indicator::LengthForAge, Row::Month(_)) => Some(Self::HeightForAge2007),
            (Indicator::WeightForAge, Row::Month(_)) => Some(Self::WeightForAge2007),
            (Indicator::BmiForAge, Row::Month(_)) => Some(Self::BmiForAge2007),
            _ => None,
        }
    }
}

/// The table row of an indicator at an age or length; none if WHO has no such row.
///
/// Charts draw [`Lms::at`]; a person who doubts a score finds the numbers here that [`Reason::row`](super::Reason)
/// names.
pub fn table_row(indicator: Indicator, sex: Sex, row: Row) -> Option<Lms> {
    Table::holding(indicator, row)?.row(sex, row.number())
}

/// First and last row of the table that holds rows of this kind for the indicator: days, millimetres or months.
///
/// The number inside `kind` is ignored.
pub fn table_extent(indicator: Indicator, kind: Row) -> Option<RangeInclusive<u16>> {
    let (first, last) = Table::holding(indicator, kind)?.extent();
    Some(first..=last)
}
