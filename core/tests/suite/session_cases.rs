//! A posyandu's day as a list.

use crate::register::{Register, THERE, born, kader_elsewhere, weighed};
use crate::writing::{child, date, stream, visit};
use simpati_core::journal::body::{
    ChildFacts, PersonName, RetractReason, Retracted, Subject, VisitFacts, VisitRecorded,
};
use simpati_core::quantity::Kilograms;
use simpati_core::record::{Milestone, SessionList, SessionRow};
use simpati_core::sex::Sex;

fn list(register: &Register, today: &str) -> SessionList {
    SessionList::of(&stream(), date(today), &register.records(today))
}

fn names(rows: &[SessionRow]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).collect()
}

/// The day is 20 November 2026.
fn day() -> Register {
    let mut register = Register::new();
    let birth = "2025-05-25";
    for (n, name) in (1..).zip(["Wati", "asep", "Budi", "Cecep", "Dewi", "Euis", "Fitri", "Gilang"]) {
        register.child(n, born(name, Sex::Female, birth));
    }
    let mother = Some(PersonName::new("Ibu Nani").unwrap());
    register.child(9, ChildFacts { parent_name: mother, ..born("Hana", Sex::Female, birth) });
    // Five years old; and retracted.
    register.child(10, born("Iwan", Sex::Male, "2021-11-20"));
    let wrong = register.child(11, born("Joko", Sex::Male, birth));
    let saw = crate::writing::ids(&[&wrong]);
    register.write(Retracted { subject: Subject::Child(child(11)), saw, reason: RetractReason::Twice, note: None });

    register.visit(1, 3, weighed("2026-11-20", 9.0));
    register.visit(2, 4, weighed("2026-11-20", 9.1));
    register.visit(3, 5, weighed("2026-11-06", 9.2));
    // Came, and would not be weighed.
    register.visit(4, 6, VisitFacts::new(date("2026-11-20")));
    for (n, day, weight) in [(5, "2026-08-20", 8.0), (6, "2026-09-20", 8.0), (7, "2026-10-20", 8.0)] {
        register.visit(n, 9, weighed(day, weight));
    }
    register.visit(8, 7, weighed("2026-10-20", 8.8));
    register.visit(9, 8, weighed("2026-10-20", 8.9));
    register.visit(10, 8, weighed("2026-11-20", 9.3));
    register.send_back(9);
    register.send_back(8);
    register
}

#[test]
fn each_child_is_in_one_group_in_a_stable_order() {
    let register = day();
    let list_of = list(&register, "2026-11-20");
    assert_eq!(names(&list_of.returned), ["Fitri", "Gilang"], "the latest return first, also of who came today");
    assert_eq!(names(&list_of.due), ["asep", "Hana", "Wati"]);
    assert_eq!(names(&list_of.measured), ["Euis", "Cecep", "Budi"], "the last first");
    assert_eq!(names(&list_of.earlier), ["Dewi"]);
    // In whatever order the records come.
    let mut records = register.records("2026-11-20");
    records.reverse();
    assert_eq!(SessionList::of(&stream(), date("2026-11-20"), &records), list_of);
    let text = serde_json::to_string(&list_of).unwrap();
    assert_eq!(serde_json::from_str::<SessionList>(&text).unwrap(), list_of);
}

#[test]
fn a_row_has_what_the_cadre_looks_for() {
    let list = list(&day(), "2026-11-20");
    let hana = &list.due[1];
    assert_eq!(hana.parent_name.as_ref().unwrap().as_str(), "Ibu Nani");
    assert_eq!((hana.full_months, hana.guest, hana.visit), (Some(17), false, None));
    assert_eq!(hana.last_weight, Some((date("2026-10-20"), Kilograms::new(8.0).unwrap())));
    assert_eq!((hana.twice_not_gained, hana.below_red), (true, false));
    assert_eq!(hana.milestones, [Milestone { full_months: 18, on: date("2026-11-25") }]);
    assert_eq!((list.measured[2].visit, list.returned[1].visit), (Some(visit(1)), Some(visit(10))));
    assert_eq!(list.returned[0].tasks[0].visit, visit(8));
}

#[test]
fn a_guest_is_listed_once_it_has_come_and_no_sooner() {
    let mut other = Register::new();
    other.kader = kader_elsewhere();
    other.child(1, born("Kiki", Sex::Female, "2025-05-25"));
    assert_eq!(list(&other, "2026-11-20").due.len(), 0);
    let mut here = crate::writing::Device::kader(1);
    let facts = weighed("2026-11-20", 9.0);
    other.entries.push(here.write(VisitRecorded { visit: visit(1), child: child(1), facts }));
    let came = list(&other, "2026-11-20");
    assert_eq!((came.measured.len(), came.measured[0].guest), (1, true));
    // At home it need not come again this month; and what was sent back is a task for both.
    let at_home = |register: &Register| {
        SessionList::of(&THERE.parse().unwrap(), date("2026-11-20"), &register.records("2026-11-20"))
    };
    assert_eq!(at_home(&other).earlier.len(), 1);
    other.send_back(1);
    assert_eq!((list(&other, "2026-11-20").returned.len(), at_home(&other).returned.len()), (1, 1));
}

#[test]
fn a_tablet_whose_clock_fell_back_still_shows_its_children() {
    let register = day();
    let list = list(&register, "1970-01-01");
    assert_eq!(list.returned.len() + list.due.len(), 10);
    assert!(list.due.iter().all(|row| row.full_months.is_none()));
}
