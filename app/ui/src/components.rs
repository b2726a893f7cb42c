//! Parts of screens: values in, events out.
//!
//! Invariant: a component knows no store, no sync, no state of the app and no machine.

mod choice;
mod date_field;
mod finding;
pub mod growth_chart;
mod icon;
mod number_field;
mod problem_text;

pub use choice::{Choice, Choices};
pub use date_field::DateField;
pub use finding::{Finding, Tone};
pub use icon::{Icon, Symbol};
pub use number_field::NumberField;
pub use problem_text::ProblemText;
