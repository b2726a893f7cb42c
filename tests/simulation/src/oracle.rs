//! The oracle: every statement that a tablet acknowledged, in a plain list. It knows nothing of how stores work.

use simpati_core::id::{EntryId, StreamId};
use simpati_store::api::write::Write;
use std::collections::{BTreeMap, BTreeSet};

/// One statement as somebody made it.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) stream: StreamId,
    pub(crate) kind: String,
    pub(crate) body: String,
    /// The tablet said that it is stored.
    pub(crate) acknowledged: bool,
    /// The author may not state this there: it must be refused, and kept.
    pub(crate) forbidden: bool,
    /// Every place that held it was destroyed before it could reach another one. No program can bring that back.
    pub(crate) destroyed: bool,
}

/// Everything that was said.
#[derive(Debug, Default)]
pub(crate) struct Oracle {
    said: BTreeMap<EntryId, Said>,
}

impl Oracle {
    /// Somebody begins to state something.
    pub(crate) fn begun(&mut self, write: &Write, forbidden: bool) {
        for statement in &write.statements {
            self.said.entry(statement.id).or_insert_with(|| Said {
                stream: statement.stream.clone(),
                kind: statement.kind.clone(),
                body: statement.body.get().to_owned(),
                acknowledged: false,
                forbidden,
                destroyed: false,
            });
        }
    }

    /// The tablet said that all of it is stored.
    pub(crate) fn acknowledged(&mut self, write: &Write) {
        for statement in &write.statements {
            if let Some(said) = self.said.get_mut(&statement.id) {
                said.acknowledged = true;
            }
        }
    }

    /// What must be found: acknowledged, and not destroyed everywhere.
    pub(crate) fn owed(&self) -> impl Iterator<Item = (EntryId, &Said)> {
        let owed = self.said.iter().filter(|(_, said)| said.acknowledged && !said.destroyed);
        owed.map(|(id, said)| (*id, said))
    }

    /// What was said under an id.
    pub(crate) fn get(&self, id: EntryId) -> Option<&Said> {
        self.said.get(&id)
    }

    /// What is owed and held nowhere.
    pub(crate) fn missing(&self, held: &BTreeSet<EntryId>) -> Vec<EntryId> {
        self.owed().map(|(id, _)| id).filter(|id| !held.contains(id)).collect()
    }

    /// Nobody owes these any more.
    pub(crate) fn destroy(&mut self, ids: &[EntryId]) {
        for id in ids {
            if let Some(said) = self.said.get_mut(id) {
                said.destroyed = true;
            }
        }
    }

    pub(crate) fn counts(&self) -> (u64, u64) {
        let destroyed = self.said.values().filter(|said| said.destroyed).count();
        (self.said.len() as u64, destroyed as u64)
    }
}
