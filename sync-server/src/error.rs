//! What an error means to the outside: one code, one status, one line in the log. Nothing of the inside leaks.

use crate::people::password::HashError;
use crate::store::StoreError;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use simpati_core::protocol::{ErrorCode, SyncError};

/// Why a use case did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It may not be done.
    #[error("refused: {0:?}")]
    Refused(ErrorCode),
    /// It may not be tried again so soon.
    #[error("too many failures")]
    Later {
        /// Seconds to wait.
        wait_s: u32,
    },
    /// A password could not be hashed.
    #[error(transparent)]
    Hash(#[from] HashError),
    /// The system gave no randomness.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What the journal holds cannot be read or written as JSON.
    #[error("the journal holds what is not JSON")]
    Journal(#[source] serde_json::Error),
    /// Compression failed.
    #[error("compression")]
    Compression(#[source] std::io::Error),
}

impl From<ErrorCode> for Failure {
    fn from(code: ErrorCode) -> Self {
        Self::Refused(code)
    }
}

/// Seconds after which to try again when the store is busy or away.
const RETRY_AFTER_S: u32 = 15;

impl From<Failure> for SyncError {
    fn from(failure: Failure) -> Self {
        let code = match &failure {
            Failure::Refused(code) => *code,
            Failure::Later { .. } => ErrorCode::RateLimited,
            Failure::Store(error) if error.passes() => ErrorCode::Unavailable,
            _ => ErrorCode::Internal,
        };
        match &failure {
            Failure::Refused(_) | Failure::Later { .. } => tracing::debug!(?code, "refused"),
            Failure::Store(error) => tracing::error!(%error, "the store failed"),
            other => tracing::error!(error = %other, "failed"),
        }
        let retry_after_s = match failure {
            Failure::Later { wait_s } => Some(wait_s),
            _ => (code == ErrorCode::Unavailable).then_some(RETRY_AFTER_S),
        };
        Self::Refused { code, retry_after_s }
    }
}

/// An error as the answer to a request.
#[derive(Debug)]
pub(crate) struct ApiError(pub(crate) SyncError);

impl ApiError {
    /// A refusal.
    pub(crate) fn refused(code: ErrorCode) -> Self {
        Self(SyncError::Refused { code, retry_after_s: None })
    }
}

impl From<SyncError> for ApiError {
    fn from(error: SyncError) -> Self {
        Self(error)
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        Self(failure.into())
    }
}

#[derive(Serialize)]
struct Problem {
    code: ErrorCode,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_s: Option<u32>,
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (code, retry_after_s) = match self.0 {
            SyncError::Refused { code, retry_after_s } => (code, retry_after_s),
            SyncError::NoAnswer | SyncError::BadAnswer => (ErrorCode::Internal, None),
        };
        let mut response = (status(code), Json(Problem { code, retry_after_s })).into_response();
        if let Some(seconds) = retry_after_s {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::VersionUnknown | ErrorCode::Malformed | ErrorCode::Unknown => StatusCode::BAD_REQUEST,
        ErrorCode::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        ErrorCode::Unauthenticated => StatusCode::UNAUTHORIZED,
        ErrorCode::DeviceRevoked | ErrorCode::Forbidden => StatusCode::FORBIDDEN,
        ErrorCode::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::BadProof => StatusCode::UNPROCESSABLE_ENTITY,
        ErrorCode::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}
