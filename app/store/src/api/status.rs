//! What only this tablet holds, and what became of what it said.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use simpati_core::clock::Stamp;
use simpati_core::id::{DeviceId, EntryId, StreamId};
use simpati_core::protocol::Refusal;

/// Asks for the texts of all entries that the server has not received, in the order in which they were stated: what an
/// export must hold.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unsent {}

/// Texts of entries, each as it was written.
pub type Texts = Vec<Box<RawValue>>;

/// Asks how this tablet and the server stand to each other.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Standing {}

/// How this tablet and the server stand to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingReport {
    /// The identity that writes; none before enrolment.
    pub device: Option<DeviceId>,
    /// Entries that wait to be received.
    pub waiting: u64,
    /// Entries that the server refused, the latest first. They are kept.
    pub refused: Vec<RefusedEntry>,
    /// The server's clock at the last contact.
    pub met_at: Option<Stamp>,
    /// Device clock minus server clock at the last contact, in milliseconds.
    pub clock_offset_ms: Option<i64>,
    /// The server's clock when all streams last agreed.
    pub agreed_at: Option<Stamp>,
}

/// An entry that the server refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedEntry {
    /// Its id.
    pub id: EntryId,
    /// Its posyandu.
    pub stream: StreamId,
    /// Its kind.
    pub kind: String,
    /// What the device's clock said when it was stated.
    pub recorded_at: Stamp,
    /// Why.
    pub reason: Refusal,
}

/// Where an entry is, as far as this tablet knows. Verified and sent back are part of what the entries say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "delivery")]
pub enum Delivery {
    /// On this tablet only; it goes out by itself.
    Waiting,
    /// In the server's journal.
    Received {
        /// The code that a person can read out (*kode terima*).
        code: String,
    },
    /// Refused by the server, and kept.
    Refused {
        /// Why.
        reason: Refusal,
    },
}
