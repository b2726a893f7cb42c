//! The laws of records: over random histories of tablets that know different things, and over random years of children.

use crate::fold_laws::{cases, history};
use crate::register::{Register, THERE, born, cm, kader_elsewhere, lying};
use crate::writing::{Device, child, date, folded, stream, visit};
use proptest::prelude::*;
use proptest::sample::Index;
use simpati_core::clock::{CalendarMonth, CivilDate};
use simpati_core::fold::{Fold, fold};
use simpati_core::id::PlaceCode;
use simpati_core::journal::Entry;
use simpati_core::journal::body::{
    AmendReason, Change, ChildrenMerged, Reading, Service, VisitAmended, VisitChanges, VisitFacts, VisitRecorded, Which,
};
use simpati_core::kms::{AgeGroup, Figure, Skdn, Tally};
use simpati_core::quantity::Kilograms;
use simpati_core::record::{
    Answer, Candidate, ChildRecord, DaySummary, MonthFacts, MonthSummary, Problem, SessionList, Settings, VisitRecord,
};
use simpati_core::sex::Sex;
use std::collections::{BTreeMap, BTreeSet};

fn records(fold: &Fold, today: CivilDate) -> Vec<ChildRecord> {
    let settings = Settings::default();
    let made = |view| ChildRecord::of(view, today, &settings).expect("every child of a fold has a record");
    fold.children().values().map(made).collect()
}

fn taken(entries: &[Entry]) -> Fold {
    folded(&entries.iter().collect::<Vec<_>>())
}

/// Days around and far from those of the histories.
fn today() -> impl Strategy<Value = CivilDate> {
    prop_oneof![4 => -400..400_i64, 1 => -40_000..60_000_i64]
        .prop_map(|days| date("2026-11-21").plus_days(days).unwrap_or(date("2199-12-31")))
}

/// What was found at a visit; any positive weight may be typed.
fn facts() -> impl Strategy<Value = VisitFacts> {
    let weight = prop_oneof![12 => 2.0..20.0_f64, 1 => prop::num::f64::POSITIVE.prop_filter("zero", |kg| *kg > 0.0)];
    let services = prop::sample::subsequence(vec![Service::Referred, Service::PmtRecovery, Service::VitaminARed], 0..3);
    let some = prop::option::of::<BoxedStrategy<f64>>;
    (
        some(weight.boxed()),
        some((45.0..110.0_f64).boxed()),
        some((10.0..18.0_f64).boxed()),
        any::<[bool; 3]>(),
        services,
    )
        .prop_map(|(weight, length, arm, [oedema, twice, asked], services)| {
            let round = |value: f64| if (0.1..1000.0).contains(&value) { (value * 10.0).round() / 10.0 } else { value };
            let weight = weight.map(|value| {
                let kg = Kilograms::new(round(value)).unwrap();
                if twice { Reading::twice(kg, Kilograms::new(9.0).unwrap(), Which::Second) } else { Reading::once(kg) }
            });
            VisitFacts {
                weight_kg: weight,
                length: length.map(|value| lying(round(value))),
                arm_cm: arm.map(|value| cm(round(value))),
                oedema: asked.then_some(oedema),
                services: Some(services.into_iter().collect()),
                ..VisitFacts::new(date("2024-01-01"))
            }
        })
}

/// Children of one posyandu, seen on random days of three years, many in the same four months, at either of two posyandu;
/// some visits verified, some retracted, two of the children perhaps merged.
fn years() -> impl Strategy<Value = Register> {
    let day = prop_oneof![0..1100_i64, 500..620_i64];
    let one = (0..4_u64, day, facts(), any::<[bool; 3]>());
    (prop::collection::vec(one, 0..25), any::<bool>()).prop_map(|(visits, merged)| {
        let mut register = Register::new();
        let mut other = kader_elsewhere();
        for n in 0..4 {
            let sex = if n % 2 == 0 { Sex::Male } else { Sex::Female };
            let birth = ["2023-12-31", "2024-02-29", "2019-06-15", "2025-03-10"][n as usize];
            register.child(n, born("Siti", sex, birth));
        }
        for (n, (of, day, facts, [verified, retracted, elsewhere])) in (0..).zip(visits) {
            let facts = VisitFacts { date: date("2024-01-01").plus_days(day).unwrap(), ..facts };
            let body = VisitRecorded { visit: visit(n), child: child(of), facts };
            let entry = if elsewhere { other.write(body) } else { register.kader.write(body) };
            register.entries.push(entry.clone());
            if verified {
                register.verify(n);
            } else if retracted {
                let subject = simpati_core::journal::body::Subject::Visit(visit(n));
                let gone = register.kader.retract(subject, &[&entry]);
                register.entries.push(gone);
            }
        }
        if merged {
            register.review(ChildrenMerged { keep: child(0), absorb: child(2), note: None });
        }
        register
    })
}

fn months() -> impl Iterator<Item = CalendarMonth> {
    std::iter::successors(CalendarMonth::new(2023, 12), |month| month.next()).take(40)
}

fn place(code: &str) -> PlaceCode {
    code.parse().unwrap()
}

/// The letters of one tally.
fn ntob(tally: Tally) -> u64 {
    [Figure::N, Figure::T, Figure::O, Figure::B].map(|figure| tally.get(figure)).iter().sum()
}

fn added(summaries: impl IntoIterator<Item = Skdn>) -> Skdn {
    summaries.into_iter().fold(Skdn::default(), |mut sum, counts| {
        sum += counts;
        sum
    })
}

/// A record without what only saving decides: on which clock a visit was written, and what waits for a decision.
fn said(mut record: ChildRecord) -> ChildRecord {
    record.conflicts.clear();
    for visit in &mut record.visits {
        visit.clock = None;
    }
    record
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn every_view_of_a_fold_has_a_record_whatever_the_day_and_the_order(
        (entries, shuffled) in history().prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle())),
        today in today(),
    ) {
        let all = records(&taken(&entries), today);
        prop_assert_eq!(&all, &records(&taken(&shuffled), today));
        for record in &all {
            for month in months().chain([CalendarMonth::of(today)]) {
                let _ = record.month(month);
            }
        }
        let list = SessionList::of(&stream(), today, &all);
        let rows = [&list.returned, &list.due, &list.measured, &list.earlier];
        let listed: BTreeSet<_> = rows.iter().flat_map(|rows| rows.iter().map(|row| row.child)).collect();
        prop_assert_eq!(listed.len(), rows.iter().map(|rows| rows.len()).sum::<usize>(), "each child once");
    }

    #[test]
    fn the_record_holds_what_the_fold_counts_and_no_more(entries in history(), today in today()) {
        let view = fold(&entries);
        for record in records(&taken(&entries), today) {
            let child = &view.children[&record.child];
            let counted: Vec<_> = child.counted_visits().map(|visit| (visit.id, visit.state())).collect();
            prop_assert_eq!(record.visits.iter().map(|visit| (visit.id, visit.state)).collect::<Vec<_>>(), counted);
            prop_assert_eq!(&record.conflicts, &child.conflicts());
            prop_assert_eq!(record.shown, child.is_shown());
            let tasks: Vec<_> = child.visits.iter().flat_map(|visit| visit.tasks()).collect();
            prop_assert_eq!(&record.tasks, &tasks);
        }
    }

    #[test]
    fn what_is_shown_before_saving_is_what_is_saved(
        entries in history(), facts in facts(), day in -2..5_i64, of in 1..4_u64, today in today()
    ) {
        let fold = taken(&entries);
        let Some(view) = fold.child(child(of)) else { return Ok(()) };
        let facts = VisitFacts { date: date("2026-11-20").plus_days(day).unwrap(), ..facts };
        let candidate = Candidate { visit: visit(99), stream: stream(), facts: facts.clone() };
        let preview = ChildRecord::preview(&view, &candidate, today, &Settings::default()).unwrap();

        let mut saved = fold;
        saved.add(&Device::kader(9).write(VisitRecorded { visit: visit(99), child: child(of), facts }));
        let saved = ChildRecord::of(&saved.child(child(of)).unwrap(), today, &Settings::default()).unwrap();
        prop_assert_eq!(said(preview), said(saved));
    }

}

proptest! {
    // A whole register in each, so fewer.
    #![proptest_config(cases(50))]

    #[test]
    fn a_correction_is_judged_before_saving_as_it_will_be_after(
        register in years(), which in any::<Index>(), weight in 2.0..20.0_f64, today in today()
    ) {
        let records = register.records(&today.to_string());
        let visits: Vec<(&ChildRecord, &VisitRecord)> =
            records.iter().flat_map(|record| record.visits.iter().map(move |visit| (record, visit))).collect();
        if visits.is_empty() {
            return Ok(());
        }
        let (record, old) = *which.get(&visits);
        let weight = Reading::once(Kilograms::new(weight).unwrap());
        let facts = VisitFacts { weight_kg: Some(weight.clone()), ..old.facts.clone() };
        let candidate = Candidate { visit: old.id, stream: old.posyandu.clone(), facts };
        let view = register.fold().child(record.child).unwrap();
        let preview = ChildRecord::preview(&view, &candidate, today, &register.settings).unwrap();

        let changes = VisitChanges { weight_kg: Change::Set(weight), ..VisitChanges::default() };
        let saw = register.fold().visit(old.id).unwrap().heads;
        let mut fold = register.fold();
        let reason = AmendReason::Typing;
        fold.add(&Device::kader(9).write(VisitAmended { visit: old.id, saw, reason, changes, note: None }));
        let saved = ChildRecord::of(&fold.child(record.child).unwrap(), today, &register.settings).unwrap();
        prop_assert_eq!(said(preview), said(saved));
    }

    #[test]
    fn every_weighed_child_has_one_letter_at_one_posyandu_and_belongs_to_one(register in years()) {
        let records = register.records("2026-12-31");
        for month in months() {
            let facts: Vec<MonthFacts> = records.iter().filter_map(|record| record.month(month)).collect();
            let count = |code: &str| MonthSummary::of(&place(code), month, &facts).counts;
            let (here, there, all) = (count(stream().as_str()), count(THERE), count("32.11"));
            prop_assert_eq!(added([here, there]), all, "places add up");
            let total = all.total();
            // Counted anew, from the visits alone.
            let last_weighed = |record: &ChildRecord| {
                let born = record.facts.birth.date;
                let weighings = record.visits.iter().filter(|visit| visit.measured.weight.is_some() && visit.date >= born);
                let last = weighings.map(|visit| visit.date).filter(|day| CalendarMonth::of(*day) == month).max()?;
                AgeGroup::of(last.full_months_since(born)?)
            };
            let weighed = records.iter().filter_map(last_weighed).count() as u64;
            prop_assert_eq!(total.get(Figure::D), weighed);
            for tally in [here.total(), there.total(), total] {
                prop_assert_eq!(tally.get(Figure::D), ntob(tally));
                prop_assert!(tally.get(Figure::Verified) <= tally.get(Figure::D));
            }
            let days = std::iter::successors(Some(month.first_day()), |day| day.plus_days(1))
                .take_while(|day| CalendarMonth::of(*day) == month);
            let days: Vec<Tally> =
                days.map(|day| DaySummary::of(&place("32.11"), day, &facts).counts.total()).collect();
            for figure in Figure::ALL.iter().filter(|figure| !matches!(figure, Figure::S | Figure::K)) {
                let sum: u64 = days.iter().map(|day| day.get(*figure)).sum();
                prop_assert_eq!(sum, total.get(*figure), "the days add up: {:?}", figure);
            }
        }
    }

    #[test]
    fn unverified_is_never_counted_as_verified(register in years()) {
        let fold = register.fold();
        for record in register.records("2026-12-31") {
            let verified: BTreeMap<_, bool> =
                record.visits.iter().map(|visit| (visit.id, fold.visit(visit.id).unwrap().state().is_verified())).collect();
            for status in &record.status {
                prop_assert_eq!(status.verified, verified[&status.visit]);
            }
            for facts in months().filter_map(|month| record.month(month)) {
                if let Some(weighed) = &facts.weighed {
                    prop_assert_eq!(weighed.weighed.verified, verified[&weighed.visit]);
                }
                let of_month = |visit: &&VisitRecord| CalendarMonth::of(visit.date) == facts.month;
                let any = record.visits.iter().filter(of_month).any(|visit| verified[&visit.id]);
                for problem in Problem::ALL {
                    prop_assert!(any || facts.verified.answer(*problem) == Answer::Unknown);
                }
                // And what is verified was measured.
                for problem in Problem::ALL {
                    let unknown = |answer| answer == Answer::Unknown;
                    let (all, held) = (facts.provisional.answer(*problem), facts.verified.answer(*problem));
                    prop_assert!(!unknown(all) || unknown(held));
                }
            }
        }
    }
}

/// The laws above would hold of a register in which nothing is ever weighed, verified or short.
#[test]
fn the_random_years_hold_what_the_laws_are_about() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::new_with_rng(
        ProptestConfig::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let mut figures: BTreeMap<&str, u64> = BTreeMap::new();
    for _ in 0..60 {
        let register = years().new_tree(&mut runner).unwrap().current();
        let records = register.records("2026-12-31");
        for month in months() {
            let facts: Vec<MonthFacts> = records.iter().filter_map(|record| record.month(month)).collect();
            let total = MonthSummary::of(&place("32.11"), month, &facts).counts.total();
            for figure in Figure::ALL {
                *figures.entry(figure.key()).or_default() += total.get(*figure);
            }
            for problem in Problem::ALL {
                let yes = facts.iter().filter(|facts| facts.verified.answer(*problem) == Answer::Yes).count();
                *figures.entry(problem.key()).or_default() += yes as u64;
            }
        }
    }
    // No mother brings a card in these years.
    figures.remove(Figure::K.key());
    assert!(figures.values().all(|count| *count > 0), "{figures:?}");
}
