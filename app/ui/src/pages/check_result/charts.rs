//! The charts of the answer, one at a time.

use super::answer::Answer;
use super::indices::{SHOWN, title_key};
use crate::components::growth_chart::{Dot, GrowthChart, Look, Span};
use crate::i18n::{Words, use_words};
use dioxus::prelude::*;
use simpati_core::growth::{Indicator, Row, Score};
use simpati_core::kms::Lines;

/// The charts of all indices that have a score; the weight's as the card that parents know.
#[component]
pub(super) fn Charts(answer: Answer) -> Element {
    let words = use_words();
    let mut chosen = use_signal(|| None::<Indicator>);
    let charts: Vec<(Indicator, Span, Dot)> =
        SHOWN.into_iter().filter_map(|indicator| chart(words, &answer, indicator)).collect();
    // The first to be seen is the one that matters most; of equals the first.
    let worst = charts.iter().rev().max_by_key(|(indicator, ..)| answer.tone(*indicator));
    let shown = charts.iter().find(|(indicator, ..)| Some(*indicator) == chosen()).or(worst).cloned();
    let Some((indicator, span, dot)) = shown else {
        return rsx! {};
    };
    rsx! {
        section { class: "charts",
            h2 { {words.text("charts-title")} }
            div { class: "tabs", role: "group", "aria-label": words.text("charts-choose"),
                for (other, ..) in charts {
                    button {
                        key: "{other.code()}",
                        r#type: "button",
                        "aria-pressed": other == indicator,
                        onclick: move |_| chosen.set(Some(other)),
                        {words.text(short_key(&answer, other))}
                    }
                }
            }
            GrowthChart {
                key: "{indicator.code()}",
                id: "chart",
                title: words.text(title_key(&answer, indicator)),
                indicator,
                sex: answer.measured.sex,
                span,
                look: look(indicator),
                child: vec![dot],
            }
        }
    }
}

fn look(indicator: Indicator) -> Look {
    if indicator == Indicator::WeightForAge { Look::Card(Lines::default()) } else { Look::Who }
}

fn chart(words: Words, answer: &Answer, indicator: Indicator) -> Option<(Indicator, Span, Dot)> {
    let score = answer.assessment.score(indicator).ok()?;
    let span = Span::of(&score).filter(|_| super::indices::is_shown(answer, indicator))?;
    let (y, text) = value(words, answer, indicator)?;
    let date = words.date(answer.measured.day);
    let z = words.z_score(score.z.get());
    let caption = words.text_with("dot", [("date", date.into()), ("value", text.into()), ("z", z.into())]);
    Some((indicator, span, Dot { x: place(answer, &score)?, y, caption, letter: None }))
}

/// Where the measurement lies across, not rounded to the row.
fn place(answer: &Answer, score: &Score) -> Option<f64> {
    let age = answer.assessment.age?;
    Some(match score.reason.row {
        Row::Day(_) => f64::from(age.get()),
        Row::Month(_) => age.months(),
        Row::LengthMm(_) | Row::HeightMm(_) => answer.assessment.length?.cm * 10.0,
    })
}

/// The value on the chart, and as text.
fn value(words: Words, answer: &Answer, indicator: Indicator) -> Option<(f64, String)> {
    let measurements = &answer.measured.measurements;
    Some(match indicator {
        Indicator::WeightForAge | Indicator::WeightForLength => {
            let kg = measurements.weight?.get();
            (kg, format!("{} kg", words.plain(kg)))
        }
        Indicator::LengthForAge => {
            let cm = answer.assessment.length?.cm;
            (cm, format!("{} cm", words.decimal(cm, 1)))
        }
        Indicator::BmiForAge => {
            let bmi = answer.assessment.bmi?;
            (bmi, format!("{} kg/m²", words.decimal(bmi, 1)))
        }
        _ => {
            let cm = measurements.head?.get();
            (cm, format!("{} cm", words.plain(cm)))
        }
    })
}

fn short_key(answer: &Answer, indicator: Indicator) -> &'static str {
    match title_key(answer, indicator) {
        "index-wfa" => "short-wfa",
        "index-lfa" => "short-lfa",
        "index-hfa" => "short-hfa",
        "index-wfl" => "short-wfl",
        "index-wfh" => "short-wfh",
        "index-hcfa" => "short-hcfa",
        _ => "short-bfa",
    }
}
