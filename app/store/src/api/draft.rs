//! Half-filled forms, kept so that a kill loses nothing that was typed.

use serde::{Deserialize, Serialize};
use simpati_core::clock::Stamp;

/// Keeps a form as it stands, in the place of an earlier state of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeepDraft {
    /// The form and what it is about.
    pub name: String,
    /// Its fields, in a form that only the screen knows.
    pub json: String,
    /// What the device's clock says.
    pub now: Stamp,
}

/// Forgets a form that the person gave up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DropDraft {
    /// The form and what it is about.
    pub name: String,
}

/// Asks for all kept forms, the newest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Drafts {}

/// A kept form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form and what it is about.
    pub name: String,
    /// Its fields.
    pub json: String,
    /// When it was kept.
    pub kept_at: Stamp,
}
