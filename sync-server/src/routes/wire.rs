//! Bodies of requests: bounded before and after decompression, JSON, with the same refusals everywhere.

use crate::error::ApiError;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{LengthLimitError, Limited};
use serde::de::DeserializeOwned;
use simpati_core::journal::MAX_ENTRY_BYTES;
use simpati_core::protocol::ErrorCode;
use simpati_core::protocol::message::MAX_PAGE;
use std::error::Error;

/// The longest body, before as after decompression: a page of the longest entries, and the frame around it.
pub(super) const MAX_BODY: usize = MAX_PAGE * (MAX_ENTRY_BYTES + 8) + 4096;

/// Bounds the body as it comes from the network.
pub(super) async fn bound(request: Request, next: Next) -> Response {
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if announced.and_then(|length| length.parse::<u64>().ok()).is_some_and(|length| length > MAX_BODY as u64) {
        return ApiError::refused(ErrorCode::TooLarge).into_response();
    }
    next.run(request.map(|body| Body::new(Limited::new(body, MAX_BODY)))).await
}

/// A message in JSON.
pub(super) struct Wire<T>(pub(super) T);

impl<T: DeserializeOwned, S: Sync> FromRequest<S> for Wire<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        let body: Bytes = to_bytes(request.into_body(), MAX_BODY).await.map_err(|error| refusal(&error))?;
        serde_json::from_slice(&body).map(Self).map_err(|_| ApiError::refused(ErrorCode::Malformed))
    }
}

fn refusal(error: &axum::Error) -> ApiError {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if error.is::<LengthLimitError>() {
            return ApiError::refused(ErrorCode::TooLarge);
        }
        cause = error.source();
    }
    ApiError::refused(ErrorCode::Malformed)
}
