//! Children with known scores and categories. See tests/golden/permenkes/SOURCES.md.

use crate::golden::{Row, Table};
use simpati_core::growth::classify::Category;
use simpati_core::growth::{AgeInDays, Indicator, Measurements, assess_at};
use simpati_core::quantity::{Centimetres, Kilograms};

const VECTORS: &str = include_str!("../golden/permenkes/vectors.csv");

fn measurements(row: &Row<'_>) -> Measurements {
    let cm = |name| Centimetres::new(row.number(name)).ok();
    Measurements {
        weight: Kilograms::new(row.number("weight")).ok(),
        length: cm("length"),
        position: row.code("position"),
        head: cm("head"),
        arm: cm("arm"),
        ..Measurements::default()
    }
}

#[test]
fn scores_categories_and_flags_are_those_of_the_vectors() {
    let (mut scores, mut categories) = (0, 0);
    let table = Table::read(VECTORS);
    for row in table.rows() {
        let id = row.text("id");
        let measured = measurements(&row);
        let age = AgeInDays::new(row.text("days").parse().unwrap());
        let assessment = assess_at(row.code("sex").unwrap(), Some(age), &measured);
        let adjusted = assessment.length.map_or(f64::NAN, |length| length.cm);
        assert_eq!(format!("{adjusted:.2}"), format!("{:.2}", row.number("adjusted")), "row {id}");
        let flagged: Vec<&str> = row.text("flagged").split_whitespace().collect();
        for (indicator, answer) in assessment.scores() {
            let name = indicator.code();
            let wanted = match indicator {
                Indicator::TricepsForAge | Indicator::SubscapularForAge => f64::NAN,
                _ => row.number(name),
            };
            let found = answer.map_or(f64::NAN, |score| score.z.get());
            assert!(found == wanted || found.is_nan() && wanted.is_nan(), "row {id} {name}: {found}, not {wanted}");
            scores += u32::from(!wanted.is_nan());
            let flag = answer.is_ok_and(|score| score.flagged);
            assert_eq!(flag, flagged.contains(&name), "row {id} {name}");
            if matches!(name, "wfa" | "lhfa" | "wflh") {
                let category = Category::of_answer(indicator, &answer, false).map(Category::key).unwrap_or_default();
                let status = category.split_once('-').map_or("", |(_, status)| status);
                assert_eq!(status, row.text(&format!("{name}_category")), "row {id} {name}");
                categories += u32::from(!status.is_empty());
            }
        }
    }
    let rows = table.rows().count();
    println!("Permenkes 2/2020: {rows} rows, {scores} z-scores, {categories} categories compared, 0 mismatches");
    assert_eq!((rows, scores, categories), (31, 107, 78));
}
