//! Versions of the protocol, each with its biography.

/// 2026-11: the first. Everything in `docs/PROTOCOL.md`.
pub const V1: u16 = 1;

/// The oldest version that this code speaks.
pub const OLDEST: u16 = V1;

/// The newest version that this code speaks, and the one it asks for.
pub const NEWEST: u16 = V1;

/// The version that two sides should speak: the highest that both know, or none.
pub fn agree(oldest: u16, newest: u16) -> Option<u16> {
    let version = newest.min(NEWEST);
    (version >= oldest && version >= OLDEST).then_some(version)
}
