//! A whole stream at once, prebuilt and kept compressed, so that a new tablet does not make the server read 18,000 rows.

use super::{Server, Session};
use crate::error::Failure;
use crate::intake::StreamHead;
use crate::store::StoredSnapshot;
use serde_json::value::RawValue;
use simpati_core::id::StreamId;
use simpati_core::protocol::{ErrorCode, SnapshotReply, SnapshotRequest};

/// Entries that may lie behind a snapshot before it is built anew: one page of a pull.
const MAX_TAIL: u64 = simpati_core::protocol::message::MAX_PAGE as u64;

/// How hard zstd tries. Measured on a stream of 18,000 entries: see `docs/adr/0009`.
const LEVEL: i32 = 9;

/// The stream as it was when the snapshot was last built.
pub(super) async fn snapshot(session: &Session, request: SnapshotRequest) -> Result<SnapshotReply, Failure> {
    let body = session.snapshot_body(&request.stream).await?;
    let json = zstd::decode_all(body.as_slice()).map_err(Failure::Compression)?;
    serde_json::from_slice(&json).map_err(Failure::Journal)
}

impl Session {
    /// The same answer as JSON compressed with zstd, ready to be sent.
    pub async fn snapshot_body(&self, stream: &StreamId) -> Result<Vec<u8>, Failure> {
        self.may_read(stream)?;
        self.server.fresh_snapshot(stream).await
    }
}

impl Server {
    /// The snapshot of a stream, built now if it is missing or its tail is long.
    pub(crate) async fn fresh_snapshot(&self, stream: &StreamId) -> Result<Vec<u8>, Failure> {
        let head = self.store.head(stream).await?.ok_or(ErrorCode::NotFound)?;
        if let Some(kept) = self.store.snapshot(stream).await?
            && head.seq - kept.seq.min(head.seq) <= MAX_TAIL
        {
            return Ok(kept.body);
        }
        let (seq, body) = self.build(stream).await?;
        self.store.put_snapshot(stream, StoredSnapshot { seq, body: body.clone() }).await?;
        Ok(body)
    }

    async fn build(&self, stream: &StreamId) -> Result<(u64, Vec<u8>), Failure> {
        let mut entries = Vec::new();
        let mut head = StreamHead::EMPTY;
        loop {
            let page = self.store.page(stream, head.seq, 5000).await?.ok_or(ErrorCode::NotFound)?;
            for entry in page.entries {
                head = head.then(&entry.hash);
                entries.push(RawValue::from_string(entry.text).map_err(Failure::Journal)?);
            }
            if head.seq >= page.head.seq {
                break;
            }
        }
        let reply = SnapshotReply { head: self.sign(stream.clone(), head), entries };
        let work = move || -> Result<Vec<u8>, Failure> {
            let json = serde_json::to_vec(&reply).map_err(Failure::Journal)?;
            zstd::encode_all(json.as_slice(), LEVEL).map_err(Failure::Compression)
        };
        let body = tokio::task::spawn_blocking(work).await.map_err(|_| ErrorCode::Internal)??;
        Ok((head.seq, body))
    }
}
