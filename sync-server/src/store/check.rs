//! What can be checked with one query each: that the tables agree with each other.

use simpati_core::id::DeviceId;

/// One check: its name, and a query for the first row that fails it, as device, stream and number.
pub(super) struct Check {
    pub(super) name: &'static str,
    pub(super) sql: &'static str,
}

/// The first row that fails a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Which check.
    pub check: &'static str,
    /// The device whose chain it is in.
    pub device: DeviceId,
    /// The stream, if the row names one.
    pub stream: Option<String>,
    /// Its number in the stream, or its index on the device.
    pub number: i64,
}

macro_rules! checks {
    ($($name:literal)+) => {
        &[$(Check { name: $name, sql: include_str!(concat!("sql/check/", $name, ".sql")) }),+]
    };
}

/// All of them.
pub(super) const CHECKS: &[Check] = checks!(
    "entry_without_chain" "chain_without_entry" "set_aside_without_text" "text_without_set_aside" "chain_with_gap"
    "chain_without_head"
);
