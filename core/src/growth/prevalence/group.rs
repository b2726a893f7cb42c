//! The groups that a survey is broken down by, and the cut-offs that are counted in each.
//!
//! Invariant: groups and cut-offs are WHO's standard analysis, in its order; a child whose value is not known is in no
//! group of that kind.

use crate::sex::Sex;

/// One group of children.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// All children of the survey.
    All,
    /// By age.
    Age(AgeBand),
    /// By sex.
    Sex(Sex),
    /// By age and sex.
    AgeSex(AgeBand, Sex),
    /// By type of residence, such as urban or rural.
    Area(String),
    /// By region.
    Region(String),
    /// By wealth quintile.
    Wealth(Quintile),
    /// By the mother's education.
    Education(String),
    /// By a grouping of the survey's own.
    Other(String),
}

/// Months of age at the survey: the unrounded days / 30.4375, from the first number to below the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgeBand {
    /// 0 to below 6 months.
    Under6,
    /// 6 to below 12 months.
    From6,
    /// 12 to below 24 months.
    From12,
    /// 24 to below 36 months.
    From24,
    /// 36 to below 48 months.
    From36,
    /// 48 to below 60 months.
    From48,
}

impl AgeBand {
    /// All bands, youngest first.
    pub const ALL: [Self; 6] = [Self::Under6, Self::From6, Self::From12, Self::From24, Self::From36, Self::From48];

    /// The band that an age in months lies in; none below 0 or from 60 months on.
    pub fn of_months(months: f64) -> Option<Self> {
        match months {
            m if !(0.0..60.0).contains(&m) => None,
            m if m < 6.0 => Some(Self::Under6),
            m if m < 12.0 => Some(Self::From6),
            m if m < 24.0 => Some(Self::From12),
            m if m < 36.0 => Some(Self::From24),
            m if m < 48.0 => Some(Self::From36),
            _ => Some(Self::From48),
        }
    }
}

/// A fifth of the households, by wealth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quintile {
    /// The poorest fifth.
    First,
    /// The second fifth.
    Second,
    /// The middle fifth.
    Third,
    /// The fourth fifth.
    Fourth,
    /// The richest fifth.
    Fifth,
}

impl Quintile {
    /// All quintiles, poorest first.
    pub const ALL: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Fifth];

    /// Reads `1` to `5` or `Q1` to `Q5`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "1" | "Q1" => Some(Self::First),
            "2" | "Q2" => Some(Self::Second),
            "3" | "Q3" => Some(Self::Third),
            "4" | "Q4" => Some(Self::Fourth),
            "5" | "Q5" => Some(Self::Fifth),
            _ => None,
        }
    }
}

/// A limit on a z-score that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cutoff {
    /// Below −3: severe stunting, underweight, wasting.
    Below3,
    /// Below −2: stunting, underweight, wasting.
    Below2,
    /// Below −1.
    Below1,
    /// Above +1.
    Above1,
    /// Above +2: overweight, of weight-for-length and BMI.
    Above2,
    /// Above +3: obesity, of weight-for-length and BMI.
    Above3,
}

impl Cutoff {
    /// All cut-offs; `ALL[i] as usize == i`.
    pub const ALL: [Self; 6] = [Self::Below3, Self::Below2, Self::Below1, Self::Above1, Self::Above2, Self::Above3];

    /// Whether a z-score is beyond the limit; exactly on it is not.
    pub fn is_beyond(self, z: f64) -> bool {
        match self {
            Self::Below3 => z < -3.0,
            Self::Below2 => z < -2.0,
            Self::Below1 => z < -1.0,
            Self::Above1 => z > 1.0,
            Self::Above2 => z > 2.0,
            Self::Above3 => z > 3.0,
        }
    }
}
