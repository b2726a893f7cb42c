//! Growth assessment: from a child's measurements to z-scores, each with its reason, or a typed refusal.
//!
//! The one door to z-scores for the tablet, the browser and the server. It computes what WHO's own packages compute
//! (Child Growth Standards 2006 for 0–5 years, Reference 2007 for 5–19 years), bit for bit.
//!
//! Invariant: nothing here is clamped, guessed or taken from the nearest row. What the tables do not cover is refused,
//! and the refusal says why.
//! Tested by: tests/suite/who_vectors.rs against golden files computed by WHO's packages.

mod age;
pub mod anthro;
pub mod anthroplus;
mod assess;
pub mod classify;
mod columns;
pub mod full_months;
mod indicator;
mod length;
mod lms;
mod pow;
pub mod prevalence;
pub mod quality;
mod rounding;
mod score;
mod tables;

pub use age::{Age, AgeInDays, BornAfterVisit, NegativeAge};
pub use assess::{AdjustedLength, Assessment, Measurements, assess, assess_at};
pub use columns::{BadColumns, Columns, Flags, ZColumns, assess_columns};
pub use indicator::{Indicator, Standard, UnknownIndicator};
pub use lms::Lms;
pub use score::{BadZScore, Correction, Measurement, Reason, Refusal, Row, Score, ZScore};
pub use tables::{table_extent, table_row};

/// The rules by which scores are made. A stored assessment carries the version that made it; when the version changes,
/// all are computed again and what changed is reported.
///
/// - 1: WHO `anthro` 1.1.0 and `anthroplus` 1.0.0, first release of SIMPATI.
pub const ALGORITHM_VERSION: u32 = 1;
