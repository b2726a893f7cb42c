//! A date in three separate fields, so that no month can be one off.

use simpati_core::clock::CivilDate;

/// A date while it is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateDraft {
    /// The day of the month as typed.
    pub day: String,
    /// The month that was picked by name, 1 for January. Nothing is picked beforehand.
    pub month: Option<u32>,
    /// The year as typed.
    pub year: String,
}

/// What is wrong with a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateProblem {
    /// No field is filled in.
    Empty,
    /// The day is missing or no number from 1 to 31.
    Day,
    /// No month is picked.
    Month,
    /// The year is missing or no number of four digits.
    Year,
    /// The calendar has no such day: 31 April, 29 February of a common year.
    NoSuchDay {
        /// The month, 1 for January.
        month: u32,
        /// The year.
        year: i32,
        /// The last day of that month.
        last: u32,
    },
}

impl DateDraft {
    /// The draft of a known date.
    pub fn of(date: CivilDate) -> Self {
        let (year, month, day) = date.ymd();
        Self { day: day.to_string(), month: Some(month), year: year.to_string() }
    }

    /// Reads the three fields.
    pub fn read(&self) -> Result<CivilDate, DateProblem> {
        let (day, year) = (self.day.trim(), self.year.trim());
        if day.is_empty() && self.month.is_none() && year.is_empty() {
            return Err(DateProblem::Empty);
        }
        let day = digits(day, 2).filter(|day| (1..=31).contains(day)).ok_or(DateProblem::Day)?;
        let month = self.month.filter(|month| (1..=12).contains(month)).ok_or(DateProblem::Month)?;
        let year = digits(year, 4).filter(|year| (1900..2200).contains(year)).ok_or(DateProblem::Year)?;
        let year = year.cast_signed();
        let last = (28..=31).rev().find(|&last| CivilDate::new(year, month, last).is_some());
        CivilDate::new(year, month, day).ok_or(DateProblem::NoSuchDay { month, year, last: last.unwrap_or(28) })
    }
}

/// A number of at most `most` digits and nothing else.
fn digits(text: &str, most: usize) -> Option<u32> {
    let right = text.len() <= most && text.bytes().all(|byte| byte.is_ascii_digit());
    if right { text.parse().ok() } else { None }
}
