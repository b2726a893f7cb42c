//! One route for each method of [`SyncApi`].

use super::wire::Wire;
use crate::auth::Authenticated;
use crate::error::ApiError;
use crate::state::App;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use simpati_core::protocol::{
    HeadReply, HeadRequest, Hello, HelloReply, Outcome, PullReply, PullRequest, PushReply, PushRequest, ReturnReply,
    ReturnRequest, SnapshotRequest, SyncApi,
};

type Reply<T> = Result<Json<T>, ApiError>;

pub(super) async fn hello(
    State(app): State<App>,
    Authenticated(device): Authenticated,
    Wire(request): Wire<Hello>,
) -> Reply<HelloReply> {
    Ok(Json(app.server.session(device).hello(request).await?))
}

pub(super) async fn push(
    State(app): State<App>,
    Authenticated(device): Authenticated,
    Wire(request): Wire<PushRequest>,
) -> Reply<PushReply> {
    let reply = app.server.session(device).push(request).await?;
    let received = reply.outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Received { .. })).count();
    app.metrics.entries(received as u64, (reply.outcomes.len() - received) as u64);
    Ok(Json(reply))
}

pub(super) async fn pull(
    State(app): State<App>,
    Authenticated(device): Authenticated,
    Wire(request): Wire<PullRequest>,
) -> Reply<PullReply> {
    Ok(Json(app.server.session(device).pull(request).await?))
}

/// The snapshot is kept compressed with zstd, and sent as it is to whoever reads zstd.
pub(super) async fn snapshot(
    State(app): State<App>,
    Authenticated(device): Authenticated,
    headers: HeaderMap,
    Wire(request): Wire<SnapshotRequest>,
) -> Result<Response, ApiError> {
    let session = app.server.session(device);
    if reads_zstd(&headers) {
        let body = session.snapshot_body(&request.stream).await?;
        let kind = [(header::CONTENT_TYPE, "application/json"), (header::CONTENT_ENCODING, "zstd")];
        Ok((kind, body).into_response())
    } else {
        Ok(Json(session.snapshot(request).await?).into_response())
    }
}

fn reads_zstd(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|coding| coding.split(';').next().is_some_and(|name| name.trim() == "zstd"))
}

pub(super) async fn head(
    State(app): State<App>,
    Authenticated(device): Authenticated,
    Wire(request): Wire<HeadRequest>,
) -> Reply<HeadReply> {
    Ok(Json(app.server.session(device).head_at(request).await?))
}

pub(super) async fn give_back(
    State(app): State<App>,
    Authenticated(device): Authenticated,
    Wire(request): Wire<ReturnRequest>,
) -> Reply<ReturnReply> {
    Ok(Json(app.server.session(device).give_back(request).await?))
}
