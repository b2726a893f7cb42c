//! The posyandu's count of a month (*SKDN*): who belongs to it, who was weighed, who gained.

use super::{AgeGroup, Attendance, CardZone, WeighingCode};
use crate::keyed::keyed;
use crate::sex::Sex;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU64;
use std::ops::AddAssign;

/// The counts of one posyandu, or of any group of them, by age group and sex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Skdn {
    cells: [[Tally; 2]; AgeGroup::ALL.len()],
}

impl Skdn {
    /// Counts one child.
    pub fn count(&mut self, child: &Attendance) {
        self.cells[child.age_group as usize][child.sex as usize].count(child);
    }

    /// The counts of one age group and sex.
    pub fn cell(&self, age_group: AgeGroup, sex: Sex) -> Tally {
        self.cells[age_group as usize][sex as usize]
    }

    /// The counts of all ages and both sexes.
    pub fn total(&self) -> Tally {
        let mut total = Tally::default();
        self.cells.iter().flatten().for_each(|cell| total += *cell);
        total
    }
}

impl AddAssign for Skdn {
    fn add_assign(&mut self, other: Self) {
        for (cell, more) in self.cells.iter_mut().flatten().zip(other.cells.into_iter().flatten()) {
            *cell += more;
        }
    }
}

impl<'a> Extend<&'a Attendance> for Skdn {
    fn extend<T: IntoIterator<Item = &'a Attendance>>(&mut self, children: T) {
        children.into_iter().for_each(|child| self.count(child));
    }
}

/// The counts of one group of children. Only counting children changes it, and D is not stored but is the sum of its
/// parts, so the identities hold: D = N + T + O + B, K ≤ S, 2T ≤ T, BGM ≤ D, verified ≤ D.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    s: u64,
    k: u64,
    n: u64,
    t: u64,
    o: u64,
    b: u64,
    twice_t: u64,
    below_red: u64,
    above_orange: u64,
    verified: u64,
    to_refer: u64,
    referred: u64,
}

keyed! {
    /// One number of a [`Tally`].
    pub enum Figure {
        /// *Semua*: children under five whose posyandu this is.
        S = "s",
        /// Those of S who have a card (*KMS*, *Buku KIA*).
        K = "k",
        /// *Ditimbang*: weighed here this month, guests included, so D may exceed S.
        D = "d",
        /// *Naik*: those of D who gained.
        N = "n",
        /// *Tidak naik*: those of D who did not gain.
        T = "t",
        /// Those of D who were not weighed last month.
        O = "o",
        /// *Baru*: those of D with nothing to compare with.
        B = "b",
        /// N + T = D − O − B: those of D who could be compared with last month.
        Comparable = "comparable",
        /// *2T*: those of T who did not gain last month either.
        TwiceT = "twice_t",
        /// *Bawah garis merah* (BGM): those of D below the red line.
        BelowRed = "below_red",
        /// Those of D above the orange line.
        AboveOrange = "above_orange",
        /// *Terverifikasi*: those of D whose weighing the Puskesmas holds for right.
        Verified = "verified",
        /// Children seen here whom what was found refers, weighed or not.
        ToRefer = "to_refer",
        /// *Dirujuk*: children seen here who were told to go to the Puskesmas, weighed or not.
        Referred = "referred",
    }
}

impl Figure {
    /// Whether a child is one of those counted.
    pub fn counts(self, child: &Attendance) -> bool {
        let mut one = Tally::default();
        one.count(child);
        one.get(self) > 0
    }
}

impl Tally {
    /// One of the numbers.
    pub fn get(&self, figure: Figure) -> u64 {
        match figure {
            Figure::S => self.s,
            Figure::K => self.k,
            Figure::D => self.n + self.t + self.o + self.b,
            Figure::N => self.n,
            Figure::T => self.t,
            Figure::O => self.o,
            Figure::B => self.b,
            Figure::Comparable => self.n + self.t,
            Figure::TwiceT => self.twice_t,
            Figure::BelowRed => self.below_red,
            Figure::AboveOrange => self.above_orange,
            Figure::Verified => self.verified,
            Figure::ToRefer => self.to_refer,
            Figure::Referred => self.referred,
        }
    }

    /// An indicator of these counts, or why there is none.
    pub fn ratio(&self, indicator: SkdnIndicator) -> Result<Ratio, NothingToDivideBy> {
        let (of, by) = indicator.parts();
        let denominator = NonZeroU64::new(self.get(by)).ok_or(NothingToDivideBy { figure: by })?;
        Ok(Ratio { numerator: self.get(of), denominator })
    }

    fn count(&mut self, child: &Attendance) {
        self.s += u64::from(child.home);
        self.k += u64::from(child.home && child.has_card);
        self.to_refer += u64::from(child.to_refer);
        self.referred += u64::from(child.referred);
        let Some(weighed) = child.weighed else { return };
        match weighed.code {
            WeighingCode::Gained => self.n += 1,
            WeighingCode::NotGained => {
                self.t += 1;
                self.twice_t += u64::from(weighed.not_gained_in_a_row >= 2);
            }
            WeighingCode::NotWeighedLastMonth => self.o += 1,
            WeighingCode::New => self.b += 1,
        }
        self.below_red += u64::from(weighed.zone == Some(CardZone::BelowRed));
        self.above_orange += u64::from(weighed.zone == Some(CardZone::AboveOrange));
        self.verified += u64::from(weighed.verified);
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.s += other.s;
        self.k += other.k;
        self.n += other.n;
        self.t += other.t;
        self.o += other.o;
        self.b += other.b;
        self.twice_t += other.twice_t;
        self.below_red += other.below_red;
        self.above_orange += other.above_orange;
        self.verified += other.verified;
        self.to_refer += other.to_refer;
        self.referred += other.referred;
    }
}

keyed! {
    /// A ratio that posyandu and Puskesmas report, named by what is divided by what.
    pub enum SkdnIndicator {
        /// K/S, *cakupan program*.
        KOverS = "k_over_s",
        /// D/S, *partisipasi masyarakat*: the main indicator of coverage.
        DOverS = "d_over_s",
        /// D/K, *kelangsungan penimbangan*.
        DOverK = "d_over_k",
        /// N/D, *keberhasilan program*, with all who were weighed below the line.
        NOverD = "n_over_d",
        /// N/(D − O − B), *keberhasilan program*, with only those who could be compared below the line.
        NOverComparable = "n_over_comparable",
        /// N/S, *pencapaian program*.
        NOverS = "n_over_s",
        /// T/D.
        TOverD = "t_over_d",
        /// 2T/D.
        TwiceTOverD = "twice_t_over_d",
        /// BGM/D.
        BelowRedOverD = "below_red_over_d",
        /// Verified/D: how far the other numbers are to be trusted.
        VerifiedOverD = "verified_over_d",
    }
}

impl SkdnIndicator {
    /// Numerator and denominator.
    pub fn parts(self) -> (Figure, Figure) {
        match self {
            Self::KOverS => (Figure::K, Figure::S),
            Self::DOverS => (Figure::D, Figure::S),
            Self::DOverK => (Figure::D, Figure::K),
            Self::NOverD => (Figure::N, Figure::D),
            Self::NOverComparable => (Figure::N, Figure::Comparable),
            Self::NOverS => (Figure::N, Figure::S),
            Self::TOverD => (Figure::T, Figure::D),
            Self::TwiceTOverD => (Figure::TwiceT, Figure::D),
            Self::BelowRedOverD => (Figure::BelowRed, Figure::D),
            Self::VerifiedOverD => (Figure::Verified, Figure::D),
        }
    }
}

/// A part of a whole that is not nothing. It may exceed one where guests are weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// Above the line.
    pub numerator: u64,
    /// Below the line.
    pub denominator: NonZeroU64,
}

impl Ratio {
    /// The ratio in percent.
    pub fn percent(self) -> f64 {
        100.0 * self.numerator as f64 / self.denominator.get() as f64
    }
}

/// There is no ratio because nobody is below the line. That is not 0 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing to divide by: {figure:?} is 0")]
pub struct NothingToDivideBy {
    /// The denominator.
    pub figure: Figure,
}
