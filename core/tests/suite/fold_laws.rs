//! The laws of the fold, over random histories of tablets that know different things.

use crate::writing::{Device, child, facts, folded, id, ids, kg, stream, visit, weigh};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;
use simpati_core::clock::CivilDate;
use simpati_core::fold::{ChildView, Fold, StreamView, VisitView, fold};
use simpati_core::id::{ChildId, EntryId, VisitId};
use simpati_core::journal::body::{
    AmendReason, Birth, Body, Change, ChildAmended, ChildChanges, ChildMovedIn, ChildMovedOut, ChildRegistered,
    ChildrenMerged, ConflictResolved, ConsentChannel, ConsentRecorded, ConsentWithdrawn, MonthValidated, PersonName,
    Precision, Relation, RetractReason, Retracted, ReturnReason, Subject, TextVersion, VisitAmended, VisitChanges,
    VisitFacts, VisitRecorded, VisitReturned, VisitVerified,
};
use simpati_core::journal::{Entry, Kind};
use simpati_core::role::Role;
use simpati_core::sex::Sex;
use simpati_core::verification::{IllegalMove, VisitAct, VisitState, next};
use std::collections::{BTreeMap, BTreeSet};

const DEVICES: usize = 5;
const ROLES: [Role; DEVICES] = [Role::Kader, Role::Kader, Role::Puskesmas, Role::Puskesmas, Role::Dinkes];

/// Something that one device does, with what it knows.
#[derive(Debug, Clone)]
enum Step {
    /// Another device gives it all that it knows.
    Meet(usize),
    Register(u64),
    Record {
        visit: u64,
        child: u64,
        weight: u8,
        day: u8,
    },
    Amend {
        visit: u64,
        weight: Option<u8>,
        day: Option<u8>,
        oedema: Option<bool>,
    },
    AmendChild {
        child: u64,
        name: Option<u8>,
        male: Option<bool>,
        older: Option<u8>,
    },
    Confirm(u64),
    Retract(u64),
    RetractChild(u64),
    Verify(u64),
    Return(u64),
    Resolve {
        visit: u64,
        weight: u8,
    },
    ChooseOfDay {
        visits: BTreeSet<u64>,
        counts: Option<u64>,
    },
    Merge {
        keep: u64,
        absorb: u64,
    },
    Undo(Index),
    MoveOut(u64),
    MoveIn(u64),
    Consent {
        child: u64,
        given: bool,
    },
    CloseMonth,
    /// A kind that is not known here.
    Later,
    /// An amendment that claims to have seen any entries, also some that do not exist yet.
    Lie {
        visit: u64,
        saw: Vec<u64>,
        weight: u8,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let (visit, child, weight, day) = (1..5_u64, 1..4_u64, 0..4_u8, 0..3_u8);
    let some = |of: std::ops::Range<u8>| proptest::option::of(of);
    prop_oneof![
        6 => (0..DEVICES).prop_map(Step::Meet),
        3 => child.clone().prop_map(Step::Register),
        5 => (visit.clone(), child.clone(), weight.clone(), day.clone())
            .prop_map(|(visit, child, weight, day)| Step::Record { visit, child, weight, day }),
        8 => (visit.clone(), some(0..4), some(0..3), proptest::option::of(any::<bool>()))
            .prop_map(|(visit, weight, day, oedema)| Step::Amend { visit, weight, day, oedema }),
        4 => (child.clone(), some(0..3), proptest::option::of(any::<bool>()), some(0..3))
            .prop_map(|(child, name, male, older)| Step::AmendChild { child, name, male, older }),
        2 => visit.clone().prop_map(Step::Confirm),
        2 => visit.clone().prop_map(Step::Retract),
        1 => child.clone().prop_map(Step::RetractChild),
        5 => visit.clone().prop_map(Step::Verify),
        3 => visit.clone().prop_map(Step::Return),
        2 => (visit.clone(), weight.clone()).prop_map(|(visit, weight)| Step::Resolve { visit, weight }),
        2 => (proptest::collection::btree_set(visit.clone(), 1..4), proptest::option::of(visit.clone()))
            .prop_map(|(visits, counts)| Step::ChooseOfDay { visits, counts }),
        2 => (child.clone(), child.clone()).prop_map(|(keep, absorb)| Step::Merge { keep, absorb }),
        1 => any::<Index>().prop_map(Step::Undo),
        1 => child.clone().prop_map(Step::MoveOut),
        1 => child.clone().prop_map(Step::MoveIn),
        1 => (child, any::<bool>()).prop_map(|(child, given)| Step::Consent { child, given }),
        1 => Just(Step::CloseMonth),
        1 => Just(Step::Later),
        2 => (visit, proptest::collection::vec(0..60_u64, 0..4), weight)
            .prop_map(|(visit, saw, weight)| Step::Lie { visit, saw, weight }),
    ]
}

pub(crate) fn history() -> impl Strategy<Value = Vec<Entry>> {
    proptest::collection::vec((0..DEVICES, step()), 0..50).prop_map(live)
}

fn honest_history() -> impl Strategy<Value = Vec<Entry>> {
    let honest = step().prop_filter("a lie", |step| !matches!(step, Step::Lie { .. }));
    proptest::collection::vec((0..DEVICES, honest), 0..50).prop_map(live)
}

fn day(n: u8) -> CivilDate {
    CivilDate::new(2026, 11, 20 + u32::from(n)).unwrap()
}

fn weight(n: u8) -> simpati_core::journal::body::Reading<simpati_core::quantity::Kilograms> {
    kg(7.0 + f64::from(n) / 10.0)
}

/// Every entry that the devices write.
fn live(steps: Vec<(usize, Step)>) -> Vec<Entry> {
    let mut devices: Vec<Device> = ROLES.iter().zip(1..).map(|(role, n)| Device::new(n, *role)).collect();
    // Clocks that tell different times, so that the latest by the clock is not the last to be written.
    for (device, hours) in devices.iter_mut().zip([0, 5, -3, 1, 0]) {
        device.clock.unix_ms += hours * 3_600_000;
    }
    let mut known: Vec<Fold> = vec![Fold::new(); DEVICES];
    let mut has: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); DEVICES];
    let mut entries: Vec<Entry> = Vec::new();
    for (who, step) in steps {
        if let Step::Meet(other) = step {
            for n in has[other].clone() {
                has[who].insert(n);
                known[who].add(&entries[n]);
            }
            continue;
        }
        let entry = if matches!(step, Step::Later) {
            devices[who].write_as("anc_visit", &serde_json::json!({}))
        } else {
            let Some(body) = body_of(&step, &known[who], &entries) else { continue };
            devices[who].write(body)
        };
        known[who].add(&entry);
        has[who].insert(entries.len());
        entries.push(entry);
    }
    entries
}

fn body_of(step: &Step, known: &Fold, entries: &[Entry]) -> Option<Body> {
    let of_child = |n: u64| known.child(child(n)).map(|view| view.own.heads);
    let of_visit = |n: u64| known.visit(visit(n));
    Some(match step {
        Step::Meet(_) | Step::Later => return None,
        Step::Register(n) => ChildRegistered { child: child(*n), facts: facts("Siti") }.into(),
        Step::Record { visit: n, child: of, weight: w, day: d } => {
            let facts = VisitFacts { weight_kg: Some(weight(*w)), ..VisitFacts::new(day(*d)) };
            VisitRecorded { visit: visit(*n), child: child(*of), facts }.into()
        }
        Step::Amend { visit: n, weight: w, day: d, oedema } => {
            let changes = VisitChanges {
                date: d.map(day),
                // The highest weight stands for: there is none.
                weight_kg: w.map_or(Change::Unsaid, |w| if w == 3 { Change::Cleared } else { Change::Set(weight(w)) }),
                oedema: oedema.map_or(Change::Unsaid, Change::Set),
                ..VisitChanges::default()
            };
            let saw = of_visit(*n)?.heads;
            VisitAmended { visit: visit(*n), saw, reason: AmendReason::Typing, changes, note: None }.into()
        }
        Step::AmendChild { child: n, name, male, older } => {
            let changes = ChildChanges {
                name: name.map(|n| PersonName::new(["Siti", "Sity", "Citi"][usize::from(n)]).unwrap()),
                sex: male.map(|male| if male { Sex::Male } else { Sex::Female }),
                birth: older.map(|n| Birth { date: day(n), precision: Precision::Day }),
                ..ChildChanges::default()
            };
            let saw = of_child(*n)?;
            ChildAmended { child: child(*n), saw, reason: AmendReason::Document, changes, note: None }.into()
        }
        Step::Confirm(n) => VisitAmended {
            visit: visit(*n),
            saw: of_visit(*n)?.heads,
            reason: AmendReason::Confirmed,
            changes: VisitChanges::default(),
            note: None,
        }
        .into(),
        Step::Retract(n) => {
            let (subject, saw) = (Subject::Visit(visit(*n)), of_visit(*n)?.heads);
            Retracted { subject, saw, reason: RetractReason::Twice, note: None }.into()
        }
        Step::RetractChild(n) => {
            let (subject, saw) = (Subject::Child(child(*n)), of_child(*n)?);
            Retracted { subject, saw, reason: RetractReason::Twice, note: None }.into()
        }
        Step::Verify(n) => VisitVerified { visit: visit(*n), saw: of_visit(*n)?.to_verify }.into(),
        Step::Return(n) => {
            let saw = of_visit(*n)?.heads;
            VisitReturned { visit: visit(*n), saw, reason: ReturnReason::Weight, note: None }.into()
        }
        Step::Resolve { visit: n, weight: w } => {
            let changes = VisitChanges { weight_kg: Change::Set(weight(*w)), ..VisitChanges::default() };
            ConflictResolved::Visit { visit: visit(*n), saw: of_visit(*n)?.heads, changes }.into()
        }
        Step::ChooseOfDay { visits, counts } => ConflictResolved::SameDay {
            visits: visits.iter().map(|n| visit(*n)).collect(),
            counts: counts.map(visit),
            saw: BTreeSet::new(),
        }
        .into(),
        Step::Merge { keep, absorb } => {
            ChildrenMerged { keep: child(*keep), absorb: child(*absorb), note: None }.into()
        }
        Step::Undo(index) => {
            let merges: Vec<&Entry> = entries.iter().filter(|entry| entry.kind() == "children_merged").collect();
            let entry = (!merges.is_empty()).then(|| *index.get(&merges))?;
            let Ok(Body::ChildrenMerged(merge)) = Body::of(entry) else { return None };
            merge.undone_by(entry.header().id).into()
        }
        Step::MoveOut(n) => ChildMovedOut { child: child(*n), saw: of_child(*n)?, to: None, date: day(1) }.into(),
        Step::MoveIn(n) => ChildMovedIn {
            child: child(*n),
            saw: of_child(*n).unwrap_or_default(),
            from: None,
            date: day(1),
            facts: facts("Siti"),
            history: Vec::new(),
        }
        .into(),
        Step::Consent { child: n, given: true } => ConsentRecorded {
            child: child(*n),
            saw: of_child(*n)?,
            text_version: TextVersion::new("2026-11").unwrap(),
            relation: Relation::Mother,
            name: None,
            channel: ConsentChannel::Spoken,
            date: day(1),
        }
        .into(),
        Step::Consent { child: n, given: false } => {
            ConsentWithdrawn { child: child(*n), saw: of_child(*n)?, date: day(1), note: None }.into()
        }
        Step::CloseMonth => {
            let month = "2026-11".parse().unwrap();
            let view = known.month(&stream(), month);
            MonthValidated { month, digest: view.digest, visits: 0 }.into()
        }
        Step::Lie { visit: n, saw, weight: w } => VisitAmended {
            visit: visit(*n),
            saw: saw.iter().map(|n| id(0xe, (n % 5 + 1) * 1_000 + n / 5)).collect(),
            reason: AmendReason::Typing,
            changes: VisitChanges { weight_kg: Change::Set(weight(*w)), ..VisitChanges::default() },
            note: None,
        }
        .into(),
    })
}

/// The second opinion: what entries state and saw, by plain search, without anything of the fold's.
struct Plain {
    bodies: Vec<(EntryId, Role, Body)>,
}

impl Plain {
    fn of(entries: &[Entry]) -> Self {
        let bodies = entries.iter().map(|entry| {
            let header = entry.header();
            (header.id, header.role, Body::of(entry).unwrap())
        });
        Self { bodies: bodies.filter(|(_, role, body)| allowed(*role, body)).collect() }
    }

    /// All entries about a subject that can be reached from `start` by what was seen.
    fn reach(&self, start: EntryId, subject: Subject) -> BTreeSet<EntryId> {
        let mut reached = BTreeSet::new();
        let mut to_look_at = vec![start];
        while let Some(at) = to_look_at.pop() {
            for (_, _, body) in self.bodies.iter().filter(|(id, _, body)| *id == at && is_about(body, subject)) {
                for seen in body.saw().into_iter().flatten() {
                    if self.bodies.iter().any(|(id, _, body)| id == seen && is_about(body, subject))
                        && reached.insert(*seen)
                    {
                        to_look_at.push(*seen);
                    }
                }
            }
        }
        reached
    }

    /// The values of a field that no other statement of it saw.
    fn standing<T: Clone>(
        &self,
        subject: Subject,
        field: impl Fn(&Body) -> Option<Option<T>>,
    ) -> Vec<(EntryId, Option<T>)> {
        let statements: Vec<(EntryId, Option<T>)> = self
            .bodies
            .iter()
            .filter(|(_, _, body)| is_about(body, subject))
            .filter_map(|(id, _, body)| field(body).map(|value| (*id, value)))
            .collect();
        let seen: BTreeSet<EntryId> = statements
            .iter()
            .flat_map(|(id, _)| self.reach(*id, subject).into_iter().filter(move |at| at != id))
            .collect();
        statements.into_iter().filter(|(id, _)| !seen.contains(id)).collect()
    }
}

fn allowed(role: Role, body: &Body) -> bool {
    body.kind().is_some_and(|kind| simpati_core::journal::permission::may_state(role, kind))
}

fn is_about(body: &Body, subject: Subject) -> bool {
    let same_day = matches!(body, Body::ConflictResolved(ConflictResolved::SameDay { .. }));
    let of_child = matches!(body.kind(), Some(Kind::VisitRecorded | Kind::ChildrenMerged | Kind::MergeUndone));
    let elsewhere = same_day || of_child && matches!(subject, Subject::Child(_));
    !elsewhere && body.subjects().contains(&subject)
}

fn weight_said(body: &Body) -> Option<Option<String>> {
    let text = |value: &simpati_core::journal::body::Reading<_>| serde_json::to_string(value).unwrap();
    match body {
        Body::VisitRecorded(body) => body.facts.weight_kg.as_ref().map(|value| Some(text(value))),
        Body::VisitAmended(VisitAmended { changes, .. })
        | Body::ConflictResolved(ConflictResolved::Visit { changes, .. }) => {
            changes.weight_kg.said().map(|value| value.map(text))
        }
        _ => None,
    }
}

fn date_said(body: &Body) -> Option<Option<String>> {
    match body {
        Body::VisitRecorded(body) => Some(Some(body.facts.date.to_string())),
        Body::VisitAmended(body) => body.changes.date.map(|date| Some(date.to_string())),
        _ => None,
    }
}

fn name_said(body: &Body) -> Option<Option<String>> {
    match body {
        Body::ChildRegistered(body) => Some(Some(body.facts.name.as_str().to_owned())),
        Body::ChildMovedIn(body) => Some(Some(body.facts.name.as_str().to_owned())),
        Body::ChildAmended(body) => body.changes.name.as_ref().map(|name| Some(name.as_str().to_owned())),
        _ => None,
    }
}

/// Of a field: who states what.
type Values = Vec<(EntryId, Option<String>)>;

/// What the fold still shows of three fields, by subject and field.
fn shown(view: &StreamView) -> BTreeMap<(Subject, &'static str), Values> {
    let mut shown = BTreeMap::new();
    let visits = view.children.values().flat_map(|child| &child.visits).chain(&view.loose_visits);
    for visit in visits {
        let subject = Subject::Visit(visit.id);
        let weights = visit.facts.weight_kg.contenders().iter().flat_map(|contender| {
            let value = contender.value.as_ref().map(|value| serde_json::to_string(value).unwrap());
            contender.sources.iter().map(move |source| (source.entry, value.clone()))
        });
        let dates = visit.facts.date.contenders().iter().flat_map(|contender| {
            let value = contender.value.map(|date| date.to_string());
            contender.sources.iter().map(move |source| (source.entry, value.clone()))
        });
        shown.insert((subject, "weight"), weights.collect());
        shown.insert((subject, "date"), dates.collect());
    }
    for registration in view.children.values().flat_map(ChildView::registrations) {
        let names = registration.facts.name.contenders().iter().flat_map(|contender| {
            let value = contender.value.as_ref().map(|name| name.as_str().to_owned());
            contender.sources.iter().map(move |source| (source.entry, value.clone()))
        });
        shown.insert((Subject::Child(registration.id), "name"), names.collect());
    }
    shown
}

fn said(field: &str) -> fn(&Body) -> Option<Option<String>> {
    match field {
        "weight" => weight_said,
        "date" => date_said,
        _ => name_said,
    }
}

fn sorted<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort();
    values
}

/// The entries that an index by subject finds for one child: its own, its visits', and those of its merges.
fn of_one_child(entries: &[Entry], start: ChildId) -> Vec<&Entry> {
    let mut subjects = BTreeSet::from([Subject::Child(start)]);
    loop {
        let found: Vec<&Entry> = entries
            .iter()
            .filter(|entry| Body::of(entry).unwrap().subjects().iter().any(|subject| subjects.contains(subject)))
            .collect();
        let before = subjects.len();
        for entry in &found {
            match Body::of(entry).unwrap() {
                Body::ConflictResolved(ConflictResolved::Different { .. }) => {}
                body => subjects.extend(body.subjects()),
            }
        }
        if subjects.len() == before {
            return found;
        }
    }
}

fn all_visits(view: &StreamView) -> Vec<&VisitView> {
    view.children.values().flat_map(|child| &child.visits).chain(&view.loose_visits).collect()
}

/// The same cases on every run; a failing one reproduces alone.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(0x7369_6d70),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn order_and_repetition_do_not_matter(
        (entries, shuffled) in history().prop_flat_map(|entries| {
            let twice: Vec<Entry> = entries.iter().chain(&entries).cloned().collect();
            (Just(entries), Just(twice).prop_shuffle())
        })
    ) {
        prop_assert_eq!(fold(&entries), fold(&shuffled));
    }

    #[test]
    fn exactly_the_values_that_nobody_replaced_are_shown(entries in honest_history()) {
        let plain = Plain::of(&entries);
        for ((subject, field), values) in shown(&fold(&entries)) {
            prop_assert_eq!(sorted(values), sorted(plain.standing(subject, said(field))), "{:?} {}", subject, field);
        }
    }

    #[test]
    fn no_stated_value_is_lost_whatever_entries_claim_to_have_seen(entries in history()) {
        let plain = Plain::of(&entries);
        for ((subject, field), values) in shown(&fold(&entries)) {
            for standing in plain.standing(subject, said(field)) {
                prop_assert!(values.contains(&standing), "{subject:?} {field} lost {standing:?}");
            }
            prop_assert!(!values.is_empty(), "{subject:?} {field}: circles do not swallow values");
        }
    }

    #[test]
    fn every_entry_is_shown_or_counted(entries in history()) {
        let view = fold(&entries);
        let unshown = &view.unshown;
        for entry in &entries {
            let id = entry.header().id;
            let aside = [&unshown.unknown, &unshown.unreadable, &unshown.not_allowed, &unshown.held];
            let counted = aside.iter().filter(|set| set.contains(&id)).count();
            let body = Body::of(entry).unwrap();
            let shown = match &body {
                Body::Unknown => false,
                body if !allowed(entry.header().role, body) => false,
                Body::ChildrenMerged(_) | Body::MergeUndone(_) | Body::MonthValidated(_) => true,
                Body::ConflictResolved(ConflictResolved::Different { .. } | ConflictResolved::SameDay { .. }) => true,
                body => body.subjects().iter().any(|subject| match subject {
                    Subject::Child(id) => view.children.values().any(|child| {
                        child.registrations().any(|registration| registration.id == *id)
                    }),
                    Subject::Visit(id) => all_visits(&view).iter().any(|visit| visit.id == *id),
                }),
            };
            prop_assert_eq!(counted, usize::from(!shown), "{:?}", entry);
        }
    }

    #[test]
    fn the_entries_of_one_child_give_the_same_child(entries in history()) {
        let view = fold(&entries);
        for (id, child) in &view.children {
            let part = folded(&of_one_child(&entries, *id));
            prop_assert_eq!(part.child(*id), Some(child.clone()));
        }
    }

    #[test]
    fn a_merge_and_its_undoing_are_as_if_nothing_had_been(entries in history(), keep in 1..4_u64, absorb in 1..4_u64) {
        let mut puskesmas = Device::puskesmas(9);
        let merge = ChildrenMerged { keep: child(keep), absorb: child(absorb), note: None };
        let merged = puskesmas.write(merge.clone());
        let undone = puskesmas.write(merge.undone_by(merged.header().id));
        let before = fold(&entries);
        prop_assert_eq!(fold(entries.iter().chain([&merged, &undone])), before.clone());
        prop_assert_eq!(fold([&undone, &merged].into_iter().chain(&entries)), before);
        // And merged, no visit and no registration is gone.
        let together = fold(entries.iter().chain([&merged]));
        let (alone, together) = (fold(&entries), together);
        prop_assert_eq!(all_visits(&alone).len(), all_visits(&together).len());
        let registrations = |view: &StreamView| -> BTreeSet<ChildId> {
            view.children.values().flat_map(ChildView::registrations).map(|registration| registration.id).collect()
        };
        prop_assert_eq!(registrations(&alone), registrations(&together));
    }

    #[test]
    fn verified_is_only_what_a_puskesmas_saw_whole(entries in history()) {
        let plain = Plain::of(&entries);
        for visit in all_visits(&fold(&entries)).into_iter().filter(|visit| visit.state().is_verified()) {
            let subject = Subject::Visit(visit.id);
            let holds = plain.bodies.iter().any(|(id, role, body)| {
                matches!(body, Body::VisitVerified(body) if body.visit == visit.id)
                    && *role == Role::Puskesmas
                    && visit.content.is_subset(&plain.reach(*id, subject))
            });
            prop_assert!(holds, "{:?}", visit.id);
            prop_assert!(!visit.verified_by.is_empty() && !visit.is_contested() && visit.returns.is_empty());
        }
    }

    #[test]
    fn one_after_another_the_fold_goes_where_the_table_of_moves_says(
        acts in proptest::collection::vec((0..6_usize, 0..3_usize), 0..24)
    ) {
        const ACTS: [VisitAct; 6] = [
            VisitAct::Amend, VisitAct::Confirm, VisitAct::Diverge, VisitAct::Settle, VisitAct::Verify, VisitAct::Return,
        ];
        let mut devices = [Device::kader(1), Device::new(2, Role::Kpm), Device::puskesmas(3)];
        let roles = [Role::Kader, Role::Kpm, Role::Puskesmas];
        let mut fold = folded(&[&devices[0].register(1), &devices[0].record(1, 1, 7.0)]);
        let mut state = VisitState::NEW;
        for (n, (act, who)) in acts.into_iter().enumerate() {
            let (act, device, value) = (ACTS[act], &mut devices[who], 7.0 + (n + 1) as f64 / 100.0);
            match next(state, act, roles[who]) {
                Err(IllegalMove::RoleMayNot { .. } | IllegalMove::DecideFirst
                    | IllegalMove::NothingToDecide | IllegalMove::NothingToAnswer) => continue,
                Ok(after) => state = after,
            }
            let view = fold.visit(visit(1)).unwrap();
            let amended = |saw, changes| -> Body {
                VisitAmended { visit: visit(1), saw, reason: AmendReason::Typing, changes, note: None }.into()
            };
            let body = match act {
                // Another field than the one that is contested.
                VisitAct::Amend => {
                    let head = Change::Set(simpati_core::journal::body::Reading::once(
                        simpati_core::quantity::Centimetres::new(value).unwrap(),
                    ));
                    amended(view.heads, VisitChanges { head_cm: head, ..VisitChanges::default() })
                }
                VisitAct::Diverge => amended(BTreeSet::new(), weigh(value)),
                VisitAct::Settle => amended(view.heads, weigh(value)),
                VisitAct::Confirm => VisitAmended {
                    visit: visit(1),
                    saw: view.heads,
                    reason: AmendReason::Confirmed,
                    changes: VisitChanges::default(),
                    note: None,
                }
                .into(),
                VisitAct::Verify => VisitVerified { visit: visit(1), saw: view.to_verify }.into(),
                VisitAct::Return => {
                    VisitReturned { visit: visit(1), saw: view.heads, reason: ReturnReason::Weight, note: None }.into()
                }
            };
            fold.add(&device.write(body));
            prop_assert_eq!(fold.visit(visit(1)).unwrap().state(), state, "after {:?}", act);
        }
    }
}

proptest! {
    // Folds anew at every step, so fewer.
    #![proptest_config(cases(25))]

    #[test]
    fn one_at_a_time_is_all_at_once(entries in history()) {
        let mut growing = Fold::new();
        for n in 0..entries.len() {
            let touched = growing.add(&entries[n]);
            let whole = fold(&entries[..=n]);
            for child in whole.children.keys() {
                prop_assert_eq!(growing.child(*child), whole.children.get(child).cloned());
            }
            for visit in all_visits(&whole) {
                prop_assert_eq!(growing.visit(visit.id), Some(visit.clone()));
            }
            // What an entry does not touch does not change.
            let changed: BTreeSet<ChildId> = touched.iter().filter_map(|subject| match subject {
                Subject::Child(id) => growing.child(*id).map(|child| child.id()),
                Subject::Visit(_) => None,
            }).collect();
            for before in all_visits(&fold(&entries[..n])) {
                let after = growing.visit(before.id).unwrap();
                let family = after.child().and_then(|child| growing.child(child)).map(|child| child.id());
                let near = touched.contains(&Subject::Visit(before.id))
                    || family.map_or(after.child().is_some_and(|child| touched.contains(&Subject::Child(child))), |id| {
                        changed.contains(&id)
                    });
                if !near {
                    prop_assert_eq!(&after, before);
                }
            }
        }
        prop_assert_eq!(growing.view(), fold(&entries));
    }
}

#[test]
fn a_long_history_of_one_visit_is_folded_in_its_order() {
    let mut kader = Device::kader(1);
    let mut last = kader.record(1, 1, 7.0);
    let mut fold = folded(&[&last]);
    for n in 1..2_000 {
        last = kader.amend(1, &[&last], weigh(7.0 + f64::from(n) / 1_000.0));
        fold.add(&last);
    }
    let view = fold.visit(visit(1)).unwrap();
    let weights = view.facts.weight_kg.contenders();
    assert_eq!((weights.len(), weights[0].sources[0].entry), (1, last.header().id));
    assert_eq!(view.heads, ids(&[&last]));
    let _: VisitId = view.id;
}
