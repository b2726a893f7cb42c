//! How fast one device may ask: a bucket of requests that fills again with time.
//!
//! Kept in the process: with several processes a device may ask that many times faster, which is still bounded.

use simpati_core::id::DeviceId;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Buckets kept before full ones are thrown away.
const MAX_BUCKETS: usize = 10_000;

/// One bucket for each device.
pub(crate) struct Limit {
    burst: f64,
    per_ms: f64,
    buckets: Mutex<HashMap<DeviceId, Bucket>>,
}

struct Bucket {
    left: f64,
    at_ms: i64,
}

impl Limit {
    /// `burst` requests at once, then `per_second`.
    pub(crate) fn new(burst: u32, per_second: f64) -> Self {
        Self { burst: f64::from(burst.max(1)), per_ms: per_second.max(0.001) / 1000.0, buckets: Mutex::default() }
    }

    /// Takes one request from the bucket, or says how many seconds to wait.
    pub(crate) fn wait(&self, device: DeviceId, now_ms: i64) -> Option<u32> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MAX_BUCKETS {
            buckets.retain(|_, bucket| self.filled(bucket, now_ms) < self.burst);
        }
        let bucket = buckets.entry(device).or_insert(Bucket { left: self.burst, at_ms: now_ms });
        bucket.left = self.filled(bucket, now_ms);
        bucket.at_ms = now_ms;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            None
        } else {
            Some(((1.0 - bucket.left) / self.per_ms / 1000.0).ceil() as u32)
        }
    }

    fn filled(&self, bucket: &Bucket, now_ms: i64) -> f64 {
        let passed = now_ms.saturating_sub(bucket.at_ms).max(0) as f64;
        (bucket.left + passed * self.per_ms).min(self.burst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let (limit, device) = (Limit::new(2, 0.5), DeviceId(uuid::Uuid::nil()));
        assert_eq!(limit.wait(device, 0), None);
        assert_eq!(limit.wait(device, 0), None);
        assert_eq!(limit.wait(device, 0), Some(2));
        assert_eq!(limit.wait(device, 2_000), None);
        assert_eq!(limit.wait(device, 1_000), Some(2), "a clock that goes back gives nothing");
    }
}
