//! Messages by age and by what was found.

use super::kms_cases::{date, weighing};
use simpati_core::advice::*;
use simpati_core::growth::{AgeInDays, Indicator, Measurements, ZScore, assess, assess_at};
use simpati_core::journal::body::DangerSign;
use simpati_core::kms::{Card, CardZone, Gain, Lines, MinimumGains, Outcome};
use simpati_core::position::Position;
use simpati_core::sex::Sex;
use std::collections::BTreeSet;

/// Each band with its first and last month, in order and without a gap.
fn check_bands<M: Copy + PartialEq + std::fmt::Debug>(at: fn(u32) -> Option<M>, all: &[M], bands: &[(M, u32, u32)]) {
    let listed: Vec<M> = bands.iter().map(|(message, ..)| *message).collect();
    assert_eq!(listed, all);
    let mut next = 0;
    for (message, first, last) in bands {
        assert_eq!(*first, next, "{message:?}");
        for age in *first..=*last {
            assert_eq!(at(age), Some(*message), "{age} months");
        }
        next = last + 1;
    }
    assert_eq!(next, 60);
    assert_eq!(at(60), None);
    assert_eq!(at(u32::MAX), None);
}

#[test]
fn feeding_messages_follow_the_age() {
    use Feeding::*;
    let bands =
        [(Months0To5, 0, 5), (Months6To8, 6, 8), (Months9To11, 9, 11), (Months12To23, 12, 23), (Months24To59, 24, 59)];
    check_bands(Feeding::at, Feeding::ALL, &bands);
}

#[test]
fn stimulation_messages_follow_the_age() {
    use Stimulation::*;
    let bands = [
        (Months0To2, 0, 2),
        (Months3To5, 3, 5),
        (Months6To8, 6, 8),
        (Months9To11, 9, 11),
        (Months12To17, 12, 17),
        (Months18To23, 18, 23),
        (Months24To35, 24, 35),
        (Months36To59, 36, 59),
    ];
    check_bands(Stimulation::at, Stimulation::ALL, &bands);
}

#[test]
fn what_is_said_follows_from_what_was_found_most_important_first() {
    use FollowUp::*;
    let gain = Gain { grams: 250, minimum: 200, since: date("2025-07-14"), days: 31 };
    let gained = Some(Outcome::Gained(gain));
    let not_gained = Some(Outcome::NotGained(Gain { grams: 100, ..gain }));
    let z = |value: f64| Some(ZScore::new(value).unwrap());
    let of = |change: &dyn Fn(&mut Facts)| {
        let mut facts = Facts::seen(date("2024-06-10"), date("2025-08-14"));
        change(&mut facts);
        let findings = referrals(&facts, &Limits::default());
        follow_up(&facts, &findings)
    };
    assert_eq!(of(&|_| ()), [ComeNextMonth], "nothing known");
    assert_eq!(of(&|c| c.weighing = Some(Outcome::FirstWeighing)), [ComeNextMonth]);
    assert_eq!(of(&|c| c.weighing = gained), [WellDone]);
    assert_eq!(of(&|c| c.weighing = not_gained), [SeeHealthWorker]);
    let late = of(&|c| {
        c.weighing = gained;
        c.late_vaccines = 1;
    });
    assert_eq!(late, [WellDone], "a home visit does not spoil a gain");
    let stunted = of(&|c| {
        c.weighing = gained;
        c.length_for_age = z(-2.4);
    });
    assert_eq!(stunted, [MeasureAgain]);
    assert_eq!(of(&|c| c.zone = Some(CardZone::AboveOrange)), [LessSweets]);
    assert_eq!(of(&|c| c.weight_for_length = z(-2.4)), [BeLookedAt]);
    assert_eq!(of(&|c| c.checklist_complete = Some(false)), [BeLookedAt]);
    assert_eq!(of(&|c| c.arm = Some(12.0.try_into().unwrap())), [BeLookedAt]);
    let everything = of(&|c| {
        c.weighing = not_gained;
        c.length_for_age = z(-2.4);
        c.weight_for_length = z(-2.4);
        c.danger_signs = BTreeSet::from([DangerSign::Convulsion]);
    });
    assert_eq!(everything, [ComeToday, SeeHealthWorker, MeasureAgain, BeLookedAt]);
}

#[test]
fn facts_come_from_the_measurements_and_the_card() {
    let (birth, day) = (date("2024-06-10"), date("2025-08-14"));
    let measured = Measurements {
        weight: Some(7.0.try_into().unwrap()),
        length: Some(72.0.try_into().unwrap()),
        position: Some(Position::Lying),
        arm: Some(12.1.try_into().unwrap()),
        ..Measurements::default()
    };
    let assessment = assess(Sex::Male, Some(birth), day, &measured).unwrap();
    let card = Card::new(Sex::Male, birth, [weighing("2025-07-14", 6.9), weighing("2025-08-14", 7.0)]).unwrap();
    let facts = Facts::seen(birth, day)
        .with_growth(&measured, &assessment, Lines::default())
        .with_card(&card, &MinimumGains::default());
    let z = |indicator| assessment.score(indicator).ok().map(|score| score.z);
    assert_eq!((facts.weight, facts.arm, facts.oedema), (measured.weight, measured.arm, false));
    assert_eq!(facts.weight_for_age, z(Indicator::WeightForAge));
    assert_eq!(facts.length_for_age, z(Indicator::LengthForAge));
    assert_eq!(facts.weight_for_length, z(Indicator::WeightForLength));
    let rules: Vec<RuleId> = referrals(&facts, &Limits::default()).into_iter().map(|finding| finding.rule).collect();
    use RuleId::*;
    assert_eq!(rules, [R1NotGained, R2BelowRedLine, R6ArmThin, R7Stunted, R9WastedOrUnderweight], "{facts:?}");
    assert_eq!(facts.not_gained_in_a_row, 1);

    // From day 1827 on the scores are those of the reference for 5-19 years, for which these rules are not made.
    let old = assess_at(Sex::Male, Some(AgeInDays::new(1827)), &measured);
    let facts = Facts::seen(birth, day).with_growth(&measured, &old, Lines::default());
    assert!(old.score(Indicator::LengthForAge).is_ok());
    assert_eq!((facts.weight_for_age, facts.length_for_age, facts.zone), (None, None, None));
}

#[test]
fn keys_are_names_that_a_fluent_file_can_hold_and_no_two_are_the_same() {
    let keys: Vec<&str> = Feeding::ALL
        .iter()
        .map(|message| message.key())
        .chain(Stimulation::ALL.iter().map(|message| message.key()))
        .chain(FollowUp::ALL.iter().map(|message| message.key()))
        .chain(RuleId::ALL.iter().map(|rule| rule.key()))
        .chain(Urgency::ALL.iter().map(|urgency| urgency.key()))
        .chain(Level::ALL.iter().map(|level| level.key()))
        .collect();
    for key in &keys {
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
        assert!(key.starts_with(|c: char| c.is_ascii_lowercase()) && key.chars().all(fits), "{key}");
    }
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
}
