//! Closed enums as the words that the wire has for them, so that the database speaks the protocol's language.

use super::{Result, StoreError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The word for a value of an enum whose values are words on the wire.
pub(super) fn word<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The value that a word stands for.
pub(super) fn value<T: DeserializeOwned>(word: String, table: &'static str) -> Result<T> {
    serde_json::from_value(Value::String(word)).map_err(|_| StoreError::BadRow { table })
}
