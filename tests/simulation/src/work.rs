//! What people do at a posyandu and a Puskesmas, drawn at random from what their tablet shows them.

use crate::people::Person;
use crate::random::Random;
use crate::tablet::Tablet;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use simpati_core::clock::{CivilDate, Stamp};
use simpati_core::fold::ChildView;
use simpati_core::id::{ChildId, EntryId, StreamId, VisitId};
use simpati_core::journal::SCHEMA;
use simpati_core::role::Role;
use simpati_store::StoreError;
use simpati_store::api::register::{Child, Children};
use simpati_store::api::write::{Statement, Write};

/// Something a person is about to save.
pub(crate) struct Intention {
    pub(crate) write: Write,
    /// The person may not state this here.
    pub(crate) forbidden: bool,
    /// In short, for the trace.
    pub(crate) what: &'static str,
    /// The merge that this states, so that it can be undone.
    pub(crate) merge: Option<(EntryId, ChildId, ChildId)>,
}

/// What people know of each other's merges.
pub(crate) type Merges = Vec<(EntryId, ChildId, ChildId)>;

const NAMES: [&str; 8] = ["Siti", "Asep", "Euis", "Dadang", "Nurul", "Ujang", "Rina", "Cecep"];

/// Mints what an intention needs, and writes it down.
struct Desk<'a> {
    random: &'a mut Random,
    now: Stamp,
    stream: StreamId,
    statements: Vec<Statement>,
}

impl Desk<'_> {
    fn mint(&mut self) -> uuid::Uuid {
        self.random.uuid(self.now.unix_ms)
    }

    fn say(&mut self, kind: &str, schema: u16, body: &Value) -> Option<EntryId> {
        let id = EntryId(self.mint());
        let body = RawValue::from_string(body.to_string()).ok()?;
        self.statements.push(Statement { id, stream: self.stream.clone(), kind: kind.to_owned(), schema, body });
        Some(id)
    }

    fn kilograms(&mut self) -> f64 {
        self.random.between(25, 180) as f64 / 10.0
    }
}

/// What this person does next; none if there is nothing to do it to.
pub(crate) fn intend(
    tablet: &Tablet,
    random: &mut Random,
    today: CivilDate,
    merges: &Merges,
) -> Result<Option<Intention>, StoreError> {
    let Some(stream) = random.pick(&tablet.person.streams).cloned() else { return Ok(None) };
    let now = tablet.clock();
    // People take the day from the tablet, or from the calendar on the wall.
    let day = if random.happens(500) { now.civil_date().unwrap_or(today) } else { today };
    let children = tablet.ask(Children { stream: stream.clone(), day: today })?;
    let ids: Vec<ChildId> = children.iter().map(|listed| listed.brief.id).collect();
    let child = match random.pick(&ids) {
        Some(child) => tablet.ask(Child { child: *child })?.map(|page| page.view),
        None => None,
    };
    let mut desk = Desk { random, now, stream, statements: Vec::new() };
    let mut merge = None;
    let mut forbidden = false;
    let act = desk.random.below(1000);
    let what = match (&child, tablet.person.role) {
        (None, _) => register(&mut desk, today),
        (Some(view), Role::Puskesmas) => match act {
            0..250 => verify(&mut desk, view),
            250..400 => send_back(&mut desk, view),
            400..500 => settle(&mut desk, view),
            500..620 => {
                let other = desk.random.pick(&ids).copied();
                merge = merge_with(&mut desk, view, other);
                "merges"
            }
            620..700 => undo(&mut desk, merges),
            700..740 => different(&mut desk, &ids),
            740..850 => visit(&mut desk, view, day),
            850..930 => amend_visit(&mut desk, view),
            _ => amend_child(&mut desk, view),
        },
        (Some(view), _) => match act {
            0..180 => register(&mut desk, today),
            180..500 => visit(&mut desk, view, day),
            500..640 => amend_child(&mut desk, view),
            640..790 => amend_visit(&mut desk, view),
            790..840 => retract_visit(&mut desk, view),
            840..860 => retract_child(&mut desk, view),
            860..890 => move_out(&mut desk, view, today),
            890..940 => from_the_future(&mut desk, view, day),
            940..970 => {
                forbidden = true;
                desk.stream = elsewhere(&tablet.person).unwrap_or(desk.stream);
                register(&mut desk, today);
                "states what it may not, there"
            }
            _ => {
                forbidden = true;
                verify(&mut desk, view);
                "states what it may not"
            }
        },
    };
    let statements = desk.statements;
    if statements.is_empty() {
        return Ok(None);
    }
    let built = Stamp { unix_ms: 1_793_000_000_000, offset_minutes: 420 };
    let (author, role) = (tablet.person.id, tablet.person.role);
    let write = Write { author, role, now, built, app_version: "1.0.0".to_owned(), statements, ends_draft: None };
    Ok(Some(Intention { write, forbidden, what, merge }))
}

/// A posyandu outside a person's area.
fn elsewhere(person: &Person) -> Option<StreamId> {
    let streams = crate::people::streams().ok()?;
    streams.into_iter().find(|stream| !person.streams.contains(stream))
}

fn register(desk: &mut Desk<'_>, today: CivilDate) -> &'static str {
    let child = desk.mint();
    let name = desk.random.pick(&NAMES).copied().unwrap_or("Siti");
    let birth = today.plus_days(-desk.random.between(1, 1800)).unwrap_or(today);
    let sex = if desk.random.happens(500) { "L" } else { "P" };
    let facts = json!({ "name": name, "sex": sex, "birth": { "date": birth }, "parent_name": "Euis" });
    desk.say("child_registered", SCHEMA, &json!({ "child": child, "facts": facts }));
    if desk.random.happens(500) {
        let consent = json!({
            "child": child, "text_version": "2026-1", "relation": "mother", "channel": "spoken", "date": today,
        });
        desk.say("consent_recorded", SCHEMA, &consent);
    }
    "registers a child"
}

fn visit(desk: &mut Desk<'_>, view: &ChildView, day: CivilDate) -> &'static str {
    let (visit, kg) = (desk.mint(), desk.kilograms());
    let cm = desk.random.between(450, 1100) as f64 / 10.0;
    let facts = json!({ "date": day, "weight_kg": kg, "length": { "cm": cm, "position": "lying" }, "oedema": false });
    desk.say("visit_recorded", SCHEMA, &json!({ "visit": visit, "child": view.id(), "facts": facts }));
    "measures"
}

fn amend_child(desk: &mut Desk<'_>, view: &ChildView) -> &'static str {
    let registrations: Vec<_> = view.registrations().collect();
    let Some(registration) = desk.random.pick(&registrations) else { return "" };
    let changes = match desk.random.below(3) {
        0 => json!({ "name": desk.random.pick(&NAMES) }),
        1 => json!({ "phone": null }),
        _ => json!({ "parent_name": desk.random.pick(&NAMES), "rt": desk.random.between(1, 20) }),
    };
    let body = json!({
        "child": registration.id, "saw": registration.heads, "reason": "typing", "changes": changes,
    });
    desk.say("child_amended", SCHEMA, &body);
    "amends a child"
}

fn a_visit<'a>(desk: &mut Desk<'_>, view: &'a ChildView) -> Option<&'a simpati_core::fold::VisitView> {
    desk.random.pick(&view.visits)
}

fn amend_visit(desk: &mut Desk<'_>, view: &ChildView) -> &'static str {
    let Some(visit) = a_visit(desk, view) else { return "" };
    let (reason, changes) = match desk.random.below(3) {
        0 => ("confirmed", json!({})),
        1 => ("typing", json!({ "arm_cm": desk.random.between(90, 180) as f64 / 10.0 })),
        _ => ("measured_again", json!({ "weight_kg": desk.kilograms() })),
    };
    let body = json!({ "visit": visit.id, "saw": visit.heads, "reason": reason, "changes": changes });
    desk.say("visit_amended", SCHEMA, &body);
    "amends a visit"
}

fn retract_visit(desk: &mut Desk<'_>, view: &ChildView) -> &'static str {
    let Some(visit) = a_visit(desk, view) else { return "" };
    let body = json!({ "subject": { "visit": visit.id }, "saw": visit.heads, "reason": "wrong_child" });
    desk.say("retracted", SCHEMA, &body);
    "retracts a visit"
}

fn retract_child(desk: &mut Desk<'_>, view: &ChildView) -> &'static str {
    let body = json!({ "subject": { "child": view.id() }, "saw": view.own.heads, "reason": "twice" });
    desk.say("retracted", SCHEMA, &body);
    "retracts a child"
}

fn move_out(desk: &mut Desk<'_>, view: &ChildView, today: CivilDate) -> &'static str {
    let body = json!({ "child": view.id(), "saw": view.own.heads, "date": today });
    desk.say("child_moved_out", SCHEMA, &body);
    "lets a child move out"
}

/// What a newer app may write: a kind that nobody here knows, or a known one with more fields in a later form.
fn from_the_future(desk: &mut Desk<'_>, view: &ChildView, day: CivilDate) -> &'static str {
    if desk.random.happens(500) {
        let body = json!({ "child": view.id(), "milestones": [desk.random.below(9), 2.50], "of": { "which": "?" } });
        desk.say("development_checked", SCHEMA + 1, &body);
    } else {
        let (visit, kg) = (desk.mint(), desk.kilograms());
        let facts = json!({ "date": day, "weight_kg": kg, "haemoglobin": { "g_dl": 11.0 } });
        let body = json!({ "visit": visit, "child": view.id(), "facts": facts, "seen_by": "nutrition app" });
        desk.say("visit_recorded", SCHEMA + 1, &body);
    }
    "states what only a newer app knows"
}

fn verify(desk: &mut Desk<'_>, view: &ChildView) -> &'static str {
    let Some(visit) = a_visit(desk, view) else { return "" };
    desk.say("visit_verified", SCHEMA, &json!({ "visit": visit.id, "saw": visit.to_verify }));
    "verifies a visit"
}

fn send_back(desk: &mut Desk<'_>, view: &ChildView) -> &'static str {
    let Some(visit) = a_visit(desk, view) else { return "" };
    desk.say("visit_returned", SCHEMA, &json!({ "visit": visit.id, "saw": visit.heads, "reason": "weight" }));
    "sends a visit back"
}

/// Decides where statements differ, if they do.
fn settle(desk: &mut Desk<'_>, view: &ChildView) -> &'static str {
    let contested: Vec<_> = view.visits.iter().filter(|visit| visit.facts.weight_kg.is_contested()).collect();
    if let Some(visit) = desk.random.pick(&contested).copied() {
        let changes = json!({ "weight_kg": desk.kilograms() });
        let body = json!({ "about": "visit", "visit": visit.id, "saw": visit.heads, "changes": changes });
        desk.say("conflict_resolved", SCHEMA, &body);
    } else if let Some(visit) = view.visits.iter().find(|visit| !visit.same_day.is_empty()) {
        let visits: Vec<VisitId> = visit.same_day.iter().copied().chain([visit.id]).collect();
        let body = json!({ "about": "same_day", "visits": visits, "counts": visit.id });
        desk.say("conflict_resolved", SCHEMA, &body);
    }
    "decides a conflict"
}

fn merge_with(desk: &mut Desk<'_>, view: &ChildView, other: Option<ChildId>) -> Option<(EntryId, ChildId, ChildId)> {
    let (keep, absorb) = (view.id(), other.filter(|other| *other != view.id())?);
    let id = desk.say("children_merged", SCHEMA, &json!({ "keep": keep, "absorb": absorb }))?;
    Some((id, keep, absorb))
}

fn undo(desk: &mut Desk<'_>, merges: &Merges) -> &'static str {
    if let Some((merge, keep, absorb)) = desk.random.pick(merges).copied() {
        desk.say("merge_undone", SCHEMA, &json!({ "merge": merge, "keep": keep, "absorb": absorb }));
    }
    "undoes a merge"
}

fn different(desk: &mut Desk<'_>, ids: &[ChildId]) -> &'static str {
    let pair: Vec<ChildId> = (0..2).filter_map(|_| desk.random.pick(ids).copied()).collect();
    if pair.len() == 2 && pair[0] != pair[1] {
        desk.say("conflict_resolved", SCHEMA, &json!({ "about": "different", "children": pair }));
    }
    "says that two children are two"
}
