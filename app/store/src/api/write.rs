//! Stating something: what the journal grows by.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use simpati_core::clock::Stamp;
use simpati_core::id::{EntryId, PersonId, StreamId};
use simpati_core::journal::{BadEntry, Body, SCHEMA};
use simpati_core::role::Role;

/// States one or more things that stand or fall together.
///
/// Sent again with the same ids, it has the effect of once, also when the clock has moved.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Write {
    /// Who states it.
    pub author: PersonId,
    /// In which role.
    pub role: Role,
    /// What the device's clock says.
    pub now: Stamp,
    /// When this app was built: a clock behind that is not believed.
    pub built: Stamp,
    /// Version of the app.
    pub app_version: String,
    /// What is stated, in order.
    pub statements: Vec<Statement>,
    /// A draft that is done with once this is stored.
    pub ends_draft: Option<String>,
}

/// One statement, before it has a place in the chain.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Statement {
    /// Minted by the caller.
    pub id: EntryId,
    /// The posyandu that it belongs to.
    pub stream: StreamId,
    /// Its kind.
    pub kind: String,
    /// Version of the body's form.
    pub schema: u16,
    /// The body.
    pub body: Box<RawValue>,
}

impl Statement {
    /// A statement of a kind that this version knows.
    pub fn new(id: EntryId, stream: StreamId, body: impl Into<Body>) -> Result<Self, BadEntry> {
        let body = body.into();
        let kind = body.kind().ok_or(BadEntry::NothingToSay)?.name().to_owned();
        Ok(Self { id, stream, kind, schema: SCHEMA, body: body.text()? })
    }
}

/// Everything of a [`Write`] is on the disk, in both places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// How many statements were new; 0 if all were stored by an earlier sending.
    pub new: u32,
}
