//! When each service is due: the Ministry's schedule as a value.

use crate::clock::CivilDate;
use crate::journal::body::Vaccine;
use serde::{Deserialize, Serialize};

/// The rules by which services are due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Name and version, to be kept with whatever is decided by it.
    pub version: String,
    /// The immunisation schedule, in the order in which doses are due.
    pub vaccines: Vec<VaccineRule>,
    /// Whether Japanese encephalitis is endemic here.
    pub je_endemic: bool,
    /// Months of the year (1 to 12) in which vitamin A is given.
    pub vitamin_a_months: Vec<u32>,
    /// Months of the year (1 to 12) in which children are dewormed.
    pub deworming_months: Vec<u32>,
    /// Ages, in full months and ascending, at which the development checklist is gone through.
    pub checklist_months: Vec<u32>,
}

/// When one dose is due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaccineRule {
    /// Which dose.
    pub vaccine: Vaccine,
    /// Due from this age, in full months.
    pub from_month: u32,
    /// Late from this age, in full months.
    pub late_from_month: u32,
    /// Not given any more from this many days after birth on.
    pub never_from_day: Option<u32>,
    /// Due only after another dose, and no sooner than so long after it.
    pub after: Option<(Vaccine, Interval)>,
    /// Only where Japanese encephalitis is endemic.
    pub endemic_only: bool,
    /// Part of complete basic immunisation (*imunisasi dasar lengkap*, IDL).
    pub basic: bool,
}

/// The least time between two doses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// Whole calendar months.
    Months(u32),
    /// Days.
    Days(u32),
}

impl Interval {
    /// The first day that is so long after `earlier`; none outside the range of dates.
    pub fn after(self, earlier: CivilDate) -> Option<CivilDate> {
        match self {
            Self::Months(months) => earlier.after_full_months(months),
            Self::Days(days) => earlier.plus_days(i64::from(days)),
        }
    }
}

impl Default for Schedule {
    /// The schedule of 2023, where Japanese encephalitis is not endemic: KMK HK.01.07/MENKES/2015/2023 (ILP), chapters on
    /// immunisation and vitamin A, and *Buku KIA* 2023.
    ///
    /// Not confirmed by an official page, and so to be set where they are known better: which doses make basic
    /// immunisation complete, and the ages of the checklist, which are those of KPSP. That a dose is late from the month
    /// after its own is our reading.
    fn default() -> Self {
        use Interval::{Days, Months};
        use Vaccine::*;
        let booster = |vaccine, from_month, late_from_month, after| VaccineRule {
            vaccine,
            from_month,
            late_from_month,
            never_from_day: None,
            after,
            endemic_only: false,
            basic: false,
        };
        let first = |vaccine, month| VaccineRule { basic: true, ..booster(vaccine, month, month + 1, None) };
        let next = |vaccine, month, last| VaccineRule { after: Some((last, Months(1))), ..first(vaccine, month) };
        Self {
            version: "id-2023".to_owned(),
            vaccines: vec![
                VaccineRule { never_from_day: Some(2), ..first(Hb0, 0) }, // within 24 hours; only days are known
                first(Bcg, 0),
                first(Opv1, 0),
                first(Dpt1, 2),
                next(Opv2, 2, Opv1),
                first(Pcv1, 2),
                first(Rv1, 2),
                next(Dpt2, 3, Dpt1),
                next(Opv3, 3, Opv2),
                next(Pcv2, 3, Pcv1),
                next(Rv2, 3, Rv1),
                next(Dpt3, 4, Dpt2),
                next(Opv4, 4, Opv3),
                next(Rv3, 4, Rv2),
                first(Ipv1, 4),
                first(Mr1, 9),
                next(Ipv2, 9, Ipv1),
                VaccineRule { endemic_only: true, ..booster(Je, 10, 11, None) },
                booster(Pcv3, 12, 13, Some((Pcv2, Days(56)))),
                booster(Dpt4, 18, 24, Some((Dpt3, Months(12)))),
                booster(Mr2, 18, 24, Some((Mr1, Months(6)))),
            ],
            je_endemic: false,
            vitamin_a_months: vec![2, 8],
            deworming_months: vec![8],
            checklist_months: vec![3, 6, 9, 12, 15, 18, 21, 24, 30, 36, 42, 48, 54],
        }
    }
}
