//! Pairs of registrations, and whether they must be reported; and what holds of every report.

use crate::synthetic::{Row, world};
use simpati_core::duplicates::{BirthMatch, NameMatch, Reason, Register};
use simpati_core::id::{ChildId, StreamId};
use simpati_core::journal::body::{Birth, ChildFacts, Nik, PersonName, Precision};
use simpati_core::sex::Sex;

/// A register of strangers in which the pairs are looked for, so that values have a frequency.
fn strangers() -> Vec<Row> {
    world(3, 400).rows
}

fn row(at: u128, name: &str, parent: &str, birth: &str, stream: &str, nik: &str) -> Row {
    let birth = Birth { date: birth.parse().unwrap(), precision: Precision::Day };
    let mut facts = ChildFacts::new(PersonName::new(name).unwrap(), Sex::Male, birth);
    facts.parent_name = PersonName::new(parent).ok();
    facts.nik = Nik::new(nik).ok();
    let stream: StreamId = stream.parse().unwrap();
    Row { child: ChildId(uuid::Uuid::from_u128(at)), stream, facts }
}

const HERE: &str = "32.11.13.2005.003";
const NEXT: &str = "32.11.13.2005.004";

#[test]
fn one_child_registered_twice_is_reported_and_siblings_twins_and_strangers_are_not() {
    let first = ["Muhammad Rizki Pratama", "Siti Nurhasanah", "2024-03-05", HERE, ""];
    // The second registration, and whether it must be reported.
    let cases = [
        (["Muhammad Rizki Pratama", "Siti Nurhasanah", "2024-03-05", HERE, ""], true),
        (["M. RIZKY PRATAMA", "Nur Hasanah", "2024-03-05", HERE, ""], true),
        (["Rizki", "St. Nurhasanah", "2024-03-05", HERE, ""], true),
        (["Moch Rijki Pratama", "Siti Nurhasanah", "2024-05-03", HERE, ""], true),
        (["Muhammad Rizki Pratama", "Siti Nurhasanah", "2023-03-05", NEXT, ""], true),
        (["Muhammad Rizki Pratama", "Siti Nurhasanah", "2024-03-06", "32.11.02.2001.001", ""], true),
        (["Bayi Ny. Siti Nurhasanah", "Siti Nurhasanah", "2024-03-05", HERE, ""], true),
        (["Bayi Ny. Siti Nurhasanah", "", "2024-03-05", HERE, ""], true),
        // A twin, a brother, a neighbour, a namesake from elsewhere.
        (["Muhammad Rafka Pradipta", "Siti Nurhasanah", "2024-03-05", HERE, ""], false),
        (["Muhammad Dimas Pratama", "Siti Nurhasanah", "2025-06-20", HERE, ""], false),
        (["Bagas Wirawan", "Cucu Sumiati", "2024-03-05", HERE, ""], false),
        (["Muhammad Rizki Pratama", "Wiwin", "2022-11-20", "32.11.02.2001.001", ""], false),
    ];
    let [name, parent, birth, stream, nik] = first;
    let first = row(1, name, parent, birth, stream, nik);
    for (at, ([name, parent, birth, stream, nik], reported)) in cases.into_iter().enumerate() {
        let second = row(2, name, parent, birth, stream, nik);
        let mut rows = strangers();
        rows.push(first.clone());
        let register = Register::new(rows.iter().map(Row::registration));
        let found = register.like(second.registration());
        assert_eq!(found.iter().any(|f| f.children == (first.child, second.child)), reported, "case {at} {found:#?}");
    }
}

#[test]
fn numbers_that_say_their_own_birthdays_tell_twins_from_one_child() {
    let first = row(1, "Hasan Fadilah", "Euis", "2024-03-05", HERE, "3211130503240001");
    let twin = row(2, "Husen Fadilah", "Euis", "2024-03-05", HERE, "3211130503240002");
    let again = row(3, "Hasan Fadila", "Euis", "2024-03-05", HERE, "3211130503240001");
    let register = Register::new([first.registration()]);
    assert_eq!(register.like(twin.registration()), []);
    let found = register.like(again.registration());
    assert_eq!(found.len(), 1);
    assert!(found[0].evidence.iter().any(|e| e.reason == Reason::NikSame));
}

#[test]
fn a_report_names_its_reasons() {
    let first = row(1, "Raffa Alfarizi", "Cucu Sumiati", "2024-03-05", HERE, "");
    let second = row(2, "Rapa Alfarisi", "Tjutju", "2024-05-03", HERE, "");
    let register = Register::new([first.registration()]);
    let found = register.like(second.registration());
    let reasons: Vec<Reason> = found[0].evidence.iter().map(|e| e.reason).collect();
    assert!(reasons.contains(&Reason::Name(NameMatch::Similar)), "{reasons:?}");
    assert!(reasons.contains(&Reason::Parent(NameMatch::Part)), "{reasons:?}");
    assert!(reasons.contains(&Reason::Birth(BirthMatch::Swapped)), "{reasons:?}");
    assert!(reasons.contains(&Reason::Sex(true)), "{reasons:?}");
}

#[test]
fn a_register_grown_one_by_one_is_the_register_read_at_once_and_order_does_not_matter() {
    let rows = world(5, 300).rows;
    let whole = Register::new(rows.iter().map(Row::registration));
    let mut grown = Register::default();
    rows.iter().rev().for_each(|row| grown.add(row.registration()));
    assert!(!whole.pairs().is_empty());
    assert_eq!(whole.pairs(), grown.pairs());
    assert_eq!((grown.len(), grown.is_empty()), (rows.len(), false));
    for finding in whole.pairs() {
        let of = |child| rows.iter().find(|row| row.child == child).unwrap().registration();
        let (a, b) = finding.children;
        assert!(whole.like(of(a)).contains(&finding) && whole.like(of(b)).contains(&finding));
    }
}
