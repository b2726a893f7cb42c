//! Categories of Permenkes 2/2020 at and beside every limit.

use simpati_core::growth::classify::*;
use simpati_core::growth::{Correction, Indicator, Measurement, Reason, Refusal, Row, Score, Standard, ZScore};
use simpati_core::quantity::Centimetres;

fn z(value: f64) -> ZScore {
    ZScore::new(value).unwrap()
}

fn score(indicator: Indicator, standard: Standard, z: ZScore) -> Score {
    let reason = Reason {
        standard,
        row: Row::Day(400),
        interpolated: false,
        correction: Correction::None,
        position_doubted: false,
        restricted: false,
    };
    Score { indicator, z, flagged: indicator.is_flagged(z.get()), reason }
}

#[test]
fn weight_for_age_at_its_limits() {
    use WeightStatus::*;
    let cases = [
        (-1e9, SeverelyUnderweight),
        (-3.01, SeverelyUnderweight),
        (-3.0, Underweight),
        (-2.01, Underweight),
        (-2.0, Normal),
        (0.0, Normal),
        (1.0, Normal),
        (1.01, RiskOfOverweight),
        (1e9, RiskOfOverweight),
    ];
    for (value, wanted) in cases {
        let status = WeightStatus::of(z(value));
        assert_eq!(status, wanted, "{value}");
        assert_eq!(status.is_underweight(), value < -2.0, "{value}");
    }
}

#[test]
fn length_for_age_at_its_limits() {
    use LengthStatus::*;
    let cases =
        [(-3.01, SeverelyStunted), (-3.0, Stunted), (-2.01, Stunted), (-2.0, Normal), (3.0, Normal), (3.01, Tall)];
    for (value, wanted) in cases {
        let status = LengthStatus::of(z(value));
        assert_eq!(status, wanted, "{value}");
        assert_eq!(status.is_stunted(), value < -2.0, "{value}");
    }
}

#[test]
fn weight_for_length_at_its_limits() {
    use WastingStatus::*;
    let cases = [
        (-3.01, SeverelyWasted),
        (-3.0, Wasted),
        (-2.01, Wasted),
        (-2.0, Normal),
        (1.0, Normal),
        (1.01, RiskOfOverweight),
        (2.0, RiskOfOverweight),
        (2.01, Overweight),
        (3.0, Overweight),
        (3.01, Obese),
    ];
    for (value, wanted) in cases {
        let status = WastingStatus::of(z(value));
        assert_eq!(status, wanted, "{value}");
        assert_eq!(status.is_wasted(), value < -2.0, "{value}");
    }
}

#[test]
fn bmi_for_age_of_5_to_18_years_at_its_limits() {
    use BmiStatus::*;
    let cases = [
        (-3.01, SeverelyThin),
        (-3.0, Thin),
        (-2.01, Thin),
        (-2.0, Normal),
        (1.0, Normal),
        (1.01, Overweight),
        (2.0, Overweight),
        (2.01, Obese),
    ];
    for (value, wanted) in cases {
        assert_eq!(BmiStatus::of(z(value)), wanted, "{value}");
    }
}

#[test]
fn head_circumference_at_its_limits() {
    use HeadStatus::*;
    for (value, wanted) in [(-2.01, Small), (-2.0, Normal), (2.0, Normal), (2.01, Large)] {
        assert_eq!(HeadStatus::of(z(value)), wanted, "{value}");
    }
}

#[test]
fn arm_circumference_is_judged_in_centimetres_from_6_to_59_months() {
    use ArmStatus::*;
    let cases = [
        (11.4, 6, Some(SeverelyWasted)),
        (11.5, 6, Some(Wasted)),
        (12.4, 59, Some(Wasted)),
        (12.5, 59, Some(Normal)),
        (11.4, 5, None),
        (11.4, 60, None),
    ];
    for (cm, full_months, wanted) in cases {
        let arm = Centimetres::new(cm).unwrap();
        assert_eq!(ArmStatus::of(arm, full_months), wanted, "{cm} cm, {full_months} months");
    }
}

#[test]
fn the_category_is_read_off_the_rounded_score() {
    // The trap of -2.0027: rounded it is -2.00, which is normal.
    assert_eq!(LengthStatus::of(z(-2.0027)), LengthStatus::Normal);
    assert_eq!(WeightStatus::of(z(1.0049)), WeightStatus::Normal);
}

#[test]
fn a_score_has_a_category_only_where_limits_exist() {
    use Standard::{ChildGrowth2006 as Child, Reference2007 as Older};
    let stunted = Category::LengthForAge(LengthStatus::Stunted);
    let cases = [
        (Indicator::LengthForAge, Child, Some(stunted)),
        (Indicator::LengthForAge, Older, None),
        (Indicator::WeightForAge, Child, Some(Category::WeightForAge(WeightStatus::Underweight))),
        (Indicator::WeightForAge, Older, None),
        (Indicator::WeightForLength, Child, Some(Category::WeightForLength(WastingStatus::Wasted))),
        (Indicator::BmiForAge, Child, Some(Category::BmiForAge(WastingStatus::Wasted))),
        (Indicator::BmiForAge, Older, Some(Category::BmiForAge5To18(BmiStatus::Thin))),
        (Indicator::HeadForAge, Child, Some(Category::HeadForAge(HeadStatus::Small))),
        (Indicator::ArmForAge, Child, None),
        (Indicator::TricepsForAge, Child, None),
        (Indicator::SubscapularForAge, Child, None),
    ];
    for (indicator, standard, wanted) in cases {
        let score = score(indicator, standard, z(-2.5));
        assert_eq!(Category::of(&score), wanted, "{indicator:?} {standard:?}");
        assert_eq!(Category::of_answer(indicator, &Ok(score), false), wanted, "{indicator:?} {standard:?}");
    }
}

#[test]
fn oedema_is_severe_wasting_whatever_was_measured_and_a_refusal_alone_is_no_category() {
    use Indicator::{BmiForAge, WeightForAge, WeightForLength};
    let severe = Some(Category::WeightForLength(WastingStatus::SeverelyWasted));
    let no_length = Refusal::Missing(Measurement::Length);
    let cases = [
        (WeightForLength, Refusal::Oedema, true, severe),
        (WeightForLength, no_length, true, severe),
        (WeightForLength, Refusal::LengthOutside { from_mm: 450, to_mm: 1100 }, true, severe),
        (WeightForLength, Refusal::TooOld { to_months: 60 }, true, None),
        (WeightForLength, no_length, false, None),
        (WeightForAge, Refusal::Oedema, true, None),
        (BmiForAge, Refusal::Oedema, true, None),
    ];
    for (indicator, refusal, oedema, wanted) in cases {
        assert_eq!(Category::of_answer(indicator, &Err(refusal), oedema), wanted, "{indicator:?} {refusal:?}");
    }
}

#[test]
fn keys_are_stable_and_unique_and_the_words_of_the_stored_form() {
    let categories: Vec<Category> = [
        LengthStatus::ALL.iter().map(|status| Category::LengthForAge(*status)).collect::<Vec<_>>(),
        WeightStatus::ALL.iter().map(|status| Category::WeightForAge(*status)).collect(),
        WastingStatus::ALL.iter().map(|status| Category::WeightForLength(*status)).collect(),
        WastingStatus::ALL.iter().map(|status| Category::BmiForAge(*status)).collect(),
        BmiStatus::ALL.iter().map(|status| Category::BmiForAge5To18(*status)).collect(),
        HeadStatus::ALL.iter().map(|status| Category::HeadForAge(*status)).collect(),
    ]
    .concat();
    let keys: Vec<String> = categories.iter().map(|category| category.key()).collect();
    let wanted = "
        lhfa-severely_stunted lhfa-stunted lhfa-normal lhfa-tall
        wfa-severely_underweight wfa-underweight wfa-normal wfa-risk_of_overweight
        wflh-severely_wasted wflh-wasted wflh-normal wflh-risk_of_overweight wflh-overweight wflh-obese
        bfa-severely_wasted bfa-wasted bfa-normal bfa-risk_of_overweight bfa-overweight bfa-obese
        bfa_5_18-severely_thin bfa_5_18-thin bfa_5_18-normal bfa_5_18-overweight bfa_5_18-obese
        hcfa-small hcfa-normal hcfa-large";
    assert_eq!(keys, wanted.split_whitespace().collect::<Vec<_>>());
    for category in categories {
        let json = serde_json::to_string(&category).unwrap();
        let (index, status) = category.key().split_once('-').map(|(i, s)| (i.to_owned(), s.to_owned())).unwrap();
        assert_eq!(json, format!("{{\"{index}\":\"{status}\"}}"));
        assert_eq!(serde_json::from_str::<Category>(&json).unwrap(), category);
    }
}

#[test]
fn severity_grows_away_from_normal_on_the_low_side() {
    assert!(Severity::Fine < Severity::Watch && Severity::Watch < Severity::Moderate);
    assert!(Severity::Moderate < Severity::Severe);
    let severity = |value| Category::WeightForLength(WastingStatus::of(z(value))).severity();
    let found = [-4.0, -2.5, 0.0, 1.5, 2.5, 4.0].map(severity);
    use Severity::*;
    assert_eq!(found, [Severe, Moderate, Fine, Watch, Moderate, Moderate]);
}
