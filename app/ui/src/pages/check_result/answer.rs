//! What `simpati_core` says to the measurements.

use super::indices::SHOWN;
use crate::components::Tone;
use crate::state::Measured;
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

    /// How much the answer for an indicator matters. Where no regulation has categories (height at 5–19 years), the −2
    /// line of WHO's chart is what calls for a second look.
    pub(super) fn tone(&self, indicator: Indicator) -> Tone {
        match (self.category(indicator), self.assessment.score(indicator)) {
            (Some(category), _) => tone(category.severity()),
            (None, Ok(score)) if score.z.get() < -2.0 => Tone::Watch,
            (None, Ok(_)) => Tone::Good,
            (None, Err(_)) => Tone::Unknown,
        }
    }

    /// Some findings call for a health worker although no posyandu rule refers to them: a small head, a thin or short
    /// schoolchild. They must not be followed by "see you next month".
    fn add_what_no_rule_names(&mut self) {
        let referred = self.follow_up.iter().any(|message| message_tone(*message) > Tone::Good);
        let risk = |indicator| self.category(indicator).is_some_and(|category| category.severity() == Severity::Watch);
        let (watched, risks): (Vec<_>, Vec<_>) =
            SHOWN.into_iter().filter(|indicator| self.tone(*indicator) > Tone::Good).partition(|at| !risk(*at));
        if !referred && !watched.is_empty() {
            self.follow_up = vec![FollowUp::BeLookedAt];
        } else if !referred && !risks.is_empty() {
            self.follow_up = vec![FollowUp::LessSweets];
        }
    }
}

/// How the colour of a finding follows from the severity of its category.
pub(super) fn tone(severity: Severity) -> Tone {
    match severity {
        Severity::Fine => Tone::Good,
        Severity::Watch | Severity::Moderate => Tone::Watch,
        Severity::Severe => Tone::Alarm,
    }
}

/// How much a message matters.
pub(super) fn message_tone(message: FollowUp) -> Tone {
    match message {
        FollowUp::ComeToday => Tone::Alarm,
        FollowUp::SeeHealthWorker | FollowUp::MeasureAgain | FollowUp::BeLookedAt | FollowUp::LessSweets => Tone::Watch,
        FollowUp::WellDone | FollowUp::ComeNextMonth => Tone::Good,
    }
}
