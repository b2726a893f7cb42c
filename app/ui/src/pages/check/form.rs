//! The form while it is filled in: what is typed, what is wrong, and what of that is already said.

use super::problem_words::problem_words;
use crate::i18n::{Age, Words};
use crate::input::DateDraft;
use crate::state::{Calculator, Draft, Field, Problem, Today};
use dioxus::prelude::*;
use simpati_core::clock::CivilDate;
use std::collections::BTreeSet;

/// Shared by the parts of the page.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Form {
    /// What is typed.
    pub(super) draft: Signal<Draft>,
    /// Fields that were left: their problems are spoken of.
    left: Signal<BTreeSet<Field>>,
    /// The answer was asked for: all problems are spoken of.
    pub(super) asked: Signal<bool>,
    /// All that is wrong, in the order of the questions.
    pub(super) problems: Memo<Vec<(Field, Problem)>>,
    /// The device's day.
    pub(super) today: Option<CivilDate>,
}

impl Form {
    /// The form of this visit to the page. A hook.
    pub(super) fn begin() -> Self {
        let Today(today) = use_context();
        let draft = use_context::<Calculator>().draft;
        let left = use_signal(BTreeSet::new);
        let asked = use_signal(|| false);
        let problems = use_memo(move || draft.read().read(today).err().unwrap_or_default());
        Self { draft, left, asked, problems, today }
    }

    /// What to say about `field` now.
    pub(super) fn problem(self, words: Words, field: Field) -> Option<String> {
        let spoken = (self.asked)() || self.left.read().contains(&field);
        let problems = self.problems.read();
        let (_, problem) = problems.iter().find(|(at, _)| spoken && *at == field)?;
        Some(problem_words(words, field, *problem))
    }

    /// Changes what is typed.
    pub(super) fn set(mut self, change: impl FnOnce(&mut Draft)) {
        change(&mut self.draft.write());
    }

    /// The person is done with `field`.
    pub(super) fn leave(mut self, field: Field) {
        self.left.write().insert(field);
    }

    /// The person is done with a date when all three parts are there.
    pub(super) fn leave_date(self, field: Field, date: &DateDraft) {
        if !date.day.is_empty() && date.month.is_some() && date.year.trim().len() >= 4 {
            self.leave(field);
        }
    }

    /// The age on the day of measurement, once both dates can be read.
    pub(super) fn age(self) -> Option<Age> {
        let draft = self.draft.read();
        Age::on(draft.day(self.today).ok()?, draft.birth.read().ok()?)
    }
}

/// The id of the first control that answers `field`.
pub(super) fn first_input(field: Field) -> &'static str {
    match field {
        Field::Sex => "sex-girl",
        Field::Birth => "birth-day",
        Field::Measured => "measured-day",
        Field::Weight => "weight",
        Field::Length => "length",
        Field::Position => "position-lying",
        Field::Head => "head",
        Field::Arm => "arm",
    }
}
