//! After a restore from a backup, devices bring back what the server had acknowledged and lost.
//!
//! What makes an entry genuine is that the server itself signed a head whose running hash covers it.

use super::Session;
use crate::error::Failure;
use serde_json::value::RawValue;
use simpati_core::journal::{Entry, EntryHash};
use simpati_core::protocol::message::MAX_PAGE;
use simpati_core::protocol::{ErrorCode, ReturnReply, ReturnRequest};
use std::collections::HashSet;

/// Takes back entries that a proved walk names.
pub(super) async fn give_back(session: &Session, request: ReturnRequest) -> Result<ReturnReply, Failure> {
    let ReturnRequest { after, walk, entries, proof } = request;
    let server = &session.server;
    session.may_read(&proof.stream)?;
    if entries.len() > MAX_PAGE {
        return Err(ErrorCode::TooLarge.into());
    }
    proof.verify(&server.public_key()).map_err(|_| ErrorCode::BadProof)?;
    let begin = server.store.running_at(&proof.stream, after).await?.ok_or(ErrorCode::BadProof)?;
    let end = walk.iter().fold(begin, |running, hash| running.then(hash));
    if after.checked_add(walk.len() as u64) != Some(proof.seq) || end != proof.running {
        return Err(ErrorCode::BadProof.into());
    }
    let entries = genuine(entries, &walk.into_iter().collect())?;
    let taken = server.store.put_back(&proof.stream, entries, server.clock.now_ms()).await?;
    server.grown.add([proof.stream.clone()]);
    let head = server.store.head(&proof.stream).await?.ok_or(ErrorCode::NotFound)?;
    Ok(ReturnReply { taken, head: server.sign(proof.stream, head) })
}

/// The entries, if each of them is on the walk.
fn genuine(texts: Vec<Box<RawValue>>, walk: &HashSet<EntryHash>) -> Result<Vec<Entry>, ErrorCode> {
    let read = |text| Entry::read(text).ok().filter(|entry| walk.contains(&entry.hash())).ok_or(ErrorCode::BadProof);
    texts.into_iter().map(read).collect()
}
