//! What the server says over HTTP.

use crate::world::World;
use axum::body::{Body, to_bytes};
use axum::http::{Request, Response, StatusCode};
use serde_json::{Value, json};
use simpati_core::protocol::PushRequest;
use simpati_sync_server::config::Config;
use simpati_sync_server::routes;
use simpati_sync_server::state::App;
use std::fs;
use tower::ServiceExt as _;

pub(crate) async fn ask(world: &World, config: Config, request: Request<Body>) -> Response<Body> {
    routes::router(App::new(world.server.clone(), config)).oneshot(request).await.unwrap()
}

pub(crate) async fn text(response: Response<Body>) -> String {
    String::from_utf8(to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec()).unwrap()
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

pub(crate) fn post(path: &str, token: &str, body: impl Into<Body>) -> Request<Body> {
    Request::post(path).header("authorization", format!("Bearer {token}")).body(body.into()).unwrap()
}

pub(crate) fn header<'a>(response: &'a Response<Body>, name: &str) -> &'a str {
    response.headers().get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
}

#[tokio::test]
async fn a_tablet_says_hello_and_pushes() {
    let world = World::sqlite().await;
    let mut tablet = world.tablet(1).await;
    let hello = json!({"oldest": 1, "newest": 1, "app_version": "0.1.0", "waiting": 0}).to_string();
    let answer = ask(&world, Config::default(), post("/api/v1/sync/hello", tablet.token.reveal(), hello)).await;
    assert_eq!((answer.status(), header(&answer, "simpati-time")), (StatusCode::OK, "2026-11-22T08:15:30.000+07:00"));
    let reply: Value = serde_json::from_str(&text(answer).await).unwrap();
    assert_eq!(reply["streams"][0]["stream"], "32.11.13.2005.003");
    let entries = tablet.work(2);
    let raw = entries.iter().map(|entry| entry.raw().to_owned()).collect();
    let push = serde_json::to_string(&PushRequest { device: tablet.scribe.device, entries: raw }).unwrap();
    let answer = ask(&world, Config::default(), post("/api/v1/sync/push", tablet.token.reveal(), push)).await;
    let reply: Value = serde_json::from_str(&text(answer).await).unwrap();
    assert_eq!((&reply["device_head"], &reply["outcomes"][2]["outcome"]), (&json!(3), &json!("received")), "{reply}");
}

#[tokio::test]
async fn who_is_not_known_or_asks_too_much_is_told_so() {
    let world = World::sqlite().await;
    let tablet = world.tablet(1).await;
    let token = tablet.token.reveal();
    let big = "x".repeat(9 << 20);
    // (status, code, token, body)
    let cases = [
        (401, "unauthenticated", "", "{}"),
        (401, "unauthenticated", "0000", "{}"),
        (400, "malformed", token, "{"),
        (400, "malformed", token, ""),
        (413, "too_large", token, &big),
    ];
    for (status, code, token, body) in cases {
        let answer = ask(&world, Config::default(), post("/api/v1/sync/hello", token, body.to_owned())).await;
        assert_eq!(answer.status().as_u16(), status);
        assert_eq!(text(answer).await, json!({"code": code}).to_string());
    }
    let config = Config { burst: 1, ..Config::default() };
    let service = routes::router(App::new(world.server.clone(), config));
    let first = service.clone().oneshot(post("/api/v1/sync/hello", token, "{}")).await.unwrap();
    assert_eq!(first.status(), StatusCode::BAD_REQUEST);
    let second = service.oneshot(post("/api/v1/sync/hello", token, "{}")).await.unwrap();
    assert_eq!((second.status(), header(&second, "retry-after")), (StatusCode::TOO_MANY_REQUESTS, "1"));
}

#[tokio::test]
async fn the_web_app_is_served_with_the_headers_it_needs() {
    let world = World::sqlite().await;
    let folder = tempfile::TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("v/abc")).unwrap();
    for (file, content) in [
        ("index.html", "<html>"),
        ("sw.js", "// sw"),
        ("manifest.webmanifest", "{}"),
        ("v/abc/ui_bg.wasm", "wasm"),
        ("v/abc/ui_bg.wasm.br", "brotli"),
    ] {
        fs::write(folder.path().join(file), content).unwrap();
    }
    let config = || Config { web: Some(folder.path().to_owned()), ..Config::default() };
    // (path, status, content type, cache control)
    let immutable = "public, max-age=31536000, immutable";
    for (path, status, kind, cache) in [
        ("/", 200, "text/html", "no-cache"),
        ("/sw.js", 200, "text/javascript", "no-cache"),
        ("/manifest.webmanifest", 200, "application/manifest+json", "no-cache"),
        ("/child/0193", 200, "text/html", "no-cache"),
        ("/v/abc/ui_bg.wasm", 200, "application/wasm", immutable),
        ("/v/gone/ui_bg.wasm", 404, "", ""),
        ("/api/v1/nothing", 404, "", ""),
        ("/../Cargo.toml", 200, "text/html", "no-cache"),
    ] {
        let answer = ask(&world, config(), get(path)).await;
        let found = (answer.status().as_u16(), header(&answer, "content-type"), header(&answer, "cache-control"));
        assert_eq!(found, (status, kind, cache), "{path}");
    }
    let request = Request::get("/v/abc/ui_bg.wasm").header("accept-encoding", "br").body(Body::empty()).unwrap();
    let answer = ask(&world, config(), request).await;
    assert_eq!((header(&answer, "content-encoding"), header(&answer, "content-type")), ("br", "application/wasm"));
    assert!(header(&answer, "content-security-policy").starts_with("default-src 'self'"));
    assert_eq!(text(answer).await, "brotli");
}

#[tokio::test]
async fn the_process_says_that_it_lives_and_what_it_did() {
    let world = World::sqlite().await;
    let service = routes::router(App::new(world.server.clone(), Config::default()));
    for (path, said) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        assert_eq!(text(service.clone().oneshot(get(path)).await.unwrap()).await, said);
    }
    let metrics = text(service.oneshot(get("/metrics")).await.unwrap()).await;
    assert!(metrics.contains(r#"simpati_requests_total{route="/readyz",status="200"} 1"#), "{metrics}");
}
