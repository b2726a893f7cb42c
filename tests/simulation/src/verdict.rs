//! The verdict: what must be true when all misfortunes have stopped and nothing moves any more.

use crate::host::{Host, HostError};
use crate::oracle::Oracle;
use crate::tablet::Tablet;
use simpati_core::fold::{ChildView, Fold};
use simpati_core::id::{BadPlaceCode, EntryId, StreamId};
use simpati_core::journal::{BadEntry, Body, Entry};
use simpati_store::StoreError;
use simpati_store::api::check::{Check, Finding};
use simpati_store::api::status::Standing;
use simpati_store::api::sync::SyncFacts;
use simpati_sync::Report;
use simpati_sync_server::store::Mismatch;
use std::collections::{BTreeMap, BTreeSet};

/// Why a seed fails.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The server failed where nothing was done to it.
    #[error(transparent)]
    Server(#[from] HostError),
    /// A store refused what it must carry out.
    #[error("tablet {tablet} refused: {error:?}")]
    Store {
        /// Which tablet.
        tablet: usize,
        /// What it said.
        error: StoreError,
    },
    /// Something acknowledged was held nowhere, before anything was destroyed.
    #[error("acknowledged and held nowhere: {ids:?}")]
    Vanished {
        /// What.
        ids: Vec<EntryId>,
    },
    /// Something that only a tablet held did not come back from its second place.
    #[error("tablet {tablet} lost what it had not sent: {ids:?}")]
    SecondPlace {
        /// Which tablet.
        tablet: usize,
        /// What.
        ids: Vec<EntryId>,
    },
    /// An intention that was sent again was carried out again.
    #[error("tablet {tablet} stored an intention twice")]
    Repeated {
        /// Which tablet.
        tablet: usize,
    },
    /// The passes do not come to rest.
    #[error("tablet {tablet} does not come to rest: {report:?}")]
    Restless {
        /// Which tablet.
        tablet: usize,
        /// Its last report.
        report: Box<Report>,
    },
    /// A tablet and the server number a stream differently.
    #[error("tablet {tablet} and the server disagree on {stream}")]
    Disagree {
        /// Which tablet.
        tablet: usize,
        /// On which stream.
        stream: StreamId,
    },
    /// A tablet and the server do not stand at the same end of the tablet's chain.
    #[error("tablet {tablet} and the server do not stand at the same end of its chain")]
    Chain {
        /// Which tablet.
        tablet: usize,
    },
    /// A statement that was acknowledged is not in the server's journal as it was made.
    #[error("{id} is not in the journal as it was stated")]
    Lost {
        /// Which.
        id: EntryId,
    },
    /// A statement stands in the journal more than once.
    #[error("{id} is in the journal twice")]
    Twice {
        /// Which.
        id: EntryId,
    },
    /// The journal holds what nobody stated.
    #[error("{id} is in the journal, and nobody stated it")]
    Invented {
        /// Which.
        id: EntryId,
    },
    /// A statement that was refused is not kept where it can be seen.
    #[error("{id} was refused and is kept nowhere")]
    RefusedAndLost {
        /// Which.
        id: EntryId,
    },
    /// A tablet shows something else than the journal gives.
    #[error("tablet {tablet} shows other children than the journal gives")]
    Views {
        /// Which tablet.
        tablet: usize,
    },
    /// A tablet's own check finds a fault.
    #[error("tablet {tablet} is not sound: {finding:?}")]
    Unsound {
        /// Which tablet.
        tablet: usize,
        /// What is found.
        finding: Finding,
    },
    /// Two of the server's tables disagree.
    #[error("the server is not sound: {mismatch:?}")]
    ServerUnsound {
        /// Where.
        mismatch: Mismatch,
    },
    /// A value that somebody still states is not among the contenders.
    #[error("what {id} states is not shown")]
    Silenced {
        /// Which entry.
        id: EntryId,
    },
    /// The journal holds a text that is not an entry.
    #[error("the journal holds a text that is not an entry")]
    Unreadable(#[from] BadEntry),
    /// A place code of the simulation itself is wrong.
    #[error(transparent)]
    Place(#[from] BadPlaceCode),
}

/// The whole verdict.
pub(crate) fn judge(host: &Host, tablets: &[Tablet], oracle: &Oracle) -> Result<(), Failure> {
    let mut journal = BTreeMap::new();
    for stream in crate::people::streams()? {
        let texts = host.texts(&stream)?;
        let entries = texts.iter().map(|text| Entry::from_text(text)).collect::<Result<Vec<_>, _>>()?;
        journal.insert(stream, entries);
    }
    everything_is_there_once(host, &journal, oracle, tablets)?;
    for tablet in tablets {
        agrees(host, tablet)?;
        shows_what_the_journal_gives(&journal, tablet)?;
    }
    nothing_is_silenced(&journal)?;
    match host.first_mismatch()? {
        Some(mismatch) => Err(Failure::ServerUnsound { mismatch }),
        None => Ok(()),
    }
}

type Journal = BTreeMap<StreamId, Vec<Entry>>;

fn everything_is_there_once(
    host: &Host,
    journal: &Journal,
    oracle: &Oracle,
    tablets: &[Tablet],
) -> Result<(), Failure> {
    let mut there: BTreeMap<EntryId, &Entry> = BTreeMap::new();
    for entry in journal.values().flatten() {
        let id = entry.header().id;
        if there.insert(id, entry).is_some() {
            return Err(Failure::Twice { id });
        }
        let said = oracle.get(id).ok_or(Failure::Invented { id })?;
        let as_stated = said.kind == entry.kind() && said.body == entry.body().get();
        if !as_stated || said.stream != entry.header().stream || said.forbidden {
            return Err(Failure::Invented { id });
        }
    }
    let set_aside = set_aside(host, tablets)?;
    for (id, said) in oracle.owed() {
        if said.forbidden && !set_aside.contains(&id) {
            return Err(Failure::RefusedAndLost { id });
        }
        if !said.forbidden && !there.contains_key(&id) {
            return Err(Failure::Lost { id });
        }
    }
    Ok(())
}

/// Ids of what was refused, and can be seen.
fn set_aside(host: &Host, tablets: &[Tablet]) -> Result<BTreeSet<EntryId>, Failure> {
    let texts = host.quarantine()?.into_iter().map(|row| row.text);
    let mut ids: BTreeSet<EntryId> =
        texts.filter_map(|text| Entry::from_text(&text).ok()).map(|entry| entry.header().id).collect();
    for tablet in tablets {
        ids.extend(tablet.asked(Standing {})?.refused.into_iter().map(|refused| refused.id));
    }
    Ok(ids)
}

fn agrees(host: &Host, tablet: &Tablet) -> Result<(), Failure> {
    let number = tablet.number;
    let facts = tablet.asked(SyncFacts {})?;
    for stream in &tablet.person.streams {
        let here = facts.streams.iter().find(|here| here.stream == *stream);
        let here = here.map_or((0, simpati_core::journal::EntryHash::ZERO), |here| (here.seq, here.running));
        if host.head(stream)? != Some(here) {
            return Err(Failure::Disagree { tablet: number, stream: stream.clone() });
        }
    }
    let end = facts.device.map(|device| (device.last_idx, device.last_hash));
    if facts.waiting > 0 || end != Some(host.chain_head(tablet.device)?) {
        return Err(Failure::Chain { tablet: number });
    }
    match tablet.asked(Check {})?.fault {
        Some(finding) => Err(Failure::Unsound { tablet: number, finding }),
        None => Ok(()),
    }
}

fn shows_what_the_journal_gives(journal: &Journal, tablet: &Tablet) -> Result<(), Failure> {
    let mut fold = Fold::new();
    for entry in tablet.person.streams.iter().filter_map(|stream| journal.get(stream)).flatten() {
        fold.add(entry);
    }
    let given: Vec<ChildView> = fold.children().into_values().collect();
    let number = tablet.number;
    let shown = tablet.desk.with(|engine| engine.views()).flatten();
    let shown = shown.map_err(|error| Failure::Store { tablet: number, error })?;
    if shown == given { Ok(()) } else { Err(Failure::Views { tablet: number }) }
}

/// Every value on which no later statement rests is among those that are shown.
fn nothing_is_silenced(journal: &Journal) -> Result<(), Failure> {
    let entries: Vec<&Entry> = journal.values().flatten().collect();
    let mut fold = Fold::new();
    let mut seen = BTreeSet::new();
    for entry in &entries {
        fold.add(entry);
        seen.extend(Body::of(entry).iter().filter_map(Body::saw).flatten().copied());
    }
    for entry in entries {
        let id = entry.header().id;
        let Ok(body) = Body::of(entry) else { continue };
        if !seen.contains(&id) && !is_shown(&fold, &body) {
            return Err(Failure::Silenced { id });
        }
    }
    Ok(())
}

/// Whether what a statement says of weight or name is among the contenders. A statement about something that was
/// destroyed before anybody else had it is held, not shown.
pub(crate) fn is_shown(fold: &Fold, body: &Body) -> bool {
    match body {
        Body::VisitRecorded(said) => fold.visit(said.visit).is_none_or(|view| {
            let shown = view.facts.weight_kg.contenders();
            shown.iter().any(|contender| contender.value == said.facts.weight_kg)
        }),
        Body::VisitAmended(said) => fold.visit(said.visit).is_none_or(|view| {
            let shown = view.facts.weight_kg.contenders();
            said.changes
                .weight_kg
                .said()
                .is_none_or(|value| shown.iter().any(|contender| contender.value.as_ref() == value))
        }),
        Body::ChildAmended(said) => fold.child(said.child).is_none_or(|view| {
            let registration = view.registrations().find(|registration| registration.id == said.child);
            let names = registration.map(|registration| registration.facts.name.contenders());
            let shown = names.unwrap_or_default();
            said.changes.name.is_none() || shown.iter().any(|contender| contender.value == said.changes.name)
        }),
        _ => true,
    }
}

impl Tablet {
    /// The answer to a request that the store must carry out.
    pub(crate) fn asked<R: simpati_store::Request>(&self, request: R) -> Result<R::Answer, Failure> {
        self.ask(request).map_err(|error| Failure::Store { tablet: self.number, error })
    }
}
