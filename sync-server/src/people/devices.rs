//! Devices are enrolled with a code that works once, listed and revoked.

use super::audit::{Action, Actor};
use super::secret;
use super::{Password, back_off};
use crate::auth::Token;
use crate::error::Failure;
use crate::store::{Area, Device, DeviceRow, Enrolment, Principal};
use crate::sync::Server;
use simpati_core::id::{DeviceId, PlaceCode, PlaceLevel};
use simpati_core::journal::Scope;
use simpati_core::places::Places;
use simpati_core::protocol::ErrorCode;
use simpati_core::rights::Right;
use std::net::IpAddr;
use uuid::Uuid;

/// How long a code can be used.
pub const CODE_MS: i64 = 24 * 60 * 60 * 1000;

/// Letters of a code: 40 bits, tried at most some tens of times a day from one address.
const CODE_LETTERS: usize = 8;

/// The longest name of a device.
const MAX_LABEL: usize = 60;

/// A code that was just drawn.
#[derive(Debug)]
pub struct Offer {
    /// What the person types or scans on the device, shown once.
    pub code: Password,
    /// When it ends, in milliseconds since 1970.
    pub expires_ms: i64,
}

/// A device that was just enrolled.
#[derive(Debug)]
pub struct Enrolled {
    /// The device.
    pub device: Device,
    /// The secret by which it is known, shown once.
    pub token: Token,
}

impl Server {
    /// Offers a code for a device of some areas: posyandu, villages, or a Puskesmas, and never more than that.
    pub async fn offer_enrolment(
        &self,
        by: Option<&Principal>,
        areas: Vec<Area>,
        label: &str,
    ) -> Result<Offer, Failure> {
        let label = label.trim();
        let named = (1..=MAX_LABEL).contains(&label.chars().count()) && !label.chars().any(char::is_control);
        if !named || areas.is_empty() || areas.len() > 50 {
            return Err(ErrorCode::Malformed.into());
        }
        let places = self.store().places().await?;
        for area in &areas {
            let parts = parts(&places, area).ok_or(ErrorCode::NotFound)?;
            if by.is_some_and(|by| !parts.iter().all(|place| may_manage(by, place))) {
                return Err(ErrorCode::Forbidden.into());
            }
        }
        let code = Password::presented(&secret::readable(CODE_LETTERS)?);
        let expires_ms = self.clock().now_ms() + CODE_MS;
        let subject = areas.iter().map(Area::to_string).collect::<Vec<_>>().join(" ");
        let enrolment = Enrolment {
            code: code_hash(code.reveal()),
            label: label.to_owned(),
            offered_by: by.map(|by| by.person),
            areas,
            expires_ms,
        };
        self.note(actor(by), Action::OfferedEnrolment, subject).await?;
        self.store().offer_enrolment(&enrolment, self.clock().now_ms()).await?;
        Ok(Offer { code, expires_ms })
    }

    /// Enrols a device with a code. Unknown, ended and used codes are one answer.
    pub async fn enrol(&self, typed: &str, address: IpAddr) -> Result<Enrolled, Failure> {
        let now_ms = self.clock().now_ms();
        let key = secret::hash("attempt code", &[&address.to_string()]);
        self.may_try(self.store().strike(key, now_ms, back_off::code).await?)?;
        let (token, device) = (Token::draw()?, DeviceId(Uuid::now_v7()));
        let found = self.store().enrol(code_hash(typed), device, token.hash(), now_ms).await?;
        let device = found.ok_or(ErrorCode::Unauthenticated)?;
        self.store().forgive(key).await?;
        let actor = Actor { person: None, device: Some(device.device) };
        self.note(actor, Action::EnrolledDevice, device.device.to_string()).await?;
        Ok(Enrolled { device, token })
    }

    /// The devices that a person looks after: all of whose places lie in the person's.
    pub async fn devices_of(&self, by: &Principal) -> Result<Vec<DeviceRow>, Failure> {
        if !by.roles.iter().any(|(role, _)| role.has(Right::ManageDevices)) {
            return Err(ErrorCode::Forbidden.into());
        }
        let mut devices = self.store().devices().await?;
        devices.retain(|device| looks_after(by, device));
        Ok(devices)
    }

    /// Revokes a device. One that the person does not look after is not known to them.
    pub async fn revoke(&self, by: Option<&Principal>, device: DeviceId) -> Result<(), Failure> {
        if let Some(by) = by {
            let own = self.devices_of(by).await?;
            own.iter().find(|own| own.device == device).ok_or(ErrorCode::NotFound)?;
        }
        self.note(actor(by), Action::RevokedDevice, device.to_string()).await?;
        let known = self.store().revoke(device, self.clock().now_ms()).await?;
        if known { Ok(()) } else { Err(ErrorCode::NotFound.into()) }
    }
}

fn code_hash(typed: &str) -> crate::store::TokenHash {
    secret::hash("enrolment code", &[&secret::as_drawn(typed)])
}

fn actor(by: Option<&Principal>) -> Actor {
    by.map(|by| Actor { person: Some(by.person), device: by.device }).unwrap_or_default()
}

/// The places that an area stands for, if it is known and small enough for a device.
fn parts(places: &Places, area: &Area) -> Option<Vec<PlaceCode>> {
    match area {
        Area::Place(place) => {
            let small = matches!(place.level(), PlaceLevel::Posyandu | PlaceLevel::Village);
            (small && places.has(place)).then(|| vec![place.clone()])
        }
        Area::Puskesmas(code) => places.puskesmas(code).map(|puskesmas| puskesmas.area.iter().cloned().collect()),
    }
}

fn may_manage(by: &Principal, place: &PlaceCode) -> bool {
    let managed = by.roles.iter().filter(|(role, _)| role.has(Right::ManageDevices));
    Scope::new(managed.map(|(_, area)| area.clone())).covers_place(place)
}

fn looks_after(by: &Principal, device: &DeviceRow) -> bool {
    !device.areas.is_empty() && device.areas.iter().all(|area| may_manage(by, area))
}
