//! Scores against those of WHO's own R packages, row by row, bit by bit. See tests/golden/who/SOURCES.md.

use crate::golden::{Row, Table};
use simpati_core::growth::anthro::{self, Input, zscores};
use simpati_core::growth::{Age, Indicator, ZScore, anthroplus};

/// WHO's short names, in the order of [`Indicator::ALL`].
const NAMES: [&str; 8] = ["len", "wei", "wfl", "bmi", "hc", "ac", "ts", "ss"];

const ANTHRO: &str = include_str!("../golden/who/who-anthro-dev.csv");
const NEAR_TIES: &str = include_str!("../golden/who/who-anthro-dev-near-ties.csv");
const ANTHROPLUS: &str = include_str!("../golden/who/who-anthroplus-dev.csv");

/// Counts what was compared and keeps the first differences.
#[derive(Default)]
struct Tally {
    compared: usize,
    scores: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn number(&mut self, row: &Row<'_>, name: &str, ours: f64) {
        self.compared += 1;
        let theirs = row.number(name);
        if theirs != ours && !(theirs.is_nan() && ours.is_nan()) {
            self.wrong.push(format!("id {} {name}: {ours}, WHO {theirs}", row.text("id")));
        }
    }

    fn score(&mut self, row: &Row<'_>, name: &str, ours: f64) {
        self.number(row, name, ours);
        self.scores += usize::from(!row.text(name).is_empty());
    }

    /// A line for people; fails if anything differs.
    fn report(self, what: &str, rows: usize) -> String {
        let Self { compared, scores, wrong } = self;
        assert!(wrong.is_empty(), "{} mismatches: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
        assert!(compared > 0);
        format!("{what}: {rows} rows, {scores} z-scores, {compared} values compared, 0 mismatches")
    }
}

fn flag(flag: Option<bool>) -> f64 {
    flag.map_or(f64::NAN, |flag| f64::from(u8::from(flag)))
}

fn input(row: &Row<'_>) -> Input {
    let age = row.number("age");
    Input {
        sex: row.code("sex"),
        age: if row.text("age_unit") == "m" { Age::Months(age) } else { Age::Days(age) },
        weight: row.number("weight"),
        length: row.number("lenhei"),
        position: row.code("measure"),
        head: row.number("headc"),
        arm: row.number("armc"),
        triceps: row.number("triskin"),
        subscapular: row.number("subskin"),
        oedema: row.oedema(),
    }
}

#[test]
fn every_score_of_0_to_5_years_is_that_of_who_anthro() {
    let table = Table::read(ANTHRO);
    let mut tally = Tally::default();
    for row in table.rows() {
        let ours = zscores(&input(&row)).unwrap();
        tally.number(&row, "clenhei", ours.length);
        tally.number(&row, "cbmi", ours.bmi);
        tally.number(&row, "c9mo_flag", flag(Some(ours.position_doubted)));
        let position = ours.position.map_or("", |position| position.code());
        assert_eq!(row.text("cmeasure"), position, "id {}", row.text("id"));
        for (indicator, name) in Indicator::ALL.into_iter().zip(NAMES) {
            tally.score(&row, &format!("z{name}"), ours.z[indicator as usize]);
            tally.number(&row, &format!("f{name}"), flag(ours.flag(indicator)));
        }
    }
    println!("{}", tally.report("anthro 1.1.0", table.rows().count()));
}

#[test]
fn scores_within_a_hair_of_a_tie_have_whos_last_bit() {
    let (table, ties) = (Table::read(ANTHRO), Table::read(NEAR_TIES));
    let mut tally = Tally::default();
    for tie in ties.rows() {
        let row = table.rows().find(|row| row.text("id") == tie.text("id")).unwrap();
        let indicator = NAMES.iter().position(|name| tie.text("column") == format!("z{name}")).unwrap();
        let unrounded = anthro::unrounded_zscores(&input(&row)).unwrap()[indicator];
        tally.number(&tie, "unrounded", unrounded);
        tally.score(&tie, "expected", zscores(&input(&row)).unwrap().z[indicator]);
        assert_eq!(ZScore::new(unrounded).unwrap().get(), tie.number("expected"));
    }
    println!("{}", tally.report("near ties", ties.rows().count()));
}

#[test]
fn every_score_of_5_to_19_years_is_that_of_who_anthroplus() {
    let table = Table::read(ANTHROPLUS);
    let mut tally = Tally::default();
    for row in table.rows() {
        let input = anthroplus::Input {
            sex: row.code("sex"),
            months: row.number("age_in_months"),
            height: row.number("height_in_cm"),
            weight: row.number("weight_in_kg"),
            oedema: row.oedema(),
        };
        let ours = anthroplus::zscores(&input).unwrap();
        tally.number(&row, "cbmi", ours.bmi);
        let scores = [
            ("hfa", Indicator::LengthForAge, ours.height_for_age),
            ("wfa", Indicator::WeightForAge, ours.weight_for_age),
            ("bfa", Indicator::BmiForAge, ours.bmi_for_age),
        ];
        for (name, indicator, z) in scores {
            tally.score(&row, &format!("z{name}"), z);
            let flagged = (!z.is_nan()).then(|| indicator.is_flagged(z));
            tally.number(&row, &format!("f{name}"), flag(flagged));
        }
    }
    println!("{}", tally.report("anthroplus 1.0.0", table.rows().count()));
}
