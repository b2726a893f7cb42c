//! What may have happened: the slip of hand that turns a value that fits into the one that was typed.
//!
//! Invariant: nothing is corrected here. An explanation is offered only if the value it leads to raises no doubt.

use super::{Doubt, Tracks};
use crate::growth::{Measurement, Measurements};
use crate::quantity::{Centimetres, Kilograms};

/// At most one explanation of the evidence: swapped, else slipped, else transposed.
pub(super) fn likely(tracks: &Tracks<'_>, measured: &Measurements, evidence: &[Doubt]) -> Vec<Doubt> {
    let copied = |doubt: &Doubt| matches!(doubt, Doubt::Repeated { .. });
    if evidence.iter().all(copied) {
        return Vec::new();
    }
    let fits = |meant: &Measurements| tracks.evidence(meant).is_empty();
    let found = swapped(measured, &fits)
        .or_else(|| slips(measured).into_iter().find(|(_, meant)| fits(meant)).map(|(doubt, _)| doubt))
        .or_else(|| transpositions(measured).into_iter().find(|(_, meant)| fits(meant)).map(|(doubt, _)| doubt));
    found.into_iter().collect()
}

fn swapped(measured: &Measurements, fits: &dyn Fn(&Measurements) -> bool) -> Option<Doubt> {
    let weight = Kilograms::new(measured.length?.get()).ok()?;
    let length = Centimetres::new(measured.weight?.get()).ok()?;
    let meant = Measurements { weight: Some(weight), length: Some(length), ..*measured };
    fits(&meant).then_some(Doubt::Swapped { weight, length })
}

/// How far a decimal point may have slipped, the commonest first: one place (or millimetres), two (metres), three (grams).
const POWERS: [i8; 6] = [-1, 1, 2, -3, -2, 3];

fn slips(measured: &Measurements) -> Vec<(Doubt, Measurements)> {
    let slipped = |power: i8| {
        // Dividing gives the nearest decimal: 86 / 10 is 8.6, 86 × 0.1 is not quite.
        let factor = [1.0, 10.0, 100.0, 1000.0][usize::from(power.unsigned_abs())];
        let moved = move |value: f64| Some(if power < 0 { value / factor } else { value * factor });
        let doubt = move |(of, likely, meant)| (Doubt::Slipped { of, power, likely }, meant);
        replaced(measured, moved).into_iter().map(doubt)
    };
    POWERS.into_iter().flat_map(slipped).collect()
}

fn transpositions(measured: &Measurements) -> Vec<(Doubt, Measurements)> {
    (0..6)
        .flat_map(|place| replaced(measured, |value| transposed(value, place)))
        .map(|(of, likely, meant)| (Doubt::Transposed { of, likely }, meant))
        .collect()
}

/// The measurements with the weight replaced, and with the length replaced.
fn replaced(measured: &Measurements, by: impl Fn(f64) -> Option<f64>) -> Vec<(Measurement, f64, Measurements)> {
    let weight = measured.weight.and_then(|weight| Kilograms::new(by(weight.get())?).ok());
    let length = measured.length.and_then(|length| Centimetres::new(by(length.get())?).ok());
    let weight = weight.map(|w| (Measurement::Weight, w.get(), Measurements { weight: Some(w), ..*measured }));
    let length = length.map(|l| (Measurement::Length, l.get(), Measurements { length: Some(l), ..*measured }));
    weight.into_iter().chain(length).collect()
}

/// The number with its digits `place` and `place + 1` (from the left, at least one decimal) exchanged.
fn transposed(value: f64, place: usize) -> Option<f64> {
    let mut text = value.to_string().into_bytes();
    if !text.contains(&b'.') {
        text.extend(b".0");
    }
    let digits: Vec<usize> = (0..text.len()).filter(|&i| text[i].is_ascii_digit()).collect();
    let (a, b) = (*digits.get(place)?, *digits.get(place + 1)?);
    if text[a] == text[b] {
        return None;
    }
    text.swap(a, b);
    std::str::from_utf8(&text).ok()?.parse().ok()
}
