//! One visit's growth by both rulers, with its categories.

use crate::clock::CivilDate;
use crate::growth::classify::{ArmStatus, Category};
use crate::growth::full_months::{ByFullMonths, assess_by_full_months};
use crate::growth::{Assessment, Indicator, Measurements, assess};
use crate::sex::Sex;
use serde::{Deserialize, Serialize};

/// What one day's measurements say about growth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Growth {
    /// Scores by age in days, each with its reason: the ruler that counts.
    pub by_days: Assessment,
    /// The categories of these scores, in the order of [`Indicator::ALL`].
    pub categories: Vec<Category>,
    /// The arm's category, in centimetres (*LiLA*).
    pub arm: Option<ArmStatus>,
    /// The second ruler (*bulan penuh*), and where its categories differ; none over 60 full months.
    pub by_full_months: Option<ByFullMonths>,
}

impl Growth {
    /// Assesses what was measured on `day`; none if that is before birth.
    pub fn of(sex: Sex, birth: CivilDate, day: CivilDate, measured: &Measurements) -> Option<Self> {
        let by_days = assess(sex, Some(birth), day, measured).ok()?;
        let categories = Indicator::ALL
            .into_iter()
            .filter_map(|indicator| Category::of_answer(indicator, &by_days.score(indicator), measured.oedema));
        let full_months = day.full_months_since(birth);
        Some(Self {
            categories: categories.collect(),
            arm: measured.arm.zip(full_months).and_then(|(arm, months)| ArmStatus::of(arm, months)),
            by_full_months: assess_by_full_months(sex, birth, day, measured, &by_days),
            by_days,
        })
    }
}
