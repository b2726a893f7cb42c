//! What the server does when a device speaks to it: [`SyncApi`], one file a step.
//!
//! Invariant: scope is checked here on every entry and every read; a device's word about itself counts for nothing.

mod give_back;
mod pull;
mod push;
mod snapshot;

use crate::clock::Clock;
use crate::error::Failure;
use crate::intake::StreamHead;
use crate::projector::Grown;
use crate::store::{Device, Result, Seen, Store};
use ed25519_dalek::SigningKey;
use simpati_core::id::{EpochId, StreamId};
use simpati_core::journal::{EntryHash, ServerKey, SignedHead};
use simpati_core::protocol::{
    ErrorCode, HeadReply, HeadRequest, Hello, HelloReply, PullReply, PullRequest, PushReply, PushRequest, ReturnReply,
    ReturnRequest, SnapshotReply, SnapshotRequest, SyncApi, SyncError, version,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The server as its use cases see it.
pub struct Server {
    store: Arc<dyn Store>,
    epoch: EpochId,
    key: SigningKey,
    clock: Clock,
    grown: Arc<Grown>,
}

impl Server {
    /// A server on a store.
    pub async fn new(store: Arc<dyn Store>, clock: Clock) -> Result<Arc<Self>> {
        let identity = store.identity().await?;
        let key = SigningKey::from_bytes(&identity.signing_key);
        Ok(Arc::new(Self { store, epoch: identity.epoch, key, clock, grown: Arc::default() }))
    }

    /// The store.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// Which streams grew, for whoever projects them.
    pub fn grown(&self) -> &Arc<Grown> {
        &self.grown
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The key by which tablets check what the server signed.
    pub fn public_key(&self) -> ServerKey {
        ServerKey::of(&self.key)
    }

    /// The conversation with one device, whose identity the caller has checked.
    pub fn session(self: &Arc<Self>, device: Device) -> Session {
        Session { server: Arc::clone(self), device }
    }

    fn sign(&self, stream: StreamId, head: StreamHead) -> SignedHead {
        SignedHead::sign(stream, head.seq, head.running, self.epoch, &self.key)
    }
}

/// The conversation of one authenticated device with the server.
pub struct Session {
    server: Arc<Server>,
    device: Device,
}

impl Session {
    async fn hello_reply(&self, request: Hello) -> Result<HelloReply, Failure> {
        let version = version::agree(request.oldest, request.newest).ok_or(ErrorCode::VersionUnknown)?;
        let Server { store, clock, epoch, .. } = &*self.server;
        let app_version: String = request.app_version.chars().take(64).collect();
        let seen = Seen { at_ms: clock.now_ms(), waiting: request.waiting, app_version };
        // A full disk must not keep a tablet from reading what is there.
        if let Err(error) = store.note_seen(self.device.device, seen).await {
            tracing::warn!(%error, "cannot note that a device was seen");
        }
        let chain = store.chain_head(self.device.device).await?;
        let mut heads = BTreeMap::new();
        for area in self.device.scope.areas() {
            heads.extend(store.heads_within(area).await?);
        }
        Ok(HelloReply {
            version,
            server_time: clock.now(),
            epoch: *epoch,
            server_key: EntryHash(self.server.public_key().to_bytes()),
            device_head: chain.idx,
            device_hash: chain.hash,
            streams: heads.into_iter().map(|(stream, head)| self.server.sign(stream, head)).collect(),
        })
    }

    /// Refuses streams outside the device's scope, whether they exist or not.
    fn may_read(&self, stream: &StreamId) -> Result<(), Failure> {
        if self.device.scope.covers(stream) { Ok(()) } else { Err(ErrorCode::Forbidden.into()) }
    }
}

impl SyncApi for Session {
    async fn hello(&self, request: Hello) -> Result<HelloReply, SyncError> {
        Ok(self.hello_reply(request).await?)
    }

    async fn push(&self, request: PushRequest) -> Result<PushReply, SyncError> {
        Ok(push::push(self, request).await?)
    }

    async fn pull(&self, request: PullRequest) -> Result<PullReply, SyncError> {
        Ok(pull::pull(self, request).await?)
    }

    async fn snapshot(&self, request: SnapshotRequest) -> Result<SnapshotReply, SyncError> {
        Ok(snapshot::snapshot(self, request).await?)
    }

    async fn head_at(&self, request: HeadRequest) -> Result<HeadReply, SyncError> {
        Ok(pull::head_at(self, request).await?)
    }

    async fn give_back(&self, request: ReturnRequest) -> Result<ReturnReply, SyncError> {
        Ok(give_back::give_back(self, request).await?)
    }
}
