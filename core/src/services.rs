//! Services at the posyandu (*pelayanan*): what a child should get on a day, given what it has had before.
//!
//! Ages are whole calendar months (*bulan penuh*), as in the Ministry's schedules. The rules are a value,
//! [`Schedule`], with a documented default; another year's schedule is another value.
//!
//! Invariant: nothing is due before birth, before its age, or within the least interval after the dose before it.
//! Tested by: tests/suite/services_cases.rs, tests/suite/services_laws.rs.

mod due;
mod item;
mod schedule;

pub use due::{Child, Due, due, late_vaccines, missing_basic_vaccines};
pub use item::{Given, Item, given_at};
pub use schedule::{Interval, Schedule, VaccineRule};
