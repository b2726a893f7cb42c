//! Survey estimates derived by hand, and what surveys can do wrong.

use proptest::prelude::*;
use simpati_core::growth::ZScore;
use simpati_core::growth::prevalence::{
    AgeBand, BadDesign, BadSurvey, Design, Estimate, Group, Interval, NoEstimate, Quintile, Sampling, Size, Summary,
    Surveyed, Upstream, cells, columns, read_oedema, survey,
};
use simpati_core::sex::Sex;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs().max(1.0)
}

fn all(n: usize) -> Vec<usize> {
    (0..n).collect()
}

/// Proportion of `hits` among the first rows of `design`, over all its rows.
fn share(design: &Design, hits: usize, upstream: Upstream) -> Estimate {
    design.proportion(&all(design.rows()), |row| Some(row < hits), upstream).unwrap()
}

#[test]
fn a_simple_mean_has_the_textbook_error() {
    // 1, 2, 3, 4: mean 2.5, squares 5; se² = 4/3 × 5/16 = 5/12; sd² = 5/3; t with 3 degrees of freedom.
    let mean = Design::simple(4).mean(&all(4), |row| Some(row as f64 + 1.0), Upstream::Correct).unwrap();
    let se = (5.0_f64 / 12.0).sqrt();
    assert!(near(mean.estimate.value, 2.5) && near(mean.estimate.se.unwrap(), se));
    assert!(near(mean.sd.unwrap(), (5.0_f64 / 3.0).sqrt()));
    let ci = mean.estimate.ci.unwrap();
    assert!(near(ci.low, 2.5 - 3.18244630528371 * se) && near(ci.high, 2.5 + 3.18244630528371 * se));
}

#[test]
fn a_stratum_with_a_single_cluster_varies_around_the_mean_of_all() {
    // Stratum 1: cluster 1 holds 1 and 3, cluster 2 holds 5. Stratum 2: cluster 1 holds 7. Mean 4, deviations / 4 are
    // -3/4, -1/4, 1/4, 3/4; cluster totals -1, 1/4 and 3/4.
    // Stratum 1: mean -3/8, squares 2 × (5/8)² = 25/32, times 2/(2-1) = 25/16. Stratum 2 around 0: 9/16. Together 34/16.
    let design = Design::new(4, None, Some(&[1, 1, 2, 1]), Some(&[1, 1, 1, 2])).unwrap();
    let mean = design.mean(&all(4), |row| Some(2.0 * row as f64 + 1.0), Upstream::Correct).unwrap();
    let se = 34.0_f64.sqrt() / 4.0;
    assert!(near(mean.estimate.value, 4.0) && near(mean.estimate.se.unwrap(), se));
    // 3 clusters less 2 strata: one degree of freedom.
    assert!(near(mean.estimate.ci.unwrap().high, 4.0 + 12.706204736174705 * se));
}

#[test]
fn clusters_outside_the_group_still_count() {
    // Four clusters of one row, the group is rows 0 and 1 with values 0 and 1: scores -1/4, 1/4, 0, 0.
    // Variance 4/3 × 2/16 = 1/6, not the 2/1 × 2/16 = 1/4 of the two clusters alone.
    let design = Design::new(4, None, Some(&[1, 2, 3, 4]), None).unwrap();
    let mean = design.mean(&[0, 1], |row| Some(row as f64), Upstream::Correct).unwrap();
    assert!(near(mean.estimate.se.unwrap(), (1.0_f64 / 6.0).sqrt()));
}

#[test]
fn weights_move_the_mean_and_the_error() {
    // Values 0 and 1 with weights 1 and 3: mean 3/4; scores 1 × -3/4 / 4 and 3 × 1/4 / 4 are ∓3/16; variance 2 × 2 × 9/256.
    let design = Design::new(2, Some(&[1.0, 3.0]), None, None).unwrap();
    let mean = design.mean(&all(2), |row| Some(row as f64), Upstream::Correct).unwrap();
    assert!(near(mean.estimate.value, 0.75) && near(mean.estimate.se.unwrap(), 6.0 / 16.0));
    // sd² = (1/4 × 9/16 + 3/4 × 1/16) × 2/1 = 3/8.
    assert!(near(mean.sd.unwrap(), (3.0_f64 / 8.0).sqrt()));
}

#[test]
fn one_percent_has_an_interval_around_it_unless_the_defect_of_whos_package_is_asked_for() {
    let clusters: Vec<u64> = (0..100).map(|row| row / 10).collect();
    let clustered = Design::new(100, None, Some(&clusters), None).unwrap();
    let defect = Some(Interval { low: 0.01, high: 0.01 });
    assert_eq!(share(&clustered, 1, Upstream::Compatible).ci, defect);
    let ci = share(&clustered, 1, Upstream::Correct).ci.unwrap();
    assert!(ci.low < 0.01 && ci.high > 0.01, "{ci:?}");
    // WHO's package takes another path for a simple sample, without the defect: 0.136 % to 6.97 %.
    for upstream in [Upstream::Compatible, Upstream::Correct] {
        let ci = share(&Design::simple(100), 1, upstream).ci.unwrap();
        assert!((ci.low * 100.0 - 0.136).abs() < 5e-4 && (ci.high * 100.0 - 6.97).abs() < 5e-3, "{ci:?}");
    }
    // 2 of 200 and 3 of 300 are 1 % too; 1 of 99 is not.
    for (hits, n, hit) in [(2, 200, true), (1, 99, false), (2, 100, false)] {
        let design = Design::new(n, Some(&vec![1.0; n]), None, None).unwrap();
        assert_eq!(share(&design, hits, Upstream::Compatible).ci == defect, hit, "{hits} of {n}");
    }
}

#[test]
fn oedema_codes_are_read_unless_the_defect_of_whos_package_is_asked_for() {
    use Upstream::{Compatible, Correct};
    for (code, expected) in [("y", true), ("Y", true), ("1", true), ("n", false), ("N", false), ("2", false)] {
        assert_eq!(read_oedema(Some(code), Correct), Ok(expected), "{code}");
        assert_eq!(read_oedema(Some(code), Compatible).is_ok(), ["y", "n"].contains(&code), "{code}");
    }
    assert_eq!(read_oedema(None, Correct), Ok(false));
    assert!(read_oedema(None, Compatible).is_err());
    for code in ["", " y", "yes", "0", "3", "n\0"] {
        assert!(read_oedema(Some(code), Correct).is_err(), "{code:?}");
    }
}

#[test]
fn none_and_all_are_certain() {
    let design = Design::new(4, Some(&[1.0, 0.1, 0.7, 2.3]), None, None).unwrap();
    for (hits, value) in [(0, 0.0), (4, 1.0)] {
        let estimate = share(&design, hits, Upstream::Correct);
        let ci = Some(Interval { low: value, high: value });
        assert_eq!(estimate, Estimate { value, se: Some(0.0), ci });
    }
}

#[test]
fn one_child_has_a_value_but_no_error() {
    let design = Design::simple(1);
    let mean = design.mean(&[0], |_| Some(-1.5), Upstream::Correct).unwrap();
    assert_eq!(mean.estimate, Estimate { value: -1.5, se: None, ci: None });
    assert_eq!(mean.sd, None);
    // One child of many: the error of its group is 0 by the formula, since it is its group's mean.
    let mean = Design::simple(9).mean(&[3], |_| Some(-1.5), Upstream::Correct).unwrap();
    assert_eq!((mean.estimate.se, mean.sd), (Some(0.0), None));
}

#[test]
fn equal_values_have_no_spread() {
    let design = Design::new(6, None, Some(&[1, 1, 2, 2, 3, 3]), None).unwrap();
    let mean = design.mean(&all(6), |_| Some(0.3), Upstream::Correct).unwrap();
    assert!(near(mean.estimate.value, 0.3) && mean.estimate.se.unwrap() < 1e-15 && mean.sd.unwrap() < 1e-15);
}

#[test]
fn nothing_known_and_nothing_weighed_are_told_apart() {
    let design = Design::new(3, Some(&[0.0, 0.0, 1.0]), None, None).unwrap();
    let mean = |group: &[usize]| design.mean(group, |row| (row > 0).then_some(1.0), Upstream::Correct);
    assert_eq!(mean(&[]), Err(NoEstimate::NoChild));
    assert_eq!(mean(&[0]), Err(NoEstimate::NoChild));
    assert_eq!(mean(&[0, 1]), Err(NoEstimate::NoWeight));
    assert!(mean(&[0, 1, 2]).is_ok());
    assert_eq!(design.size(&[0, 1, 2], |row| (row > 0).then_some(())), Size { n: 2, weighted_n: 1.0 });
}

#[test]
fn one_known_value_among_several_children_has_no_standard_deviation() {
    let design = Design::new(4, None, Some(&[1, 1, 2, 2]), None).unwrap();
    let sd = |upstream| design.mean(&all(4), |row| (row == 0).then_some(1.0), upstream).unwrap().sd;
    assert_eq!(sd(Upstream::Correct), None);
    assert_eq!(sd(Upstream::Compatible), Some(0.0));
}

#[test]
fn weights_that_are_none_are_refused() {
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.001] {
        let refusal = Design::new(2, Some(&[1.0, bad]), None, None).unwrap_err();
        assert!(matches!(refusal, BadDesign::Weight { row: 1, weight } if weight.to_bits() == bad.to_bits()));
        let children = [Surveyed { weight: Some(bad), ..child() }];
        let refusal = survey(&children, Sampling { weights: true, ..Sampling::default() }, Upstream::Correct);
        assert!(matches!(refusal, Err(BadSurvey::Design(BadDesign::Weight { row: 0, .. }))));
        assert!(survey(&children, Sampling::default(), Upstream::Correct).is_ok(), "weights that are not used");
    }
    assert_eq!(Design::new(2, Some(&[1.0]), None, None), Err(BadDesign::Rows { expected: 2, given: 1 }));
    assert_eq!(Design::new(1, None, None, Some(&[])), Err(BadDesign::Rows { expected: 1, given: 0 }));
}

#[test]
fn a_single_cluster_counts_its_children() {
    let clustered = Design::new(5, None, Some(&[7; 5]), None).unwrap();
    let value = |row: usize| Some(row as f64);
    let (a, b) =
        (clustered.mean(&all(5), value, Upstream::Correct), Design::simple(5).mean(&all(5), value, Upstream::Correct));
    assert_eq!(a.unwrap().estimate, b.unwrap().estimate);
}

fn child() -> Surveyed {
    let z = |z: f64| Some(ZScore::new(z).unwrap());
    Surveyed {
        age_days: Some(400.0),
        sex: Some(Sex::Male),
        length_for_age: z(-2.5),
        weight_for_age: z(-1.0),
        bmi_for_age: z(0.5),
        weight_for_length: z(-2.01),
        ..Surveyed::default()
    }
}

fn alone(child: Surveyed) -> Summary {
    survey(&[child], Sampling::default(), Upstream::Correct).unwrap().remove(0)
}

#[test]
fn a_flagged_score_counts_nowhere() {
    let z = |z: f64| Some(ZScore::new(z).unwrap());
    let summary = alone(Surveyed { length_for_age: z(-6.01), weight_for_age: z(5.01), ..child() });
    assert_eq!(summary.length_for_age.size.n, 0);
    assert_eq!(summary.length_for_age.shares[0], Err(NoEstimate::NoChild));
    assert_eq!(summary.weight_for_age.mean, Err(NoEstimate::NoChild));
    assert_eq!(summary.both.n, 0);
    assert_eq!(summary.weight_for_length.size.n, 1);
    assert_eq!(alone(Surveyed { length_for_age: z(-6.0), ..child() }).length_for_age.size.n, 1, "on the limit");
}

#[test]
fn oedema_is_counted_as_severe_and_left_out_of_means() {
    let summary = alone(Surveyed { oedema: true, ..child() });
    for index in [summary.weight_for_age, summary.bmi_for_age, summary.weight_for_length] {
        assert_eq!((index.size.n, index.shares[0].unwrap().value), (1, 1.0));
        assert_eq!(index.mean, Err(NoEstimate::NoChild));
    }
    assert_eq!(summary.length_for_age.shares[0].unwrap().value, 0.0);
    assert!(summary.length_for_age.mean.is_ok());
    assert_eq!(summary.stunted_and_wasted.unwrap().value, 1.0);
    assert_eq!(summary.stunted_and_overweight.unwrap().value, 0.0);
}

#[test]
fn ages_decide_who_is_in_and_in_which_group() {
    let kept = |days| survey(&[Surveyed { age_days: Some(days), ..child() }], Sampling::default(), Upstream::Correct);
    // 1826.5 rounds up to 1827 days, which is too old.
    assert!(kept(1826.4).is_ok());
    assert_eq!(kept(1826.5), Err(BadSurvey::NobodyLeft));
    assert_eq!(survey(&[], Sampling::default(), Upstream::Correct), Err(BadSurvey::NobodyLeft));
    for (months, band) in [
        (-0.1, None),
        (0.0, Some(AgeBand::Under6)),
        (5.999, Some(AgeBand::Under6)),
        (6.0, Some(AgeBand::From6)),
        (47.99, Some(AgeBand::From36)),
        (59.99, Some(AgeBand::From48)),
        (60.0, None),
        (f64::NAN, None),
    ] {
        assert_eq!(AgeBand::of_months(months), band, "{months}");
    }
}

#[test]
fn groups_come_in_whos_order_and_empty_kinds_are_left_out() {
    let label = |text: &str| Some(text.to_owned());
    let children = [
        Surveyed { area: label("Urban"), wealth: Quintile::from_code("Q5"), ..child() },
        Surveyed { area: label("Rural"), age_days: None, sex: None, ..child() },
    ];
    let summaries = survey(&children, Sampling::default(), Upstream::Correct).unwrap();
    let names: Vec<String> = summaries.iter().map(|summary| summary.group.to_string()).collect();
    assert_eq!(names.len(), 1 + 6 + 2 + 12 + 2 + 5);
    assert_eq!((names[0].as_str(), names[1].as_str()), ("All", "Age group: 00-05 mo"));
    assert_eq!(names[9..11], ["Age + sex: 00-05 mo.Female", "Age + sex: 06-11 mo.Female"]);
    assert_eq!(names[21..24], ["Area: Urban", "Area: Rural", "Wealth quintile: Q1: Poorest"]);
    let sizes = |group: &Group| summaries.iter().find(|s| s.group == *group).unwrap().length_for_age.size.n;
    assert_eq!(sizes(&Group::All), 2);
    assert_eq!(sizes(&Group::Age(AgeBand::From12)), 1);
    assert_eq!(sizes(&Group::Sex(Sex::Female)), 0);
    let nobody = alone(Surveyed { age_days: None, sex: None, ..child() });
    assert_eq!(nobody.group, Group::All);
    for summary in &summaries {
        assert_eq!(cells(summary).len(), columns().len());
    }
}

#[test]
fn a_child_without_a_cluster_is_left_out_only_where_clusters_are_used() {
    let children = [Surveyed { cluster: Some(1), ..child() }, child(), Surveyed { cluster: Some(2), ..child() }];
    let n = |sampling| survey(&children, sampling, Upstream::Correct).unwrap()[0].length_for_age.size.n;
    assert_eq!(n(Sampling::default()), 3);
    assert_eq!(n(Sampling { clusters: true, ..Sampling::default() }), 2);
    let unlabelled = survey(&children, Sampling { strata: true, ..Sampling::default() }, Upstream::Correct);
    assert_eq!(unlabelled, Err(BadSurvey::NobodyLeft));
}

#[test]
fn a_missing_weight_counts_as_none() {
    let children = [Surveyed { weight: Some(2.0), ..child() }, child()];
    let summary = &survey(&children, Sampling { weights: true, ..Sampling::default() }, Upstream::Correct).unwrap()[0];
    assert_eq!(summary.length_for_age.size, Size { n: 2, weighted_n: 2.0 });
}

proptest! {
    #[test]
    fn any_sample_gives_numbers_or_refusals(
        rows in prop::collection::vec((0.0..5.0_f64, 0_u64..4, 0_u64..3, prop::option::of(any::<bool>())), 0..30),
        use_weights: bool, use_clusters: bool, use_strata: bool, compatible: bool,
    ) {
        let weights: Vec<f64> = rows.iter().map(|r| if r.0 < 1.0 { 0.0 } else { r.0 }).collect();
        let clusters: Vec<u64> = rows.iter().map(|r| r.1).collect();
        let strata: Vec<u64> = rows.iter().map(|r| r.2).collect();
        let design = Design::new(
            rows.len(),
            use_weights.then_some(&weights),
            use_clusters.then_some(&clusters),
            use_strata.then_some(&strata),
        ).unwrap();
        let upstream = if compatible { Upstream::Compatible } else { Upstream::Correct };
        if let Ok(estimate) = design.proportion(&all(rows.len()), |row| rows[row].3, upstream) {
            prop_assert!((0.0..=1.0).contains(&estimate.value));
            prop_assert!(estimate.se.is_none_or(|se| se.is_finite() && se >= 0.0));
            if let Some(ci) = estimate.ci {
                prop_assert!(0.0 <= ci.low && ci.low <= estimate.value + 1e-12, "{estimate:?}");
                prop_assert!(estimate.value - 1e-12 <= ci.high && ci.high <= 1.0, "{estimate:?}");
            }
        }
        if let Ok(mean) = design.mean(&all(rows.len()), |row| rows[row].3.map(f64::from), upstream) {
            prop_assert!(mean.estimate.value.is_finite() && mean.sd.is_none_or(f64::is_finite));
        }
    }
}
