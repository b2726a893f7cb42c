//! What one child adds to whatever is counted of one month, so that figures are summed without opening the journal.

use super::{ChildRecord, Nutrition, VisitRecord};
use crate::clock::{CalendarMonth, CivilDate};
use crate::id::{ChildId, PlaceCode, StreamId, VisitId};
use crate::kms::{AgeGroup, Attendance, Weighed};
use crate::sex::Sex;
use serde::{Deserialize, Serialize};

/// One child in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthFacts {
    /// Which child.
    pub child: ChildId,
    /// The month.
    pub month: CalendarMonth,
    /// The child's sex.
    pub sex: Sex,
    /// The child's age group on the day it was weighed or, if it was not, on the last day of the month.
    pub age_group: AgeGroup,
    /// The posyandu to which the child belongs on the last day of the month; none if it belongs to none that is known.
    pub home: Option<StreamId>,
    /// The child has a card on paper (*KMS*, *Buku KIA*).
    pub has_card: bool,
    /// The last visit of the month.
    pub seen: Option<SeenAt>,
    /// The weighing of the month that counts, if it was at a visit.
    pub weighed: Option<WeighedAt>,
    /// What the month's visits found, verified or not (*hasil sementara*).
    pub provisional: Nutrition,
    /// What those visits found that the Puskesmas holds for right.
    pub verified: Nutrition,
}

/// Where and when a child was seen last in a month, and what followed in that month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenAt {
    /// Where.
    pub posyandu: StreamId,
    /// When.
    pub date: CivilDate,
    /// What was found at a visit of the month refers the child.
    pub to_refer: bool,
    /// At a visit of the month the family was told to go to the Puskesmas.
    pub referred: bool,
}

/// The weighing of a month that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeighedAt {
    /// Where.
    pub posyandu: StreamId,
    /// When.
    pub date: CivilDate,
    /// At which visit.
    pub visit: VisitId,
    /// What it says.
    pub weighed: Weighed,
}

impl ChildRecord {
    /// What the child adds to the figures of a month. None if it is not in the register, neither belongs to a posyandu
    /// nor was seen at one, is not born yet, or has completed 60 months.
    ///
    /// A child is counted once in D, where it was weighed last, and once in S, where it belongs at the end of the month:
    /// not where it moved away from. Two registrations that were merged are one child.
    pub fn month(&self, month: CalendarMonth) -> Option<MonthFacts> {
        let visits = self.visits.iter().filter(|visit| CalendarMonth::of(visit.date) == month);
        let weighed = visits.clone().find_map(weighed_at);
        let seen = visits.clone().next_back().map(|last| SeenAt {
            posyandu: last.posyandu.clone(),
            date: last.date,
            to_refer: visits.clone().any(VisitRecord::is_to_refer),
            referred: visits.clone().any(VisitRecord::is_referred),
        });
        let home = self.home(month.last_day()).cloned();
        let day = weighed.as_ref().map_or(month.last_day(), |weighed| weighed.date);
        let age_group = AgeGroup::of(day.full_months_since(self.facts.birth.date)?)?;
        (self.shown && (home.is_some() || seen.is_some())).then(|| MonthFacts {
            child: self.child,
            month,
            sex: self.facts.sex,
            age_group,
            home,
            has_card: self.facts.has_kia_book == Some(true),
            seen,
            weighed,
            provisional: Nutrition::of(visits.clone()),
            verified: Nutrition::of(visits.filter(|visit| visit.state.is_verified())),
        })
    }
}

/// The visit's weighing, if it is the one that counts in its month.
fn weighed_at(visit: &VisitRecord) -> Option<WeighedAt> {
    let point = visit.point?;
    let weighed = Weighed {
        code: point.outcome?.code(),
        not_gained_in_a_row: point.not_gained_in_a_row,
        zone: point.zone,
        verified: visit.state.is_verified(),
    };
    Some(WeighedAt { posyandu: visit.posyandu.clone(), date: visit.date, visit: visit.id, weighed })
}

impl MonthFacts {
    /// What the child adds to the count of a posyandu, or of any place above; none if it neither belongs there nor was
    /// seen there.
    pub fn attendance(&self, area: &PlaceCode) -> Option<Attendance> {
        self.attendance_on(area, |_| true)
    }

    /// The same, of what was done on some of the month's days.
    pub(super) fn attendance_on(&self, area: &PlaceCode, on: impl Fn(CivilDate) -> bool) -> Option<Attendance> {
        let within = |posyandu: &StreamId| posyandu.posyandu().is_within(area);
        let home = self.home.as_ref().is_some_and(within);
        let seen = self.seen.as_ref().filter(|seen| within(&seen.posyandu) && on(seen.date));
        let weighed = self.weighed.as_ref().filter(|weighed| within(&weighed.posyandu) && on(weighed.date));
        (home || seen.is_some() || weighed.is_some()).then_some(Attendance {
            sex: self.sex,
            age_group: self.age_group,
            home,
            has_card: self.has_card,
            weighed: weighed.map(|weighed| weighed.weighed),
            to_refer: seen.is_some_and(|seen| seen.to_refer),
            referred: seen.is_some_and(|seen| seen.referred),
        })
    }
}
