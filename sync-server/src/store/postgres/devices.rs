//! Devices and people on PostgreSQL, as far as intake must know them.

use super::super::code::{value, word};
use super::super::{Author, Device, Result, Seen, TokenHash};
use super::row::{get, int};
use deadpool_postgres::Client;
use simpati_core::id::{DeviceId, PersonId, PlaceCode};
use simpati_core::journal::Scope;
use simpati_core::role::Role;

pub(super) async fn add_device(
    db: &mut Client,
    device: &Device,
    token: TokenHash,
    label: &str,
    now_ms: i64,
) -> Result<()> {
    let tx = db.transaction().await?;
    let (id, token) = (device.device.0, token.0.as_slice());
    tx.execute(include_str!("../sql/add_device.sql"), &[&id, &token, &label, &now_ms]).await?;
    for area in device.scope.areas() {
        tx.execute(include_str!("../sql/add_device_area.sql"), &[&id, &area.as_str()]).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn device_by_token(db: &Client, token: TokenHash) -> Result<Option<Device>> {
    let query = db.prepare_cached(include_str!("../sql/device_by_token.sql")).await?;
    let (mut found, mut areas) = (None, Vec::new());
    for row in db.query(&query, &[&token.0.as_slice()]).await? {
        found = Some((DeviceId(get(&row, 0)?), get(&row, 1)?));
        areas.extend(get::<Option<&str>>(&row, 2)?.and_then(|area| area.parse::<PlaceCode>().ok()));
    }
    Ok(found.map(|(device, revoked)| Device { device, revoked, scope: Scope::new(areas) }))
}

pub(super) async fn note_seen(db: &Client, device: DeviceId, seen: &Seen) -> Result<()> {
    let note = db.prepare_cached(include_str!("../sql/note_seen.sql")).await?;
    db.execute(&note, &[&seen.at_ms, &int(seen.waiting), &seen.app_version, &device.0]).await?;
    Ok(())
}

pub(super) async fn put_person(db: &mut Client, author: &Author) -> Result<()> {
    let person = author.person.0;
    let tx = db.transaction().await?;
    tx.execute(include_str!("../sql/put_person.sql"), &[&person]).await?;
    tx.execute(include_str!("../sql/clear_roles.sql"), &[&person]).await?;
    for (role, area) in &author.roles {
        tx.execute(include_str!("../sql/add_role.sql"), &[&person, &word(role), &area.as_str()]).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(super) async fn note_sign_in(db: &Client, device: DeviceId, person: PersonId) -> Result<()> {
    db.execute(include_str!("../sql/note_sign_in.sql"), &[&device.0, &person.0]).await?;
    Ok(())
}

pub(super) async fn authors(db: &Client, device: DeviceId, people: &[PersonId]) -> Result<Vec<Author>> {
    let query = db.prepare_cached(include_str!("../sql/author_roles.sql")).await?;
    let mut authors = Vec::new();
    for person in people {
        let rows = db.query(&query, &[&device.0, &person.0]).await?;
        if rows.is_empty() {
            continue;
        }
        let mut roles = Vec::new();
        for row in &rows {
            if let Some(role) = get::<Option<String>>(row, 0)? {
                // A Puskesmas without villages gives its own code, which is no place.
                if let Ok(area) = get::<&str>(row, 1)?.parse() {
                    roles.push((value::<Role>(role, "person_role")?, area));
                }
            }
        }
        authors.push(Author { person: *person, roles });
    }
    Ok(authors)
}
