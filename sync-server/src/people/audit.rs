//! Who read by name and who administered what, kept for those who answer for the data (UU 27/2022, article 31).
//!
//! Invariant: a note names people, devices, places and lists by id or code, never a child or a person by name.

use crate::store::{Audit, Result};
use crate::sync::Server;
use simpati_core::id::{DeviceId, PersonId};
use uuid::Uuid;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// A person signed in. The subject is the device, if there is one.
    SignedIn,
    /// A person changed their own password.
    ChangedPassword,
    /// An account was added, disabled, enabled, or its password reset. The subject is the person.
    AddedPerson,
    /// See [`Action::AddedPerson`].
    DisabledPerson,
    /// See [`Action::AddedPerson`].
    EnabledPerson,
    /// See [`Action::AddedPerson`].
    ResetPassword,
    /// An enrolment code was offered. The subject is its areas.
    OfferedEnrolment,
    /// A device was enrolled. The subject is the device.
    EnrolledDevice,
    /// A device was revoked. The subject is the device.
    RevokedDevice,
    /// A table of places was loaded. The subject is how many rows it wrote.
    ImportedPlaces,
    /// A list of children was read by name. The subject is the list and its place.
    ReadNames,
    /// A list of children was taken out as a file. The subject is the list and its place.
    ExportedNames,
}

impl Action {
    /// The word under which it is kept. Words never change their meaning.
    pub fn word(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::ChangedPassword => "changed_password",
            Self::AddedPerson => "added_person",
            Self::DisabledPerson => "disabled_person",
            Self::EnabledPerson => "enabled_person",
            Self::ResetPassword => "reset_password",
            Self::OfferedEnrolment => "offered_enrolment",
            Self::EnrolledDevice => "enrolled_device",
            Self::RevokedDevice => "revoked_device",
            Self::ImportedPlaces => "imported_places",
            Self::ReadNames => "read_names",
            Self::ExportedNames => "exported_names",
        }
    }
}

/// Who did it; nobody on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Actor {
    /// The person.
    pub person: Option<PersonId>,
    /// The device.
    pub device: Option<DeviceId>,
}

impl Server {
    /// Keeps a note. What was asked for must not be given before this succeeded.
    pub async fn note(&self, actor: Actor, action: Action, subject: impl Into<String>) -> Result<()> {
        let Actor { person, device } = actor;
        let action = action.word().to_owned();
        let at_ms = self.clock().now_ms();
        self.store().note(&Audit { id: Uuid::now_v7(), at_ms, person, device, action, subject: subject.into() }).await
    }
}
