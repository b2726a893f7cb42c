//! Which registrations may be the same child: pairs with a score and the reasons for it.
//!
//! A pair is weighed against two other explanations: that the two are strangers, and that they are siblings (twins
//! above all). Every comparison speaks for or against each, in tenths of a bit; how much an agreement says depends on
//! how rare the value is among the registrations at hand. A pair is reported when both explanations are less likely
//! than one child registered twice. The weights are explained in `docs/adr/0011-duplicates.md`.
//!
//! Invariant: whole numbers only, so that every device scores the same; what a pair scores does not depend on its order.
//! Tested by: tests/suite/duplicate_cases.rs (table), tests/suite/duplicate_rates.rs (labelled synthetic register);
//! figures: `cargo run --release -p simpati-core --example duplicates_report`.

mod block;
mod evidence;
mod frequency;
mod subject;

pub use evidence::{BirthMatch, Evidence, NameMatch, PlaceMatch, Reason};

use crate::id::{ChildId, StreamId};
use crate::journal::body::ChildFacts;
use frequency::Frequency;
use subject::Subject;

/// What is known of one registration.
#[derive(Debug, Clone, Copy)]
pub struct Registration<'a> {
    /// Its id.
    pub child: ChildId,
    /// The posyandu that has it.
    pub stream: &'a StreamId,
    /// What it states.
    pub facts: &'a ChildFacts,
}

/// The least score at which a pair is reported, in tenths of a bit.
pub const REPORTED: i32 = 0;

/// Two registrations that may be one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The two, the smaller id first.
    pub children: (ChildId, ChildId),
    /// Tenths of a bit by which one child is likelier than the likelier other explanation.
    pub score: i32,
    /// What speaks for and against it.
    pub evidence: Vec<Evidence>,
}

/// Registrations among which duplicates are looked for: those of a tablet, or of a regency.
#[derive(Debug, Clone, Default)]
pub struct Register {
    subjects: Vec<Subject>,
    /// Blocking keys with the positions of the subjects that have them, sorted.
    keys: Vec<(u64, u32)>,
    frequency: Frequency,
}

impl Register {
    /// Reads registrations.
    pub fn new<'a>(registrations: impl IntoIterator<Item = Registration<'a>>) -> Self {
        let mut register = Self::default();
        for (at, registration) in (0..).zip(registrations) {
            let subject = Subject::read(&registration);
            register.frequency.count(&subject);
            register.keys.extend(block::keys(&subject).into_iter().map(|key| (key, at)));
            register.subjects.push(subject);
        }
        register.keys.sort_unstable();
        register
    }

    /// Adds one registration.
    pub fn add(&mut self, registration: Registration<'_>) {
        let subject = Subject::read(&registration);
        // A tablet holds some thousands and a regency some ten thousands: far below 2^32.
        let at = u32::try_from(self.subjects.len()).unwrap_or(u32::MAX);
        self.frequency.count(&subject);
        for key in block::keys(&subject) {
            let place = self.keys.partition_point(|known| *known < (key, at));
            self.keys.insert(place, (key, at));
        }
        self.subjects.push(subject);
    }

    /// How many registrations there are.
    pub fn len(&self) -> usize {
        self.subjects.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }

    /// Registrations that may be the same child as this one, most likely first. It need not be in the register; if it
    /// is, it is not compared with itself.
    pub fn like(&self, registration: Registration<'_>) -> Vec<Finding> {
        let subject = Subject::read(&registration);
        let mut found: Vec<Finding> = self
            .candidates(&subject)
            .into_iter()
            .filter_map(|at| self.weigh(&subject, self.subjects.get(at as usize)?))
            .collect();
        sort(&mut found);
        found
    }

    /// All pairs that may be the same child, most likely first.
    pub fn pairs(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for (at, subject) in (0_u32..).zip(&self.subjects) {
            let earlier = self.candidates(subject).into_iter().filter(|other| *other < at);
            found.extend(earlier.filter_map(|other| self.weigh(subject, self.subjects.get(other as usize)?)));
        }
        sort(&mut found);
        found
    }

    /// How many pairs have a blocking key in common: the work that [`Register::pairs`] does.
    pub fn candidate_pairs(&self) -> usize {
        let earlier = |at: u32, subject| self.candidates(subject).into_iter().filter(|other| *other < at).count();
        (0_u32..).zip(&self.subjects).map(|(at, subject)| earlier(at, subject)).sum()
    }

    fn candidates(&self, subject: &Subject) -> Vec<u32> {
        let mut found = Vec::new();
        for key in block::keys(subject) {
            let from = self.keys.partition_point(|(known, _)| *known < key);
            let same = self.keys[from..].iter().take_while(|(known, _)| *known == key);
            // A value that so many share tells nobody apart; the pair is found by its other keys.
            if same.clone().take(block::MOST + 1).count() <= block::MOST {
                found.extend(same.map(|(_, at)| *at));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn weigh(&self, a: &Subject, b: &Subject) -> Option<Finding> {
        if a.child == b.child {
            return None;
        }
        let (a, b) = if a.child < b.child { (a, b) } else { (b, a) };
        let (score, evidence) = evidence::weigh(a, b, &self.frequency, REPORTED)?;
        Some(Finding { children: (a.child, b.child), score, evidence })
    }
}

fn sort(found: &mut [Finding]) {
    found.sort_by_key(|finding| (std::cmp::Reverse(finding.score), finding.children));
}
