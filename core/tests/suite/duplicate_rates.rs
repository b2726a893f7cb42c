//! Of those registered twice, how many are found; of those registered once, how many are suspected.

use crate::synthetic::{Rates, Row, world};
use simpati_core::duplicates::Register;

#[test]
fn of_100_duplicates_95_are_found_and_of_100_single_children_at_most_3_suspected() {
    // Five registers together, so that the rates rest on some 225 duplicates. The weights were set on other seeds.
    let rates = (20_261_122..20_261_127).fold(Rates::default(), |rates, seed| {
        let world = world(seed, 1_500);
        let register = Register::new(world.rows.iter().map(Row::registration));
        rates.and(Rates::of(&world, &register.pairs()))
    });
    assert!(rates.recall() >= 0.95, "{rates}");
    assert!(rates.false_alarms() <= 0.03, "{rates}");
}
