//! Growth assessment: from a child's measurements to z-scores, each with its reason, or a typed refusal.
//!
//! The one door to z-scores for the tablet, the browser and the server. It computes what WHO's own packages compute
//! (Child Growth Standards 2006 for 0–5 years, Reference 2007 for 5–19 years), bit for bit.
//!
//! ```
//! use simpati_core::growth::{Indicator, Measurements, Refusal, Row, assess};
//! use simpati_core::position::Position;
//! use simpati_core::quantity::{Centimetres, Kilograms};
//! use simpati_core::sex::Sex;
//!
//! let measured = Measurements {
//!     weight: Some(Kilograms::new(8.1)?),
//!     length: Some(Centimetres::new(71.3)?),
//!     position: Some(Position::Lying),
//!     ..Measurements::default()
//! };
//! let child = assess(Sex::Female, Some("2025-10-20".parse()?), "2026-11-22".parse()?, &measured)?;
//!
//! let length = child.score(Indicator::LengthForAge)?;
//! assert_eq!(length.z.get(), -1.52);
//! assert_eq!(length.reason.row, Row::Day(398));
//! assert!(matches!(child.score(Indicator::HeadForAge), Err(Refusal::Missing(_))));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Invariant: nothing here is clamped, guessed or taken from the nearest row. What the tables do not cover is refused,
//! and the refusal says why.
//! Tested by: tests/suite/who_vectors.rs against golden files computed by WHO's packages, growth_cases.rs (edges, bad
//! input), growth_laws.rs (anything at all), growth_bits.rs (the same bits on every machine).

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
