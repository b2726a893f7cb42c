//! What the check catches, and how often it asks for nothing.

use super::mistakes::{Mistake, other_of_same_age};
use super::synthetic::{History, Rng, history};
use simpati_core::plausibility::{Doubt, Limits, Verdict, Visit, check};

/// A count of a whole.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Share {
    pub(crate) count: u32,
    pub(crate) of: u32,
}

impl Share {
    pub(crate) fn add(&mut self, counts: bool) {
        self.count += u32::from(counts);
        self.of += 1;
    }

    pub(crate) fn value(self) -> f64 {
        f64::from(self.count) / f64::from(self.of)
    }
}

impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:6.2} %  ({} of {})", 100.0 * self.value(), self.count, self.of)
    }
}

/// Made-up children from a seed, measured with `noise` times the usual error.
pub(crate) fn population(seed: u64, children: usize, noise: f64) -> Vec<History> {
    let mut rng = Rng(seed);
    (0..children).map(|_| history(&mut rng, noise)).filter(|history| !history.visits.is_empty()).collect()
}

/// How often a right measurement is doubted, given all earlier visits, and why.
pub(crate) fn false_prompts(all: &[History], limits: &Limits) -> (Share, Vec<(String, u32)>) {
    let (mut share, mut reasons) = (Share::default(), std::collections::BTreeMap::<String, u32>::new());
    for history in all {
        for (index, visit) in history.visits.iter().enumerate() {
            let verdict = check(&history.child, &history.visits[..index], visit, limits);
            share.add(verdict != Verdict::Accept);
            if let Verdict::AskSecond(doubts) = verdict {
                for doubt in doubts {
                    *reasons.entry(kind(&doubt)).or_default() += 1;
                }
            }
        }
    }
    (share, reasons.into_iter().collect())
}

/// What became of one kind of mistake.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Caught {
    pub(crate) all: Share,
    /// At a child's first visit.
    pub(crate) first: Share,
    /// Of the caught: those whose first reason names the right value.
    pub(crate) explained: Share,
}

/// How often a mistake is doubted: one mistake in one visit of each child, any visit, given all earlier ones. A share
/// `spoiled` of the earlier visits holds a transposition that nobody corrected.
pub(crate) fn caught(all: &[History], mistake: Mistake, seed: u64, spoiled: f64, limits: &Limits) -> Caught {
    let (mut rng, mut caught) = (Rng(seed), Caught::default());
    for (child, history) in all.iter().enumerate() {
        let index = rng.below(history.visits.len());
        let right = &history.visits[index];
        let days = right.on.days_since(history.child.birth);
        let Some(other) = other_of_same_age(&mut rng, all, child, days) else { continue };
        let Some(wrong) = mistake.make(&mut rng, &right.measured, &other) else { continue };
        let earlier: Vec<Visit> = history.visits[..index]
            .iter()
            .map(|visit| match Mistake::Transposition.make(&mut rng, &visit.measured, &other) {
                Some(measured) if rng.chance(spoiled) => Visit { measured, ..*visit },
                _ => *visit,
            })
            .collect();
        let verdict = check(&history.child, &earlier, &Visit { measured: wrong, ..*right }, limits);
        let doubted = verdict != Verdict::Accept;
        caught.all.add(doubted);
        if index == 0 {
            caught.first.add(doubted);
        }
        if let Verdict::AskSecond(doubts) = verdict {
            let (kg, cm) = (right.measured.weight.map(f64::from), right.measured.length.map(f64::from));
            caught.explained.add(match doubts[0] {
                Doubt::Swapped { weight, length } => Some(weight.get()) == kg && Some(length.get()) == cm,
                Doubt::Slipped { likely, .. } | Doubt::Transposed { likely, .. } => {
                    [kg, cm].iter().flatten().any(|value| (value - likely).abs() < 1e-9)
                }
                _ => false,
            });
        }
    }
    caught
}

fn kind(doubt: &Doubt) -> String {
    let text = format!("{doubt:?}");
    let name = text.split([' ', '{']).next().unwrap_or_default().to_owned();
    match doubt {
        Doubt::Flagged { indicator, .. } | Doubt::Rare { indicator, .. } => format!("{name} {}", indicator.code()),
        Doubt::OffTrack { of, .. } => format!("{name} {of:?}"),
        _ => name,
    }
}
