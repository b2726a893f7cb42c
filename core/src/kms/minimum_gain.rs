//! How much weight a child must gain in a month (*kenaikan berat badan minimal*, KBM).
//!
//! The tables are files in `data/kms`, read while this crate is compiled: a damaged file is a compile error.

use crate::sex::Sex;
use serde::{Deserialize, Serialize};

/// The last month of age that the card, and so the table, covers.
pub(super) const LAST_MONTH: usize = 60;

/// Minimum gain in grams by sex and by the age reached, in whole calendar months from 1 to 60.
///
/// In JSON: `{"L": […], "P": […]}`, 60 numbers each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Rows", into = "Rows")]
pub struct MinimumGains {
    grams: [[u16; LAST_MONTH]; 2],
}

/// Why a text is not a table of minimum gains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadGain {
    /// The first line is not `sex,month,grams,source`.
    #[error("the first line must be sex,month,grams,source")]
    Header,
    /// A line is not `L|P,1–60,1–9999,source`.
    #[error("line {line}: expected L or P, a month from 1 to 60, grams from 1 to 9999, and a source")]
    Line {
        /// Counted from 1, the header being line 1.
        line: usize,
    },
    /// A line repeats a sex and month that an earlier line has.
    #[error("line {line}: this sex and month were given before")]
    Repeated {
        /// Counted from 1, the header being line 1.
        line: usize,
    },
    /// A sex and month from 1 to 60 have no minimum.
    #[error("{sex:?}, month {month}: no minimum")]
    Absent {
        /// Whose table.
        sex: Sex,
        /// Month of age.
        month: usize,
    },
    /// A minimum that is not a number of grams from 1 to 9999.
    #[error("{sex:?}, month {month}: expected grams from 1 to 9999")]
    Grams {
        /// Whose table.
        sex: Sex,
        /// Month of age.
        month: usize,
    },
    /// Minima beyond month 60, which no card shows.
    #[error("{sex:?}: more than 60 months")]
    TooMany {
        /// Whose table.
        sex: Sex,
    },
}

impl MinimumGains {
    /// The default: one row for boys and one for girls, which differ at 7 and 11 months. That split is not confirmed by
    /// an official page (see `data/kms/SOURCES.md`), which is why this is a value and not a rule.
    pub const BY_SEX: Self = compiled(include_bytes!("../../data/kms/kbm-by-sex.csv"));

    /// The single row of *Buku KIA* 2023, page 54, for boys and girls alike.
    pub const ONE_ROW: Self = compiled(include_bytes!("../../data/kms/kbm-one-row.csv"));

    /// Reads a table: the header `sex,month,grams,source`, then one line for each sex and month, in any order.
    pub const fn from_csv(text: &[u8]) -> Result<Self, BadGain> {
        let mut rest = match strip_prefix(text, b"sex,month,grams,source\n") {
            Some(rest) => rest,
            None => return Err(BadGain::Header),
        };
        let (mut grams, mut line) = ([[0; LAST_MONTH]; 2], 1);
        while !rest.is_empty() {
            line += 1;
            let (sex, month, gain, after) = match read_line(rest) {
                Some(read) => read,
                None => return Err(BadGain::Line { line }),
            };
            if grams[sex as usize][month - 1] != 0 {
                return Err(BadGain::Repeated { line });
            }
            grams[sex as usize][month - 1] = gain;
            rest = after;
        }
        let mut at = 0;
        while at < 2 * LAST_MONTH {
            let sex = if at < LAST_MONTH { Sex::Male } else { Sex::Female };
            if grams[sex as usize][at % LAST_MONTH] == 0 {
                return Err(BadGain::Absent { sex, month: at % LAST_MONTH + 1 });
            }
            at += 1;
        }
        Ok(Self { grams })
    }

    /// The least gain, in grams, for a child who has now completed `full_months`; none under 1 month and over 60.
    pub fn grams(&self, sex: Sex, full_months: u32) -> Option<u16> {
        let row = usize::try_from(full_months).ok()?.checked_sub(1)?;
        self.grams[sex as usize].get(row).copied()
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rows {
    #[serde(rename = "L")]
    boys: Vec<u16>,
    #[serde(rename = "P")]
    girls: Vec<u16>,
}

impl TryFrom<Rows> for MinimumGains {
    type Error = BadGain;
    fn try_from(rows: Rows) -> Result<Self, BadGain> {
        Ok(Self { grams: [row(Sex::Male, &rows.boys)?, row(Sex::Female, &rows.girls)?] })
    }
}

fn row(sex: Sex, grams: &[u16]) -> Result<[u16; LAST_MONTH], BadGain> {
    if let Some(wrong) = grams.iter().position(|grams| !(1..=9999).contains(grams)) {
        return Err(BadGain::Grams { sex, month: wrong + 1 });
    }
    let of_length = |_| match grams.len() {
        few if few < LAST_MONTH => BadGain::Absent { sex, month: few + 1 },
        _ => BadGain::TooMany { sex },
    };
    grams.try_into().map_err(of_length)
}

impl From<MinimumGains> for Rows {
    fn from(MinimumGains { grams: [boys, girls] }: MinimumGains) -> Self {
        Self { boys: boys.to_vec(), girls: girls.to_vec() }
    }
}

impl Default for MinimumGains {
    /// [`MinimumGains::BY_SEX`].
    fn default() -> Self {
        Self::BY_SEX
    }
}

const fn compiled(text: &[u8]) -> MinimumGains {
    match MinimumGains::from_csv(text) {
        Ok(table) => table,
        Err(_) => panic!("a table in data/kms is damaged"),
    }
}

/// Sex, month, grams, and what follows the line.
const fn read_line(text: &[u8]) -> Option<(Sex, usize, u16, &[u8])> {
    let (sex, rest) = match text {
        [b'L', b',', rest @ ..] => (Sex::Male, rest),
        [b'P', b',', rest @ ..] => (Sex::Female, rest),
        _ => return None,
    };
    match read_number(rest) {
        Some((month, rest)) if month <= LAST_MONTH as u16 => match read_number(rest) {
            Some((gain, rest)) => match skip_source(rest) {
                Some(rest) => Some((sex, month as usize, gain, rest)),
                None => None,
            },
            None => None,
        },
        _ => None,
    }
}

/// A number from 1 to 9999 and what follows the comma behind it.
const fn read_number(text: &[u8]) -> Option<(u16, &[u8])> {
    let (mut number, mut rest) = (0_u32, text);
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        number = number * 10 + (*digit - b'0') as u32;
        if number > 9999 {
            return None;
        }
        rest = after;
    }
    match rest {
        [b',', after @ ..] if number > 0 => Some((number as u16, after)),
        _ => None,
    }
}

/// What follows the line, if a source is named and a line feed ends it.
const fn skip_source(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    while let [b'a'..=b'z' | b'0'..=b'9' | b'-', after @ ..] = rest {
        rest = after;
    }
    match rest {
        [b'\n', after @ ..] if rest.len() < text.len() => Some(after),
        _ => None,
    }
}

const fn strip_prefix<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (mut rest, mut wanted) = (text, prefix);
    while let [expected, wanted_after @ ..] = wanted {
        match rest {
            [found, after @ ..] if *found == *expected => (rest, wanted) = (after, wanted_after),
            _ => return None,
        }
    }
    Some(rest)
}
