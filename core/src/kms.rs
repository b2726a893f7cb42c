//! The growth card (*Kartu Menuju Sehat*, KMS): has the child gained enough since last month, and who was weighed.
//!
//! Ages here are whole calendar months (*bulan penuh*), as on the printed card. What official texts leave open, the
//! table of minimum gains and the two lines of the card, are values that callers pass; each has a documented default.
//!
//! Invariant: every weighing that counts is exactly one of N, T, O and B, so D = N + T + O + B in every report.
//! Tested by: tests/suite/kms_cases.rs (tables), tests/suite/kms_laws.rs (laws).

mod age_group;
mod attendance;
mod card;
mod lines;
mod minimum_gain;
mod skdn;
mod weighing_code;

pub use age_group::AgeGroup;
pub use attendance::{Attendance, Weighed};
pub use card::{Card, WeighedBeforeBirth, Weighing};
pub use lines::{BadLines, CardZone, Lines};
pub use minimum_gain::{BadGain, MinimumGains};
pub use skdn::{Figure, NothingToDivideBy, Ratio, Skdn, SkdnIndicator, Tally};
pub use weighing_code::{Gain, Outcome, WeighingCode};
