//! What is counted of a month: who, where, once.

use crate::register::{Register, THERE, born, kader_elsewhere, letters, measured, weighed};
use crate::writing::{child, date, ids, kg, stream, visit};
use simpati_core::clock::CalendarMonth;
use simpati_core::fold::Fold;
use simpati_core::id::PlaceCode;
use simpati_core::journal::body::{
    ChildFacts, ChildMovedIn, ChildMovedOut, ChildrenMerged, PastMeasurement, RetractReason, Retracted, Service,
    Subject, VisitFacts, VisitRecorded,
};
use simpati_core::kms::{AgeGroup, Figure, Skdn, WeighingCode};
use simpati_core::record::{Answer, ChildRecord, DaySummary, MonthFacts, MonthSummary, Problem, Settings};
use simpati_core::sex::Sex;
use std::collections::BTreeSet;

fn month(text: &str) -> CalendarMonth {
    text.parse().unwrap()
}

fn place(code: &str) -> PlaceCode {
    code.parse().unwrap()
}

fn facts_of(records: &[ChildRecord], of: &str) -> Vec<MonthFacts> {
    records.iter().filter_map(|record| record.month(month(of))).collect()
}

/// S and D of a place in a month.
fn counted(register: &Register, code: &str, of: &str) -> (u64, u64) {
    let facts = facts_of(&register.records("2026-12-31"), of);
    let total = MonthSummary::of(&place(code), month(of), &facts).counts.total();
    (total.get(Figure::S), total.get(Figure::D))
}

const HERE: &str = "32.11.13.2005.003";

#[test]
fn two_registrations_that_were_merged_are_one_child() {
    let mut register = Register::new();
    register.child(1, born("Siti", Sex::Female, "2025-08-15"));
    register.child(2, born("Sity", Sex::Female, "2025-08-15"));
    register.visit(1, 1, weighed("2026-03-05", 8.0));
    register.visit(2, 2, weighed("2026-04-05", 8.4));
    register.visit(3, 1, weighed("2026-04-20", 8.5));
    assert_eq!((counted(&register, HERE, "2026-03"), counted(&register, HERE, "2026-04")), ((2, 1), (2, 2)));

    let merge = ChildrenMerged { keep: child(1), absorb: child(2), note: None };
    let merged = register.review(merge.clone());
    assert_eq!((counted(&register, HERE, "2026-03"), counted(&register, HERE, "2026-04")), ((1, 1), (1, 1)));
    // One series: the last weighing of April counts, and is compared with March.
    assert_eq!(letters(&register.record(1, "2026-04-30")), "B-N");
    assert_eq!(register.records("2026-04-30").len(), 1);

    register.review(merge.undone_by(merged.header().id));
    assert_eq!(counted(&register, HERE, "2026-04"), (2, 2));
    assert_eq!(letters(&register.record(2, "2026-04-30")), "B");
}

/// A child that was weighed here in March and on 2 April, moves on 10 April, and is weighed there on 20 April.
fn moved() -> (Register, Fold) {
    let mut register = Register::new();
    let registered = register.child(1, born("Ujang", Sex::Male, "2025-01-10"));
    register.visit(1, 1, measured("2026-03-12", 9.8, 77.0));
    register.visit(2, 1, measured("2026-04-02", 10.2, 78.0));
    let (date, to) = (date("2026-04-10"), Some(THERE.parse().unwrap()));
    register.write(ChildMovedOut { child: child(1), saw: ids(&[&registered]), to, date });

    let mut other = kader_elsewhere();
    let past = |day: &str, weight| PastMeasurement {
        date: day.parse().unwrap(),
        posyandu: Some(stream()),
        weight_kg: Some(kg(weight)),
        length: None,
        verified: true,
    };
    let came = other.write(ChildMovedIn {
        child: child(1),
        saw: BTreeSet::new(),
        from: Some(stream()),
        date,
        facts: born("Ujang", Sex::Male, "2025-01-10"),
        history: vec![past("2026-03-12", 9.8), past("2026-04-02", 10.2)],
    });
    let recorded = other.write(VisitRecorded { visit: visit(3), child: child(1), facts: weighed("2026-04-20", 10.3) });
    let mut there = Fold::new();
    for entry in [&came, &recorded] {
        there.add(entry);
        register.entries.push(entry.clone());
    }
    (register, there)
}

#[test]
fn a_child_that_moved_belongs_where_it_lives_and_is_counted_where_it_was_weighed_last() {
    let (register, there) = moved();
    // (month, place, S and D)
    let cases = [
        ("2026-03", HERE, (1, 1)),
        ("2026-03", THERE, (0, 0)),
        ("2026-04", HERE, (0, 0)),
        ("2026-04", THERE, (1, 1)),
        ("2026-05", THERE, (1, 0)),
        // A village, and all of the regency.
        ("2026-04", "32.11.13.2008", (1, 1)),
        ("2026-04", "32.11.13.2005", (0, 0)),
        ("2026-04", "32.11", (1, 1)),
    ];
    for (of, code, wanted) in cases {
        assert_eq!(counted(&register, code, of), wanted, "{of} {code}");
    }

    // The other posyandu's tablet holds only its own journal: the letter is the same, from what came with the child.
    let both = register.record(1, "2026-04-30");
    let view = there.child(child(1)).unwrap();
    let alone = ChildRecord::of(&view, date("2026-04-30"), &Settings::default()).unwrap();
    assert_eq!((letters(&both).as_str(), letters(&alone).as_str()), ("B-N", "N"));
    assert_eq!(both.visits[2].point, alone.visits[0].point);
    assert_eq!((both.elsewhere.len(), alone.elsewhere.len()), (0, 2));
    assert!(alone.elsewhere[0].verified && alone.elsewhere[0].growth.is_some());
    // Measured elsewhere is not counted here.
    assert_eq!(alone.month(month("2026-03")).unwrap().weighed, None);
    assert_eq!(alone.month(month("2026-03")).unwrap().provisional.answer(Problem::Underweight), Answer::Unknown);
}

#[test]
fn what_was_weighed_elsewhere_takes_no_months_place_in_which_the_child_was_weighed_here() {
    let mut register = Register::new();
    let past = |day: &str| PastMeasurement {
        posyandu: None,
        date: date(day),
        weight_kg: Some(kg(9.0)),
        length: None,
        verified: false,
    };
    register.write(ChildMovedIn {
        child: child(1),
        saw: BTreeSet::new(),
        from: None,
        date: date("2026-04-01"),
        facts: born("Ujang", Sex::Male, "2025-01-10"),
        history: vec![past("2026-03-12"), past("2026-04-25")],
    });
    register.visit(1, 1, weighed("2026-04-20", 9.3));
    assert_eq!(letters(&register.record(1, "2026-04-30")), "N");
    assert_eq!(counted(&register, HERE, "2026-04"), (1, 1));
}

#[test]
fn who_left_without_a_known_goal_is_no_longer_counted() {
    let mut register = Register::new();
    let registered = register.child(1, born("Ujang", Sex::Male, "2025-01-10"));
    register.visit(1, 1, weighed("2026-04-02", 10.2));
    let saw = ids(&[&registered]);
    register.write(ChildMovedOut { child: child(1), saw, to: None, date: date("2026-04-10") });
    assert_eq!(counted(&register, HERE, "2026-03"), (1, 0));
    assert_eq!(counted(&register, HERE, "2026-04"), (0, 1), "weighed here before it left");
    assert_eq!(register.record(1, "2026-05-31").month(month("2026-05")), None);
    assert!(register.record(1, "2026-07-01").advice.findings.is_empty(), "nobody looks for it");
}

#[test]
fn who_is_not_born_yet_five_years_old_or_retracted_is_not_counted() {
    let mut register = Register::new();
    let births = ["2026-04-30", "2026-05-01", "2021-04-30", "2021-05-01"];
    let entries: Vec<_> =
        (1..).zip(births).map(|(n, birth)| register.child(n, born("Siti", Sex::Female, birth))).collect();
    let ages = |register: &Register| -> Vec<(AgeGroup, u64)> {
        let facts = facts_of(&register.records("2026-04-30"), "2026-04");
        facts.iter().map(|facts| (facts.age_group, u64::from(facts.home.is_some()))).collect()
    };
    assert_eq!(ages(&register), [(AgeGroup::Months0To5, 1), (AgeGroup::Months24To59, 1)]);
    let (subject, saw) = (Subject::Child(child(1)), ids(&[&entries[0]]));
    register.write(Retracted { subject, saw, reason: RetractReason::NotReal, note: None });
    assert_eq!(ages(&register), [(AgeGroup::Months24To59, 1)]);
}

#[test]
fn the_age_group_is_that_of_the_day_of_weighing() {
    let mut register = Register::new();
    // Six months old on the 15th, weighed on the 14th.
    register.child(1, born("Ujang", Sex::Male, "2024-10-15"));
    register.visit(1, 1, weighed("2025-04-14", 7.0));
    let record = register.record(1, "2025-05-31");
    assert_eq!(record.month(month("2025-04")).unwrap().age_group, AgeGroup::Months0To5);
    assert_eq!(record.month(month("2025-05")).unwrap().age_group, AgeGroup::Months6To11);
}

/// Weighed thin and verified on the 5th; weighed better on the 20th, not verified.
fn thin_then_better() -> Register {
    let mut register = Register::new();
    let facts = ChildFacts { has_kia_book: Some(true), ..born("Siti", Sex::Female, "2025-08-15") };
    register.child(1, facts);
    register.visit(1, 1, measured("2026-11-05", 6.6, 72.0));
    register.visit(
        2,
        1,
        VisitFacts { services: Some(BTreeSet::from([Service::Referred])), ..weighed("2026-11-20", 8.6) },
    );
    register.verify(1);
    register
}

#[test]
fn what_is_verified_is_told_apart_from_what_is_provisional() {
    let register = thin_then_better();
    let facts = register.record(1, "2026-11-22").month(month("2026-11")).unwrap();
    // (problem, provisional, verified)
    let cases = [
        // The length is that of the 5th for both.
        (Problem::Stunted, Answer::No, Answer::No),
        (Problem::SeverelyStunted, Answer::No, Answer::No),
        // No length on the 20th, so weight-for-length is that of the 5th.
        (Problem::Wasted, Answer::Yes, Answer::Yes),
        (Problem::SeverelyWasted, Answer::Yes, Answer::Yes),
        (Problem::Underweight, Answer::No, Answer::Yes),
        (Problem::Overweight, Answer::No, Answer::No),
    ];
    assert_eq!(cases.map(|(problem, ..)| problem).as_slice(), Problem::ALL);
    for (problem, provisional, verified) in cases {
        let answers = (facts.provisional.answer(problem), facts.verified.answer(problem));
        assert_eq!(answers, (provisional, verified), "{problem:?}");
    }
    let weighed = facts.weighed.as_ref().unwrap();
    assert_eq!((weighed.visit, weighed.weighed.verified, weighed.weighed.code), (visit(2), false, WeighingCode::New));
    let text = serde_json::to_string(&facts).unwrap();
    assert_eq!(serde_json::from_str::<MonthFacts>(&text).unwrap(), facts);
}

#[test]
fn flagged_is_in_no_prevalence_and_oedema_is_severe_in_both_indices_of_weight() {
    let of = |facts: VisitFacts| {
        let mut register = Register::new();
        register.child(1, born("Siti", Sex::Female, "2025-08-15"));
        register.visit(1, 1, facts);
        register.record(1, "2026-11-22").month(month("2026-11")).unwrap().provisional
    };
    let flagged = of(measured("2026-11-05", 8.6, 52.0));
    assert_eq!((flagged.answer(Problem::Stunted), flagged.answer(Problem::Underweight)), (Answer::Flagged, Answer::No));
    let oedema = of(VisitFacts { oedema: Some(true), ..measured("2026-11-05", 9.0, 74.0) });
    for problem in [Problem::Underweight, Problem::Wasted, Problem::SeverelyWasted] {
        assert_eq!(oedema.answer(problem), Answer::Yes, "{problem:?}");
    }
    assert_eq!(oedema.answer(Problem::Stunted), Answer::No);
    let neither = of(VisitFacts::new(date("2026-11-05")));
    assert!(Problem::ALL.iter().all(|problem| neither.answer(*problem) == Answer::Unknown));
}

#[test]
fn the_days_of_a_month_add_up_to_it() {
    let mut register = thin_then_better();
    register.child(2, born("Ujang", Sex::Male, "2025-01-10"));
    register.visit(3, 2, measured("2026-11-20", 10.8, 82.0));
    register.child(3, born("Asep", Sex::Male, "2024-01-10"));
    let records = register.records("2026-11-22");
    let facts = facts_of(&records, "2026-11");
    let whole = MonthSummary::of(&place(HERE), month("2026-11"), &facts).counts;
    let day = |day: &str| DaySummary::of(&place(HERE), date(day), &facts).counts;
    let get = |counts: Skdn| {
        use Figure::{B, D, K, N, Referred, S, ToRefer, Verified};
        [S, K, D, N, B, ToRefer, Referred, Verified].map(|figure| counts.total().get(figure))
    };
    assert_eq!(get(whole), [3, 1, 2, 0, 2, 1, 1, 0]);
    // The child that was weighed on the 5th too is counted on the 20th, with what was found of it in the month.
    assert_eq!((get(day("2026-11-05")), get(day("2026-11-20"))), ([3, 1, 0, 0, 0, 0, 0, 0], get(whole)));
    assert_eq!(whole.cell(AgeGroup::Months12To23, Sex::Female).get(Figure::D), 1);
    assert_eq!(whole.cell(AgeGroup::Months12To23, Sex::Male).get(Figure::S), 1);
    // Every number opens to the children behind it.
    let behind = |figure: Figure| -> Vec<_> {
        let children = facts.iter().filter(|facts| facts.attendance(&place(HERE)).is_some_and(|c| figure.counts(&c)));
        children.map(|facts| facts.child).collect()
    };
    assert_eq!((behind(Figure::S), behind(Figure::D)), (vec![child(1), child(2), child(3)], vec![child(1), child(2)]));
    assert_eq!(behind(Figure::ToRefer), [child(1)]);
}

#[test]
fn a_guest_is_counted_where_it_was_weighed() {
    let mut register = Register::new();
    register.child(1, born("Ujang", Sex::Male, "2025-01-10"));
    let mut other = kader_elsewhere();
    register.entries.push(other.write(VisitRecorded {
        visit: visit(1),
        child: child(1),
        facts: weighed("2026-04-02", 10.2),
    }));
    assert_eq!((counted(&register, HERE, "2026-04"), counted(&register, THERE, "2026-04")), ((1, 0), (0, 1)));
}
