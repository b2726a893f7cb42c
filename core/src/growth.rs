//! Growth assessment: from a child's measurements to z-scores, each with its reason, or a typed refusal.
//!
//! The one door to z-scores for the tablet, the browser and the server. It computes what WHO's own packages compute
//! (Child Growth Standards 2006 for 0–5 years, Reference 2007 for 5–19 years), bit for bit.
//!
//! Invariant: nothing here is clamped, guessed or taken from the nearest row. What the tables do not cover is refused,
//! and the refusal says why.
//! Tested by: tests/suite/who_vectors.rs against golden files computed by WHO's packages.

pub mod classify;
mod indicator;
pub mod prevalence;
pub mod quality;
mod score;

pub use indicator::{Indicator, Standard, UnknownIndicator};
pub use score::{Correction, Measurement, Reason, Refusal, Row, Score, ZScore};
