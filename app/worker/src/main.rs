//! The store's worker in the browser; all of it is in `simpati_store::worker`.

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
fn main() {
    simpati_store::worker::run();
}

/// Natively the store runs on a thread of the app itself.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
fn main() {}
