//! A posyandu's day as a list: who was sent back, who is still to come, who was measured.

use super::{ChildRecord, Milestone};
use crate::clock::{CalendarMonth, CivilDate};
use crate::fold::ReturnTask;
use crate::id::{ChildId, StreamId, VisitId};
use crate::journal::body::PersonName;
use crate::quantity::Kilograms;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Today's session (*hari buka posyandu*). Each child is in one group at most.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionList {
    /// The posyandu.
    pub posyandu: StreamId,
    /// The day.
    pub today: CivilDate,
    /// With something that the Puskesmas sent back, the latest return first.
    pub returned: Vec<SessionRow>,
    /// Children of this posyandu under 60 months who were not weighed this month and did not come today, by name.
    pub due: Vec<SessionRow>,
    /// Who came today, guests too, the last first.
    pub measured: Vec<SessionRow>,
    /// Children of this posyandu under 60 months who were weighed on another day of this month, by name.
    pub earlier: Vec<SessionRow>,
}

/// One child of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SessionRow {
    /// Which child.
    pub child: ChildId,
    /// Its name.
    pub name: PersonName,
    /// The mother, or whoever brings the child.
    pub parent_name: Option<PersonName>,
    /// Age in full months; none before birth.
    pub full_months: Option<u32>,
    /// The last weight, here or elsewhere, and its day.
    pub last_weight: Option<(CivilDate, Kilograms)>,
    /// *2T* at the last weighing.
    pub twice_not_gained: bool,
    /// *BGM* at the last weighing.
    pub below_red: bool,
    /// Ages at which what is due changes, reached this month.
    pub milestones: Vec<Milestone>,
    /// What the Puskesmas sent back.
    pub tasks: Vec<ReturnTask>,
    /// The visit of today at this posyandu, the last if there are several.
    pub visit: Option<VisitId>,
    /// The child belongs to another posyandu or to none that is known.
    pub guest: bool,
}

enum Group {
    Returned,
    Due,
    Measured,
    Earlier,
}

impl SessionList {
    /// Sorts the records of a posyandu, which were made for today, into groups. Children that are not in the register,
    /// and those whom this day does not concern, are left out.
    ///
    /// A child that seems not to be born yet is still to come: it is the tablet's clock that is wrong.
    pub fn of<'a>(posyandu: &StreamId, today: CivilDate, records: impl IntoIterator<Item = &'a ChildRecord>) -> Self {
        let none = Vec::new;
        let mut list = Self {
            posyandu: posyandu.clone(),
            today,
            returned: none(),
            due: none(),
            measured: none(),
            earlier: none(),
        };
        for record in records.into_iter().filter(|record| record.shown) {
            let row = SessionRow::of(record, posyandu, today);
            match row.group(record, posyandu, today) {
                Some(Group::Returned) => list.returned.push(row),
                Some(Group::Due) => list.due.push(row),
                Some(Group::Measured) => list.measured.push(row),
                Some(Group::Earlier) => list.earlier.push(row),
                None => {}
            }
        }
        list.returned.sort_by_cached_key(|row| (Reverse(row.returned_at()), row.by_name()));
        list.due.sort_by_cached_key(SessionRow::by_name);
        list.measured.sort_by_cached_key(|row| (Reverse(row.visit), row.by_name()));
        list.earlier.sort_by_cached_key(SessionRow::by_name);
        list
    }
}

impl SessionRow {
    fn of(record: &ChildRecord, posyandu: &StreamId, today: CivilDate) -> Self {
        let mut visits = record.visits.iter().filter(|visit| visit.date == today && visit.posyandu == *posyandu);
        Self {
            child: record.child,
            name: record.facts.name.clone(),
            parent_name: record.facts.parent_name.clone(),
            full_months: record.full_months,
            last_weight: record.last_weight(),
            twice_not_gained: record.is_twice_not_gained(),
            below_red: record.is_below_red(),
            milestones: record.milestones.clone(),
            tasks: record.tasks.clone(),
            visit: visits.next_back().map(|visit| visit.id),
            guest: record.home(today) != Some(posyandu),
        }
    }

    fn group(&self, record: &ChildRecord, posyandu: &StreamId, today: CivilDate) -> Option<Group> {
        // A visit that does not count is not in the record; its task is shown rather than lost.
        let here = |id: VisitId| record.visit(id).is_none_or(|visit| visit.posyandu == *posyandu);
        if !self.tasks.is_empty() && (!self.guest || self.tasks.iter().any(|task| here(task.visit))) {
            return Some(Group::Returned);
        }
        if self.visit.is_some() {
            return Some(Group::Measured);
        }
        if self.guest || self.full_months.is_some_and(|months| months >= 60) {
            return None;
        }
        let weighed = record.last_weight().is_some_and(|(date, _)| CalendarMonth::of(date) == CalendarMonth::of(today));
        Some(if weighed { Group::Earlier } else { Group::Due })
    }

    fn returned_at(&self) -> Option<i64> {
        self.tasks.iter().map(|task| task.back.source.written_at.unix_ms).max()
    }

    fn by_name(&self) -> (String, ChildId) {
        (self.name.as_str().to_lowercase(), self.child)
    }
}
