//! Who is speaking: a device or a person, each by a bearer token whose SHA-256 the store knows; and from where.

use crate::error::{ApiError, Failure};
use crate::state::App;
use crate::store::{Device, Principal, TokenHash};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::{header, request::Parts};
use sha2::{Digest, Sha256};
use simpati_core::id::DeviceId;
use simpati_core::protocol::{ErrorCode, SyncError};
use std::fmt::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The secret by which a device or a session is known: 64 hexadecimal digits, drawn at enrolment or sign-in and shown once.
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
        let token = bearer(parts)?;
        let found = app.server.store().device_by_token(token).await;
        let device = found.map_err(Failure::from)?.ok_or_else(unknown)?;
        if device.revoked {
            return Err(ApiError::refused(ErrorCode::DeviceRevoked));
        }
        within_rate(app, device.device)?;
        Ok(Self(device))
    }
}

/// The device that a request comes from, or none if the request names none. A token that is not good is refused.
pub(crate) struct StrangerOrDevice(pub(crate) Option<Device>);

impl FromRequestParts<App> for StrangerOrDevice {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if !parts.headers.contains_key(header::AUTHORIZATION) {
            return Ok(Self(None));
        }
        Authenticated::from_request_parts(parts, app).await.map(|Authenticated(device)| Self(Some(device)))
    }
}

/// A person whose session has not ended, and the hash of its token. They may have to change their password first.
pub(crate) struct SignedInPerson(pub(crate) Principal, pub(crate) TokenHash);

impl FromRequestParts<App> for SignedInPerson {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let token = bearer(parts)?;
        let found = app.server.store().principal(token, app.server.clock().now_ms()).await;
        let principal = found.map_err(Failure::from)?.ok_or_else(unknown)?;
        within_rate(app, DeviceId(principal.person.0))?;
        Ok(Self(principal, token))
    }
}

/// A person whose session has not ended and who may work.
pub(crate) struct Caller(pub(crate) Principal);

impl FromRequestParts<App> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let SignedInPerson(principal, _) = SignedInPerson::from_request_parts(parts, app).await?;
        if principal.must_change { Err(ApiError::refused(ErrorCode::Forbidden)) } else { Ok(Self(principal)) }
    }
}

fn unknown() -> ApiError {
    ApiError::refused(ErrorCode::Unauthenticated)
}

fn bearer(parts: &Parts) -> Result<TokenHash, ApiError> {
    let header = parts.headers.get(header::AUTHORIZATION).ok_or_else(unknown)?;
    let token = header.to_str().ok().and_then(|text| text.strip_prefix("Bearer ")).ok_or_else(unknown)?;
    Ok(Token::presented(token).hash())
}

fn within_rate(app: &App, who: DeviceId) -> Result<(), ApiError> {
    match app.limit.wait(who, app.server.clock().now_ms()) {
        None => Ok(()),
        Some(wait_s) => Err(ApiError(SyncError::Refused { code: ErrorCode::RateLimited, retry_after_s: Some(wait_s) })),
    }
}

/// The network address that a request comes from, as far as it can be trusted.
///
/// With `proxies = 0` it is the connection's. With n proxies in front, each of which adds the address that it was
/// called from to `X-Forwarded-For`, it is the n-th from the right; what stands left of it anybody may have written.
pub(crate) struct Address(pub(crate) IpAddr);

impl FromRequestParts<App> for Address {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let direct = connection.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip());
        let Some(place) = usize::from(app.config.proxies).checked_sub(1) else { return Ok(Self(direct)) };
        let lines = parts.headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
        let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        let named = hops.iter().rev().nth(place).and_then(|hop| hop.parse().ok());
        Ok(Self(named.unwrap_or(direct)))
    }
}
