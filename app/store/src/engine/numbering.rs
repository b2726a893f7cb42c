//! How the server numbers each stream: the current numbering, and earlier ones that still prove what was lost.
//!
//! The server numbers entries in the order of its commits. When it was restored from a backup, the numbers behind the
//! backup are given anew, to other entries. The tablet then begins a new *life* of the numbering behind the last
//! number on which both agree, and keeps the old one, with the head that the server had signed, until each of its
//! entries has a number again.
//!
//! Invariant: a numbering grows only by what leads to a signed head, and entries are never deleted with it.

use super::change::Change;
use super::fault::Fault;
use crate::api::sync::{OldLife, ReturnablePage, StreamFacts};
use crate::error::StoreError;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::value::RawValue;
use simpati_core::id::StreamId;
use simpati_core::journal::{EntryHash, SignedHead};

/// The current numbering of a stream, as far as it is held.
pub(super) struct Life {
    n: i64,
    pub(super) seq: u64,
    pub(super) running: EntryHash,
}

/// The current numbering; none if the stream was never met.
pub(super) fn current(db: &Connection, stream: &StreamId) -> Result<Option<Life>, Fault> {
    let mut select = db.prepare_cached(include_str!("numbering/current.sql"))?;
    let life = select.query_row([stream.as_str()], |row| {
        let running: Option<[u8; 32]> = row.get(2)?;
        let running = running.map_or(EntryHash::ZERO, EntryHash);
        Ok(Life { n: row.get(0)?, seq: row.get(1)?, running })
    });
    Ok(life.optional()?)
}

/// The current numbering, begun if the stream was never met.
pub(super) fn current_or_new(change: &Change<'_>, stream: &StreamId) -> Result<Life, Fault> {
    if let Some(life) = current(change.tx(), stream)? {
        return Ok(life);
    }
    change.tx().execute(include_str!("numbering/begin.sql"), [stream.as_str()])?;
    Ok(Life { n: change.tx().last_insert_rowid(), seq: 0, running: EntryHash::ZERO })
}

/// Gives the next number to an entry.
pub(super) fn place(change: &Change<'_>, life: &mut Life, hash: EntryHash) -> Result<(), Fault> {
    (life.seq, life.running) = (life.seq + 1, life.running.then(&hash));
    let mut insert = change.tx().prepare_cached(include_str!("numbering/place.sql"))?;
    insert.execute(params![life.n, life.seq, hash.0, life.running.0])?;
    Ok(())
}

/// Notes the signed head to which a numbering leads, and lets go of earlier numberings that it covers.
pub(super) fn prove(change: &Change<'_>, stream: &StreamId, life: &Life, head: &SignedHead) -> Result<(), Fault> {
    if (head.seq, head.running) != (life.seq, life.running) {
        return Err(StoreError::Mismatch.into());
    }
    let head = serde_json::to_string(head).map_err(|_| Fault::Form)?;
    change.tx().prepare_cached(include_str!("numbering/prove.sql"))?.execute(params![life.n, head])?;
    change.tx().prepare_cached(include_str!("numbering/let_go.sql"))?.execute([stream.as_str()])?;
    Ok(())
}

/// The running hash of the current numbering at one number; none beyond its end.
pub(super) fn running_at(db: &Connection, stream: &StreamId, seq: u64) -> Result<Option<EntryHash>, Fault> {
    if seq == 0 {
        return Ok(Some(EntryHash::ZERO));
    }
    let mut select = db.prepare_cached(include_str!("numbering/running_at.sql"))?;
    Ok(select.query_row(params![stream.as_str(), seq], |row| row.get(0).map(EntryHash)).optional()?)
}

/// Begins a new life behind the last number on which both sides agree.
pub(super) fn begin(change: &Change<'_>, stream: &StreamId, keep: u64) -> Result<(), Fault> {
    let old = current_or_new(change, stream)?;
    if keep > old.seq {
        return Err(StoreError::Stale.into());
    }
    if keep == old.seq {
        return Ok(());
    }
    let tx = change.tx();
    tx.execute(include_str!("numbering/unnumber.sql"), params![old.n, keep])?;
    let proved: bool = tx.query_row(include_str!("numbering/is_proved.sql"), [old.n], |row| row.get(0))?;
    if proved {
        tx.execute(include_str!("numbering/retire.sql"), [old.n])?;
        tx.execute(include_str!("numbering/begin.sql"), [stream.as_str()])?;
        tx.execute(include_str!("numbering/take_over.sql"), params![tx.last_insert_rowid(), old.n, keep])?;
    } else {
        // It has not reached a head since it began: all that it numbers is a part of the life before it.
        tx.execute(include_str!("numbering/shorten.sql"), params![old.n, keep])?;
    }
    Ok(())
}

/// Where each stream stands.
pub(super) fn facts(db: &Connection) -> Result<Vec<StreamFacts>, Fault> {
    let mut select = db.prepare_cached(include_str!("numbering/streams.sql"))?;
    let streams = select.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let mut facts = Vec::new();
    for row in streams {
        let (stream, stranded) = row?;
        let stream: StreamId = stream.parse().map_err(|_| Fault::Form)?;
        let life = current(db, &stream)?;
        let (seq, running) = life.map_or((0, EntryHash::ZERO), |life| (life.seq, life.running));
        let old_lives = old_lives(db, &stream)?;
        facts.push(StreamFacts { stream, seq, running, old_lives, stranded });
    }
    Ok(facts)
}

fn old_lives(db: &Connection, stream: &StreamId) -> Result<Vec<OldLife>, Fault> {
    let mut select = db.prepare_cached(include_str!("numbering/old_lives.sql"))?;
    let rows = select.query_map([stream.as_str()], |row| Ok(OldLife { life: row.get(0)?, missing: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What an earlier life proves and the current one lacks.
pub(super) fn returnable(db: &Connection, life: i64, limit: u32, skip: u64) -> Result<Option<ReturnablePage>, Fault> {
    let mut select = db.prepare_cached(include_str!("numbering/old_head.sql"))?;
    let head: Option<(String, u64)> = select.query_row([life], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((head, after)) = head else { return Ok(None) };
    let proof: SignedHead = serde_json::from_str(&head).map_err(|_| Fault::Form)?;
    let mut walk = db.prepare_cached(include_str!("numbering/walk.sql"))?;
    let walk = walk.query_map(params![life, after], |row| row.get(0).map(EntryHash))?.collect::<Result<_, _>>()?;
    let mut texts = db.prepare_cached(include_str!("numbering/missing.sql"))?;
    let texts = texts.query_map(params![life, limit, skip], |row| row.get::<_, String>(0))?;
    let entries = texts.map(|text| raw(text?)).collect::<Result<Vec<_>, _>>()?;
    Ok((!entries.is_empty()).then_some(ReturnablePage { after, walk, entries, proof }))
}

/// A kept text as JSON that serialises to itself.
pub(super) fn raw(text: String) -> Result<Box<RawValue>, Fault> {
    RawValue::from_string(text).map_err(|_| Fault::Form)
}
