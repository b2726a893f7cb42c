//! Names: what must be found alike, what must not, and that typing finds what it begins.

use proptest::prelude::*;
use simpati_core::name::{Name, compare, prefix_keys};
use simpati_core::name_search::{Index, Names, Query, words};

fn key(word: &str) -> String {
    Name::read(word).words.first().map(|word| word.key.clone()).unwrap_or_default()
}

#[test]
fn spellings_of_one_name_have_one_key() {
    // Each row: the same name in several hands.
    let same: &[&[&str]] = &[
        &["Muhammad", "Muhamad", "Mohammad", "Mochamad", "Mochammad", "Muh.", "Moh", "Moch", "Mhd", "MUHAMMAD"],
        &["Siti", "St.", "Sity"],
        &["Ahmad", "Achmad", "Akhmad", "Ahmat"],
        &["Juju", "Djudju", "Yuyu"],
        &["Ujang", "Oedjang", "Oejang"],
        &["Cucu", "Tjutju", "Tjoetjoe"],
        &["Yusuf", "Jusuf", "Yusup", "Joesoef"],
        &["Fitri", "Pitri", "Vitri", "Fitry", "Fitrie"],
        &["Zaenal", "Jaenal", "Zainal"],
        &["Aisyah", "Aisya", "Aisah", "Aisha", "'Aisyah"],
        &["Rizki", "Rizky", "Rijki", "Rizqi"],
        &["Khoirul", "Choirul", "Hoirul"],
        &["Zakiyah", "Zakiah", "Jakia"],
        &["Juwita", "Yuita"],
        &["Nurdjanah", "Nurjanah", "Noerjannah"],
        &["Syifa", "Sifa", "Shiva", "Sipa"],
        &["Rachmat", "Rahmat", "Rahmad"],
        &["Susi", "Susy", "Soesi"],
        &["Euis", "Eis"],
    ];
    for names in same {
        let keys: Vec<String> = names.iter().map(|name| key(name)).collect();
        assert!(keys.iter().all(|k| *k == keys[0]), "{names:?} {keys:?}");
    }
}

#[test]
fn different_names_keep_different_keys() {
    let names = [
        "Putra", "Putri", "Rafi", "Rafa", "Hasan", "Husen", "Andi", "Ani", "Ina", "Dini", "Deni", "Dani", "Rina",
        "Rani", "Siti", "Sita", "Ali", "Alia", "Wahyu", "Wahid", "Ayu", "Ai", "Iis", "Enok", "Endang", "Indra",
    ];
    let mut keys: Vec<String> = names.iter().map(|name| key(name)).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), names.len());
}

#[test]
fn titles_marks_and_blanks_are_no_part_of_a_name() {
    let words = |text: &str| Name::read(text).words.into_iter().map(|word| word.text).collect::<Vec<_>>();
    assert_eq!(words("  Ny. Euis-KOMALA  (alm) "), ["euis", "komala"]);
    assert_eq!(words("Ma'mun binti René"), ["mamun", "rene"]);
    assert_eq!(words("123 4.5"), Vec::<String>::new());
    let newborn = Name::read("By Ny. Siti");
    assert!(newborn.newborn && newborn.words.len() == 1);
    assert!(!Name::read("Bayina Siti").newborn);
}

#[test]
fn names_are_laid_side_by_side_in_any_order_joined_or_shortened() {
    // Left, right, how many words find a partner, how many contradict.
    let cases = [
        ("Siti Nurhasanah", "Nur Hasanah, St.", 2, 0),
        ("Nurhasanah", "Nur Hasanah", 1, 0),
        ("Muhammad Rizki Maulana", "M. Rizky", 2, 0),
        ("Raffa Alfarizi", "ALFARISI RAPA", 2, 0),
        ("Aisyah Putri", "Aisyah Aulia", 1, 1),
        ("Dimas", "Bagas", 0, 1),
        ("", "Bagas", 0, 0),
    ];
    for (left, right, pairs, contradictions) in cases {
        let (a, b) = (Name::read(left), Name::read(right));
        let there = compare(&a, &b);
        let back = compare(&b, &a);
        assert_eq!((there.pairs.len(), there.contradictions()), (pairs, contradictions), "{left} | {right}");
        assert_eq!((back.pairs.len(), back.contradictions()), (pairs, contradictions), "{right} | {left}");
    }
}

#[test]
fn a_text_of_megabytes_is_read_in_bounds() {
    let long = "Siti ".repeat(500_000);
    let wide = "x".repeat(3_000_000);
    assert_eq!(Name::read(&long).words.len(), 8);
    assert_eq!(Name::read(&wide).words[0].text.len(), 24);
    let query = Query::read(&long);
    assert_eq!(query.prefixes().count(), 6);
}

const REGISTER: &[(&str, &str, &str)] = &[
    ("Muhammad Rizki Pratama", "Siti Nurhasanah", "3211130101240001"),
    ("Mochamad Arka", "Euis Komala", ""),
    ("Raffa Alfarizi", "Cucu Sumiati", "3211130202250002"),
    ("Djuhana", "Neneng", ""),
    ("Rizkia Putri", "Iis Rahmawati", ""),
    ("Bayi Ny. Pitriani", "Pitriani", ""),
];

fn register() -> Index {
    Index::new(REGISTER.iter().map(|(child, parent, nik)| Names {
        child,
        parent: Some(parent),
        nik: (!nik.is_empty()).then_some(*nik),
    }))
}

#[test]
fn a_few_letters_find_the_child_by_its_name_its_mothers_or_its_number() {
    let index = register();
    // What is typed, and who is found, best first.
    let cases: &[(&str, &[usize])] = &[
        ("riz", &[4, 0]),
        ("rizki p", &[4, 0]),
        ("rizky pratama", &[0]),
        ("muh", &[0, 1]),
        ("moch", &[1, 0]),
        ("jus", &[]),
        ("juh", &[3]),
        ("d", &[3]),
        ("dj", &[3]),
        ("rapa", &[2]),
        ("komala", &[1]),
        ("arka euis", &[1]),
        ("fitri", &[5]),
        ("bayi", &[5]),
        ("bayi n", &[5]),
        ("bayi ny. pit", &[5]),
        ("0202", &[2]),
        ("raffa 3211", &[2]),
        ("raffa 9999", &[]),
        ("", &[]),
        (" .,!", &[]),
    ];
    for (typed, found) in cases {
        let all = index.find(&Query::read(typed), 10);
        assert_eq!(all, *found, "{typed:?}");
        let ranked: Vec<bool> = REGISTER
            .iter()
            .map(|(child, parent, nik)| {
                Query::read(typed).rank(Names { child, parent: Some(parent), nik: Some(nik) }).is_some()
            })
            .collect();
        let any = !Query::read(typed).is_empty();
        assert_eq!(ranked.iter().filter(|found| any && **found).count(), found.len(), "{typed:?}");
    }
    assert_eq!(index.find(&Query::read("riz"), 1), [4]);
}

#[test]
fn an_initial_that_is_silent_in_speech_finds_itself() {
    for word in ["h", "hh", "H. Ujang"] {
        let names = Names { child: word, parent: None, nik: None };
        assert!(words(names).iter().any(|key| prefix_keys("h").begin(key)), "{word}");
    }
}

/// Letters with those that change each other more often than chance would have them.
fn word() -> impl Strategy<Value = String> {
    "([a-z]|dj|tj|oe|sj|sy|ch|kh|dz|iy|uw|ie|ee|oo|ae|ao|nj|th|dh|y){1,8}"
}

proptest! {
    #![proptest_config(crate::fold_laws::cases(2_000))]

    #[test]
    fn whatever_of_a_word_was_typed_finds_it(word in word(), share in 0.0_f64..1.0) {
        let letters: Vec<char> = word.chars().collect();
        let count = 1 + ((letters.len() - 1) as f64 * share) as usize;
        let typed: String = letters[..count].iter().collect();
        let name = Name::read(&word);
        prop_assume!(!name.words.is_empty());
        let keys = prefix_keys(&typed);
        prop_assert!(name.words[0].search_keys().iter().any(|key| keys.begin(key)), "{typed} {keys:?} {name:?}");
        let names = Names { child: &word, parent: None, nik: None };
        prop_assert!(Query::read(&typed).rank(names).is_some() || Query::read(&typed).is_empty());
        prop_assert_eq!(Index::new([names]).find(&Query::read(&typed), 5).len(), usize::from(!Query::read(&typed).is_empty()));
        prop_assert!(words(names).iter().any(|key| keys.begin(key)));
    }

    #[test]
    fn no_text_stops_the_reading_and_comparing_of_names(a in ".{0,60}", b in ".{0,60}") {
        let (a, b) = (Name::read(&a), Name::read(&b));
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!(there.pairs.len(), back.pairs.len());
        prop_assert_eq!(there.left_only.len(), back.right_only.len());
    }
}
