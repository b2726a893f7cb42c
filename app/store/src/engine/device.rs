//! The tablet's identities, each a chain of entries: the last one writes.

use super::Engine;
use super::change::Change;
use super::fault::Fault;
use super::journal::{self, Kept, Standing};
use super::server;
use crate::api::sync::{Enrol, Rejoin, Restate};
use crate::error::StoreError;
use rusqlite::{Connection, OptionalExtension, params};
use simpati_core::id::{DeviceId, StreamId};
use simpati_core::journal::{Entry, EntryHash, Header};
use uuid::Uuid;

/// The identity that writes.
pub(super) struct Device {
    pub(super) id: DeviceId,
    pub(super) idx: u64,
    pub(super) hash: Option<EntryHash>,
}

impl Engine {
    pub(super) fn enrol(&mut self, enrol: &Enrol) -> Result<(), Fault> {
        self.settle(|change| {
            if let Some(key) = enrol.server_key {
                server::pin(change.tx(), key)?;
            }
            match current(change.tx())? {
                Some(device) if device.id == enrol.device => Ok(()),
                _ => begin(change, enrol.device),
            }
        })
    }

    pub(super) fn restate(&mut self, restate: &Restate) -> Result<u64, Fault> {
        self.settle(|change| {
            let stranded = stranded(change.tx(), &restate.stream)?;
            for kept in &stranded {
                state_again(change, kept)?;
            }
            Ok(stranded.len() as u64)
        })
    }
}

fn begin(change: &Change<'_>, id: DeviceId) -> Result<(), Fault> {
    let inserted = change.tx().execute(include_str!("device/begin.sql"), [id.0.as_bytes()])?;
    if inserted == 0 { Err(StoreError::OldIdentity.into()) } else { Ok(()) }
}

/// The identity that writes, if the tablet has one.
pub(super) fn current(db: &Connection) -> Result<Option<Device>, Fault> {
    let mut select = db.prepare_cached(include_str!("device/current.sql"))?;
    let device = select.query_row([], |row| {
        Ok(Device {
            id: DeviceId(Uuid::from_bytes(row.get(0)?)),
            idx: row.get(1)?,
            hash: row.get::<_, Option<_>>(2)?.map(EntryHash),
        })
    });
    Ok(device.optional()?)
}

/// Links an entry to the end of the chain and keeps it, waiting.
pub(super) fn append(change: &Change<'_>, device: &mut Device, entry: &Entry) -> Result<(), Fault> {
    journal::insert(change, entry, Standing::Waiting)?;
    (device.idx, device.hash) = (entry.header().idx, Some(entry.hash()));
    advance(change, device.id, device.idx, entry.hash())
}

fn advance(change: &Change<'_>, id: DeviceId, idx: u64, hash: EntryHash) -> Result<(), Fault> {
    let mut update = change.tx().prepare_cached(include_str!("device/advance.sql"))?;
    update.execute(params![id.0.as_bytes(), idx, hash.0])?;
    Ok(())
}

/// An entry came from the server that this identity wrote, before this tablet lost it or on a copy of this tablet: the
/// chain is at least that long, and what waits here at the same index is off it.
pub(super) fn met_own(change: &Change<'_>, entry: &Entry) -> Result<(), Fault> {
    let header = entry.header();
    let mut push_off = change.tx().prepare_cached(include_str!("device/push_off.sql"))?;
    push_off.execute(params![header.device.0.as_bytes(), header.idx, entry.hash().0])?;
    match current(change.tx())? {
        Some(device) if device.id == header.device && device.idx < header.idx => {
            advance(change, device.id, header.idx, entry.hash())
        }
        _ => Ok(()),
    }
}

/// Goes on from where the server stands, and marks what was stated behind that as off the chain.
pub(super) fn rejoin(change: &Change<'_>, rejoin: &Rejoin) -> Result<(), Fault> {
    let Some(device) = current(change.tx())?.filter(|device| device.id == rejoin.device) else { return Ok(()) };
    change.tx().execute(include_str!("device/strand.sql"), params![device.id.0.as_bytes(), rejoin.idx])?;
    let update = include_str!("device/advance.sql");
    change.tx().execute(update, params![device.id.0.as_bytes(), rejoin.idx, rejoin.hash.map(|hash| hash.0)])?;
    Ok(())
}

/// Own entries that no chain carries to the server and its journal does not number, in the order in which they were
/// stated.
fn stranded(db: &Connection, stream: &StreamId) -> Result<Vec<Kept>, Fault> {
    let mut select = db.prepare_cached(include_str!("device/stranded.sql"))?;
    let rows = select.query_map([stream.as_str()], |row| row.get(0))?;
    let hashes = rows.map(|hash| hash.map(EntryHash)).collect::<Result<Vec<_>, _>>()?;
    hashes.into_iter().map(|hash| journal::by_hash(db, hash)?.ok_or(Fault::Form)).collect()
}

fn state_again(change: &Change<'_>, kept: &Kept) -> Result<(), Fault> {
    let old = kept.entry().ok_or(Fault::Form)?;
    let mut elsewhere = false;
    for other in journal::by_id(change.tx(), old.header().id)? {
        elsewhere |= matches!(other.standing, Standing::Numbered | Standing::Waiting)
            && other.hash != kept.hash
            && other.entry().is_some_and(|other| journal::same_statement(&old, &other));
    }
    if !elsewhere {
        let mut device = current(change.tx())?.ok_or(StoreError::NotEnrolled)?;
        let header = Header { device: device.id, idx: device.idx + 1, prev: device.hash, ..old.header().clone() };
        let again = Entry::write(&header, old.kind(), &old.body())?;
        match journal::by_hash(change.tx(), again.hash())? {
            None => append(change, &mut device, &again)?,
            // At the same index behind the same entry it is the same text: it is on the chain again.
            Some(there) => {
                journal::set_standing(change, &there, Standing::Waiting)?;
                advance(change, device.id, header.idx, again.hash())?;
            }
        }
        if again.hash() == kept.hash {
            return Ok(());
        }
    }
    journal::set_standing(change, kept, Standing::Restated)
}
