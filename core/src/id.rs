//! Names of things, each its own type, so that a child cannot be passed where a visit is meant.
//!
//! Ids are UUIDv7 minted on the device that first states the thing, so an offline record never waits for a number.
//! Places are named by their Kemendagri code.
//!
//! Invariant: nothing here mints an id.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

uuid_id!(
    /// One entry of the journal.
    EntryId
);
uuid_id!(
    /// One child, as one registration states it. Merging says that two ids are one child; it never reuses an id.
    ChildId
);
uuid_id!(
    /// One visit (*kunjungan*): one child measured or served on one day.
    VisitId
);
uuid_id!(
    /// One enrolled tablet, browser or server-side author.
    DeviceId
);
uuid_id!(
    /// One person with an account: cadre, nutritionist, midwife, official.
    PersonId
);
uuid_id!(
    /// One life of the server's database. A restore from backup begins a new one.
    EpochId
);

/// How far down the region tree a place lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceLevel {
    /// *Provinsi*, `32`.
    Province,
    /// *Kabupaten/kota*, `32.11`.
    Regency,
    /// *Kecamatan*, `32.11.13`.
    District,
    /// *Desa/kelurahan*, `32.11.13.2005`.
    Village,
    /// *Posyandu*, `32.11.13.2005.003`: the village's code and a number that the regency gives.
    Posyandu,
}

/// A place by its Kemendagri code (Kepmendagri 300.2.2-2430/2025), with a fifth part for the posyandu.
///
/// The text form is the identity: `32.11.13.2005` lies inside `32.11.13` because it begins with it. Statistics
/// Indonesia (BPS) numbers places differently; the two must not be mixed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PlaceCode(String);

/// Why a text is not a place code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a place code: {text:?} (expected parts of 2, 2, 2, 4 and 3 digits, joined by dots)")]
pub struct BadPlaceCode {
    /// The text as given, cut to 32 characters.
    pub text: String,
}

const PART_DIGITS: [usize; 5] = [2, 2, 2, 4, 3];

impl PlaceCode {
    /// Which level of the region tree this code names.
    pub fn level(&self) -> PlaceLevel {
        match self.0.len() {
            2 => PlaceLevel::Province,
            5 => PlaceLevel::Regency,
            8 => PlaceLevel::District,
            13 => PlaceLevel::Village,
            _ => PlaceLevel::Posyandu,
        }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place one level up, or none for a province.
    pub fn parent(&self) -> Option<PlaceCode> {
        self.0.rfind('.').map(|dot| PlaceCode(self.0[..dot].to_owned()))
    }

    /// Whether this place is `area` or lies inside it.
    pub fn is_within(&self, area: &PlaceCode) -> bool {
        self.0.strip_prefix(area.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

impl FromStr for PlaceCode {
    type Err = BadPlaceCode;

    fn from_str(text: &str) -> Result<Self, BadPlaceCode> {
        let bad = || BadPlaceCode { text: text.chars().take(32).collect() };
        let parts: Vec<&str> = text.split('.').collect();
        let right = parts.len() <= PART_DIGITS.len()
            && parts
                .iter()
                .zip(PART_DIGITS)
                .all(|(part, n)| part.len() == n && part.bytes().all(|b| b.is_ascii_digit()));
        if right { Ok(Self(text.to_owned())) } else { Err(bad()) }
    }
}

impl TryFrom<String> for PlaceCode {
    type Error = BadPlaceCode;
    fn try_from(text: String) -> Result<Self, BadPlaceCode> {
        text.parse()
    }
}

impl From<PlaceCode> for String {
    fn from(code: PlaceCode) -> String {
        code.0
    }
}

impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One stream of entries: the journal (*buku register*) of one posyandu, named by its place code.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "PlaceCode", into = "PlaceCode")]
pub struct StreamId(PlaceCode);

impl StreamId {
    /// The posyandu whose journal this is.
    pub fn posyandu(&self) -> &PlaceCode {
        &self.0
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl TryFrom<PlaceCode> for StreamId {
    type Error = BadPlaceCode;
    fn try_from(code: PlaceCode) -> Result<Self, BadPlaceCode> {
        if code.level() == PlaceLevel::Posyandu { Ok(Self(code)) } else { Err(BadPlaceCode { text: code.0 }) }
    }
}

impl From<StreamId> for PlaceCode {
    fn from(stream: StreamId) -> PlaceCode {
        stream.0
    }
}

impl FromStr for StreamId {
    type Err = BadPlaceCode;
    fn from_str(text: &str) -> Result<Self, BadPlaceCode> {
        text.parse::<PlaceCode>().and_then(Self::try_from)
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
