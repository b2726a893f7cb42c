//! Charts: every indicator draws, and what it says does not hang on colour.

use crate::support::text;
use dioxus::prelude::*;
use simpati_app::components::growth_chart::{Dot, GrowthChart, Look, Span};
use simpati_app::i18n::{Language, Words};
use simpati_core::growth::{Indicator, Row};
use simpati_core::kms::Lines;
use simpati_core::sex::Sex;

#[derive(Clone, PartialEq, Props)]
struct Case {
    indicator: Indicator,
    row: Row,
    look: Look,
    child: Vec<Dot>,
}

#[expect(non_snake_case, reason = "components are named like types")]
fn Chart(case: Case) -> Element {
    Words::provide(|| Language::Indonesian);
    let Case { indicator, row, look, child } = case;
    let span = Span::around(indicator, row).unwrap();
    rsx! {
        GrowthChart { id: "t", title: "Judul", indicator, sex: Sex::Male, span, look, child }
    }
}

fn render(indicator: Indicator, row: Row, look: Look, child: Vec<Dot>) -> String {
    let mut dom = VirtualDom::new_with_props(Chart, Case { indicator, row, look, child });
    dom.rebuild_in_place();
    dioxus_ssr::render(&dom)
}

fn dot(x: f64, y: f64, caption: &str, letter: Option<&'static str>) -> Dot {
    Dot { x, y, caption: caption.to_owned(), letter }
}

#[test]
fn every_indicator_has_its_charts() {
    // Each with how many curves WHO draws and what stands beneath.
    let cases = [
        (Indicator::LengthForAge, Row::Day(100), 5, "umur dalam bulan"),
        (Indicator::LengthForAge, Row::Day(1000), 5, "umur dalam bulan"),
        (Indicator::WeightForAge, Row::Day(100), 6, "umur dalam bulan"),
        (Indicator::WeightForLength, Row::LengthMm(700), 6, "panjang dalam cm"),
        (Indicator::WeightForLength, Row::HeightMm(900), 6, "tinggi dalam cm"),
        (Indicator::BmiForAge, Row::Day(100), 6, "umur dalam bulan"),
        (Indicator::HeadForAge, Row::Day(1000), 5, "umur dalam bulan"),
        (Indicator::LengthForAge, Row::Month(100), 5, "umur dalam tahun"),
        (Indicator::BmiForAge, Row::Month(100), 6, "umur dalam tahun"),
    ];
    for (indicator, row, curves, beneath) in cases {
        let html = render(indicator, row, Look::Who, vec![]);
        assert_eq!(html.matches("class=\"curve curve-").count(), curves + 1, "{indicator:?} {row:?} and its legend");
        assert!(text(&html).contains(beneath), "{indicator:?} {row:?}");
        assert!(!html.contains("NaN") && !html.contains("inf"), "{indicator:?} {row:?}");
    }
}

#[test]
fn an_indicator_without_a_table_has_no_chart() {
    assert_eq!(Span::around(Indicator::HeadForAge, Row::Month(100)), None);
    assert_eq!(Span::around(Indicator::LengthForAge, Row::LengthMm(700)), None);
}

#[test]
fn the_charts_of_who_turn_to_standing_children_at_731_days() {
    let span = |day| Span::around(Indicator::LengthForAge, Row::Day(day)).unwrap();
    assert_eq!(span(0), Span::Days(0, 730));
    assert_eq!(span(730), Span::Days(0, 730));
    assert_eq!(span(731), Span::Days(731, 1826));
    assert_eq!(span(1826), Span::Days(731, 1826));
}

#[test]
fn bands_that_matter_have_a_pattern_and_a_word() {
    let html = render(Indicator::LengthForAge, Row::Day(100), Look::Who, vec![]);
    for (pattern, word) in [("url(#t-hatch)", "perlu diperiksa segera"), ("url(#t-dots)", "perlu diperiksa")] {
        assert!(html.contains(pattern) && text(&html).contains(word), "{word}");
    }
    for z in ["+3", "+2", "0", "−2", "−3"] {
        assert!(html.contains(&format!(">{z}<")), "the curve {z} has its number");
    }
}

#[test]
fn the_card_has_its_red_and_orange_line_and_the_letters() {
    let child = vec![
        dot(30.0, 4.3, "Oktober", Some("B")),
        dot(61.0, 5.4, "November", Some("N")),
        dot(91.0, 5.6, "Desember", Some("T")),
    ];
    let html = render(Indicator::WeightForAge, Row::Day(91), Look::Card(Lines::default()), child);
    for class in ["curve-red", "curve-orange"] {
        assert_eq!(html.matches(class).count(), 2, "{class}: on the card and in its legend");
    }
    for letter in ["B", "N", "T"] {
        assert!(html.contains(&format!(">{letter}</text>")), "{letter}");
    }
    assert!(text(&html).contains("garis merah") && text(&html).contains("garis oranye"));
}

#[test]
fn each_measurement_can_be_tapped_and_the_last_is_spoken() {
    let child = vec![dot(30.0, 4.3, "Oktober: 4,3 kg", None), dot(61.0, 5.4, "November: 5,4 kg", None)];
    let html = render(Indicator::WeightForAge, Row::Day(91), Look::Who, child);
    assert_eq!(html.matches("role=\"button\"").count(), 2);
    assert!(html.contains("aria-label=\"Oktober: 4,3 kg\""));
    let spoken = html.split("chart-value").nth(1).unwrap();
    assert!(spoken.starts_with("\" role=\"status\">November: 5,4 kg"), "{spoken}");
}

#[test]
fn a_child_far_outside_the_curves_is_still_on_the_paper() {
    let html = render(Indicator::WeightForAge, Row::Day(91), Look::Who, vec![dot(91.0, 40.0, "40 kg", None)]);
    let dot = html.split("<circle").find(|circle| circle.contains("class=\"dot\"")).unwrap();
    let cy: f64 =
        dot.split("cy=").nth(1).unwrap().trim_matches('"').split(['"', ' ', '/']).next().unwrap().parse().unwrap();
    assert!((24.0..=290.0).contains(&cy), "{cy}");
}
