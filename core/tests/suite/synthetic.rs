//! A synthetic register with known truth: families of invented Sundanese and Indonesian names, and children that were
//! registered twice with the errors that people make.
//!
//! It was written from how people err (mishearing, mistyping, shortening, guessing, moving), not from what the search
//! for duplicates corrects: many of its errors are ones that no rule knows, and some duplicates cannot be told by
//! anybody. Hard negatives are planted: twins with names a letter apart, siblings, namesakes born in the same weeks in
//! the same village, and newborns under their mother's number.

// Named by path, because the example that prints the rates reads this file from another place.
#[path = "synthetic/errors.rs"]
mod errors;
#[path = "synthetic/names.rs"]
mod names;
#[path = "synthetic/rates.rs"]
mod rates;

pub(crate) use rates::Rates;

use simpati_core::clock::CivilDate;
use simpati_core::duplicates::Registration;
use simpati_core::id::{ChildId, StreamId};
use simpati_core::journal::body::{Birth, ChildFacts, Nik, PersonName, Phone, Precision};
use simpati_core::quantity::Kilograms;
use simpati_core::sex::Sex;
use std::collections::{BTreeMap, BTreeSet};

/// SplitMix64: the same numbers from the same seed everywhere. It also numbers people as the civil register does,
/// where no number is given twice.
pub(crate) struct Dice {
    state: u64,
    series: BTreeMap<String, u32>,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self { state: seed, series: BTreeMap::new() }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// 0 to `below` - 1, also where a `usize` has 32 bits.
    pub(crate) fn number(&mut self, below: u64) -> u64 {
        self.next() % below.max(1)
    }

    /// 0 to `below` - 1.
    pub(crate) fn below(&mut self, below: usize) -> usize {
        self.number(below as u64) as usize
    }

    /// True in so many of 1,000 throws.
    pub(crate) fn chance(&mut self, of_1000: usize) -> bool {
        self.below(1000) < of_1000
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// One registration as it stands in the register.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) child: ChildId,
    pub(crate) stream: StreamId,
    pub(crate) facts: ChildFacts,
}

impl Row {
    pub(crate) fn registration(&self) -> Registration<'_> {
        Registration { child: self.child, stream: &self.stream, facts: &self.facts }
    }
}

/// A register and the truth about it.
pub(crate) struct World {
    pub(crate) rows: Vec<Row>,
    /// Pairs that are one child.
    pub(crate) duplicates: BTreeSet<(ChildId, ChildId)>,
    /// Pairs that are twins.
    pub(crate) twins: BTreeSet<(ChildId, ChildId)>,
    /// Pairs of the same name in the same village, born within two months, that are two children.
    pub(crate) namesakes: BTreeSet<(ChildId, ChildId)>,
}

/// What is true of a child, before anybody wrote it down.
#[derive(Clone)]
struct Person {
    name: String,
    sex: Sex,
    birth: CivilDate,
    nik: String,
    order: u8,
    grams: u32,
}

#[derive(Clone)]
struct Family {
    mother: String,
    father: String,
    mother_nik: String,
    card: String,
    phone: String,
    village: usize,
    posyandu: usize,
}

/// A register of about `children` children of whom 3 in 100 were registered twice.
pub(crate) fn world(seed: u64, children: usize) -> World {
    let mut dice = Dice::new(seed);
    let villages = (children / 280).max(1);
    let mut world =
        World { rows: Vec::new(), duplicates: BTreeSet::new(), twins: BTreeSet::new(), namesakes: BTreeSet::new() };
    let mut known: Vec<(Person, Family, ChildId)> = Vec::new();
    while world.rows.len() < children {
        let family = family(&mut dice, villages, &known);
        for person in siblings(&mut dice, &known, &family, &mut world.namesakes) {
            let id = id(world.rows.len());
            let facts = errors::first(&mut dice, &person, &family);
            world.rows.push(Row { child: id, stream: stream(family.village, family.posyandu), facts });
            if let Some((twin, other, twin_id)) = known.last()
                && other.card == family.card
                && twin.birth == person.birth
            {
                world.twins.insert((*twin_id, id));
            }
            known.push((person, family.clone(), id));
        }
    }
    for (person, family, first) in &known {
        if dice.chance(30) {
            let again = id(world.rows.len());
            let (facts, village, posyandu) = errors::second(&mut dice, person, family, villages);
            world.rows.push(Row { child: again, stream: stream(village, posyandu), facts });
            world.duplicates.insert((*first, again));
        }
    }
    world
}

fn id(at: usize) -> ChildId {
    ChildId(uuid::Uuid::from_u128(0x0193_8f6e_7c00_7000_8000_0000_0000_0000 + at as u128))
}

fn stream(village: usize, posyandu: usize) -> StreamId {
    format!("32.11.{:02}.2{:03}.{:03}", village / 11 + 1, village % 11 + 1, posyandu + 1).parse().unwrap()
}

fn family(dice: &mut Dice, villages: usize, known: &[(Person, Family, ChildId)]) -> Family {
    let village = dice.below(villages);
    let posyandu = dice.below(6);
    let mother = names::mother(dice);
    let district = village / 11 + 1;
    let mother_birth = CivilDate::new(1985, 1, 1).unwrap().plus_days(dice.below(7300) as i64).unwrap();
    let cadres_phone = posyandu == 0 && !known.len().is_multiple_of(7);
    let phone = if cadres_phone { 81_200_000_000 + village as u64 } else { 81_300_000_000 + dice.number(99_999_999) };
    Family {
        mother,
        father: names::father(dice),
        mother_nik: nik(dice, district, mother_birth, Sex::Female),
        card: format!("3211{district:02}{:010}", dice.number(9_999_999_999)),
        phone: format!("0{phone}"),
        village,
        posyandu,
    }
}

fn nik(dice: &mut Dice, district: usize, birth: CivilDate, sex: Sex) -> String {
    let (year, month, day) = birth.ymd();
    let day = if sex == Sex::Female { day + 40 } else { day };
    let begin = format!("3211{district:02}{day:02}{month:02}{:02}", year % 100);
    let skipped = dice.below(3) as u32;
    let last = dice.series.entry(begin.clone()).or_default();
    *last += 1 + skipped;
    format!("{begin}{last:04}")
}

fn siblings(
    dice: &mut Dice,
    known: &[(Person, Family, ChildId)],
    family: &Family,
    namesakes: &mut BTreeSet<(ChildId, ChildId)>,
) -> Vec<Person> {
    let district = family.village / 11 + 1;
    let first_day = CivilDate::new(2021, 9, 1).unwrap();
    let mut birth = first_day.plus_days(dice.below(1826) as i64).unwrap();
    let order = dice.below(4) as u8 + 1;
    let sex = if dice.chance(510) { Sex::Male } else { Sex::Female };
    let mut one = person(dice, district, birth, sex, order);
    let neighbour = known.iter().rev().find(|(_, other, _)| other.village == family.village);
    if dice.chance(25)
        && let Some((model, _, model_id)) = neighbour
    {
        one.name.clone_from(&model.name);
        one.sex = model.sex;
        one.birth = model.birth.plus_days(dice.below(60) as i64 - 30).unwrap();
        one.nik = nik(dice, district, one.birth, one.sex);
        birth = one.birth;
        namesakes.insert((*model_id, id(known.len())));
    }
    let mut all = vec![one];
    if dice.chance(12) {
        let sex = if dice.chance(650) { all[0].sex } else { opposite(all[0].sex) };
        let mut twin = person(dice, district, birth, sex, order + 1);
        if all[0].sex == sex {
            // The civil register numbers twins one after the other, or nearly.
            twin.nik = nik(dice, district, birth, sex);
        }
        if dice.chance(600) {
            twin.name = names::twin_of(dice, &all[0].name, sex);
        }
        all.push(twin);
    } else if dice.chance(220) {
        let later = birth.plus_days(330 + dice.below(900) as i64).unwrap();
        if later < first_day.plus_days(1826).unwrap() {
            let sex = if dice.chance(510) { Sex::Male } else { Sex::Female };
            let mut next = person(dice, district, later, sex, order + 1);
            if dice.chance(150) {
                // Families like to repeat a word.
                let last = all[0].name.split(' ').next_back().unwrap_or_default().to_owned();
                next.name = format!("{} {last}", next.name.split(' ').next().unwrap_or_default());
            }
            all.push(next);
        }
    }
    all
}

fn opposite(sex: Sex) -> Sex {
    if sex == Sex::Male { Sex::Female } else { Sex::Male }
}

fn person(dice: &mut Dice, district: usize, birth: CivilDate, sex: Sex, order: u8) -> Person {
    let grams = 2100 + (dice.below(600) + dice.below(600) + dice.below(600)) as u32;
    Person {
        name: names::child(dice, sex),
        sex,
        birth,
        nik: nik(dice, district, birth, sex),
        order,
        grams: grams / 50 * 50,
    }
}

fn facts(name: &str, sex: Sex, date: CivilDate, precision: Precision) -> ChildFacts {
    ChildFacts::new(PersonName::new(name).unwrap(), sex, Birth { date, precision })
}

fn as_nik(text: &str) -> Option<Nik> {
    Nik::new(text).ok()
}

fn as_phone(text: &str) -> Option<Phone> {
    Phone::new(text).ok()
}

fn kilograms(grams: u32) -> Option<Kilograms> {
    Kilograms::new(f64::from(grams) / 1000.0).ok()
}
