//! What only the machine knows: today's date, what was remembered, the printer.
//!
//! The same functions for each kind of machine; screens cannot tell which answers.

#[cfg(not(target_arch = "wasm32"))]
#[path = "platform/native.rs"]
mod machine;
#[cfg(target_arch = "wasm32")]
#[path = "platform/web.rs"]
mod machine;

pub use machine::{describe_page, focus, language, print, remember_language, today};
