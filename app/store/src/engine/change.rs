//! One transaction, and what it changed of what screens show.

use rusqlite::Transaction;
use simpati_core::journal::Entry;
use std::cell::RefCell;

/// A transaction that remembers which entries joined or left those that count, so that what is derived from them can
/// be derived again before the commit.
pub(super) struct Change<'t> {
    tx: &'t Transaction<'t>,
    touched: RefCell<Vec<Entry>>,
}

impl<'t> Change<'t> {
    pub(super) fn new(tx: &'t Transaction<'t>) -> Self {
        Self { tx, touched: RefCell::default() }
    }

    /// The transaction.
    pub(super) fn tx(&self) -> &'t Transaction<'t> {
        self.tx
    }

    /// An entry joined or left those that count.
    pub(super) fn touch(&self, entry: &Entry) {
        self.touched.borrow_mut().push(entry.clone());
    }

    /// What was touched.
    pub(super) fn into_touched(self) -> Vec<Entry> {
        self.touched.into_inner()
    }
}
