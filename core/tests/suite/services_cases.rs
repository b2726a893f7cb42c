//! Which services are due, case by case.

use super::kms_cases::date;
use simpati_core::clock::CivilDate;
use simpati_core::journal::body::{Service, Vaccine, VisitFacts};
use simpati_core::services::*;

const BIRTH: &str = "2024-03-15";

fn vaccine(code: &str, day: &str) -> Given {
    Given { item: Item::Vaccine(code.parse().unwrap()), date: date(day) }
}

fn service(service: Service, day: &str) -> Given {
    Given { item: Item::Service(service), date: date(day) }
}

fn child(needs_food: bool) -> Child {
    Child { birth: date(BIRTH), needs_food }
}

fn all_due(day: &str, given: &[Given]) -> Vec<Due> {
    due(child(false), date(day), given, &Schedule::default())
}

/// Codes of the vaccines that are due, those that are late with an exclamation mark.
fn vaccines_due(day: &str, given: &[Given], schedule: &Schedule) -> String {
    let due = due(child(false), date(day), given, schedule);
    let codes = due.iter().filter_map(|due| match &due.item {
        Item::Vaccine(vaccine) => Some(format!("{}{}", vaccine.as_str(), if due.late { "!" } else { "" })),
        _ => None,
    });
    codes.collect::<Vec<_>>().join(" ")
}

fn others_due(day: &str, given: &[Given]) -> Vec<(Item, CivilDate)> {
    let others = all_due(day, given).into_iter().filter(|due| !matches!(due.item, Item::Vaccine(_)));
    others.map(|due| (due.item, due.since)).collect()
}

#[test]
fn the_schedule_is_the_ministrys() {
    // Every vaccine at its month, for a child that got each dose on time.
    let months = [
        ("2024-03-15", "hb0 bcg opv1"),
        ("2024-05-15", "dpt1 opv2 pcv1 rv1"),
        ("2024-06-15", "dpt2 opv3 pcv2 rv2"),
        ("2024-07-15", "dpt3 opv4 rv3 ipv1"),
        ("2024-12-15", "mr1 ipv2"),
        ("2025-01-15", "je"),
        ("2025-03-15", "pcv3"),
        ("2025-09-15", "dpt4 mr2"),
    ];
    let endemic = Schedule { je_endemic: true, ..Schedule::default() };
    let mut given = Vec::new();
    for (day, wanted) in months {
        let eve = date(day).plus_days(-1).unwrap().to_string();
        assert_eq!(vaccines_due(&eve, &given, &endemic), "", "the day before {day}");
        assert_eq!(vaccines_due(day, &given, &endemic), wanted, "{day}");
        given.extend(wanted.split(' ').map(|code| vaccine(code, day)));
        assert_eq!(vaccines_due(day, &given, &endemic), "", "{day}, after");
    }
    let known = Schedule::default().vaccines;
    assert!(Vaccine::ALL.iter().all(|vaccine| known.iter().filter(|rule| rule.vaccine == *vaccine).count() == 1));
    assert_eq!(missing_basic_vaccines(date("2025-09-15"), &given, &Schedule::default()), []);
}

#[test]
fn japanese_encephalitis_is_due_only_where_it_is_endemic() {
    let here = Schedule::default();
    let there = Schedule { je_endemic: true, ..here.clone() };
    assert!(!vaccines_due("2025-01-15", &[], &here).contains("je"));
    assert!(vaccines_due("2025-01-15", &[], &there).contains("je"));
}

#[test]
fn hepatitis_b_at_birth_is_not_made_up_for_later() {
    let schedule = Schedule::default();
    assert_eq!(vaccines_due("2024-03-16", &[], &schedule), "hb0 bcg opv1");
    assert_eq!(vaccines_due("2024-03-17", &[], &schedule), "bcg opv1");
}

#[test]
fn a_series_goes_on_only_from_the_dose_before_and_after_the_least_interval() {
    let schedule = Schedule::default();
    let others = [vaccine("bcg", "2024-03-20"), vaccine("opv1", "2024-06-10")];
    // (given besides bcg and opv1, day, due)
    let cases: [(&[Given], &str, &str); 6] = [
        (&[], "2024-06-10", "dpt1 pcv1 rv1"),    // last day of its month
        (&[], "2024-06-15", "dpt1! pcv1! rv1!"), // late from 3 months
        (&[], "2024-07-09", "dpt1! pcv1! rv1!"), // opv2 a day too early
        (&[], "2024-07-10", "dpt1! opv2! pcv1! rv1!"),
        (&[vaccine("dpt1", "2024-07-10")], "2024-08-09", "opv2! pcv1! rv1! ipv1"),
        (&[vaccine("dpt1", "2024-07-10")], "2024-08-10", "opv2! pcv1! rv1! dpt2! ipv1"),
    ];
    for (more, day, wanted) in cases {
        let given = [&others, more].concat();
        let mut found: Vec<String> = vaccines_due(day, &given, &schedule).split(' ').map(str::to_owned).collect();
        let mut wanted: Vec<String> = wanted.split(' ').map(str::to_owned).collect();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted, "{day} after {more:?}");
    }
}

#[test]
fn boosters_keep_their_own_intervals() {
    let schedule = Schedule::default();
    // (dose before, booster, last day on which it is too early, first day)
    let cases = [
        (vaccine("pcv2", "2025-02-01"), "pcv3", "2025-03-28", "2025-03-29"), // 56 days
        (vaccine("dpt3", "2025-01-10"), "dpt4", "2026-01-09", "2026-01-10"), // 12 months
        (vaccine("mr1", "2025-06-30"), "mr2", "2025-12-29", "2025-12-30"),   // 6 months
    ];
    for (before, booster, too_early, first) in cases {
        let is_due = |day| {
            vaccines_due(day, std::slice::from_ref(&before), &schedule)
                .split(' ')
                .any(|code| code.trim_end_matches('!') == booster)
        };
        assert!(!is_due(too_early), "{booster} on {too_early}");
        assert!(is_due(first), "{booster} on {first}");
    }
}

#[test]
fn late_vaccines_are_counted_for_the_home_visit() {
    assert_eq!(late_vaccines(&all_due("2024-03-15", &[])), 0);
    assert_eq!(late_vaccines(&all_due("2024-04-15", &[])), 2); // bcg, opv1; hb0 is over
    assert_eq!(late_vaccines(&all_due("2024-06-15", &[])), 5); // and dpt1, pcv1, rv1; opv2 waits for opv1
}

#[test]
fn basic_immunisation_names_what_is_missing() {
    let given = [vaccine("hb0", "2024-03-15"), vaccine("bcg", "2024-03-20"), vaccine("mr1", "2026-01-01")];
    let missing = missing_basic_vaccines(date("2025-03-15"), &given, &Schedule::default());
    let codes: Vec<&str> = missing.iter().map(Vaccine::as_str).collect();
    let wanted = "opv1 dpt1 opv2 pcv1 rv1 dpt2 opv3 pcv2 rv2 dpt3 opv4 rv3 ipv1 mr1 ipv2";
    assert_eq!(codes, wanted.split(' ').collect::<Vec<_>>());
}

#[test]
fn vitamin_a_is_blue_once_and_red_in_every_campaign() {
    use Service::{VitaminABlue as Blue, VitaminARed as Red};
    // (day, given, capsule and since when); six months on 2024-09-15, twelve on 2025-03-15, sixty on 2029-03-15.
    type Case<'a> = (&'a str, &'a [Given], Option<(Service, &'a str)>);
    let cases: [Case<'_>; 13] = [
        ("2024-08-20", &[], None), // 5 months
        ("2024-10-20", &[], None), // no campaign
        ("2025-02-20", &[], Some((Blue, "2025-02-01"))),
        ("2025-02-20", &[service(Blue, "2025-02-20")], None),
        ("2025-02-20", &[service(Blue, "2024-10-01")], None), // once
        ("2025-03-20", &[], None),
        ("2025-08-01", &[service(Blue, "2025-02-20")], Some((Red, "2025-08-01"))),
        ("2025-08-31", &[service(Red, "2025-08-01")], None),
        ("2026-02-14", &[service(Red, "2025-08-14")], Some((Red, "2026-02-01"))),
        ("2026-03-01", &[], None),
        ("2029-02-28", &[], Some((Red, "2029-02-01"))),
        ("2029-08-01", &[], None), // over 59 months
        ("2026-02-14", &[service(Red, "2026-03-01")], Some((Red, "2026-02-01"))), // a later day is not looked at
    ];
    for (day, given, wanted) in cases {
        let found: Vec<_> = others_due(day, given)
            .into_iter()
            .filter(|(item, _)| [Item::Service(Blue), Item::Service(Red)].contains(item))
            .collect();
        let wanted: Vec<_> = wanted.into_iter().map(|(service, since)| (Item::Service(service), date(since))).collect();
        assert_eq!(found, wanted, "{day} {given:?}");
    }
}

#[test]
fn one_campaign_gives_one_capsule_also_to_who_turns_one_in_it() {
    let child = Child { birth: date("2024-08-10"), needs_food: false };
    let vitamins = |day: &str, given: &[Given]| -> Vec<(Item, CivilDate)> {
        let due = due(child, date(day), given, &Schedule::default());
        due.into_iter()
            .filter(|due| matches!(due.item, Item::Service(Service::VitaminABlue | Service::VitaminARed)))
            .map(|due| (due.item, due.since))
            .collect()
    };
    let blue = service(Service::VitaminABlue, "2025-08-05");
    assert_eq!(vitamins("2025-02-09", &[]), [], "six months tomorrow");
    assert_eq!(vitamins("2025-02-20", &[]), [(Item::Service(Service::VitaminABlue), date("2025-02-10"))]);
    assert_eq!(vitamins("2025-08-05", &[]), [(Item::Service(Service::VitaminABlue), date("2025-08-01"))]);
    assert_eq!(vitamins("2025-08-20", &[]), [(Item::Service(Service::VitaminARed), date("2025-08-10"))]);
    assert_eq!(vitamins("2025-08-20", &[blue]), []);
}

#[test]
fn deworming_is_due_in_august_once_a_year_from_one_year_on() {
    let deworming = Item::Service(Service::Deworming);
    let is_due = |day: &str, given: &[Given]| others_due(day, given).iter().any(|(item, _)| *item == deworming);
    assert!(!is_due("2024-08-20", &[]), "5 months");
    assert!(is_due("2025-08-20", &[]));
    assert!(!is_due("2025-02-20", &[]), "only August");
    assert!(!is_due("2025-08-20", &[service(Service::Deworming, "2025-01-02")]), "had it this year");
    assert!(is_due("2025-08-20", &[service(Service::Deworming, "2024-12-31")]));
    assert!(is_due("2028-08-20", &[]));
    assert!(!is_due("2029-08-20", &[]), "over 59 months");
}

#[test]
fn the_question_about_breast_milk_is_asked_once_in_each_month_of_age() {
    let asked = |day: &str| Given { item: Item::BreastfeedingQuestion, date: date(day) };
    let since = |day: &str, given: &[Given]| {
        others_due(day, given).into_iter().find(|(item, _)| *item == Item::BreastfeedingQuestion).map(|due| due.1)
    };
    assert_eq!(since("2024-03-15", &[]), Some(date("2024-03-15")));
    assert_eq!(since("2024-05-20", &[asked("2024-05-14")]), Some(date("2024-05-15")));
    assert_eq!(since("2024-05-20", &[asked("2024-05-15")]), None);
    assert_eq!(since("2024-09-14", &[]), Some(date("2024-08-15")));
    assert_eq!(since("2024-09-15", &[]), None, "6 months");
}

#[test]
fn the_checklist_is_due_once_for_each_age_of_the_list() {
    let checked = |day: &str| Given { item: Item::DevelopmentChecklist, date: date(day) };
    let since = |day: &str, given: &[Given]| {
        others_due(day, given).into_iter().find(|(item, _)| *item == Item::DevelopmentChecklist).map(|due| due.1)
    };
    assert_eq!(since("2024-06-14", &[]), None);
    assert_eq!(since("2024-06-15", &[]), Some(date("2024-06-15")));
    assert_eq!(since("2024-09-14", &[checked("2024-06-20")]), None);
    assert_eq!(since("2024-09-15", &[checked("2024-06-20")]), Some(date("2024-09-15")));
    assert_eq!(since("2029-03-14", &[]), Some(date("2028-09-15")), "54 months");
    assert_eq!(since("2029-03-15", &[]), None, "60 months");
}

#[test]
fn the_doctor_checks_in_the_seventh_month() {
    let item = Item::Service(Service::DoctorCheck);
    let is_due = |day: &str, given: &[Given]| others_due(day, given).iter().any(|(due, _)| *due == item);
    assert!(!is_due("2024-09-14", &[]));
    assert!(is_due("2024-09-15", &[]));
    assert!(is_due("2024-10-14", &[]));
    assert!(!is_due("2024-10-14", &[service(Service::DoctorCheck, "2024-09-20")]));
    assert!(!is_due("2024-10-15", &[]));
}

#[test]
fn recovery_food_is_for_who_needs_it_at_every_visit() {
    let item = Item::Service(Service::PmtRecovery);
    let is_due = |needs_food, day: &str, given: &[Given]| {
        due(child(needs_food), date(day), given, &Schedule::default()).iter().any(|due| due.item == item)
    };
    assert!(is_due(true, "2024-09-15", &[]));
    assert!(!is_due(false, "2024-09-15", &[]));
    assert!(!is_due(true, "2024-09-14", &[]), "under 6 months: breast milk alone");
    assert!(!is_due(true, "2024-10-15", &[service(Service::PmtRecovery, "2024-10-15")]));
    assert!(is_due(true, "2024-11-15", &[service(Service::PmtRecovery, "2024-10-15")]));
}

#[test]
fn what_a_visit_did_is_what_the_schedule_counts() {
    let visit: VisitFacts = serde_json::from_value(serde_json::json!({
        "date": "2024-09-20",
        "vaccines": ["dpt1", "shingles"],
        "services": ["doctor_check"],
        "exclusive_breastfeeding": false,
        "checklist_complete": true,
    }))
    .unwrap();
    let given = given_at(&visit);
    let keys: Vec<String> = given.iter().map(|given| given.item.key()).collect();
    let wanted =
        ["vaccine-dpt1", "vaccine-shingles", "service-doctor_check", "breastfeeding_question", "development_checklist"];
    assert_eq!(keys, wanted);
    assert!(given.iter().all(|given| given.date == date("2024-09-20")));
    let empty: VisitFacts = serde_json::from_value(serde_json::json!({"date": "2024-09-20"})).unwrap();
    assert_eq!(given_at(&empty), []);
}

#[test]
fn nothing_is_due_before_birth() {
    assert_eq!(all_due("2024-03-14", &[]), []);
}

#[test]
fn a_schedule_is_written_and_read_back_and_no_unknown_setting_is_passed_over() {
    let schedule = Schedule::default();
    let json = serde_json::to_string(&schedule).unwrap();
    assert_eq!(serde_json::from_str::<Schedule>(&json).unwrap(), schedule);
    let misspelt = json.replace("je_endemic", "jeendemic");
    assert!(serde_json::from_str::<Schedule>(&misspelt).is_err());
}
