//! One registration, read once and ready to be compared many times.

use super::Registration;
use crate::clock::CivilDate;
use crate::id::{ChildId, PlaceCode};
use crate::journal::body::{Birth, Nik};
use crate::name::Name;
use crate::sex::Sex;

#[derive(Debug, Clone)]
pub(super) struct Subject {
    pub(super) child: ChildId,
    pub(super) place: PlaceCode,
    /// Empty for *Bayi Ny. X*, which is no name yet.
    pub(super) name: Name,
    /// The parent's; of *Bayi Ny. X* without a parent's name, X.
    pub(super) parent: Name,
    pub(super) sex: Sex,
    pub(super) birth: Birth,
    /// The child's own number.
    pub(super) nik: Option<u64>,
    /// Whether its number says the same sex and day of birth as the registration.
    pub(super) nik_confirmed: bool,
    /// The parent's number; a newborn is often recorded under it as if it were its own.
    pub(super) parent_nik: Option<u64>,
    pub(super) family_card: Option<u64>,
    pub(super) phone: Option<u64>,
    pub(super) birth_order: Option<u8>,
    pub(super) birth_grams: Option<u32>,
}

impl Subject {
    pub(super) fn read(registration: &Registration<'_>) -> Self {
        let facts = registration.facts;
        let mut name = Name::read(facts.name.as_str());
        let mut parent = facts.parent_name.as_ref().map(|parent| Name::read(parent.as_str())).unwrap_or_default();
        if name.newborn {
            let words = std::mem::take(&mut name.words);
            if parent.words.is_empty() {
                parent.words = words;
            }
        }
        let (own, other) = match facts.nik.as_ref().and_then(number) {
            Some(nik) if year_fits(nik, facts.birth.date) => (Some(nik), None),
            other => (None, other),
        };
        Self {
            child: registration.child,
            place: registration.stream.posyandu().clone(),
            name,
            parent,
            sex: facts.sex,
            birth: facts.birth,
            nik_confirmed: own.is_some_and(|nik| says(nik, facts.birth.date, facts.sex)),
            nik: own,
            parent_nik: facts.parent_nik.as_ref().and_then(number).or(other),
            family_card: facts.family_card.as_ref().and_then(|card| card.as_str().parse().ok()),
            phone: facts.phone.as_ref().and_then(|phone| local(phone.as_str())),
            birth_order: facts.birth_order.map(u8::from),
            birth_grams: facts.birth_weight_kg.map(|weight| (weight.get() * 1000.0).round() as u32),
        }
    }

    /// The village's code.
    pub(super) fn village(&self) -> &str {
        self.place.as_str().get(..13).unwrap_or_default()
    }

    /// The district's code.
    pub(super) fn district(&self) -> &str {
        self.place.as_str().get(..8).unwrap_or_default()
    }
}

fn number(nik: &Nik) -> Option<u64> {
    nik.as_str().parse().ok()
}

/// Whether a number can be that of a child born about this day: digits 11 and 12 are the year of birth.
fn year_fits(nik: u64, birth: CivilDate) -> bool {
    let year = i64::try_from(nik / 10_000 % 100).unwrap_or_default();
    (year - i64::from(birth.ymd().0 % 100)).abs() <= 2
}

/// Whether digits 7 to 12 of a number are this day, written DDMMYY, with 40 added to the day for a girl.
fn says(nik: u64, birth: CivilDate, sex: Sex) -> bool {
    let (year, month, day) = birth.ymd();
    let day = if sex == Sex::Female { day + 40 } else { day };
    nik / 10_000 % 1_000_000 == u64::from(day * 10_000 + month * 100) + u64::from(year.unsigned_abs() % 100)
}

/// A telephone number without the country's or the trunk's prefix: +62 812…, 0812… and 812… are one.
fn local(phone: &str) -> Option<u64> {
    let digits = phone.trim_start_matches('+');
    let digits = digits.strip_prefix("62").filter(|rest| rest.len() >= 8).unwrap_or(digits);
    digits.trim_start_matches('0').parse().ok()
}
