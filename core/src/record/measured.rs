//! What was measured at a visit: of two readings, the one that counts and the other.

use crate::growth::Measurements;
use crate::journal::body::{LengthReading, Reading, VisitFacts, Which};
use crate::quantity::Kilograms;

/// The readings that count.
pub(super) fn counted(facts: &VisitFacts) -> Measurements {
    Measurements {
        weight: facts.weight_kg.as_ref().map(Reading::value),
        length: facts.length.as_ref().map(|length| length.cm.value()),
        position: facts.length.as_ref().and_then(|length| length.position),
        head: facts.head_cm.as_ref().map(Reading::value),
        arm: facts.arm_cm.as_ref().map(Reading::value),
        triceps: None,
        subscapular: None,
        oedema: facts.oedema == Some(true),
    }
}

/// Weight and length as the readings have them that do not count; empty where a thing was measured once.
pub(super) fn repeated(facts: &VisitFacts) -> Measurements {
    let length = facts.length.as_ref().and_then(|length| other(&length.cm));
    Measurements {
        weight: facts.weight_kg.as_ref().and_then(other),
        length,
        position: facts.length.as_ref().filter(|_| length.is_some()).and_then(|length| length.position),
        oedema: facts.oedema == Some(true),
        ..Measurements::default()
    }
}

/// Weight and length that were measured before the child came here.
pub(super) fn past(weight: Option<&Reading<Kilograms>>, length: Option<&LengthReading>) -> Measurements {
    Measurements {
        weight: weight.map(Reading::value),
        length: length.map(|length| length.cm.value()),
        position: length.and_then(|length| length.position),
        ..Measurements::default()
    }
}

fn other<T: Copy>(reading: &Reading<T>) -> Option<T> {
    let second = reading.second?;
    Some(match reading.counts {
        Which::First => second,
        Which::Second => reading.first,
    })
}
