//! Numbers as each language writes them: `8,4` in Indonesian and Sundanese, `8.4` in English.

use super::{Language, Words};

impl Words {
    /// `value` with exactly `places` decimals, and a true minus sign.
    pub fn decimal(self, value: f64, places: usize) -> String {
        localized(self.language(), &format!("{value:.places$}"))
    }

    /// `value` with as many decimals as it was typed with.
    pub fn plain(self, value: f64) -> String {
        localized(self.language(), &value.to_string())
    }

    /// `value` with as many decimals as it needs and a sign, except for zero: the number at the end of a curve.
    pub fn signed(self, value: f64) -> String {
        let sign = if value > 0.0 { "+" } else { "" };
        format!("{sign}{}", self.plain(value))
    }

    /// A z-score: always a sign (except for zero) and two decimals, such as `−2,04`.
    pub fn z_score(self, z: f64) -> String {
        let sign = if z > 0.0 { "+" } else { "" };
        format!("{sign}{}", self.decimal(z, 2))
    }
}

fn localized(language: Language, number: &str) -> String {
    let point = match language {
        Language::Indonesian | Language::Sundanese => ",",
        Language::English => ".",
    };
    number.replace('.', point).replace('-', "−")
}
