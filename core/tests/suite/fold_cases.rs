//! What a few entries come to, case by case.

use crate::writing::{Device, child, date, facts, folded, id, ids, kg, stream, visit, weigh};
use simpati_core::clock::{CalendarMonth, ClockDoubt, ClockMark};
use simpati_core::fold::{Conflict, Consent, Fold, Presence, VisitView, fold};
use simpati_core::id::StreamId;
use simpati_core::journal::body::{
    AmendReason, Birth, Change, ChildChanges, ChildField, ChildMovedIn, ChildMovedOut, ChildrenMerged,
    ConflictResolved, ConsentChannel, ConsentRecorded, ConsentWithdrawn, MonthValidated, Note, PastMeasurement,
    PersonName, Phone, Precision, Reading, Relation, RetractReason, Subject, TextVersion, VisitAmended, VisitChanges,
    VisitFacts, VisitField, VisitRecorded, Which,
};
use simpati_core::journal::{Entry, EntryHash, Header};
use simpati_core::role::Role;
use simpati_core::sex::Sex;
use simpati_core::verification::{MonthState, Review, VisitStatus};
use std::collections::BTreeSet;

/// The weights that are still stated of visit 1, the one to show first.
fn weights(entries: &[&Entry]) -> Vec<Option<f64>> {
    let view = folded(entries).visit(visit(1)).unwrap();
    let contenders = view.facts.weight_kg.contenders();
    contenders.iter().map(|contender| contender.value.as_ref().map(|reading| reading.value().get())).collect()
}

fn status(entries: &[&Entry]) -> VisitStatus {
    folded(entries).visit(visit(1)).unwrap().state().status()
}

fn note(text: &str) -> Change<Note> {
    Change::Set(Note::new(text).unwrap())
}

#[test]
fn an_amendment_replaces_the_fields_it_states_and_no_other() {
    let mut kader = Device::kader(1);
    let recorded = kader.record(1, 1, 7.3);
    let amended = kader.amend(1, &[&recorded], VisitChanges { note: note("rewel"), ..weigh(7.4) });
    let view = folded(&[&recorded, &amended]).visit(visit(1)).unwrap();
    assert_eq!(view.facts.weight_kg.value(), Some(&kg(7.4)));
    assert_eq!(view.facts.note.value().unwrap().as_str(), "rewel");
    assert_eq!(view.date(), Some(date("2026-11-22")));
    assert_eq!(view.heads, ids(&[&amended]));
    assert!(!view.is_contested());
    let cleared = kader.amend(1, &[&amended], VisitChanges { weight_kg: Change::Cleared, ..VisitChanges::default() });
    assert_eq!(weights(&[&recorded, &amended, &cleared]), [None]);
}

#[test]
fn amendments_that_did_not_see_each_other_both_stand_and_the_latest_is_shown() {
    let (mut one, mut two) = (Device::kader(1), Device::kader(2));
    let recorded = one.record(1, 1, 7.3);
    let first = one.amend(1, &[&recorded], weigh(7.4));
    two.clock.unix_ms += 3_600_000;
    let second = two.amend(1, &[&recorded], weigh(7.5));
    assert_eq!(weights(&[&recorded, &first, &second]), [Some(7.5), Some(7.4)]);
    assert_eq!(weights(&[&second, &first, &recorded]), [Some(7.5), Some(7.4)]);
    let view = folded(&[&recorded, &first, &second]).visit(visit(1)).unwrap();
    assert_eq!(view.heads, ids(&[&first, &second]));
    assert_eq!(view.conflicts(), [Conflict::Visit { visit: visit(1), fields: vec![VisitField::WeightKg] }]);
    assert_eq!(view.state().status(), VisitStatus::Conflicted);
}

#[test]
fn equal_values_and_different_fields_are_no_conflict() {
    let (mut one, mut two) = (Device::kader(1), Device::kader(2));
    let recorded = one.record(1, 1, 7.3);
    let first = one.amend(1, &[&recorded], weigh(7.4));
    let same = two.amend(1, &[&recorded], weigh(7.4));
    let other = two.amend(1, &[&recorded], VisitChanges { oedema: Change::Set(true), ..VisitChanges::default() });
    let view = folded(&[&recorded, &first, &same, &other]).visit(visit(1)).unwrap();
    assert!(!view.is_contested());
    assert_eq!(view.facts.weight_kg.sources().len(), 2);
    assert_eq!(view.facts.oedema.value(), Some(&true));
}

#[test]
fn a_known_error_of_the_clock_does_not_decide_the_winner() {
    let (mut one, mut two) = (Device::kader(1), Device::kader(2));
    let recorded = one.record(1, 1, 7.3);
    let mut early = Device::kader(3);
    early.clock.unix_ms += 10 * 365 * 86_400_000;
    early.header = |header: &mut Header| header.clock_offset_ms = Some(10 * 365 * 86_400_000);
    let first = early.amend(1, &[&recorded], weigh(7.4));
    two.clock.unix_ms += 3_600_000;
    let second = two.amend(1, &[&recorded], weigh(7.5));
    assert_eq!(weights(&[&recorded, &first, &second]), [Some(7.5), Some(7.4)]);
}

#[test]
fn a_conflict_is_settled_by_whoever_saw_all_of_it() {
    let (mut one, mut two, mut puskesmas) = (Device::kader(1), Device::kader(2), Device::puskesmas(3));
    let recorded = one.record(1, 1, 7.3);
    let first = one.amend(1, &[&recorded], weigh(7.4));
    let second = two.amend(1, &[&recorded], weigh(7.5));
    let before = [&recorded, &first, &second];
    let resolved =
        puskesmas.write(ConflictResolved::Visit { visit: visit(1), saw: ids(&[&first, &second]), changes: weigh(7.5) });
    let again = one.amend(1, &[&first, &second], weigh(7.6));
    assert_eq!(weights(&[&before[..], &[&resolved]].concat()), [Some(7.5)]);
    assert_eq!(weights(&[&before[..], &[&again]].concat()), [Some(7.6)]);
    // Who saw only one side does not settle it; who settles it twice, apart from each other, contests it again.
    let half = one.amend(1, &[&first], weigh(7.6));
    assert_eq!(weights(&[&before[..], &[&half]].concat()), [Some(7.6), Some(7.5)]);
    assert_eq!(weights(&[&before[..], &[&resolved, &again]].concat()).len(), 2);
}

#[test]
fn what_arrives_before_its_beginning_is_held_and_then_shown() {
    let mut kader = Device::kader(1);
    let registered = kader.register(1);
    let recorded = kader.record(1, 1, 7.3);
    let amended = kader.amend(1, &[&recorded], weigh(7.4));
    let renamed = kader.amend_child(
        1,
        &[&registered],
        ChildChanges { name: Some(PersonName::new("Siti Z").unwrap()), ..ChildChanges::default() },
    );
    let mut fold = folded(&[&amended, &renamed]);
    assert_eq!((fold.visit(visit(1)), fold.child(child(1))), (None, None));
    assert_eq!(fold.view().unshown.held, ids(&[&amended, &renamed]));
    fold.add(&recorded);
    assert_eq!(fold.view().loose_visits.len(), 1);
    assert_eq!(fold.visit(visit(1)).unwrap().facts.weight_kg.value(), Some(&kg(7.4)));
    fold.add(&registered);
    let view = fold.view();
    assert_eq!((view.loose_visits.len(), view.unshown.held.len()), (0, 0));
    assert_eq!(view.children[&child(1)].facts().unwrap().name.as_str(), "Siti Z");
    assert_eq!(view.children[&child(1)].visits.len(), 1);
}

#[test]
fn retraction_hides_and_keeps_and_can_be_taken_back() {
    let (mut one, mut two) = (Device::kader(1), Device::kader(2));
    let recorded = one.record(1, 1, 7.3);
    let subject = Subject::Visit(visit(1));
    let retracted = one.retract(subject, &[&recorded]);
    let view = folded(&[&recorded, &retracted]).visit(visit(1)).unwrap();
    assert_eq!((view.presence, view.counts), (Presence::Retracted(RetractReason::Twice), false));
    assert_eq!(weights(&[&recorded, &retracted]), [Some(7.3)]);
    // Somebody amended it without having seen the retraction: shown, in conflict.
    let unseen = two.amend(1, &[&recorded], weigh(7.4));
    let view = folded(&[&recorded, &retracted, &unseen]).visit(visit(1)).unwrap();
    assert_eq!((view.presence.clone(), view.counts), (Presence::Contested, true));
    assert_eq!(view.conflicts(), [Conflict::Retraction { subject }]);
    // Decided either way.
    let hidden = one.retract(subject, &[&retracted, &unseen]);
    assert!(!folded(&[&recorded, &retracted, &unseen, &hidden]).visit(visit(1)).unwrap().presence.is_shown());
    let back = two.write(VisitAmended {
        visit: visit(1),
        saw: ids(&[&retracted]),
        reason: AmendReason::RetractedWrongly,
        changes: VisitChanges::default(),
        note: None,
    });
    assert_eq!(folded(&[&recorded, &retracted, &back]).visit(visit(1)).unwrap().presence, Presence::Present);
}

#[test]
fn a_child_is_not_hidden_while_one_of_its_visits_stands() {
    let (mut one, mut two) = (Device::kader(1), Device::kader(2));
    let registered = one.register(1);
    let retracted = one.retract(Subject::Child(child(1)), &[&registered]);
    let alone = folded(&[&registered, &retracted]).child(child(1)).unwrap();
    assert!(!alone.is_shown());
    let recorded = two.record(1, 1, 7.3);
    let both = folded(&[&registered, &retracted, &recorded]).child(child(1)).unwrap();
    assert_eq!(both.own.presence, Presence::Contested);
    assert_eq!(both.conflicts(), [Conflict::Retraction { subject: Subject::Child(child(1)) }]);
}

#[test]
fn a_visit_stands_where_its_last_acts_put_it() {
    let (mut kader, mut other, mut puskesmas) = (Device::kader(1), Device::kader(2), Device::puskesmas(3));
    let registered = kader.register(1);
    let recorded = kader.record(1, 1, 7.3);
    let start = [&registered, &recorded];
    let after = |more: &[&Entry]| status(&[&start[..], more].concat());
    assert_eq!(after(&[]), VisitStatus::Unverified);

    let verified = puskesmas.verify(1, &[&registered, &recorded]);
    assert_eq!(after(&[&verified]), VisitStatus::Verified);
    // An amendment that saw the verification, and one that did not, both change what was verified.
    let seen = kader.amend(1, &[&verified], weigh(7.4));
    let unseen = other.amend(1, &[&recorded], weigh(7.5));
    assert_eq!(after(&[&verified, &seen]), VisitStatus::ChangedSinceVerification);
    assert_eq!(after(&[&verified, &unseen]), VisitStatus::ChangedSinceVerification);
    let verified_again = puskesmas.verify(1, &[&registered, &seen]);
    assert_eq!(after(&[&verified, &seen, &verified_again]), VisitStatus::Verified);

    let back = puskesmas.send_back(1, &[&recorded]);
    assert_eq!(after(&[&back]), VisitStatus::Returned);
    // An amendment that had not seen the return does not answer it.
    assert_eq!(after(&[&back, &unseen]), VisitStatus::Returned);
    let answered = kader.amend(1, &[&back], weigh(7.3));
    let confirmed = kader.confirm(1, &[&back]);
    assert_eq!(after(&[&back, &answered]), VisitStatus::Answered);
    assert_eq!(after(&[&back, &confirmed]), VisitStatus::Answered);
    let accepted = puskesmas.verify(1, &[&registered, &confirmed]);
    assert_eq!(after(&[&back, &confirmed, &accepted]), VisitStatus::Verified);
    // Two at the Puskesmas acted without seeing each other: the return holds until it is answered.
    assert_eq!(after(&[&verified, &back]), VisitStatus::Returned);
    let over = puskesmas.verify(1, &[&registered, &recorded, &verified, &back]);
    assert_eq!(after(&[&verified, &back, &over]), VisitStatus::Verified);
    // Verified while statements differ is not verified.
    let contested = [&verified, &seen, &unseen];
    let blind = puskesmas.verify(1, &[&registered, &seen, &unseen]);
    assert_eq!(after(&[&contested[..], &[&blind]].concat()), VisitStatus::Conflicted);
    // A bare confirmation changes nothing that was verified.
    let idle = kader.confirm(1, &[&verified]);
    assert_eq!(after(&[&verified, &idle]), VisitStatus::Verified);
    // Retracted after it was verified.
    let gone = kader.retract(Subject::Visit(visit(1)), &[&verified]);
    assert_eq!(after(&[&verified, &gone]), VisitStatus::ChangedSinceVerification);
}

#[test]
fn a_verification_holds_while_sex_and_birth_are_as_it_saw_them() {
    let (mut kader, mut puskesmas) = (Device::kader(1), Device::puskesmas(3));
    let registered = kader.register(1);
    let recorded = kader.record(1, 1, 7.3);
    let to_verify = folded(&[&registered, &recorded]).visit(visit(1)).unwrap().to_verify;
    assert_eq!(to_verify, ids(&[&registered, &recorded]));
    let verified = puskesmas.verify(1, &[&registered, &recorded]);
    let base = [&registered, &recorded, &verified];
    let phone = kader.amend_child(
        1,
        &[&registered],
        ChildChanges { phone: Change::Set(Phone::new("081234567").unwrap()), ..ChildChanges::default() },
    );
    assert_eq!(status(&[&base[..], &[&phone]].concat()), VisitStatus::Verified);
    // Who saw the latest entry about the child saw what that rests on.
    let over_phone = puskesmas.verify(1, &[&phone, &recorded]);
    assert_eq!(status(&[&registered, &recorded, &phone, &over_phone]), VisitStatus::Verified);
    let older = Birth { date: date("2025-07-15"), precision: Precision::Day };
    let born = kader.amend_child(1, &[&phone], ChildChanges { birth: Some(older), ..ChildChanges::default() });
    assert_eq!(status(&[&base[..], &[&phone, &born]].concat()), VisitStatus::ChangedSinceVerification);
    let boy = kader.amend_child(1, &[&registered], ChildChanges { sex: Some(Sex::Male), ..ChildChanges::default() });
    assert_eq!(status(&[&base[..], &[&boy]].concat()), VisitStatus::ChangedSinceVerification);
    // One that saw nothing of the child verified nothing.
    let blind = puskesmas.verify(1, &[&recorded]);
    assert_eq!(status(&[&registered, &recorded, &blind]), VisitStatus::ChangedSinceVerification);
}

#[test]
fn what_was_sent_back_is_a_task_until_it_is_answered() {
    let (mut kader, mut puskesmas) = (Device::kader(1), Device::puskesmas(3));
    let recorded = kader.record(1, 1, 7.3);
    let back = puskesmas.send_back(1, &[&recorded]);
    let tasks = fold([&recorded, &back]).tasks;
    assert_eq!((tasks.len(), tasks[0].visit, tasks[0].back.source.role), (1, visit(1), Role::Puskesmas));
    let confirmed = kader.confirm(1, &[&back]);
    assert_eq!(fold([&recorded, &back, &confirmed]).tasks, []);
    let gone = kader.retract(Subject::Visit(visit(1)), &[&recorded]);
    assert_eq!(fold([&recorded, &back, &gone]).tasks, []);
}

#[test]
fn one_child_measured_on_two_tablets_waits_until_somebody_chooses() {
    let (mut one, mut two, mut puskesmas) = (Device::kader(1), Device::kader(2), Device::puskesmas(3));
    let registered = one.register(1);
    let first = one.record(1, 1, 7.3);
    let second = two.record(2, 1, 7.8);
    let base = [&registered, &first, &second];
    let visits = BTreeSet::from([visit(1), visit(2)]);
    let view = fold(base);
    assert_eq!(
        view.conflicts,
        [Conflict::SameDay { child: child(1), date: date("2026-11-22"), visits: visits.clone() }]
    );
    assert_eq!(status(&base), VisitStatus::Conflicted);
    let decide = |device: &mut Device, visits: &BTreeSet<_>, counts, saw: &[&Entry]| {
        device.write(ConflictResolved::SameDay { visits: visits.clone(), counts, saw: ids(saw) })
    };
    let counted = |entries: &[&Entry]| -> Vec<_> {
        let child = folded(entries).child(child(1)).unwrap();
        assert_eq!(child.visits.len(), entries.iter().filter(|entry| entry.kind() == "visit_recorded").count());
        child.counted_visits().map(|visit| (visit.id, visit.same_day.is_empty())).collect()
    };
    let chosen = decide(&mut puskesmas, &visits, Some(visit(2)), &[]);
    assert_eq!(counted(&[&base[..], &[&chosen]].concat()), [(visit(2), true)]);
    let both = decide(&mut puskesmas, &visits, None, &[&chosen]);
    assert_eq!(counted(&[&base[..], &[&chosen, &both]].concat()), [(visit(1), true), (visit(2), true)]);
    // Two decisions that did not see each other, and a third visit: open again.
    let other = decide(&mut Device::puskesmas(4), &visits, Some(visit(1)), &[]);
    assert!(counted(&[&base[..], &[&chosen, &other]].concat()).iter().all(|(_, settled)| !settled));
    let third = two.record(3, 1, 7.7);
    assert_eq!(counted(&[&base[..], &[&chosen, &third]].concat()).len(), 3);
    // The other one retracted: nothing left to decide.
    let gone = two.retract(Subject::Visit(visit(2)), &[&second]);
    assert_eq!(counted(&[&base[..], &[&gone]].concat()), [(visit(1), true)]);
}

#[test]
fn a_merge_shows_one_child_and_its_undoing_shows_exactly_what_was_before() {
    let (mut one, mut two, mut puskesmas) = (Device::kader(1), Device::kader(2), Device::puskesmas(3));
    let registered = one.register(1);
    let mut other = facts("Sity");
    other.phone = Some(Phone::new("081234567").unwrap());
    let twin = two.write(simpati_core::journal::body::ChildRegistered { child: child(2), facts: other });
    let visits = [one.record(1, 1, 7.3), two.record(2, 2, 7.4)];
    let base = [&registered, &twin, &visits[0], &visits[1]];
    let merge = ChildrenMerged { keep: child(2), absorb: child(1), note: None };
    let merged = puskesmas.write(merge.clone());
    let view = fold([&base[..], &[&merged]].concat());
    assert_eq!(view.children.keys().copied().collect::<Vec<_>>(), [child(2)]);
    let shown = &view.children[&child(2)];
    assert_eq!((shown.facts().unwrap().name.as_str(), shown.absorbed[0].id), ("Sity", child(1)));
    assert_eq!(shown.visits.len(), 2);
    assert_eq!(shown.conflicts().len(), 1, "two visits on one day");
    let fold_merged = folded(&[&base[..], &[&merged]].concat());
    assert_eq!(fold_merged.child(child(1)), fold_merged.child(child(2)));
    // The other way round, what the shown registration leaves open comes from the one beneath.
    let swapped = puskesmas.write(ChildrenMerged { keep: child(1), absorb: child(2), note: None });
    let shown = folded(&[&base[..], &[&swapped]].concat()).child(child(1)).unwrap();
    let known = shown.facts().unwrap();
    assert_eq!((known.name.as_str(), known.phone.is_some()), ("Siti", true));
    // Both at once do not say which.
    let unclear = folded(&[&base[..], &[&merged, &swapped]].concat()).child(child(2)).unwrap();
    assert_eq!((unclear.id(), unclear.merge_unclear), (child(1), true));
    assert!(unclear.conflicts().contains(&Conflict::Merge { children: BTreeSet::from([child(1), child(2)]) }));

    let undone = puskesmas.write(merge.undone_by(merged.header().id));
    assert_eq!(fold([&base[..], &[&merged, &undone]].concat()), fold(base));
    assert_eq!(fold([&base[..], &[&undone, &merged]].concat()), fold(base));
    // An undoing that names other children than the merge undoes nothing.
    let wrong = puskesmas.write(swapped_of(&merge).undone_by(merged.header().id));
    assert_eq!(fold([&base[..], &[&merged, &wrong]].concat()), view);
}

fn swapped_of(merge: &ChildrenMerged) -> ChildrenMerged {
    ChildrenMerged { keep: merge.absorb, absorb: merge.keep, note: None }
}

#[test]
fn merges_reach_through_each_other() {
    let (mut kader, mut puskesmas) = (Device::kader(1), Device::puskesmas(3));
    let children: Vec<Entry> = (1..=4).map(|n| kader.register(n)).collect();
    let merges = [(2, 1), (3, 2), (3, 4)]
        .map(|(keep, absorb)| puskesmas.write(ChildrenMerged { keep: child(keep), absorb: child(absorb), note: None }));
    let view = fold(children.iter().chain(&merges));
    assert_eq!(view.children.len(), 1);
    let shown = &view.children[&child(3)];
    let beneath: Vec<_> = shown.absorbed.iter().map(|registration| registration.id).collect();
    assert_eq!((beneath, shown.merge_unclear), (vec![child(1), child(2), child(4)], false));
}

#[test]
fn children_who_are_two_are_remembered_as_two() {
    let mut puskesmas = Device::puskesmas(3);
    let children = BTreeSet::from([child(1), child(2), child(3)]);
    let view = fold([&puskesmas.write(ConflictResolved::Different { children })]);
    let pairs = BTreeSet::from([(child(1), child(2)), (child(1), child(3)), (child(2), child(3))]);
    assert_eq!(view.different, pairs);
}

#[test]
fn a_child_belongs_where_its_latest_move_says() {
    let there: StreamId = "32.11.13.2008.001".parse().unwrap();
    let mut kader = Device::kader(1);
    let registered = kader.register(1);
    let out = kader.write(ChildMovedOut {
        child: child(1),
        saw: ids(&[&registered]),
        to: Some(there.clone()),
        date: date("2026-12-01"),
    });
    let home = |entries: &[&Entry], day: &str| -> Option<StreamId> {
        folded(entries).child(child(1)).unwrap().home(date(day)).cloned()
    };
    assert_eq!(home(&[&registered, &out], "2026-11-30"), Some(stream()));
    assert_eq!(home(&[&registered, &out], "2026-12-01"), Some(there.clone()));
    // In the other posyandu's journal, the moving in is all there is, with facts and past measurements.
    let past = PastMeasurement {
        date: date("2026-11-22"),
        posyandu: Some(stream()),
        weight_kg: Some(kg(7.3)),
        length: None,
        verified: true,
    };
    let mut other = Device::kader(2);
    other.header = |header: &mut Header| header.stream = "32.11.13.2008.001".parse().unwrap();
    let came = other.write(ChildMovedIn {
        child: child(1),
        saw: BTreeSet::new(),
        from: Some(stream()),
        date: date("2026-12-01"),
        facts: facts("Siti"),
        history: vec![past.clone()],
    });
    assert_eq!(home(&[&came], "2026-11-30"), Some(stream()));
    assert_eq!(home(&[&came], "2027-01-01"), Some(there.clone()));
    assert_eq!(folded(&[&came]).child(child(1)).unwrap().own.history, [past]);
    // Both journals together.
    for day in ["2026-12-01", "2027-01-01"] {
        assert_eq!(home(&[&registered, &out, &came], day), Some(there.clone()));
    }
}

#[test]
fn the_series_of_growth_has_what_counts_and_what_was_carried_over() {
    let elsewhere = "32.11.13.2008.001";
    let past = |date_text: &str, posyandu: Option<&str>, weight: f64| PastMeasurement {
        date: date(date_text),
        posyandu: posyandu.map(|code| code.parse().unwrap()),
        weight_kg: Some(kg(weight)),
        length: None,
        verified: true,
    };
    let mut kader = Device::kader(1);
    let came = kader.write(ChildMovedIn {
        child: child(1),
        saw: BTreeSet::new(),
        from: None,
        date: date("2026-11-01"),
        facts: facts("Siti"),
        history: vec![past("2026-10-20", Some(elsewhere), 7.0), past("2026-09-20", None, 6.8)],
    });
    let twice = VisitFacts {
        weight_kg: Some(Reading::twice(kg(9.1).first, kg(7.3).first, Which::Second)),
        ..VisitFacts::new(date("2026-11-22"))
    };
    let recorded = kader.write(VisitRecorded { visit: visit(1), child: child(1), facts: twice });
    let view = folded(&[&came, &recorded]).child(child(1)).unwrap();
    let series: Vec<_> = view
        .series()
        .iter()
        .map(|measured| (measured.on.to_string(), measured.measurements.weight.unwrap().get(), measured.verified))
        .collect();
    let right = [("2026-09-20", 6.8, true), ("2026-10-20", 7.0, true), ("2026-11-22", 7.3, false)];
    assert_eq!(series, right.map(|(day, weight, verified)| (day.to_owned(), weight, verified)));
    // What was carried over and was also recorded here is one measurement.
    let same = kader.write(ChildMovedIn {
        child: child(1),
        saw: ids(&[&came]),
        from: None,
        date: date("2027-01-01"),
        facts: facts("Siti"),
        history: vec![past("2026-11-22", Some("32.11.13.2005.003"), 7.3)],
    });
    assert_eq!(folded(&[&came, &recorded, &same]).child(child(1)).unwrap().series().len(), 3);
}

#[test]
fn consent_is_given_withdrawn_and_given_again() {
    let (mut one, mut two) = (Device::kader(1), Device::kader(2));
    let registered = one.register(1);
    let give = |device: &mut Device, saw: &[&Entry]| {
        device.write(ConsentRecorded {
            child: child(1),
            saw: ids(saw),
            text_version: TextVersion::new("2026-11").unwrap(),
            relation: Relation::Mother,
            name: None,
            channel: ConsentChannel::Spoken,
            date: date("2026-11-22"),
        })
    };
    let consent = |entries: &[&Entry]| folded(entries).child(child(1)).unwrap().own.consent;
    assert_eq!(consent(&[&registered]), Consent::Unasked);
    let given = give(&mut one, &[&registered]);
    assert!(matches!(consent(&[&registered, &given]), Consent::Given { .. }));
    let withdrawn =
        two.write(ConsentWithdrawn { child: child(1), saw: ids(&[&given]), date: date("2026-12-01"), note: None });
    assert!(matches!(consent(&[&registered, &given, &withdrawn]), Consent::Withdrawn { .. }));
    // Not having seen the withdrawal does not undo it; having seen it does.
    let unseen = give(&mut one, &[&given]);
    assert!(matches!(consent(&[&registered, &given, &withdrawn, &unseen]), Consent::Withdrawn { .. }));
    let again = give(&mut one, &[&unseen, &withdrawn]);
    assert!(matches!(consent(&[&registered, &given, &withdrawn, &unseen, &again]), Consent::Given { .. }));
}

#[test]
fn a_month_is_closed_as_it_was_seen_and_reopened_by_what_its_figures_rest_on() {
    let november: CalendarMonth = "2026-11".parse().unwrap();
    let (mut kader, mut puskesmas, mut dinkes) = (Device::kader(1), Device::puskesmas(3), Device::new(4, Role::Dinkes));
    let registered = kader.register(1);
    let recorded = kader.record(1, 1, 7.3);
    let verified = puskesmas.verify(1, &[&registered, &recorded]);
    let base = [&registered, &recorded, &verified];
    let month = |more: &[&Entry]| folded(&[&base[..], more].concat()).month(&stream(), november);
    let open = month(&[]);
    assert_eq!((open.state, open.visits.as_slice(), open.verified), (MonthState::Open, &[visit(1)][..], 1));
    // The form that docs/PROTOCOL.md gives.
    let rests_on = format!(
        "simpati month 1\n32.11.13.2005.003 2026-11\n{} {} P 2025-08-15 day {}\n",
        visit(1),
        child(1),
        recorded.header().id
    );
    assert_eq!(open.digest, EntryHash::of(rests_on.as_bytes()));
    let closed = dinkes.write(MonthValidated { month: november, digest: open.digest, visits: 1 });
    assert_eq!(month(&[&closed]).state, MonthState::Validated);
    assert_eq!(fold([&base[..], &[&closed]].concat()).months[&(stream(), november)], month(&[&closed]));
    // What reopens it, and what does not.
    let phone = Change::Set(Phone::new("081234567").unwrap());
    let boy = ChildChanges { sex: Some(Sex::Male), ..ChildChanges::default() };
    let cases = [
        (puskesmas.verify(1, &[&registered, &verified]), MonthState::Validated),
        (kader.amend_child(1, &[&registered], ChildChanges { phone, ..Default::default() }), MonthState::Validated),
        (kader.confirm(1, &[&verified]), MonthState::Validated),
        (kader.amend(1, &[&verified], weigh(7.4)), MonthState::Reopened),
        (kader.retract(Subject::Visit(visit(1)), &[&verified]), MonthState::Reopened),
        (kader.record(2, 1, 7.4), MonthState::Reopened),
        (kader.amend_child(1, &[&registered], boy), MonthState::Reopened),
    ];
    for (entry, state) in cases {
        assert_eq!(month(&[&closed, &entry]).state, state, "{entry:?}");
    }
    let amended = kader.amend(1, &[&verified], weigh(7.5));
    let reopened = month(&[&closed, &amended]);
    assert_eq!((reopened.validated_by.len(), reopened.validated_before_by.len()), (0, 1));
    let again = dinkes.write(MonthValidated { month: november, digest: reopened.digest, visits: 1 });
    assert_eq!(month(&[&closed, &amended, &again]).state, MonthState::Validated);
}

type Changed = fn(&mut Header);

/// One visit recorded by a device whose header was changed by `header`.
fn recorded_with(header: Changed) -> VisitView {
    let mut device = Device::kader(1);
    device.header = header;
    folded(&[&device.record(1, 1, 7.3)]).visit(visit(1)).unwrap()
}

#[test]
fn a_date_from_a_clock_that_is_known_to_be_wrong_is_corrected_and_no_other() {
    const DAY: i64 = 86_400_000;
    // (header, corrected date, mark); the visit's stated day is 2026-11-22.
    let cases: [(Changed, Option<&str>, ClockMark); 6] = [
        (|_| {}, None, ClockMark::Right),
        (|header| header.clock_offset_ms = None, None, ClockMark::NeverCompared),
        // Two days ahead: the visit was on the 20th.
        (|header| header.clock_offset_ms = Some(2 * DAY), Some("2026-11-20"), ClockMark::WrongBy(2 * DAY)),
        // An hour ahead, but the same day.
        (|header| header.clock_offset_ms = Some(3_600_000), None, ClockMark::WrongBy(3_600_000)),
        // The device doubts its clock: by how much it was wrong is not known.
        (
            |header| {
                header.clock_offset_ms = Some(2 * DAY);
                header.clock_doubt = Some(ClockDoubt::BehindLastContact);
            },
            None,
            ClockMark::Doubted(ClockDoubt::BehindLastContact),
        ),
        // The clock is ten years behind, but the day was typed by a person.
        (
            |header| {
                header.clock_offset_ms = Some(-3_653 * DAY);
                header.recorded_at.unix_ms -= 3_653 * DAY;
            },
            None,
            ClockMark::WrongBy(-3_653 * DAY),
        ),
    ];
    for (header, corrected, mark) in cases {
        let view = recorded_with(header);
        assert_eq!(view.corrected_date(), corrected.map(date), "{mark:?}");
        assert_eq!(view.date(), Some(date(corrected.unwrap_or("2026-11-22"))));
        assert_eq!(view.facts.date.value(), Some(&date("2026-11-22")), "what was stated stays");
        assert_eq!(view.clock(), Some(mark));
    }
}

#[test]
fn what_cannot_be_shown_is_counted() {
    let mut kader = Device::kader(1);
    let recorded = kader.record(1, 1, 7.3);
    let forged = kader.verify(1, &[&recorded]);
    let unknown = kader.write_as("anc_visit", &serde_json::json!({"week": 12}));
    let broken = kader.write_as("visit_recorded", &serde_json::json!({"visit": 1}));
    kader.header = |header| header.schema = 99;
    let newer = kader.write_as("visit_recorded", &serde_json::json!({"visit": 1}));
    let view = fold([&recorded, &forged, &unknown, &broken, &newer]);
    assert_eq!(view.unshown.not_allowed, ids(&[&forged]));
    assert_eq!(view.unshown.unknown, ids(&[&unknown, &newer]));
    assert_eq!(view.unshown.unreadable, ids(&[&broken]));
    assert_eq!(view.loose_visits[0].review, Review::Unverified);
}

#[test]
fn lies_about_what_was_seen_lose_nothing() {
    let mut kader = Device::kader(1);
    let recorded = kader.record(1, 1, 7.3);
    // Two amendments that claim to have seen each other, and one that claims to have seen itself.
    let (a, b, c) = (id(0xe, 1_002), id(0xe, 1_003), id(0xe, 1_004));
    let amend = |kader: &mut Device, saw: &[_], weight| {
        kader.write(VisitAmended {
            visit: visit(1),
            saw: saw.iter().copied().collect(),
            reason: AmendReason::Typing,
            changes: weigh(weight),
            note: None,
        })
    };
    let recorded_id = recorded.header().id;
    let first = amend(&mut kader, &[recorded_id, b], 7.4);
    let second = amend(&mut kader, &[recorded_id, a], 7.5);
    let own = amend(&mut kader, &[recorded_id, c], 7.6);
    assert_eq!([&first, &second, &own].map(|entry| entry.header().id), [a, b, c]);
    // The circle is opened at its smallest id: the second replaces the first, as it says.
    assert_eq!(weights(&[&recorded, &first, &second, &own]), [Some(7.6), Some(7.5)]);
    assert_eq!(weights(&[&own, &second, &first, &recorded]), [Some(7.6), Some(7.5)]);
    let settled = amend(&mut kader, &[a, b, c], 7.7);
    assert_eq!(weights(&[&recorded, &first, &second, &own, &settled]), [Some(7.7)]);
}

#[test]
fn two_texts_under_one_id_are_two_statements() {
    let mut kader = Device::kader(1);
    let recorded = kader.record(1, 1, 7.3);
    let other = Entry::from_text(&recorded.text().replace("7.3", "8.3")).unwrap();
    assert_eq!(recorded.header().id, other.header().id);
    assert_eq!(weights(&[&recorded, &other]).len(), 2);
    assert_eq!(weights(&[&other, &recorded]), weights(&[&recorded, &other]));
}

#[test]
fn what_is_stated_again_on_another_chain_is_the_same_statement() {
    let (mut kader, mut puskesmas) = (Device::kader(1), Device::puskesmas(3));
    let registered = kader.register(1);
    let recorded = kader.record(1, 1, 7.3);
    let header = Header { device: id(0xa, 9), idx: 1, prev: None, ..recorded.header().clone() };
    let again = Entry::write(&header, recorded.kind(), &recorded.body()).unwrap();
    let verified = puskesmas.verify(1, &[&registered, &recorded]);
    let view = folded(&[&registered, &recorded, &again, &verified]).visit(visit(1)).unwrap();
    assert_eq!((weights(&[&recorded, &again]), view.is_contested()), (vec![Some(7.3)], false));
    assert_eq!(view.state().status(), VisitStatus::Verified);
}

#[test]
fn a_visit_stated_for_two_children_is_shown_under_one_of_them_in_conflict() {
    let (mut one, mut two) = (Device::kader(1), Device::kader(2));
    let children = [one.register(1), one.register(2)];
    let first = one.record(1, 1, 7.3);
    let second = two.write(VisitRecorded {
        visit: visit(1),
        child: child(2),
        facts: VisitFacts { weight_kg: Some(kg(7.3)), ..VisitFacts::new(date("2026-11-22")) },
    });
    let view = fold(children.iter().chain([&first, &second]));
    assert_eq!(view.children.values().map(|child| child.visits.len()).sum::<usize>(), 1);
    assert_eq!(view.conflicts, [Conflict::VisitOfWhom { visit: visit(1) }]);
}

#[test]
fn a_contested_name_is_a_conflict_of_the_child() {
    let (mut one, mut two) = (Device::kader(1), Device::kader(2));
    let registered = one.register(1);
    let name = |text: &str| ChildChanges { name: Some(PersonName::new(text).unwrap()), ..ChildChanges::default() };
    let first = one.amend_child(1, &[&registered], name("Siti A"));
    let second = two.amend_child(1, &[&registered], name("Siti B"));
    let view = folded(&[&registered, &first, &second]).child(child(1)).unwrap();
    assert_eq!(view.conflicts(), [Conflict::Child { child: child(1), fields: vec![ChildField::Name] }]);
    let settled = one.amend_child(1, &[&first, &second], name("Siti B"));
    assert_eq!(folded(&[&registered, &first, &second, &settled]).child(child(1)).unwrap().conflicts(), []);
}

#[test]
fn an_entry_says_what_it_touches_the_first_time_only() {
    let mut kader = Device::kader(1);
    let recorded = kader.record(1, 1, 7.3);
    let mut fold = Fold::new();
    let touched = BTreeSet::from([Subject::Child(child(1)), Subject::Visit(visit(1))]);
    assert_eq!(fold.add(&recorded), touched);
    assert_eq!(fold.add(&recorded), BTreeSet::new());
}
