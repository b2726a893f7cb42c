//! The second place: what the server has not yet received, in a database of its own, and the identity to go on with.
//!
//! The main database leads. After each of its commits this one follows; if the main database is lost or damaged, what
//! is here comes back into a new one.
//!
//! Invariant: an entry leaves only when the main database says that the server has it.

use super::change::Change;
use super::device::Device;
use super::fault::Fault;
use super::journal::{self, Standing};
use super::schema;
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use simpati_core::journal::{Entry, EntryHash};
use std::collections::BTreeSet;

/// The second place, open.
pub(super) struct Copy {
    db: Connection,
}

impl Copy {
    pub(super) fn on(mut db: Connection) -> Result<Self, Fault> {
        schema::migrate(&mut db, schema::COPY)?;
        Ok(Self { db })
    }

    pub(super) fn connection(&mut self) -> &mut Connection {
        &mut self.db
    }

    pub(super) fn into_connection(self) -> Connection {
        self.db
    }

    /// Keeps entries that were just stated, and where the chain stands now.
    pub(super) fn keep(&mut self, device: &Device, entries: &[Entry]) -> Result<(), Fault> {
        if entries.is_empty() {
            return Ok(());
        }
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for entry in entries {
            tx.prepare_cached(include_str!("copy/keep.sql"))?.execute(params![entry.hash().0, entry.text()])?;
        }
        tx.prepare_cached(include_str!("copy/advance.sql"))?.execute(params![
            device.id.0.as_bytes(),
            device.idx,
            device.hash.map(|hash| hash.0),
        ])?;
        tx.commit()?;
        Ok(())
    }

    /// Takes over what the main database says: which entries the server lacks, and which identities there are.
    pub(super) fn follow(&mut self, main: &Connection) -> Result<(), Fault> {
        let wanted = hashes(main, include_str!("copy/wanted.sql"))?;
        let held = hashes(&self.db, include_str!("copy/held.sql"))?;
        let devices = identities(main)?;
        if wanted == held && devices == identities(&self.db)? {
            return Ok(());
        }
        let tx = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for hash in held.difference(&wanted) {
            tx.prepare_cached(include_str!("copy/leave.sql"))?.execute([hash.0])?;
        }
        for hash in wanted.difference(&held) {
            let kept = journal::by_hash(main, *hash)?.ok_or(Fault::Form)?;
            tx.prepare_cached(include_str!("copy/keep.sql"))?.execute(params![hash.0, kept.text])?;
        }
        tx.execute("DELETE FROM device", [])?;
        for device in &devices {
            device.insert(&tx, include_str!("copy/device.sql"))?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Gives back to the main database what it does not have. Answers how many entries.
    pub(super) fn bring_back(&self, change: &Change<'_>) -> Result<u64, Fault> {
        for device in identities(&self.db)? {
            device.insert(change.tx(), include_str!("copy/bring_device.sql"))?;
        }
        let mut brought_back = 0;
        for hash in hashes(&self.db, include_str!("copy/held.sql"))? {
            if journal::by_hash(change.tx(), hash)?.is_some() {
                continue;
            }
            let text: String = self.db.query_row(include_str!("copy/text.sql"), [hash.0], |row| row.get(0))?;
            let entry = Entry::from_text(&text)?;
            journal::insert(change, &entry, Standing::Waiting)?;
            brought_back += 1;
        }
        Ok(brought_back)
    }
}

fn hashes(db: &Connection, sql: &str) -> Result<BTreeSet<EntryHash>, Fault> {
    let mut select = db.prepare_cached(sql)?;
    let rows = select.query_map([], |row| row.get(0).map(EntryHash))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An identity as both databases hold it.
#[derive(PartialEq, Eq)]
struct Identity {
    ordinal: i64,
    id: [u8; 16],
    idx: u64,
    hash: Option<[u8; 32]>,
}

impl Identity {
    fn insert(&self, tx: &Transaction<'_>, sql: &str) -> Result<(), Fault> {
        tx.execute(sql, params![self.ordinal, self.id, self.idx, self.hash])?;
        Ok(())
    }
}

fn identities(db: &Connection) -> Result<Vec<Identity>, Fault> {
    let mut select = db.prepare_cached(include_str!("copy/identities.sql"))?;
    let rows = select.query_map([], |row| {
        Ok(Identity { ordinal: row.get(0)?, id: row.get(1)?, idx: row.get(2)?, hash: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
