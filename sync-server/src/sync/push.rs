//! A device offers entries: each is received with a receipt, or set aside with a reason. None blocks another.

use super::{Server, Session};
use crate::error::Failure;
use crate::intake::{Fate, Offer};
use crate::store::Author;
use serde::Deserialize;
use serde_json::value::RawValue;
use simpati_core::id::PersonId;
use simpati_core::journal::{Body, Entry, EntryHash, Kind, Receipt, Scope, permission};
use simpati_core::protocol::message::MAX_PAGE;
use simpati_core::protocol::{ErrorCode, Outcome, PushReply, PushRequest, Refusal};
use std::collections::{BTreeSet, HashMap};

/// Takes a page of a device's entries.
pub(super) async fn push(session: &Session, request: PushRequest) -> Result<PushReply, Failure> {
    let Session { server, device } = session;
    if request.device != device.device {
        return Err(ErrorCode::Forbidden.into());
    }
    if request.entries.len() > MAX_PAGE {
        return Err(ErrorCode::TooLarge.into());
    }
    let first = server.store.chain_head(device.device).await?.idx + 1;
    let mut offers = read(request.entries, first);
    let people: BTreeSet<PersonId> =
        offers.iter().filter_map(|offer| offer.entry.as_ref()).map(|entry| entry.header().author).collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    let authors = server.store.authors(device.device, &people).await?;
    let authors: HashMap<PersonId, Author> = authors.into_iter().map(|author| (author.person, author)).collect();
    for offer in &mut offers {
        offer.refusal = offer.entry.as_ref().and_then(|entry| {
            let author = authors.get(&entry.header().author);
            refusal(entry, author, &device.scope)
        });
    }
    let told: Vec<(u64, EntryHash)> = offers.iter().map(|offer| (offer.idx, offer.hash)).collect();
    let taken = server.store.take(device.device, offers, server.clock.now_ms()).await?;
    let received = |fate: &Fate| match fate {
        Fate::Received { stream, .. } => Some(stream.clone()),
        Fate::SetAside(_) => None,
    };
    server.grown.add(taken.fates.iter().filter_map(received));
    let outcomes = told.into_iter().zip(taken.fates).map(|((idx, hash), fate)| outcome(server, idx, hash, fate));
    Ok(PushReply {
        server_time: server.clock.now(),
        epoch: server.epoch,
        device_head: taken.head.idx,
        device_hash: taken.head.hash,
        outcomes: outcomes.collect(),
    })
}

/// Reads a page. A text that is not an entry has the index that fits its neighbours.
fn read(texts: Vec<Box<RawValue>>, first: u64) -> Vec<Offer> {
    let texts: Vec<String> = texts.into_iter().map(|raw| String::from(Box::<str>::from(raw))).collect();
    let entries: Vec<Option<Entry>> = texts.iter().map(|text| Entry::from_text(text).ok()).collect();
    let mut next = index_of_first(&texts, &entries, first);
    let mut offers = Vec::with_capacity(texts.len());
    for (text, entry) in texts.into_iter().zip(entries) {
        let idx = entry.as_ref().map_or(next, |entry| entry.header().idx);
        next = idx.saturating_add(1);
        let hash = entry.as_ref().map_or_else(|| EntryHash::of(text.as_bytes()), Entry::hash);
        offers.push(Offer { text, hash, entry, idx, refusal: None });
    }
    offers
}

/// The index of a page's first text: as the first entry behind it implies, or as the text itself says, or `expected`.
fn index_of_first(texts: &[String], entries: &[Option<Entry>], expected: u64) -> u64 {
    #[derive(Deserialize)]
    struct OnlyIndex {
        idx: u64,
    }
    let implied = || {
        let (place, entry) = entries.iter().enumerate().find_map(|(place, entry)| Some((place, entry.as_ref()?)))?;
        entry.header().idx.checked_sub(place as u64)
    };
    let said = || texts.first().and_then(|text| serde_json::from_str::<OnlyIndex>(text).ok()).map(|read| read.idx);
    implied().or_else(said).filter(|idx| (1..=expected).contains(idx)).unwrap_or(expected)
}

/// Why people and places forbid an entry, if they do. Both its author and the device it was written on must belong to
/// its posyandu: a tablet that is stolen writes nowhere else, whoever once signed in on it.
fn refusal(entry: &Entry, author: Option<&Author>, device: &Scope) -> Option<Refusal> {
    let header = entry.header();
    let Some(author) = author else { return Some(Refusal::AuthorUnknown) };
    let held = author.roles.iter().filter(|(role, _)| *role == header.role);
    let scope = Scope::new(held.map(|(_, area)| area.clone()));
    let may_state = match Kind::named(entry.kind()) {
        Some(kind) => permission::may_state(header.role, kind),
        None => permission::may_state_unknown(header.role),
    };
    if scope.areas().is_empty() || !may_state {
        Some(Refusal::RoleForbidden)
    } else if !scope.covers(&header.stream) || !device.covers(&header.stream) {
        Some(Refusal::OutOfScope)
    } else if Body::of(entry).is_err() {
        Some(Refusal::BadBody)
    } else {
        None
    }
}

fn outcome(server: &Server, idx: u64, hash: EntryHash, fate: Fate) -> Outcome {
    match fate {
        Fate::Received { entry, stream, seq, epoch } => {
            Outcome::Received { idx, receipt: Receipt::sign(entry, hash, stream, seq, epoch, &server.key) }
        }
        Fate::SetAside(reason) => Outcome::Quarantined { idx, hash, reason },
    }
}
