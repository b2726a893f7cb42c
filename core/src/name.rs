//! A person's name made comparable: the one normaliser for search as you type and for finding duplicates.
//!
//! Indonesian and Sundanese names are written in many ways: Muh./M./Mochamad, Siti/St., Djudju/Juju, Oejang/Ujang,
//! Fitri/Pitri, Zaenal/Jaenal, Aisyah/Aisya, in any order, joined or apart, and a newborn may be *Bayi Ny. Euis*.
//! A [`Word`] carries its letters as written and a spelling key that is the same for such variants.
//!
//! Invariant: the cost of comparing two names is bounded, however long a text is given.
//! Tested by: tests/suite/name_cases.rs.

mod likeness;
mod spelling;

pub use likeness::{Comparison, ENOUGH, Likeness, Pair, compare};
pub use spelling::{PrefixKeys, prefix_keys, sound};

/// Words of a name that are looked at; more are left out.
pub const MAX_WORDS: usize = 8;

/// Letters of a word that are looked at; more are left out.
pub const MAX_LETTERS: usize = 24;

/// One word of a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    /// Lower-case letters without accents, at most [`MAX_LETTERS`].
    pub text: String,
    /// The spelling key: equal for spellings that sound alike, and for a common name and its abbreviations.
    pub key: String,
}

/// A name as comparable words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Name {
    /// The words without titles, at most [`MAX_WORDS`].
    pub words: Vec<Word>,
    /// Whether this is no name yet but *Bayi Ny. X*; the words are then the mother's.
    pub newborn: bool,
}

impl Word {
    fn new(text: String) -> Self {
        Self { key: spelling::key(&text), text }
    }

    /// The keys under which the word must be found, so that any beginning of it finds it.
    pub fn search_keys(&self) -> [String; 2] {
        [self.key.clone(), spelling::sound(&self.text)]
    }
}

impl Name {
    /// Reads a name as somebody wrote it.
    pub fn read(text: &str) -> Self {
        let mut newborn = false;
        let words = split(text)
            .filter(|word| {
                newborn |= matches!(word.as_str(), "bayi" | "by");
                !is_title(word)
            })
            .take(MAX_WORDS)
            .map(Word::new)
            .collect();
        Self { words, newborn }
    }
}

/// Every word of a text, titles too, at most [`MAX_WORDS`].
pub fn words(text: &str) -> Vec<Word> {
    split(text).take(MAX_WORDS).map(Word::new).collect()
}

/// The words of a text: letters only, lower case, without accents; apostrophes join, everything else separates.
fn split(text: &str) -> impl Iterator<Item = String> {
    // Cut first: a text of megabytes costs no more than a long name.
    let letters = text.chars().take(MAX_WORDS * 4 * MAX_LETTERS).flat_map(char::to_lowercase);
    let mut words = vec![String::new()];
    let mut length = 0;
    for letter in letters {
        if letter.is_alphabetic() {
            length += 1;
            if length <= MAX_LETTERS
                && let Some(word) = words.last_mut()
            {
                word.push(plain(letter));
            }
        } else if !matches!(letter, '\'' | '’' | 'ʼ' | '`' | '\u{301}' | '\u{300}') {
            words.push(String::new());
            length = 0;
        }
    }
    words.into_iter().filter(|word| !word.is_empty())
}

fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ĭ' => 'i',
        'ñ' | 'ń' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' => 'o',
        'ś' | 'š' | 'ṣ' => 's',
        'ù'..='ü' | 'ū' | 'ŭ' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        other => other,
    }
}

/// Words that say who somebody is, not what they are called.
fn is_title(word: &str) -> bool {
    matches!(
        word,
        "bayi"
            | "by"
            | "ny"
            | "nyonya"
            | "tn"
            | "ibu"
            | "bu"
            | "bapak"
            | "bpk"
            | "pak"
            | "hj"
            | "alm"
            | "almh"
            | "bin"
            | "binti"
    )
}
