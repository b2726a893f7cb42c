//! Mistakes of the hand, put into a measurement that was right.

use super::synthetic::{History, Rng};
use simpati_core::growth::Measurements;
use simpati_core::quantity::{Centimetres, Kilograms};

/// A kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mistake {
    /// Weight and length typed into each other's field.
    Swap,
    /// Weight or length ten times as much, or a tenth.
    Slip,
    /// Two neighbouring digits exchanged, by 2 kg or 5 cm at least.
    Transposition,
    /// The weight in grams, or the length in millimetres or metres.
    Unit,
    /// The weight and length of another child of about the same age.
    OtherChild,
}

impl Mistake {
    /// The mistakes that must be caught.
    pub(crate) const ASKED: [Self; 3] = [Self::Swap, Self::Slip, Self::Transposition];
    /// Others, to see how far the check reaches.
    pub(crate) const FURTHER: [Self; 2] = [Self::Unit, Self::OtherChild];

    /// Makes the mistake; none where it cannot be made, such as an exchange of equal digits.
    pub(crate) fn make(self, rng: &mut Rng, right: &Measurements, other: &Measurements) -> Option<Measurements> {
        let weight = |kg: f64| Some(Measurements { weight: Kilograms::new(kg).ok(), ..*right });
        let length = |cm: f64| Some(Measurements { length: Centimetres::new(cm).ok(), ..*right });
        let (kg, cm) = (right.weight?.get(), right.length?.get());
        match self {
            Self::Swap => weight(cm).map(|swapped| Measurements { length: Centimetres::new(kg).ok(), ..swapped }),
            Self::Slip => match rng.below(4) {
                0 => weight(kg * 10.0),
                1 => weight(kg / 10.0),
                2 => length(cm * 10.0),
                _ => length(cm / 10.0),
            },
            Self::Transposition => {
                let mut wrong = exchanged(kg, 2.0).into_iter().map(weight).collect::<Vec<_>>();
                wrong.extend(exchanged(cm, 5.0).into_iter().map(length));
                if wrong.is_empty() { None } else { wrong.swap_remove(rng.below(wrong.len())) }
            }
            Self::Unit => match rng.below(3) {
                0 => weight(kg * 1000.0),
                1 => length(cm * 10.0),
                _ => length(cm / 100.0),
            },
            Self::OtherChild => Some(Measurements { weight: other.weight, length: other.length, ..*right }),
        }
    }
}

/// All numbers that differ from `value` by two neighbouring digits exchanged and by at least `least`.
fn exchanged(value: f64, least: f64) -> Vec<f64> {
    let text = if value.fract() == 0.0 { format!("{value:.1}") } else { value.to_string() };
    let places: Vec<usize> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(i, _)| i).collect();
    let exchange = |pair: &[usize]| {
        let mut bytes = text.clone().into_bytes();
        bytes.swap(pair[0], pair[1]);
        String::from_utf8(bytes).unwrap().parse::<f64>().unwrap()
    };
    places.windows(2).map(exchange).filter(|wrong| (wrong - value).abs() >= least && *wrong > 0.0).collect()
}

/// The measurements of some other child within a month of the same age.
pub(crate) fn other_of_same_age(rng: &mut Rng, all: &[History], child: usize, days: i64) -> Option<Measurements> {
    (0..50).find_map(|_| {
        let index = rng.below(all.len());
        let other = &all[index];
        let near = other.visits.iter().find(|v| (v.on.days_since(other.child.birth) - days).abs() <= 30)?;
        (index != child && near.measured.weight.is_some() && near.measured.length.is_some()).then_some(near.measured)
    })
}
