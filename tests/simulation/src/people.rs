//! Who holds the tablets, and where they may act.

use crate::random::Random;
use simpati_core::id::{BadPlaceCode, PersonId, PlaceCode, StreamId};
use simpati_core::journal::Scope;
use simpati_core::role::Role;
use simpati_sync_server::store::Author;

/// The posyandu of the simulation: three of one village, and one of another.
const POSYANDU: [&str; 4] = ["32.11.13.2005.001", "32.11.13.2005.002", "32.11.13.2005.003", "32.11.14.2001.001"];

/// A person and what they may do.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: PersonId,
    pub(crate) role: Role,
    pub(crate) area: PlaceCode,
    /// The posyandu in the area.
    pub(crate) streams: Vec<StreamId>,
}

impl Person {
    /// What a tablet of this person may read.
    pub(crate) fn scope(&self) -> Scope {
        Scope::new([self.area.clone()])
    }

    pub(crate) fn account(&self) -> Author {
        Author { person: self.id, roles: vec![(self.role, self.area.clone())] }
    }
}

/// Every posyandu.
pub(crate) fn streams() -> Result<Vec<StreamId>, BadPlaceCode> {
    POSYANDU.iter().map(|code| code.parse()).collect()
}

/// The persons of a village: at least one cadre and one of the Puskesmas, then more cadres and a KPM.
pub(crate) fn persons(count: usize, random: &mut Random, now_ms: i64) -> Result<Vec<Person>, BadPlaceCode> {
    let streams = streams()?;
    let village: PlaceCode = "32.11.13.2005".parse()?;
    let mut persons = Vec::new();
    for number in 0..count {
        let (role, area) = match number {
            0 => (Role::Kader, streams[0].posyandu().clone()),
            1 => (Role::Puskesmas, village.clone()),
            4 => (Role::Kpm, village.clone()),
            // Two cadres of one posyandu are the common case, so the first is drawn most often.
            _ => (Role::Kader, streams[random.below(4).saturating_sub(1) as usize % 3].posyandu().clone()),
        };
        let within = streams.iter().filter(|stream| stream.posyandu().is_within(&area)).cloned().collect();
        persons.push(Person { id: PersonId(random.uuid(now_ms)), role, area, streams: within });
    }
    Ok(persons)
}
