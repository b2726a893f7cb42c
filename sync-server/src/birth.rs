//! What a new database is born with: a signing key and the id of its first life.

use simpati_core::id::EpochId;
use std::time::{SystemTime, UNIX_EPOCH};
use uuid::Uuid;

/// Key, id and hour of birth.
pub(crate) struct Birth {
    pub(crate) signing_key: [u8; 32],
    pub(crate) epoch: EpochId,
    pub(crate) at_ms: i64,
}

impl Birth {
    /// Draws a key and an id from the system's source of randomness.
    pub(crate) fn now() -> Result<Self, getrandom::Error> {
        let mut signing_key = [0; 32];
        getrandom::fill(&mut signing_key)?;
        let at_ms = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64);
        Ok(Self { signing_key, epoch: EpochId(Uuid::now_v7()), at_ms })
    }
}
