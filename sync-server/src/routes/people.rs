//! Routes for people and their devices.

use super::wire::Wire;
use crate::auth::{Address, Authenticated, Caller, SignedInPerson, StrangerOrDevice};
use crate::error::{ApiError, Failure};
use crate::people::{Login, Password};
use crate::state::App;
use crate::store::{Area, DeviceRow, Principal};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use simpati_core::clock::Stamp;
use simpati_core::journal::body::PersonName;
use simpati_core::protocol::ErrorCode;
use simpati_core::protocol::people::{
    DeviceSummary, DevicesReply, EnrolReply, EnrolRequest, OfferReply, OfferRequest, PasswordRequest, Person,
    PlaceName, PlacesReply, RevokeRequest, RoleIn, Secret, SignInReply, SignInRequest,
};

type Reply<T> = Result<Json<T>, ApiError>;

/// Minutes east of UTC in which the server writes its stamps.
fn stamp(app: &App, unix_ms: i64) -> Stamp {
    Stamp { unix_ms, ..app.server.clock().now() }
}

pub(super) async fn enrol(
    State(app): State<App>,
    Address(address): Address,
    Wire(request): Wire<EnrolRequest>,
) -> Reply<EnrolReply> {
    let enrolled = app.server.enrol(request.code.reveal(), address).await?;
    Ok(Json(EnrolReply {
        device: enrolled.device.device,
        token: Secret::new(enrolled.token.reveal()),
        areas: enrolled.device.scope.areas().to_vec(),
        server_time: app.server.clock().now(),
    }))
}

pub(super) async fn sign_in(
    State(app): State<App>,
    StrangerOrDevice(device): StrangerOrDevice,
    Address(address): Address,
    Wire(request): Wire<SignInRequest>,
) -> Reply<SignInReply> {
    let login: Login = request.login.reveal().parse().map_err(|_| ApiError::refused(ErrorCode::Malformed))?;
    let password = Password::presented(request.password.reveal());
    let signed_in = app.server.sign_in(login, password, device.as_ref(), address).await?;
    Ok(Json(SignInReply {
        token: Secret::new(signed_in.token.reveal()),
        person: person(&app, &signed_in.name, signed_in.principal)?,
        server_time: app.server.clock().now(),
    }))
}

fn person(app: &App, name: &str, principal: Principal) -> Result<Person, ApiError> {
    Ok(Person {
        person: principal.person,
        name: PersonName::new(name).map_err(|_| ApiError::refused(ErrorCode::Internal))?,
        roles: principal.roles.into_iter().map(|(role, area)| RoleIn { role, area }).collect(),
        expires_at: stamp(app, principal.expires_ms),
        must_change: principal.must_change,
    })
}

pub(super) async fn who_am_i(State(app): State<App>, SignedInPerson(principal, _): SignedInPerson) -> Reply<Person> {
    let account = app.server.store().account_of(principal.person).await.map_err(Failure::from)?;
    let account = account.ok_or_else(|| ApiError::refused(ErrorCode::Unauthenticated))?;
    Ok(Json(person(&app, &account.name, principal)?))
}

pub(super) async fn sign_out(
    State(app): State<App>,
    SignedInPerson(_, token): SignedInPerson,
) -> Result<StatusCode, ApiError> {
    app.server.store().end_session(token).await.map_err(Failure::from)?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn change_password(
    State(app): State<App>,
    SignedInPerson(principal, _): SignedInPerson,
    Wire(request): Wire<PasswordRequest>,
) -> Result<StatusCode, ApiError> {
    let old = Password::presented(request.old.reveal());
    app.server.change_password(&principal, old, request.new.reveal()).await?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn offer(
    State(app): State<App>,
    Caller(principal): Caller,
    Wire(request): Wire<OfferRequest>,
) -> Reply<OfferReply> {
    let areas = request.areas.iter().map(|area| area.parse::<Area>()).collect::<Result<Vec<_>, _>>();
    let areas = areas.map_err(|_| ApiError::refused(ErrorCode::Malformed))?;
    let offer = app.server.offer_enrolment(Some(&principal), areas, &request.label).await?;
    Ok(Json(OfferReply { code: Secret::new(offer.code.reveal()), expires_at: stamp(&app, offer.expires_ms) }))
}

pub(super) async fn list_devices(State(app): State<App>, Caller(principal): Caller) -> Reply<DevicesReply> {
    let devices = app.server.devices_of(&principal).await?;
    Ok(Json(DevicesReply { devices: devices.into_iter().map(|device| summary(&app, device)).collect() }))
}

fn summary(app: &App, row: DeviceRow) -> DeviceSummary {
    DeviceSummary {
        device: row.device,
        label: row.label,
        areas: row.areas,
        enrolled_at: stamp(app, row.enrolled_ms),
        revoked_at: row.revoked_ms.map(|ms| stamp(app, ms)),
        seen_at: row.seen_ms.map(|ms| stamp(app, ms)),
        waiting: row.waiting.and_then(|waiting| u64::try_from(waiting).ok()),
        app_version: row.app_version,
    }
}

pub(super) async fn revoke(
    State(app): State<App>,
    Caller(principal): Caller,
    Wire(request): Wire<RevokeRequest>,
) -> Result<StatusCode, ApiError> {
    app.server.revoke(Some(&principal), request.device).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The names of the places around a person.
pub(super) async fn places_of_person(State(app): State<App>, Caller(principal): Caller) -> Reply<PlacesReply> {
    let areas: Vec<_> = principal.roles.into_iter().map(|(_, area)| area).collect();
    around(&app, &areas).await
}

/// The names of the places around a device.
pub(super) async fn places_of_device(
    State(app): State<App>,
    Authenticated(device): Authenticated,
) -> Reply<PlacesReply> {
    around(&app, device.scope.areas()).await
}

async fn around(app: &App, areas: &[simpati_core::id::PlaceCode]) -> Reply<PlacesReply> {
    let known = app.server.store().places().await.map_err(Failure::from)?;
    let near =
        |code: &simpati_core::id::PlaceCode| areas.iter().any(|area| code.is_within(area) || area.is_within(code));
    let places = known.all().filter(|(code, _)| near(code));
    let puskesmas = known.all_puskesmas().filter(|puskesmas| puskesmas.area.iter().any(near));
    Ok(Json(PlacesReply {
        places: places.map(|(code, name)| PlaceName { code: code.clone(), name: name.to_owned() }).collect(),
        puskesmas: puskesmas.cloned().collect(),
    }))
}
