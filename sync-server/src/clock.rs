//! The server's clock: the system's, or one that a test turns by hand.

use simpati_core::clock::Stamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Minutes east of UTC in which the server writes its stamps: WIB.
const OFFSET_MINUTES: i16 = 420;

/// What the server takes for the time.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The system's clock.
    #[default]
    System,
    /// Milliseconds since 1970 that somebody else sets.
    ByHand(Arc<AtomicI64>),
}

impl Clock {
    /// Milliseconds since 1970, in UTC.
    pub fn now_ms(&self) -> i64 {
        match self {
            Self::System => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64),
            Self::ByHand(ms) => ms.load(Ordering::SeqCst),
        }
    }

    /// The time as a stamp.
    pub fn now(&self) -> Stamp {
        Stamp { unix_ms: self.now_ms(), offset_minutes: OFFSET_MINUTES }
    }
}
