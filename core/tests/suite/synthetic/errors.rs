//! How people write down what is true, the first time and the second.

use super::{Dice, Family, Person, as_nik, as_phone, facts, kilograms, names};
use simpati_core::clock::CivilDate;
use simpati_core::journal::body::{BirthOrder, ChildFacts, FamilyCard, PersonName, Precision};
use simpati_core::sex::Sex;

/// A first registration: mostly right, with gaps.
pub(super) fn first(dice: &mut Dice, person: &Person, family: &Family) -> ChildFacts {
    let mut facts = facts(&person.name, person.sex, person.birth, Precision::Day);
    if dice.chance(8) {
        facts = self::facts(&person.name, person.sex, middle_of_month(person.birth), Precision::Month);
    }
    fill(dice, &mut facts, person, family, &family.mother);
    if dice.chance(40) {
        facts.name = text(&format!("Bayi Ny. {}", family.mother));
        facts.nik = None;
    }
    facts
}

/// A second registration of the same child, by somebody who did not find the first; and where.
pub(super) fn second(dice: &mut Dice, person: &Person, family: &Family, villages: usize) -> (ChildFacts, usize, usize) {
    let name = match dice.below(100) {
        0..=4 => format!("Bayi Ny {}", family.mother),
        5..=6 => names::capital(&[nickname(dice, person).to_owned()]),
        _ => misspelt(dice, &person.name),
    };
    let mother = match dice.below(100) {
        0..=2 => family.father.clone(),
        3..=4 => format!("Mamah {}", person.name.split(' ').next().unwrap_or_default()),
        5..=6 => {
            let mut married = family.mother.clone();
            married.push(' ');
            married.push_str(family.father.split(' ').next_back().unwrap_or_default());
            married
        }
        _ => misspelt(dice, &family.mother),
    };
    let sex = if dice.chance(12) { super::opposite(person.sex) } else { person.sex };
    let (date, precision) = misdated(dice, person.birth);
    let mut facts = facts(&name, sex, date, precision);
    fill(dice, &mut facts, person, family, &mother);
    let (village, posyandu) = match dice.below(100) {
        0..=69 => (family.village, family.posyandu),
        70..=84 => (family.village, (family.posyandu + 1 + dice.below(5)) % 6),
        85..=92 => ((family.village / 11 * 11 + dice.below(11)).min(villages - 1), dice.below(6)),
        _ => (dice.below(villages), dice.below(6)),
    };
    (facts, village, posyandu)
}

fn fill(dice: &mut Dice, facts: &mut ChildFacts, person: &Person, family: &Family, parent: &str) {
    if !dice.chance(40) {
        facts.parent_name = Some(text(parent));
    }
    match dice.below(100) {
        0..=55 => facts.nik = as_nik(&misnumbered(dice, &person.nik)),
        56..=59 => facts.nik = as_nik(&family.mother_nik),
        _ => {}
    }
    if dice.chance(300) {
        facts.parent_nik = as_nik(&misnumbered(dice, &family.mother_nik));
    }
    if dice.chance(350) {
        facts.family_card = FamilyCard::new(&misnumbered(dice, &family.card)).ok();
    }
    if dice.chance(450) {
        facts.phone = as_phone(&family.phone);
    }
    if dice.chance(600) {
        let order = if dice.chance(30) { person.order % 5 + 1 } else { person.order };
        facts.birth_order = BirthOrder::try_from(order).ok();
    }
    if dice.chance(550) {
        let grams = if dice.chance(120) { person.grams / 100 * 100 + 50 } else { person.grams };
        facts.birth_weight_kg = kilograms(grams);
    }
}

fn text(name: &str) -> PersonName {
    PersonName::new(name).unwrap()
}

fn nickname(dice: &mut Dice, person: &Person) -> &'static str {
    let names = match person.sex {
        Sex::Male => ["dede", "ujang", "aa", "kaka", "encep", "agus"],
        Sex::Female => ["neng", "eneng", "dede", "teteh", "geulis", "nyai"],
    };
    names[dice.below(names.len())]
}

/// A name as another person writes it.
fn misspelt(dice: &mut Dice, name: &str) -> String {
    let mut words: Vec<String> = name.to_lowercase().split(' ').map(str::to_owned).collect();
    for word in &mut words {
        if dice.chance(140) {
            *word = misheard(dice, word);
        }
        if dice.chance(60) {
            *word = mistyped(dice, word);
        }
        if dice.chance(450) {
            *word = another_form(dice, word);
        }
    }
    if words.len() > 1 {
        match dice.below(100) {
            0..=9 => {
                let at = 1 + dice.below(words.len() - 1);
                words.remove(at);
            }
            10..=11 => {
                words.remove(0);
            }
            12..=15 => {
                let at = dice.below(words.len());
                words[at].truncate(1);
            }
            16..=19 => {
                let last = words.len() - 1;
                words.swap(0, last);
            }
            20..=23 => {
                let second = words.remove(1);
                words[0].push_str(&second);
            }
            _ => {}
        }
    } else if dice.chance(50) && words[0].len() > 6 {
        let rest = words[0].split_off(3);
        words.push(rest);
    }
    match dice.below(3) {
        0 => words.join(" ").to_uppercase(),
        1 => words.join(" "),
        _ => names::capital(&words),
    }
}

/// Well-known other forms of a name; half of them are as good as the first.
fn another_form(dice: &mut Dice, word: &str) -> String {
    let forms: &[&str] = match word {
        "muhammad" => &["muhamad", "mohammad", "mochamad", "moch.", "muh.", "m.", "mohamad", "muhammmad", "mhd", "moh"],
        "ahmad" => &["achmad", "akhmad", "ahmat", "achmat"],
        "siti" => &["st.", "st", "sity"],
        "nur" => &["noer", "nurul", "nor", "nuur"],
        "aisyah" => &["aisah", "aisya", "aysha", "aesyah", "ais"],
        "yusuf" => &["jusuf", "yusup", "yoesoef"],
        "zahra" | "azzahra" => &["jahra", "zahro", "az zahra", "azahra"],
        "rizki" => &["rizky", "riski", "rizqi", "rijki", "riky"],
        "fitri" => &["pitri", "fitry", "vitri"],
        "khadijah" => &["hadijah", "kadijah", "chodijah", "dijah"],
        "abdul" => &["abd.", "abdoel", "abd"],
        "syifa" | "assyifa" => &["sifa", "shifa", "sipa"],
        "novi" => &["nopi", "novie", "nofi"],
        "dewi" => &["dewy", "dwi", "dw"],
        "neneng" | "neng" => &["nng", "eneng", "nengsih"],
        "cucu" => &["tjutju", "cucun"],
        "yayan" | "jajang" => &["jajang", "yayang"],
        "rahmawati" | "rahma" => &["rohmawati", "rachmawati", "rahmah"],
        "nurhasanah" => &["nur hasanah", "nurhasana", "nurkhasanah", "n hasanah"],
        "komalasari" | "permatasari" => &["komala sari", "permata sari"],
        _ => return word.to_owned(),
    };
    (*dice.pick(forms)).to_owned()
}

/// A word as it was heard.
fn misheard(dice: &mut Dice, word: &str) -> String {
    const EXCHANGES: [(&str, &str); 40] = [
        ("a", "e"),
        ("e", "i"),
        ("i", "e"),
        ("o", "u"),
        ("u", "o"),
        ("a", "o"),
        ("e", "eu"),
        ("f", "p"),
        ("p", "f"),
        ("v", "p"),
        ("v", "f"),
        ("z", "j"),
        ("z", "s"),
        ("s", "z"),
        ("j", "z"),
        ("d", "t"),
        ("t", "d"),
        ("b", "p"),
        ("k", "g"),
        ("g", "k"),
        ("l", "r"),
        ("r", "l"),
        ("m", "n"),
        ("n", "m"),
        ("sy", "s"),
        ("s", "sy"),
        ("kh", "k"),
        ("k", "kh"),
        ("q", "k"),
        ("k", "q"),
        ("h", ""),
        ("y", "i"),
        ("i", "y"),
        ("ai", "e"),
        ("ae", "e"),
        ("dh", "d"),
        ("th", "t"),
        ("ng", "n"),
        ("n", "ng"),
        ("w", "u"),
    ];
    for _ in 0..20 {
        let (from, to) = *dice.pick(&EXCHANGES);
        if let Some(at) = word.find(from) {
            let mut heard = word.to_owned();
            heard.replace_range(at..at + from.len(), to);
            return heard;
        }
    }
    format!("{word}h")
}

/// A word with a slip of the finger.
fn mistyped(dice: &mut Dice, word: &str) -> String {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    match dice.below(5) {
        0 if letters.len() > 2 => {
            letters.remove(at);
        }
        1 => letters.insert(at, letters[at]),
        2 if at + 1 < letters.len() => letters.swap(at, at + 1),
        3 => letters.insert(at, *dice.pick(&['a', 'n', 'i', 's', 'r'])),
        _ => {
            let row = ROWS.iter().find(|row| row.contains(letters[at]));
            if let Some(row) = row {
                let keys: Vec<char> = row.chars().collect();
                let place = keys.iter().position(|key| *key == letters[at]).unwrap_or_default();
                letters[at] = keys[if place > 0 && dice.chance(500) { place - 1 } else { (place + 1) % keys.len() }];
            }
        }
    }
    letters.into_iter().collect()
}

/// A number with, at times, a wrong digit, two swapped, or the last one lost to a spreadsheet.
fn misnumbered(dice: &mut Dice, number: &str) -> String {
    let mut digits: Vec<char> = number.chars().collect();
    let at = dice.below(15);
    match dice.below(100) {
        0..=1 => digits[at] = char::from(b'0' + dice.below(10) as u8),
        2 => digits.swap(at, at + 1),
        3 => digits[15] = '0',
        _ => {}
    }
    digits.into_iter().collect()
}

fn middle_of_month(date: CivilDate) -> CivilDate {
    let (year, month, _) = date.ymd();
    CivilDate::new(year, month, 15).unwrap()
}

/// A date of birth as another person writes it down.
fn misdated(dice: &mut Dice, date: CivilDate) -> (CivilDate, Precision) {
    let (year, month, day) = date.ymd();
    let wrong = match dice.below(200) {
        0..=157 => return (date, Precision::Day),
        158..=165 => date.plus_days(dice.below(7) as i64 - 3),
        166..=173 => CivilDate::new(year, day, month),
        174..=179 => CivilDate::new(year, month % 12 + 1, day),
        180..=183 => CivilDate::new(year - 1, month, day),
        184..=186 => CivilDate::new(year + 1, month, day),
        187..=190 => CivilDate::new(year, month, (day + 10) % 31 + 1),
        191..=192 => date.plus_days(dice.below(120) as i64 - 60),
        193..=194 => CivilDate::new(year, 1, 1),
        195..=198 => return (middle_of_month(date), Precision::Month),
        _ => return (CivilDate::new(year, 7, 1).unwrap(), Precision::Year),
    };
    (wrong.unwrap_or(date), Precision::Day)
}
