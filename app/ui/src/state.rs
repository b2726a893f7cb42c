//! What outlives a screen: small values of signals, provided at the root.

mod calculator;
mod today;

pub use calculator::{Calculator, Draft, Field, Measured, Problem};
pub use today::Today;
