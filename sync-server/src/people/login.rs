//! What a person types as their name at sign-in.

use std::fmt;
use std::str::FromStr;

/// 3 to 32 lower-case letters, digits, dots, dashes and underscores, beginning with a letter. Capitals are taken for
/// small ones, because tablets like to begin with one.
#[derive(Clone, PartialEq, Eq)]
pub struct Login(String);

/// Why a text is not a login. It does not repeat the text, which may be a password typed in the wrong field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a login has 3 to 32 letters a-z, digits, dots, dashes or underscores, and begins with a letter")]
pub struct BadLogin;

impl Login {
    /// The login as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Login {
    type Err = BadLogin;
    fn from_str(text: &str) -> Result<Self, BadLogin> {
        let login = text.trim().to_ascii_lowercase();
        let known = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_');
        let right = (3..=32).contains(&login.len())
            && login.bytes().all(known)
            && login.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        if right { Ok(Self(login)) } else { Err(BadLogin) }
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Login(…)")
    }
}
