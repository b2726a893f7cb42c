//! What a record says of one child: stories.

use crate::register::{Register, born, cm, letters, measured, weighed};
use crate::writing::{child, date, ids, kg, stream, visit};
use simpati_core::advice::{Feeding, FollowUp, Level, Reason, RuleId, Stimulation, Urgency};
use simpati_core::clock::ClockMark;
use simpati_core::growth::classify::{Category, LengthStatus, WastingStatus, WeightStatus};
use simpati_core::growth::{Indicator, Measurement};
use simpati_core::journal::Header;
use simpati_core::journal::body::{
    AmendReason, Birth, Change, ChildFacts, Confirmed, ConflictResolved, Precision, Reading, Service, Vaccine,
    VisitAmended, VisitChanges, VisitFacts, Which,
};
use simpati_core::kms::{CardZone, Lines, MinimumGains, Outcome};
use simpati_core::plausibility::{Doubt, Verdict};
use simpati_core::quantity::Kilograms;
use simpati_core::record::{Candidate, ChildRecord, Milestone, Settings};
use simpati_core::services::Item;
use simpati_core::sex::Sex;
use simpati_core::verification::VisitStatus;
use std::collections::BTreeSet;

fn rules(record: &ChildRecord) -> Vec<RuleId> {
    record.advice.findings.iter().map(|finding| finding.rule).collect()
}

/// A girl born on 15 February 2025, weighed on the 20th of each month.
fn first_year() -> Register {
    let mut register = Register::new();
    register.child(1, born("Siti", Sex::Female, "2025-02-15"));
    let months = [
        ("2025-03-20", 4.2, 53.5),
        ("2025-04-20", 5.2, 57.0),
        ("2025-05-20", 6.0, 59.8),
        ("2025-06-20", 6.6, 62.0),
        ("2025-07-20", 7.1, 64.0),
        ("2025-08-20", 7.5, 65.7),
        ("2025-09-20", 7.8, 67.3),
        ("2025-10-20", 8.1, 68.8),
        ("2025-11-20", 8.2, 70.1),
        ("2025-12-20", 8.2, 71.5),
        // Nobody came in January.
        ("2026-02-20", 8.9, 74.0),
    ];
    for (n, (day, kg, cm)) in (1..).zip(months) {
        let services = (day == "2025-11-20").then(|| BTreeSet::from([Service::Referred]));
        register.visit(n, 1, VisitFacts { services, ..measured(day, kg, cm) });
    }
    register
}

#[test]
fn a_childs_first_year() {
    let register = first_year();
    let record = register.record(1, "2026-02-20");
    assert_eq!(letters(&record), "BNNNNNNNTTO");
    assert!(record.visits.iter().all(|visit| visit.plausibility == Verdict::Accept));
    assert!(record.visits.iter().all(|visit| visit.full_months == visit.point.map(|point| point.full_months)));

    // The month after: told to go to the Puskesmas in November, and no better in December.
    let december = register.record(1, "2025-12-20");
    assert!(december.is_twice_not_gained() && !december.is_below_red());
    let [finding] = december.advice.findings.as_slice() else { panic!("{:?}", december.advice) };
    assert_eq!(
        (finding.rule, finding.urgency, finding.to, finding.onward),
        (RuleId::R1NotGained, Urgency::Soon, Level::Puskesmas, Some(Level::Hospital))
    );
    assert!(finding.reasons.contains(&Reason::NotGainedInARow { months: 2 }));
    assert!(finding.reasons.contains(&Reason::NoImprovement { since: date("2025-11-20"), days: 30 }));
    assert_eq!(december.advice.follow_up, [FollowUp::SeeHealthWorker]);
    assert!(december.due.iter().any(|due| due.item == Item::Service(Service::PmtRecovery)));

    // A weighing in between that finds nothing ends the care; the letter O says that it cannot be compared.
    assert!(!record.is_twice_not_gained());
    assert_eq!((rules(&record), record.advice.follow_up.as_slice()), (vec![], &[FollowUp::ComeNextMonth][..]));
    assert_eq!(
        (record.advice.feeding, record.advice.stimulation),
        (Some(Feeding::Months12To23), Some(Stimulation::Months12To17))
    );
    assert_eq!(record.milestones, [Milestone { full_months: 12, on: date("2026-02-15") }]);
    assert_eq!(record.status.len(), 4, "{:?}", record.status);
    assert!(record.status.iter().all(|status| status.visit == visit(11) && !status.verified && !status.flagged));
    assert!(record.status.iter().any(|status| status.category == Category::LengthForAge(LengthStatus::Normal)));

    // Six months old in August: the blue capsule, the doctor's check, and nothing of it twice.
    let august = register.record(1, "2025-08-20");
    for service in [Service::VitaminABlue, Service::DoctorCheck] {
        let item = Item::Service(service);
        assert!(august.due.iter().any(|due| due.item == item), "{item:?}");
    }
    assert_eq!(august.milestones, [Milestone { full_months: 6, on: date("2025-08-15") }]);
    assert!(august.visits.len() == 11 && august.last_examination().unwrap().id == visit(6), "the rest is to come");
}

#[test]
fn before_saving_and_after_it_is_the_same_answer() {
    let mut register = first_year();
    // 6.8 instead of 8.6: two digits exchanged.
    let facts = measured("2026-03-20", 6.8, 75.0);
    let view = register.fold().child(child(1)).unwrap();
    let preview = |facts: &VisitFacts| {
        let candidate = Candidate { visit: visit(12), stream: stream(), facts: facts.clone() };
        ChildRecord::preview(&view, &candidate, date("2026-03-20"), &register.settings).unwrap()
    };
    let shown = preview(&facts);
    let new = shown.visit(visit(12)).unwrap();
    assert_eq!(new.to_measure_again(), [Measurement::Weight]);
    assert_eq!((letters(&shown).as_str(), new.state.status()), ("BNNNNNNNTTOT", VisitStatus::Unverified));

    // Weighed again: both readings stay, the second counts, and the doubt is gone where it fits the child.
    let (first, second) = (Kilograms::new(6.8).unwrap(), Kilograms::new(9.1).unwrap());
    let twice = VisitFacts { weight_kg: Some(Reading::twice(first, second, Which::Second)), ..facts.clone() };
    let shown = preview(&twice);
    let new = shown.visit(visit(12)).unwrap();
    assert_eq!((&new.plausibility, new.measured.weight), (&Verdict::Accept, Some(second)));
    assert_eq!(new.facts.weight_kg.as_ref().unwrap().first, first);
    // Weighed again with the same result, or explained: kept, and not asked a second time.
    let same = Reading::twice(first, first, Which::First);
    assert_eq!(
        preview(&VisitFacts { weight_kg: Some(same), ..facts.clone() }).visits[11].plausibility,
        Verdict::Accept
    );
    let ill = Reading { confirmed: Some(Confirmed::Ill), ..Reading::once(first) };
    let explained = preview(&VisitFacts { weight_kg: Some(ill), ..facts });
    assert_eq!(explained.visits[11].to_measure_again(), []);
    assert!(matches!(explained.visits[11].plausibility, Verdict::AskSecond(_)));

    register.visit(12, 1, twice);
    let saved = register.record(1, "2026-03-20");
    assert_eq!(saved.visits[11].clock, Some(ClockMark::Right));
    let mut expected = shown;
    expected.visits[11].clock = Some(ClockMark::Right);
    assert_eq!(saved, expected);
}

#[test]
fn a_returned_visit_is_a_task_until_it_is_measured_again_and_then_verified() {
    let mut register = first_year();
    let back = register.send_back(9);
    let returned = register.record(1, "2025-11-25");
    assert_eq!((returned.tasks.len(), returned.tasks[0].visit), (1, visit(9)));
    assert_eq!(returned.visits[8].state.status(), VisitStatus::Returned);

    // What the correction will be, before it is saved.
    let right = VisitFacts { weight_kg: Some(kg(8.4)), ..returned.visits[8].facts.clone() };
    let candidate = Candidate { visit: visit(9), stream: stream(), facts: right };
    let view = register.fold().child(child(1)).unwrap();
    let preview = ChildRecord::preview(&view, &candidate, date("2025-11-25"), &register.settings).unwrap();
    assert_eq!((letters(&preview).as_str(), preview.tasks.len()), ("BNNNNNNNNTO", 0));

    let changes = VisitChanges { weight_kg: Change::Set(kg(8.4)), ..VisitChanges::default() };
    let (reason, saw) = (AmendReason::MeasuredAgain, ids(&[&back]));
    register.write(VisitAmended { visit: visit(9), saw, reason, changes, note: None });
    let answered = register.record(1, "2025-11-25");
    assert_eq!(answered, preview);
    assert_eq!(answered.visits[8].state.status(), VisitStatus::Answered);
    assert!(answered.status.iter().all(|status| !status.verified));

    register.verify(9);
    let verified = register.record(1, "2025-11-25");
    assert!(verified.status.iter().all(|status| status.verified && status.visit == visit(9)));
}

#[test]
fn oedema_has_no_score_of_weight_and_sends_the_child_today() {
    let mut register = Register::new();
    register.child(1, born("Ujang", Sex::Male, "2025-01-10"));
    register.visit(1, 1, measured("2026-03-10", 9.8, 77.0));
    register.visit(2, 1, VisitFacts { oedema: Some(true), ..measured("2026-04-10", 10.4, 78.0) });
    let record = register.record(1, "2026-04-10");
    let visit = &record.visits[1];
    let growth = visit.growth.as_ref().unwrap();
    assert!(growth.categories.contains(&Category::WeightForLength(WastingStatus::SeverelyWasted)));
    assert!(growth.by_days.score(Indicator::WeightForAge).is_err());
    // Weighed all the same: it is counted, but the card has no zone for it.
    assert_eq!((letters(&record).as_str(), visit.point.unwrap().zone), ("BN", None));
    assert_eq!(rules(&record), [RuleId::R5ArmSevereOrOedema, RuleId::R8SeverelyWasted]);
    assert_eq!(record.advice.follow_up, [FollowUp::ComeToday]);
    assert!(visit.is_to_refer());
    let status = record.status.iter().find(|status| matches!(status.category, Category::WeightForLength(_))).unwrap();
    assert_eq!((status.z, status.visit), (None, visit.id));
    // The last weight-for-age is still that of the month before.
    let status = record.status.iter().find(|status| matches!(status.category, Category::WeightForAge(_))).unwrap();
    assert_eq!((status.category, status.date), (Category::WeightForAge(WeightStatus::Normal), date("2026-03-10")));
}

#[test]
fn a_day_from_a_wrong_clock_is_corrected_and_the_age_with_it() {
    let mut register = Register::new();
    register.child(1, born("Siti", Sex::Female, "2025-08-15"));
    // The tablet says 22 November 2026; it is two months ahead.
    register.kader.header = |header: &mut Header| header.clock_offset_ms = Some(61 * 86_400_000);
    register.visit(1, 1, measured("2026-11-22", 8.9, 74.0));
    let record = register.record(1, "2026-09-22");
    let visit = &record.visits[0];
    assert_eq!((visit.date, visit.stated_date), (date("2026-09-22"), Some(date("2026-11-22"))));
    assert_eq!((visit.full_months, visit.facts.date), (Some(13), date("2026-09-22")));
    assert!(visit.clock.is_some_and(ClockMark::is_suspect));
    assert_eq!(record.last_examination().map(|visit| visit.id), Some(visit.id));
}

#[test]
fn what_is_dated_after_today_is_shown_and_decides_nothing() {
    let mut register = Register::new();
    register.child(1, born("Siti", Sex::Female, "2025-08-15"));
    register.visit(1, 1, measured("2026-03-20", 7.4, 66.5));
    register.visit(2, 1, weighed("2036-03-20", 30.0));
    let record = register.record(1, "2026-03-25");
    assert_eq!((record.visits.len(), record.visits_so_far().count()), (2, 1));
    assert_eq!(record.last_weight(), Some((date("2026-03-20"), Kilograms::new(7.4).unwrap())));
    assert!(record.status.iter().all(|status| status.visit == visit(1)));
}

#[test]
fn a_visit_before_birth_is_a_question_and_no_number() {
    let mut register = Register::new();
    register.child(1, born("Siti", Sex::Female, "2025-08-15"));
    register.visit(1, 1, measured("2025-07-20", 3.4, 50.0));
    register.visit(2, 1, measured("2025-09-20", 4.3, 54.0));
    let record = register.record(1, "2025-09-20");
    let early = &record.visits[0];
    assert_eq!((early.growth.as_ref(), early.point, early.full_months), (None, None, None));
    assert!(matches!(early.plausibility, Verdict::AskSecond(ref doubts)
        if matches!(doubts[0], Doubt::BeforeBirth { .. })));
    assert_eq!(letters(&record), "-B");
}

#[test]
fn the_second_ruler_says_where_paper_differs() {
    let mut register = Register::new();
    register.child(1, born("Ujang", Sex::Male, "2025-01-01"));
    // One day before six months: by days short, by full months not.
    register.visit(1, 1, measured("2025-06-30", 6.6, 63.0));
    let record = register.record(1, "2025-06-30");
    let growth = record.visits[0].growth.as_ref().unwrap();
    let second = growth.by_full_months.as_ref().unwrap();
    let differs: Vec<_> = second.disagreements.iter().map(|differs| differs.indicator).collect();
    assert_eq!((second.full_months, differs), (5, vec![Indicator::LengthForAge]));
    assert!(growth.categories.contains(&Category::LengthForAge(LengthStatus::Stunted)));
    // It is by days that the child is referred.
    assert!(rules(&record).contains(&RuleId::R7Stunted));
}

#[test]
fn who_does_not_come_is_visited() {
    let mut register = Register::new();
    let facts = ChildFacts { has_kia_book: Some(true), ..born("Siti", Sex::Female, "2025-08-15") };
    register.child(1, facts);
    assert_eq!(rules(&register.record(1, "2025-09-14")), []);
    let absent = register.record(1, "2025-09-15");
    assert_eq!(rules(&absent), [RuleId::R11HomeVisit]);
    assert!(absent.advice.follow_up.is_empty(), "nobody is there to be told");
    register.visit(1, 1, VisitFacts { vaccines: Some(BTreeSet::new()), ..weighed("2025-09-20", 4.3) });
    assert_eq!(rules(&register.record(1, "2025-10-19")), []);
    assert_eq!(rules(&register.record(1, "2025-10-20")), [RuleId::R11HomeVisit]);
    // At five years it is no longer the posyandu's to look for.
    assert_eq!(rules(&register.record(1, "2030-08-15")), []);
}

#[test]
fn vaccines_that_nobody_wrote_down_are_offered_and_accuse_nobody() {
    let mut register = Register::new();
    register.child(1, born("Siti", Sex::Female, "2025-02-15"));
    register.visit(1, 1, measured("2025-08-20", 7.5, 65.7));
    let unknown = register.record(1, "2025-08-20");
    let doses = |record: &ChildRecord| record.due.iter().filter(|due| matches!(due.item, Item::Vaccine(_))).count();
    assert!(!unknown.vaccines_known && doses(&unknown) > 5 && rules(&unknown).is_empty());
    register.visit(
        2,
        1,
        VisitFacts { vaccines: Some(BTreeSet::from([Vaccine::Bcg])), ..VisitFacts::new(date("2025-02-20")) },
    );
    let known = register.record(1, "2025-08-20");
    assert_eq!((known.vaccines_known, rules(&known)), (true, vec![RuleId::R11HomeVisit]));
    assert_eq!(doses(&known), doses(&unknown) - 1);
}

#[test]
fn a_capsule_given_on_one_tablet_is_not_due_on_the_other_whichever_visit_is_chosen() {
    let mut register = Register::new();
    register.child(1, born("Siti", Sex::Female, "2025-02-15"));
    register.visit(1, 1, measured("2025-08-20", 7.5, 65.7));
    let capsule = Some(BTreeSet::from([Service::VitaminABlue]));
    register.visit(2, 1, VisitFacts { services: capsule, ..weighed("2025-08-20", 7.6) });
    let contested = register.record(1, "2025-08-20");
    assert_eq!((contested.visits.len(), contested.conflicts.len()), (2, 1));
    assert_eq!(letters(&contested), "B-", "one weighing of the month counts, the lighter");
    register.review(ConflictResolved::SameDay {
        visits: BTreeSet::from([visit(1), visit(2)]),
        counts: Some(visit(1)),
        saw: BTreeSet::new(),
    });
    let chosen = register.record(1, "2025-08-20");
    assert_eq!((chosen.visits.len(), chosen.conflicts.len(), letters(&chosen).as_str()), (1, 0, "B"));
    for record in [contested, chosen] {
        assert!(record.due.iter().all(|due| due.item != Item::Service(Service::VitaminABlue)));
    }
}

#[test]
fn one_more_visit_of_a_day_opens_again_what_was_decided_of_it() {
    let mut register = Register::new();
    register.child(1, born("Siti", Sex::Female, "2025-02-15"));
    register.visit(1, 1, measured("2025-08-20", 7.5, 65.7));
    register.visit(2, 1, measured("2025-08-20", 7.4, 65.5));
    register.review(ConflictResolved::SameDay {
        visits: BTreeSet::from([visit(1), visit(2)]),
        counts: Some(visit(1)),
        saw: BTreeSet::new(),
    });
    let facts = measured("2025-08-20", 7.6, 65.6);
    let candidate = Candidate { visit: visit(3), stream: stream(), facts: facts.clone() };
    let view = register.fold().child(child(1)).unwrap();
    let preview = ChildRecord::preview(&view, &candidate, date("2025-08-20"), &register.settings).unwrap();
    register.visit(3, 1, facts);
    let saved = register.record(1, "2025-08-20");
    let of = |record: &ChildRecord| -> Vec<_> {
        record.visits.iter().map(|visit| (visit.id, visit.state.status(), visit.point)).collect()
    };
    assert_eq!(of(&preview), of(&saved));
    assert_eq!((saved.visits.len(), letters(&saved).as_str()), (3, "-B-"));
}

#[test]
fn a_visit_for_a_capsule_says_nothing_of_how_the_child_is() {
    let mut register = Register::new();
    register.child(1, born("Ujang", Sex::Male, "2025-01-10"));
    register.visit(1, 1, VisitFacts { arm_cm: Some(cm(11.2)), ..measured("2026-02-05", 9.8, 77.0) });
    let capsule = Some(BTreeSet::from([Service::VitaminARed]));
    register.visit(2, 1, VisitFacts { services: capsule, ..VisitFacts::new(date("2026-02-20")) });
    let record = register.record(1, "2026-02-25");
    assert_eq!(record.last_examination().unwrap().id, visit(1));
    assert_eq!(rules(&record), [RuleId::R5ArmSevereOrOedema]);
    assert!(record.due.iter().all(|due| due.item != Item::Service(Service::VitaminARed)));
}

#[test]
fn the_birth_weight_speaks_against_a_slip_at_the_first_visit() {
    let light =
        ChildFacts { birth_weight_kg: Some(Kilograms::new(2.5).unwrap()), ..born("Siti", Sex::Female, "2025-02-15") };
    let about = Birth { precision: Precision::Month, ..light.birth };
    // (what is known, whether 5.8 kg at five weeks is asked about)
    let cases = [
        (light.clone(), vec![Measurement::Weight]),
        (ChildFacts { birth_weight_kg: None, ..light.clone() }, vec![]),
        // The weight is known, but not the day on which it was true.
        (ChildFacts { birth: about, ..light }, vec![]),
    ];
    for (facts, wanted) in cases {
        let mut register = Register::new();
        register.child(1, facts);
        register.visit(1, 1, weighed("2025-03-20", 5.8));
        assert_eq!(register.record(1, "2025-03-20").visits[0].to_measure_again(), wanted);
    }
}

#[test]
fn settings_are_values() {
    let mut register = first_year();
    let usual = register.record(1, "2025-12-20");
    register.settings = Settings {
        version: "sumedang-3".to_owned(),
        lines: Lines::new(0.5, 1.0).unwrap(),
        minimum_gains: MinimumGains::ONE_ROW,
        milestone_months: vec![10],
        ..Settings::default()
    };
    let other = register.record(1, "2025-12-20");
    assert_eq!((usual.settings.as_str(), other.settings.as_str()), ("simpati-1", "sumedang-3"));
    let zone = |record: &ChildRecord| record.last_weighing().unwrap().point.unwrap().zone;
    assert_eq!((zone(&usual), zone(&other)), (Some(CardZone::BetweenLines), Some(CardZone::BelowRed)));
    assert_eq!(other.milestones, [Milestone { full_months: 10, on: date("2025-12-15") }]);
    assert!(matches!(other.visits[9].point.unwrap().outcome, Some(Outcome::NotGained(_))));

    let text = serde_json::to_string(&register.settings).unwrap();
    assert_eq!(serde_json::from_str::<Settings>(&text).unwrap(), register.settings);
    // A file says its version, and only what differs.
    let short: Settings = serde_json::from_str(r#"{"version":"x","lines":{"red":-2.0,"orange":1.0}}"#).unwrap();
    let wanted = Settings { version: "x".to_owned(), lines: Lines::new(-2.0, 1.0).unwrap(), ..Settings::default() };
    assert_eq!(short, wanted);
    let row = |n: usize, grams: u16| format!("[{}]", vec![grams.to_string(); n].join(","));
    let gains = |boys: String| format!(r#"{{"version":"x","minimum_gains":{{"L":{boys},"P":{}}}}}"#, row(60, 200));
    assert!(serde_json::from_str::<Settings>(&gains(row(60, 200))).is_ok());
    let wrong = [
        "{}".to_owned(),
        r#"{"version":"x","red_line":-2}"#.to_owned(),
        gains(row(59, 200)),
        gains(row(61, 200)),
        gains(row(60, 0)),
        gains(row(60, 10_000)),
    ];
    for text in wrong {
        assert!(serde_json::from_str::<Settings>(&text).is_err(), "{text}");
    }
}

#[test]
fn a_record_travels_as_json() {
    let record = first_year().record(1, "2025-12-20");
    let text = serde_json::to_string(&record).unwrap();
    assert_eq!(serde_json::from_str::<ChildRecord>(&text).unwrap(), record);
}
