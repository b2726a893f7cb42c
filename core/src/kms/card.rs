//! One child's card: the weighing that counts in each month, and what it says.

use super::minimum_gain::LAST_MONTH;
use super::{Gain, MinimumGains, Outcome};
use crate::clock::{CalendarMonth, CivilDate};
use crate::quantity::Kilograms;
use crate::sex::Sex;
use std::collections::BTreeMap;

/// One weighing of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighing {
    /// The day.
    pub date: CivilDate,
    /// The weight.
    pub weight: Kilograms,
}

/// A child's growth card (*KMS*): one weighing for each calendar month in which the child was weighed at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    sex: Sex,
    birth: CivilDate,
    weighings: BTreeMap<CalendarMonth, Weighing>,
}

/// A weighing before birth: one of the two dates is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("weighed on {weighed}, born on {birth}")]
pub struct WeighedBeforeBirth {
    /// The day of birth.
    pub birth: CivilDate,
    /// The day of the weighing.
    pub weighed: CivilDate,
}

impl Card {
    /// Makes the card from all weighings of the child, at any posyandu and in any order.
    ///
    /// Of several weighings in one month the latest counts; of several on that day the lightest, so that a doubt leads
    /// to a second look and not past it.
    pub fn new(
        sex: Sex,
        birth: CivilDate,
        weighings: impl IntoIterator<Item = Weighing>,
    ) -> Result<Self, WeighedBeforeBirth> {
        let mut counted: BTreeMap<CalendarMonth, Weighing> = BTreeMap::new();
        for weighing in weighings {
            if weighing.date < birth {
                return Err(WeighedBeforeBirth { birth, weighed: weighing.date });
            }
            let month = CalendarMonth::of(weighing.date);
            if counted.get(&month).is_none_or(|other| weighing.counts_before(other)) {
                counted.insert(month, weighing);
            }
        }
        Ok(Self { sex, birth, weighings: counted })
    }

    /// Whose card it is.
    pub fn sex(&self) -> Sex {
        self.sex
    }

    /// The day of birth.
    pub fn birth(&self) -> CivilDate {
        self.birth
    }

    /// The weighing that counts in `month`, if the child was weighed.
    pub fn weighing(&self, month: CalendarMonth) -> Option<&Weighing> {
        self.weighings.get(&month)
    }

    /// What the weighing of `month` says. None if the child was not weighed in that month, or was by then older than
    /// the 60 full months that the card covers.
    ///
    /// The order is that of the Ministry's definitions: never weighed before, not weighed last month, then the gain
    /// against the minimum, where exactly the minimum is a gain. *Buku KIA* 2023 names the minimum as what decides when
    /// the curve is in doubt; here it always decides, so that two people give the same letter.
    pub fn outcome(&self, month: CalendarMonth, minimum: &MinimumGains) -> Option<Outcome> {
        let now = self.weighing(month)?;
        let age = now.date.full_months_since(self.birth).filter(|months| *months as usize <= LAST_MONTH)?;
        let Some((last_month, last)) = self.weighings.range(..month).next_back() else {
            return Some(Outcome::FirstWeighing);
        };
        if Some(*last_month) != month.previous() {
            return Some(Outcome::NotWeighedLastMonth { last: last.date });
        }
        let Some(minimum) = minimum.grams(self.sex, age) else {
            return Some(Outcome::UnderOneMonth);
        };
        let gain = Gain {
            grams: grams(now.weight).saturating_sub(grams(last.weight)),
            minimum,
            since: last.date,
            days: now.date.days_since(last.date),
        };
        let enough = gain.grams >= i64::from(minimum);
        Some(if enough { Outcome::Gained(gain) } else { Outcome::NotGained(gain) })
    }

    /// How many months up to and including `month` the child has not gained in a row: 0, 1 (*1T*), 2 (*2T*) or more.
    pub fn not_gained_in_a_row(&self, month: CalendarMonth, minimum: &MinimumGains) -> u32 {
        std::iter::successors(Some(month), |month| month.previous())
            .take_while(|month| matches!(self.outcome(*month, minimum), Some(Outcome::NotGained(_))))
            .zip(1..)
            .last()
            .map_or(0, |(_, count)| count)
    }
}

impl Weighing {
    /// Whether this one counts, of two in one month.
    pub(crate) fn counts_before(&self, other: &Weighing) -> bool {
        self.date > other.date || self.date == other.date && self.weight < other.weight
    }
}

/// Whole grams: scales show 10 g or 100 g, and the difference of two decimals in binary is not exact.
fn grams(weight: Kilograms) -> i64 {
    (weight.get() * 1000.0).round() as i64
}
