//! Which registrations are compared at all: those that have a key in common.
//!
//! Each key joins two things that seldom agree by chance, and a duplicate has many keys, so that an error in one or two
//! fields leaves others. Words enter by their consonants, so that most misspellings change no key.

use super::subject::Subject;
use crate::name::Word;

/// Keys that more registrations than this share are passed over.
pub(super) const MOST: usize = 250;

/// The blocking keys of a registration, without repetition.
pub(super) fn keys(subject: &Subject) -> Vec<u64> {
    let place = subject.village();
    let day = day(subject);
    let name: Vec<String> = subject.name.words.iter().map(bones).collect();
    let parent: Vec<String> = subject.parent.words.iter().map(|word| cut(bones(word), 4)).collect();
    let mut keys = vec![key(&["village and day", place, &day])];
    for (what, number) in [
        ("nik", subject.nik),
        ("nik", subject.parent_nik),
        ("family card", subject.family_card),
        ("phone", subject.phone),
    ] {
        keys.extend(number.map(|number| key(&[what, &number.to_string()])));
    }
    // Joined, because one list writes Nur Hasanah and another Nurhasanah.
    keys.push(key(&["whole name and day", &cut(name.concat(), 6), &day]));
    for word in name.iter().map(|word| cut(word.clone(), 4)) {
        keys.push(key(&["name and village", &word, place]));
        keys.push(key(&["name and day", &word, &day]));
        keys.extend(parent.iter().map(|parent| key(&["name and parent", &word, parent])));
    }
    for word in &parent {
        keys.push(key(&["parent and village", word, place]));
        keys.push(key(&["parent and day", word, &day]));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The day of birth; day and month in order of size, because they are often swapped.
fn day(subject: &Subject) -> String {
    let (year, month, day) = subject.birth.date.ymd();
    format!("{year}-{}-{}", month.min(day), month.max(day))
}

/// The consonants of a word by its key, voiced and unvoiced as one, and a mark for a vowel at the beginning.
fn bones(word: &Word) -> String {
    let mut bones = String::new();
    for (at, letter) in word.key.chars().enumerate() {
        let bone = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'h' | 'w' | 'j' if at > 0 => continue,
            'a' | 'e' | 'i' | 'o' | 'u' | 'h' => 'a',
            'd' => 't',
            'b' => 'p',
            'g' => 'k',
            other => other,
        };
        if !bones.ends_with(bone) {
            bones.push(bone);
        }
    }
    bones
}

fn cut(mut bones: String, letters: usize) -> String {
    bones.truncate(bones.char_indices().nth(letters).map_or(bones.len(), |(at, _)| at));
    bones
}

/// FNV-1a with 64 bits. A collision only means a comparison more.
fn key(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
