//! Finding a child by a few letters of its name, its mother's name or its number, as they are typed.
//!
//! A stored record is found under [`words`]: keys that a store may keep in a table of its own with an index, and look
//! up by [`Query::prefixes`]. What it finds is put in order by [`Query::rank`]. Where all records fit into memory,
//! [`Index`] does both.
//!
//! Invariant: what has been typed so far of a word finds every name that has a word so beginning or sounding.
//! Tested by: tests/suite/name_cases.rs; `cargo run --release -p simpati-core --example name_search_speed`.

use crate::name::{self, PrefixKeys, Word};

/// Words of a query that are looked at; more are left out.
const MAX_QUERY_WORDS: usize = 6;

/// What somebody typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    words: Vec<(String, PrefixKeys)>,
    digits: String,
}

/// A record that can be found: its names, and its number in the civil register.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// The child's name.
    pub child: &'a str,
    /// The parent's name.
    pub parent: Option<&'a str>,
    /// The child's number.
    pub nik: Option<&'a str>,
}

/// How well a record fits, best first when sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    /// Words of the query that are found only in the parent's name.
    pub in_parent: u8,
    /// Words of the query that begin no word as written, but sound so.
    pub by_sound: u8,
    /// Words of the query that do not stand in the place where they were typed.
    pub out_of_place: u8,
    /// Words of the query that are only the beginning of the word found.
    pub partial: u8,
}

/// Keys under which a record is found, sorted and without repetition.
pub fn words(names: Names<'_>) -> Vec<String> {
    let both = name::words(names.child).into_iter().chain(name::words(names.parent.unwrap_or_default()));
    let mut keys: Vec<String> = both.flat_map(|word| word.search_keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

impl Query {
    /// Reads what was typed so far. Digits look for the number in the civil register, letters for names.
    pub fn read(typed: &str) -> Self {
        let digits = typed.chars().filter(char::is_ascii_digit).take(16).collect();
        let words = name::words(typed).into_iter().map(|word| (name::prefix_keys(&word.text), word.text));
        let words = words.take(MAX_QUERY_WORDS).map(|(keys, text)| (text, keys)).collect();
        Self { words, digits }
    }

    /// Whether nothing was typed that could be looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.digits.is_empty()
    }

    /// The digits that were typed, to be looked for inside a number.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// For each word typed, the beginnings of keys of which a record must have at least one.
    pub fn prefixes(&self) -> impl Iterator<Item = &PrefixKeys> {
        self.words.iter().map(|(_, keys)| keys)
    }

    /// How well a record fits; none if a word or the digits are not found in it.
    pub fn rank(&self, names: Names<'_>) -> Option<Rank> {
        self.rank_read(&Read::of(names))
    }

    fn rank_read(&self, read: &Read) -> Option<Rank> {
        if !self.digits.is_empty() && !read.nik.contains(&self.digits) {
            return None;
        }
        let mut rank = Rank { in_parent: 0, by_sound: 0, out_of_place: 0, partial: 0 };
        for (place, (typed, keys)) in self.words.iter().enumerate() {
            let child = find(&read.child, typed, keys);
            let (at, by_sound, partial) = match child {
                Some(found) => found,
                None => {
                    rank.in_parent += 1;
                    find(&read.parent, typed, keys)?
                }
            };
            rank.by_sound += u8::from(by_sound);
            rank.out_of_place += u8::from(at != place);
            rank.partial += u8::from(partial);
        }
        Some(rank)
    }
}

/// The best word of a name for what was typed: its place, whether only by sound, whether only its beginning.
fn find(name: &[Word], typed: &str, keys: &PrefixKeys) -> Option<(usize, bool, bool)> {
    let written = name.iter().position(|word| word.text.starts_with(typed));
    if let Some(at) = written {
        return Some((at, false, name[at].text.len() != typed.len()));
    }
    let sounds = |word: &Word| word.search_keys().iter().any(|key| keys.begin(key));
    name.iter().position(sounds).map(|at| (at, true, true))
}

#[derive(Debug, Clone)]
struct Read {
    child: Vec<Word>,
    parent: Vec<Word>,
    nik: String,
}

impl Read {
    fn of(names: Names<'_>) -> Self {
        Self {
            child: name::words(names.child),
            parent: name::words(names.parent.unwrap_or_default()),
            nik: names.nik.unwrap_or_default().to_owned(),
        }
    }
}

/// All records of a tablet in memory, found by what is typed. Records are named by their position.
#[derive(Debug, Clone, Default)]
pub struct Index {
    records: Vec<Read>,
    /// Keys with the records that have them, sorted.
    keys: Vec<(String, u32)>,
}

impl Index {
    /// Reads all records.
    pub fn new<'a>(records: impl IntoIterator<Item = Names<'a>>) -> Self {
        let mut index = Self::default();
        for (at, names) in (0..).zip(records) {
            index.keys.extend(words(names).into_iter().map(|key| (key, at)));
            index.records.push(Read::of(names));
        }
        index.keys.sort_unstable();
        index
    }

    /// The positions of the best records for a query, best first, and at most `limit`. An empty query finds nothing.
    pub fn find(&self, query: &Query, limit: usize) -> Vec<usize> {
        if query.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(Rank, usize)> = self
            .candidates(query)
            .into_iter()
            .filter_map(|at| query.rank_read(self.records.get(at)?).map(|rank| (rank, at)))
            .collect();
        found.sort_unstable();
        found.truncate(limit);
        found.into_iter().map(|(_, at)| at).collect()
    }

    /// Records that have a key for the word of the query that fewest have.
    fn candidates(&self, query: &Query) -> Vec<usize> {
        let with = |keys: &PrefixKeys| {
            let mut at: Vec<usize> = keys.keys.iter().flat_map(|prefix| self.beginning(prefix)).collect();
            at.sort_unstable();
            at.dedup();
            at
        };
        query.prefixes().map(with).min_by_key(Vec::len).unwrap_or_else(|| (0..self.records.len()).collect())
    }

    fn beginning<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = usize> + 'a {
        let from = self.keys.partition_point(|(key, _)| key.as_str() < prefix);
        self.keys[from..].iter().take_while(move |(key, _)| key.starts_with(prefix)).map(|(_, at)| *at as usize)
    }
}
