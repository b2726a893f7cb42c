//! Which statements about one thing rest on which others.
//!
//! A statement rests on those that it saw, and on all that those rest on. Two statements of which neither rests on the
//! other are concurrent.
//!
//! Invariant: total. A circle of statements that claim to have seen each other, which no honest device can write, is
//! opened at its smallest key, the same one everywhere.

use super::stated::{Key, Stated};
use crate::id::EntryId;
use std::collections::BTreeMap;

/// The relation over a list of statements, named by their places in the list.
#[derive(Debug)]
pub(super) struct Causality {
    before: Vec<Bits>,
}

impl Causality {
    /// Over statements in the order of their keys.
    pub(super) fn of(nodes: &[&Stated]) -> Self {
        let mut by_id: BTreeMap<EntryId, Vec<usize>> = BTreeMap::new();
        for (node, stated) in nodes.iter().enumerate() {
            by_id.entry(stated.header.id).or_default().push(node);
        }
        let saw: Vec<Vec<usize>> = nodes
            .iter()
            .enumerate()
            .map(|(node, stated)| {
                let ids = stated.body.saw().into_iter().flatten();
                ids.filter_map(|id| by_id.get(id)).flatten().copied().filter(|seen| *seen != node).collect()
            })
            .collect();
        Self { before: closure(&saw) }
    }

    /// Whether `later` rests on `earlier`.
    pub(super) fn rests_on(&self, later: usize, earlier: usize) -> bool {
        self.before[later].has(earlier)
    }

    /// Those of `among` on which no other of them rests.
    pub(super) fn latest(&self, among: &[usize]) -> Vec<usize> {
        let superseded = self.beneath(among);
        among.iter().copied().filter(|node| !superseded.has(*node)).collect()
    }

    /// All statements that those of `among` rest on.
    pub(super) fn beneath(&self, among: &[usize]) -> Bits {
        let mut beneath = Bits::none(self.before.len());
        for node in among {
            beneath.add_all(&self.before[*node]);
        }
        beneath
    }
}

/// For each place, all places that can be reached through `saw`.
fn closure(saw: &[Vec<usize>]) -> Vec<Bits> {
    let count = saw.len();
    let mut seen_by: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut waits_for: Vec<usize> = saw.iter().map(Vec::len).collect();
    for (node, seen) in saw.iter().enumerate() {
        for earlier in seen {
            seen_by[*earlier].push(node);
        }
    }
    let mut before = vec![Bits::none(count); count];
    let mut done = Bits::none(count);
    let mut ready: Vec<usize> = (0..count).filter(|node| waits_for[*node] == 0).collect();
    let mut rest = 0..count;
    loop {
        // Nothing is ready, but something is left: a circle, opened at its smallest key.
        let Some(node) = ready.pop().or_else(|| rest.find(|node| !done.has(*node))) else { return before };
        let mut reached = Bits::none(count);
        for earlier in saw[node].iter().filter(|earlier| done.has(**earlier)) {
            reached.add(*earlier);
            reached.add_all(&before[*earlier]);
        }
        before[node] = reached;
        done.add(node);
        for later in &seen_by[node] {
            waits_for[*later] -= 1;
            // What was done out of turn, at the opening of a circle, is not done again.
            if waits_for[*later] == 0 && !done.has(*later) {
                ready.push(*later);
            }
        }
    }
}

/// A set of places.
#[derive(Debug, Clone)]
pub(super) struct Bits(Box<[u64]>);

impl Bits {
    fn none(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)].into())
    }

    pub(super) fn has(&self, place: usize) -> bool {
        self.0[place / 64] >> (place % 64) & 1 == 1
    }

    fn add(&mut self, place: usize) {
        self.0[place / 64] |= 1 << (place % 64);
    }

    fn add_all(&mut self, others: &Bits) {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word |= other;
        }
    }
}

/// Statements in the order of their keys, without repetition.
pub(super) fn in_order<'a>(stated: impl IntoIterator<Item = &'a Stated>) -> Vec<&'a Stated> {
    let by_key: BTreeMap<Key, &Stated> = stated.into_iter().map(|stated| (stated.key(), stated)).collect();
    by_key.into_values().collect()
}
