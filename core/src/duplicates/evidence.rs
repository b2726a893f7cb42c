//! What each comparison of two registrations says.
//!
//! A weight is ten times the binary logarithm of how much likelier the outcome is if the two are one child than if they
//! are strangers, or siblings. Shares of errors that the weights rest on are estimates (ADR 0011): a field
//! disagrees in 2 to 6 of 100 duplicates.

use super::frequency::Frequency;
use super::subject::Subject;
use crate::clock::CivilDate;
use crate::journal::body::{Birth, Precision};
use crate::name::{self, Comparison, Name};

/// One reason for or against two registrations being one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// What was compared, with what outcome.
    pub reason: Reason,
    /// Weight against their being strangers, in tenths of a bit; negative if it speaks for it.
    pub stranger: i32,
    /// Weight against their being siblings.
    pub sibling: i32,
}

/// What was compared, with what outcome. What is missing on one side is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The children's names.
    Name(NameMatch),
    /// One or both are still *Bayi Ny. X*.
    Newborn,
    /// The parents' names.
    Parent(NameMatch),
    /// The dates of birth.
    Birth(BirthMatch),
    /// Where they are registered.
    Place(PlaceMatch),
    /// The sexes, and whether they agree.
    Sex(bool),
    /// The children's own numbers (NIK) are equal.
    NikSame,
    /// The numbers differ in one digit, or in two that are swapped.
    NikNear,
    /// The numbers differ.
    NikDiffers,
    /// The parents' numbers, and whether they are equal.
    ParentNik(bool),
    /// The family cards, and whether they are the same.
    FamilyCard(bool),
    /// The same telephone.
    Phone,
    /// Which child of its mother, and whether that agrees.
    BirthOrder(bool),
    /// Weight at birth, and whether it agrees.
    BirthWeight(bool),
}

/// How two names agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameMatch {
    /// Every word of the one has the same word, or one that sounds the same, in the other.
    Same,
    /// Every word has a partner, some of them misspelt or shortened.
    Similar,
    /// The one has all words of the other, and more.
    Part,
    /// They have words in common, and words that contradict.
    Mixed,
    /// They have nothing in common.
    Different,
}

/// How two dates of birth agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BirthMatch {
    /// The same day.
    Same,
    /// As far as the less exact of them says, the same.
    SameAsKnown,
    /// Day and month are swapped.
    Swapped,
    /// One of day, month and year is wrong in a way that a slip explains: one more or less, or one digit.
    Slip,
    /// At most a week apart.
    Days,
    /// Further apart.
    Different,
}

/// How near two children are registered to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceMatch {
    /// The same posyandu.
    Posyandu,
    /// The same village.
    Village,
    /// The same district.
    District,
    /// Further apart.
    Elsewhere,
}

/// How much likelier a sibling is than a second registration, before anything is compared.
const SIBLING_PRIOR: i32 = 30;

/// The most that the children's names can say, against strangers and against siblings; and the parents' names.
const NAME_MOST: (i32, i32) = (150, 70);
const PARENT_MOST: i32 = 120;

/// The score of a pair, which is how far the likelier of the two other explanations is behind, and what it rests on;
/// none if the score is less than `least`.
pub(super) fn weigh(a: &Subject, b: &Subject, frequency: &Frequency, least: i32) -> Option<(i32, Vec<Evidence>)> {
    let mut all = facts(a, b, frequency);
    let score = |all: &[Evidence], (name, sibling_name): (i32, i32)| {
        let stranger: i32 = all.iter().map(|e| e.stranger).sum();
        let sibling: i32 = all.iter().map(|e| e.sibling).sum();
        (stranger + name - frequency.prior()).min(sibling + sibling_name - SIBLING_PRIOR)
    };
    // Names cost the most to compare, and most pairs fail without them.
    if score(&all, (NAME_MOST.0 + PARENT_MOST, NAME_MOST.1)) < least {
        return None;
    }
    all.push(names(a, b, frequency));
    all.extend(parents(a, b, frequency));
    let score = score(&all, (0, 0));
    (score >= least).then_some((score, all))
}

/// Compares two registrations in everything that both state but names.
fn facts(a: &Subject, b: &Subject, frequency: &Frequency) -> Vec<Evidence> {
    let mut all = vec![birth(a.birth, b.birth, frequency), place(a, b, frequency)];
    let sex = a.sex == b.sex;
    all.push(if sex { of(Reason::Sex(true), 9, 8) } else { of(Reason::Sex(false), -46, -46) });
    all.extend(a.nik.zip(b.nik).map(|(x, y)| nik(x, y, a.nik_confirmed && b.nik_confirmed)));
    let parent_nik = a.parent_nik.zip(b.parent_nik).map(|(x, y)| x == y);
    all.extend(parent_nik.map(|same| of(Reason::ParentNik(same), if same { 90 } else { -15 }, 0)));
    let card = a.family_card.zip(b.family_card).map(|(x, y)| x == y);
    all.extend(card.map(|same| of(Reason::FamilyCard(same), if same { 90 } else { -20 }, 0)));
    let phone = a.phone.filter(|phone| b.phone == Some(*phone) && frequency.is_family_phone(*phone));
    all.extend(phone.map(|_| of(Reason::Phone, 60, 0)));
    all.extend(a.birth_order.zip(b.birth_order).map(|(x, y)| match x == y {
        true => of(Reason::BirthOrder(true), 10, 30),
        false => of(Reason::BirthOrder(false), -20, -30),
    }));
    all.extend(a.birth_grams.zip(b.birth_grams).and_then(|(x, y)| match x.abs_diff(y) {
        0..=10 => Some(of(Reason::BirthWeight(true), 25, 20)),
        301.. => Some(of(Reason::BirthWeight(false), -20, -15)),
        _ => None,
    }));
    all
}

fn of(reason: Reason, stranger: i32, sibling: i32) -> Evidence {
    Evidence { reason, stranger, sibling }
}

fn names(a: &Subject, b: &Subject, frequency: &Frequency) -> Evidence {
    if a.name.words.is_empty() || b.name.words.is_empty() {
        return of(Reason::Newborn, 0, 20);
    }
    let compared = name::compare(&a.name, &b.name);
    let found = name_match(&compared);
    let least = compared.pairs.iter().filter(|pair| !pair.initial).map(|pair| pair.likeness).min().unwrap_or(0);
    let sibling = match found {
        NameMatch::Same => NAME_MOST.1,
        NameMatch::Part => 50,
        NameMatch::Similar if least >= 880 => 40,
        // Twins are often given names that differ by a letter or two, or share a word.
        NameMatch::Similar => 25,
        NameMatch::Mixed => -20,
        NameMatch::Different => -50,
    };
    let agreed = agreement(&compared, &a.name, &b.name, |word| frequency.name(word));
    let stranger = match found {
        NameMatch::Different => -60,
        _ => agreed.min(NAME_MOST.0) - contradiction(&compared, 35),
    };
    of(Reason::Name(found), stranger, sibling)
}

fn parents(a: &Subject, b: &Subject, frequency: &Frequency) -> Option<Evidence> {
    if a.parent.words.is_empty() || b.parent.words.is_empty() {
        return None;
    }
    let compared = name::compare(&a.parent, &b.parent);
    let found = name_match(&compared);
    let agreed = agreement(&compared, &a.parent, &b.parent, |word| frequency.parent(word));
    let stranger = match found {
        // Also the father once and the mother once, or a nickname.
        NameMatch::Different => -35,
        _ => agreed.min(PARENT_MOST) - contradiction(&compared, 25),
    };
    Some(of(Reason::Parent(found), stranger, 0))
}

fn name_match(compared: &Comparison) -> NameMatch {
    let sound = compared.pairs.iter().all(|pair| pair.likeness >= 970);
    match (compared.left_only.len(), compared.right_only.len()) {
        _ if compared.pairs.is_empty() => NameMatch::Different,
        (0, 0) if sound => NameMatch::Same,
        (0, 0) => NameMatch::Similar,
        (0, _) | (_, 0) => NameMatch::Part,
        _ => NameMatch::Mixed,
    }
}

/// What the words that agree say: the rarer and the more alike, the more.
fn agreement(compared: &Comparison, a: &Name, b: &Name, rarity: impl Fn(&name::Word) -> i32) -> i32 {
    let pairs = compared.pairs.iter().map(|pair| {
        let rare = rarity(&a.words[pair.left]).min(rarity(&b.words[pair.right]));
        let alike = if pair.initial { 100 } else { i32::from(pair.likeness) - 500 };
        rare * alike / 500
    });
    pairs.sum()
}

/// What the words that found no partner say against it: much if each side has one, little if one has more words.
fn contradiction(compared: &Comparison, each: i32) -> i32 {
    let both = i32::try_from(compared.contradictions()).unwrap_or_default();
    let alone = i32::try_from(compared.left_only.len().abs_diff(compared.right_only.len())).unwrap_or_default();
    both * each + alone * 6
}

/// Two numbers of children. `confirmed`: each says the day of birth that its registration says.
fn nik(a: u64, b: u64, confirmed: bool) -> Evidence {
    // Children of one district and one day have numbers that differ in their last four digits only: twins above all.
    let series = a / 10_000 == b / 10_000;
    match (a == b, near(a, b)) {
        (true, _) => of(Reason::NikSame, 130, 40),
        (_, true) if series => of(Reason::NikNear, 0, if confirmed { -45 } else { -15 }),
        (_, true) if !confirmed => of(Reason::NikNear, 60, 40),
        _ if confirmed => of(Reason::NikDiffers, -80, -60),
        _ => of(Reason::NikDiffers, -40, -40),
    }
}

/// Whether two numbers of 16 digits differ in one digit, or in two neighbours that are swapped.
fn near(a: u64, b: u64) -> bool {
    let digit = |number: u64, place: u32| number / 10_u64.pow(place) % 10;
    let differ: Vec<u32> = (0..16).filter(|place| digit(a, *place) != digit(b, *place)).collect();
    match differ[..] {
        [_] => true,
        [x, y] => y == x + 1 && digit(a, x) == digit(b, y) && digit(a, y) == digit(b, x),
        _ => false,
    }
}

fn birth(a: Birth, b: Birth, frequency: &Frequency) -> Evidence {
    let found = birth_match(a, b);
    let days = a.date.days_since(b.date).unsigned_abs();
    // No mother bears two children between three days and nine months apart.
    let sibling_possible = days <= 3 || days >= 250;
    let (stranger, sibling) = match found {
        BirthMatch::Same => (frequency.day(a.date) - 3, 37),
        BirthMatch::SameAsKnown if Precision::Year == a.precision.max(b.precision) => (20, 20),
        BirthMatch::SameAsKnown => (50, 35),
        BirthMatch::Swapped => (55, 40),
        BirthMatch::Slip => (42, 30),
        BirthMatch::Days => (28, 33),
        BirthMatch::Different => (-60, -65),
    };
    of(Reason::Birth(found), stranger, if sibling_possible { sibling } else { sibling.max(60) })
}

fn birth_match(a: Birth, b: Birth) -> BirthMatch {
    let ((year_a, month_a, day_a), (year_b, month_b, day_b)) = (a.date.ymd(), b.date.ymd());
    match a.precision.max(b.precision) {
        Precision::Year if year_a == year_b => return BirthMatch::SameAsKnown,
        Precision::Month if (year_a, month_a) == (year_b, month_b) => return BirthMatch::SameAsKnown,
        Precision::Year | Precision::Month => return BirthMatch::Different,
        Precision::Day => {}
    }
    if a.date == b.date {
        return BirthMatch::Same;
    }
    if CivilDate::new(year_a, day_a, month_a) == Some(b.date) {
        return BirthMatch::Swapped;
    }
    let year = year_a != year_b;
    let (month, day) = (month_a != month_b, day_a != day_b);
    let slip = match (year, month, day) {
        (true, false, false) => year_a.abs_diff(year_b) == 1,
        (false, true, false) => month_a.abs_diff(month_b) == 1 || month_a.abs_diff(month_b) == 10,
        (false, false, true) => day_a % 10 == day_b % 10 || day_a / 10 == day_b / 10,
        _ => false,
    };
    match a.date.days_since(b.date).unsigned_abs() {
        0..=7 => BirthMatch::Days,
        _ if slip => BirthMatch::Slip,
        _ => BirthMatch::Different,
    }
}

fn place(a: &Subject, b: &Subject, frequency: &Frequency) -> Evidence {
    let found = if a.place == b.place {
        PlaceMatch::Posyandu
    } else if a.village() == b.village() {
        PlaceMatch::Village
    } else if a.district() == b.district() {
        PlaceMatch::District
    } else {
        PlaceMatch::Elsewhere
    };
    // Of the registrations of one child, about 7 in 10 lie in one posyandu and 15 in 100 in one village.
    let stranger = match found {
        PlaceMatch::Posyandu => frequency.place(a.place.as_str()) - 5,
        PlaceMatch::Village => frequency.place(a.village()) - 27,
        PlaceMatch::District => frequency.place(a.district()) - 40,
        PlaceMatch::Elsewhere => -36,
    };
    of(Reason::Place(found), stranger, 0)
}
