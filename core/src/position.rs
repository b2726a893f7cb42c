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

/// A code that is neither `l` nor `h`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown position {code:?}; known are l (lying) and h (standing)")]
pub struct UnknownPosition {
    /// The code as given, cut to 16 characters.
    pub code: String,
}

impl Position {
    /// WHO's code: `l` or `h`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lying => "l",
            Self::Standing => "h",
        }
    }
}

impl std::str::FromStr for Position {
    type Err = UnknownPosition;

    /// Reads `l` and `h` in either case.
    fn from_str(code: &str) -> Result<Self, UnknownPosition> {
        match code {
            "l" | "L" => Ok(Self::Lying),
            "h" | "H" => Ok(Self::Standing),
            _ => Err(UnknownPosition { code: code.chars().take(16).collect() }),
        }
    }
}
