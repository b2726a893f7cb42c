//! Texts and numbers that name people and things, each with its limits.
//!
//! Blanks around a text are removed when it is read; the entry's own text is not changed by that.
//!
//! Invariant: no value here prints a person's name, number, telephone or address through `Debug`, and the numbers of
//! civil registration show only their ends through `Display`.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text was not taken. It does not repeat the text, which may name a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadText {
    /// Nothing but blanks.
    #[error("the text is empty")]
    Empty,
    /// More characters than the field takes.
    #[error("{chars} characters; at most {most} are taken")]
    TooLong {
        /// Characters given.
        chars: usize,
        /// Characters taken.
        most: usize,
    },
    /// A control character, which no keyboard types and a screen cannot show.
    #[error("the text holds a control character")]
    Control,
    /// Not of the form that the field asks for.
    #[error("the text is not of the form asked for: {form}")]
    Form {
        /// The form asked for, in English, for developers.
        form: &'static str,
    },
}

fn checked(text: &str, most: usize, lines: bool) -> Result<String, BadText> {
    let text = text.trim();
    let chars = text.chars().count();
    if text.is_empty() {
        return Err(BadText::Empty);
    }
    if chars > most {
        return Err(BadText::TooLong { chars, most });
    }
    if text.chars().any(|c| c.is_control() && !(lines && c == '\n')) {
        return Err(BadText::Control);
    }
    Ok(text.to_owned())
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $check:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Box<str>);

        impl $name {
            /// Takes a text without the blanks around it, if it keeps the limits of this field.
            pub fn new(text: &str) -> Result<Self, BadText> {
                let check: fn(&str) -> Result<String, BadText> = $check;
                check(text).map(|text| Self(text.into()))
            }

            /// The whole text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadText;
            fn try_from(text: String) -> Result<Self, BadText> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0.into()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}(…)", stringify!($name))
            }
        }
    };
}

text!(
    /// A person's name, 1 to 100 characters.
    PersonName,
    |text| checked(text, 100, false)
);
text!(
    /// Where a family lives (*alamat*), without RT and RW, 1 to 200 characters.
    Address,
    |text| checked(text, 200, false)
);
text!(
    /// A remark in a person's own words, 1 to 2,000 characters, on one line or more.
    Note,
    |text| checked(text, 2_000, true)
);
text!(
    /// The number or name written on a scale, a length board or a tape (*nomor alat*), 1 to 40 characters.
    ToolCode,
    |text| checked(text, 40, false)
);
text!(
    /// The version of a text that was read to somebody, such as the consent's, 1 to 20 characters.
    TextVersion,
    |text| checked(text, 20, false)
);
text!(
    /// A telephone number: 6 to 15 digits, with or without `+` before them. Blanks, dots and dashes between them are
    /// removed.
    Phone,
    |text| {
        let number: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
        let digits = number.strip_prefix('+').unwrap_or(&number);
        let right = (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        if right { Ok(number) } else { Err(BadText::Form { form: "6 to 15 digits" }) }
    }
);
text!(
    /// A person's number in the civil register (*Nomor Induk Kependudukan*, NIK): 16 digits. It is a text, because
    /// its zeros count. [`fmt::Display`] shows the first four and the last four.
    Nik,
    sixteen_digits
);
text!(
    /// A family card's number (*nomor Kartu Keluarga*, KK): 16 digits. [`fmt::Display`] shows the first four and the
    /// last four.
    FamilyCard,
    sixteen_digits
);

fn sixteen_digits(text: &str) -> Result<String, BadText> {
    let text = text.trim();
    let right = text.len() == 16 && text.bytes().all(|b| b.is_ascii_digit());
    if right { Ok(text.to_owned()) } else { Err(BadText::Form { form: "16 digits" }) }
}

fn masked(digits: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{}********{}", &digits[..4], &digits[12..])
}

impl fmt::Display for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(&self.0, f)
    }
}

impl fmt::Display for FamilyCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        masked(&self.0, f)
    }
}
