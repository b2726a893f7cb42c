//! From the letters of a word to a key that is the same for spellings that sound alike.
//!
//! Two layers: [`sound`] folds old and new orthography and letters that Sundanese speakers exchange (f, v and p; z and
//! j; silent final h), letter by letter; [`key`] then maps the abbreviations of a few very common names to the name.
//!
//! Invariant: whatever beginning of a word is typed, one of its [`prefix_keys`] begins [`sound`] or [`key`] of the word.

/// Short forms, as written, of names that half of a list may begin with; variants of the whole name, by their sound.
const FORMS: [(&str, &[&str], &[&str]); 6] = [
    (
        "muhamat",
        &["muh", "moh", "moch", "mochd", "mohd", "muhd", "muchd", "mhd", "mhmd", "md", "mochm", "muhm", "mohm"],
        &["mohamat", "muhamet", "mohamet", "mhamat", "mukamat", "mokamat"],
    ),
    ("siti", &["st", "sti"], &[]),
    ("ahmat", &["ach", "akh", "ahm", "achm", "akhm"], &["ahmet"]),
    ("abdul", &["abd", "abdl"], &["abdel"]),
    ("nur", &["nr"], &["nor"]),
    ("raden", &["rd", "rdn"], &[]),
];

/// The spelling key of a word in lower-case letters.
pub(super) fn key(word: &str) -> String {
    let sound = sound(word);
    match long_form(word, &sound) {
        Some(long) => long.to_owned(),
        None => sound,
    }
}

fn long_form(word: &str, sound: &str) -> Option<&'static str> {
    let is = |(_, short, whole): &&(&str, &[&str], &[&str])| short.contains(&word) || whole.contains(&sound);
    FORMS.iter().find(is).map(|(long, _, _)| *long)
}

/// The sound of a whole word in lower-case letters. A word of silent letters alone, such as the initial h, is itself.
pub fn sound(word: &str) -> String {
    let sound = fold(&word.chars().collect::<Vec<_>>(), true);
    if sound.is_empty() { word.to_owned() } else { sound }
}

/// Beginnings of keys that words which begin with a typed text may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrefixKeys {
    /// Each may begin the key of a word that is looked for; no other key is.
    pub keys: Vec<String>,
}

impl PrefixKeys {
    /// Whether a stored key may belong to a word that begins with what was typed.
    pub fn begin(&self, key: &str) -> bool {
        self.keys.iter().any(|prefix| key.starts_with(prefix.as_str()))
    }
}

/// The prefix keys of the beginning of a word, in lower-case letters.
pub fn prefix_keys(typed: &str) -> PrefixKeys {
    let letters: Vec<char> = typed.chars().collect();
    let whole = sound(typed);
    let with = |next: char| fold(&letters.iter().copied().chain([next]).collect::<Vec<_>>(), false);
    // The next letter may turn the last one into something else: d into dj, o into oe …
    let mut keys: Vec<String> = match letters.last() {
        // A y is a vowel or a consonant by what follows it, which says no more than that here.
        Some('y') => ['a', 'b'].map(with).into_iter().map(without_last).collect(),
        Some('d' | 't') => vec![fold(&letters, false), with('j')],
        Some('c') => vec![fold(&letters, false), with('h'), with('k')],
        Some('k') => vec![fold(&letters, false), with('h')],
        Some('o' | 'e') => vec![fold(&letters, false), with('e')],
        _ => vec![fold(&letters, false)],
    };
    keys.extend(long_form(typed, &whole).map(str::to_owned));
    // A whole word ends differently, but only as an end: "rahmad" must find Rahmat, and not hide Rahmadi.
    keys.push(whole);
    keys.sort_unstable();
    keys.dedup();
    keys.retain(|key| !key.is_empty());
    PrefixKeys { keys }
}

fn without_last(mut key: String) -> String {
    key.pop();
    key
}

fn push(key: &mut String, letter: char) {
    if !key.ends_with(letter) {
        key.push(letter);
    }
}

/// Folds letters from left to right, looking one ahead (two for `sy`).
fn fold(word: &[char], whole: bool) -> String {
    let mut key = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(&letter) = word.get(at) {
        let next = word.get(at + 1).copied();
        let end = whole && next.is_none();
        let (sound, used) = match (letter, next) {
            // Orthography before 1947 and 1972, and Arabic letters written in two.
            ('d', Some('j' | 'z')) => ("j", 2),
            ('t', Some('j')) => ("c", 2),
            ('o', Some('e' | 'o')) => ("u", 2),
            ('s', Some('h' | 'j')) => ("s", 2),
            ('s', Some('y')) if word.get(at + 2).is_some_and(|c| is_vowel(*c)) => ("s", 2),
            ('c' | 'k', Some('h')) => ("h", 2),
            ('c', Some('k')) => ("k", 2),
            ('d', Some('h')) => ("d", 2),
            ('t', Some('h')) => ("t", 2),
            ('p', Some('h')) => ("p", 2),
            ('b', Some('h')) => ("b", 2),
            ('g', Some('h')) => ("g", 2),
            // Vowels and glides.
            ('e', Some('e')) | ('i', Some('e' | 'y')) => ("i", 2),
            ('e', Some('u')) => ("e", 2),
            ('u', Some('w')) => ("u", 2),
            ('a', Some('e')) => ("ai", 2),
            ('a', Some('o')) => ("au", 2),
            ('y', Some(c)) if is_vowel(c) => ("j", 1),
            ('y', _) => ("i", 1),
            // Letters that speakers exchange.
            ('f' | 'v', _) => ("p", 1),
            ('z', _) => ("j", 1),
            ('q', _) => ("k", 1),
            ('x', _) => ("ks", 1),
            ('h', _) if end => ("", 1),
            ('d', _) if end => ("t", 1),
            ('b', _) if end => ("p", 1),
            _ => {
                push(&mut key, letter);
                at += 1;
                continue;
            }
        };
        sound.chars().for_each(|letter| push(&mut key, letter));
        at += used;
    }
    key
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}
