//! What `simpati_core` says to the measurements, and the one sentence that matters most.

use crate::components::{Icon, Tone};
use crate::i18n::use_words;
use crate::state::Measured;
use dioxus::prelude::*;
use simpati_core::advice::{Facts, FollowUp, Limits, follow_up, referrals};
use simpati_core::growth::classify::{ArmStatus, Category, Severity};
use simpati_core::growth::{Assessment, Indicator, Score, Standard, assess};
use simpati_core::kms;

/// The whole answer of the calculator.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    /// What was asked.
    pub(super) measured: Measured,
    /// The scores.
    pub(super) assessment: Assessment,
    /// The category of the arm circumference, which is read in centimetres.
    pub(super) arm: Option<ArmStatus>,
    /// What to do, most important first.
    pub(super) follow_up: Vec<FollowUp>,
}

impl Answer {
    /// Asks `simpati_core`. None if the dates contradict each other, which the form does not let through.
    pub(super) fn to(measured: Measured) -> Option<Self> {
        let Measured { sex, birth, day, measurements } = measured;
        let assessment = assess(sex, Some(birth), day, &measurements).ok()?;
        // The rules of the posyandu and the lines of its card are for children under five.
        let under_five = |score: &Score| score.reason.standard == Standard::ChildGrowth2006;
        let z = |indicator| assessment.score(indicator).ok().filter(under_five).map(|score| score.z);
        let full_months = day.full_months_since(birth)?;
        let facts = Facts {
            weight: measurements.weight,
            arm: measurements.arm,
            oedema: measurements.oedema,
            weight_for_age: z(Indicator::WeightForAge),
            length_for_age: z(Indicator::LengthForAge),
            weight_for_length: z(Indicator::WeightForLength),
            zone: z(Indicator::WeightForAge).map(|z| kms::Lines::default().zone(z)),
            ..Facts::seen(birth, day)
        };
        let arm = measurements.arm.and_then(|arm| ArmStatus::of(arm, full_months));
        let follow_up = follow_up(&facts, &referrals(&facts, &Limits::default()));
        let mut answer = Self { measured, assessment, arm, follow_up };
        answer.add_what_no_rule_names();
        Some(answer)
    }

    /// The category of an indicator, where the regulation has one.
    pub(super) fn category(&self, indicator: Indicator) -> Option<Category> {
        Category::of_answer(indicator, &self.assessment.score(indicator), self.measured.measurements.oedema)
    }

    /// Whether a score is beyond what WHO holds for believable.
    pub(super) fn is_flagged(&self) -> bool {
        self.assessment.scores().any(|(_, score)| score.is_ok_and(|score| score.flagged))
    }

    /// Some categories call for a health worker although no posyandu rule refers to them: a small head, a thin
    /// schoolchild. They must not be followed by "see you next month".
    fn add_what_no_rule_names(&mut self) {
        let severity =
            Indicator::ALL.into_iter().filter_map(|indicator| Some(self.category(indicator)?.severity())).max();
        let referred = self.tone() > Tone::Good;
        if severity >= Some(Severity::Moderate) && !referred {
            self.follow_up = vec![FollowUp::BeLookedAt];
        }
    }

    fn tone(&self) -> Tone {
        self.follow_up.iter().map(|message| tone(*message)).max().unwrap_or(Tone::Good)
    }
}

/// How much a message matters.
fn tone(message: FollowUp) -> Tone {
    match message {
        FollowUp::ComeToday => Tone::Alarm,
        FollowUp::SeeHealthWorker | FollowUp::MeasureAgain | FollowUp::BeLookedAt | FollowUp::LessSweets => Tone::Watch,
        FollowUp::WellDone | FollowUp::ComeNextMonth => Tone::Good,
    }
}

/// The first thing to read: what to do.
#[component]
pub(super) fn Verdict(answer: Answer) -> Element {
    let words = use_words();
    let tone = answer.tone();
    let title = match tone {
        Tone::Alarm => "verdict-alarm",
        Tone::Watch => "verdict-watch",
        Tone::Good | Tone::Unknown => "verdict-good",
    };
    rsx! {
        div { class: "verdict {tone.class()}",
            Icon { symbol: tone.symbol() }
            div {
                h2 { {words.text(title)} }
                if answer.is_flagged() {
                    p { strong { {words.text("verdict-flagged")} } }
                }
                for message in answer.follow_up {
                    p { key: "{message.key()}", {words.text(message.key())} }
                }
            }
        }
    }
}
