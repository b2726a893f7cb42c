//! The rows of one child.

use super::super::fault::Fault;
use crate::api::register::ChildBrief;
use rusqlite::{Transaction, params};
use simpati_core::fold::ChildView;
use simpati_core::id::{ChildId, StreamId};
use std::collections::BTreeSet;

/// Deletes the rows of the child under which an id is shown.
pub(super) fn delete(tx: &Transaction<'_>, registered: ChildId) -> Result<(), Fault> {
    tx.prepare_cached(include_str!("delete.sql"))?.execute([registered.0.as_bytes()])?;
    Ok(())
}

/// Writes the rows of a child.
pub(super) fn insert(tx: &Transaction<'_>, view: &ChildView) -> Result<(), Fault> {
    let child = view.id().0;
    let brief = serde_json::to_string(&ChildBrief::of(view)).map_err(|_| Fault::Form)?;
    tx.prepare_cached(include_str!("child.sql"))?.execute(params![child.as_bytes(), brief])?;
    for registration in view.registrations() {
        let mut insert = tx.prepare_cached(include_str!("registration.sql"))?;
        insert.execute(params![registration.id.0.as_bytes(), child.as_bytes()])?;
    }
    for stream in streams(view) {
        let mut insert = tx.prepare_cached(include_str!("child_stream.sql"))?;
        insert.execute(params![stream.as_str(), child.as_bytes()])?;
    }
    Ok(())
}

fn streams(view: &ChildView) -> BTreeSet<&StreamId> {
    let homes = view.registrations().flat_map(|registration| &registration.moves);
    let homes = homes.flat_map(|moved| moved.from.iter().chain(&moved.to));
    homes.chain(view.visits.iter().map(|visit| &visit.stream)).collect()
}
