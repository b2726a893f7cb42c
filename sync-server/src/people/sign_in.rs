//! A person signs in, on an enrolled device or in a browser, and changes their password.

use super::audit::{Action, Actor};
use super::secret;
use super::{Login, Password, back_off};
use crate::auth::Token;
use crate::error::Failure;
use crate::store::{Account, Device, NewSession, Principal, Strike};
use crate::sync::Server;
use simpati_core::id::PlaceCode;
use simpati_core::protocol::ErrorCode;
use simpati_core::rights::Right;
use simpati_core::role::Role;
use std::net::IpAddr;

/// How long a session lasts: a working day.
pub const SESSION_MS: i64 = 10 * 60 * 60 * 1000;

/// A person who signed in.
#[derive(Debug)]
pub struct SignedIn {
    /// The secret by which the session is known, shown once.
    pub token: Token,
    /// What the person is called.
    pub name: String,
    /// Who they are and what they may do.
    pub principal: Principal,
}

impl Server {
    /// Begins a session for who knows the password of an active account.
    ///
    /// Wrong password, unknown login and disabled account are one answer, after the same work.
    pub async fn sign_in(
        &self,
        login: Login,
        password: Password,
        device: Option<&Device>,
        address: IpAddr,
    ) -> Result<SignedIn, Failure> {
        let now_ms = self.clock().now_ms();
        // On an enrolled device failures are counted apart, so that a stranger who guesses elsewhere locks nobody out
        // of their own tablet.
        let tablet = device.map(|device| device.device.to_string()).unwrap_or_default();
        let account_key = secret::hash("attempt account", &[login.as_str(), &tablet]);
        let address_key = secret::hash("attempt address", &[&address.to_string()]);
        self.may_try(self.store().strike(address_key, now_ms, back_off::address).await?)?;
        self.may_try(self.store().strike(account_key, now_ms, back_off::account).await?)?;

        let account = self.store().account(login.as_str()).await?;
        let known = account.as_ref().map(|account| account.password.clone());
        let checked = password.clone().check(known).await?;
        let Some(account) = account.filter(|account| checked.right && account.active) else {
            return Err(ErrorCode::Unauthenticated.into());
        };
        self.store().forget(account_key).await?;
        self.store().forgive(address_key).await?;
        if checked.outdated {
            self.store().rehash(account.person, &password.hash().await?).await?;
        }
        let roles = self.store().roles(account.person).await?;
        if let Some(device) = device {
            if !roles.iter().any(|(role, area)| works_on(*role, area, device)) {
                return Err(ErrorCode::Forbidden.into());
            }
            self.store().note_sign_in(device.device, account.person).await?;
        }
        self.begin(account, roles, device, now_ms).await
    }

    async fn begin(
        &self,
        account: Account,
        roles: Vec<(Role, PlaceCode)>,
        device: Option<&Device>,
        now_ms: i64,
    ) -> Result<SignedIn, Failure> {
        let Account { person, name, must_change, .. } = account;
        let device = device.map(|device| device.device);
        let token = Token::draw()?;
        let expires_ms = now_ms + SESSION_MS;
        let session = NewSession { token: token.hash(), person, device, began_ms: now_ms, expires_ms };
        self.store().begin_session(&session).await?;
        let subject = device.map(|device| device.to_string()).unwrap_or_default();
        self.note(Actor { person: Some(person), device }, Action::SignedIn, subject).await?;
        Ok(SignedIn { token, name, principal: Principal { person, device, expires_ms, must_change, roles } })
    }

    /// Changes a person's own password and ends all their sessions, this one too.
    pub async fn change_password(&self, principal: &Principal, old: Password, new: &str) -> Result<(), Failure> {
        let now_ms = self.clock().now_ms();
        let key = secret::hash("attempt change", &[&principal.person.to_string()]);
        self.may_try(self.store().strike(key, now_ms, back_off::account).await?)?;
        let new = Password::chosen(new).map_err(|_| ErrorCode::Malformed)?;
        let account = self.store().account_of(principal.person).await?;
        let known = account.as_ref().map(|account| account.password.clone());
        if !old.clone().check(known).await?.right {
            return Err(ErrorCode::Unauthenticated.into());
        }
        self.store().forget(key).await?;
        if old.reveal() == new.reveal() {
            return Err(ErrorCode::Malformed.into());
        }
        self.store().set_password(principal.person, &new.hash().await?, false).await?;
        let actor = Actor { person: Some(principal.person), device: principal.device };
        Ok(self.note(actor, Action::ChangedPassword, "").await?)
    }

    /// Goes on, or says how long to wait.
    pub(super) fn may_try(&self, strike: Strike) -> Result<(), Failure> {
        match strike {
            Strike::Counted => Ok(()),
            Strike::Blocked { until_ms } => {
                let wait_ms = until_ms.saturating_sub(self.clock().now_ms()).max(1_000);
                Err(Failure::Later { wait_s: u32::try_from((wait_ms + 999) / 1000).unwrap_or(u32::MAX) })
            }
        }
    }
}

/// Whether a role is one that works on a device: it holds journals, and its area and the device's touch.
fn works_on(role: Role, area: &PlaceCode, device: &Device) -> bool {
    let touches = |own: &PlaceCode| own.is_within(area) || area.is_within(own);
    role.has(Right::HoldJournal) && device.scope.areas().iter().any(touches)
}
