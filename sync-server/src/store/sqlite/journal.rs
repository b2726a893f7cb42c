//! The journal on SQLite.

use super::super::code::{value, word};
use super::super::{Page, Result, StoreError, StoredEntry, StoredSnapshot};
use super::row::{hash, int, nat, stream, uuid};
use crate::intake::{self, Addition, Facts, Fate, Known, Offer, StreamHead, Taken};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use simpati_core::id::{DeviceId, EntryId, EpochId, PlaceCode, StreamId};
use simpati_core::journal::{ChainHead, Entry, EntryHash};
use simpati_core::protocol::Refusal;
use std::collections::{BTreeMap, HashMap};

pub(super) fn open_streams(tx: &Transaction<'_>, streams: &[StreamId]) -> Result<()> {
    let mut insert = tx.prepare_cached(include_str!("../sql/open_stream.sql"))?;
    for stream in streams {
        insert.execute([stream.as_str()])?;
    }
    Ok(())
}

pub(super) fn heads(db: &Connection, area: &PlaceCode) -> Result<Vec<(StreamId, StreamHead)>> {
    let mut query = db.prepare_cached(include_str!("../sql/heads_within.sql"))?;
    let mut rows = query.query([area.as_str(), &format!("{area}."), &format!("{area}/")])?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(0)?;
        heads.push((stream(&name, "stream")?, stream_head(row.get(1)?, row.get(2)?)?));
    }
    Ok(heads)
}

pub(super) fn head(db: &Connection, stream: &StreamId) -> Result<Option<StreamHead>> {
    db.prepare_cached(include_str!("../sql/head.sql"))?
        .query_row([stream.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .map(|(seq, running)| stream_head(seq, running))
        .transpose()
}

fn stream_head(seq: i64, running: [u8; 32]) -> Result<StreamHead> {
    Ok(StreamHead { seq: nat(seq, "stream")?, running: hash(running) })
}

pub(super) fn running_at(db: &Connection, stream: &StreamId, seq: u64) -> Result<Option<EntryHash>> {
    if seq == 0 {
        return Ok(head(db, stream)?.map(|_| EntryHash::ZERO));
    }
    let running = db
        .prepare_cached(include_str!("../sql/running_at.sql"))?
        .query_row(params![stream.as_str(), int(seq)], |row| row.get(0))
        .optional()?;
    Ok(running.map(hash))
}

pub(super) fn page(db: &Connection, stream: &StreamId, after: u64, limit: u32) -> Result<Option<Page>> {
    let Some(head) = head(db, stream)? else { return Ok(None) };
    let mut query = db.prepare_cached(include_str!("../sql/page.sql"))?;
    let mut rows = query.query(params![stream.as_str(), int(after), limit])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(StoredEntry {
            seq: nat(row.get(0)?, "entry")?,
            hash: hash(row.get(1)?),
            device: DeviceId(uuid(row.get(2)?)),
            text: row.get(3)?,
            running: hash(row.get(4)?),
            id: EntryId(uuid(row.get(5)?)),
            idx: nat(row.get(6)?, "entry")?,
        });
    }
    Ok(Some(Page { entries, head }))
}

pub(super) fn chain_head(db: &Connection, device: DeviceId) -> Result<ChainHead> {
    let found = db
        .prepare_cached(include_str!("../sql/chain_head.sql"))?
        .query_row([device.0.as_bytes()], |row| Ok((row.get(0)?, row.get::<_, Option<[u8; 32]>>(1)?)))
        .optional()?;
    match found {
        Some((idx, there)) => Ok(ChainHead { device, idx: nat(idx, "chain_head")?, hash: there.map(hash) }),
        None => Ok(ChainHead::empty(device)),
    }
}

/// The present life of the database: its number and its id.
fn epoch(db: &Connection) -> Result<(i64, EpochId)> {
    let mut query = db.prepare_cached(include_str!("../sql/epoch.sql"))?;
    let (number, epoch) = query.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((number, EpochId(uuid(epoch))))
}

pub(super) fn begin_epoch(tx: &Transaction<'_>, epoch: EpochId, now_ms: i64) -> Result<()> {
    tx.execute(include_str!("../sql/begin_epoch.sql"), params![epoch.0.as_bytes(), now_ms])?;
    Ok(())
}

pub(super) fn take(tx: &Transaction<'_>, device: DeviceId, offers: &[Offer], now_ms: i64) -> Result<Taken> {
    let (epoch_number, epoch) = epoch(tx)?;
    let plan = intake::plan(facts(tx, device, epoch, offers)?, offers);
    for addition in &plan.additions {
        write_addition(tx, device, &offers[addition.offer], addition, (epoch_number, now_ms))?;
    }
    for (stream, head) in &plan.streams {
        put_stream_head(tx, stream, head)?;
    }
    put_chain_head(tx, device, &plan.head)?;
    Ok(Taken { fates: plan.fates, head: plan.head })
}

fn facts(tx: &Transaction<'_>, device: DeviceId, epoch: EpochId, offers: &[Offer]) -> Result<Facts> {
    let head = chain_head(tx, device)?;
    let indexes = || offers.iter().map(|offer| offer.idx);
    let (first, last) = (indexes().min().unwrap_or(0), indexes().max().unwrap_or(0));
    let mut facts = Facts {
        epoch,
        head,
        known: known(tx, device, first, last, head.idx)?,
        streams: HashMap::new(),
        ids: HashMap::new(),
    };
    let mut id_query = tx.prepare_cached(include_str!("../sql/entry_hash_by_id.sql"))?;
    for header in offers.iter().filter_map(|offer| offer.entry.as_ref()).map(Entry::header) {
        if !facts.streams.contains_key(&header.stream)
            && let Some(head) = self::head(tx, &header.stream)?
        {
            facts.streams.insert(header.stream.clone(), head);
        }
        let there =
            id_query.query_row(params![header.stream.as_str(), header.id.0.as_bytes()], |row| row.get(0)).optional()?;
        if let Some(there) = there {
            facts.ids.insert((header.stream.clone(), header.id), hash(there));
        }
    }
    Ok(facts)
}

fn known(db: &Connection, device: DeviceId, first: u64, last: u64, behind: u64) -> Result<BTreeMap<u64, Vec<Known>>> {
    let mut query = db.prepare_cached(include_str!("../sql/chain_known.sql"))?;
    let mut rows = query.query(params![device.0.as_bytes(), int(first), int(last), int(behind)])?;
    let mut known: BTreeMap<u64, Vec<Known>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let idx = nat(row.get(0)?, "chain")?;
        known.entry(idx).or_default().push(Known { hash: hash(row.get(1)?), fate: fate(row)? });
    }
    Ok(known)
}

fn fate(row: &Row<'_>) -> Result<Fate> {
    if let Some(reason) = row.get::<_, Option<String>>(6)? {
        return Ok(Fate::SetAside(value::<Refusal>(reason, "chain")?));
    }
    let name: String = row.get(3)?;
    Ok(Fate::Received {
        entry: EntryId(uuid(row.get(2)?)),
        stream: stream(&name, "chain")?,
        seq: nat(row.get(4)?, "chain")?,
        epoch: EpochId(uuid(row.get(5)?)),
    })
}

fn write_addition(
    tx: &Transaction<'_>,
    device: DeviceId,
    offer: &Offer,
    addition: &Addition,
    (epoch, now_ms): (i64, i64),
) -> Result<()> {
    match (&addition.fate, &offer.entry, addition.running) {
        (Fate::Received { seq, .. }, Some(entry), Some(running)) => append(tx, entry, *seq, running, (epoch, now_ms)),
        (Fate::SetAside(reason), entry, _) => {
            let stream = entry.as_ref().map(|entry| &entry.header().stream);
            set_aside(tx, device, offer.idx, (offer.hash, &offer.text), stream, *reason, now_ms)
        }
        (Fate::Received { .. }, _, _) => Err(StoreError::BadRow { table: "entry" }),
    }
}

/// Keeps a text beside the journal, with the reason.
fn set_aside(
    tx: &Transaction<'_>,
    device: DeviceId,
    idx: u64,
    (hash, text): (EntryHash, &str),
    stream: Option<&StreamId>,
    reason: Refusal,
    now_ms: i64,
) -> Result<()> {
    let (device, idx, reason, stream) = (device.0.as_bytes(), int(idx), word(reason), stream.map(StreamId::as_str));
    tx.prepare_cached(include_str!("../sql/insert_chain_set_aside.sql"))?
        .execute(params![device, idx, hash.0, reason])?;
    tx.prepare_cached(include_str!("../sql/insert_quarantine.sql"))?
        .execute(params![device, idx, hash.0, stream, reason, now_ms, text])?;
    Ok(())
}

/// Writes an entry at the end of its stream, in one life of the database, at one time.
fn append(
    tx: &Transaction<'_>,
    entry: &Entry,
    seq: u64,
    running: EntryHash,
    (epoch, now_ms): (i64, i64),
) -> Result<()> {
    let header = entry.header();
    let (stream, id, device) = (header.stream.as_str(), header.id.0.as_bytes(), header.device.0.as_bytes());
    let (seq, idx, hash) = (int(seq), int(header.idx), entry.hash().0);
    tx.prepare_cached(include_str!("../sql/insert_entry.sql"))?.execute(params![
        stream,
        seq,
        id,
        device,
        idx,
        hash,
        running.0,
        epoch,
        now_ms,
        entry.text()
    ])?;
    tx.prepare_cached(include_str!("../sql/insert_chain_received.sql"))?
        .execute(params![device, idx, hash, id, stream, seq, epoch])?;
    Ok(())
}

fn put_stream_head(tx: &Transaction<'_>, stream: &StreamId, head: &StreamHead) -> Result<()> {
    tx.prepare_cached(include_str!("../sql/put_stream_head.sql"))?.execute(params![
        int(head.seq),
        head.running.0,
        stream.as_str()
    ])?;
    Ok(())
}

fn put_chain_head(tx: &Transaction<'_>, device: DeviceId, head: &ChainHead) -> Result<()> {
    tx.prepare_cached(include_str!("../sql/put_chain_head.sql"))?.execute(params![
        device.0.as_bytes(),
        int(head.idx),
        head.hash.map(|hash| hash.0)
    ])?;
    Ok(())
}

pub(super) fn put_back(tx: &Transaction<'_>, stream: &StreamId, entries: &[Entry], now_ms: i64) -> Result<u64> {
    let Some(mut head) = head(tx, stream)? else { return Err(StoreError::BadRow { table: "stream" }) };
    let (epoch_number, _) = epoch(tx)?;
    let mut taken = 0;
    for entry in entries {
        let (id, device) = (entry.header().id, entry.header().device);
        let there: Option<[u8; 32]> = tx
            .prepare_cached(include_str!("../sql/entry_hash_by_id.sql"))?
            .query_row(params![stream.as_str(), id.0.as_bytes()], |row| row.get(0))
            .optional()?;
        if let Some(there) = there {
            // The id was taken anew by another text: what was acknowledged is kept beside it.
            if hash(there) != entry.hash() {
                let (idx, text) = (entry.header().idx, (entry.hash(), entry.text()));
                set_aside(tx, device, idx, text, Some(stream), Refusal::IdReused, now_ms)?;
            }
            continue;
        }
        head = head.then(&entry.hash());
        append(tx, entry, head.seq, head.running, (epoch_number, now_ms))?;
        tx.prepare_cached(include_str!("../sql/release_quarantine.sql"))?.execute(params![
            device.0.as_bytes(),
            int(entry.header().idx),
            entry.hash().0
        ])?;
        let mut chain = chain_head(tx, device)?;
        let behind = known(tx, device, chain.idx, chain.idx, chain.idx)?;
        intake::advance(&mut chain, &behind);
        put_chain_head(tx, device, &chain)?;
        taken += 1;
    }
    put_stream_head(tx, stream, &head)?;
    Ok(taken)
}

pub(super) fn snapshot(db: &Connection, stream: &StreamId) -> Result<Option<StoredSnapshot>> {
    db.prepare_cached(include_str!("../sql/snapshot.sql"))?
        .query_row([stream.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .map(|(seq, body)| Ok(StoredSnapshot { seq: nat(seq, "snapshot")?, body }))
        .transpose()
}

pub(super) fn put_snapshot(tx: &Transaction<'_>, stream: &StreamId, snapshot: &StoredSnapshot) -> Result<()> {
    tx.prepare_cached(include_str!("../sql/put_snapshot.sql"))?.execute(params![
        stream.as_str(),
        int(snapshot.seq),
        snapshot.body
    ])?;
    Ok(())
}
