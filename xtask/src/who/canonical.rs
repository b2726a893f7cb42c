//! The growth tables in one plain form whose checksum can be compared between sources.
//!
//! `indicator,sex,x,l,m,s`; sex 1 (male) before 2; x ascending, in days, months or cm with one decimal; l and m with
//! four decimals, s with five.

use super::python::Row;

/// A table file of the package.
pub(crate) struct Source {
    /// WHO's code of the indicator.
    indicator: &'static str,
    /// Path inside the package's folder of tables.
    pub(crate) file: &'static str,
    /// Hash of that file.
    pub(crate) sha256: &'static str,
}

const fn source(indicator: &'static str, file: &'static str, sha256: &'static str) -> Source {
    Source { indicator, file, sha256 }
}

/// Child Growth Standards, in canonical order.
#[rustfmt::skip]
pub(crate) const WHO2006: &[Source] = &[
    source("wfa", "by_day/wfa.py", "32281a3d2a1a5b97a7edef6d5fd6f374014be98fdf022c7896f01034da95fb59"),
    source("lhfa", "by_day/lfa.py", "80728d3a7733f00a52b8290caa79c4ae09e6353f90c5c1118d66b7de65c8f426"),
    source("bfa", "by_day/bmifa.py", "e44b9e5b6befcd8d78fb75917b9ce871fe662bbfa402df24b0a19d1188f20710"),
    source("hcfa", "by_day/hcfa.py", "281d50081044df0b165d632362b9f693195583660c9d6cfe94f3a1d801641423"),
    source("acfa", "by_day/acfa.py", "d6453fe0499655e73780b4f3f4d449e1fd1e6a592c0298fc997800d1be436cd1"),
    source("tsfa", "by_day/tsfa.py", "54416e951986fd9388a47c5e06fc31303a1930549a75bc6699b097614479af17"),
    source("ssfa", "by_day/ssfa.py", "6df5c711558d8449cbf40980763ab36c3330f82d72f51299a9bffc3ab3b6a3e4"),
    source("wfl", "by_day/wfl.py", "d61b783f6870f38bbca78f87098dcd1f3ea59f9b81f300338d487be0a48bd142"),
    source("wfh", "by_day/wfh.py", "da09b46a705c6524bcf9c5dc5b8459b8e75120b5965069e25dc8fc3ad39b47f0"),
];

/// Growth Reference, in canonical order. The package's arm circumference by month is not WHO's and is left out.
#[rustfmt::skip]
pub(crate) const WHO2007: &[Source] = &[
    source("hfa", "by_month/lfa.py", "181c993c1d9a922e1ebf0fa332679a11d1bfd98afa93d89ebb3abee154c455e5"),
    source("wfa", "by_month/wfa.py", "24e58ff8d97e789592d387e378f4caf1b59e7c09cbb8ebf9dce6f799a9804ea6"),
    source("bfa", "by_month/bmifa.py", "ab55c6ba94a2fc7adfd94980c20030e3a9d7301a7562589e3ee135f9c339b94c"),
];

/// Month 60 of the 2007 tables, male and female: not in WHO's published tables, but in WHO's package `anthroplus`, which
/// interpolates ages of 60 to 61 months from it.
const MONTH_60: [(&str, [[&str; 3]; 2]); 3] = [
    ("hfa", [["1", "109.7265", "0.04156"], ["1", "109.0725", "0.04346"]]),
    ("wfa", [["-0.1922", "18.3328", "0.12947"], ["-0.4650", "18.0823", "0.14240"]]),
    ("bfa", [["-0.7151", "15.2679", "0.08366"], ["-0.8702", "15.2453", "0.09646"]]),
];

/// Last day that an age under 60 months can round to. The tables of the package go on to day 1856, unreached.
const LAST_DAY: f64 = 1826.0;

/// One indicator and sex.
pub(crate) struct Table {
    indicator: &'static str,
    sex: u8,
    rows: Vec<Row>,
}

impl Table {
    /// Sorts the rows and leaves out the days that no age reaches.
    pub(crate) fn new(source: &Source, sex: u8, mut rows: Vec<Row>) -> Self {
        // Months and centimetres are far below this.
        rows.retain(|row| number(&row[0]) <= LAST_DAY);
        rows.sort_by(|a, b| number(&a[0]).total_cmp(&number(&b[0])));
        Self { indicator: source.indicator, sex, rows }
    }

    /// L, M and S of each row as whole numbers of 10⁻⁴, 10⁻⁴ and 10⁻⁵; none if one has more decimals.
    pub(crate) fn scaled(&self) -> Option<Vec<[i64; 3]>> {
        let row = |row: &Row| Some([scaled(&row[1], 4)?, scaled(&row[2], 4)?, scaled(&row[3], 5)?]);
        self.rows.iter().map(row).collect()
    }
}

/// The tables with month 60 put before month 61.
pub(crate) fn with_month_60(mut tables: Vec<Table>) -> Vec<Table> {
    for table in &mut tables {
        for (indicator, sexes) in MONTH_60 {
            if table.indicator == indicator {
                let [l, m, s] = sexes[usize::from(table.sex - 1)].map(str::to_owned);
                table.rows.insert(0, ["60".to_owned(), l, m, s]);
            }
        }
    }
    tables
}

/// The canonical text.
pub(crate) fn text(tables: &[Table]) -> String {
    let mut text = String::from("indicator,sex,x,l,m,s\n");
    for table in tables {
        let by_length = table.indicator == "wfl" || table.indicator == "wfh";
        for [x, l, m, s] in &table.rows {
            let x = decimals(x, if by_length { 1 } else { 0 });
            let (l, m, s) = (decimals(l, 4), decimals(m, 4), decimals(s, 5));
            text.push_str(&format!("{},{},{x},{l},{m},{s}\n", table.indicator, table.sex));
        }
    }
    text
}

/// The decimal with zeros appended up to `places` decimals. No digit is ever changed.
fn decimals(number: &str, places: usize) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if places == 0 { whole.to_owned() } else { format!("{whole}.{fraction:0<places$}") }
}

fn scaled(number: &str, places: usize) -> Option<i64> {
    let digits = decimals(number, places).replace('.', "");
    let exact = number.split_once('.').is_none_or(|(_, fraction)| fraction.len() <= places);
    digits.parse().ok().filter(|_| exact)
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or(f64::INFINITY)
}
