//! Referral rules R1 to R11, each at and beside its limits.

use super::kms_cases::date;
use simpati_core::advice::*;
use simpati_core::growth::ZScore;
use simpati_core::journal::body::DangerSign;
use simpati_core::kms::{CardZone, Gain, Outcome};
use simpati_core::quantity::{Centimetres, Kilograms};
use std::collections::BTreeSet;

const DAY: &str = "2025-08-14";

fn z(value: f64) -> Option<ZScore> {
    Some(ZScore::new(value).unwrap())
}

fn gain(grams: i64) -> Gain {
    Gain { grams, minimum: 200, since: date("2025-07-14"), days: 31 }
}

/// A child of 14 full months, seen today, with one thing known.
fn child(change: impl FnOnce(&mut Facts)) -> Facts {
    let mut facts = Facts::seen(date("2024-06-10"), date(DAY));
    change(&mut facts);
    facts
}

fn fired(facts: &Facts) -> Vec<Finding> {
    referrals(facts, &Limits::default())
}

/// The one finding of a child.
fn only(facts: &Facts) -> Finding {
    let findings = fired(facts);
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.into_iter().next().unwrap()
}

fn finding(rule: RuleId, urgency: Urgency, to: Level, onward: Option<Level>, reasons: Vec<Reason>) -> Finding {
    Finding { rule, urgency, to, onward, reasons }
}

#[test]
fn a_child_of_whom_nothing_is_known_fires_no_rule() {
    assert_eq!(fired(&child(|_| ())), []);
    assert_eq!(most_urgent(&[]), None);
}

#[test]
fn r1_one_month_without_gain_is_enough_and_two_go_to_the_puskesmas() {
    let not_gained = Reason::NotGained(gain(100));
    let once = child(|c| {
        c.weighing = Some(Outcome::NotGained(gain(100)));
        c.not_gained_in_a_row = 1;
    });
    let wanted = finding(RuleId::R1NotGained, Urgency::Soon, Level::HealthWorker, None, vec![not_gained.clone()]);
    assert_eq!(only(&once), wanted);
    let twice = Facts { not_gained_in_a_row: 2, ..once.clone() };
    let reasons = vec![not_gained.clone(), Reason::NotGainedInARow { months: 2 }];
    assert_eq!(only(&twice), finding(RuleId::R1NotGained, Urgency::Soon, Level::Puskesmas, None, reasons));

    let quiet = [
        Outcome::Gained(gain(200)),
        Outcome::NotWeighedLastMonth { last: date("2025-05-14") },
        Outcome::FirstWeighing,
        Outcome::UnderOneMonth,
    ];
    for outcome in quiet {
        assert_eq!(fired(&child(|c| c.weighing = Some(outcome))), [], "{outcome:?}");
    }
}

#[test]
fn r1_and_r9_go_on_to_the_hospital_when_care_has_not_helped_in_time() {
    let in_care = |since: &str| {
        child(|c| {
            c.weighing = Some(Outcome::NotGained(gain(0)));
            c.not_gained_in_a_row = 1;
            c.weight_for_length = z(-2.5);
            c.in_care_since = Some(date(since));
        })
    };
    let week = Limits { evaluation_days: 7, ..Limits::default() };
    // (in care since, limits, goes on to the hospital)
    let cases = [
        ("2025-07-31", Limits::default(), true), // 14 days
        ("2025-08-01", Limits::default(), false),
        ("2025-08-07", week, true),
        ("2025-08-08", week, false),
        ("2025-09-01", week, false), // a date in the future is no time in care
    ];
    for (since, limits, hospital) in cases {
        let findings = referrals(&in_care(since), &limits);
        let rules: Vec<RuleId> = findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, [RuleId::R1NotGained, RuleId::R9WastedOrUnderweight], "{since}");
        for finding in findings {
            assert_eq!(finding.onward, hospital.then_some(Level::Hospital), "{since} {finding:?}");
            let said = finding.reasons.iter().any(|reason| matches!(reason, Reason::NoImprovement { .. }));
            assert_eq!(said, hospital, "{since}");
            assert_eq!(finding.to == Level::Puskesmas, hospital || finding.rule != RuleId::R1NotGained, "{since}");
        }
    }
    let reasons = only(&Facts { weighing: None, ..in_care("2025-07-31") }).reasons;
    assert_eq!(reasons[1], Reason::NoImprovement { since: date("2025-07-31"), days: 14 });
}

#[test]
fn r2_and_r3_follow_the_lines_of_the_card() {
    let below = child(|c| {
        c.zone = Some(CardZone::BelowRed);
        c.weight_for_age = z(-3.2);
    });
    let reason = Reason::BelowRedLine { weight_for_age: z(-3.2) };
    assert_eq!(only(&below), finding(RuleId::R2BelowRedLine, Urgency::Today, Level::Puskesmas, None, vec![reason]));
    let above = child(|c| c.zone = Some(CardZone::AboveOrange));
    let reason = Reason::AboveOrangeLine { weight_for_age: None };
    let wanted = finding(RuleId::R3AboveOrangeLine, Urgency::Soon, Level::HealthWorker, None, vec![reason]);
    assert_eq!(only(&above), wanted);
    assert_eq!(fired(&child(|c| c.zone = Some(CardZone::BetweenLines))), []);
}

#[test]
fn r4_reports_an_incomplete_checklist() {
    let incomplete = child(|c| c.checklist_complete = Some(false));
    let reasons = vec![Reason::DevelopmentIncomplete];
    let wanted = finding(RuleId::R4Development, Urgency::Report, Level::HealthWorker, None, reasons);
    assert_eq!(only(&incomplete), wanted);
    assert_eq!(fired(&child(|c| c.checklist_complete = Some(true))), []);
}

#[test]
fn r5_and_r6_measure_the_arm_from_6_to_59_months() {
    // (cm, birth, rule)
    let cases = [
        (11.4, "2024-06-10", Some(RuleId::R5ArmSevereOrOedema)),
        (11.5, "2024-06-10", Some(RuleId::R6ArmThin)),
        (12.4, "2024-06-10", Some(RuleId::R6ArmThin)),
        (12.5, "2024-06-10", None),
        (11.0, "2025-02-14", Some(RuleId::R5ArmSevereOrOedema)), // 6 months today
        (11.0, "2025-02-15", None),                              // tomorrow
        (11.0, "2020-08-15", Some(RuleId::R5ArmSevereOrOedema)), // 60 months tomorrow
        (11.0, "2020-08-14", None),                              // today
        (11.0, "2025-09-01", None),                              // not born yet: a wrong date refers nobody
    ];
    for (cm, birth, wanted) in cases {
        let arm = Centimetres::new(cm).unwrap();
        let facts = child(|c| {
            c.birth = date(birth);
            c.arm = Some(arm);
        });
        let findings = fired(&facts);
        assert_eq!(findings.first().map(|finding| finding.rule), wanted, "{cm} {birth}");
        for finding in findings {
            let today = finding.rule == RuleId::R5ArmSevereOrOedema;
            assert_eq!(finding.urgency, if today { Urgency::Today } else { Urgency::Soon });
            assert_eq!(finding.to, Level::Puskesmas);
            assert_eq!(finding.reasons, [Reason::Arm { circumference: arm }]);
        }
    }
}

#[test]
fn oedema_fires_r5_and_r8() {
    let findings = fired(&child(|c| c.oedema = true));
    let rules: Vec<RuleId> = findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, [RuleId::R5ArmSevereOrOedema, RuleId::R8SeverelyWasted]);
    for finding in findings {
        assert_eq!((finding.urgency, finding.reasons.as_slice()), (Urgency::Today, [Reason::Oedema].as_slice()));
    }
}

#[test]
fn r7_reports_a_child_that_is_short_for_its_age() {
    for (value, stunted) in [(-2.0, false), (-2.01, true), (-3.5, true), (1.0, false)] {
        let facts = child(|c| c.length_for_age = z(value));
        let reasons = z(value).map(|length_for_age| vec![Reason::Stunted { length_for_age }]).unwrap();
        let wanted = finding(RuleId::R7Stunted, Urgency::Report, Level::HealthWorker, Some(Level::Hospital), reasons);
        assert_eq!(fired(&facts), if stunted { vec![wanted] } else { vec![] }, "{value}");
    }
}

#[test]
fn r8_severe_wasting_goes_on_to_the_hospital_when_young_light_complicated_or_not_better() {
    let wasted = Reason::Wasted { weight_for_length: ZScore::new(-3.01).unwrap() };
    let kg = |value| Kilograms::new(value).unwrap();
    type Case<'a> = (&'a str, &'a str, f64, Option<DangerSign>, Option<&'a str>, Vec<Reason>);
    let cases: Vec<Case<'_>> = vec![
        ("nothing else", "2024-06-10", 6.0, None, None, vec![]),
        ("exactly 4 kg", "2024-06-10", 4.0, None, None, vec![]),
        ("under 4 kg", "2024-06-10", 3.9, None, None, vec![Reason::UnderFourKilograms { weight: kg(3.9) }]),
        ("6 months today", "2025-02-14", 5.0, None, None, vec![]),
        ("6 months tomorrow", "2025-02-15", 5.0, None, None, vec![Reason::UnderSixMonths { full_months: 5 }]),
        ("young and light: said once", "2025-06-14", 3.0, None, None, vec![Reason::UnderSixMonths { full_months: 2 }]),
        (
            "not better",
            "2024-06-10",
            6.0,
            None,
            Some("2025-07-01"),
            vec![Reason::NoImprovement { since: date("2025-07-01"), days: 44 }],
        ),
        (
            "a complication",
            "2024-06-10",
            6.0,
            Some(DangerSign::Lethargy),
            None,
            vec![Reason::Danger(DangerSign::Lethargy)],
        ),
    ];
    for (what, birth, weight, sign, since, more) in cases {
        let facts = child(|c| {
            c.birth = date(birth);
            c.weight = Some(kg(weight));
            c.weight_for_length = z(-3.01);
            c.danger_signs = sign.into_iter().collect();
            c.in_care_since = since.map(date);
        });
        let findings = fired(&facts);
        let onward = (!more.is_empty()).then_some(Level::Hospital);
        let reasons = [vec![wasted.clone()], more].concat();
        let wanted = finding(RuleId::R8SeverelyWasted, Urgency::Today, Level::Puskesmas, onward, reasons);
        assert_eq!(findings.first(), Some(&wanted), "{what}");
    }
    let limit = child(|c| c.weight_for_length = z(-3.0));
    assert_eq!(only(&limit).rule, RuleId::R9WastedOrUnderweight, "-3.00 is gizi kurang");
}

#[test]
fn r9_wasted_or_underweight() {
    let limits = |wfl: f64, wfa: f64, zone| {
        let facts = child(|c| {
            c.weight_for_length = z(wfl);
            c.weight_for_age = z(wfa);
            c.zone = zone;
        });
        let nine = fired(&facts).into_iter().find(|finding| finding.rule == RuleId::R9WastedOrUnderweight);
        nine.map(|finding| finding.reasons)
    };
    let wasted = |value| Reason::Wasted { weight_for_length: ZScore::new(value).unwrap() };
    let light = |value| Reason::Underweight { weight_for_age: ZScore::new(value).unwrap() };
    assert_eq!(limits(-2.0, -2.0, None), None);
    assert_eq!(limits(-2.01, -2.0, None), Some(vec![wasted(-2.01)]));
    assert_eq!(limits(-2.0, -2.01, None), Some(vec![light(-2.01)]));
    assert_eq!(limits(-3.0, -2.5, None), Some(vec![wasted(-3.0), light(-2.5)]));
    assert_eq!(limits(-3.01, -2.0, None), None, "severe wasting is R8's");
    assert_eq!(limits(0.0, -3.5, Some(CardZone::BelowRed)), None, "below the red line is R2's");
    assert_eq!(limits(0.0, -3.5, Some(CardZone::BetweenLines)), Some(vec![light(-3.5)]), "a red line set lower");
}

#[test]
fn r10_every_danger_sign_refers_today_also_one_that_only_a_newer_version_knows() {
    let newer: DangerSign = "blue_lips".parse().unwrap();
    for sign in DangerSign::ALL.iter().chain([&newer]) {
        let facts = child(|c| c.danger_signs = BTreeSet::from([sign.clone()]));
        let reasons = vec![Reason::Danger(sign.clone())];
        assert_eq!(only(&facts), finding(RuleId::R10DangerSign, Urgency::Today, Level::Puskesmas, None, reasons));
    }
}

#[test]
fn r11_visits_who_was_not_seen_is_not_immunised_or_has_no_book() {
    let at_home = |reasons| finding(RuleId::R11HomeVisit, Urgency::HomeVisit, Level::Cadre, None, reasons);
    // (last seen, full months absent)
    let cases = [
        (Some("2025-07-15"), None),
        (Some("2025-07-14"), Some(1)),
        (Some("2025-02-28"), Some(5)),
        (None, Some(14)),
        (Some("2025-12-31"), None),
    ];
    for (last_seen, absent) in cases {
        let last_seen = last_seen.map(date);
        let facts = child(|c| c.last_seen = last_seen);
        let wanted = absent.map(|full_months| at_home(vec![Reason::Absent { last_seen, full_months }]));
        assert_eq!(fired(&facts), wanted.into_iter().collect::<Vec<_>>(), "{last_seen:?}");
    }
    let facts = child(|c| {
        c.late_vaccines = 3;
        c.has_kia_book = Some(false);
    });
    assert_eq!(only(&facts), at_home(vec![Reason::VaccinesLate { count: 3 }, Reason::NoKiaBook]));
    assert_eq!(fired(&child(|c| c.has_kia_book = Some(true))), []);
    let patient = Limits { absent_months: 3, ..Limits::default() };
    let two = child(|c| c.last_seen = Some(date("2025-06-14")));
    assert_eq!(referrals(&two, &patient), []);
    let zero = Limits { absent_months: 0, ..Limits::default() };
    assert_eq!(referrals(&child(|_| ()), &zero), [], "nobody is absent on the day of a visit");
}

#[test]
fn a_finding_is_written_with_its_numbers_and_read_back() {
    let facts = child(|c| {
        c.weighing = Some(Outcome::NotGained(gain(100)));
        c.not_gained_in_a_row = 2;
    });
    let json = serde_json::to_value(only(&facts)).unwrap();
    let wanted = serde_json::json!({
        "rule": "r1_not_gained",
        "urgency": "soon",
        "to": "puskesmas",
        "onward": null,
        "reasons": [
            {"not_gained": {"grams": 100, "minimum": 200, "since": "2025-07-14", "days": 31}},
            {"not_gained_in_a_row": {"months": 2}},
        ],
    });
    assert_eq!(json, wanted);
    assert_eq!(serde_json::from_value::<Finding>(json).unwrap(), only(&facts));
}

#[test]
fn limits_have_the_documented_defaults_and_refuse_what_they_do_not_know() {
    assert_eq!(Limits::default(), Limits { evaluation_days: 14, absent_months: 1 });
    let set: Limits = serde_json::from_str(r#"{"evaluation_days":7}"#).unwrap();
    assert_eq!(set, Limits { evaluation_days: 7, ..Limits::default() });
    assert!(serde_json::from_str::<Limits>(r#"{"evaluation_day":7}"#).is_err());
}
