//! The register (*buku register*) as screens ask for it: children in a list, and one child with all that is known.

use super::status::Delivery;
use serde::{Deserialize, Serialize};
use simpati_core::clock::CivilDate;
use simpati_core::fold::{ChildView, ReturnTask};
use simpati_core::id::{ChildId, EntryId, StreamId, VisitId};
use simpati_core::journal::body::{Birth, Nik, PersonName};
use simpati_core::quantity::Kilograms;
use simpati_core::sex::Sex;
use simpati_core::verification::Review;
use std::collections::BTreeMap;

/// How many of the latest visits a brief names.
const LATEST: usize = 6;

/// Asks for the children of a posyandu on one day: those that belong to it, and those that were seen there.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Children {
    /// The posyandu.
    pub stream: StreamId,
    /// The day.
    pub day: CivilDate,
}

/// One child in the list of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedChild {
    /// The child.
    pub brief: ChildBrief,
    /// It belongs to the posyandu on that day.
    pub at_home: bool,
    /// Its visits there on that day: it came.
    pub came: Vec<VisitId>,
}

/// What a list shows of a child. Derived from its [`ChildView`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildBrief {
    /// The id under which the child is shown.
    pub id: ChildId,
    /// Its name.
    pub name: Option<PersonName>,
    /// The mother, or who brings the child.
    pub parent_name: Option<PersonName>,
    /// Its number in the civil register.
    pub nik: Option<Nik>,
    /// By which the growth tables are split.
    pub sex: Option<Sex>,
    /// When it was born.
    pub birth: Option<Birth>,
    /// It stands in the register.
    pub shown: bool,
    /// Statements about it or its visits differ, and nobody has decided.
    pub contested: bool,
    /// Where it belonged, and from which day on, by day; the first without a day.
    pub homes: Vec<(Option<CivilDate>, Option<StreamId>)>,
    /// The latest visits that count, the latest first: six at most.
    pub latest: Vec<VisitBrief>,
    /// What was sent back and is not answered.
    pub tasks: Vec<ReturnTask>,
}

/// What a list shows of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitBrief {
    /// Which.
    pub id: VisitId,
    /// Where it was recorded.
    pub stream: StreamId,
    /// The day.
    pub date: Option<CivilDate>,
    /// The weight, if one was taken.
    pub weight_kg: Option<Kilograms>,
    /// What the Puskesmas made of it.
    pub review: Review,
}

impl ChildBrief {
    /// What a list shows of this child.
    pub fn of(view: &ChildView) -> Self {
        let facts = view.facts();
        let mut latest: Vec<VisitBrief> = view.counted_visits().map(VisitBrief::of).collect();
        latest.reverse();
        latest.truncate(LATEST);
        let homes = view.own.moves.iter().enumerate().map(|(place, moved)| {
            let before = (place == 0 && moved.date.is_some()).then(|| (None, moved.from.clone()));
            before.into_iter().chain([(moved.date, moved.to.clone())])
        });
        Self {
            id: view.id(),
            name: facts.as_ref().map(|facts| facts.name.clone()),
            parent_name: facts.as_ref().and_then(|facts| facts.parent_name.clone()),
            nik: facts.and_then(|facts| facts.nik),
            sex: view.sex(),
            birth: view.birth(),
            shown: view.is_shown(),
            contested: !view.conflicts().is_empty(),
            homes: homes.flatten().collect(),
            latest,
            tasks: view.visits.iter().flat_map(|visit| visit.tasks()).collect(),
        }
    }

    /// The posyandu to which the child belongs on a day, as [`ChildView::home`] says.
    pub fn home(&self, day: CivilDate) -> Option<&StreamId> {
        let homes = self.homes.iter().rev();
        homes.clone().find(|(from, _)| from.is_none_or(|from| from <= day)).and_then(|(_, to)| to.as_ref())
    }
}

impl VisitBrief {
    fn of(view: &simpati_core::fold::VisitView) -> Self {
        Self {
            id: view.id,
            stream: view.stream.clone(),
            date: view.date(),
            weight_kg: view.facts.weight_kg.value().map(|reading| reading.value()),
            review: view.review,
        }
    }
}

/// Asks for everything that is known of a child, under any id that was registered for it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Child {
    /// The id.
    pub child: ChildId,
}

/// Everything that is known of a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildPage {
    /// What all entries come to.
    pub view: ChildView,
    /// Where each of these entries is.
    pub delivery: BTreeMap<EntryId, Delivery>,
}
