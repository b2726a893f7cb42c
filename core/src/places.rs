//! The region tree: province, regency, district, village, posyandu, and which Puskesmas looks after which village.
//!
//! Codes are those of Kemendagri, so any regency can be loaded from a file of the same form ([`mod@file`]). A village has
//! at most one Puskesmas; a Puskesmas looks after villages of one or more districts.
//!
//! Invariant: every place's parent is in the tree, and the areas of no two Puskesmas overlap.
//! Tested by: tests/suite/places_cases.rs.

pub mod file;
pub mod plan;

use crate::id::{PlaceCode, PlaceLevel, StreamId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// The regency's own number for a Puskesmas (*kode Puskesmas*), such as `P3211130201`.
///
/// 1 to 20 upper-case letters, digits and dashes. It is not a place code, because the area of a Puskesmas is not a
/// node of the region tree.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PuskesmasCode(String);

/// Why a text is not a Puskesmas code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a Puskesmas code: {text:?} (expected 1 to 20 letters A-Z, digits or dashes, with at least one letter)")]
pub struct BadPuskesmasCode {
    /// The text as given, cut to 32 characters.
    pub text: String,
}

impl PuskesmasCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for PuskesmasCode {
    type Err = BadPuskesmasCode;

    fn from_str(text: &str) -> Result<Self, BadPuskesmasCode> {
        let known = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
        // A letter, so that it can never be taken for the code of a province.
        let right =
            (1..=20).contains(&text.len()) && text.bytes().all(known) && text.bytes().any(|b| b.is_ascii_uppercase());
        if right { Ok(Self(text.to_owned())) } else { Err(BadPuskesmasCode { text: text.chars().take(32).collect() }) }
    }
}

impl TryFrom<String> for PuskesmasCode {
    type Error = BadPuskesmasCode;
    fn try_from(text: String) -> Result<Self, BadPuskesmasCode> {
        text.parse()
    }
}

impl From<PuskesmasCode> for String {
    fn from(code: PuskesmasCode) -> String {
        code.0
    }
}

impl fmt::Display for PuskesmasCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A Puskesmas and what it looks after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Puskesmas {
    /// Its code.
    pub code: PuskesmasCode,
    /// Its name, without the word Puskesmas.
    pub name: String,
    /// Its villages (*wilayah kerja*); a district stands for all its villages.
    pub area: BTreeSet<PlaceCode>,
}

/// All places that are known, with their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    names: BTreeMap<PlaceCode, String>,
    puskesmas: BTreeMap<PuskesmasCode, Puskesmas>,
}

impl Places {
    /// The name of a place, without the word for its level; none if it is not known.
    pub fn name(&self, code: &PlaceCode) -> Option<&str> {
        self.names.get(code).map(String::as_str)
    }

    /// Whether a place is known.
    pub fn has(&self, code: &PlaceCode) -> bool {
        self.names.contains_key(code)
    }

    /// `area` and every place inside it, in the order of their codes.
    pub fn within<'a>(&'a self, area: &'a PlaceCode) -> impl Iterator<Item = (&'a PlaceCode, &'a str)> {
        // A dot sorts before every digit, so the codes inside an area follow it without a gap.
        self.names.range(area..).take_while(move |(code, _)| code.is_within(area)).map(|(code, name)| (code, &**name))
    }

    /// The places of one level inside `area`, `area` itself included.
    pub fn of_level<'a>(
        &'a self,
        area: &'a PlaceCode,
        level: PlaceLevel,
    ) -> impl Iterator<Item = (&'a PlaceCode, &'a str)> {
        self.within(area).filter(move |(code, _)| code.level() == level)
    }

    /// The streams of the posyandu inside `area`.
    pub fn streams<'a>(&'a self, area: &'a PlaceCode) -> impl Iterator<Item = StreamId> {
        self.within(area).filter_map(|(code, _)| StreamId::try_from(code.clone()).ok())
    }

    /// Every place.
    pub fn all(&self) -> impl Iterator<Item = (&PlaceCode, &str)> {
        self.names.iter().map(|(code, name)| (code, &**name))
    }

    /// Every Puskesmas.
    pub fn all_puskesmas(&self) -> impl Iterator<Item = &Puskesmas> {
        self.puskesmas.values()
    }

    /// One Puskesmas.
    pub fn puskesmas(&self, code: &PuskesmasCode) -> Option<&Puskesmas> {
        self.puskesmas.get(code)
    }

    /// The Puskesmas that looks after a place, if one does.
    pub fn puskesmas_of(&self, place: &PlaceCode) -> Option<&Puskesmas> {
        self.puskesmas.values().find(|p| p.area.iter().any(|area| place.is_within(area)))
    }

    /// How many places of a level are known.
    pub fn count(&self, level: PlaceLevel) -> usize {
        self.names.keys().filter(|code| code.level() == level).count()
    }

    /// Adds or renames a place. Whoever calls this has made sure that its parent is here.
    pub fn put(&mut self, code: PlaceCode, name: String) {
        self.names.insert(code, name);
    }

    /// Adds or changes a Puskesmas. Whoever calls this has made sure that its area is here and free.
    pub fn put_puskesmas(&mut self, puskesmas: Puskesmas) {
        self.puskesmas.insert(puskesmas.code.clone(), puskesmas);
    }
}
