//! The version of the app: one hash over all that ships.

use crate::bundle::Files;
use sha2::{Digest, Sha256};

/// Twelve hexadecimal digits that change when any name or byte changes.
pub(crate) fn of<'a>(groups: impl IntoIterator<Item = &'a Files>) -> String {
    let mut hash = Sha256::new();
    for (name, bytes) in groups.into_iter().flatten() {
        // Lengths keep "ab" + "c" apart from "a" + "bc".
        for part in [name.as_bytes(), bytes] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(pairs: &[(&str, &str)]) -> Files {
        pairs.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn any_change_of_name_or_bytes_changes_the_version() {
        let base = of([&files(&[("a", "bc")])]);
        assert_eq!(base.len(), 12);
        assert_eq!(base, of([&files(&[("a", "bc")])]));
        for other in [&[("a", "bd")][..], &[("ab", "c")], &[("a", "bc"), ("b", "")]] {
            assert_ne!(base, of([&files(other)]), "{other:?}");
        }
    }
}
