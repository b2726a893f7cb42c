//! The URL space on one screen: parse, call a use case, reply.
//!
//! Invariant: no rules and no SQL here. Every route is in `openapi.json` and the other way round
//! (tests/suite/openapi.rs).

mod health;
mod observe;
mod sync;
mod web;
mod wire;

use crate::openapi;
use crate::state::App;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{MethodRouter, get, post};
use tower_http::compression::CompressionLayer;
use tower_http::decompression::RequestDecompressionLayer;

/// One line of the URL space.
pub struct Route {
    /// The HTTP method, in lower case.
    pub method: &'static str,
    /// The path.
    pub path: &'static str,
    handler: MethodRouter<App>,
}

fn on_get(path: &'static str, handler: MethodRouter<App>) -> Route {
    Route { method: "get", path, handler }
}

fn on_post(path: &'static str, handler: MethodRouter<App>) -> Route {
    Route { method: "post", path, handler }
}

/// Every route but the files of the web app.
pub fn all() -> Vec<Route> {
    vec![
        on_post("/api/v1/sync/hello", post(sync::hello)),
        on_post("/api/v1/sync/push", post(sync::push)),
        on_post("/api/v1/sync/pull", post(sync::pull)),
        on_post("/api/v1/sync/snapshot", post(sync::snapshot)),
        on_post("/api/v1/sync/head", post(sync::head)),
        on_post("/api/v1/sync/give_back", post(sync::give_back)),
        on_get("/healthz", get(health::alive)),
        on_get("/readyz", get(health::ready)),
        on_get("/metrics", get(health::metrics)),
        on_get("/openapi.json", get(openapi::document)),
    ]
}

/// The whole service.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for route in all() {
        router = router.route(route.path, route.handler);
    }
    let router = router
        .layer(RequestDecompressionLayer::new())
        .layer(from_fn(wire::bound))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest));
    let router = match &app.config.web {
        Some(folder) => router.merge(web::files(folder)),
        None => router,
    };
    router.layer(from_fn_with_state(app.clone(), observe::observe)).with_state(app)
}
