//! Sex of a child (*jenis kelamin*), as the growth standards need it: a closed choice, parsed strictly.
//!
//! Invariant: there is no default. A code that is not known is an error, because a boy measured against the girls'
//! table hides stunting.

use serde::{Deserialize, Serialize};

/// Sex by which the WHO tables are split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sex {
    /// *Laki-laki*, WHO code 1.
    #[serde(rename = "L")]
    Male,
    /// *Perempuan*, WHO code 2.
    #[serde(rename = "P")]
    Female,
}

/// A sex code that is in no list we know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown sex code {code:?}; known are L, P, M, F, 1, 2")]
pub struct UnknownSex {
    /// The code as it was given, cut to 16 characters.
    pub code: String,
}

impl std::str::FromStr for Sex {
    type Err = UnknownSex;

    /// Reads `L`, `M`, `1` as male and `P`, `F`, `2` as female, in either case. Blanks around the code are not
    /// removed: a code that needs repair should be seen by a person.
    fn from_str(code: &str) -> Result<Self, UnknownSex> {
        match code {
            "L" | "l" | "M" | "m" | "1" => Ok(Self::Male),
            "P" | "p" | "F" | "f" | "2" => Ok(Self::Female),
            _ => Err(UnknownSex { code: code.chars().take(16).collect() }),
        }
    }
}
