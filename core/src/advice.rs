//! What follows from what is known about a child: who must see it, how soon, and what to say.
//!
//! Facts in, named findings out. Each finding says which rule fired and on which numbers, so that nobody has to trust a
//! black box; the words are in the Fluent files, under the keys given here. A health worker reviews them before use.
//!
//! Invariant: pure and total. An unknown fact fires no rule, and a rule knows nothing of the other rules.
//! Tested by: tests/suite/referral_cases.rs, tests/suite/advice_cases.rs, tests/suite/advice_laws.rs.

mod facts;
mod limits;
mod message;
mod referral;
mod rule;

pub use facts::Facts;
pub use limits::Limits;
pub use message::{Feeding, FollowUp, Stimulation, follow_up};
pub use referral::{Finding, Level, Reason, Urgency, most_urgent, referrals};
pub use rule::RuleId;
