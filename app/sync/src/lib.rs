//! Brings the tablet's journal and the server's together.
//!
//! A pass asks the store where it stands, decides one step from that and from what the server said, does the step, and
//! begins again, until both sides agree or nothing more can be done now. All that must survive a kill lies in the
//! store, so a pass may end anywhere and the next one goes on in the middle.
//!
//! Invariant: nothing here reads a clock or makes randomness, and nothing is ever deleted to make two sides agree.

pub mod decide;
#[cfg(feature = "double")]
pub mod double;
pub mod engine;
pub mod report;
pub mod schedule;

pub use engine::Engine;
pub use report::{End, Report};
