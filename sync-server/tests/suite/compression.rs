//! Compressed bodies, both ways, and what hides in them.

use crate::http::{ask, header, post, text};
use crate::world::World;
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use simpati_core::protocol::{PullRequest, PushRequest, SnapshotReply, SnapshotRequest};
use simpati_sync_server::config::Config;
use std::io::Read as _;

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::GzEncoder::new(bytes, flate2::Compression::fast()).read_to_end(&mut out).unwrap();
    out
}

fn packed(path: &str, token: &str, coding: &str, body: Vec<u8>) -> Request<Body> {
    let mut request = post(path, token, body);
    request.headers_mut().insert("content-encoding", coding.parse().unwrap());
    request
}

#[tokio::test]
async fn a_compressed_push_is_taken_and_the_answer_is_compressed() {
    let world = World::sqlite().await;
    let mut tablet = world.tablet(1).await;
    for (coding, pack) in [("zstd", zstd as fn(&[u8]) -> Vec<u8>), ("gzip", gzip)] {
        let entries: Vec<_> = tablet.work(59).iter().map(|entry| entry.raw().to_owned()).collect();
        let body = serde_json::to_vec(&PushRequest { device: tablet.scribe.device, entries }).unwrap();
        let mut request = packed("/api/v1/sync/push", tablet.token.reveal(), coding, pack(&body));
        request.headers_mut().insert("accept-encoding", coding.parse().unwrap());
        let answer = ask(&world, Config::default(), request).await;
        assert_eq!((answer.status().as_u16(), header(&answer, "content-encoding")), (200, coding));
    }
    assert_eq!(tablet.pull_all().await.len(), 120);
}

#[tokio::test]
async fn a_bomb_goes_out_harmlessly() {
    let world = World::sqlite().await;
    let tablet = world.tablet(1).await;
    let token = tablet.token.reveal();
    let spaces = vec![b' '; 200 << 20];
    let good = b"{\"oldest\":1,\"newest\":1,\"app_version\":\"\",\"waiting\":0}";
    let mut cut = zstd(good);
    cut.truncate(cut.len() - 6);
    // Frames that hold nothing, one after the other: much to read, nothing to show for it.
    let empty_frames = zstd(b"").repeat(2 << 20);
    // (what, coding, body, status, code)
    let cases = [
        ("200 MB of spaces", "zstd", zstd(&spaces), 413, "too_large"),
        ("200 MB of spaces", "gzip", gzip(&spaces), 413, "too_large"),
        ("empty frames", "zstd", empty_frames, 413, "too_large"),
        ("cut off", "zstd", cut, 400, "malformed"),
        ("not compressed", "zstd", good.to_vec(), 400, "malformed"),
        ("not compressed", "gzip", good.to_vec(), 400, "malformed"),
    ];
    for (what, coding, body, status, code) in cases {
        let answer = ask(&world, Config::default(), packed("/api/v1/sync/hello", token, coding, body)).await;
        assert_eq!(answer.status().as_u16(), status, "{what} in {coding}");
        assert_eq!(text(answer).await, json!({ "code": code }).to_string(), "{what} in {coding}");
    }
    let answer = ask(&world, Config::default(), packed("/api/v1/sync/hello", token, "br", good.to_vec())).await;
    assert_eq!(answer.status().as_u16(), 415);
}

#[tokio::test]
async fn a_snapshot_is_the_same_whatever_the_tablet_can_unpack() {
    let world = World::sqlite().await;
    let mut tablet = world.tablet(1).await;
    tablet.push_work(30).await;
    let message = serde_json::to_string(&SnapshotRequest { stream: world.posyandu.clone() }).unwrap();
    let mut seen: Vec<Vec<String>> = Vec::new();
    for coding in ["zstd", "gzip", "identity", "gzip, br;q=0.5, zstd;q=0.1"] {
        let mut request = post("/api/v1/sync/snapshot", tablet.token.reveal(), message.clone());
        request.headers_mut().insert("accept-encoding", coding.parse().unwrap());
        let answer = ask(&world, Config::default(), request).await;
        let used = header(&answer, "content-encoding").to_owned();
        let body = axum::body::to_bytes(answer.into_body(), 1 << 24).await.unwrap();
        let plain = match used.as_str() {
            "zstd" => zstd::decode_all(body.as_ref()).unwrap(),
            "gzip" => {
                let mut plain = Vec::new();
                flate2::read::GzDecoder::new(body.as_ref()).read_to_end(&mut plain).unwrap();
                plain
            }
            _ => body.to_vec(),
        };
        let reply: SnapshotReply = serde_json::from_slice(&plain).unwrap();
        seen.push(reply.entries.iter().map(|entry| entry.get().to_owned()).collect());
        assert_eq!(used, if coding.contains("zstd") { "zstd" } else { coding.trim_start_matches("identity") });
    }
    assert!(seen.iter().all(|texts| *texts == seen[0]) && seen[0].len() == 31);
}

#[tokio::test]
async fn a_page_is_compressed_for_whoever_can_unpack_it() {
    let world = World::sqlite().await;
    let mut tablet = world.tablet(1).await;
    tablet.push_work(60).await;
    let stream = world.posyandu.clone();
    let message = serde_json::to_string(&PullRequest { stream, after: 0, limit: 500, omit_own: false }).unwrap();
    let plain = ask(&world, Config::default(), post("/api/v1/sync/pull", tablet.token.reveal(), message.clone())).await;
    assert_eq!(header(&plain, "content-encoding"), "");
    let reply: Value = serde_json::from_str(&text(plain).await).unwrap();
    assert_eq!(reply["entries"].as_array().unwrap().len(), 61);
    let mut request = post("/api/v1/sync/pull", tablet.token.reveal(), message);
    request.headers_mut().insert("accept-encoding", "gzip".parse().unwrap());
    let packed =
        axum::body::to_bytes(ask(&world, Config::default(), request).await.into_body(), 1 << 24).await.unwrap();
    assert!(packed.len() * 3 < reply.to_string().len());
}
