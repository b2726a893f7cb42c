//! Closed lists whose members have a stable name, for storage and for translation.
//!
//! Invariant: the name in JSON, the name that `key()` gives and the name in the Fluent
//! files are one word, written once.

/// Declares an enum with one key for each variant: `serde` writes it, `key()` gives it, `ALL` lists the variants in the
/// order written, which is also their order.
macro_rules! keyed {
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal,)* }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $key)] $variant,)*
        }

        impl $name {
            /// All members, in order.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The stable name, for storage and translation.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }
        }
    };
}

pub(crate) use keyed;
