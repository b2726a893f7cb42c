//! Passwords: taken, hashed with Argon2id, checked in the same time whether there is an account or not.

use super::secret;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use std::fmt;
use std::sync::OnceLock;
use tokio::sync::Semaphore;

/// 19 MiB, two passes, one lane: the least that OWASP's Password Storage Cheat Sheet names for Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes at one time in this process: bounds memory and keeps a core free for tablets.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// The fewest and most characters of a password.
const LEAST: usize = 10;
const MOST: usize = 128;

/// A password, held no longer than it is needed.
#[derive(Clone)]
pub struct Password(String);

/// Why a text was not taken for a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a password has {LEAST} to {MOST} characters, not all of them the same")]
pub struct BadPassword;

/// The system could not hash.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// Argon2 refused its input.
    #[error("Argon2: {0}")]
    Argon2(argon2::password_hash::Error),
    /// The system gave no randomness.
    #[error("no randomness")]
    Randomness(#[from] getrandom::Error),
    /// The thread that hashed was lost.
    #[error("the hashing was cut off")]
    CutOff,
}

impl Password {
    /// A password that somebody chooses.
    pub fn chosen(text: &str) -> Result<Self, BadPassword> {
        let mut letters = text.chars();
        let first = letters.next();
        let one_letter = letters.all(|letter| Some(letter) == first);
        let count = text.chars().count();
        if (LEAST..=MOST).contains(&count) && !one_letter { Ok(Self(text.to_owned())) } else { Err(BadPassword) }
    }

    /// A password that somebody presents. What is too long to have been chosen is cut, and then is wrong.
    pub fn presented(text: &str) -> Self {
        Self(text.chars().take(MOST + 1).collect())
    }

    /// A password drawn at random, to be changed at the first sign-in: 60 bits, easy to read out.
    pub fn drawn() -> Result<Self, getrandom::Error> {
        Ok(Self(secret::readable(12)?))
    }

    /// The password itself, for the one it is for.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Hashes it with a new salt.
    pub async fn hash(self) -> Result<String, HashError> {
        apart(move || hash(self.0.as_bytes())).await?
    }

    /// Whether a hash is this password's, and whether it was made with weaker settings than today's. Without a hash the
    /// same work is done, and the answer is no.
    pub async fn check(self, hash: Option<String>) -> Result<Checked, HashError> {
        apart(move || check(self.0.as_bytes(), hash.as_deref())).await?
    }
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// The password is right.
    pub right: bool,
    /// The hash should be made anew.
    pub outdated: bool,
}

async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, HashError> {
    let _place = AT_ONCE.acquire().await.map_err(|_| HashError::CutOff)?;
    tokio::task::spawn_blocking(work).await.map_err(|_| HashError::CutOff)
}

fn settings() -> Result<Params, HashError> {
    Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| HashError::Argon2(error.into()))
}

fn hash(password: &[u8]) -> Result<String, HashError> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, settings()?);
    argon2.hash_password(password).map(|hash| hash.to_string()).map_err(HashError::Argon2)
}

fn check(password: &[u8], known: Option<&str>) -> Result<Checked, HashError> {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let hash = match known {
        Some(known) => known,
        None => match NOBODY.get() {
            Some(nobody) => nobody,
            None => {
                let drawn = hash(secret::readable(20)?.as_bytes())?;
                NOBODY.get_or_init(|| drawn)
            }
        },
    };
    let hash = PasswordHash::new(hash).map_err(|_| HashError::Argon2(argon2::password_hash::Error::PasswordInvalid))?;
    let right = Argon2::default().verify_password(password, &hash).is_ok() && known.is_some();
    let today = settings()?;
    let outdated = Params::try_from(&hash).map_or(true, |made| {
        (made.m_cost(), made.t_cost(), made.p_cost()) != (today.m_cost(), today.t_cost(), today.p_cost())
    });
    Ok(Checked { right, outdated: right && outdated })
}

impl fmt::Debug for Password {
    /// Never the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}
