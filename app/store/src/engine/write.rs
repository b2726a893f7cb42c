//! Stating something: the one way by which the journal grows on this tablet.

use super::Engine;
use super::change::Change;
use super::device::{self, Device};
use super::fault::Fault;
use super::journal::{self, Standing};
use super::{draft, server};
use crate::api::write::{Statement, Write, Written};
use crate::error::StoreError;
use simpati_core::clock::ClockDoubt;
use simpati_core::journal::{Entry, Header};

impl Engine {
    /// Stores all statements, or finds that they are stored; answers once they are in both places.
    pub(super) fn write(&mut self, write: &Write) -> Result<Written, Fault> {
        let mut unsent = Vec::new();
        let new = self.change(|change| {
            let mut device = device::current(change.tx())?.ok_or(StoreError::NotEnrolled)?;
            let (clock_offset_ms, clock) = server::clock_memory(change.tx(), write.built)?;
            let hand = Hand { write, clock_offset_ms, clock_doubt: clock.doubt(write.now) };
            let mut new = 0;
            for statement in &write.statements {
                match stored(change, statement)? {
                    Some((entry, Standing::Waiting)) => unsent.push(entry),
                    Some(_) => {}
                    None => {
                        unsent.push(state(change, &mut device, &hand, statement)?);
                        new += 1;
                    }
                }
            }
            if new > 0 {
                server::wrote(change.tx(), write.now)?;
            }
            if let Some(name) = &write.ends_draft {
                draft::drop_one(change.tx(), name)?;
            }
            Ok(new)
        })?;
        let device = device::current(&self.db)?.ok_or(StoreError::NotEnrolled)?;
        self.copy.keep(&device, &unsent)?;
        Ok(Written { new })
    }
}

/// Who writes, and what is known of the clock by which they do.
struct Hand<'a> {
    write: &'a Write,
    clock_offset_ms: Option<i64>,
    clock_doubt: Option<ClockDoubt>,
}

/// The entry that holds this statement already, if an earlier sending stored it.
fn stored(change: &Change<'_>, statement: &Statement) -> Result<Option<(Entry, Standing)>, Fault> {
    let kept = journal::by_id(change.tx(), statement.id)?;
    if kept.is_empty() {
        return Ok(None);
    }
    let same = kept.into_iter().find_map(|kept| {
        let entry = kept.entry()?;
        let same = entry.kind() == statement.kind && entry.body().get() == statement.body.get();
        same.then_some((entry, kept.standing))
    });
    same.map(Some).ok_or_else(|| StoreError::IdReused { id: statement.id }.into())
}

fn state(change: &Change<'_>, device: &mut Device, hand: &Hand<'_>, statement: &Statement) -> Result<Entry, Fault> {
    let Hand { write, clock_offset_ms, clock_doubt } = hand;
    let header = Header {
        id: statement.id,
        stream: statement.stream.clone(),
        device: device.id,
        idx: device.idx + 1,
        prev: device.hash,
        author: write.author,
        role: write.role,
        recorded_at: write.now,
        clock_offset_ms: *clock_offset_ms,
        clock_doubt: *clock_doubt,
        app_version: write.app_version.clone(),
        schema: statement.schema,
    };
    let entry = Entry::write(&header, &statement.kind, &statement.body)?;
    device::append(change, device, &entry)?;
    Ok(entry)
}
