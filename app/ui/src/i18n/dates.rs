//! Dates and ages in words.

use super::Words;
use simpati_core::clock::CivilDate;

/// Keys of the month names, January first.
const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];

/// A child's age on a day, in whole calendar units (*tahun, bulan, hari*).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    /// Whole years.
    pub years: u32,
    /// Whole months beyond the years, 0 to 11.
    pub months: u32,
    /// Days beyond the months.
    pub days: u32,
}

impl Age {
    /// The age on `day` of somebody born on `birth`; none if `day` is earlier.
    pub fn on(day: CivilDate, birth: CivilDate) -> Option<Self> {
        let months = day.full_months_since(birth)?;
        // The last monthly birthday: walk back from `day` to the first day on which this month was already full.
        let days = (0..=31u32)
            .take_while(|&back| {
                let earlier = day.plus_days(-i64::from(back));
                earlier.and_then(|date| date.full_months_since(birth)) == Some(months)
            })
            .last()?;
        Some(Self { years: months / 12, months: months % 12, days })
    }
}

impl Words {
    /// The name of a month, 1 for January; empty for a number that is no month.
    pub fn month(self, month: u32) -> String {
        let key = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.wrapping_sub(1)));
        key.map(|key| self.text(key)).unwrap_or_default()
    }

    /// A date with the month's name, such as `7 Juni 2024`.
    pub fn date(self, date: CivilDate) -> String {
        let (year, month, day) = date.ymd();
        let (day, year) = (day.to_string(), year.to_string());
        self.text_with("date-long", [("day", day.into()), ("month", self.month(month).into()), ("year", year.into())])
    }

    /// An age such as `2 tahun 3 bulan`; in the first month in days, since a newborn changes by the day.
    pub fn age(self, age: Age) -> String {
        let part = |key: &str, n: u32| (n > 0).then(|| self.text_with(key, [("n", n.into())]));
        let parts = [part("age-years", age.years), part("age-months", age.months)];
        let words: Vec<String> = parts.into_iter().flatten().collect();
        if words.is_empty() { self.text_with("age-days", [("n", age.days.into())]) } else { words.join(" ") }
    }
}
