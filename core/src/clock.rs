//! Dates and times, passed in by callers.
//!
//! Dates that matter (birth, visit) are *civil dates* in the place's own time zone (WIB, WITA, WIT), never instants: a
//! posyandu opens at the hour when UTC changes its date. A [`Stamp`] is what a device's wall clock said.
//!
//! Invariant: nothing here reads a clock.

mod calendar_month;
mod doubt;

pub use calendar_month::{BadMonth, CalendarMonth};
pub use doubt::{ClockDoubt, ClockMark, ClockMemory, TOLERANCE_MS};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar between 1900-01-01 and 2199-12-31, without a time or a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CivilDate(NaiveDate);

/// Why something is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date between 1900 and 2199 in the form YYYY-MM-DD: {text:?}")]
pub struct BadDate {
    /// The text as given, cut to 32 characters.
    pub text: String,
}

impl CivilDate {
    /// The day `year`-`month`-`day`, or none if the calendar or our range has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).filter(|d| (1900..2200).contains(&d.year())).map(Self)
    }

    /// Days from `earlier` to this day; negative if `earlier` is later.
    pub fn days_since(self, earlier: CivilDate) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// The day `days` later (or earlier, if negative), or none outside our range.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let date = self.0.checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
        Self::new(date.year(), date.month(), date.day())
    }

    /// Whole calendar months (*bulan penuh*) from `earlier` to this day; none if `earlier` is later.
    ///
    /// A month is full on the day of the month that the child was born on; where a month is too short to have that
    /// day, on the first day of the next: 31 January to 28 February is 0 months, to 1 March is 1.
    pub fn full_months_since(self, earlier: CivilDate) -> Option<u32> {
        if self < earlier {
            return None;
        }
        let months = (self.0.year() - earlier.0.year()) * 12 + self.0.month() as i32 - earlier.0.month() as i32;
        let reached = self.0.day() >= earlier.0.day();
        u32::try_from(months - i32::from(!reached)).ok()
    }

    /// The first day on which `months` whole calendar months are full ([`full_months_since`](Self::full_months_since));
    /// none outside our range.
    pub fn after_full_months(self, months: u32) -> Option<Self> {
        let (year, month, day) = self.ymd();
        let month = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
        let (year, month) = (i32::try_from(month.div_euclid(12)).ok()?, month.rem_euclid(12) as u32 + 1);
        Self::new(year, month, day).or_else(|| Some(CalendarMonth::new(year, month)?.next()?.first_day()))
    }

    /// Year, month (1 to 12), day (1 to 31).
    pub fn ymd(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }
}

impl FromStr for CivilDate {
    type Err = BadDate;

    /// Reads exactly `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate { text: text.chars().take(32).collect() };
        let bytes = text.as_bytes();
        let shaped = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shaped {
            return Err(bad());
        }
        let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().map_err(|_| bad());
        let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
        Self::new(i32::try_from(year).map_err(|_| bad())?, month, day).ok_or_else(bad)
    }
}

impl TryFrom<String> for CivilDate {
    type Error = BadDate;
    fn try_from(text: String) -> Result<Self, BadDate> {
        text.parse()
    }
}

impl From<CivilDate> for String {
    fn from(date: CivilDate) -> String {
        date.to_string()
    }
}

impl fmt::Display for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

/// What a wall clock said: milliseconds since 1970-01-01T00:00:00Z, and the zone it was set to.
///
/// On the wire: RFC 3339 with milliseconds and offset, such as `2026-11-22T08:15:30.123+07:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Stamp {
    /// Milliseconds since the Unix epoch, in UTC.
    pub unix_ms: i64,
    /// Minutes east of UTC: 420 for WIB, 480 for WITA, 540 for WIT.
    pub offset_minutes: i16,
}

/// Why something is not a stamp.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a time in the form of RFC 3339: {text:?}")]
pub struct BadStamp {
    /// The text as given, cut to 40 characters.
    pub text: String,
}

impl Stamp {
    fn date_time(self) -> Option<DateTime<FixedOffset>> {
        let zone = FixedOffset::east_opt(i32::from(self.offset_minutes) * 60)?;
        DateTime::from_timestamp_millis(self.unix_ms).map(|utc| utc.with_timezone(&zone))
    }

    /// The same wall clock and zone, `ms` milliseconds earlier (later, if negative).
    pub fn minus_ms(self, ms: i64) -> Self {
        Self { unix_ms: self.unix_ms.saturating_sub(ms), ..self }
    }

    /// The civil date at this stamp in its own zone; none outside the range of [`CivilDate`].
    pub fn civil_date(self) -> Option<CivilDate> {
        let local = self.date_time()?;
        CivilDate::new(local.year(), local.month(), local.day())
    }
}

impl FromStr for Stamp {
    type Err = BadStamp;
    fn from_str(text: &str) -> Result<Self, BadStamp> {
        let bad = || BadStamp { text: text.chars().take(40).collect() };
        let time = DateTime::parse_from_rfc3339(text).map_err(|_| bad())?;
        let minutes = time.offset().local_minus_utc() / 60;
        Ok(Self { unix_ms: time.timestamp_millis(), offset_minutes: i16::try_from(minutes).map_err(|_| bad())? })
    }
}

impl TryFrom<String> for Stamp {
    type Error = BadStamp;
    fn try_from(text: String) -> Result<Self, BadStamp> {
        text.parse()
    }
}

impl From<Stamp> for String {
    fn from(stamp: Stamp) -> String {
        stamp.to_string()
    }
}

impl fmt::Display for Stamp {
    /// A stamp outside the years that RFC 3339 can write is shown as its milliseconds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date_time() {
            Some(time) => f.write_str(&time.to_rfc3339_opts(chrono::SecondsFormat::Millis, false)),
            None => write!(f, "@{}ms", self.unix_ms),
        }
    }
}
