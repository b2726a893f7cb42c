//! What the server promises: receipts for entries and signed heads of streams.
//!
//! A [`Receipt`] says that one entry is in the server's journal and can be brought back. A [`SignedHead`] says which
//! entries a stream held, in order, up to one number: its running hash covers them all, so that after the server was
//! restored from a backup any tablet can return what was lost and prove that it is genuine, without a signature kept
//! for every entry.
//!
//! Invariant: nothing here makes a key; the server's shell does.

use crate::id::{EntryId, EpochId, StreamId};
use crate::journal::EntryHash;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};

/// The server's word that it holds an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The entry that was received.
    pub entry: EntryId,
    /// Hash of its text.
    pub hash: EntryHash,
    /// Its stream.
    pub stream: StreamId,
    /// Its number in the stream, from 1, in the order of commit.
    pub seq: u64,
    /// The life of the server's database in which it was received.
    pub epoch: EpochId,
    /// Signature over all of the above, 128 hexadecimal digits.
    pub signature: SignatureHex,
}

/// The server's word on what a stream held up to one number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedHead {
    /// The stream.
    pub stream: StreamId,
    /// Number of its last entry; 0 for an empty stream. Numbers have no gaps, so this is also the count.
    pub seq: u64,
    /// Running hash over the hashes of entries 1 to `seq`, beginning at [`EntryHash::ZERO`].
    pub running: EntryHash,
    /// The life of the server's database that signed.
    pub epoch: EpochId,
    /// Signature over all of the above, 128 hexadecimal digits.
    pub signature: SignatureHex,
}

/// An Ed25519 signature as 128 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SignatureHex(String);

/// The server's public key, by which tablets check what it signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerKey(VerifyingKey);

/// Why a signature does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature is not the server's")]
pub struct BadSignature;

impl ServerKey {
    /// The public half of a signing key.
    pub fn of(key: &SigningKey) -> Self {
        Self(key.verifying_key())
    }

    /// Reads a public key from its 32 bytes.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, BadSignature> {
        VerifyingKey::from_bytes(bytes).map(Self).map_err(|_| BadSignature)
    }

    /// The 32 bytes of the public key.
    pub fn to_bytes(self) -> [u8; 32] {
        self.0.to_bytes()
    }

    fn check(&self, message: &[u8], signature: &SignatureHex) -> Result<(), BadSignature> {
        let bytes = signature.bytes().ok_or(BadSignature)?;
        self.0.verify(message, &Signature::from_bytes(&bytes)).map_err(|_| BadSignature)
    }
}

impl SignatureHex {
    fn sign(message: &[u8], key: &SigningKey) -> Self {
        use std::fmt::Write as _;
        let mut text = String::with_capacity(128);
        for byte in key.sign(message).to_bytes() {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        Self(text)
    }

    fn bytes(&self) -> Option<[u8; 64]> {
        let text = self.0.as_bytes();
        let mut bytes = [0; 64];
        if text.len() != 128 {
            return None;
        }
        for (to, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
            *to = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(bytes)
    }
}

impl Receipt {
    /// Signs a receipt.
    pub fn sign(entry: EntryId, hash: EntryHash, stream: StreamId, seq: u64, epoch: EpochId, key: &SigningKey) -> Self {
        let message = receipt_message(entry, hash, &stream, seq, epoch);
        Self { entry, hash, stream, seq, epoch, signature: SignatureHex::sign(&message, key) }
    }

    /// Whether the server signed exactly this.
    pub fn verify(&self, key: &ServerKey) -> Result<(), BadSignature> {
        key.check(&receipt_message(self.entry, self.hash, &self.stream, self.seq, self.epoch), &self.signature)
    }

    /// The short code that a person can read out (*kode terima*): seven characters of Crockford's base 32, such as
    /// `K7Q-4MDW`, made from the entry's hash.
    pub fn code(&self) -> String {
        self.hash.code()
    }
}

impl SignedHead {
    /// Signs the head of a stream.
    pub fn sign(stream: StreamId, seq: u64, running: EntryHash, epoch: EpochId, key: &SigningKey) -> Self {
        let message = head_message(&stream, seq, running, epoch);
        Self { stream, seq, running, epoch, signature: SignatureHex::sign(&message, key) }
    }

    /// Whether the server signed exactly this.
    pub fn verify(&self, key: &ServerKey) -> Result<(), BadSignature> {
        key.check(&head_message(&self.stream, self.seq, self.running, self.epoch), &self.signature)
    }
}

fn receipt_message(entry: EntryId, hash: EntryHash, stream: &StreamId, seq: u64, epoch: EpochId) -> Vec<u8> {
    format!("simpati receipt 1\n{entry}\n{hash}\n{stream}\n{seq}\n{epoch}").into_bytes()
}

fn head_message(stream: &StreamId, seq: u64, running: EntryHash, epoch: EpochId) -> Vec<u8> {
    format!("simpati head 1\n{stream}\n{seq}\n{running}\n{epoch}").into_bytes()
}

impl EntryHash {
    /// The code that the receipt of the entry with this hash has, see [`Receipt::code`].
    pub fn code(&self) -> String {
        code_of(self)
    }
}

fn code_of(hash: &EntryHash) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits = hash.0[..5].iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let mut code = String::with_capacity(8);
    for place in (1..8).rev() {
        code.push(char::from(LETTERS[(bits >> (place * 5) & 31) as usize]));
        if place == 5 {
            code.push('-');
        }
    }
    code
}
