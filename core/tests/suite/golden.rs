//! Reads the golden files of WHO's packages: CSV without quotes, an empty field is missing.

use std::str::FromStr;

/// A golden file.
pub(crate) struct Table<'a> {
    names: Vec<&'a str>,
    rows: Vec<Vec<&'a str>>,
}

/// One row of it.
pub(crate) struct Row<'a> {
    names: &'a [&'a str],
    values: &'a [&'a str],
}

impl<'a> Table<'a> {
    pub(crate) fn read(text: &'a str) -> Self {
        let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let names = lines.next().unwrap();
        let rows: Vec<_> = lines.collect();
        assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == names.len()));
        Self { names, rows }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|values| Row { names: &self.names, values })
    }
}

impl Row<'_> {
    pub(crate) fn text(&self, name: &str) -> &str {
        self.values[self.names.iter().position(|known| *known == name).unwrap()]
    }

    /// NaN if missing. The parser of the standard library gives the nearest f64.
    pub(crate) fn number(&self, name: &str) -> f64 {
        let text = self.text(name);
        if text.is_empty() { f64::NAN } else { text.parse().unwrap() }
    }

    /// None if missing.
    pub(crate) fn code<T: FromStr>(&self, name: &str) -> Option<T> {
        let text = self.text(name);
        (!text.is_empty()).then(|| text.parse().ok().unwrap())
    }

    pub(crate) fn oedema(&self) -> bool {
        match self.text("oedema") {
            "y" | "Y" | "1" => true,
            "" | "n" | "N" | "2" => false,
            other => panic!("oedema {other}"),
        }
    }
}
