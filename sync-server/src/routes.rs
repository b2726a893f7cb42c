//! The URL space on one screen: parse, call a use case, reply.
//!
//! Invariant: no rules and no SQL here. Every route is in `openapi.json` and the other way round
//! (tests/suite/openapi.rs).

mod health;
mod observe;
mod people;
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
        on_post("/api/v1/device/enrol", post(people::enrol)),
        on_get("/api/v1/device/places", get(people::places_of_device)),
        on_post("/api/v1/session/sign_in", post(people::sign_in)),
        on_post("/api/v1/session/sign_out", post(people::sign_out)),
        on_post("/api/v1/session/password", post(people::change_password)),
        on_get("/api/v1/session/person", get(people::who_am_i)),
        on_get("/api/v1/session/places", get(people::places_of_person)),
        on_post("/api/v1/devices/offer", post(people::offer)),
        on_get("/api/v1/devices/list", get(people::list_devices)),
        on_post("/api/v1/devices/revoke", post(people::revoke)),
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
