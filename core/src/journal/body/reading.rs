//! A number read off a tool, once or twice.

use super::code::codes;
use serde::{Deserialize, Serialize};

/// A reading, with a second one kept beside it where the first was doubted. Both stay; one counts.
///
/// In JSON a plain reading is the bare number; else an object with `first`, and as far as they exist `second`,
/// `counts` and `confirmed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Form<T>", into = "Form<T>")]
#[serde(bound(serialize = "T: Serialize + Clone", deserialize = "T: Deserialize<'de>"))]
pub struct Reading<T> {
    /// The first reading.
    pub first: T,
    /// The second, if the child was measured again.
    pub second: Option<T>,
    /// Which of the two counts. [`Which::Second`] without a second reading is read as the first.
    pub counts: Which,
    /// Why the cadre holds a value for right that was asked about.
    pub confirmed: Option<Confirmed>,
}

/// One of two readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The first.
    #[default]
    First,
    /// The second.
    Second,
}

codes! {
    /// Why a value that looked wrong was held for right.
    Confirmed {
        /// Measured again with the same result.
        MeasuredAgain = "measured_again",
        /// The child is or was ill.
        Ill = "ill",
        /// The child recovered from an illness or was fed better.
        Recovered = "recovered",
        /// The earlier measurement was wrong.
        EarlierWrong = "earlier_wrong",
        /// Another scale or length board than last time.
        OtherTool = "other_tool",
        /// Another reason, in the visit's note.
        InNote = "in_note",
    }
}

impl<T: Copy> Reading<T> {
    /// A reading taken once.
    pub fn once(value: T) -> Self {
        Self { first: value, second: None, counts: Which::First, confirmed: None }
    }

    /// Two readings, of which one counts.
    pub fn twice(first: T, second: T, counts: Which) -> Self {
        Self { first, second: Some(second), counts, confirmed: None }
    }

    /// The value that counts.
    pub fn value(&self) -> T {
        match (self.counts, self.second) {
            (Which::Second, Some(second)) => second,
            _ => self.first,
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Form<T> {
    Bare(T),
    Full {
        first: T,
        #[serde(default = "none", skip_serializing_if = "Option::is_none")]
        second: Option<T>,
        #[serde(default, skip_serializing_if = "is_first")]
        counts: Which,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confirmed: Option<Confirmed>,
    },
}

fn none<T>() -> Option<T> {
    None
}

fn is_first(which: &Which) -> bool {
    *which == Which::First
}

impl<T> From<Form<T>> for Reading<T> {
    fn from(form: Form<T>) -> Self {
        match form {
            Form::Bare(first) => Self { first, second: None, counts: Which::First, confirmed: None },
            Form::Full { first, second, counts, confirmed } => {
                let counts = if second.is_some() { counts } else { Which::First };
                Self { first, second, counts, confirmed }
            }
        }
    }
}

impl<T> From<Reading<T>> for Form<T> {
    fn from(Reading { first, second, counts, confirmed }: Reading<T>) -> Self {
        match (second, confirmed) {
            (None, None) => Self::Bare(first),
            (second, confirmed) => Self::Full { first, second, counts, confirmed },
        }
    }
}
