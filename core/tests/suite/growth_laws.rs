//! What holds for any numbers whatever: no panic, and every door gives the same answer.

use proptest::prelude::*;
use simpati_core::growth::anthro::{Input, unrounded_zscores, zscores};
use simpati_core::growth::{
    Age, AgeInDays, Assessment, BadColumns, Columns, Flags, Indicator, Measurements, Refusal, Row, ZColumns, ZScore,
    anthroplus, assess_at, assess_columns, table_extent, table_row,
};
use simpati_core::position::Position;
use simpati_core::quantity::{Centimetres, Kilograms, Millimetres};
use simpati_core::sex::Sex;

/// Any bits at all, and numbers that children have, so that both kinds of trouble are found.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![any::<u64>().prop_map(f64::from_bits), 0.0..200.0, Just(f64::NAN), Just(0.0), Just(-0.0)]
}

fn age() -> impl Strategy<Value = Age> {
    let days = prop_oneof![number(), 0.0..2000.0];
    prop_oneof![days.prop_map(Age::Days), number().prop_map(Age::Months), Just(Age::Unknown)]
}

fn sex() -> impl Strategy<Value = Sex> {
    prop_oneof![Just(Sex::Male), Just(Sex::Female)]
}

fn position() -> impl Strategy<Value = Option<Position>> {
    prop_oneof![Just(None), Just(Some(Position::Lying)), Just(Some(Position::Standing))]
}

fn input() -> impl Strategy<Value = Input> {
    let measured = (number(), number(), number(), number(), number(), number());
    (prop::option::of(sex()), age(), measured, position(), any::<bool>()).prop_map(|(sex, age, m, position, oedema)| {
        let (weight, length, head, arm, triceps, subscapular) = m;
        Input { sex, age, weight, length, position, head, arm, triceps, subscapular, oedema }
    })
}

fn measurements() -> impl Strategy<Value = Measurements> {
    let one = || prop::option::of(number());
    ((one(), one(), one(), one(), one(), one()), position(), any::<bool>()).prop_map(|(m, position, oedema)| {
        let cm = |value: Option<f64>| value.and_then(|value| Centimetres::new(value).ok());
        let mm = |value: Option<f64>| value.and_then(|value| Millimetres::new(value).ok());
        Measurements {
            weight: m.0.and_then(|value| Kilograms::new(value).ok()),
            length: cm(m.1),
            position,
            head: cm(m.2),
            arm: cm(m.3),
            triceps: mm(m.4),
            subscapular: mm(m.5),
            oedema,
        }
    })
}

fn same(a: f64, b: f64) -> bool {
    a == b || (a.is_nan() && b.is_nan())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn any_plain_numbers_have_scores_or_none(child in input()) {
        let negative = matches!(child.age, Age::Days(age) | Age::Months(age) if age < 0.0);
        let found = zscores(&child);
        prop_assert_eq!(found.is_err(), negative);
        let Ok(found) = found else { return Ok(()) };
        for (rounded, exact) in found.z.into_iter().zip(unrounded_zscores(&child).unwrap()) {
            let wanted = if exact.is_finite() { ZScore::new(exact).unwrap().get() } else { exact };
            prop_assert!(same(rounded, wanted), "{} {}", rounded, exact);
        }
    }

    #[test]
    fn any_plain_numbers_of_an_older_child_have_scores_or_none(
        sex in prop::option::of(sex()),
        months in prop_oneof![number(), 50.0..240.0],
        height in number(),
        weight in number(),
        oedema: bool,
    ) {
        let found = anthroplus::zscores(&anthroplus::Input { sex, months, height, weight, oedema });
        prop_assert_eq!(found.is_err(), months < 0.0 || height < 0.0 || weight < 0.0);
    }

    #[test]
    fn any_child_is_assessed_and_the_assessment_survives_the_wire(
        sex in sex(),
        age in prop::option::of(prop_oneof![0_u32..8_000, any::<u32>()]),
        measured in measurements(),
    ) {
        let found = assess_at(sex, age.map(AgeInDays::new), &measured);
        for (indicator, answer) in found.scores() {
            match answer {
                Ok(score) => {
                    prop_assert_eq!(score.indicator, indicator);
                    prop_assert!(score.z.get().is_finite());
                    // The reason names a row that exists.
                    prop_assert!(table_row(indicator, sex, score.reason.row).is_some());
                    prop_assert!(!(measured.oedema && indicator.uses_weight()));
                }
                Err(Refusal::AgeUnknown) => prop_assert!(age.is_none()),
                Err(_) => {}
            }
        }
        let wire = serde_json::to_string(&found).unwrap();
        prop_assert_eq!(serde_json::from_str::<Assessment>(&wire).unwrap(), found);
    }

    #[test]
    fn a_column_gives_what_one_child_gives(children in prop::collection::vec(input(), 0..20)) {
        let days = |age: Age| if let Age::Days(days) = age { days } else { f64::NAN };
        let columns = (
            children.iter().map(|c| c.sex).collect::<Vec<_>>(),
            children.iter().map(|c| days(c.age)).collect::<Vec<_>>(),
            children.iter().map(|c| c.weight).collect::<Vec<_>>(),
            children.iter().map(|c| c.length).collect::<Vec<_>>(),
            children.iter().map(|c| c.position).collect::<Vec<_>>(),
            children.iter().map(|c| c.oedema).collect::<Vec<_>>(),
        );
        let mut z = [(); 4].map(|()| vec![42.0; children.len()]);
        let mut flags = vec![Flags::default(); children.len()];
        let [length_for_age, weight_for_age, weight_for_length, bmi_for_age] = &mut z;
        let done = assess_columns(
            &Columns {
                sex: &columns.0,
                age_days: &columns.1,
                weight: &columns.2,
                length: &columns.3,
                position: &columns.4,
                oedema: &columns.5,
            },
            &mut ZColumns { length_for_age, weight_for_age, weight_for_length, bmi_for_age, flags: &mut flags },
        );
        if let Some(row) = columns.1.iter().position(|age| *age < 0.0) {
            prop_assert_eq!(done, Err(BadColumns::NegativeAge { row, age: columns.1[row] }));
            prop_assert!(z.iter().flatten().all(|z| *z == 42.0), "nothing is written");
            return Ok(());
        }
        prop_assert_eq!(done, Ok(()));
        for (row, child) in children.iter().enumerate() {
            let one = zscores(&Input { age: Age::Days(columns.1[row]), ..*child }).unwrap();
            for indicator in &Indicator::ALL[..4] {
                prop_assert!(same(z[*indicator as usize][row], one.z[*indicator as usize]));
                prop_assert_eq!(flags[row].contains(*indicator), one.flag(*indicator) == Some(true));
            }
        }
    }

    #[test]
    fn any_row_is_in_its_table_or_none(x: u16, sex in sex(), place in 0_usize..8) {
        let indicator = Indicator::ALL[place];
        for row in [Row::Day(x), Row::Month(x), Row::LengthMm(x), Row::HeightMm(x)] {
            let inside = table_extent(indicator, row).is_some_and(|extent| extent.contains(&x));
            prop_assert_eq!(table_row(indicator, sex, row).is_some(), inside);
        }
    }
}

#[test]
fn columns_of_unequal_length_are_refused() {
    let mut z = [[0.0]; 4];
    let [length_for_age, weight_for_age, weight_for_length, bmi_for_age] = &mut z;
    let done = assess_columns(
        &Columns { sex: &[None], age_days: &[1.0], weight: &[1.0], length: &[], position: &[None], oedema: &[false] },
        &mut ZColumns {
            length_for_age,
            weight_for_age,
            weight_for_length,
            bmi_for_age,
            flags: &mut [Flags::default()],
        },
    );
    assert_eq!(done, Err(BadColumns::Lengths { expected: 1 }));
}
