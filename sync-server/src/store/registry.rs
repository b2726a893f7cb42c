//! Places, people, devices and sessions in the store, beside the journal.
//!
//! Invariant: no secret enters the store, only hashes of secrets.

use super::{Device, Result, TokenHash};
use async_trait::async_trait;
use simpati_core::id::{DeviceId, PersonId, PlaceCode};
use simpati_core::places::file::Row;
use simpati_core::places::{Places, PuskesmasCode};
use simpati_core::role::Role;
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Where a role is held, or a device belongs: a place, or all that a Puskesmas looks after.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// A place of the region tree.
    Place(PlaceCode),
    /// The villages of a Puskesmas, whichever they are at the time of asking.
    Puskesmas(PuskesmasCode),
}

/// A text that names neither a place nor a Puskesmas.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("neither the code of a place nor of a Puskesmas: {text:?}")]
pub struct BadArea {
    /// The text as given, cut to 32 characters.
    pub text: String,
}

impl FromStr for Area {
    type Err = BadArea;

    /// A place's code has digits and dots only; a Puskesmas's has a letter.
    fn from_str(text: &str) -> Result<Self, BadArea> {
        text.parse()
            .map(Self::Place)
            .or_else(|_| text.parse().map(Self::Puskesmas))
            .map_err(|_| BadArea { text: text.chars().take(32).collect() })
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Place(code) => code.fmt(f),
            Self::Puskesmas(code) => code.fmt(f),
        }
    }
}

/// Somebody who may sign in.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub person: PersonId,
    /// What they type as their name at sign-in.
    pub login: String,
    /// What they are called.
    pub name: String,
    /// Argon2id's hash of the password, as a PHC string.
    pub password: String,
    /// Whether the password was set by somebody else and must be changed first.
    pub must_change: bool,
    /// Whether they may sign in at all.
    pub active: bool,
}

/// A person at work: who a session belongs to, and what they may do where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// Who.
    pub person: PersonId,
    /// The device on which they signed in, if it was one that is enrolled.
    pub device: Option<DeviceId>,
    /// When the session ends, in milliseconds since 1970.
    pub expires_ms: i64,
    /// Whether they must change their password before anything else.
    pub must_change: bool,
    /// Each role with each place in which it is held; a Puskesmas stands as its villages.
    pub roles: Vec<(Role, PlaceCode)>,
}

/// A session that begins.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Hash of its token.
    pub token: TokenHash,
    /// Whose.
    pub person: PersonId,
    /// On which device.
    pub device: Option<DeviceId>,
    /// From when, in milliseconds since 1970.
    pub began_ms: i64,
    /// Until when.
    pub expires_ms: i64,
}

/// A device that may enrol with a code.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// Hash of the code.
    pub code: TokenHash,
    /// What people call the device.
    pub label: String,
    /// Who offered the code; none on the command line.
    pub offered_by: Option<PersonId>,
    /// What may be read on the device.
    pub areas: Vec<Area>,
    /// When the code ends, in milliseconds since 1970.
    pub expires_ms: i64,
}

/// A device as those who look after devices see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    /// Which.
    pub device: DeviceId,
    /// What people call it.
    pub label: String,
    /// What may be read on it; a Puskesmas stands as its villages.
    pub areas: Vec<PlaceCode>,
    /// When it was enrolled, in milliseconds since 1970.
    pub enrolled_ms: i64,
    /// When it was revoked, if it was.
    pub revoked_ms: Option<i64>,
    /// When it last spoke to the server.
    pub seen_ms: Option<i64>,
    /// Entries that waited on it then.
    pub waiting: Option<i64>,
    /// Version of its app then.
    pub app_version: Option<String>,
}

/// What is done with one more attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strike {
    /// It was counted; it may be tried.
    Counted,
    /// It may not be tried until then, in milliseconds since 1970. It was not counted.
    Blocked {
        /// When the next attempt is taken.
        until_ms: i64,
    },
}

/// Milliseconds for which nothing is taken after so many failures.
pub type BackOff = fn(failures: u32) -> i64;

/// One line about who read by name or administered what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// Its id, UUIDv7.
    pub id: Uuid,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// Who; none on the command line.
    pub person: Option<PersonId>,
    /// On which device.
    pub device: Option<DeviceId>,
    /// What was done: one of the words of `people::audit::Action`'s words.
    pub action: String,
    /// To what: ids and codes, never names.
    pub subject: String,
}

/// Storage of places, people, devices and sessions.
#[async_trait]
pub trait Registry: Send + Sync {
    /// All places.
    async fn places(&self) -> Result<Places>;

    /// Writes rows of a table of places, all or nothing, and makes the posyandu among them known as streams.
    async fn put_places(&self, rows: &[Row]) -> Result<()>;

    /// Adds an account with its roles. False if the login is taken; nothing is changed then.
    async fn add_account(&self, account: &Account, roles: &[(Role, Area)], now_ms: i64) -> Result<bool>;

    /// The account of a login.
    async fn account(&self, login: &str) -> Result<Option<Account>>;

    /// The account of a person.
    async fn account_of(&self, person: PersonId) -> Result<Option<Account>>;

    /// The roles of a person, each with each place in which it is held.
    async fn roles(&self, person: PersonId) -> Result<Vec<(Role, PlaceCode)>>;

    /// Keeps another hash of the same password.
    async fn rehash(&self, person: PersonId, password: &str) -> Result<()>;

    /// Sets another password and ends every session of the person.
    async fn set_password(&self, person: PersonId, password: &str, must_change: bool) -> Result<()>;

    /// Lets a person sign in or not; if not, ends their sessions.
    async fn set_active(&self, person: PersonId, active: bool) -> Result<()>;

    /// Begins a session; sessions that have ended by then are thrown away.
    async fn begin_session(&self, session: &NewSession) -> Result<()>;

    /// The person whose session this is, if it has not ended, the person is active and the device was not revoked.
    async fn principal(&self, token: TokenHash, now_ms: i64) -> Result<Option<Principal>>;

    /// Ends a session.
    async fn end_session(&self, token: TokenHash) -> Result<()>;

    /// Offers a code; codes that have ended by `now_ms` are thrown away.
    async fn offer_enrolment(&self, enrolment: &Enrolment, now_ms: i64) -> Result<()>;

    /// Uses a code up and enrols a device with it, in one transaction. None if there is no such code, it has ended or
    /// was used.
    async fn enrol(&self, code: TokenHash, device: DeviceId, token: TokenHash, now_ms: i64) -> Result<Option<Device>>;

    /// All devices, in the order in which they were enrolled.
    async fn devices(&self) -> Result<Vec<DeviceRow>>;

    /// Revokes a device and ends the sessions on it. False if there is no such device.
    async fn revoke(&self, device: DeviceId, now_ms: i64) -> Result<bool>;

    /// Counts one more attempt under a key, as a failure, unless the key is blocked; failures of yesterday are
    /// forgotten.
    async fn strike(&self, key: TokenHash, now_ms: i64, back_off: BackOff) -> Result<Strike>;

    /// Takes back one failure under a key.
    async fn forgive(&self, key: TokenHash) -> Result<()>;

    /// Forgets all failures under a key.
    async fn forget(&self, key: TokenHash) -> Result<()>;

    /// Notes who did what.
    async fn note(&self, audit: &Audit) -> Result<()>;

    /// The last notes, newest first.
    async fn notes(&self, limit: u32) -> Result<Vec<Audit>>;
}
