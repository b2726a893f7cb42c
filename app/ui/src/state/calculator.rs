//! The parents' calculator between its two pages: what is typed, and what it means.
//!
//! Invariant: what is typed lives in memory only. It is never stored, sent or put into an address.
//! Tested by: tests/suite/calculator.rs.

use crate::input::{DateDraft, DateProblem, NumberProblem, Quantity};
use dioxus::prelude::*;
use simpati_core::clock::CivilDate;
use simpati_core::growth::Measurements;
use simpati_core::position::Position;
use simpati_core::quantity::{Centimetres, Kilograms};
use simpati_core::sex::Sex;

/// The calculator's state, shared by its pages.
#[derive(Clone, Copy, PartialEq)]
pub struct Calculator {
    /// What is typed.
    pub draft: Signal<Draft>,
}

impl Calculator {
    /// Makes an empty calculator available to all screens below.
    pub fn provide() -> Self {
        use_context_provider(|| Self { draft: Signal::new(Draft::default()) })
    }
}

/// The form as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// Boy or girl, once chosen.
    pub sex: Option<Sex>,
    /// Birth date.
    pub birth: DateDraft,
    /// The child was measured on another day than today.
    pub other_day: bool,
    /// The day of measurement, where it is another.
    pub measured: DateDraft,
    /// Weight in kilograms as typed.
    pub weight: String,
    /// Length or height in centimetres as typed.
    pub length: String,
    /// How the length was measured, once chosen.
    pub position: Option<Position>,
    /// Head circumference in centimetres as typed.
    pub head: String,
    /// Mid-upper-arm circumference in centimetres as typed.
    pub arm: String,
    /// Both feet swell and a pressed thumb leaves a dent (*pitting oedema*).
    pub oedema: bool,
}

/// A question of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each names the field of `Draft` that it asks for")]
pub enum Field {
    Sex,
    Birth,
    Measured,
    Weight,
    Length,
    Position,
    Head,
    Arm,
}

/// What is wrong with an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Problem {
    /// A choice that has to be made.
    NotChosen,
    /// Not a usable number.
    Number(NumberProblem),
    /// Not a usable date.
    Date(DateProblem),
    /// A day after today.
    Future,
    /// The measurement is earlier than the birth.
    BeforeBirth,
    /// Older than the standards reach: 19 years.
    TooOld,
    /// Neither weight nor length was given.
    NothingMeasured,
}

/// What the form says, once all of it can be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// Boy or girl.
    pub sex: Sex,
    /// Birth date.
    pub birth: CivilDate,
    /// Day of the measurement.
    pub day: CivilDate,
    /// What was measured; standing from five years on.
    pub measurements: Measurements,
}

/// Months after which no WHO table helps (19 years).
const MOST_MONTHS: u32 = 228;
/// Months from which children are measured standing only, by the reference of 2007.
const SCHOOL_MONTHS: u32 = 60;

impl Draft {
    /// The age in full months on the day of measurement, once both dates can be read and follow one another.
    pub fn full_months(&self, today: Option<CivilDate>) -> Option<u32> {
        self.day(today).ok()?.full_months_since(self.birth.read().ok()?)
    }

    /// Whether the form asks how the child was measured: not from five years on.
    pub fn asks_position(&self, today: Option<CivilDate>) -> bool {
        self.full_months(today).is_none_or(|months| months < SCHOOL_MONTHS)
    }

    /// All of the form, or everything that is wrong with it, in the order of the questions.
    pub fn read(&self, today: Option<CivilDate>) -> Result<Measured, Vec<(Field, Problem)>> {
        let mut problems = Vec::new();
        let mut keep = |field, problem| problems.push((field, problem));

        let sex = self.sex.ok_or(Problem::NotChosen).map_err(|problem| keep(Field::Sex, problem));
        let birth = self.birth_date(today).map_err(|problem| keep(Field::Birth, problem));
        let day = self.measured_day(today).map_err(|problem| keep(Field::Measured, problem));
        let older = self.full_months(today).is_some_and(|months| months >= SCHOOL_MONTHS);
        let (weight, length) =
            if older { (Quantity::WEIGHT_OLDER, Quantity::HEIGHT_OLDER) } else { (Quantity::WEIGHT, Quantity::LENGTH) };
        let weight = optional(weight, &self.weight).map_err(|problem| keep(Field::Weight, problem));
        let length = optional(length, &self.length).map_err(|problem| keep(Field::Length, problem));
        if (weight, length) == (Ok(None), Ok(None)) && !self.oedema {
            keep(Field::Weight, Problem::NothingMeasured);
        }
        let position = if older { Some(Position::Standing) } else { self.position };
        if position.is_none() && length.is_ok_and(|length| length.is_some()) {
            keep(Field::Position, Problem::NotChosen);
        }
        let head = optional(Quantity::HEAD, &self.head).map_err(|problem| keep(Field::Head, problem));
        let arm = optional(Quantity::ARM, &self.arm).map_err(|problem| keep(Field::Arm, problem));

        match (sex, birth, day, weight, length, head, arm) {
            (Ok(sex), Ok(birth), Ok(day), Ok(weight), Ok(length), Ok(head), Ok(arm)) if problems.is_empty() => {
                let centimetres = |number: Option<f64>| number.and_then(|number| Centimetres::new(number).ok());
                let measurements = Measurements {
                    weight: weight.and_then(|number| Kilograms::new(number).ok()),
                    length: centimetres(length),
                    position,
                    head: centimetres(head),
                    arm: centimetres(arm),
                    oedema: self.oedema,
                    ..Measurements::default()
                };
                Ok(Measured { sex, birth, day, measurements })
            }
            _ => Err(problems),
        }
    }

    /// The day of measurement, if it can be read.
    pub fn day(&self, today: Option<CivilDate>) -> Result<CivilDate, DateProblem> {
        match today {
            Some(today) if !self.other_day => Ok(today),
            _ => self.measured.read(),
        }
    }

    fn birth_date(&self, today: Option<CivilDate>) -> Result<CivilDate, Problem> {
        let birth = self.birth.read().map_err(Problem::Date)?;
        if today.is_some_and(|today| birth > today) {
            return Err(Problem::Future);
        }
        match self.full_months(today) {
            Some(months) if months > MOST_MONTHS => Err(Problem::TooOld),
            _ => Ok(birth),
        }
    }

    fn measured_day(&self, today: Option<CivilDate>) -> Result<CivilDate, Problem> {
        let day = self.day(today).map_err(Problem::Date)?;
        if today.is_some_and(|today| day > today) {
            return Err(Problem::Future);
        }
        // A birth date that is itself wrong is blamed once, at its own field.
        match self.birth_date(today) {
            Ok(birth) if birth > day => Err(Problem::BeforeBirth),
            _ => Ok(day),
        }
    }
}

/// A number that may be left out.
fn optional(quantity: Quantity, typed: &str) -> Result<Option<f64>, Problem> {
    match quantity.read(typed) {
        Ok(number) => Ok(Some(number)),
        Err(NumberProblem::Empty) => Ok(None),
        Err(problem) => Err(Problem::Number(problem)),
    }
}
