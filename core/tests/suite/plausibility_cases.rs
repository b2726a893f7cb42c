//! Measurements that do not fit, one by one, with the reasons that are given.

use proptest::prelude::*;
use simpati_core::clock::CivilDate;
use simpati_core::growth::{Indicator, Measurement, Measurements};
use simpati_core::plausibility::{Child, Doubt, Drift, Limits, Verdict, Visit, check};
use simpati_core::position::Position::{self, Lying, Standing};
use simpati_core::quantity::{Centimetres, Kilograms};
use simpati_core::sex::Sex;

const BIRTH: (i32, u32, u32) = (2024, 1, 1);

fn day(days: i64) -> CivilDate {
    let (year, month, day) = BIRTH;
    CivilDate::new(year, month, day).unwrap().plus_days(days).unwrap()
}

fn boy() -> Child {
    Child { sex: Sex::Male, birth: day(0) }
}

/// A visit at an age in days; 0 for what was not measured.
fn visit(days: i64, kg: f64, cm: f64, position: Position) -> Visit {
    let measured = Measurements {
        weight: Kilograms::new(kg).ok(),
        length: Centimetres::new(cm).ok(),
        position: Some(position),
        ..Measurements::default()
    };
    Visit { on: day(days), measured }
}

fn doubts(history: &[Visit], new: Visit) -> Vec<Doubt> {
    match check(&boy(), history, &new, &Limits::default()) {
        Verdict::Accept => Vec::new(),
        Verdict::AskSecond(doubts) => {
            assert!(!doubts.is_empty());
            doubts
        }
    }
}

/// A boy near WHO's median at 11 and 12 months.
fn year_old() -> [Visit; 2] {
    [visit(335, 9.4, 74.5, Lying), visit(365, 9.6, 75.7, Lying)]
}

#[test]
fn a_measurement_on_the_childs_curve_is_accepted() {
    for new in [
        visit(396, 9.9, 76.9, Lying),
        visit(396, 9.2, 75.8, Lying),
        visit(396, 10.4, 78.6, Lying),
        visit(396, 9.9, 0.0, Lying),
        visit(396, 0.0, 76.9, Lying),
        visit(396, 0.0, 0.0, Lying),
        visit(580, 11.0, 82.0, Lying),
        visit(900, 13.2, 91.5, Standing),
    ] {
        assert_eq!(doubts(&year_old(), new), [], "{new:?}");
    }
    assert_eq!(doubts(&[], visit(396, 9.9, 76.9, Lying)), []);
}

#[test]
fn swapped_fields_are_recognised() {
    for history in [&year_old()[..], &[]] {
        let found = doubts(history, visit(396, 76.9, 9.9, Lying));
        let swapped = Doubt::Swapped { weight: Kilograms::new(9.9).unwrap(), length: Centimetres::new(76.9).unwrap() };
        assert_eq!(found[0], swapped);
        assert!(found.len() > 1, "the evidence follows");
    }
}

#[test]
fn slipped_points_and_wrong_units_are_recognised() {
    use Measurement::{Length, Weight};
    for (kg, cm, of, power, likely) in [
        (99.0, 76.9, Weight, -1, 9.9),
        (0.99, 76.9, Weight, 1, 9.9),
        (9900.0, 76.9, Weight, -3, 9.9),
        (9.9, 769.0, Length, -1, 76.9),
        (9.9, 7.69, Length, 1, 76.9),
        (9.9, 0.769, Length, 2, 76.9),
    ] {
        for history in [&year_old()[..], &[]] {
            let found = doubts(history, visit(396, kg, cm, Lying));
            let right = matches!(found[0], Doubt::Slipped { of: o, power: p, likely: l }
                if o == of && p == power && (l - likely).abs() < 1e-9);
            assert!(right, "{kg} {cm}: {found:?}");
        }
    }
}

#[test]
fn exchanged_digits_are_recognised() {
    use Measurement::{Length, Weight};
    let older = [visit(900, 12.9, 91.0, Standing), visit(930, 13.1, 91.8, Standing)];
    for (history, new, of, likely) in [
        (&older, visit(960, 31.4, 92.6, Standing), Weight, 13.4),
        (&older, visit(960, 16.3, 92.6, Standing), Weight, 13.6),
        (&older, visit(960, 13.4, 29.6, Standing), Length, 92.6),
        (&year_old(), visit(396, 9.9, 67.9, Lying), Length, 76.9),
    ] {
        let found = doubts(history, new);
        assert!(
            found.iter().any(|doubt| matches!(doubt, Doubt::Transposed { of: o, likely: l }
                if *o == of && (l - likely).abs() < 1e-9)),
            "{new:?}: {found:?}"
        );
    }
}

#[test]
fn impossible_gains_and_losses_are_doubted_by_age_and_interval() {
    let off = |new: Visit, of: Measurement| {
        let found = doubts(&year_old(), new);
        found.iter().any(|doubt| matches!(doubt, Doubt::OffTrack { of: o, .. } if *o == of))
    };
    use Measurement::{Length, Weight};
    // A month later: 1.5 kg or 6 cm are too much, half a year later they are growth.
    assert!(off(visit(396, 11.2, 76.9, Lying), Weight) && off(visit(396, 8.3, 76.9, Lying), Weight));
    assert!(off(visit(396, 9.9, 81.7, Lying), Length) && off(visit(396, 9.9, 71.0, Lying), Length));
    assert!(!off(visit(580, 11.2, 81.7, Lying), Weight) && !off(visit(580, 11.2, 81.7, Lying), Length));
    // The expectation is the child's own: a heavy child may stay heavy.
    let heavy = [visit(365, 12.5, 80.0, Lying)];
    assert_eq!(doubts(&heavy, visit(396, 12.8, 81.0, Lying)), []);
    let found = doubts(&heavy, visit(396, 9.9, 81.0, Lying));
    let Some(Doubt::OffTrack { expected, margin, since, .. }) =
        found.iter().find(|doubt| matches!(doubt, Doubt::OffTrack { .. }))
    else {
        panic!("{found:?}")
    };
    assert!((12.5..13.1).contains(expected) && (0.8..2.0).contains(margin) && *since == day(365), "{found:?}");
}

#[test]
fn a_child_does_not_shrink_but_lying_is_longer_than_standing() {
    let by = |history: &[Visit], new: Visit| {
        doubts(history, new).into_iter().find_map(|doubt| match doubt {
            Doubt::Shrunk { by_cm, .. } => Some(by_cm),
            _ => None,
        })
    };
    let tall = [visit(800, 12.5, 90.0, Standing)];
    assert!(by(&tall, visit(830, 12.6, 88.3, Standing)).is_some_and(|by| (by - 1.7).abs() < 1e-9));
    assert_eq!(by(&tall, visit(830, 12.6, 88.6, Standing)), None, "within the error of two measurements");
    // 90 lying is 89.3 standing: 88.3 standing is 1 cm less, not 1.7.
    assert_eq!(by(&[visit(800, 12.5, 90.0, Lying)], visit(830, 12.6, 88.3, Standing)), None);
    assert!(by(&tall, visit(830, 12.6, 89.0, Lying)).is_some_and(|by| (by - 1.7).abs() < 1e-9));
    // Across the second birthday the tables change from lying to standing, the child does not.
    assert_eq!(by(&[visit(725, 12.2, 87.8, Lying)], visit(735, 12.3, 87.1, Standing)), None);
    assert!(by(&[visit(725, 12.2, 87.8, Lying)], visit(735, 12.3, 85.4, Standing)).is_some());
}

#[test]
fn both_values_repeated_after_growth_look_copied() {
    let copied = |new: Visit| {
        doubts(&year_old(), new)
            .iter()
            .any(|doubt| matches!(doubt, Doubt::Repeated { since, .. } if *since == day(365)))
    };
    assert!(copied(visit(396, 9.6, 75.7, Lying)));
    assert!(!copied(visit(370, 9.6, 75.7, Lying)), "five days are no growth");
    assert!(!copied(visit(396, 9.6, 75.8, Lying)) && !copied(visit(396, 9.7, 75.7, Lying)));
    assert!(!copied(visit(396, 9.6, 0.0, Lying)), "weight alone may well be the same");
}

#[test]
fn flagged_and_rare_scores_are_doubted_where_nothing_supports_them() {
    use Indicator::{LengthForAge, WeightForAge, WeightForLength};
    let kinds = |history: &[Visit], new: Visit| -> Vec<(bool, Indicator)> {
        let found = doubts(history, new).into_iter();
        found
            .filter_map(|doubt| match doubt {
                Doubt::Flagged { indicator, .. } => Some((true, indicator)),
                Doubt::Rare { indicator, .. } => Some((false, indicator)),
                _ => None,
            })
            .collect()
    };
    // 5.7 kg at 66 cm and 13 months: beyond -3.5 of weight-for-age, and of nothing flagged.
    assert!(kinds(&[], visit(396, 5.7, 66.0, Lying)).contains(&(false, WeightForAge)));
    let thin = [visit(365, 5.6, 65.5, Lying)];
    assert_eq!(doubts(&thin, visit(396, 5.7, 66.0, Lying)), [], "a child known to be so is not doubted again");
    assert!(kinds(&[], visit(396, 9.9, 58.0, Lying)).contains(&(true, LengthForAge)));
    assert!(kinds(&[], visit(396, 15.0, 74.0, Lying)).contains(&(true, WeightForLength)));
}

#[test]
fn positions_are_asked_for() {
    let new = visit(396, 9.9, 76.9, Lying);
    let without = Visit { measured: Measurements { position: None, ..new.measured }, ..new };
    assert_eq!(doubts(&year_old(), without), [Doubt::PositionMissing]);
    let weighed = Visit { measured: Measurements { length: None, ..without.measured }, ..new };
    assert_eq!(doubts(&year_old(), weighed), [], "no length, no position");
    let unlikely = |new: Visit| doubts(&[], new).iter().any(|doubt| matches!(doubt, Doubt::PositionUnlikely { .. }));
    assert!(unlikely(visit(273, 8.9, 71.9, Standing)) && !unlikely(visit(274, 8.9, 71.9, Standing)));
    assert!(unlikely(visit(1500, 16.3, 103.6, Lying)) && !unlikely(visit(1000, 13.8, 93.8, Lying)));
}

#[test]
fn a_second_measurement_that_agrees_is_accepted() {
    let wild = visit(396, 12.9, 84.0, Lying);
    assert_ne!(doubts(&year_old(), wild), []);
    let mut history = year_old().to_vec();
    history.push(wild);
    for (kg, cm, accepted) in [(12.9, 84.0, true), (13.0, 83.3, true), (13.1, 84.0, false), (12.9, 83.2, false)] {
        assert_eq!(doubts(&history, visit(396, kg, cm, Lying)).is_empty(), accepted, "{kg} {cm}");
    }
    // A second measurement that shows the first to be wrong is compared with the history alone.
    assert_eq!(doubts(&history, visit(396, 9.9, 76.9, Lying)), []);
}

#[test]
fn one_wrong_visit_in_the_history_is_not_held_against_the_child() {
    let mut history = year_old().to_vec();
    history.push(visit(396, 6.9, 67.9, Lying));
    assert_eq!(doubts(&history, visit(426, 10.1, 77.9, Lying)), []);
    assert_ne!(doubts(&history, visit(426, 6.1, 77.9, Lying)), [], "nor does it hide a new mistake");
}

#[test]
fn the_order_of_the_history_does_not_matter_and_later_visits_count() {
    let history = [visit(335, 9.4, 74.5, Lying), visit(365, 9.6, 75.7, Lying), visit(426, 10.1, 77.9, Lying)];
    let (right, wrong) = (visit(396, 9.9, 76.9, Lying), visit(396, 6.9, 76.9, Lying));
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        let shuffled = order.map(|i| history[i]);
        assert_eq!(doubts(&shuffled, right), []);
        assert_eq!(doubts(&shuffled, wrong), doubts(&history, wrong));
        assert_ne!(doubts(&shuffled, wrong), []);
    }
    // Entered late: longer than the child was a month afterwards.
    let later = [visit(426, 10.1, 77.9, Lying)];
    assert!(doubts(&later, visit(396, 9.9, 79.7, Lying)).iter().any(|d| matches!(d, Doubt::Shrunk { .. })));
}

#[test]
fn oedema_excuses_weight_and_a_visit_before_birth_is_doubted() {
    let swollen = |new: Visit| Visit { measured: Measurements { oedema: true, ..new.measured }, ..new };
    assert_eq!(doubts(&year_old(), swollen(visit(396, 11.9, 76.9, Lying))), []);
    let mut history = year_old().to_vec();
    history.push(swollen(visit(396, 11.9, 76.9, Lying)));
    assert_eq!(doubts(&history, visit(426, 10.1, 77.9, Lying)), [], "its weight is no measure for later ones");
    let before = visit(-1, 3.3, 50.0, Lying);
    assert_eq!(doubts(&[], before), [Doubt::BeforeBirth { birth: day(0), visit: day(-1) }]);
    assert_eq!(doubts(&[before], visit(365, 9.6, 75.7, Lying)), [], "such a visit is no history");
}

#[test]
fn children_past_five_years_are_compared_too() {
    let history = [visit(1840, 18.4, 110.2, Standing)];
    assert_eq!(doubts(&history, visit(1900, 18.7, 111.2, Standing)), []);
    assert_ne!(doubts(&history, visit(1900, 18.7, 102.2, Standing)), []);
    assert_ne!(doubts(&history, visit(1900, 1.87, 111.2, Standing)), []);
}

#[test]
fn limits_are_configuration() {
    let limits: Limits = serde_json::from_str(r#"{"shrink_cm": 5.0, "tolerance": 9.0}"#).unwrap();
    assert_eq!(limits, Limits { shrink_cm: 5.0, tolerance: 9.0, ..Limits::default() });
    assert!(serde_json::from_str::<Limits>(r#"{"shrink": 5.0}"#).is_err());
    let new = visit(830, 12.6, 87.0, Standing);
    let tall = [visit(800, 12.5, 90.0, Standing)];
    assert_ne!(doubts(&tall, new), []);
    assert_eq!(check(&boy(), &tall, &new, &limits), Verdict::Accept);
    let strict = Limits { weight_drift: vec![Drift { from_months: 0.0, z_per_month: 0.0 }], ..Limits::default() };
    assert_ne!(check(&boy(), &year_old(), &visit(580, 10.2, 82.0, Lying), &strict), Verdict::Accept);
}

#[test]
fn a_verdict_travels_as_json() {
    let verdict = check(&boy(), &year_old(), &visit(396, 76.9, 9.9, Lying), &Limits::default());
    let text = serde_json::to_string(&verdict).unwrap();
    assert!(text.starts_with(r#"{"ask_second":[{"swapped":{"weight":9.9,"length":76.9}}"#), "{text}");
    assert_eq!(serde_json::from_str::<Verdict>(&text).unwrap(), verdict);
}

fn any_visit() -> impl Strategy<Value = Visit> {
    let number = prop_oneof![0.0..120.0, Just(0.0), Just(f64::MAX), Just(f64::MIN_POSITIVE), 0.0..1e6];
    let position = prop_oneof![Just(None), Just(Some(Lying)), Just(Some(Standing))];
    (-400_i64..9000, number.clone(), number, position, any::<bool>()).prop_map(|(days, kg, cm, position, oedema)| {
        let visit = visit(days, kg, cm, Lying);
        Visit { measured: Measurements { position, oedema, ..visit.measured }, ..visit }
    })
}

proptest! {
    #[test]
    fn any_history_has_a_verdict(history in prop::collection::vec(any_visit(), 0..6), new in any_visit(), girl: bool) {
        let child = Child { sex: if girl { Sex::Female } else { Sex::Male }, ..boy() };
        let verdict = check(&child, &history, &new, &Limits::default());
        prop_assert!(!matches!(&verdict, Verdict::AskSecond(doubts) if doubts.is_empty()));
        let reversed: Vec<Visit> = history.iter().rev().copied().collect();
        let days: std::collections::BTreeSet<_> = history.iter().map(|visit| visit.on).collect();
        if days.len() == history.len() {
            prop_assert_eq!(check(&child, &reversed, &new, &Limits::default()), verdict);
        }
    }
}
