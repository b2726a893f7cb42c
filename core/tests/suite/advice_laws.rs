//! Laws of the referral rules, on random facts.

use super::kms_cases::date;
use proptest::prelude::*;
use simpati_core::advice::*;
use simpati_core::growth::ZScore;
use simpati_core::journal::body::DangerSign;
use simpati_core::kms::{Gain, Lines, Outcome};
use simpati_core::quantity::{Centimetres, Kilograms};

fn z() -> impl Strategy<Value = Option<ZScore>> {
    let value = prop_oneof![8 => -7.0..7.0f64, 1 => Just(-3.0), 1 => Just(-2.0), 1 => prop::num::f64::NORMAL];
    prop::option::of(value.prop_map(|value| ZScore::new(value).unwrap()))
}

fn outcome() -> impl Strategy<Value = Option<Outcome>> {
    let gain = |grams| Gain { grams, minimum: 300, since: date("2025-07-01"), days: 30 };
    let outcome = prop_oneof![
        any::<i64>().prop_map(move |grams| Outcome::Gained(gain(grams))),
        any::<i64>().prop_map(move |grams| Outcome::NotGained(gain(grams))),
        Just(Outcome::FirstWeighing),
        Just(Outcome::UnderOneMonth),
        Just(Outcome::NotWeighedLastMonth { last: date("2025-01-01") }),
    ];
    prop::option::of(outcome)
}

prop_compose! {
    fn body()(
        weight in prop::option::of(0.1..60.0f64),
        arm in prop::option::of(5.0..30.0f64),
        oedema in any::<bool>(),
        weight_for_age in z(),
        length_for_age in z(),
        weight_for_length in z(),
        weighing in outcome(),
        not_gained_in_a_row in 0u32..5,
        danger_signs in prop::collection::btree_set(prop::sample::select(DangerSign::ALL), 0..3),
    ) -> Facts {
        let mut facts = Facts::seen(date("2024-01-01"), date("2025-08-14"));
        facts.weight = weight.map(|kg| Kilograms::new(kg).unwrap());
        facts.arm = arm.map(|cm| Centimetres::new(cm).unwrap());
        facts.zone = weight_for_age.map(|z| Lines::default().zone(z));
        Facts {
            oedema,
            weight_for_age,
            length_for_age,
            weight_for_length,
            weighing,
            not_gained_in_a_row,
            danger_signs,
            ..facts
        }
    }
}

prop_compose! {
    fn facts()(
        body in body(),
        born in -100i64..3000,
        care in prop::option::of(-100i64..400),
        seen in prop::option::of(-100i64..400),
        checklist_complete in any::<Option<bool>>(),
        late_vaccines in 0u32..4,
        has_kia_book in any::<Option<bool>>(),
    ) -> Facts {
        let ago = |days: i64| date("2025-08-14").plus_days(-days).unwrap();
        Facts {
            birth: ago(born),
            in_care_since: care.map(ago),
            last_seen: seen.map(ago),
            checklist_complete,
            late_vaccines,
            has_kia_book,
            ..body
        }
    }
}

fn limits() -> impl Strategy<Value = Limits> {
    (any::<u16>(), any::<u16>()).prop_map(|(evaluation_days, absent_months)| Limits { evaluation_days, absent_months })
}

proptest! {
    #[test]
    fn rules_fire_in_their_order_each_at_most_once_and_with_a_reason(facts in facts(), limits in limits()) {
        let findings = referrals(&facts, &limits);
        prop_assert!(findings.windows(2).all(|pair| pair[0].rule < pair[1].rule));
        prop_assert!(findings.iter().all(|finding| !finding.reasons.is_empty()));
        prop_assert!(findings.iter().all(|finding| finding.onward.is_none_or(|onward| onward > finding.to)));
        let greatest = findings.iter().map(|finding| finding.urgency).max();
        prop_assert_eq!(most_urgent(&findings), greatest);
        prop_assert_eq!(&referrals(&facts, &limits), &findings, "the same facts give the same answer");
    }

    #[test]
    fn nobody_leaves_without_a_word_and_today_is_said_first(facts in facts()) {
        let findings = referrals(&facts, &Limits::default());
        let said = follow_up(&facts, &findings);
        prop_assert!(!said.is_empty());
        prop_assert!(said.windows(2).all(|pair| pair[0] < pair[1]));
        let today = most_urgent(&findings) == Some(Urgency::Today);
        prop_assert_eq!(said[0] == FollowUp::ComeToday, today);
        prop_assert!(!said.contains(&FollowUp::WellDone) || most_urgent(&findings) <= Some(Urgency::HomeVisit));
    }

    #[test]
    fn an_unknown_fact_silences_only(facts in facts()) {
        let limits = Limits::default();
        let rules = |facts: &Facts| -> Vec<RuleId> {
            referrals(facts, &limits).into_iter().map(|finding| finding.rule).collect()
        };
        let all = rules(&facts);
        let forgotten = [
            Facts { arm: None, ..facts.clone() },
            Facts { length_for_age: None, ..facts.clone() },
            Facts { weight_for_length: None, ..facts.clone() },
            Facts { weighing: None, ..facts.clone() },
            Facts { checklist_complete: None, ..facts.clone() },
            Facts { has_kia_book: None, ..facts.clone() },
        ];
        for fewer in forgotten {
            prop_assert!(rules(&fewer).iter().all(|rule| all.contains(rule)));
        }
    }
}
