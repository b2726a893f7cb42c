//! Laws of the schedule, on random histories.

use super::kms_cases::date;
use proptest::prelude::*;
use simpati_core::journal::body::{Service, Vaccine};
use simpati_core::services::*;

fn item() -> impl Strategy<Value = Item> {
    prop_oneof![
        4 => prop::sample::select(Vaccine::ALL).prop_map(Item::Vaccine),
        2 => prop::sample::select(Service::ALL).prop_map(Item::Service),
        1 => Just(Item::BreastfeedingQuestion),
        1 => Just(Item::DevelopmentChecklist),
    ]
}

fn given() -> impl Strategy<Value = Vec<Given>> {
    let one = (item(), -100i64..2200)
        .prop_map(|(item, day)| Given { item, date: date("2023-01-31").plus_days(day).unwrap() });
    prop::collection::vec(one, 0..30)
}

proptest! {
    #[test]
    fn what_is_given_today_is_not_due_today_any_more(
        given in given(), age in -10i64..2200, needs_food in any::<bool>(), je_endemic in any::<bool>()
    ) {
        let child = Child { birth: date("2023-01-31"), needs_food };
        let schedule = Schedule { je_endemic, ..Schedule::default() };
        let day = child.birth.plus_days(age).unwrap();
        let before = due(child, day, &given, &schedule);
        for due in &before {
            prop_assert!(child.birth <= due.since && due.since <= day, "{due:?}");
        }
        let mut items: Vec<_> = before.iter().map(|due| due.item.clone()).collect();
        items.sort();
        items.dedup();
        prop_assert_eq!(items.len(), before.len(), "nothing is due twice");
        let today = before.iter().map(|due| Given { item: due.item.clone(), date: day });
        let after: Vec<_> = given.iter().cloned().chain(today).collect();
        prop_assert_eq!(due(child, day, &after, &schedule), vec![]);
    }

    #[test]
    fn the_order_of_what_was_given_changes_nothing(mut given in given(), age in 0i64..2200) {
        let child = Child { birth: date("2023-01-31"), needs_food: true };
        let day = child.birth.plus_days(age).unwrap();
        let forward = due(child, day, &given, &Schedule::default());
        given.reverse();
        prop_assert_eq!(due(child, day, &given, &Schedule::default()), forward);
    }
}
