//! Which services are due.

use super::{Given, Item, Schedule, VaccineRule};
use crate::clock::{CalendarMonth, CivilDate};
use crate::journal::body::{Service, Vaccine};
use serde::{Deserialize, Serialize};

/// A child, as far as services depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Child {
    /// The day of birth.
    pub birth: CivilDate,
    /// Does not gain, or is wasted or underweight: the referral rules
    /// [R1](crate::advice::RuleId::R1NotGained) and [R9](crate::advice::RuleId::R9WastedOrUnderweight).
    pub needs_food: bool,
}

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// What.
    pub item: Item,
    /// Since when it has been due.
    pub since: CivilDate,
    /// The child is older than the schedule foresees: catch up.
    pub late: bool,
}

/// What is due for the child on `day`, given what it had before: vaccines in the order of the schedule, then the others.
///
/// What was given after `day` is not looked at. Nothing is due before birth.
pub fn due(child: Child, day: CivilDate, given: &[Given], schedule: &Schedule) -> Vec<Due> {
    let Some(age) = day.full_months_since(child.birth) else { return Vec::new() };
    let record = Record { birth: child.birth, day, age, given, schedule };
    let vaccines = schedule.vaccines.iter().filter_map(|rule| record.vaccine(rule));
    let others = [
        record.vitamin_a(),
        record.deworming(),
        record.breastfeeding_question(),
        record.development_checklist(),
        record.doctor_check(),
        record.recovery_food().filter(|_| child.needs_food),
    ];
    vaccines.chain(others.into_iter().flatten()).collect()
}

/// How many vaccines are late: what makes a home visit due.
pub fn late_vaccines(due: &[Due]) -> u32 {
    due.iter().filter(|due| due.late && matches!(due.item, Item::Vaccine(_))).map(|_| 1).sum()
}

/// The doses of complete basic immunisation (*imunisasi dasar lengkap*, IDL) that the child has not had up to `day`.
pub fn missing_basic_vaccines(day: CivilDate, given: &[Given], schedule: &Schedule) -> Vec<Vaccine> {
    let basic = schedule.vaccines.iter().filter(|rule| rule.basic).map(|rule| rule.vaccine.clone());
    basic.filter(|vaccine| last(&Item::Vaccine(vaccine.clone()), day, given).is_none()).collect()
}

/// The last day up to `day` on which the child had `item`.
fn last(item: &Item, day: CivilDate, given: &[Given]) -> Option<CivilDate> {
    given.iter().filter(|given| given.item == *item && given.date <= day).map(|given| given.date).max()
}

/// What the rules look at.
struct Record<'a> {
    birth: CivilDate,
    day: CivilDate,
    /// Full months.
    age: u32,
    given: &'a [Given],
    schedule: &'a Schedule,
}

impl Record<'_> {
    fn vaccine(&self, rule: &VaccineRule) -> Option<Due> {
        let item = Item::Vaccine(rule.vaccine.clone());
        let over = rule.never_from_day.is_some_and(|days| self.day.days_since(self.birth) >= i64::from(days));
        let not_here = rule.endemic_only && !self.schedule.je_endemic;
        if over || not_here || self.had_since(self.birth, &item) {
            return None;
        }
        let of_age = self.birth.after_full_months(rule.from_month)?;
        let since = match &rule.after {
            None => of_age,
            Some((before, interval)) => {
                interval.after(last(&Item::Vaccine(before.clone()), self.day, self.given)?)?.max(of_age)
            }
        };
        (since <= self.day).then_some(Due { item, since, late: self.age >= rule.late_from_month })
    }

    /// Blue once at 6–11 months, red in each campaign at 12–59, but not both in one campaign.
    fn vitamin_a(&self) -> Option<Due> {
        let campaign = self.campaign(&self.schedule.vitamin_a_months)?;
        let [blue, red] = [Service::VitaminABlue, Service::VitaminARed].map(Item::Service);
        let had = self.had_since(campaign, &red) || self.had_since(campaign, &blue);
        match self.age {
            6..=11 if !self.had_since(self.birth, &blue) => self.due_from(campaign.max(self.at_month(6)?), blue),
            12..=59 if !had => self.due_from(campaign.max(self.at_month(12)?), red),
            _ => None,
        }
    }

    /// Once in each calendar year, at 12–59 months. The dose is the health worker's to say.
    fn deworming(&self) -> Option<Due> {
        let campaign = self.campaign(&self.schedule.deworming_months)?;
        let item = Item::Service(Service::Deworming);
        let (year, ..) = self.day.ymd();
        let wanted = (12..=59).contains(&self.age) && !self.had_since(CivilDate::new(year, 1, 1)?, &item);
        self.due_from(campaign.max(self.at_month(12)?), item).filter(|_| wanted)
    }

    /// Once in each month of age, 0–5.
    fn breastfeeding_question(&self) -> Option<Due> {
        let since = self.at_month(self.age).filter(|_| self.age <= 5)?;
        self.due_unless_had_since(since, Item::BreastfeedingQuestion)
    }

    /// Once for each age of the list, from that age until the next.
    fn development_checklist(&self) -> Option<Due> {
        let reached = self.schedule.checklist_months.iter().rfind(|month| **month <= self.age && self.age < 60)?;
        self.due_unless_had_since(self.at_month(*reached)?, Item::DevelopmentChecklist)
    }

    /// *PKAT*: once, in the seventh month of life.
    fn doctor_check(&self) -> Option<Due> {
        let since = self.at_month(6).filter(|_| self.age == 6)?;
        self.due_unless_had_since(since, Item::Service(Service::DoctorCheck))
    }

    /// *PMT lokal*: at every visit, from the age at which food other than milk begins.
    fn recovery_food(&self) -> Option<Due> {
        let item = Item::Service(Service::PmtRecovery);
        self.due_unless_had_since(self.day, item).filter(|_| (6..=59).contains(&self.age))
    }

    fn due_unless_had_since(&self, since: CivilDate, item: Item) -> Option<Due> {
        if self.had_since(since, &item) { None } else { self.due_from(since, item) }
    }

    fn due_from(&self, since: CivilDate, item: Item) -> Option<Due> {
        (since <= self.day).then_some(Due { item, since, late: false })
    }

    fn had_since(&self, since: CivilDate, item: &Item) -> bool {
        last(item, self.day, self.given).is_some_and(|date| date >= since)
    }

    /// The day on which the child completes so many months.
    fn at_month(&self, full_months: u32) -> Option<CivilDate> {
        self.birth.after_full_months(full_months)
    }

    /// The first day of this month, if it is one of `months`.
    fn campaign(&self, months: &[u32]) -> Option<CivilDate> {
        let month = CalendarMonth::of(self.day);
        months.contains(&month.ym().1).then_some(month.first_day())
    }
}
