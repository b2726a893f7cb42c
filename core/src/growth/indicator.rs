//! What a z-score is about: the indicators, and the two WHO standards that hold their tables.

use serde::{Deserialize, Serialize};

/// One growth indicator. In JSON it is its [`code`](Self::code).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Indicator {
    /// Length-for-age or height-for-age (*PB/U, TB/U*): stunting. 0–19 years.
    #[serde(rename = "lhfa")]
    LengthForAge,
    /// Weight-for-age (*BB/U*): underweight. 0–10 years.
    #[serde(rename = "wfa")]
    WeightForAge,
    /// Weight-for-length or weight-for-height (*BB/PB, BB/TB*): wasting. 0–5 years.
    #[serde(rename = "wflh")]
    WeightForLength,
    /// Body mass index for age (*IMT/U*), kg/m². 0–19 years.
    #[serde(rename = "bfa")]
    BmiForAge,
    /// Head circumference for age (*LK/U*). 0–5 years.
    #[serde(rename = "hcfa")]
    HeadForAge,
    /// Mid-upper-arm circumference for age (*LiLA/U*). 3 months to 5 years.
    #[serde(rename = "acfa")]
    ArmForAge,
    /// Triceps skinfold for age. 3 months to 5 years.
    #[serde(rename = "tsfa")]
    TricepsForAge,
    /// Subscapular skinfold for age. 3 months to 5 years.
    #[serde(rename = "ssfa")]
    SubscapularForAge,
}

/// A code that names no indicator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown indicator code {code:?}")]
pub struct UnknownIndicator {
    /// The code as given, cut to 16 characters.
    pub code: String,
}

impl Indicator {
    /// All indicators, in the order of WHO's output columns; `ALL[i] as usize == i`.
    pub const ALL: [Indicator; 8] = [
        Self::LengthForAge,
        Self::WeightForAge,
        Self::WeightForLength,
        Self::BmiForAge,
        Self::HeadForAge,
        Self::ArmForAge,
        Self::TricepsForAge,
        Self::SubscapularForAge,
    ];

    /// The short code by which WHO's table files name the indicator, such as `lhfa`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::LengthForAge => "lhfa",
            Self::WeightForAge => "wfa",
            Self::WeightForLength => "wflh",
            Self::BmiForAge => "bfa",
            Self::HeadForAge => "hcfa",
            Self::ArmForAge => "acfa",
            Self::TricepsForAge => "tsfa",
            Self::SubscapularForAge => "ssfa",
        }
    }

    /// Whether the score is made from weight: then oedema, which weighs, makes it worthless.
    pub const fn uses_weight(self) -> bool {
        matches!(self, Self::WeightForAge | Self::WeightForLength | Self::BmiForAge)
    }

    /// Whether the score is made from length, and so depends on how it was measured.
    pub const fn uses_length(self) -> bool {
        matches!(self, Self::LengthForAge | Self::WeightForLength | Self::BmiForAge)
    }

    /// Whether a rounded z-score is outside what WHO holds for believable: beyond 6 for length-for-age, below −6 or
    /// above 5 for weight-for-age, beyond 5 for all others. A flagged score is still a score. NaN, which is none, is not
    /// flagged.
    pub fn is_flagged(self, z: f64) -> bool {
        let believable = match self {
            Self::LengthForAge => -6.0..=6.0,
            Self::WeightForAge => -6.0..=5.0,
            _ => -5.0..=5.0,
        };
        !z.is_nan() && !believable.contains(&z)
    }
}

impl std::str::FromStr for Indicator {
    type Err = UnknownIndicator;

    /// Reads exactly a [`code`](Self::code).
    fn from_str(code: &str) -> Result<Self, UnknownIndicator> {
        let known = Self::ALL.into_iter().find(|indicator| indicator.code() == code);
        known.ok_or_else(|| UnknownIndicator { code: code.chars().take(16).collect() })
    }
}

/// The WHO publication a table comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Standard {
    /// WHO Child Growth Standards 2006: birth to under 60 months, by day and by 0.1 cm.
    #[serde(rename = "who2006")]
    ChildGrowth2006,
    /// WHO Growth Reference 2007: 60 months to 19 years, by month.
    #[serde(rename = "who2007")]
    Reference2007,
}
