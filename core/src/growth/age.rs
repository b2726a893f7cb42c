//! Age as the tables of 0–5 years need it: whole days for the row, unrounded months for the limits.

use crate::clock::CivilDate;
use serde::{Deserialize, Serialize};

/// Days in a month, by WHO's convention: a twelfth of 365.25.
const DAYS_PER_MONTH: f64 = 30.4375;

/// From here an age rounds to more than 2³¹ − 1 days, which WHO's package takes for unknown.
const END_OF_DAYS: f64 = 2_147_483_647.5;

/// Age in whole days (*umur dalam hari*) on the day of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgeInDays(u32);

/// The date of birth is later than that of the visit: one of the two is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("born on {birth}, after the visit on {visit}")]
pub struct BornAfterVisit {
    /// Date of birth.
    pub birth: CivilDate,
    /// Date of the visit.
    pub visit: CivilDate,
}

impl AgeInDays {
    /// Takes an age in whole days.
    pub const fn new(days: u32) -> Self {
        Self(days)
    }

    /// The age on the day `visit` of somebody born on `birth`: 0 on the day of birth.
    pub fn between(birth: CivilDate, visit: CivilDate) -> Result<Self, BornAfterVisit> {
        u32::try_from(visit.days_since(birth)).map(Self).map_err(|_| BornAfterVisit { birth, visit })
    }

    /// Whole days.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Months of 30.4375 days, with a fraction: WHO's decimal month, not *bulan penuh*.
    pub fn months(self) -> f64 {
        f64::from(self.0) / DAYS_PER_MONTH
    }
}

/// Age as it comes from a data file: a number that need not be whole, in one of two units.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Age {
    /// Days.
    Days(f64),
    /// Months of 30.4375 days.
    Months(f64),
    /// Not known.
    #[default]
    Unknown,
}

/// An age below zero.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("age below zero: {age}")]
pub struct NegativeAge {
    /// The age as given, in its own unit.
    pub age: f64,
}

/// An age as WHO's package `anthro` uses it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Resolved {
    /// Whole days: the row. None if not known or beyond 2³¹ − 1.
    pub(super) days: Option<u32>,
    /// Months, unrounded: the limits. NaN if not known.
    pub(super) months: f64,
}

impl Resolved {
    /// A known age in whole days, or none.
    pub(super) fn of(age: Option<AgeInDays>) -> Self {
        Self { days: age.map(AgeInDays::get), months: age.map_or(f64::NAN, AgeInDays::months) }
    }
}

impl Age {
    /// Rounds half a day up; months are kept unrounded.
    #[inline]
    pub(super) fn resolve(self) -> Result<Resolved, NegativeAge> {
        let (age, days, months) = match self {
            Self::Days(age) => (age, age, age / DAYS_PER_MONTH),
            Self::Months(age) => (age, age * DAYS_PER_MONTH, age),
            Self::Unknown => (f64::NAN, f64::NAN, f64::NAN),
        };
        if age < 0.0 {
            return Err(NegativeAge { age });
        }
        // Not below zero here, so the whole part is the floor. NaN is below nothing.
        let days = (days < END_OF_DAYS).then(|| {
            let whole = days as u32;
            whole + u32::from(days - f64::from(whole) >= 0.5)
        });
        Ok(Resolved { days, months })
    }
}

impl From<AgeInDays> for Age {
    fn from(age: AgeInDays) -> Self {
        Self::Days(f64::from(age.0))
    }
}
