//! How a score was computed: enough to find the row in WHO's tables and check it by hand.

use super::answer::Answer;
use crate::i18n::{Words, use_words};
use dioxus::prelude::*;
use simpati_core::growth::{Correction, Indicator, Row, Score, Standard, table_row};
use simpati_core::sex::Sex;

/// The reasons behind a score, folded away until asked for.
#[component]
pub(super) fn How(answer: Answer, score: Score) -> Element {
    let words = use_words();
    rsx! {
        details { class: "how",
            summary { {words.text("how")} }
            ul {
                for line in lines(words, &answer, score) {
                    li { "{line}" }
                }
            }
        }
    }
}

fn lines(words: Words, answer: &Answer, score: Score) -> Vec<String> {
    let reason = score.reason;
    let mut lines = vec![table(words, answer.measured.sex, reason.standard, reason.row)];
    if let Some(row) = table_row(score.indicator, answer.measured.sex, reason.row) {
        let unit = if score.indicator == Indicator::BmiForAge { "kg/m²" } else { unit(score.indicator) };
        let number = |k: f64| words.decimal(row.at(k), 1);
        lines.push(words.text_with(
            "how-range",
            [
                ("median", number(0.0).into()),
                ("low", number(-2.0).into()),
                ("high", number(2.0).into()),
                ("unit", unit.into()),
            ],
        ));
    }
    if score.indicator == Indicator::BmiForAge
        && let Some(bmi) = answer.assessment.bmi
    {
        lines.push(words.text_with("how-bmi", [("bmi", words.decimal(bmi, 2).into())]));
    }
    if let Some(length) = answer.assessment.length {
        let cm = words.decimal(length.cm, 1);
        match reason.correction {
            Correction::None => {}
            Correction::Plus7Mm => lines.push(words.text_with("how-plus", [("cm", cm.into())])),
            Correction::Minus7Mm => lines.push(words.text_with("how-minus", [("cm", cm.into())])),
        }
    }
    let also = [
        (reason.position_doubted, "how-doubted"),
        (reason.interpolated, "how-between"),
        (reason.restricted, "how-restricted"),
    ];
    lines.extend(also.into_iter().filter(|(applies, _)| *applies).map(|(_, key)| words.text(key)));
    lines.push(words.text("how-z"));
    if let Some(category) = answer.category(score.indicator) {
        let category = words.text(&format!("category-{}", category.key()));
        lines.push(words.text_with("how-category", [("category", category.into())]));
    }
    lines
}

fn table(words: Words, sex: Sex, standard: Standard, row: Row) -> String {
    let standard = match standard {
        Standard::ChildGrowth2006 => "WHO 2006",
        Standard::Reference2007 => "WHO 2007",
    };
    let sex = words.text(match sex {
        Sex::Female => "how-girls",
        Sex::Male => "how-boys",
    });
    let millimetres = |mm: u16| words.decimal(f64::from(mm) / 10.0, 1);
    let (key, at) = match row {
        Row::Day(day) => ("how-table-day", day.to_string()),
        Row::Month(month) => ("how-table-month", month.to_string()),
        Row::LengthMm(mm) => ("how-table-length", millimetres(mm)),
        Row::HeightMm(mm) => ("how-table-height", millimetres(mm)),
    };
    words.text_with(key, [("standard", standard.into()), ("sex", sex.into()), ("at", at.into())])
}

const fn unit(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::WeightForAge | Indicator::WeightForLength => "kg",
        _ => "cm",
    }
}
