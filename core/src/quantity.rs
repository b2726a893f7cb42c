//! Measured quantities with their unit in the type.
//!
//! A number here is finite and greater than zero. How large is believable is not decided here: that is
//! `plausibility`'s question, and a strange value must be kept, shown and measured again, not refused.
//!
//! Invariant: a value that exists is finite and positive, and is exactly the decimal that was typed (nearest f64).

use serde::{Deserialize, Serialize};

/// Why a number is not a measurement.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("not a positive, finite number: {value}")]
pub struct BadQuantity {
    /// The number as given.
    pub value: f64,
}

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// Takes a finite number greater than zero.
            pub fn new(value: f64) -> Result<Self, BadQuantity> {
                if value.is_finite() && value > 0.0 { Ok(Self(value)) } else { Err(BadQuantity { value }) }
            }

            /// The number, in the unit that the type names.
            pub fn get(self) -> f64 {
                self.0
            }
        }

        // A value is never NaN, so equality is total.
        impl Eq for $name {}

        impl TryFrom<f64> for $name {
            type Error = BadQuantity;
            fn try_from(value: f64) -> Result<Self, BadQuantity> {
                Self::new(value)
            }
        }

        impl From<$name> for f64 {
            fn from(quantity: $name) -> f64 {
                quantity.0
            }
        }
    };
}

quantity!(
    /// Body weight (*berat badan*, BB) in kilograms.
    Kilograms
);
quantity!(
    /// Length, height or circumference in centimetres.
    Centimetres
);
quantity!(
    /// Skinfold thickness in millimetres.
    Millimetres
);
