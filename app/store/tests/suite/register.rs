//! What screens read is derived from the journal, whatever way the journal came to be.

use crate::support::{ask, device, enrolled, page, receipt, stream, take_push, uuid, waiting, write};
use simpati_core::clock::CivilDate;
use simpati_core::fold::fold;
use simpati_core::id::{ChildId, EntryId, VisitId};
use simpati_core::journal::Body;
use simpati_core::journal::body::{
    Birth, ChildAmended, ChildFacts, ChildRegistered, ChildrenMerged, PersonName, Precision, Reading, RetractReason,
    Retracted, Subject, VisitFacts, VisitRecorded,
};
use simpati_core::protocol::{Outcome, Refusal};
use simpati_core::quantity::Kilograms;
use simpati_core::role::Role;
use simpati_core::sex::Sex;
use simpati_store::api::check::{Check, Checked, Finding, Rebuild};
use simpati_store::api::register::{Child, Children, ListedChild};
use simpati_store::api::status::Delivery;
use simpati_store::api::sync::{Enrol, TakePage};
use simpati_store::api::write::{Statement, Write};
use simpati_store::engine::Engine;
use std::collections::BTreeSet;

fn child(n: u128) -> ChildId {
    ChildId(uuid(0xc000 + n))
}

fn visit(n: u128) -> VisitId {
    VisitId(uuid(0xf000 + n))
}

fn day(day: u32) -> CivilDate {
    CivilDate::new(2026, 11, day).unwrap()
}

fn state(engine: &mut Engine, role: Role, id: u128, body: impl Into<Body>) {
    let statement = Statement::new(EntryId(uuid(id)), stream(), body).unwrap();
    ask(engine, Write { role, ..write(vec![statement]) }).unwrap();
}

fn registered(n: u128, name: &str) -> ChildRegistered {
    let birth = Birth { date: CivilDate::new(2025, 3, 1).unwrap(), precision: Precision::Day };
    ChildRegistered { child: child(n), facts: ChildFacts::new(PersonName::new(name).unwrap(), Sex::Female, birth) }
}

fn weighed(n: u128, of: u128, kg: f64, on: u32) -> VisitRecorded {
    let mut facts = VisitFacts::new(day(on));
    facts.weight_kg = Some(Reading::once(Kilograms::new(kg).unwrap()));
    VisitRecorded { visit: visit(n), child: child(of), facts }
}

fn filled() -> Engine {
    let mut engine = enrolled();
    state(&mut engine, Role::Kader, 1, registered(1, "Siti Aminah"));
    state(&mut engine, Role::Kader, 2, registered(2, "Asep"));
    state(&mut engine, Role::Kader, 3, weighed(1, 1, 7.3, 21));
    state(&mut engine, Role::Kader, 4, weighed(2, 1, 7.4, 22));
    engine
}

fn listed(engine: &mut Engine, on: u32) -> Vec<ListedChild> {
    ask(engine, Children { stream: stream(), day: day(on) }).unwrap()
}

fn sound(engine: &mut Engine) {
    assert_eq!(ask(engine, Check {}).unwrap().fault, None);
}

#[test]
fn the_list_of_a_day_says_who_belongs_here_and_who_came() {
    let mut engine = filled();
    let list = listed(&mut engine, 22);
    let rows: Vec<_> =
        list.iter().map(|it| (it.brief.name.as_ref().unwrap().as_str(), it.at_home, it.came.clone())).collect();
    assert_eq!(rows, [("Siti Aminah", true, vec![visit(2)]), ("Asep", true, vec![])]);
    assert_eq!(list[0].brief.latest.iter().map(|it| it.id).collect::<Vec<_>>(), [visit(2), visit(1)]);
    sound(&mut engine);
}

#[test]
fn one_child_is_shown_with_all_that_its_entries_come_to_and_where_each_is() {
    let mut engine = filled();
    let own = waiting(&mut engine);
    take_push(&mut engine, vec![receipt(&own[0], 1)]).unwrap();
    let page = ask(&mut engine, Child { child: child(1) }).unwrap().unwrap();
    assert_eq!(page.view, fold(&own).children[&child(1)]);
    assert_eq!(page.delivery[&EntryId(uuid(1))], Delivery::Received { code: own[0].hash().code() });
    assert_eq!(page.delivery[&EntryId(uuid(4))], Delivery::Waiting);
    assert!(ask(&mut engine, Child { child: child(9) }).unwrap().is_none());
}

#[test]
fn a_merge_is_one_row_under_either_id_until_it_is_undone() {
    let mut engine = filled();
    let merge = ChildrenMerged { keep: child(2), absorb: child(1), note: None };
    state(&mut engine, Role::Puskesmas, 5, merge.clone());
    let list = listed(&mut engine, 22);
    assert_eq!((list.len(), list[0].brief.id, list[0].came.clone()), (1, child(2), vec![visit(2)]));
    let under = |engine: &mut Engine, n| ask(engine, Child { child: child(n) }).unwrap().unwrap().view.id();
    assert_eq!((under(&mut engine, 1), under(&mut engine, 2)), (child(2), child(2)));
    sound(&mut engine);
    state(&mut engine, Role::Puskesmas, 6, merge.undone_by(EntryId(uuid(5))));
    assert_eq!(listed(&mut engine, 22).len(), 2);
    sound(&mut engine);
}

#[test]
fn a_retracted_child_leaves_the_list_and_stays_in_the_journal() {
    let mut engine = filled();
    let saw = BTreeSet::from([EntryId(uuid(2))]);
    let subject = Subject::Child(child(2));
    state(&mut engine, Role::Kader, 5, Retracted { subject, saw, reason: RetractReason::Twice, note: None });
    assert_eq!(listed(&mut engine, 22).len(), 1);
    assert!(ask(&mut engine, Child { child: child(2) }).unwrap().is_some());
    sound(&mut engine);
}

#[test]
fn a_refused_statement_does_not_count_and_comes_back_if_it_is_received_after_all() {
    let mut engine = filled();
    let last = waiting(&mut engine).pop().unwrap();
    let no = Outcome::Quarantined { idx: 4, hash: last.hash(), reason: Refusal::AuthorUnknown };
    take_push(&mut engine, vec![no]).unwrap();
    assert_eq!(listed(&mut engine, 22)[0].came, []);
    sound(&mut engine);
    take_push(&mut engine, vec![receipt(&last, 1)]).unwrap();
    assert_eq!(listed(&mut engine, 22)[0].came, [visit(2)]);
    sound(&mut engine);
}

#[test]
fn two_stores_with_the_same_entries_in_another_order_derive_the_same() {
    let mut one = filled();
    let amended = ChildAmended {
        child: child(1),
        saw: BTreeSet::from([EntryId(uuid(1))]),
        reason: "typing".parse().unwrap(),
        changes: serde_json::from_str(r#"{"name":"Siti Aminah Putri"}"#).unwrap(),
        note: None,
    };
    state(&mut one, Role::Kader, 5, amended);
    let mut entries = waiting(&mut one);
    entries.reverse();
    let mut two = Engine::in_memory().unwrap();
    ask(&mut two, Enrol { device: device(2), server_key: Some(crate::support::key()) }).unwrap();
    ask(&mut two, TakePage { stream: stream(), after: 0, reply: page(&entries) }).unwrap();
    assert_eq!(listed(&mut one, 22), listed(&mut two, 22));
    assert_eq!(one.views().unwrap(), two.views().unwrap());
    sound(&mut two);
}

#[test]
fn what_is_derived_can_be_made_again_from_the_journal() {
    let mut engine = filled();
    let before = listed(&mut engine, 22);
    let (main, second) = engine.into_connections();
    main.execute_batch("UPDATE child SET brief = replace(brief, 'Siti', 'Titi')").unwrap();
    let (mut engine, _) = Engine::on(main, second).unwrap();
    assert_eq!(ask(&mut engine, Check {}).unwrap().fault, Some(Finding::Projection));
    ask(&mut engine, Rebuild {}).unwrap();
    assert_eq!(listed(&mut engine, 22), before);
    sound(&mut engine);
}

#[test]
fn a_changed_text_or_number_is_found() {
    #[rustfmt::skip]
    let cases = [
        ("UPDATE entry SET text = replace(text, 'Asep', 'Usep') WHERE n = 2", "text"),
        ("UPDATE place SET running = zeroblob(32) WHERE seq = 2", "numbering"),
        ("DELETE FROM place WHERE seq = 1", "numbering"),
    ];
    for (spoil, found) in cases {
        let mut engine = filled();
        let own = waiting(&mut engine);
        ask(&mut engine, TakePage { stream: stream(), after: 0, reply: page(&own) }).unwrap();
        assert_eq!(ask(&mut engine, Check {}).unwrap(), Checked { entries: 4, places: 4, fault: None });
        let (main, second) = engine.into_connections();
        main.execute_batch(spoil).unwrap();
        let (mut engine, _) = Engine::on(main, second).unwrap();
        let fault = serde_json::to_value(ask(&mut engine, Check {}).unwrap().fault).unwrap();
        assert_eq!(fault["finding"], found, "{spoil}");
    }
}
