//! A child's growth as a series: what counts of each visit, by day, in the form that growth takes.
//! Its growth card is made in [`record`](crate::record), where a visit can be looked at before it is saved.
//!
//! Invariant: nothing is judged here; a visit that counts is in the series, however strange.

use super::child::ChildView;
use super::visit::VisitView;
use crate::clock::CivilDate;
use crate::growth::Measurements;
use crate::id::StreamId;
use crate::journal::body::PastMeasurement;

/// What was measured of a child on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured<'a> {
    /// The day.
    pub on: CivilDate,
    /// The visit; none for what was carried over when the child moved in.
    pub visit: Option<&'a VisitView>,
    /// Where; none if not known or outside the system.
    pub posyandu: Option<&'a StreamId>,
    /// Of each measurement the reading that counts.
    pub measurements: Measurements,
    /// A Puskesmas holds it for right.
    pub verified: bool,
}

impl VisitView {
    /// Of each measurement the reading that counts.
    pub fn measurements(&self) -> Measurements {
        let facts = &self.facts;
        let length = facts.length.value();
        Measurements {
            weight: facts.weight_kg.value().map(|reading| reading.value()),
            length: length.map(|length| length.cm.value()),
            position: length.and_then(|length| length.position),
            head: facts.head_cm.value().map(|reading| reading.value()),
            arm: facts.arm_cm.value().map(|reading| reading.value()),
            oedema: facts.oedema.value().copied().unwrap_or(false),
            ..Measurements::default()
        }
    }
}

impl ChildView {
    /// All visits that count, and what was carried over and is not among them, by day.
    pub fn series(&self) -> Vec<Measured<'_>> {
        let visits = self.counted_visits().filter_map(|visit| {
            Some(Measured {
                on: visit.date()?,
                visit: Some(visit),
                posyandu: Some(&visit.stream),
                measurements: visit.measurements(),
                verified: visit.state().is_verified(),
            })
        });
        let mut series: Vec<Measured<'_>> = visits.collect();
        let carried = self.registrations().flat_map(|registration| &registration.history).map(carried);
        for past in carried {
            let known = series.iter().any(|known| known.on == past.on && known.posyandu == past.posyandu);
            if !known {
                series.push(past);
            }
        }
        series.sort_by_key(|measured| (measured.on, measured.visit.map(|visit| visit.id)));
        series
    }
}

fn carried(past: &PastMeasurement) -> Measured<'_> {
    let measurements = Measurements {
        weight: past.weight_kg.as_ref().map(|reading| reading.value()),
        length: past.length.as_ref().map(|length| length.cm.value()),
        position: past.length.as_ref().and_then(|length| length.position),
        ..Measurements::default()
    };
    let posyandu = past.posyandu.as_ref();
    Measured { on: past.date, visit: None, posyandu, measurements, verified: past.verified }
}
