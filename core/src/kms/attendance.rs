//! What one child adds to the count of a place in one month.

use super::{AgeGroup, CardZone, WeighingCode};
use crate::sex::Sex;
use serde::{Deserialize, Serialize};

/// What one child adds to a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance {
    /// The child's sex.
    pub sex: Sex,
    /// The child's age group on the day it was weighed or, if it was not, on the last day of the month.
    pub age_group: AgeGroup,
    /// The child belongs here: it is counted in S here and nowhere else.
    pub home: bool,
    /// The child has a card on paper (*KMS*, *Buku KIA*).
    pub has_card: bool,
    /// Weighed here in this month.
    pub weighed: Option<Weighed>,
    /// What was found here in this month refers the child.
    pub to_refer: bool,
    /// The child was told here in this month to go to the Puskesmas (*dirujuk*).
    pub referred: bool,
}

/// The weighing of a month, as far as it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// The letter.
    pub code: WeighingCode,
    /// Months in a row without enough gain, this one included ([`Card::not_gained_in_a_row`](super::Card::not_gained_in_a_row)).
    pub not_gained_in_a_row: u32,
    /// Where the weight lies on the card; none if weight-for-age has no score, as with oedema.
    pub zone: Option<CardZone>,
    /// The Puskesmas holds it for right.
    pub verified: bool,
}
