//! What the plausibility check catches of mistakes made on purpose, and how often it asks for nothing: on made-up
//! children, and on real lengths where they are at hand.

#[path = "../../examples/plausibility_report/mistakes.rs"]
#[allow(dead_code, reason = "the report uses more of it")]
mod mistakes;
#[path = "../../examples/plausibility_report/rates.rs"]
#[allow(dead_code, reason = "the report uses more of it")]
mod rates;
#[path = "../../examples/plausibility_report/synthetic.rs"]
mod synthetic;

use crate::real_data;
use mistakes::Mistake;
use rates::{Share, caught, false_prompts, population};
use simpati_core::clock::CivilDate;
use simpati_core::growth::Measurements;
use simpati_core::plausibility::{Child, Limits, Verdict, Visit, check};
use simpati_core::position::Position;
use simpati_core::quantity::{Centimetres, Kilograms};
use simpati_core::sex::Sex;

const SEED: u64 = 2026;

#[test]
fn nineteen_of_twenty_mistakes_are_caught_and_one_right_measurement_in_fifty_is_doubted() {
    let (limits, all) = (Limits::default(), population(SEED, 600, 1.0));
    let (prompts, _) = false_prompts(&all, &limits);
    println!("false prompts {prompts}");
    assert!(prompts.of > 10_000 && prompts.value() <= 0.02, "{prompts}");
    for mistake in Mistake::ASKED {
        let caught = caught(&all, mistake, SEED, 0.0, &limits).all;
        println!("{mistake:?} caught {caught}");
        assert!(caught.of > 500 && caught.value() >= 0.95, "{mistake:?}: {caught}");
    }
}

#[test]
fn mistakes_left_in_the_history_hide_few_new_ones() {
    let (limits, all) = (Limits::default(), population(SEED + 1, 600, 1.0));
    let caught = caught(&all, Mistake::Transposition, SEED, 0.05, &limits).all;
    assert!(caught.of > 500 && caught.value() >= 0.95, "{caught}");
}

/// 200 healthy Dutch children; positions are not recorded, so lying is assumed to 24 months.
#[test]
fn real_lengths_are_seldom_doubted() {
    let Some(rows) = real_data::rows("smocc-200-longitudinal.csv") else { return };
    let birth = CivilDate::new(2020, 1, 1).unwrap();
    let mut histories = std::collections::BTreeMap::<String, (Sex, Vec<Visit>)>::new();
    for row in rows {
        let Some(cm) = row.number("hgt") else { continue };
        let days = (row.number("age").unwrap() * 365.25).round();
        let measured = Measurements {
            length: Some(Centimetres::new(cm).unwrap()),
            position: Some(if days < 731.0 { Position::Lying } else { Position::Standing }),
            ..Measurements::default()
        };
        let sex = if row.text("sex") == "male" { Sex::Male } else { Sex::Female };
        let visit = Visit { on: birth.plus_days(days as i64).unwrap(), measured };
        histories.entry(row.text("id").to_owned()).or_insert((sex, Vec::new())).1.push(visit);
    }
    let mut prompts = Share::default();
    for (sex, visits) in histories.values() {
        for visit in visits {
            let earlier: Vec<Visit> = visits.iter().filter(|other| other.on < visit.on).copied().collect();
            prompts.add(check(&Child { sex: *sex, birth }, &earlier, visit, &Limits::default()) != Verdict::Accept);
        }
    }
    println!("{} real children, lengths doubted {prompts}", histories.len());
    assert!(prompts.of > 1800 && prompts.value() <= 0.02, "{prompts}");
}

/// Two surveys of children seen once: nothing to compare with but the other measurement. The first is a usable survey of
/// a very stunted population with guessed ages; the second is so bad that half of it should have been measured again.
#[test]
fn children_seen_once_are_doubted_where_the_survey_is_bad() {
    for (file, weight, height, expected) in
        [("smart-survey-1.csv", "weight", "height", 0.0..0.08), ("smart-survey-2.csv", "wt", "ht", 0.4..0.6)]
    {
        let Some(rows) = real_data::rows(file) else { return };
        let birth = CivilDate::new(2020, 1, 1).unwrap();
        let mut prompts = Share::default();
        for row in rows {
            let months = row.number("age").unwrap();
            let measured = Measurements {
                weight: row.number(weight).and_then(|kg| Kilograms::new(kg).ok()),
                length: row.number(height).and_then(|cm| Centimetres::new(cm).ok()),
                position: Some(if months < 24.0 { Position::Lying } else { Position::Standing }),
                oedema: row.text("oedema") == "1",
                ..Measurements::default()
            };
            let visit = Visit { on: birth.plus_days((months * 30.4375) as i64).unwrap(), measured };
            let child = Child { sex: row.text("sex").parse().unwrap(), birth };
            prompts.add(check(&child, &[], &visit, &Limits::default()) != Verdict::Accept);
        }
        println!("{file}: doubted {prompts}");
        assert!(prompts.of > 700 && expected.contains(&prompts.value()), "{file}: {prompts}");
    }
}
