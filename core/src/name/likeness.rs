//! How alike two words and two names are.

use super::{MAX_LETTERS, MAX_WORDS, Name, Word};

/// From 0 (nothing in common) to 1000 (the same letters).
pub type Likeness = u16;

/// Words that are at least this alike may be the same word.
pub const ENOUGH: Likeness = 650;

/// What an initial is worth against a word that begins with it.
const INITIAL: Likeness = 710;

/// What a beginning of at least three letters is worth against its word.
const BEGINNING: Likeness = 820;

/// Two words, one of each name, that may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Position in the first name.
    pub left: usize,
    /// Position in the second name.
    pub right: usize,
    /// How alike they are.
    pub likeness: Likeness,
    /// Whether one of them is a single letter.
    pub initial: bool,
}

/// Two names side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Words that have a partner, best first.
    pub pairs: Vec<Pair>,
    /// Positions in the first name without a partner.
    pub left_only: Vec<usize>,
    /// Positions in the second name without a partner.
    pub right_only: Vec<usize>,
}

impl Comparison {
    /// How many words contradict each other: each name has a word that the other lacks.
    pub fn contradictions(&self) -> usize {
        self.left_only.len().min(self.right_only.len())
    }
}

/// Lays two names side by side, whatever the order of their words and whether they are joined or apart.
pub fn compare(left: &Name, right: &Name) -> Comparison {
    let mut all = Vec::with_capacity(left.words.len() * right.words.len());
    for (i, a) in left.words.iter().enumerate() {
        for (j, b) in right.words.iter().enumerate() {
            let likeness = words(a, b);
            if likeness >= ENOUGH {
                let initial = a.text.len() == 1 || b.text.len() == 1;
                all.push(Pair { left: i, right: j, likeness, initial });
            }
        }
    }
    all.sort_by_key(|pair| (std::cmp::Reverse(pair.likeness), pair.left, pair.right));
    let (mut used_left, mut used_right) = ([false; MAX_WORDS], [false; MAX_WORDS]);
    let mut pairs = Vec::new();
    for pair in all {
        if !used_left[pair.left] && !used_right[pair.right] {
            used_left[pair.left] = true;
            used_right[pair.right] = true;
            pairs.push(pair);
        }
    }
    let only = |used: [bool; MAX_WORDS], count: usize| (0..count).filter(|i| !used[*i]).collect();
    let apart = Comparison {
        pairs,
        left_only: only(used_left, left.words.len()),
        right_only: only(used_right, right.words.len()),
    };
    joined(left, right, &apart).unwrap_or(apart)
}

/// The same letters with the blanks elsewhere: Nurhasanah and Nur Hasanah.
fn joined(left: &Name, right: &Name, apart: &Comparison) -> Option<Comparison> {
    let rest = |name: &Name, only: &[usize]| only.iter().map(|i| name.words[*i].text.as_str()).collect::<String>();
    if left.words.len() == right.words.len() || (apart.left_only.is_empty() && apart.right_only.is_empty()) {
        return None;
    }
    // What found no partner may be part of a word that was joined with one that did, so whole names are joined.
    let all = |name: &Name| rest(name, &(0..name.words.len()).collect::<Vec<_>>());
    let word = |text: String| {
        let text: String = text.chars().take(MAX_LETTERS).collect();
        Word { key: super::spelling::sound(&text), text }
    };
    let likeness = words(&word(all(left)), &word(all(right)));
    (likeness >= 900).then(|| {
        let (short, long) = (left.words.len().min(right.words.len()), left.words.len().max(right.words.len()));
        let pair = |i: usize| Pair {
            left: i.min(left.words.len() - 1),
            right: i.min(right.words.len() - 1),
            likeness,
            initial: false,
        };
        debug_assert!(short <= long);
        Comparison { pairs: (0..short).map(pair).collect(), left_only: Vec::new(), right_only: Vec::new() }
    })
}

/// How alike two words are.
pub(super) fn words(a: &Word, b: &Word) -> Likeness {
    if a.text == b.text {
        return 1000;
    }
    if a.key == b.key && a.text.len() > 1 && b.text.len() > 1 {
        return 970;
    }
    let (short, long) = if a.text.len() <= b.text.len() { (a, b) } else { (b, a) };
    if short.text.len() == 1 {
        let begins = long.text.starts_with(&short.text) || long.key.starts_with(&short.text);
        return if begins && long.text.len() > 1 { INITIAL } else { 0 };
    }
    let letters = near(&a.text, &b.text).max(near(&a.key, &b.key).saturating_sub(20));
    if short.text.len() >= 3 && long.text.starts_with(&short.text) { letters.max(BEGINNING) } else { letters }
}

/// 1000 less the share of letters that must be changed, added, left out or exchanged with their neighbour.
fn near(a: &str, b: &str) -> Likeness {
    let mut letters = [['\0'; MAX_LETTERS]; 2];
    let mut fill = |row: usize, text: &str| {
        let mut count = 0;
        for (to, letter) in letters[row].iter_mut().zip(text.chars()) {
            *to = letter;
            count += 1;
        }
        count
    };
    let (m, n) = (fill(0, a), fill(1, b));
    let longest = m.max(n);
    if longest == 0 {
        return 0;
    }
    // Most words that are compared have little in common, which their consonants show sooner.
    if 5 * consonants_not_shared(a, b) > 4 * longest {
        return 0;
    }
    let cost = distance(&letters[0][..m], &letters[1][..n]);
    Likeness::try_from(1000_usize.saturating_sub(cost * 100 / longest)).unwrap_or(0)
}

/// How many consonants stand in one of two words only. Each needs half a change at least.
fn consonants_not_shared(a: &str, b: &str) -> usize {
    let set = |word: &str| {
        let bits = word.bytes().filter(u8::is_ascii_lowercase).map(|letter| 1_u32 << (letter - b'a'));
        bits.fold(0, |set, bit| set | bit) & !VOWELS
    };
    const VOWELS: u32 = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;
    (set(a) ^ set(b)).count_ones() as usize
}

/// Tenths of a letter between two words (optimal string alignment). Vowels that are misheard for each other count half.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut rows = [[0_u16; MAX_LETTERS + 1]; 3];
    for (cell, cost) in rows[0].iter_mut().zip((0..).step_by(10)) {
        *cell = cost;
    }
    for (i, &x) in a.iter().enumerate() {
        // The row to fill, the one above it and the one above that.
        let [now, above, older] = [(i + 1) % 3, i % 3, (i + 2) % 3];
        rows[now][0] = rows[above][0] + 10;
        for (j, &y) in b.iter().enumerate() {
            let swap = if x == y { 0 } else { exchange(x, y) };
            let mut best = (rows[above][j] + swap).min(rows[above][j + 1] + 10).min(rows[now][j] + 10);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(rows[older][j - 1] + 10);
            }
            rows[now][j + 1] = best;
        }
    }
    usize::from(rows[a.len() % 3][b.len()])
}

fn exchange(x: char, y: char) -> u16 {
    match (x.min(y), x.max(y)) {
        ('e', 'i') | ('o', 'u') | ('a', 'e') => 5,
        _ => 10,
    }
}
