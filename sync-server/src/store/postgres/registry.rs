//! Places, people, devices and sessions on PostgreSQL.

use super::super::code::{value, word};
use super::super::registry::{
    Account, Area, Audit, BackOff, DeviceRow, Enrolment, NewSession, Principal, Registry, Strike,
};
use super::super::{Device, Result, StoreError, TokenHash};
use super::PostgresStore;
use super::row::{get, place};
use async_trait::async_trait;
use deadpool_postgres::{Client, GenericClient};
use simpati_core::id::{DeviceId, PersonId, PlaceCode, StreamId};
use simpati_core::journal::Scope;
use simpati_core::places::file::Row;
use simpati_core::places::{Places, Puskesmas};
use simpati_core::role::Role;
use tokio_postgres::Row as SqlRow;
use uuid::Uuid;

/// How long failures are remembered.
const MEMORY_MS: i64 = 24 * 60 * 60 * 1000;

macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!("../sql/people/", $name, ".sql"))
    };
}

#[async_trait]
impl Registry for PostgresStore {
    async fn places(&self) -> Result<Places> {
        read_places(&self.client().await?).await
    }

    async fn put_places(&self, rows: &[Row]) -> Result<()> {
        write_places(&mut self.client().await?, rows).await
    }

    async fn add_account(&self, account: &Account, roles: &[(Role, Area)], now_ms: i64) -> Result<bool> {
        add_account(&mut self.client().await?, account, roles, now_ms).await
    }

    async fn account(&self, login: &str) -> Result<Option<Account>> {
        let row = self.client().await?.query_opt(sql!("account"), &[&login]).await?;
        row.as_ref().map(account).transpose()
    }

    async fn account_of(&self, person: PersonId) -> Result<Option<Account>> {
        let row = self.client().await?.query_opt(sql!("account_of"), &[&person.0]).await?;
        row.as_ref().map(account).transpose()
    }

    async fn roles(&self, person: PersonId) -> Result<Vec<(Role, PlaceCode)>> {
        roles(&self.client().await?, person).await
    }

    async fn rehash(&self, person: PersonId, password: &str) -> Result<()> {
        self.client().await?.execute(sql!("rehash"), &[&password, &person.0]).await?;
        Ok(())
    }

    async fn set_password(&self, person: PersonId, password: &str, must_change: bool) -> Result<()> {
        let mut client = self.client().await?;
        let tx = client.transaction().await?;
        tx.execute(sql!("set_password"), &[&password, &i64::from(must_change), &person.0]).await?;
        tx.execute(sql!("end_sessions_of"), &[&person.0]).await?;
        Ok(tx.commit().await?)
    }

    async fn set_active(&self, person: PersonId, active: bool) -> Result<()> {
        let mut client = self.client().await?;
        let tx = client.transaction().await?;
        tx.execute(sql!("set_active"), &[&i64::from(active), &person.0]).await?;
        if !active {
            tx.execute(sql!("end_sessions_of"), &[&person.0]).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn begin_session(&self, session: &NewSession) -> Result<()> {
        let client = self.client().await?;
        client.execute(sql!("end_old_sessions"), &[&session.began_ms]).await?;
        let NewSession { token, person, device, began_ms, expires_ms } = session;
        let device = device.map(|device| device.0);
        let begin = client.prepare_cached(sql!("begin_session")).await?;
        client.execute(&begin, &[&token.0.as_slice(), &person.0, &device, began_ms, expires_ms]).await?;
        Ok(())
    }

    async fn principal(&self, token: TokenHash, now_ms: i64) -> Result<Option<Principal>> {
        principal(&self.client().await?, token, now_ms).await
    }

    async fn end_session(&self, token: TokenHash) -> Result<()> {
        self.client().await?.execute(sql!("end_session"), &[&token.0.as_slice()]).await?;
        Ok(())
    }

    async fn offer_enrolment(&self, enrolment: &Enrolment, now_ms: i64) -> Result<()> {
        offer_enrolment(&mut self.client().await?, enrolment, now_ms).await
    }

    async fn enrol(&self, code: TokenHash, device: DeviceId, token: TokenHash, now_ms: i64) -> Result<Option<Device>> {
        enrol(&mut self.client().await?, code, device, token, now_ms).await
    }

    async fn devices(&self) -> Result<Vec<DeviceRow>> {
        devices(&self.client().await?).await
    }

    async fn revoke(&self, device: DeviceId, now_ms: i64) -> Result<bool> {
        let mut client = self.client().await?;
        let tx = client.transaction().await?;
        let known = tx.execute(sql!("revoke"), &[&now_ms, &device.0]).await?;
        tx.execute(sql!("end_sessions_on"), &[&device.0]).await?;
        tx.commit().await?;
        Ok(known == 1)
    }

    async fn strike(&self, key: TokenHash, now_ms: i64, back_off: BackOff) -> Result<Strike> {
        strike(&mut self.client().await?, key, now_ms, back_off).await
    }

    async fn forgive(&self, key: TokenHash) -> Result<()> {
        self.client().await?.execute(sql!("forgive"), &[&key.0.as_slice()]).await?;
        Ok(())
    }

    async fn forget(&self, key: TokenHash) -> Result<()> {
        self.client().await?.execute(sql!("forget"), &[&key.0.as_slice()]).await?;
        Ok(())
    }

    async fn note(&self, audit: &Audit) -> Result<()> {
        let client = self.client().await?;
        let note = client.prepare_cached(sql!("note")).await?;
        let (person, device) = (audit.person.map(|person| person.0), audit.device.map(|device| device.0));
        client.execute(&note, &[&audit.id, &audit.at_ms, &person, &device, &audit.action, &audit.subject]).await?;
        Ok(())
    }

    async fn notes(&self, limit: u32) -> Result<Vec<Audit>> {
        let rows = self.client().await?.query(sql!("notes"), &[&i64::from(limit)]).await?;
        let read = |row: &SqlRow| {
            Ok(Audit {
                id: get(row, 0)?,
                at_ms: get(row, 1)?,
                person: get::<Option<Uuid>>(row, 2)?.map(PersonId),
                device: get::<Option<Uuid>>(row, 3)?.map(DeviceId),
                action: get(row, 4)?,
                subject: get(row, 5)?,
            })
        };
        rows.iter().map(read).collect()
    }
}

async fn read_places(db: &Client) -> Result<Places> {
    let mut places = Places::default();
    for row in db.query(sql!("places"), &[]).await? {
        places.put(place(&row, 0, "place")?, get(&row, 1)?);
    }
    for row in db.query(sql!("puskesmas"), &[]).await? {
        let code = get::<&str>(&row, 0)?.parse().map_err(|_| StoreError::BadRow { table: "puskesmas" })?;
        let known = places.puskesmas(&code).cloned();
        let mut puskesmas = known.unwrap_or(Puskesmas { code, name: get(&row, 1)?, area: Default::default() });
        if get::<Option<&str>>(&row, 2)?.is_some() {
            puskesmas.area.insert(place(&row, 2, "puskesmas_area")?);
        }
        places.put_puskesmas(puskesmas);
    }
    Ok(places)
}

async fn write_places(db: &mut Client, rows: &[Row]) -> Result<()> {
    let tx = db.transaction().await?;
    let put = tx.prepare_cached(sql!("put_place")).await?;
    let open = tx.prepare_cached(include_str!("../sql/open_stream.sql")).await?;
    for row in rows {
        if let Row::Place { code, name } = row {
            tx.execute(&put, &[&code.as_str(), name]).await?;
            if let Ok(stream) = StreamId::try_from(code.clone()) {
                tx.execute(&open, &[&stream.as_str()]).await?;
            }
        }
    }
    for row in rows {
        if let Row::Puskesmas(Puskesmas { code, name, area }) = row {
            tx.execute(sql!("put_puskesmas"), &[&code.as_str(), name]).await?;
            tx.execute(sql!("clear_puskesmas_area"), &[&code.as_str()]).await?;
            for area in area {
                tx.execute(sql!("put_puskesmas_area"), &[&code.as_str(), &area.as_str()]).await?;
            }
        }
    }
    Ok(tx.commit().await?)
}

async fn add_account(db: &mut Client, account: &Account, roles: &[(Role, Area)], now_ms: i64) -> Result<bool> {
    let tx = db.transaction().await?;
    if tx.query_opt(sql!("login_taken"), &[&account.login]).await?.is_some() {
        return Ok(false);
    }
    let Account { person, login, name, password, must_change, .. } = account;
    tx.execute(include_str!("../sql/put_person.sql"), &[&person.0]).await?;
    let must_change = i64::from(*must_change);
    tx.execute(sql!("add_account"), &[&person.0, login, name, password, &must_change, &now_ms]).await?;
    for (role, area) in roles {
        tx.execute(include_str!("../sql/add_role.sql"), &[&person.0, &word(role), &area.to_string()]).await?;
    }
    tx.commit().await?;
    Ok(true)
}

fn account(row: &SqlRow) -> Result<Account> {
    Ok(Account {
        person: PersonId(get(row, 0)?),
        login: get(row, 1)?,
        name: get(row, 2)?,
        password: get(row, 3)?,
        must_change: get::<i64>(row, 4)? != 0,
        active: get::<i64>(row, 5)? != 0,
    })
}

async fn roles(db: &Client, person: PersonId) -> Result<Vec<(Role, PlaceCode)>> {
    let query = db.prepare_cached(sql!("roles")).await?;
    let mut roles = Vec::new();
    for row in db.query(&query, &[&person.0]).await? {
        // A Puskesmas without villages gives its own code, which is no place.
        if let Ok(area) = get::<&str>(&row, 1)?.parse() {
            roles.push((value(get(&row, 0)?, "person_role")?, area));
        }
    }
    Ok(roles)
}

async fn principal(db: &Client, token: TokenHash, now_ms: i64) -> Result<Option<Principal>> {
    let query = db.prepare_cached(sql!("session")).await?;
    let Some(row) = db.query_opt(&query, &[&token.0.as_slice(), &now_ms]).await? else { return Ok(None) };
    let person = PersonId(get(&row, 0)?);
    Ok(Some(Principal {
        person,
        device: get::<Option<Uuid>>(&row, 1)?.map(DeviceId),
        expires_ms: get(&row, 2)?,
        must_change: get::<i64>(&row, 3)? != 0,
        roles: roles(db, person).await?,
    }))
}

async fn offer_enrolment(db: &mut Client, enrolment: &Enrolment, now_ms: i64) -> Result<()> {
    let tx = db.transaction().await?;
    let Enrolment { code, label, offered_by, areas, expires_ms } = enrolment;
    let (code, offered_by) = (code.0.as_slice(), offered_by.map(|person| person.0));
    tx.execute(sql!("end_old_enrolments"), &[&now_ms]).await?;
    tx.execute(sql!("offer_enrolment"), &[&code, label, &offered_by, expires_ms]).await?;
    for area in areas {
        tx.execute(sql!("offer_enrolment_area"), &[&code, &area.to_string()]).await?;
    }
    Ok(tx.commit().await?)
}

async fn enrol(
    db: &mut Client,
    code: TokenHash,
    device: DeviceId,
    token: TokenHash,
    now_ms: i64,
) -> Result<Option<Device>> {
    let tx = db.transaction().await?;
    let code = code.0.as_slice();
    let areas = tx.query(sql!("enrolment_areas"), &[&code]).await?;
    let Some(used) = tx.query_opt(sql!("use_enrolment"), &[&code, &now_ms]).await? else { return Ok(None) };
    let label: &str = get(&used, 0)?;
    let (id, token) = (device.0, token.0.as_slice());
    tx.execute(include_str!("../sql/add_device.sql"), &[&id, &token, &label, &now_ms]).await?;
    for row in areas {
        tx.execute(include_str!("../sql/add_device_area.sql"), &[&id, &get::<&str>(&row, 0)?]).await?;
    }
    let rows = tx.query(sql!("device_areas"), &[&id]).await?;
    let scope = Scope::new(rows.iter().filter_map(|row| get::<&str>(row, 0).ok()?.parse().ok()));
    tx.commit().await?;
    Ok(Some(Device { device, scope, revoked: false }))
}

async fn devices(db: &Client) -> Result<Vec<DeviceRow>> {
    let mut devices: Vec<DeviceRow> = Vec::new();
    for row in db.query(sql!("devices"), &[]).await? {
        let device = DeviceId(get(&row, 0)?);
        let area = get::<Option<&str>>(&row, 7)?.and_then(|area| area.parse().ok());
        match devices.last_mut().filter(|last| last.device == device) {
            Some(last) => last.areas.extend(area),
            None => devices.push(DeviceRow {
                device,
                label: get(&row, 1)?,
                areas: area.into_iter().collect(),
                enrolled_ms: get(&row, 2)?,
                revoked_ms: get(&row, 3)?,
                seen_ms: get(&row, 4)?,
                waiting: get(&row, 5)?,
                app_version: get(&row, 6)?,
            }),
        }
    }
    Ok(devices)
}

async fn strike(db: &mut Client, key: TokenHash, now_ms: i64, back_off: BackOff) -> Result<Strike> {
    let tx = db.transaction().await?;
    let key = key.0.as_slice();
    let counted = tx.query_opt(sql!("strike"), &[&key, &now_ms, &(now_ms - MEMORY_MS)]).await?;
    let strike = match counted {
        Some(row) => {
            let failures = u32::try_from(get::<i64>(&row, 0)?).unwrap_or(u32::MAX);
            tx.execute(sql!("block"), &[&(now_ms + back_off(failures)), &key]).await?;
            Strike::Counted
        }
        None => Strike::Blocked { until_ms: get(&tx.query_one(sql!("blocked_until"), &[&key]).await?, 0)? },
    };
    tx.commit().await?;
    Ok(strike)
}
