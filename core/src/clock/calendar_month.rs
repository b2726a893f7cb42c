//! A month of the calendar (*bulan*): the unit in which a posyandu weighs, counts and reports.

use super::CivilDate;
use chrono::Datelike;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A month of the calendar between 1900-01 and 2199-12. Its text form is `YYYY-MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CalendarMonth {
    first_day: CivilDate,
}

/// Why something is not a month of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a month between 1900-01 and 2199-12 in the form YYYY-MM: {text:?}")]
pub struct BadMonth {
    /// The text as given, cut to 32 characters.
    pub text: String,
}

impl CalendarMonth {
    /// The month `year`-`month` (1 to 12), or none if the calendar or the range of [`CivilDate`] has no such month.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        CivilDate::new(year, month, 1).map(|first_day| Self { first_day })
    }

    /// The month that `date` lies in.
    pub fn of(date: CivilDate) -> Self {
        Self { first_day: date.with_day(1) }
    }

    /// Year and month (1 to 12).
    pub fn ym(self) -> (i32, u32) {
        let (year, month, _) = self.first_day.ymd();
        (year, month)
    }

    /// The first day of the month.
    pub fn first_day(self) -> CivilDate {
        self.first_day
    }

    /// The last day of the month.
    pub fn last_day(self) -> CivilDate {
        self.first_day.with_day(31)
    }

    /// The month after this one; none after 2199-12.
    pub fn next(self) -> Option<Self> {
        self.last_day().plus_days(1).map(Self::of)
    }

    /// The month before this one; none before 1900-01.
    pub fn previous(self) -> Option<Self> {
        self.first_day.plus_days(-1).map(Self::of)
    }
}

impl CivilDate {
    /// The day `day` (1 to 31) of this date's month, or the month's last day if the month is shorter.
    fn with_day(self, day: u32) -> Self {
        (1..=day).rev().find_map(|day| self.0.with_day(day)).map_or(self, Self)
    }
}

impl FromStr for CalendarMonth {
    type Err = BadMonth;

    /// Reads exactly `YYYY-MM`.
    fn from_str(text: &str) -> Result<Self, BadMonth> {
        let first = format!("{text}-01").parse::<CivilDate>();
        first.map(Self::of).map_err(|_| BadMonth { text: text.chars().take(32).collect() })
    }
}

impl TryFrom<String> for CalendarMonth {
    type Error = BadMonth;
    fn try_from(text: String) -> Result<Self, BadMonth> {
        text.parse()
    }
}

impl From<CalendarMonth> for String {
    fn from(month: CalendarMonth) -> String {
        month.to_string()
    }
}

impl fmt::Display for CalendarMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = self.ym();
        write!(f, "{year:04}-{month:02}")
    }
}
