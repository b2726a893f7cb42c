//! Devices and people on SQLite, as far as intake must know them.

use super::super::code::{value, word};
use super::super::{Author, Device, Result, Seen, StoreError, TokenHash};
use super::row::{int, uuid};
use rusqlite::{Connection, Transaction, params};
use simpati_core::id::{DeviceId, PersonId, PlaceCode};
use simpati_core::journal::Scope;
use simpati_core::role::Role;

pub(super) fn add_device(
    tx: &Transaction<'_>,
    device: &Device,
    token: TokenHash,
    label: &str,
    now_ms: i64,
) -> Result<()> {
    tx.prepare_cached(include_str!("../sql/add_device.sql"))?.execute(params![
        device.device.0.as_bytes(),
        token.0,
        label,
        now_ms
    ])?;
    let mut add = tx.prepare_cached(include_str!("../sql/add_device_area.sql"))?;
    for area in device.scope.areas() {
        add.execute(params![device.device.0.as_bytes(), area.as_str()])?;
    }
    Ok(())
}

pub(super) fn device_by_token(db: &Connection, token: TokenHash) -> Result<Option<Device>> {
    let mut query = db.prepare_cached(include_str!("../sql/device_by_token.sql"))?;
    let mut rows = query.query([token.0])?;
    let (mut found, mut areas) = (None, Vec::new());
    while let Some(row) = rows.next()? {
        found = Some((DeviceId(uuid(row.get(0)?)), row.get(1)?));
        if let Some(area) = row.get::<_, Option<String>>(2)? {
            areas.extend(area.parse::<PlaceCode>().ok());
        }
    }
    Ok(found.map(|(device, revoked)| Device { device, revoked, scope: Scope::new(areas) }))
}

pub(super) fn note_seen(tx: &Transaction<'_>, device: DeviceId, seen: &Seen) -> Result<()> {
    tx.prepare_cached(include_str!("../sql/note_seen.sql"))?.execute(params![
        seen.at_ms,
        int(seen.waiting),
        seen.app_version,
        device.0.as_bytes()
    ])?;
    Ok(())
}

pub(super) fn put_person(tx: &Transaction<'_>, author: &Author) -> Result<()> {
    let person = author.person.0.as_bytes();
    tx.prepare_cached(include_str!("../sql/put_person.sql"))?.execute([person])?;
    tx.prepare_cached(include_str!("../sql/clear_roles.sql"))?.execute([person])?;
    for (role, area) in &author.roles {
        add_role(tx, author.person, *role, area.as_str())?;
    }
    Ok(())
}

/// Gives a person a role in a place, or in all villages of a Puskesmas.
pub(super) fn add_role(tx: &Transaction<'_>, person: PersonId, role: Role, area: &str) -> Result<()> {
    let mut add = tx.prepare_cached(include_str!("../sql/add_role.sql"))?;
    add.execute(params![person.0.as_bytes(), word(role), area])?;
    Ok(())
}

pub(super) fn note_sign_in(tx: &Transaction<'_>, device: DeviceId, person: PersonId) -> Result<()> {
    tx.prepare_cached(include_str!("../sql/note_sign_in.sql"))?
        .execute(params![device.0.as_bytes(), person.0.as_bytes()])?;
    Ok(())
}

pub(super) fn authors(db: &Connection, device: DeviceId, people: &[PersonId]) -> Result<Vec<Author>> {
    let mut query = db.prepare_cached(include_str!("../sql/author_roles.sql"))?;
    let mut authors = Vec::new();
    for person in people {
        let mut rows = query.query(params![device.0.as_bytes(), person.0.as_bytes()])?;
        let mut author = None;
        while let Some(row) = rows.next()? {
            let author = author.get_or_insert_with(|| Author { person: *person, roles: Vec::new() });
            if let (Some(role), Some(area)) = (row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?) {
                // A Puskesmas without villages gives its own code, which is no place.
                if let Ok(area) = area.parse() {
                    author.roles.push((value::<Role>(role, "person_role")?, area));
                }
            }
        }
        authors.extend(author);
    }
    Ok(authors)
}

pub(super) fn place(text: &str, table: &'static str) -> Result<PlaceCode> {
    text.parse().map_err(|_| StoreError::BadRow { table })
}
