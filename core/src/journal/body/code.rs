//! Choices from a list that may grow: a code that a newer app wrote is kept as it is, never refused and never lost.

/// A code that is in no list of this version: 1 to 48 lower-case letters, digits and underscores.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OtherCode(Box<str>);

/// A text that cannot be a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code of 1 to 48 lower-case letters, digits and underscores")]
pub struct BadCode;

impl OtherCode {
    pub(super) fn new(text: &str) -> Result<Self, BadCode> {
        let right = (1..=48).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if right { Ok(Self(text.into())) } else { Err(BadCode) }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Declares an enum of codes with `Other` for what is not known here.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
            /// A code from a newer version.
            Other($crate::journal::body::code::OtherCode),
        }

        impl $name {
            /// Every code that this version knows, in the order in which a screen offers them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as it is written.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Other(code) => code.as_str(),
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::journal::body::code::BadCode;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($code => Ok(Self::$variant),)+
                    _ => $crate::journal::body::code::OtherCode::new(text).map(Self::Other),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::journal::body::code::BadCode;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> String {
                code.as_str().to_owned()
            }
        }
    };
}
pub(super) use codes;
