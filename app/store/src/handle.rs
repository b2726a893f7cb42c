//! The handle to a store, wherever its engine runs.

use crate::api::{Req, Request, Resp};
use crate::error::StoreError;
use std::future::Future;

/// Something that carries out requests, one after the other.
pub trait Store {
    /// Carries out a request. When this answers, what was asked is on the disk.
    fn call(&self, request: Req) -> impl Future<Output = Result<Resp, StoreError>>;

    /// Carries out a request that knows its answer.
    fn ask<R: Request>(&self, request: R) -> impl Future<Output = Result<R::Answer, StoreError>> {
        let answer = self.call(request.pack());
        async { R::unpack(answer.await?).ok_or(StoreError::Lost) }
    }
}
