//! What the register says of a child: every rule of this crate applied to what the fold shows.
//!
//! The fold knows what was stated; growth, card, advice, services and plausibility know what numbers mean. Here they
//! meet, once for the tablet, the browser and the server: [`ChildRecord`] for one child, [`SessionList`] for a
//! posyandu's day, [`MonthFacts`] for whatever is counted. See docs/adr/0015-what-a-record-says.md for the choices.
//!
//! Invariants: pure and total; the same entries give the same record in any order of arrival; what is not verified is
//! never counted as verified; a visit shown before it is saved is judged as it will be after.
//! Tested by: tests/suite/record_cases.rs (stories), tests/suite/record_laws.rs (laws).

mod advice;
mod card;
mod care;
mod child;
mod elsewhere;
mod growth;
mod measured;
mod milestone;
mod month;
mod nutrition;
mod question;
mod seen;
mod session;
mod settings;
mod status;
mod summary;
mod visit;

pub use advice::Advice;
pub use card::CardPoint;
pub use child::ChildRecord;
pub use elsewhere::Elsewhere;
pub use growth::Growth;
pub use milestone::Milestone;
pub use month::{MonthFacts, SeenAt, WeighedAt};
pub use nutrition::{Answer, Found, Nutrition, Problem};
pub use seen::Candidate;
pub use session::{SessionList, SessionRow};
pub use settings::Settings;
pub use status::Status;
pub use summary::{DaySummary, MonthSummary};
pub use visit::VisitRecord;
