//! Whether the process lives, whether it can serve, and what it counted.

use crate::state::App;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;

/// The process answers.
pub(super) async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, so requests may be sent here.
pub(super) async fn ready(State(app): State<App>) -> (StatusCode, &'static str) {
    match app.server.store().ping().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    }
}

/// For Prometheus.
pub(super) async fn metrics(State(app): State<App>) -> impl IntoResponse {
    let kind = [(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")];
    (kind, app.metrics.text())
}
