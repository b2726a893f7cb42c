//! The SIMPATI app: one Dioxus program whose screens are the same in the browser, on the desktop and on Android.
//!
//! Screens are thin: what growth means is decided in `simpati_core`, what people read stands in `assets/i18n`.
//!
//! Invariant: outside [`platform`] nothing knows which machine it runs on.

pub mod app;
pub mod components;
pub mod i18n;
pub mod input;
pub mod pages;
pub mod platform;
pub mod routes;
pub mod state;

/// Starts the app with the renderer that it was built with.
#[cfg(feature = "web")]
pub fn start() {
    console_error_panic_hook::set_once();
    dioxus::launch(app::App);
}
