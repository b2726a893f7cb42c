//! The compiled-in growth tables, printed as canonical text, against the checksums of three independent sources.

use sha2::{Digest, Sha256};
use simpati_core::growth::{Indicator, Lms, Row, table_extent, table_row};
use simpati_core::sex::Sex;
use std::fmt::Write;

type Kind = fn(u16) -> Row;

const WHO2006: [(&str, Indicator, Kind); 9] = [
    ("wfa", Indicator::WeightForAge, Row::Day),
    ("lhfa", Indicator::LengthForAge, Row::Day),
    ("bfa", Indicator::BmiForAge, Row::Day),
    ("hcfa", Indicator::HeadForAge, Row::Day),
    ("acfa", Indicator::ArmForAge, Row::Day),
    ("tsfa", Indicator::TricepsForAge, Row::Day),
    ("ssfa", Indicator::SubscapularForAge, Row::Day),
    ("wfl", Indicator::WeightForLength, Row::LengthMm),
    ("wfh", Indicator::WeightForLength, Row::HeightMm),
];

const WHO2007: [(&str, Indicator, Kind); 3] = [
    ("hfa", Indicator::LengthForAge, Row::Month),
    ("wfa", Indicator::WeightForAge, Row::Month),
    ("bfa", Indicator::BmiForAge, Row::Month),
];

/// The rows that the tables have: every number is asked for, not only those that should be there.
fn rows(indicator: Indicator, kind: Kind, sex: Sex) -> impl Iterator<Item = (u16, Lms)> {
    (0..=u16::MAX).filter_map(move |x| table_row(indicator, sex, kind(x)).map(|lms| (x, lms)))
}

fn canonical(tables: &[(&str, Indicator, Kind)], first_month: u16) -> String {
    let mut text = String::from("indicator,sex,x,l,m,s\n");
    for &(name, indicator, kind) in tables {
        for (code, sex) in [(1, Sex::Male), (2, Sex::Female)] {
            for (x, Lms { l, m, s }) in rows(indicator, kind, sex) {
                let x = match kind(x) {
                    Row::Month(x) if x < first_month => continue,
                    Row::Day(x) | Row::Month(x) => x.to_string(),
                    Row::LengthMm(x) | Row::HeightMm(x) => format!("{}.{}", x / 10, x % 10),
                };
                // {:.4} rounds the exact binary value; it shows the decimal again because f64 has digits to spare.
                writeln!(text, "{name},{code},{x},{l:.4},{m:.4},{s:.5}").unwrap();
            }
        }
    }
    text
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_tables_of_2006_have_the_checksum_of_whos_own() {
    let text = canonical(&WHO2006, 0);
    assert_eq!((text.lines().count(), text.len()), (27_437, 947_551));
    assert_eq!(sha256(&text), "e90e43c77802530c9bf1211a579dab4cb85701dac911f686bd7462e782b13ddb");
    assert_eq!(text, include_str!("../../data/who/who2006.csv"));
}

#[test]
fn the_tables_of_2007_have_the_checksum_of_whos_own() {
    let published = canonical(&WHO2007, 61);
    assert_eq!(published.lines().count(), 793);
    assert_eq!(sha256(&published), "a0e65bf86d32931a546de28845dcf73945cfe7aae829aefdfbd5144ab8f81c51");
    let text = canonical(&WHO2007, 60);
    assert_eq!(text.lines().count(), 799);
    assert_eq!(sha256(&text), "4751e376a92a96ed575ad027923eeb2fdd6f8c9c2146cbfd55779abfe4623b3f");
    assert_eq!(text, include_str!("../../data/who/who2007.csv"));
}

#[test]
fn every_number_is_the_f64_nearest_to_whos_decimal() {
    let mut numbers = 0;
    let files = [
        (include_str!("../../data/who/who2006.csv"), &WHO2006[..]),
        (include_str!("../../data/who/who2007.csv"), &WHO2007[..]),
    ];
    for (text, tables) in files {
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let (_, indicator, kind) = tables.iter().find(|(name, ..)| *name == fields[0]).unwrap();
            let sex = if fields[1] == "1" { Sex::Male } else { Sex::Female };
            // 45.0 cm is row 450.
            let x: u16 = fields[2].replace('.', "").parse().unwrap();
            let Lms { l, m, s } = table_row(*indicator, sex, kind(x)).unwrap();
            for (ours, decimal) in [l, m, s].into_iter().zip(&fields[3..]) {
                assert_eq!(ours.to_bits(), decimal.parse::<f64>().unwrap().to_bits(), "{line}");
                numbers += 1;
            }
        }
    }
    println!("{numbers} numbers are the nearest f64");
    assert_eq!(numbers, 3 * (27_436 + 798));
}

#[test]
fn every_row_can_be_computed_without_a_special_case() {
    for (name, indicator, kind) in WHO2006.into_iter().chain(WHO2007) {
        for sex in [Sex::Male, Sex::Female] {
            let mut count = 0;
            for (x, lms) in rows(indicator, kind, sex) {
                // L = 0 would need a logarithm. R squares x^2 by a rule of its own, so 1/L = 2 would need one too.
                assert!(lms.l != 0.0 && 1.0 / lms.l != 2.0 && lms.l != 2.0, "{name} {x}");
                assert!((-3..=3).all(|k| 1.0 + lms.l * lms.s * f64::from(k) > 0.0), "{name} {x}");
                assert!((-3..3).all(|k| lms.at(f64::from(k)) < lms.at(f64::from(k + 1))), "{name} {x}");
                count += 1;
            }
            assert_eq!(count, table_extent(indicator, kind(0)).unwrap().count());
        }
    }
}

#[test]
fn all_tables_together_are_smaller_than_200_kb_even_before_compression() {
    assert!(include_bytes!("../../data/who/lms.bin").len() < 200_000);
}
