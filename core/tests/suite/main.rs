//! The laws and golden vectors of `simpati-core`, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod dates;
mod entries;
<<<<<<< HEAD
mod kms_cases;
mod kms_laws;
mod months;
=======
mod places_cases;
>>>>>>> d0d253c (Places: the region tree of Sumedang from a file of a form that any regency can fill in)
