//! What the page and the worker say to each other, as JSON text. Copies of databases travel beside it, as bytes.
//!
//! Both sides are always of one build, so a message carries no version.

use crate::api::{Req, Resp};
use crate::availability::Availability;
use crate::error::StoreError;
use serde::{Deserialize, Serialize};

/// From the page to its worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ToWorker {
    /// Carry out a request.
    Call {
        /// Comes back with the answer.
        id: u64,
        /// What to do.
        request: Req,
    },
    /// Hand out every database; the answer is an array of this id, then a name and a `Uint8Array` for each.
    Copies {
        /// Comes back with the answer.
        id: u64,
    },
    /// Use the store here: take it from another tab, or close it and open it again.
    Take,
}

/// From the worker to its page.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FromWorker {
    /// The worker listens; what was posted before would be lost.
    Hello,
    /// Whether the store can be used has changed.
    Availability(Availability),
    /// What came of a request, or why there are no copies.
    Answer {
        /// As in the request.
        id: u64,
        /// What came of it.
        answer: Result<Resp, StoreError>,
    },
}
