//! The addresses of the app. A route is a value; nothing personal ever stands in one.

use crate::pages::{Check, CheckResult, Frame, Home, NotFound};
use dioxus::prelude::*;

/// A page of the app.
#[derive(Debug, Clone, PartialEq, Routable)]
#[rustfmt::skip]
pub enum Route {
    #[layout(Frame)]
        /// What SIMPATI is, and the ways in.
        #[route("/")]
        Home {},
        /// The parents' calculator.
        #[route("/cek")]
        Check {},
        /// The calculator's answer to what was typed last.
        #[route("/cek/hasil")]
        CheckResult {},
        /// Any other address.
        #[route("/:..path")]
        NotFound {
            /// The address, part by part.
            path: Vec<String>,
        },
}
