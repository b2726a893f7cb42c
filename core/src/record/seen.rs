//! One visit as the record looks at it: from the fold, or not saved yet.

use crate::clock::{CivilDate, ClockMark};
use crate::fold::{ChildView, VisitView};
use crate::id::{StreamId, VisitId};
use crate::journal::body::VisitFacts;
use crate::role::Role;
use crate::verification::{Review, VisitAct, VisitState, next};

/// A visit that is not saved yet, or a saved one as it would be after a correction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The id under which it will be saved, or that of the visit that is corrected.
    pub visit: VisitId,
    /// The posyandu in whose journal it will be recorded.
    pub stream: StreamId,
    /// What was found and done. The date is the day that it really is, also where the clock is known to be wrong.
    pub facts: VisitFacts,
}

/// A visit, with what is looked at here.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) id: VisitId,
    pub(super) stream: StreamId,
    /// As shown; the date is corrected.
    pub(super) facts: VisitFacts,
    pub(super) stated_date: Option<CivilDate>,
    pub(super) clock: Option<ClockMark>,
    pub(super) state: VisitState,
    pub(super) shown: bool,
    pub(super) counts: bool,
}

impl Seen {
    pub(super) fn date(&self) -> CivilDate {
        self.facts.date
    }

    /// Whether it waits for the cadre.
    pub(super) fn waits(&self) -> bool {
        self.state.review == Review::Returned
    }

    fn of(visit: &VisitView) -> Option<Self> {
        let stated = visit.facts.shown(std::iter::empty())?;
        let corrected = visit.corrected_date();
        Some(Self {
            id: visit.id,
            stream: visit.stream.clone(),
            stated_date: corrected.map(|_| stated.date),
            facts: VisitFacts { date: corrected.unwrap_or(stated.date), ..stated },
            clock: visit.clock(),
            state: visit.state(),
            shown: visit.presence.is_shown(),
            counts: visit.counts,
        })
    }

    fn new(candidate: &Candidate) -> Self {
        Self {
            id: candidate.visit,
            stream: candidate.stream.clone(),
            facts: candidate.facts.clone(),
            stated_date: None,
            clock: None,
            state: VisitState::NEW,
            shown: true,
            counts: true,
        }
    }

    /// The same visit as a candidate corrects it.
    fn corrected(self, candidate: &Candidate) -> Self {
        Self {
            stated_date: self.stated_date.filter(|_| candidate.facts.date == self.facts.date),
            facts: candidate.facts.clone(),
            state: next(self.state, VisitAct::Amend, Role::Kader).unwrap_or(self.state),
            shown: true,
            counts: self.counts || !self.shown,
            ..self
        }
    }
}

/// All visits of a child, retracted ones too, by day, then by id.
pub(super) fn all(child: &ChildView) -> Vec<Seen> {
    let mut visits: Vec<Seen> = child.visits.iter().filter_map(Seen::of).collect();
    visits.sort_by_key(|visit| (visit.date(), visit.id));
    visits
}

/// The same with a candidate among them.
///
/// A new visit on the day of another is one more to choose between, so that all of the day count until somebody does.
/// What a correction of the date does to such a choice is seen once it is saved.
pub(super) fn all_with(child: &ChildView, candidate: &Candidate) -> Vec<Seen> {
    let mut visits = all(child);
    match visits.iter().position(|visit| visit.id == candidate.visit) {
        Some(place) => {
            let visit = visits.remove(place);
            visits.push(visit.corrected(candidate));
        }
        None => {
            let mut new = Seen::new(candidate);
            let date = new.date();
            for other in visits.iter_mut().filter(|other| other.shown && other.date() == date) {
                other.counts = true;
                other.state.contested = true;
                new.state.contested = true;
            }
            visits.push(new);
        }
    }
    visits.sort_by_key(|visit| (visit.date(), visit.id));
    visits
}
