//! What the server says to this tablet: receipts, refusals, pages of streams. Each is checked before anything is taken.

use super::change::Change;
use super::fault::Fault;
use super::journal::{self, Kept, Standing};
use super::numbering::{self, Life};
use super::{device, server};
use crate::api::sync::{PageTaken, TakePage, TakeSnapshot};
use crate::error::StoreError;
use rusqlite::params;
use serde_json::value::RawValue;
use simpati_core::id::StreamId;
use simpati_core::journal::{Entry, EntryHash, Receipt, ServerKey, SignedHead};
use simpati_core::protocol::{Outcome, PushReply, Refusal};

/// Takes receipts and refusals.
pub(super) fn push(change: &Change<'_>, reply: &PushReply) -> Result<(), Fault> {
    let key = server::key(change.tx())?;
    for outcome in &reply.outcomes {
        match outcome {
            Outcome::Received { receipt, .. } => received(change, &key, receipt)?,
            Outcome::Quarantined { hash, reason, .. } => refused(change, *hash, *reason)?,
        }
    }
    Ok(())
}

fn received(change: &Change<'_>, key: &ServerKey, receipt: &Receipt) -> Result<(), Fault> {
    receipt.verify(key)?;
    let kept = journal::by_hash(change.tx(), receipt.hash)?.ok_or(StoreError::BadAnswer)?;
    let text = serde_json::to_string(receipt).map_err(|_| Fault::Form)?;
    set_outcome(change, receipt.hash, Some(text), None)?;
    match kept.standing {
        Standing::Numbered => Ok(()),
        _ => journal::set_standing(change, &kept, Standing::Received),
    }
}

fn refused(change: &Change<'_>, hash: EntryHash, reason: Refusal) -> Result<(), Fault> {
    let kept = journal::by_hash(change.tx(), hash)?.ok_or(StoreError::BadAnswer)?;
    let entry = kept.entry().ok_or(Fault::Form)?;
    let text = serde_json::to_string(&reason).map_err(|_| Fault::Form)?;
    set_outcome(change, hash, None, Some(text))?;
    if matches!(kept.standing, Standing::Restated | Standing::Numbered) {
        return Ok(());
    }
    let standing = match reason {
        // Nothing is wrong with the statement.
        Refusal::ChainFork | Refusal::ChainBroken => Standing::Stranded,
        _ if stands_elsewhere(change, &entry)? => Standing::Restated,
        _ => Standing::Refused,
    };
    journal::set_standing(change, &kept, standing)
}

fn set_outcome(change: &Change<'_>, hash: EntryHash, receipt: Option<String>, no: Option<String>) -> Result<(), Fault> {
    change.tx().prepare_cached(include_str!("incoming/outcome.sql"))?.execute(params![hash.0, receipt, no])?;
    Ok(())
}

/// Whether the server's journal holds the same statement in another entry.
fn stands_elsewhere(change: &Change<'_>, entry: &Entry) -> Result<bool, Fault> {
    for other in journal::by_id(change.tx(), entry.header().id)? {
        if other.standing == Standing::Numbered
            && other.entry().is_some_and(|other| journal::same_statement(entry, &other))
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes a page of a stream.
pub(super) fn page(change: &Change<'_>, take: &TakePage) -> Result<PageTaken, Fault> {
    let mut page = Page::begin(change, &take.stream, take.after, &take.reply.head)?;
    for (seq, pulled) in (take.after + 1..).zip(&take.reply.entries) {
        if pulled.seq != seq {
            return Err(StoreError::BadAnswer.into());
        }
        page.take(pulled.hash, pulled.entry.as_deref())?;
    }
    page.end(&take.reply.head)
}

/// Takes a stream whole.
pub(super) fn snapshot(change: &Change<'_>, take: &TakeSnapshot) -> Result<PageTaken, Fault> {
    let mut page = Page::begin(change, &take.stream, 0, &take.reply.head)?;
    for text in &take.reply.entries {
        page.take(EntryHash::of(text.get().as_bytes()), Some(text))?;
    }
    page.end(&take.reply.head)
}

/// A page while it is taken.
struct Page<'c> {
    change: &'c Change<'c>,
    stream: &'c StreamId,
    life: Life,
    new: u32,
}

impl<'c> Page<'c> {
    fn begin(change: &'c Change<'c>, stream: &'c StreamId, after: u64, head: &SignedHead) -> Result<Self, Fault> {
        head.verify(&server::key(change.tx())?)?;
        if head.stream != *stream {
            return Err(StoreError::BadAnswer.into());
        }
        let life = numbering::current_or_new(change, stream)?;
        if life.seq != after {
            return Err(StoreError::Stale.into());
        }
        Ok(Self { change, stream, life, new: 0 })
    }

    fn take(&mut self, hash: EntryHash, text: Option<&RawValue>) -> Result<(), Fault> {
        match journal::by_hash(self.change.tx(), hash)? {
            Some(kept) => journal::set_standing(self.change, &kept, Standing::Numbered)?,
            None => {
                let text = text.ok_or(StoreError::MissingText)?;
                if EntryHash::of(text.get().as_bytes()) != hash {
                    return Err(StoreError::BadAnswer.into());
                }
                self.keep(hash, text)?;
                self.new += 1;
            }
        }
        numbering::place(self.change, &mut self.life, hash)
    }

    fn keep(&self, hash: EntryHash, text: &RawValue) -> Result<(), Fault> {
        // A newer app may write what this one cannot read. It is kept and passed on, and blocks nothing.
        let Ok(entry) = Entry::from_text(text.get()) else {
            return journal::insert_unread(self.change, hash, text.get(), self.stream);
        };
        if entry.header().stream != *self.stream {
            return Err(StoreError::BadAnswer.into());
        }
        for other in journal::by_id(self.change.tx(), entry.header().id)? {
            self.stand_for(&entry, &other)?;
        }
        journal::insert(self.change, &entry, Standing::Numbered)?;
        device::met_own(self.change, &entry)
    }

    /// Another entry that states the same, and has no number of its own, now stands in this one.
    fn stand_for(&self, entry: &Entry, other: &Kept) -> Result<(), Fault> {
        let same = other.entry().is_some_and(|other| journal::same_statement(entry, &other));
        if same && other.standing != Standing::Numbered {
            journal::set_standing(self.change, other, Standing::Restated)?;
        }
        Ok(())
    }

    fn end(self, head: &SignedHead) -> Result<PageTaken, Fault> {
        numbering::prove(self.change, self.stream, &self.life, head)?;
        Ok(PageTaken { seq: self.life.seq, running: self.life.running, new: self.new })
    }
}
