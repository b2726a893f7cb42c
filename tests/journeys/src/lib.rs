//! What journeys stand on: a server as a process of its own, and tablets that speak to it over HTTP.

pub mod process;
pub mod tablet;

pub use process::ServerProcess;
pub use tablet::Tablet;
