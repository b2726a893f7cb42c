//! The growth card's laws, on random histories.

use super::kms_cases::date;
use proptest::prelude::*;
use simpati_core::clock::CalendarMonth;
use simpati_core::kms::*;
use simpati_core::quantity::Kilograms;
use simpati_core::sex::Sex;

/// Weighings on random days of about two years after birth, of any positive weight.
fn weighings() -> impl Strategy<Value = Vec<Weighing>> {
    let weight = prop_oneof![9 => 2.0..25.0f64, 1 => prop::num::f64::POSITIVE];
    let one = (0i64..800, weight).prop_map(|(day, kg)| Weighing {
        date: date("2023-01-31").plus_days(day).unwrap(),
        weight: Kilograms::new(kg).unwrap(),
    });
    prop::collection::vec(one, 0..40)
}

fn sex() -> impl Strategy<Value = Sex> {
    prop_oneof![Just(Sex::Male), Just(Sex::Female)]
}

fn card(sex: Sex, weighings: &[Weighing]) -> Card {
    Card::new(sex, date("2023-01-31"), weighings.iter().cloned()).unwrap()
}

fn months() -> impl Iterator<Item = CalendarMonth> {
    std::iter::successors(CalendarMonth::new(2022, 12), |month| month.next()).take(32)
}

proptest! {
    #[test]
    fn the_order_of_weighings_changes_nothing(sex in sex(), mut weighings in weighings()) {
        let forward = card(sex, &weighings);
        weighings.reverse();
        prop_assert_eq!(&forward, &card(sex, &weighings));
        weighings.extend(weighings.clone());
        prop_assert_eq!(&forward, &card(sex, &weighings), "twice is once");
    }

    #[test]
    fn who_was_weighed_has_exactly_one_letter_and_nobody_else_has_one(sex in sex(), weighings in weighings()) {
        let card = card(sex, &weighings);
        let gains = MinimumGains::default();
        for month in months() {
            let outcome = card.outcome(month, &gains);
            prop_assert_eq!(outcome.is_some(), card.weighing(month).is_some());
            let in_a_row = card.not_gained_in_a_row(month, &gains);
            prop_assert_eq!(in_a_row > 0, outcome.map(Outcome::code) == Some(WeighingCode::NotGained));
            let before = month.previous().map_or(0, |previous| card.not_gained_in_a_row(previous, &gains));
            prop_assert!(in_a_row == 0 || in_a_row == before + 1);
            if let Some(Outcome::Gained(gain) | Outcome::NotGained(gain)) = outcome {
                prop_assert!((1..=61).contains(&gain.days));
            }
        }
    }

    #[test]
    fn any_bytes_are_a_table_or_a_typed_refusal(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = MinimumGains::from_csv(&bytes);
        let headed = [b"sex,month,grams,source\n".as_slice(), &bytes].concat();
        prop_assert!(MinimumGains::from_csv(&headed).is_err(), "200 bytes cannot hold 120 lines");
    }
}
