//! A child (*balita*) as the register knows it: registration and amendment.

use super::fields::{Change, fields};
use super::reason::AmendReason;
use super::text::{Address, FamilyCard, Nik, Note, PersonName, Phone};
use crate::clock::CivilDate;
use crate::id::{ChildId, EntryId};
use crate::quantity::{Centimetres, Kilograms};
use crate::sex::Sex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A child enters the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildRegistered {
    /// Minted by the device that registers.
    pub child: ChildId,
    /// What is known.
    pub facts: ChildFacts,
}

/// Something that was stated about a child is corrected or completed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildAmended {
    /// Which child.
    pub child: ChildId,
    /// The latest entries about the child that the author's screen rested on (`ChildView::heads`).
    pub saw: BTreeSet<EntryId>,
    /// Why.
    pub reason: AmendReason,
    /// Only the fields that are stated.
    pub changes: ChildChanges,
    /// In the author's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Note>,
}

/// When a child was born, and how well that is known. One field: a date and its precision are corrected together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Birth {
    /// The day; the 15th where only the month is known, 1 July where only the year is.
    pub date: CivilDate,
    /// How well the day is known.
    #[serde(default)]
    pub precision: Precision,
}

/// How well a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day.
    #[default]
    Day,
    /// To the month: growth is shown as a range.
    Month,
    /// To the year: growth is shown as a range.
    Year,
}

/// Completed weeks of pregnancy at birth (*usia kehamilan*), 20 to 45.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct GestationWeeks(u8);

/// A neighbourhood's number (*RT* or *RW*), 1 to 999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Neighbourhood(u16);

/// Which child of its mother (*anak ke-*), 1 to 30.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct BirthOrder(u8);

/// A number outside the limits of its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{value} is not between {least} and {most}")]
pub struct OutOfRange {
    /// As given.
    pub value: u16,
    /// The least that is taken.
    pub least: u16,
    /// The most that is taken.
    pub most: u16,
}

macro_rules! ranged {
    ($name:ident, $int:ty, $least:literal, $most:literal) => {
        impl $name {
            /// The number.
            pub fn get(self) -> $int {
                self.0
            }
        }

        impl TryFrom<$int> for $name {
            type Error = OutOfRange;
            fn try_from(value: $int) -> Result<Self, OutOfRange> {
                let right = ($least..=$most).contains(&value);
                if right {
                    Ok(Self(value))
                } else {
                    Err(OutOfRange { value: value.into(), least: $least, most: $most })
                }
            }
        }

        impl From<$name> for $int {
            fn from(number: $name) -> $int {
                number.0
            }
        }
    };
}

ranged!(GestationWeeks, u8, 20, 45);
ranged!(Neighbourhood, u16, 1, 999);
ranged!(BirthOrder, u8, 1, 30);

/// The one list of a child's fields, for whatever is declared from it.
macro_rules! child_fields {
    ($declare:ident) => {
        $declare! {
            /// What a registration states about a child.
            facts ChildFacts;
            /// What an amendment states about a child.
            changes ChildChanges;
            /// What all statements together say about a child, field by field.
            registers ChildRegisters;
            /// One fact about a child.
            field ChildField;
            required {
                /// The child's name.
                name / Name: PersonName,
                /// By which the growth tables are split.
                sex / Sex: Sex,
                /// When it was born.
                birth / Birth: Birth,
            }
            optional {
                /// The child's number in the civil register; a newborn has none.
                nik / Nik: Nik,
                /// The family card's number (*KK*).
                family_card / FamilyCard: FamilyCard,
                /// The mother, or the parent or guardian who brings the child (*nama ortu*).
                parent_name / ParentName: PersonName,
                /// That person's number in the civil register.
                parent_nik / ParentNik: Nik,
                /// That person's telephone.
                phone / Phone: Phone,
                /// Where the child lives.
                address / Address: Address,
                /// *Rukun tetangga*.
                rt / Rt: Neighbourhood,
                /// *Rukun warga*.
                rw / Rw: Neighbourhood,
                /// Weight at birth (*BB lahir*), in kilograms.
                birth_weight_kg / BirthWeightKg: Kilograms,
                /// Length at birth (*PB lahir*), in centimetres.
                birth_length_cm / BirthLengthCm: Centimetres,
                /// Head circumference at birth, in centimetres.
                birth_head_cm / BirthHeadCm: Centimetres,
                /// Completed weeks of pregnancy at birth.
                gestation_weeks / GestationWeeks: GestationWeeks,
                /// Which child of its mother.
                birth_order / BirthOrder: BirthOrder,
                /// Put to the breast within the first hour (*inisiasi menyusu dini*, IMD).
                early_breastfeeding / EarlyBreastfeeding: bool,
                /// The family has the mother-and-child book (*Buku KIA*) with the growth card.
                has_kia_book / HasKiaBook: bool,
            }
        }
    };
}
child_fields!(fields);
pub(crate) use child_fields;
