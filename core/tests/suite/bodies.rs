//! Every kind of body is written in exactly the form of its golden file, and read back to the same.

use simpati_core::id::{PlaceCode, StreamId};
use simpati_core::journal::body::{Body, Kind, Nik, Note, PersonName, Phone, Service};
use simpati_core::journal::permission::{Scope, may_state};
use simpati_core::journal::{Entry, Header, SCHEMA};
use simpati_core::role::Role;

fn header() -> Header {
    serde_json::from_str(
        r#"{"id":"01938f6e-7c00-7000-8000-000000000001","stream":"32.11.13.2005.003","device":"01938f6e-7c00-7000-8000-0000000000aa","idx":1,"prev":null,"author":"01938f6e-7c00-7000-8000-0000000000bb","role":"kader","recorded_at":"2026-11-22T08:15:30.123+07:00","clock_offset_ms":null,"app_version":"0.1.0","schema":1}"#,
    )
    .unwrap()
}

fn body_of(kind: &str, body: &str, schema: u16) -> Result<Body, simpati_core::journal::BadBody> {
    let header = Header { schema, ..header() };
    let raw = serde_json::value::RawValue::from_string(body.to_owned()).unwrap();
    Body::of(&Entry::write(&header, kind, &raw).unwrap())
}

macro_rules! golden {
    ($($name:literal)+) => {
        &[$(($name, include_str!(concat!("../golden/wire/v1/body/", $name, ".json")))),+]
    };
}

/// Name of the file (the kind, and what tells apart the forms of one kind) and its text.
pub(crate) const GOLDEN: &[(&str, &str)] = golden![
    "child_registered" "child_amended" "visit_recorded" "visit_amended" "retracted" "consent_recorded"
    "consent_withdrawn" "visit_verified" "visit_returned" "conflict_resolved" "conflict_resolved.child"
    "conflict_resolved.same_day" "conflict_resolved.different" "children_merged" "merge_undone" "child_moved_out"
    "child_moved_in" "month_validated"
];

#[test]
fn every_kind_has_a_golden_form_that_is_read_and_written_alike() {
    let mut seen = Vec::new();
    for (name, golden) in GOLDEN {
        let (kind, golden) = (name.split('.').next().unwrap(), golden.trim_end());
        let body = body_of(kind, golden, SCHEMA).unwrap_or_else(|bad| panic!("{name}: {:?}", bad.source));
        let entry = body.entry(&header()).unwrap();
        assert_eq!((entry.kind(), entry.body().get()), (kind, golden), "{name}");
        assert_eq!(Body::of(&entry).unwrap(), body, "{name}");
        seen.push(body.kind().unwrap());
    }
    assert!(Kind::ALL.iter().all(|kind| seen.contains(kind)), "a kind has no golden file: {seen:?}");
}

#[test]
fn kinds_and_their_names_are_one_to_one() {
    for kind in Kind::ALL {
        assert_eq!(Kind::named(kind.name()), Some(*kind));
    }
    assert_eq!(Kind::named("anc_visit"), None);
}

#[test]
fn what_is_not_known_here_is_unknown_and_what_is_wrong_is_refused() {
    let visit = "01938f6e-7c00-7000-8000-0000000000d1";
    let child = "01938f6e-7c00-7000-8000-0000000000c1";
    let recorded = |facts: &str| format!(r#"{{"visit":"{visit}","child":"{child}","facts":{facts}}}"#);
    // An unknown kind, and a known kind of a later schema that has another form, are not errors.
    assert_eq!(body_of("anc_visit", "{}", SCHEMA).unwrap(), Body::Unknown);
    assert_eq!(body_of("visit_recorded", r#"{"visit":7}"#, SCHEMA + 1).unwrap(), Body::Unknown);
    // Unknown fields are passed over; unknown codes are kept.
    let Body::VisitRecorded(known) = body_of(
        "visit_recorded",
        &recorded(r#"{"date":"2026-11-22","mood":"good","weight_kg":7,"services":["deworming","new_one"]}"#),
        SCHEMA,
    )
    .unwrap() else {
        panic!("not a visit");
    };
    assert_eq!(known.facts.weight_kg.unwrap().value().get(), 7.0);
    let services = known.facts.services.unwrap();
    assert!(services.contains(&Service::Deworming) && services.contains(&"new_one".parse().unwrap()));
    // Wrong in the current schema.
    let long = "x".repeat(2_001);
    for facts in [
        "{}".to_owned(),
        r#"{"date":"2026-02-30"}"#.to_owned(),
        r#"{"date":"2026-11-22","weight_kg":0}"#.to_owned(),
        r#"{"date":"2026-11-22","weight_kg":-7.3}"#.to_owned(),
        r#"{"date":"2026-11-22","weight_kg":"7.3"}"#.to_owned(),
        r#"{"date":"2026-11-22","weight_kg":1e999}"#.to_owned(),
        r#"{"date":"2026-11-22","length":{"cm":70,"position":"upside_down"}}"#.to_owned(),
        r#"{"date":"2026-11-22","services":["Not A Code"]}"#.to_owned(),
        format!(r#"{{"date":"2026-11-22","note":"{long}"}}"#),
    ] {
        assert!(body_of("visit_recorded", &recorded(&facts), SCHEMA).is_err(), "{facts}");
    }
}

#[test]
fn names_and_numbers_of_people_do_not_show_in_debug() {
    let nik = Nik::new(" 3211135508250001 ").unwrap();
    assert_eq!((nik.to_string().as_str(), nik.as_str()), ("3211********0001", "3211135508250001"));
    let shown = format!("{nik:?} {:?} {:?}", PersonName::new("Siti").unwrap(), Phone::new("0812-3456 789").unwrap());
    assert_eq!(shown, "Nik(…) PersonName(…) Phone(…)");
    let golden = include_str!("../golden/wire/v1/body/child_registered.json");
    let body = body_of("child_registered", golden, SCHEMA).unwrap();
    let entry = body.entry(&header()).unwrap();
    for secret in ["Siti", "3211135508250001", "812345", "Kp. Cilembu", "Euis"] {
        assert!(!format!("{body:?} {entry:?}").contains(secret), "{secret}");
    }
}

#[test]
fn texts_keep_their_limits() {
    // (taken, text)
    let names = [
        (true, "Siti"),
        (true, " Siti "),
        (true, "Siti 🌸"),
        (false, ""),
        (false, "  "),
        (false, "a\u{7}b"),
        (false, "a\nb"),
    ];
    for (taken, text) in names {
        assert_eq!(PersonName::new(text).is_ok(), taken, "{text:?}");
    }
    assert!(PersonName::new(&"é".repeat(100)).is_ok() && PersonName::new(&"é".repeat(101)).is_err());
    assert!(Note::new("one\ntwo").is_ok() && Note::new(&"x".repeat(2_001)).is_err());
    for text in ["321113550825000", "32111355082500011", "321113550825000a", "３２１１１３５５０８２５０００１"]
    {
        assert!(Nik::new(text).is_err(), "{text}");
    }
    for (taken, text) in [(true, "+62 812-3456.789"), (true, "081234"), (false, "0812"), (false, "08+1234567")] {
        assert_eq!(Phone::new(text).is_ok(), taken, "{text}");
    }
}

#[test]
fn each_role_may_state_its_kinds_and_no_other() {
    use Kind::*;
    let field = [
        ChildRegistered,
        ChildAmended,
        VisitRecorded,
        VisitAmended,
        Retracted,
        ConsentRecorded,
        ConsentWithdrawn,
        ChildMovedOut,
        ChildMovedIn,
    ];
    let review = [VisitVerified, VisitReturned, ConflictResolved, ChildrenMerged, MergeUndone];
    for kind in Kind::ALL {
        let holders: Vec<Role> =
            [Role::Kader, Role::Kpm, Role::Puskesmas, Role::Kecamatan, Role::Bapperida, Role::Dinkes, Role::Admin]
                .into_iter()
                .filter(|role| may_state(*role, *kind))
                .collect();
        let right: &[Role] = if field.contains(kind) {
            &[Role::Kader, Role::Kpm, Role::Puskesmas]
        } else if review.contains(kind) {
            &[Role::Puskesmas]
        } else {
            &[Role::Kecamatan, Role::Bapperida, Role::Dinkes]
        };
        assert_eq!(holders, right, "{kind:?}");
    }
}

#[test]
fn a_scope_covers_what_lies_in_its_places() {
    let place = |code: &str| code.parse::<PlaceCode>().unwrap();
    let stream = |code: &str| code.parse::<StreamId>().unwrap();
    let puskesmas = Scope::new([place("32.11.13.2005"), place("32.11.13.2008")]);
    assert!(puskesmas.covers(&stream("32.11.13.2005.003")));
    assert!(!puskesmas.covers(&stream("32.11.13.2006.003")));
    assert!(Scope::new([place("32.11.13.2005.003")]).covers(&stream("32.11.13.2005.003")));
    assert!(!Scope::default().covers(&stream("32.11.13.2005.003")));
    assert!(!puskesmas.covers_place(&place("32.11.13")));
}
