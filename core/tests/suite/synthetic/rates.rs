//! What a search for duplicates found, against the truth.

use super::World;
use simpati_core::duplicates::Finding;
use simpati_core::id::ChildId;
use std::collections::BTreeSet;
use std::fmt;

/// What was found, against the truth.
#[derive(Debug, Default)]
pub(crate) struct Rates {
    /// Pairs that are one child, and how many of them were found.
    duplicates: (usize, usize),
    /// Children registered once, and how many of them are in a pair that was found.
    single: (usize, usize),
    /// Pairs found, and how many of them are not one child.
    found: (usize, usize),
    /// Pairs of twins, and how many of them were found.
    twins: (usize, usize),
    /// Pairs of namesakes, and how many of them were found.
    namesakes: (usize, usize),
}

impl Rates {
    pub(crate) fn of(world: &World, found: &[Finding]) -> Self {
        let pairs: BTreeSet<(ChildId, ChildId)> = found.iter().map(|finding| finding.children).collect();
        let twice: BTreeSet<ChildId> = world.duplicates.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let suspected: BTreeSet<ChildId> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        let single = world.rows.iter().filter(|row| !twice.contains(&row.child));
        let both = |set: &BTreeSet<(ChildId, ChildId)>| (set.len(), set.intersection(&pairs).count());
        let wrong = pairs.difference(&world.duplicates).count();
        Self {
            duplicates: both(&world.duplicates),
            single: (single.clone().count(), single.filter(|row| suspected.contains(&row.child)).count()),
            found: (pairs.len(), wrong),
            twins: both(&world.twins),
            namesakes: both(&world.namesakes),
        }
    }

    /// The rates of two registers together.
    pub(crate) fn and(self, other: Self) -> Self {
        let sum = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
        Self {
            duplicates: sum(self.duplicates, other.duplicates),
            single: sum(self.single, other.single),
            found: sum(self.found, other.found),
            twins: sum(self.twins, other.twins),
            namesakes: sum(self.namesakes, other.namesakes),
        }
    }

    /// Share of duplicates that were found.
    pub(crate) fn recall(&self) -> f64 {
        share(self.duplicates)
    }

    /// Share of children registered once that are suspected.
    pub(crate) fn false_alarms(&self) -> f64 {
        share(self.single)
    }
}

fn share((of, count): (usize, usize)) -> f64 {
    count as f64 / of.max(1) as f64
}

impl fmt::Display for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |f: &mut fmt::Formatter<'_>, what: &str, counts: (usize, usize)| {
            writeln!(f, "  {what:<44} {:>6} of {:>6}  {:6.2} %", counts.1, counts.0, 100.0 * share(counts))
        };
        row(f, "duplicates found (recall)", self.duplicates)?;
        row(f, "children registered once that are suspected", self.single)?;
        row(f, "pairs reported that are two children", self.found)?;
        row(f, "of these, twins: reported", self.twins)?;
        row(f, "of these, namesakes: reported", self.namesakes)
    }
}
