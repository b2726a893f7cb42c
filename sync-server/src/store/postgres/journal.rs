//! The journal on PostgreSQL.

use super::super::code::{value, word};
use super::super::{Page, Result, StoreError, StoredEntry, StoredSnapshot};
use super::row::{get, hash, int, nat, stream, stream_head};
use crate::intake::{self, Facts, Fate, Known, Offer, Plan, StreamHead, Taken};
use deadpool_postgres::{Client, GenericClient, Transaction};
use simpati_core::id::{DeviceId, EntryId, EpochId, PlaceCode, StreamId};
use simpati_core::journal::{ChainHead, Entry, EntryHash};
use simpati_core::protocol::Refusal;
use std::collections::{BTreeMap, HashMap};
use tokio_postgres::Row;
use uuid::Uuid;

pub(super) async fn open_streams(db: &Client, streams: &[StreamId]) -> Result<()> {
    let names: Vec<&str> = streams.iter().map(StreamId::as_str).collect();
    db.execute(include_str!("open_streams.sql"), &[&names]).await?;
    Ok(())
}

pub(super) async fn heads(db: &Client, area: &PlaceCode) -> Result<Vec<(StreamId, StreamHead)>> {
    let query = db.prepare_cached(include_str!("../sql/heads_within.sql")).await?;
    let rows = db.query(&query, &[&area.as_str(), &format!("{area}."), &format!("{area}/")]).await?;
    rows.iter().map(|row| Ok((stream(row, 0, "stream")?, stream_head(row, 1)?))).collect()
}

pub(super) async fn head(db: &Client, stream: &StreamId) -> Result<Option<StreamHead>> {
    let query = db.prepare_cached(include_str!("../sql/head.sql")).await?;
    db.query_opt(&query, &[&stream.as_str()]).await?.map(|row| stream_head(&row, 0)).transpose()
}

pub(super) async fn running_at(db: &Client, stream: &StreamId, seq: u64) -> Result<Option<EntryHash>> {
    if seq == 0 {
        return Ok(head(db, stream).await?.map(|_| EntryHash::ZERO));
    }
    let query = db.prepare_cached(include_str!("../sql/running_at.sql")).await?;
    db.query_opt(&query, &[&stream.as_str(), &int(seq)]).await?.map(|row| hash(&row, 0, "entry")).transpose()
}

pub(super) async fn page(db: &Client, stream: &StreamId, after: u64, limit: u32) -> Result<Option<Page>> {
    let query = db.prepare_cached(include_str!("../sql/page.sql")).await?;
    let rows = db.query(&query, &[&stream.as_str(), &int(after), &i64::from(limit)]).await?;
    let entries = rows.iter().map(|row| {
        Ok(StoredEntry {
            seq: nat(row, 0, "entry")?,
            hash: hash(row, 1, "entry")?,
            device: DeviceId(get(row, 2)?),
            text: get(row, 3)?,
            running: hash(row, 4, "entry")?,
            id: EntryId(get(row, 5)?),
            idx: nat(row, 6, "entry")?,
        })
    });
    let entries = entries.collect::<Result<_>>()?;
    // Read behind the page, so that the head never lies before an entry of the page.
    Ok(head(db, stream).await?.map(|head| Page { entries, head }))
}

pub(super) async fn chain_head(db: &Client, device: DeviceId) -> Result<ChainHead> {
    let query = db.prepare_cached(include_str!("../sql/chain_head.sql")).await?;
    match db.query_opt(&query, &[&device.0]).await? {
        Some(row) => chain_at(&row, device, 0),
        None => Ok(ChainHead::empty(device)),
    }
}

fn chain_at(row: &Row, device: DeviceId, column: usize) -> Result<ChainHead> {
    let hash = match get::<Option<&[u8]>>(row, column + 1)? {
        Some(_) => Some(hash(row, column + 1, "chain_head")?),
        None => None,
    };
    Ok(ChainHead { device, idx: nat(row, column, "chain_head")?, hash })
}

pub(super) async fn begin_epoch(db: &Client, epoch: EpochId, now_ms: i64) -> Result<()> {
    db.execute(include_str!("../sql/begin_epoch.sql"), &[&epoch.0, &now_ms]).await?;
    Ok(())
}

pub(super) async fn take(db: &mut Client, device: DeviceId, offers: &[Offer], now_ms: i64) -> Result<Taken> {
    let tx = db.transaction().await?;
    let plan = intake::plan(facts(&tx, device, offers).await?, offers);
    if !plan.additions.is_empty() {
        carry_out(&tx, device, offers, &plan, now_ms).await?;
        tx.commit().await?;
    }
    Ok(Taken { fates: plan.fates, head: plan.head })
}

async fn facts(tx: &Transaction<'_>, device: DeviceId, offers: &[Offer]) -> Result<Facts> {
    let query = tx.prepare_cached(include_str!("../sql/epoch.sql")).await?;
    let epoch = EpochId(get(&tx.query_one(&query, &[]).await?, 1)?);
    let head = lock_chain(tx, device).await?;
    let indexes = || offers.iter().map(|offer| offer.idx);
    let (first, last) = (indexes().min().unwrap_or(0), indexes().max().unwrap_or(0));
    let known = known(tx, device, first, last, head.idx).await?;
    let headers: Vec<_> = offers.iter().filter_map(|offer| offer.entry.as_ref()).map(Entry::header).collect();
    let names: Vec<&str> = headers.iter().map(|header| header.stream.as_str()).collect();
    let ids: Vec<Uuid> = headers.iter().map(|header| header.id.0).collect();
    let streams = lock_streams(tx, &names).await?;
    let query = tx.prepare_cached(include_str!("entry_hashes.sql")).await?;
    let rows = tx.query(&query, &[&names, &ids]).await?;
    let ids = rows
        .iter()
        .map(|row| Ok(((stream(row, 0, "entry")?, EntryId(get(row, 1)?)), hash(row, 2, "entry")?)))
        .collect::<Result<HashMap<_, _>>>()?;
    Ok(Facts { epoch, head, known, streams, ids })
}

async fn lock_chain(tx: &Transaction<'_>, device: DeviceId) -> Result<ChainHead> {
    let lock = tx.prepare_cached(include_str!("lock_chain.sql")).await?;
    if let Some(row) = tx.query_opt(&lock, &[&device.0]).await? {
        return chain_at(&row, device, 0);
    }
    let begin = tx.prepare_cached(include_str!("begin_chains.sql")).await?;
    tx.execute(&begin, &[&vec![device.0]]).await?;
    chain_at(&tx.query_one(&lock, &[&device.0]).await?, device, 0)
}

async fn lock_streams(tx: &Transaction<'_>, names: &[&str]) -> Result<HashMap<StreamId, StreamHead>> {
    let lock = tx.prepare_cached(include_str!("lock_streams.sql")).await?;
    let rows = tx.query(&lock, &[&names]).await?;
    rows.iter().map(|row| Ok((stream(row, 0, "stream")?, stream_head(row, 1)?))).collect()
}

async fn known(
    tx: &Transaction<'_>,
    device: DeviceId,
    first: u64,
    last: u64,
    behind: u64,
) -> Result<BTreeMap<u64, Vec<Known>>> {
    let query = tx.prepare_cached(include_str!("../sql/chain_known.sql")).await?;
    let rows = tx.query(&query, &[&device.0, &int(first), &int(last), &int(behind)]).await?;
    let mut known: BTreeMap<u64, Vec<Known>> = BTreeMap::new();
    for row in &rows {
        let there = Known { hash: hash(row, 1, "chain")?, fate: fate(row)? };
        known.entry(nat(row, 0, "chain")?).or_default().push(there);
    }
    Ok(known)
}

fn fate(row: &Row) -> Result<Fate> {
    if let Some(reason) = get::<Option<String>>(row, 6)? {
        return Ok(Fate::SetAside(value::<Refusal>(reason, "chain")?));
    }
    Ok(Fate::Received {
        entry: EntryId(get(row, 2)?),
        stream: stream(row, 3, "chain")?,
        seq: nat(row, 4, "chain")?,
        epoch: EpochId(get(row, 5)?),
    })
}

async fn carry_out(tx: &Transaction<'_>, device: DeviceId, offers: &[Offer], plan: &Plan, now_ms: i64) -> Result<()> {
    let mut received = Vec::new();
    for addition in &plan.additions {
        let offer = &offers[addition.offer];
        match (&addition.fate, &offer.entry, addition.running) {
            (Fate::Received { seq, .. }, Some(entry), Some(running)) => received.push((entry, *seq, running)),
            (Fate::SetAside(reason), entry, _) => {
                let stream = entry.as_ref().map(|entry| &entry.header().stream);
                set_aside(tx, device, offer.idx, (offer.hash, &offer.text), stream, *reason, now_ms).await?;
            }
            (Fate::Received { .. }, _, _) => return Err(StoreError::BadRow { table: "entry" }),
        }
    }
    append(tx, &received, now_ms).await?;
    for (stream, head) in &plan.streams {
        put_stream_head(tx, stream, head).await?;
    }
    put_chain_head(tx, device, &plan.head).await
}

/// Keeps a text beside the journal, with the reason.
async fn set_aside(
    tx: &Transaction<'_>,
    device: DeviceId,
    idx: u64,
    (hash, text): (EntryHash, &str),
    stream: Option<&StreamId>,
    reason: Refusal,
    now_ms: i64,
) -> Result<()> {
    let (idx, hash, reason, stream) = (int(idx), hash.0, word(reason), stream.map(StreamId::as_str));
    let chain = tx.prepare_cached(include_str!("../sql/insert_chain_set_aside.sql")).await?;
    tx.execute(&chain, &[&device.0, &idx, &hash.as_slice(), &reason]).await?;
    let quarantine = tx.prepare_cached(include_str!("../sql/insert_quarantine.sql")).await?;
    tx.execute(&quarantine, &[&device.0, &idx, &hash.as_slice(), &stream, &reason, &now_ms, &text]).await?;
    Ok(())
}

/// Writes entries at the end of their streams, in the present life of the database.
async fn append(tx: &Transaction<'_>, entries: &[(&Entry, u64, EntryHash)], now_ms: i64) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let headers: Vec<_> = entries.iter().map(|(entry, _, _)| entry.header()).collect();
    let streams: Vec<&str> = headers.iter().map(|header| header.stream.as_str()).collect();
    let ids: Vec<Uuid> = headers.iter().map(|header| header.id.0).collect();
    let devices: Vec<Uuid> = headers.iter().map(|header| header.device.0).collect();
    let indexes: Vec<i64> = headers.iter().map(|header| int(header.idx)).collect();
    let seqs: Vec<i64> = entries.iter().map(|(_, seq, _)| int(*seq)).collect();
    let hash_values: Vec<EntryHash> = entries.iter().map(|(entry, _, _)| entry.hash()).collect();
    let hashes: Vec<&[u8]> = hash_values.iter().map(|hash| hash.0.as_slice()).collect();
    let runnings: Vec<&[u8]> = entries.iter().map(|(_, _, running)| running.0.as_slice()).collect();
    let texts: Vec<&str> = entries.iter().map(|(entry, _, _)| entry.text()).collect();
    let insert = tx.prepare_cached(include_str!("insert_entries.sql")).await?;
    tx.execute(&insert, &[&streams, &seqs, &ids, &devices, &indexes, &hashes, &runnings, &texts, &now_ms]).await?;
    let chain = tx.prepare_cached(include_str!("insert_chain_received.sql")).await?;
    tx.execute(&chain, &[&devices, &indexes, &hashes, &ids, &streams, &seqs]).await?;
    Ok(())
}

async fn put_stream_head(tx: &Transaction<'_>, stream: &StreamId, head: &StreamHead) -> Result<()> {
    let put = tx.prepare_cached(include_str!("../sql/put_stream_head.sql")).await?;
    tx.execute(&put, &[&int(head.seq), &head.running.0.as_slice(), &stream.as_str()]).await?;
    Ok(())
}

async fn put_chain_head(tx: &Transaction<'_>, device: DeviceId, head: &ChainHead) -> Result<()> {
    let put = tx.prepare_cached(include_str!("../sql/put_chain_head.sql")).await?;
    let hash = head.hash.map(|hash| hash.0);
    tx.execute(&put, &[&device.0, &int(head.idx), &hash.as_ref().map(|hash| hash.as_slice())]).await?;
    Ok(())
}

pub(super) async fn put_back(db: &mut Client, stream: &StreamId, entries: &[Entry], now_ms: i64) -> Result<u64> {
    let tx = db.transaction().await?;
    let mut devices: Vec<Uuid> = entries.iter().map(|entry| entry.header().device.0).collect();
    devices.sort_unstable();
    devices.dedup();
    tx.execute(include_str!("begin_chains.sql"), &[&devices]).await?;
    let chains = tx.query(include_str!("lock_chains.sql"), &[&devices]).await?;
    let streams = lock_streams(&tx, &[stream.as_str()]).await?;
    let mut head = *streams.get(stream).ok_or(StoreError::BadRow { table: "stream" })?;
    let by_id = tx.prepare_cached(include_str!("../sql/entry_hash_by_id.sql")).await?;
    let release = tx.prepare_cached(include_str!("../sql/release_quarantine.sql")).await?;
    let mut taken = 0;
    for entry in entries {
        let header = entry.header();
        if let Some(there) = tx.query_opt(&by_id, &[&stream.as_str(), &header.id.0]).await? {
            // The id was taken anew by another text: what was acknowledged is kept beside it.
            if hash(&there, 0, "entry")? != entry.hash() {
                let text = (entry.hash(), entry.text());
                set_aside(&tx, header.device, header.idx, text, Some(stream), Refusal::IdReused, now_ms).await?;
            }
            continue;
        }
        head = head.then(&entry.hash());
        append(&tx, &[(entry, head.seq, head.running)], now_ms).await?;
        tx.execute(&release, &[&header.device.0, &int(header.idx), &entry.hash().0.as_slice()]).await?;
        taken += 1;
    }
    put_stream_head(&tx, stream, &head).await?;
    for row in &chains {
        let device = DeviceId(get(row, 0)?);
        let mut chain = chain_at(row, device, 1)?;
        let behind = known(&tx, device, chain.idx, chain.idx, chain.idx).await?;
        intake::advance(&mut chain, &behind);
        put_chain_head(&tx, device, &chain).await?;
    }
    tx.commit().await?;
    Ok(taken)
}

pub(super) async fn snapshot(db: &Client, stream: &StreamId) -> Result<Option<StoredSnapshot>> {
    let row = db.query_opt(include_str!("../sql/snapshot.sql"), &[&stream.as_str()]).await?;
    row.map(|row| Ok(StoredSnapshot { seq: nat(&row, 0, "snapshot")?, body: get(&row, 1)? })).transpose()
}

pub(super) async fn put_snapshot(db: &Client, stream: &StreamId, snapshot: &StoredSnapshot) -> Result<()> {
    let put = include_str!("../sql/put_snapshot.sql");
    db.execute(put, &[&stream.as_str(), &int(snapshot.seq), &snapshot.body]).await?;
    Ok(())
}
