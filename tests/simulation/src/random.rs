//! Randomness that is the same for the same seed on every machine: SplitMix64.

use uuid::Uuid;

/// A source of numbers.
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    /// A source that begins at a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5eed_5eed_5eed_5eed)
    }

    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `bound` − 1; 0 if the bound is 0.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.next() % bound }
    }

    /// A number from `least` to `most`.
    pub(crate) fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1).unsigned_abs()) as i64
    }

    /// True this many times in a thousand.
    pub(crate) fn happens(&mut self, in_a_thousand: u32) -> bool {
        self.below(1000) < u64::from(in_a_thousand)
    }

    /// One of these; none if there is none.
    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(usize::try_from(self.below(of.len() as u64)).unwrap_or(0))
    }

    /// A UUIDv7 of a moment.
    pub(crate) fn uuid(&mut self, unix_ms: i64) -> Uuid {
        let random = u128::from(self.next()) << 64 | u128::from(self.next());
        let time = (unix_ms as u128 & 0xffff_ffff_ffff) << 80;
        let low = random & !(0xf << 76) & !(0x3 << 62) & ((1 << 80) - 1);
        Uuid::from_u128(time | low | 0x7 << 76 | 0x2 << 62)
    }
}
