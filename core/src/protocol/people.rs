//! The messages by which a device is enrolled, a person signs in, and devices are looked after.
//!
//! They go beside [`super::SyncApi`]: plain requests over HTTPS, described in `docs/PROTOCOL.md`.
//!
//! Invariant: nothing here prints a secret or a name through `Debug`.

use crate::clock::Stamp;
use crate::id::{DeviceId, PersonId, PlaceCode};
use crate::journal::body::PersonName;
use crate::places::Puskesmas;
use crate::role::Role;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A text that only the one it is for may see: a password, a code, a token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Enrols this device with a code that works once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EnrolRequest {
    /// As it was read out, typed or scanned; blanks, dashes and small letters do not matter.
    pub code: Secret,
}

/// The device is enrolled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EnrolReply {
    /// Its id from now on.
    pub device: DeviceId,
    /// The bearer token of its requests. The server will not say it again.
    pub token: Secret,
    /// The places whose journals it may read.
    pub areas: Vec<PlaceCode>,
    /// The server's clock.
    pub server_time: Stamp,
}

/// A person signs in; on an enrolled device with the device's token as bearer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignInRequest {
    /// What they type as their name.
    pub login: Secret,
    /// Their password.
    pub password: Secret,
}

/// A role and a place in which it is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleIn {
    /// The role.
    pub role: Role,
    /// The place.
    pub area: PlaceCode,
}

/// Who somebody is to the server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who; the author of their entries.
    pub person: PersonId,
    /// What they are called.
    pub name: PersonName,
    /// What they may do where.
    pub roles: Vec<RoleIn>,
    /// When the session ends.
    pub expires_at: Stamp,
    /// Whether they must change their password before anything else.
    pub must_change: bool,
}

/// The person is signed in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignInReply {
    /// The bearer token of the session. The server will not say it again.
    pub token: Secret,
    /// Who they are.
    pub person: Person,
    /// The server's clock.
    pub server_time: Stamp,
}

/// A person changes their password. Every session of theirs ends.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasswordRequest {
    /// The present one.
    pub old: Secret,
    /// The next one: 10 to 128 characters.
    pub new: Secret,
}

/// Asks for a code with which one device can be enrolled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfferRequest {
    /// Codes of posyandu or villages, or of a Puskesmas.
    pub areas: Vec<String>,
    /// What people will call the device, 1 to 60 characters.
    pub label: String,
}

/// A code with which one device can be enrolled, once.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfferReply {
    /// The code, such as `K7QD-4MDW`.
    pub code: Secret,
    /// When it ends.
    pub expires_at: Stamp,
}

/// The devices that a person looks after.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DevicesReply {
    /// In the order in which they were enrolled.
    pub devices: Vec<DeviceSummary>,
}

/// One device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceSummary {
    /// Which.
    pub device: DeviceId,
    /// What people call it.
    pub label: String,
    /// The places whose journals it may read.
    pub areas: Vec<PlaceCode>,
    /// When it was enrolled.
    pub enrolled_at: Stamp,
    /// When it was revoked, if it was.
    pub revoked_at: Option<Stamp>,
    /// When it last spoke to the server.
    pub seen_at: Option<Stamp>,
    /// Entries that waited on it then.
    pub waiting: Option<u64>,
    /// Version of its app then.
    pub app_version: Option<String>,
}

/// Takes a device's right to speak to the server. At its next contact it makes its data unreadable.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RevokeRequest {
    /// Which.
    pub device: DeviceId,
}

/// The places that somebody has to do with: their own, what lies inside, and what they lie in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlacesReply {
    /// In the order of their codes.
    pub places: Vec<PlaceName>,
    /// The Puskesmas that look after any of them.
    pub puskesmas: Vec<Puskesmas>,
}

/// A place and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceName {
    /// Its code.
    pub code: PlaceCode,
    /// Its name, without the word for its level.
    pub name: String,
}
