//! One closed list of categories for each index, in ascending order of what is measured.

use crate::growth::ZScore;
use crate::keyed::keyed;
use crate::quantity::Centimetres;

keyed! {
    /// How much a category matters, for order and colour. This order is SIMPATI's own; the regulation has none.
    pub enum Severity {
        /// Nothing to do.
        Fine = "fine",
        /// Look at another index as well.
        Watch = "watch",
        /// A health worker must see the child.
        Moderate = "moderate",
        /// A health worker must see the child now.
        Severe = "severe",
    }
}

macro_rules! status {
    (
        $(#[$doc:meta])*
        $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal, $severity:ident;)* }
    ) => {
        keyed! {
            $(#[$doc])*
            pub enum $name { $($(#[$variant_doc])* $variant = $key,)* }
        }

        impl $name {
            /// How much it matters.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }
        }
    };
}

status! {
    /// Weight-for-age (*BB/U*), 0–60 months.
    WeightStatus {
        /// z < −3: *berat badan sangat kurang*.
        SeverelyUnderweight = "severely_underweight", Severe;
        /// −3 ≤ z < −2: *berat badan kurang*.
        Underweight = "underweight", Moderate;
        /// −2 ≤ z ≤ +1: *berat badan normal*.
        Normal = "normal", Fine;
        /// z > +1: *risiko berat badan lebih*. No diagnosis: BB/TB or IMT/U must confirm it.
        RiskOfOverweight = "risk_of_overweight", Watch;
    }
}

impl WeightStatus {
    /// The category of a weight-for-age z-score.
    pub fn of(z: ZScore) -> Self {
        match z.get() {
            z if z < -3.0 => Self::SeverelyUnderweight,
            z if z < -2.0 => Self::Underweight,
            z if z <= 1.0 => Self::Normal,
            _ => Self::RiskOfOverweight,
        }
    }

    /// The programme's *underweight*: z < −2.
    pub fn is_underweight(self) -> bool {
        self < Self::Normal
    }
}

status! {
    /// Length-for-age or height-for-age (*PB/U, TB/U*), 0–60 months.
    LengthStatus {
        /// z < −3: *sangat pendek*.
        SeverelyStunted = "severely_stunted", Severe;
        /// −3 ≤ z < −2: *pendek*.
        Stunted = "stunted", Moderate;
        /// −2 ≤ z ≤ +3: *normal*.
        Normal = "normal", Fine;
        /// z > +3: *tinggi*. Usually no problem.
        Tall = "tall", Fine;
    }
}

impl LengthStatus {
    /// The category of a length-for-age z-score.
    pub fn of(z: ZScore) -> Self {
        match z.get() {
            z if z < -3.0 => Self::SeverelyStunted,
            z if z < -2.0 => Self::Stunted,
            z if z <= 3.0 => Self::Normal,
            _ => Self::Tall,
        }
    }

    /// The programme's *stunted*: z < −2, *pendek* and *sangat pendek* together.
    pub fn is_stunted(self) -> bool {
        self < Self::Normal
    }
}

status! {
    /// Weight-for-length or weight-for-height (*BB/PB, BB/TB*), and BMI-for-age (*IMT/U*) at 0–60 months.
    WastingStatus {
        /// z < −3, or oedema: *gizi buruk*.
        SeverelyWasted = "severely_wasted", Severe;
        /// −3 ≤ z < −2: *gizi kurang*.
        Wasted = "wasted", Moderate;
        /// −2 ≤ z ≤ +1: *gizi baik*.
        Normal = "normal", Fine;
        /// +1 < z ≤ +2: *berisiko gizi lebih*.
        RiskOfOverweight = "risk_of_overweight", Watch;
        /// +2 < z ≤ +3: *gizi lebih*.
        Overweight = "overweight", Moderate;
        /// z > +3: *obesitas*.
        Obese = "obese", Moderate;
    }
}

impl WastingStatus {
    /// The category of a z-score.
    pub fn of(z: ZScore) -> Self {
        match z.get() {
            z if z < -3.0 => Self::SeverelyWasted,
            z if z < -2.0 => Self::Wasted,
            z if z <= 1.0 => Self::Normal,
            z if z <= 2.0 => Self::RiskOfOverweight,
            z if z <= 3.0 => Self::Overweight,
            _ => Self::Obese,
        }
    }

    /// The programme's *wasted*: z < −2 or oedema.
    pub fn is_wasted(self) -> bool {
        self < Self::Normal
    }
}

status! {
    /// BMI-for-age (*IMT/U*), 5–18 years.
    BmiStatus {
        /// z < −3: *gizi buruk*. That the regulation has this row is not confirmed; WHO has it (severe thinness).
        SeverelyThin = "severely_thin", Severe;
        /// −3 ≤ z < −2: *gizi kurang*.
        Thin = "thin", Moderate;
        /// −2 ≤ z ≤ +1: *gizi baik*.
        Normal = "normal", Fine;
        /// +1 < z ≤ +2: *gizi lebih*.
        Overweight = "overweight", Moderate;
        /// z > +2: *obesitas*.
        Obese = "obese", Moderate;
    }
}

impl BmiStatus {
    /// The category of a BMI-for-age z-score at 5–18 years.
    pub fn of(z: ZScore) -> Self {
        match z.get() {
            z if z < -3.0 => Self::SeverelyThin,
            z if z < -2.0 => Self::Thin,
            z if z <= 1.0 => Self::Normal,
            z if z <= 2.0 => Self::Overweight,
            _ => Self::Obese,
        }
    }
}

status! {
    /// Head circumference for age (*LK/U*). Not in Permenkes 2/2020; these are the limits in use.
    HeadStatus {
        /// z < −2: small head (*mikrosefali*), for a doctor to judge.
        Small = "small", Moderate;
        /// −2 ≤ z ≤ +2.
        Normal = "normal", Fine;
        /// z > +2: large head (*makrosefali*), for a doctor to judge.
        Large = "large", Moderate;
    }
}

impl HeadStatus {
    /// The category of a head-circumference-for-age z-score.
    pub fn of(z: ZScore) -> Self {
        match z.get() {
            z if z < -2.0 => Self::Small,
            z if z <= 2.0 => Self::Normal,
            _ => Self::Large,
        }
    }
}

status! {
    /// Mid-upper-arm circumference (*LiLA*) in centimetres, 6–59 months.
    ArmStatus {
        /// Under 11.5 cm: *gizi buruk*.
        SeverelyWasted = "severely_wasted", Severe;
        /// 11.5 to under 12.5 cm: *gizi kurang*.
        Wasted = "wasted", Moderate;
        /// 12.5 cm or more.
        Normal = "normal", Fine;
    }
}

impl ArmStatus {
    /// The category of an arm circumference as measured; none outside 6–59 completed months, where it has no limits.
    pub fn of(arm: Centimetres, full_months: u32) -> Option<Self> {
        (6..60).contains(&full_months).then_some(match arm.get() {
            cm if cm < 11.5 => Self::SeverelyWasted,
            cm if cm < 12.5 => Self::Wasted,
            _ => Self::Normal,
        })
    }
}
