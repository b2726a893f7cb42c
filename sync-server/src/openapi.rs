//! The description of the API for people and programs that do not read Rust.

use axum::http::header;
use axum::response::IntoResponse;

/// The document, as it lies in the source tree.
pub(crate) const DOCUMENT: &str = include_str!("../openapi.json");

pub(crate) async fn document() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT)
}
