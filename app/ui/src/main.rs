//! The program that a browser, a window or a tablet starts.

#[cfg(feature = "web")]
fn main() {
    simpati_app::start();
}

/// Without a renderer there is nothing to show; tests use the library.
#[cfg(not(feature = "web"))]
fn main() {}
