//! One entry: its exact text, its hash and its header.
//!
//! The text is one JSON object: the header's fields, then `kind` (a name) and `body` (an object). Fields and kinds that
//! are not known here stay in the text and are passed on.
//!
//! Invariant: [`Entry::text`] is what the author's device wrote, to the byte.

use crate::clock::{ClockDoubt, ClockMark, Stamp, TOLERANCE_MS};
use crate::id::{DeviceId, EntryId, PersonId, StreamId};
use crate::role::Role;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use std::fmt;

/// The longest text of one entry, in bytes. A visit with every field filled is about 1,200.
pub const MAX_ENTRY_BYTES: usize = 16 * 1024;

/// SHA-256, written as 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryHash(pub [u8; 32]);

impl EntryHash {
    /// The hash of a text.
    pub fn of(text: &[u8]) -> Self {
        Self(Sha256::digest(text).into())
    }

    /// The hash of this hash followed by another: one step of a stream's running hash.
    pub fn then(&self, next: &EntryHash) -> Self {
        Self(Sha256::new().chain_update(self.0).chain_update(next.0).finalize().into())
    }

    /// Where every running hash begins.
    pub const ZERO: EntryHash = EntryHash([0; 32]);
}

impl fmt::Display for EntryHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for EntryHash {
    type Err = BadEntry;
    fn from_str(text: &str) -> Result<Self, BadEntry> {
        let bytes = text.as_bytes();
        if bytes.len() != 64 {
            return Err(BadEntry::Hash);
        }
        let mut hash = [0; 32];
        for (to, pair) in hash.iter_mut().zip(bytes.chunks_exact(2)) {
            let digit = |b: u8| match b {
                b'0'..=b'9' => Ok(b - b'0'),
                b'a'..=b'f' => Ok(b - b'a' + 10),
                _ => Err(BadEntry::Hash),
            };
            *to = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Self(hash))
    }
}

impl Serialize for EntryHash {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for EntryHash {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// Who stated an entry, when, where and on which device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// UUIDv7 minted on the device.
    pub id: EntryId,
    /// The posyandu whose journal this belongs to.
    pub stream: StreamId,
    /// The device that wrote it.
    pub device: DeviceId,
    /// 1, 2, 3 … on that device, without gaps and across all its streams.
    pub idx: u64,
    /// Hash of the device's entry before this one; none at index 1 only.
    pub prev: Option<EntryHash>,
    /// The person who stated it.
    pub author: PersonId,
    /// The role in which they did.
    pub role: Role,
    /// What the device's wall clock said.
    pub recorded_at: Stamp,
    /// Device clock minus server clock at their last contact, in milliseconds; none if they never met.
    pub clock_offset_ms: Option<i64>,
    /// Why the device doubted its own clock, and with it the offset; none if nothing spoke against it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock_doubt: Option<ClockDoubt>,
    /// Version of the app that wrote it.
    pub app_version: String,
    /// Version of the body's form.
    pub schema: u16,
}

impl Header {
    /// When the entry was written: the wall clock without its known error. Where the device doubted its clock, the
    /// error is not known, and this is what the clock said.
    pub fn written_at(&self) -> Stamp {
        match (self.clock_offset_ms, self.clock_doubt) {
            (Some(offset), None) => self.recorded_at.minus_ms(offset),
            _ => self.recorded_at,
        }
    }

    /// How far the clock is to be believed.
    pub fn clock_mark(&self) -> ClockMark {
        match (self.clock_doubt, self.clock_offset_ms) {
            (Some(doubt), _) => ClockMark::Doubted(doubt),
            (None, None) => ClockMark::NeverCompared,
            (None, Some(ms)) if ms.unsigned_abs() <= TOLERANCE_MS.unsigned_abs() => ClockMark::Right,
            (None, Some(ms)) => ClockMark::WrongBy(ms),
        }
    }
}

/// An entry of the journal: text, hash, header, kind and the body's text.
#[derive(Clone)]
pub struct Entry {
    text: Box<RawValue>,
    hash: EntryHash,
    header: Header,
    kind: Box<str>,
    body: Box<RawValue>,
}

/// Why a text is not an entry. The entry it came in is kept apart, never dropped.
#[derive(Debug, thiserror::Error)]
pub enum BadEntry {
    /// Longer than [`MAX_ENTRY_BYTES`].
    #[error("entry of {bytes} bytes; at most {MAX_ENTRY_BYTES} are taken")]
    TooLong {
        /// How long it was.
        bytes: usize,
    },
    /// Not a JSON object with the header's fields.
    #[error("entry cannot be read")]
    Unreadable(#[from] serde_json::Error),
    /// Index 0, or a `prev` where there is none, or none where there must be one.
    #[error("index {idx} does not fit its link to the entry before")]
    Link {
        /// The index as given.
        idx: u64,
    },
    /// Not 64 lower-case hexadecimal digits.
    #[error("not a hash of 64 lower-case hexadecimal digits")]
    Hash,
    /// A body of no known kind cannot be written.
    #[error("a body of no known kind cannot be written")]
    NothingToSay,
}

#[derive(Deserialize)]
struct KindAndBody<'a> {
    kind: Box<str>,
    #[serde(borrow)]
    body: &'a RawValue,
}

#[derive(Serialize)]
struct Whole<'a, B: Serialize> {
    #[serde(flatten)]
    header: &'a Header,
    kind: &'a str,
    body: &'a B,
}

impl Entry {
    /// Writes a new entry. The caller mints the header's id and reads the clock.
    pub fn write(header: &Header, kind: &str, body: &impl Serialize) -> Result<Self, BadEntry> {
        let text = serde_json::value::to_raw_value(&Whole { header, kind, body })?;
        Self::read(text)
    }

    /// Reads an entry that some device wrote, keeping its text as it is.
    pub fn read(text: Box<RawValue>) -> Result<Self, BadEntry> {
        let bytes = text.get().len();
        if bytes > MAX_ENTRY_BYTES {
            return Err(BadEntry::TooLong { bytes });
        }
        let header: Header = serde_json::from_str(text.get())?;
        let KindAndBody { kind, body } = serde_json::from_str(text.get())?;
        if header.idx == 0 || (header.idx == 1) != header.prev.is_none() {
            return Err(BadEntry::Link { idx: header.idx });
        }
        let body = body.to_owned();
        Ok(Self { hash: EntryHash::of(text.get().as_bytes()), header, kind, body, text })
    }

    /// Reads an entry from its text.
    pub fn from_text(text: &str) -> Result<Self, BadEntry> {
        if text.len() > MAX_ENTRY_BYTES {
            return Err(BadEntry::TooLong { bytes: text.len() });
        }
        Self::read(RawValue::from_string(text.to_owned())?)
    }

    /// The exact text that the author's device wrote.
    pub fn text(&self) -> &str {
        self.text.get()
    }

    /// The same text as JSON that serialises to itself.
    pub fn raw(&self) -> &RawValue {
        &self.text
    }

    /// SHA-256 of the text.
    pub fn hash(&self) -> EntryHash {
        self.hash
    }

    /// Who, when, where.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The name of the kind, known here or not.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// The text of the body.
    pub fn body(&self) -> &RawValue {
        &self.body
    }
}

/// Shows what names the entry; its text names people.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({} {} {} #{})", self.header.id, self.kind, self.header.device, self.header.idx)
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.hash == other.hash
    }
}

impl Eq for Entry {}
