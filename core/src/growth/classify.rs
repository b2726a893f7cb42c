//! Nutrition categories of Permenkes 2/2020 (*kategori status gizi*), read off the rounded z-score.
//!
//! On the negative side a limit belongs to the milder category (−2.00 is normal, −3.00 is *pendek*, not *sangat
//! pendek*); on the positive side too (+1.00 is normal, +3.00 is *gizi lebih*, not *obesitas*).
//! A z-score that is flagged as not believable still has its category; that it must be measured again is said by
//! [`Score::flagged`](super::Score::flagged).
//!
//! Invariant: total. Every z-score has exactly one category in each index that the regulation defines.
//! Tested by: tests/suite/classify_cases.rs.

mod category;
mod status;

pub use category::Category;
pub use status::{ArmStatus, BmiStatus, HeadStatus, LengthStatus, Severity, WastingStatus, WeightStatus};
