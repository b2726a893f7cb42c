//! Which tables a backup carries, and how their rows look in it.
//!
//! A row is one JSON object: numbers as numbers, text as text, bytes as `\x` and hexadecimal digits, ids (sixteen
//! bytes in SQLite, `uuid` in PostgreSQL) as UUIDs. So a backup of one kind of database restores into the other.
//!
//! Invariant: every table is in one of the two lists (tests/suite/backup.rs), each behind those it refers to.

use serde_json::{Map, Value};

/// Tables that a backup carries.
pub const KEPT: &[&str] = &[
    "server",
    "epoch",
    "stream",
    "entry",
    "chain_head",
    "chain",
    "quarantine",
    "device",
    "device_area",
    "person",
    "person_role",
    "device_person",
    "place",
    "puskesmas",
    "puskesmas_area",
    "account",
    "audit",
];

/// Tables that can be made again from those, that describe the database itself, or that end by themselves within a day:
/// after a restore people sign in again.
pub const LEFT_OUT: &[&str] = &[
    "migration",
    "snapshot",
    "projection",
    "projector",
    "about",
    "registration",
    "child",
    "visit",
    "session",
    "enrolment",
    "enrolment_area",
    "attempt",
];

/// One row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The table.
    pub table: &'static str,
    /// The columns by name.
    pub columns: Map<String, Value>,
}

/// What comes out of a backup.
#[derive(Debug)]
pub enum Loaded {
    /// One row.
    Row(TableRow),
    /// The backup ended where it should, so what was loaded is whole.
    End,
}

/// The table of this name, if a backup may carry it.
pub fn kept(name: &str) -> Option<&'static str> {
    KEPT.iter().copied().find(|table| *table == name)
}
