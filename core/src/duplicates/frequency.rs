//! How rare a value is among the registrations at hand, in tenths of a bit.
//!
//! Forty children of a posyandu say little about how common a name is, so counts are mixed with what is commonly known
//! of Indonesian names, as if of [`PRIOR_WEIGHT`] more children.

use super::subject::Subject;
use crate::clock::CivilDate;
use crate::name::Word;
use std::collections::BTreeMap;

/// How many registrations the prior knowledge counts for.
const PRIOR_WEIGHT: u64 = 300;

/// How many in 10,000 have a word that is not in the list below.
const PRIOR_RARE: u64 = 8;

/// How many in 10,000 children, and parents, have a word in their name, by its spelling key. A rough estimate: it
/// matters only where few registrations are at hand, and a wrong figure costs a bit or two.
const PRIOR: [(&str, u64, u64); 18] = [
    ("muhamat", 1200, 30),
    ("siti", 200, 900),
    ("nur", 200, 300),
    ("ahmat", 150, 20),
    ("putri", 400, 50),
    ("putra", 300, 5),
    ("al", 250, 5),
    ("abdul", 80, 10),
    ("aisa", 150, 40),
    ("riski", 200, 20),
    ("nurul", 80, 80),
    ("dewi", 30, 200),
    ("sri", 20, 200),
    ("neng", 60, 150),
    ("ai", 20, 200),
    ("euis", 5, 150),
    ("yani", 10, 120),
    ("rina", 20, 120),
];

/// Counts of the values of a register.
#[derive(Debug, Clone, Default)]
pub(super) struct Frequency {
    total: u64,
    name: BTreeMap<String, u32>,
    parent: BTreeMap<String, u32>,
    day: BTreeMap<CivilDate, u32>,
    place: BTreeMap<String, u32>,
    phone: BTreeMap<u64, u32>,
}

impl Frequency {
    pub(super) fn count(&mut self, subject: &Subject) {
        self.total += 1;
        for (words, counts) in [(&subject.name.words, &mut self.name), (&subject.parent.words, &mut self.parent)] {
            for word in words {
                match counts.get_mut(&word.key) {
                    Some(count) => *count += 1,
                    None => {
                        counts.insert(word.key.clone(), 1);
                    }
                }
            }
        }
        *self.day.entry(subject.birth.date).or_default() += 1;
        for area in [subject.place.as_str(), subject.village(), subject.district()] {
            *self.place.entry(area.to_owned()).or_default() += 1;
        }
        if let Some(phone) = subject.phone {
            *self.phone.entry(phone).or_default() += 1;
        }
    }

    /// How unlikely it is that a pair of registrations taken at random is one child: one other among all.
    pub(super) fn prior(&self) -> i32 {
        tenths(self.total.max(16), 1)
    }

    /// What it says that two children have this word in their names.
    pub(super) fn name(&self, word: &Word) -> i32 {
        self.word(&self.name, word, |(_, child, _)| *child)
    }

    /// What it says that two parents have this word in their names.
    pub(super) fn parent(&self, word: &Word) -> i32 {
        self.word(&self.parent, word, |(_, _, parent)| *parent)
    }

    fn word(&self, counts: &BTreeMap<String, u32>, word: &Word, prior: fn(&(&str, u64, u64)) -> u64) -> i32 {
        let known = counts.get(&word.key).copied().unwrap_or_default();
        let prior = PRIOR.iter().find(|row| row.0 == word.key).map_or(PRIOR_RARE, prior);
        tenths((self.total + PRIOR_WEIGHT) * 10_000, u64::from(known) * 10_000 + PRIOR_WEIGHT * prior)
    }

    /// What it says that two children have this day of birth: never more than one day in five years.
    pub(super) fn day(&self, day: CivilDate) -> i32 {
        let known = u64::from(self.day.get(&day).copied().unwrap_or_default());
        tenths((self.total + PRIOR_WEIGHT) * 1826, known * 1826 + PRIOR_WEIGHT)
    }

    /// What it says that two children live in this posyandu, village or district.
    pub(super) fn place(&self, code: &str) -> i32 {
        tenths(self.total.max(1), u64::from(self.place.get(code).copied().unwrap_or(1)))
    }

    /// Whether a telephone may be a family's. One that many children have is the cadre's, and says no more than that
    /// they live in one posyandu.
    pub(super) fn is_family_phone(&self, phone: u64) -> bool {
        self.phone.get(&phone).is_none_or(|count| *count <= 6)
    }
}

/// Ten times the binary logarithm of `whole / part`, rounded down, and 0 if `part` is the larger.
///
/// Both are counts of children times 10,000 at most: the products stay far below 2^64 for a nation.
fn tenths(whole: u64, part: u64) -> i32 {
    // 2^0, 2^(1/10), 2^(2/10) … in 65536ths.
    const STEPS: [u64; 10] = [65_536, 70_239, 75_281, 80_684, 86_475, 92_682, 99_334, 106_464, 114_105, 122_295];
    let part = part.max(1);
    if whole <= part {
        return 0;
    }
    let bits = (whole / part).ilog2();
    let ratio = (whole << 16) / (part << bits);
    let rest = STEPS.iter().filter(|step| **step <= ratio).count() - 1;
    (bits * 10) as i32 + rest as i32
}
