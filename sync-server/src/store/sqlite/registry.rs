//! Places, people, devices and sessions on SQLite.

use super::super::code::value;
use super::super::registry::{
    Account, Area, Audit, BackOff, DeviceRow, Enrolment, NewSession, Principal, Registry, Strike,
};
use super::super::{Device, Result, StoreError, TokenHash};
use super::SqliteStore;
use super::devices::{add_role, place};
use super::row::uuid;
use async_trait::async_trait;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, Transaction, params};
use simpati_core::id::{DeviceId, PersonId, PlaceCode, StreamId};
use simpati_core::journal::Scope;
use simpati_core::places::file::Row;
use simpati_core::places::{Places, Puskesmas};
use simpati_core::role::Role;

/// How long failures are remembered.
const MEMORY_MS: i64 = 24 * 60 * 60 * 1000;

macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!("../sql/people/", $name, ".sql"))
    };
}

#[async_trait]
impl Registry for SqliteStore {
    async fn places(&self) -> Result<Places> {
        self.read(read_places).await
    }

    async fn put_places(&self, rows: &[Row]) -> Result<()> {
        let rows = rows.to_vec();
        self.write(move |tx| write_places(tx, &rows)).await
    }

    async fn add_account(&self, account: &Account, roles: &[(Role, Area)], now_ms: i64) -> Result<bool> {
        let (account, roles) = (account.clone(), roles.to_vec());
        self.write(move |tx| add_account(tx, &account, &roles, now_ms)).await
    }

    async fn account(&self, login: &str) -> Result<Option<Account>> {
        let login = login.to_owned();
        self.read(move |db| Ok(db.prepare_cached(sql!("account"))?.query_row([login], account).optional()?)).await
    }

    async fn account_of(&self, person: PersonId) -> Result<Option<Account>> {
        self.read(move |db| {
            Ok(db.prepare_cached(sql!("account_of"))?.query_row([person.0.as_bytes()], account).optional()?)
        })
        .await
    }

    async fn roles(&self, person: PersonId) -> Result<Vec<(Role, PlaceCode)>> {
        self.read(move |db| roles(db, person)).await
    }

    async fn rehash(&self, person: PersonId, password: &str) -> Result<()> {
        let password = password.to_owned();
        self.write(move |tx| {
            tx.execute(sql!("rehash"), params![password, person.0.as_bytes()])?;
            Ok(())
        })
        .await
    }

    async fn set_password(&self, person: PersonId, password: &str, must_change: bool) -> Result<()> {
        let password = password.to_owned();
        self.write(move |tx| {
            tx.execute(sql!("set_password"), params![password, must_change, person.0.as_bytes()])?;
            tx.execute(sql!("end_sessions_of"), [person.0.as_bytes()])?;
            Ok(())
        })
        .await
    }

    async fn set_active(&self, person: PersonId, active: bool) -> Result<()> {
        self.write(move |tx| {
            tx.execute(sql!("set_active"), params![active, person.0.as_bytes()])?;
            if !active {
                tx.execute(sql!("end_sessions_of"), [person.0.as_bytes()])?;
            }
            Ok(())
        })
        .await
    }

    async fn begin_session(&self, session: &NewSession) -> Result<()> {
        let session = session.clone();
        self.write(move |tx| {
            tx.execute(sql!("end_old_sessions"), [session.began_ms])?;
            let device = session.device.map(|device| *device.0.as_bytes());
            let NewSession { token, person, began_ms, expires_ms, .. } = session;
            tx.prepare_cached(sql!("begin_session"))?.execute(params![
                token.0,
                person.0.as_bytes(),
                device,
                began_ms,
                expires_ms
            ])?;
            Ok(())
        })
        .await
    }

    async fn principal(&self, token: TokenHash, now_ms: i64) -> Result<Option<Principal>> {
        self.read(move |db| principal(db, token, now_ms)).await
    }

    async fn end_session(&self, token: TokenHash) -> Result<()> {
        self.write(move |tx| {
            tx.execute(sql!("end_session"), [token.0])?;
            Ok(())
        })
        .await
    }

    async fn offer_enrolment(&self, enrolment: &Enrolment, now_ms: i64) -> Result<()> {
        let enrolment = enrolment.clone();
        self.write(move |tx| offer_enrolment(tx, &enrolment, now_ms)).await
    }

    async fn enrol(&self, code: TokenHash, device: DeviceId, token: TokenHash, now_ms: i64) -> Result<Option<Device>> {
        self.write(move |tx| enrol(tx, code, device, token, now_ms)).await
    }

    async fn devices(&self) -> Result<Vec<DeviceRow>> {
        self.read(devices).await
    }

    async fn revoke(&self, device: DeviceId, now_ms: i64) -> Result<bool> {
        self.write(move |tx| {
            let known = tx.execute(sql!("revoke"), params![now_ms, device.0.as_bytes()])?;
            tx.execute(sql!("end_sessions_on"), [device.0.as_bytes()])?;
            Ok(known == 1)
        })
        .await
    }

    async fn strike(&self, key: TokenHash, now_ms: i64, back_off: BackOff) -> Result<Strike> {
        self.write(move |tx| strike(tx, key, now_ms, back_off)).await
    }

    async fn forgive(&self, key: TokenHash) -> Result<()> {
        self.write(move |tx| {
            tx.execute(sql!("forgive"), [key.0])?;
            Ok(())
        })
        .await
    }

    async fn forget(&self, key: TokenHash) -> Result<()> {
        self.write(move |tx| {
            tx.execute(sql!("forget"), [key.0])?;
            Ok(())
        })
        .await
    }

    async fn note(&self, audit: &Audit) -> Result<()> {
        let audit = audit.clone();
        self.write(move |tx| {
            tx.prepare_cached(sql!("note"))?.execute(params![
                audit.id.as_bytes(),
                audit.at_ms,
                audit.person.map(|person| *person.0.as_bytes()),
                audit.device.map(|device| *device.0.as_bytes()),
                audit.action,
                audit.subject
            ])?;
            Ok(())
        })
        .await
    }

    async fn notes(&self, limit: u32) -> Result<Vec<Audit>> {
        self.read(move |db| {
            let mut query = db.prepare_cached(sql!("notes"))?;
            let rows = query.query_map([limit], |row| {
                Ok(Audit {
                    id: uuid(row.get(0)?),
                    at_ms: row.get(1)?,
                    person: row.get::<_, Option<[u8; 16]>>(2)?.map(uuid).map(PersonId),
                    device: row.get::<_, Option<[u8; 16]>>(3)?.map(uuid).map(DeviceId),
                    action: row.get(4)?,
                    subject: row.get(5)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
        .await
    }
}

fn read_places(db: &Connection) -> Result<Places> {
    let mut places = Places::default();
    let mut query = db.prepare(sql!("places"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        places.put(place(&row.get::<_, String>(0)?, "place")?, row.get(1)?);
    }
    let mut query = db.prepare(sql!("puskesmas"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let code = row.get::<_, String>(0)?.parse().map_err(|_| StoreError::BadRow { table: "puskesmas" })?;
        let known = places.puskesmas(&code).cloned();
        let mut puskesmas = known.unwrap_or(Puskesmas { code, name: row.get(1)?, area: Default::default() });
        if let Some(area) = row.get::<_, Option<String>>(2)? {
            puskesmas.area.insert(place(&area, "puskesmas_area")?);
        }
        places.put_puskesmas(puskesmas);
    }
    Ok(places)
}

fn write_places(tx: &Transaction<'_>, rows: &[Row]) -> Result<()> {
    let mut put = tx.prepare_cached(sql!("put_place"))?;
    for row in rows {
        if let Row::Place { code, name } = row {
            put.execute(params![code.as_str(), name])?;
            if let Ok(stream) = StreamId::try_from(code.clone()) {
                super::journal::open_streams(tx, &[stream])?;
            }
        }
    }
    for row in rows {
        if let Row::Puskesmas(Puskesmas { code, name, area }) = row {
            tx.execute(sql!("put_puskesmas"), params![code.as_str(), name])?;
            tx.execute(sql!("clear_puskesmas_area"), [code.as_str()])?;
            for area in area {
                tx.execute(sql!("put_puskesmas_area"), [code.as_str(), area.as_str()])?;
            }
        }
    }
    Ok(())
}

fn add_account(tx: &Transaction<'_>, account: &Account, roles: &[(Role, Area)], now_ms: i64) -> Result<bool> {
    if tx.query_row(sql!("login_taken"), [&account.login], |_| Ok(())).optional()?.is_some() {
        return Ok(false);
    }
    let person = account.person.0.as_bytes();
    tx.execute(include_str!("../sql/put_person.sql"), [person])?;
    tx.execute(
        sql!("add_account"),
        params![person, account.login, account.name, account.password, account.must_change, now_ms],
    )?;
    for (role, area) in roles {
        add_role(tx, account.person, *role, &area.to_string())?;
    }
    Ok(true)
}

fn account(row: &SqlRow<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        person: PersonId(uuid(row.get(0)?)),
        login: row.get(1)?,
        name: row.get(2)?,
        password: row.get(3)?,
        must_change: row.get(4)?,
        active: row.get(5)?,
    })
}

fn roles(db: &Connection, person: PersonId) -> Result<Vec<(Role, PlaceCode)>> {
    let mut query = db.prepare_cached(sql!("roles"))?;
    let mut rows = query.query([person.0.as_bytes()])?;
    let mut roles = Vec::new();
    while let Some(row) = rows.next()? {
        // A Puskesmas without villages gives its own code, which is no place.
        if let Ok(area) = row.get::<_, String>(1)?.parse() {
            roles.push((value(row.get(0)?, "person_role")?, area));
        }
    }
    Ok(roles)
}

fn principal(db: &Connection, token: TokenHash, now_ms: i64) -> Result<Option<Principal>> {
    let read = |row: &SqlRow<'_>| {
        Ok(Principal {
            person: PersonId(uuid(row.get(0)?)),
            device: row.get::<_, Option<[u8; 16]>>(1)?.map(uuid).map(DeviceId),
            expires_ms: row.get(2)?,
            must_change: row.get(3)?,
            roles: Vec::new(),
        })
    };
    let mut query = db.prepare_cached(sql!("session"))?;
    let Some(mut principal) = query.query_row(params![token.0, now_ms], read).optional()? else { return Ok(None) };
    principal.roles = roles(db, principal.person)?;
    Ok(Some(principal))
}

fn offer_enrolment(tx: &Transaction<'_>, enrolment: &Enrolment, now_ms: i64) -> Result<()> {
    tx.execute(sql!("end_old_enrolments"), [now_ms])?;
    let offered_by = enrolment.offered_by.map(|person| *person.0.as_bytes());
    tx.execute(sql!("offer_enrolment"), params![enrolment.code.0, enrolment.label, offered_by, enrolment.expires_ms])?;
    for area in &enrolment.areas {
        tx.execute(sql!("offer_enrolment_area"), params![enrolment.code.0, area.to_string()])?;
    }
    Ok(())
}

fn enrol(
    tx: &Transaction<'_>,
    code: TokenHash,
    device: DeviceId,
    token: TokenHash,
    now_ms: i64,
) -> Result<Option<Device>> {
    let areas: Vec<String> = strings(tx, sql!("enrolment_areas"), params![code.0])?;
    let used =
        tx.query_row(sql!("use_enrolment"), params![code.0, now_ms], |row| row.get::<_, String>(0)).optional()?;
    let Some(label) = used else { return Ok(None) };
    let id = device.0.as_bytes();
    tx.execute(include_str!("../sql/add_device.sql"), params![id, token.0, label, now_ms])?;
    for area in areas {
        tx.execute(include_str!("../sql/add_device_area.sql"), params![id, area])?;
    }
    let areas = strings(tx, sql!("device_areas"), params![id])?;
    let scope = Scope::new(areas.iter().filter_map(|area| area.parse().ok()));
    Ok(Some(Device { device, scope, revoked: false }))
}

fn strings(db: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<String>> {
    let mut query = db.prepare_cached(sql)?;
    let rows = query.query_map(params, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn devices(db: &Connection) -> Result<Vec<DeviceRow>> {
    let mut query = db.prepare_cached(sql!("devices"))?;
    let mut rows = query.query([])?;
    let mut devices: Vec<DeviceRow> = Vec::new();
    while let Some(row) = rows.next()? {
        let device = DeviceId(uuid(row.get(0)?));
        let area = row.get::<_, Option<String>>(7)?.and_then(|area| area.parse().ok());
        match devices.last_mut().filter(|last| last.device == device) {
            Some(last) => last.areas.extend(area),
            None => devices.push(DeviceRow {
                device,
                label: row.get(1)?,
                areas: area.into_iter().collect(),
                enrolled_ms: row.get(2)?,
                revoked_ms: row.get(3)?,
                seen_ms: row.get(4)?,
                waiting: row.get(5)?,
                app_version: row.get(6)?,
            }),
        }
    }
    Ok(devices)
}

fn strike(tx: &Transaction<'_>, key: TokenHash, now_ms: i64, back_off: BackOff) -> Result<Strike> {
    let counted = tx
        .prepare_cached(sql!("strike"))?
        .query_row(params![key.0, now_ms, now_ms - MEMORY_MS], |row| row.get::<_, u32>(0))
        .optional()?;
    match counted {
        Some(failures) => {
            tx.prepare_cached(sql!("block"))?.execute(params![now_ms + back_off(failures), key.0])?;
            Ok(Strike::Counted)
        }
        None => {
            let until_ms = tx.query_row(sql!("blocked_until"), [key.0], |row| row.get(0))?;
            Ok(Strike::Blocked { until_ms })
        }
    }
}
