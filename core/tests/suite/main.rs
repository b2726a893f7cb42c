//! The laws and golden vectors of `simpati-core`, in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod advice_cases;
mod advice_laws;
mod bodies;
mod chains;
mod classify_cases;
mod dates;
mod duplicate_cases;
mod duplicate_rates;
mod entries;
mod fold_cases;
mod fold_laws;
mod full_months_cases;
mod golden;
mod growth_bits;
mod kms_cases;
mod kms_laws;
mod months;
mod name_cases;
mod permenkes_vectors;
mod places_cases;
mod plausibility_cases;
mod plausibility_rates;
mod prevalence_cases;
mod prevalence_vectors;
mod quality_cases;
mod real_data;
mod referral_cases;
mod services_cases;
mod services_laws;
mod synthetic;
mod verification_moves;
mod who_commands;
mod who_tables;
mod who_vectors;
mod writing;
