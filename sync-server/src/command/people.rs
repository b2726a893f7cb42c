//! `user` and `device`: accounts and tablets, for who runs the server.
//!
//! Invariant: no password is taken from the command line, where the list of processes would show it.

use super::{CommandError, say};
use crate::clock::Clock;
use crate::people::audit::{Action, Actor};
use crate::people::{Login, Password};
use crate::store::{Account, Area, Store};
use crate::sync::Server;
use clap::{Args, Subcommand};
use simpati_core::clock::Stamp;
use simpati_core::id::{DeviceId, PersonId, PlaceCode};
use simpati_core::journal::Scope;
use simpati_core::journal::body::PersonName;
use simpati_core::role::Role;
use std::io::BufRead as _;
use std::sync::Arc;
use uuid::Uuid;

/// Tasks about people.
#[derive(Debug, Subcommand)]
pub(super) enum UserTask {
    /// Add an account. Without --password-stdin a password is drawn and shown once.
    Add {
        /// What the person types at sign-in.
        login: Login,
        /// What the person is called.
        #[arg(long)]
        name: String,
        /// kader, kpm, puskesmas, kecamatan, bapperida, dinkes or admin.
        #[arg(long, value_parser = role)]
        role: Role,
        /// The code of a place or of a Puskesmas; may be said more than once.
        #[arg(long, required = true)]
        area: Vec<Area>,
        #[command(flatten)]
        password: PasswordFrom,
    },
    /// Take a person's right to sign in, and end their sessions.
    Disable {
        /// Whose.
        login: Login,
    },
    /// Give it back.
    Enable {
        /// To whom.
        login: Login,
    },
    /// Set another password, to be changed at the next sign-in, and end the person's sessions.
    Reset {
        /// Whose.
        login: Login,
        #[command(flatten)]
        password: PasswordFrom,
    },
}

/// Where a password comes from.
#[derive(Debug, Args)]
pub(super) struct PasswordFrom {
    /// Read the password from the first line of standard input.
    #[arg(long)]
    password_stdin: bool,
}

/// Tasks about devices.
#[derive(Debug, Subcommand)]
pub(super) enum DeviceTask {
    /// Draw a code with which one device can be enrolled, once, within a day.
    Enrol {
        /// The code of a posyandu, a village or a Puskesmas; may be said more than once.
        #[arg(long, required = true)]
        area: Vec<Area>,
        /// What people will call the device.
        #[arg(long)]
        label: String,
    },
    /// List devices: id, state, when last seen, entries that wait on it, version, areas, label.
    List {
        /// Only those with a part in this place.
        #[arg(long)]
        area: Option<PlaceCode>,
    },
    /// Take a device's right to speak to the server. At its next contact it makes its data unreadable.
    Revoke {
        /// Which.
        device: DeviceId,
    },
}

fn role(text: &str) -> Result<Role, serde_json::Error> {
    serde_json::from_value(serde_json::Value::String(text.to_owned()))
}

/// Does what is asked about people.
pub(super) async fn user(task: UserTask, store: Arc<dyn Store>) -> Result<(), CommandError> {
    let server = Server::new(Arc::clone(&store), Clock::System).await?;
    let note = |action, person: PersonId| server.note(Actor::default(), action, person.to_string());
    match task {
        UserTask::Add { login, name, role, area, password } => {
            let name = PersonName::new(&name)?;
            let places = store.places().await?;
            for area in &area {
                let known = match area {
                    Area::Place(place) => places.has(place),
                    Area::Puskesmas(code) => places.puskesmas(code).is_some(),
                };
                if !known {
                    return Err(CommandError::NoSuchArea { area: area.clone() });
                }
            }
            let password = password.get()?;
            let person = PersonId(Uuid::now_v7());
            let account = Account {
                person,
                login: login.as_str().to_owned(),
                name: name.as_str().to_owned(),
                password: password.value.clone().hash().await?,
                must_change: true,
                active: true,
            };
            let roles: Vec<(Role, Area)> = area.into_iter().map(|area| (role, area)).collect();
            if !store.add_account(&account, &roles, server.clock().now_ms()).await? {
                return Err(CommandError::LoginTaken);
            }
            note(Action::AddedPerson, person).await?;
            password.tell();
        }
        UserTask::Disable { login } => {
            let person = find(&store, &login).await?;
            store.set_active(person, false).await?;
            note(Action::DisabledPerson, person).await?;
        }
        UserTask::Enable { login } => {
            let person = find(&store, &login).await?;
            store.set_active(person, true).await?;
            note(Action::EnabledPerson, person).await?;
        }
        UserTask::Reset { login, password } => {
            let person = find(&store, &login).await?;
            let password = password.get()?;
            store.set_password(person, &password.value.clone().hash().await?, true).await?;
            note(Action::ResetPassword, person).await?;
            password.tell();
        }
    }
    Ok(())
}

async fn find(store: &Arc<dyn Store>, login: &Login) -> Result<PersonId, CommandError> {
    Ok(store.account(login.as_str()).await?.ok_or(CommandError::NoSuchLogin)?.person)
}

struct NewPassword {
    value: Password,
    drawn: bool,
}

impl PasswordFrom {
    fn get(&self) -> Result<NewPassword, CommandError> {
        if !self.password_stdin {
            return Ok(NewPassword { value: Password::drawn()?, drawn: true });
        }
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        Ok(NewPassword { value: Password::chosen(line.trim_end_matches(['\r', '\n']))?, drawn: false })
    }
}

impl NewPassword {
    /// A password that was drawn is said once; one that was given is known to whoever gave it.
    fn tell(&self) {
        if self.drawn {
            say(self.value.reveal());
        }
    }
}

/// Does what is asked about devices.
pub(super) async fn device(task: DeviceTask, store: Arc<dyn Store>) -> Result<(), CommandError> {
    let server = Server::new(Arc::clone(&store), Clock::System).await?;
    match task {
        DeviceTask::Enrol { area, label } => {
            let offer = server.offer_enrolment(None, area, &label).await?;
            say(offer.code.reveal());
        }
        DeviceTask::List { area } => {
            for row in store.devices().await? {
                let inside = Scope::new(row.areas.clone());
                let shown = area
                    .as_ref()
                    .is_none_or(|area| inside.covers_place(area) || row.areas.iter().any(|own| own.is_within(area)));
                if shown {
                    let stamp = |unix_ms: Option<i64>| match unix_ms {
                        Some(unix_ms) => Stamp { unix_ms, ..server.clock().now() }.to_string(),
                        None => "never".to_owned(),
                    };
                    let state = if row.revoked_ms.is_some() { "revoked" } else { "enrolled" };
                    let areas: Vec<&str> = row.areas.iter().map(PlaceCode::as_str).collect();
                    say(&format!(
                        "{}  {state}  seen {}  waiting {}  app {}  {}  {}",
                        row.device,
                        stamp(row.seen_ms),
                        row.waiting.unwrap_or_default(),
                        row.app_version.as_deref().unwrap_or("-"),
                        areas.join(" "),
                        row.label
                    ));
                }
            }
        }
        DeviceTask::Revoke { device } => server.revoke(None, device).await?,
    }
    Ok(())
}
