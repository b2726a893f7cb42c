//! Around every request: a limit of time, the server's clock in the answer, one line in the log, a count.

use crate::error::ApiError;
use crate::state::App;
use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use simpati_core::protocol::{ErrorCode, SyncError};
use std::time::{Duration, Instant};

/// The header that carries the server's clock in every answer.
const SERVER_TIME: &str = "simpati-time";

/// Answers with [`ErrorCode::Unavailable`] what takes too long. The log has the route's pattern, never the address
/// asked for, and no header.
pub(super) async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("web", MatchedPath::as_str).to_owned();
    let limit = Duration::from_secs(app.config.timeout_s);
    let mut response = match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            let code = ErrorCode::Unavailable;
            ApiError(SyncError::Refused { code, retry_after_s: Some(15) }).into_response()
        }
    };
    if let Ok(now) = HeaderValue::from_str(&app.server.clock().now().to_string()) {
        response.headers_mut().insert(SERVER_TIME, now);
    }
    let (status, elapsed) = (response.status().as_u16(), begun.elapsed());
    app.metrics.answered(&route, status, elapsed.as_secs_f64());
    tracing::info!(%method, route, status, ms = elapsed.as_millis() as u64, "answered");
    response
}
