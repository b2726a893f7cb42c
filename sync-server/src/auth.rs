//! Which device is speaking: a bearer token whose SHA-256 the store knows.

use crate::error::ApiError;
use crate::state::App;
use crate::store::{Device, TokenHash};
use axum::extract::FromRequestParts;
use axum::http::{header, request::Parts};
use sha2::{Digest, Sha256};
use simpati_core::protocol::{ErrorCode, SyncError};
use std::fmt::{self, Write as _};

/// The secret by which a device is known: 64 hexadecimal digits, drawn at enrolment and shown once.
pub struct Token(String);

impl Token {
    /// Draws a new one.
    pub fn draw() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        let mut text = String::with_capacity(64);
        for byte in bytes {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Ok(Self(text))
    }

    /// A token that somebody presents.
    pub fn presented(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// What the store keeps of it.
    pub fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0.as_bytes()).into())
    }

    /// The secret itself, for the device alone.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    /// Never the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// The device that a request comes from: known, not revoked and within its rate.
pub(crate) struct Authenticated(pub(crate) Device);

impl FromRequestParts<App> for Authenticated {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let unknown = || ApiError::refused(ErrorCode::Unauthenticated);
        let header = parts.headers.get(header::AUTHORIZATION).ok_or_else(unknown)?;
        let token = header.to_str().ok().and_then(|text| text.strip_prefix("Bearer ")).ok_or_else(unknown)?;
        let found = app.server.store().device_by_token(Token::presented(token).hash()).await;
        let device = found.map_err(crate::error::Failure::from)?.ok_or_else(unknown)?;
        if device.revoked {
            return Err(ApiError::refused(ErrorCode::DeviceRevoked));
        }
        if let Some(wait_s) = app.limit.wait(device.device, app.server.clock().now_ms()) {
            let code = ErrorCode::RateLimited;
            return Err(ApiError(SyncError::Refused { code, retry_after_s: Some(wait_s) }));
        }
        Ok(Self(device))
    }
}
