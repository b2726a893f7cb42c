//! One card for each index: what it says in plain words, its category, its score, and how that was computed.

use super::answer::{Answer, tone};
use super::how::How;
use crate::components::Finding;
use crate::i18n::{Words, use_words};
use dioxus::prelude::*;
use simpati_core::growth::classify::ArmStatus;
use simpati_core::growth::{Indicator, Measurement, Refusal, Score, Standard};

/// The indices that the calculator speaks of.
pub(super) const SHOWN: [Indicator; 5] = [
    Indicator::WeightForAge,
    Indicator::LengthForAge,
    Indicator::WeightForLength,
    Indicator::BmiForAge,
    Indicator::HeadForAge,
];

/// The cards.
#[component]
pub(super) fn Indices(answer: Answer) -> Element {
    let words = use_words();
    let missing = [
        (answer.measured.measurements.weight.is_none(), "result-add-weight"),
        (answer.measured.measurements.length.is_none(), "result-add-length"),
    ];
    rsx! {
        div { class: "findings",
            for indicator in SHOWN {
                if is_shown(&answer, indicator) {
                    Index { key: "{indicator.code()}", answer: answer.clone(), indicator }
                }
            }
            if let Some(arm) = answer.arm {
                Finding {
                    tone: tone(arm.severity()),
                    title: words.text("index-arm"),
                    word: words.text(arm_key(arm)),
                    p { class: "hint", {words.text("arm-limits")} }
                }
            }
        }
        for (_, key) in missing.into_iter().filter(|(missing, _)| *missing) {
            p { key: "{key}", class: "note", {words.text(key)} }
        }
    }
}

/// What was not measured has no card; nor has what WHO has no table for at this age.
pub(super) fn is_shown(answer: &Answer, indicator: Indicator) -> bool {
    match answer.assessment.score(indicator) {
        Ok(score) => !(indicator == Indicator::WeightForAge && score.reason.standard == Standard::Reference2007),
        Err(Refusal::Missing(_) | Refusal::TooOld { .. }) => false,
        Err(_) => true,
    }
}

/// One card.
#[component]
fn Index(answer: Answer, indicator: Indicator) -> Element {
    let words = use_words();
    let tone = answer.tone(indicator);
    let title = words.text(title_key(&answer, indicator));
    let plain = answer.category(indicator).map(|category| words.text(&format!("plain-{}", category.key())));
    match answer.assessment.score(indicator) {
        Ok(score) => rsx! {
            Finding { tone, title, word: plain.unwrap_or_else(|| words.text(place_key(score))),
                if score.flagged {
                    p { class: "flag", {words.text("flagged")} }
                }
                p { class: "z", "z {words.z_score(score.z.get())}" }
                How { answer: answer.clone(), score }
            }
        },
        Err(refusal) => rsx! {
            Finding { tone, title, word: plain.unwrap_or_else(|| words.text("refused")),
                p { {refusal_text(words, refusal)} }
            }
        },
    }
}

/// Length and height go by different names, as on the charts of *Buku KIA*.
pub(super) fn title_key(answer: &Answer, indicator: Indicator) -> &'static str {
    let lying = answer.assessment.age.is_some_and(|age| age.get() < 731);
    match (indicator, lying) {
        (Indicator::WeightForAge, _) => "index-wfa",
        (Indicator::LengthForAge, true) => "index-lfa",
        (Indicator::LengthForAge, false) => "index-hfa",
        (Indicator::WeightForLength, true) => "index-wfl",
        (Indicator::WeightForLength, false) => "index-wfh",
        (Indicator::HeadForAge, _) => "index-hcfa",
        _ => "index-bfa",
    }
}

/// Where a score lies that no regulation sorts into categories (height at 5–19 years).
fn place_key(score: Score) -> &'static str {
    match score.z.get() {
        z if z < -2.0 => "place-below",
        z if z > 2.0 => "place-above",
        _ => "place-between",
    }
}

const fn arm_key(arm: ArmStatus) -> &'static str {
    match arm {
        ArmStatus::SeverelyWasted => "plain-arm-severely_wasted",
        ArmStatus::Wasted => "plain-arm-wasted",
        ArmStatus::Normal => "plain-arm-normal",
    }
}

fn refusal_text(words: Words, refusal: Refusal) -> String {
    match refusal {
        Refusal::Missing(Measurement::Weight) => words.text("result-add-weight"),
        Refusal::Missing(_) => words.text("result-add-length"),
        Refusal::Oedema => words.text("refused-oedema"),
        Refusal::TooYoung { .. } | Refusal::TooOld { .. } => words.text("refused-age"),
        Refusal::LengthOutside { from_mm, to_mm } => words.text_with(
            "refused-length",
            [("from", (from_mm / 10).to_string().into()), ("to", (to_mm / 10).to_string().into())],
        ),
        _ => words.text("refused-number"),
    }
}
