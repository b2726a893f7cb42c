//! Secrets that people read out, type and compare: letters that cannot be confused.

use crate::store::TokenHash;
use sha2::{Digest, Sha256};

/// Crockford's base 32: no I, L, O and U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// So many letters drawn at random, five bits each, in groups of four: `K7QD-4MDW`.
pub fn readable(letters: usize) -> Result<String, getrandom::Error> {
    let mut bytes = vec![0; letters];
    getrandom::fill(&mut bytes)?;
    let mut text = String::with_capacity(letters + letters / 4);
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(byte % 32)]));
    }
    Ok(text)
}

/// The same letters as a person may have typed them: small, with blanks, O for 0, I or L for 1.
pub fn as_drawn(typed: &str) -> String {
    let letters = typed.chars().take(64).filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase());
    letters
        .map(|letter| match letter {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// SHA-256 of something, marked with what it is for, so that a hash of one kind cannot stand for another.
pub fn hash(what: &str, parts: &[&str]) -> TokenHash {
    let mut hash = Sha256::new();
    for part in std::iter::once(&what).chain(parts) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    TokenHash(hash.finalize().into())
}
