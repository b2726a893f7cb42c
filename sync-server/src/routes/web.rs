//! The files of the web app.
//!
//! What is under `/v/` has its hash in its path and never changes; the page, the service worker and the manifest are
//! asked for again each time, so that a new version is noticed.

use crate::state::App;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};

/// What a page may load and do. Nothing from elsewhere; WebAssembly, because the app is WebAssembly.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'self'; \
    object-src 'none'; frame-ancestors 'none'; form-action 'self'";

/// Serves a folder. Addresses that are no file are pages of the app, which finds its way by itself.
pub(super) fn files(folder: &Path) -> Router<App> {
    let page = ServeFile::new(folder.join("index.html")).precompressed_br().precompressed_gzip();
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip().fallback(page);
    Router::new().fallback_service(files).layer(from_fn(headers))
}

async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let (versioned, api) = (path.starts_with("/v/"), path.starts_with("/api/"));
    let mut response = next.run(request).await;
    let found_a_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/html");
    if api || (versioned && found_a_page) {
        // A file of a version that is gone must not be answered with a page.
        let mut missing = Response::default();
        *missing.status_mut() = StatusCode::NOT_FOUND;
        return missing;
    }
    let headers = response.headers_mut();
    let keep = if versioned { "public, max-age=31536000, immutable" } else { "no-cache" };
    for (name, value) in [
        (header::CACHE_CONTROL, keep),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
