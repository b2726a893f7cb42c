//! People and their devices: signing in, enrolling, and who may look after whom.
//!
//! Use cases over the [`Registry`](crate::store::Registry). Each takes the time from the server's clock and notes what
//! was administered.
//!
//! Invariant: a secret leaves this module once, to the one it is for; no answer tells an account that exists from one
//! that does not.
//! Tested by: tests/suite/people.rs, on SQLite and on PostgreSQL.

pub mod audit;
pub mod back_off;
pub mod devices;
pub mod login;
pub mod password;
pub mod secret;
pub mod sign_in;

pub use login::Login;
pub use password::Password;
