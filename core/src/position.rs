//! How a child lay or stood when its length was measured (*cara ukur*).

use serde::{Deserialize, Serialize};

/// The position in which length or height was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Position {
    /// *Telentang*: recumbent length (*panjang badan*, PB).
    Lying,
    /// *Berdiri*: standing height (*tinggi badan*, TB).
    Standing,
}
