//! The app's screens, words and inputs, in one binary. Screens are rendered to text; a browser is not needed.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod calculator;
mod growth_chart;
mod i18n;
mod input;
mod screens;
mod support;
