//! What one child adds to the count of one posyandu in one month.

use super::{AgeGroup, Card, CardZone, MinimumGains, WeighingCode};
use crate::clock::CalendarMonth;
use crate::id::StreamId;
use crate::sex::Sex;

/// A child as the register knows it in one month.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The child's card.
    pub card: &'a Card,
    /// The child's own posyandu in that month; none if it moved out of the region.
    pub home: Option<&'a StreamId>,
    /// The child has a card on paper (*KMS*, *Buku KIA*).
    pub has_card: bool,
    /// Where the weight of the month lies on the card; none if not weighed, or if weight-for-age has no z-score, as
    /// with oedema.
    pub zone: Option<CardZone>,
}

/// What one child adds to a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance {
    /// The child's sex.
    pub sex: Sex,
    /// The child's age group on the day it was weighed or, if it was not, on the last day of the month.
    pub age_group: AgeGroup,
    /// This posyandu is the child's own: it is counted in S here and nowhere else.
    pub home: bool,
    /// The child has a card on paper.
    pub has_card: bool,
    /// Weighed at this posyandu in this month.
    pub weighed: Option<Weighed>,
}

/// The weighing of a month, as far as it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// The letter.
    pub code: WeighingCode,
    /// Months in a row without enough gain, this one included ([`Card::not_gained_in_a_row`]).
    pub not_gained_in_a_row: u32,
    /// Where the weight lies on the card, if that is known.
    pub zone: Option<CardZone>,
}

impl Member<'_> {
    /// What the child adds to the count of `month` at `posyandu`. None if it neither belongs there nor was weighed
    /// there, is not born yet, or has completed 60 months.
    ///
    /// A child weighed at several posyandu in one month counts in D only where it was weighed last, and in S only at
    /// home, so no child is counted twice.
    pub fn attendance(&self, posyandu: &StreamId, month: CalendarMonth, minimum: &MinimumGains) -> Option<Attendance> {
        let weighing = self.card.weighing(month);
        let day = weighing.map_or(month.last_day(), |weighing| weighing.date);
        let age_group = AgeGroup::of(day.full_months_since(self.card.birth())?)?;
        let here = weighing.is_some_and(|weighing| weighing.posyandu == *posyandu);
        let weighed = self.card.outcome(month, minimum).filter(|_| here).map(|outcome| Weighed {
            code: outcome.code(),
            not_gained_in_a_row: self.card.not_gained_in_a_row(month, minimum),
            zone: self.zone,
        });
        let home = self.home == Some(posyandu);
        let concerns = home || here;
        concerns.then_some(Attendance { sex: self.card.sex(), age_group, home, has_card: self.has_card, weighed })
    }
}
