//! A device fetches what it lacks of a stream, and asks where the stream stood.

use super::Session;
use crate::error::Failure;
use crate::intake::StreamHead;
use crate::store::StoredEntry;
use serde_json::value::RawValue;
use simpati_core::protocol::message::MAX_PAGE;
use simpati_core::protocol::{ErrorCode, HeadReply, HeadRequest, PullReply, PullRequest, PulledEntry};

/// A page of a stream.
pub(super) async fn pull(session: &Session, request: PullRequest) -> Result<PullReply, Failure> {
    session.may_read(&request.stream)?;
    let server = &session.server;
    let limit = request.limit.clamp(1, MAX_PAGE as u32);
    let page = server.store.page(&request.stream, request.after, limit).await?.ok_or(ErrorCode::NotFound)?;
    let last = page.head.seq;
    // Signed for the page's own end, so that it proves the page even if the stream is never read further.
    let end = page.entries.last().map_or(page.head, |entry| StreamHead { seq: entry.seq, running: entry.running });
    let own = |entry: &StoredEntry| request.omit_own && entry.device == session.device.device;
    let entries = page.entries.into_iter().map(|entry| {
        let (seq, hash) = (entry.seq, entry.hash);
        let text = if own(&entry) { None } else { Some(RawValue::from_string(entry.text)?) };
        Ok(PulledEntry { seq, hash, entry: text })
    });
    let entries = entries.collect::<Result<_, serde_json::Error>>().map_err(Failure::Journal)?;
    Ok(PullReply { server_time: server.clock.now(), entries, head: server.sign(request.stream, end), last })
}

/// The running hash of a stream at one number.
pub(super) async fn head_at(session: &Session, request: HeadRequest) -> Result<HeadReply, Failure> {
    session.may_read(&request.stream)?;
    let running = session.server.store.running_at(&request.stream, request.seq).await?;
    Ok(HeadReply { running })
}
