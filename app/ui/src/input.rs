//! What people type, read kindly: numbers with a comma or a point, dates in three parts, and exactly what is wrong.
//!
//! Invariant: total. Any text gives a value or a problem that names the way out; nothing typed is ever changed.
//! Tested by: tests/suite/input.rs.

mod date;
mod number;

pub use date::{DateDraft, DateProblem};
pub use number::{NumberProblem, Quantity};
