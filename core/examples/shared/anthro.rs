//! The columns of `anthro_zscores()`: from a row of input to a row of output.

use super::rows::{self, BadTable, Row, shown, shown_flag};
use simpati_core::growth::anthro::{Input, zscores};
use simpati_core::growth::{Age, Indicator};
use std::io::Write;

const INPUTS: &[&str] =
    &["id", "sex", "age", "age_unit", "weight", "lenhei", "measure", "headc", "armc", "triskin", "subskin", "oedema"];

#[rustfmt::skip]
const OUTPUTS: &[&str] = &[
    "clenhei", "cmeasure", "c9mo_flag", "cbmi",
    "zlen", "flen", "zwei", "fwei", "zwfl", "fwfl", "zbmi", "fbmi",
    "zhc", "fhc", "zac", "fac", "zts", "fts", "zss", "fss",
];

/// Scores every row. Returns how many there were.
pub(crate) fn convert(input: &[u8], output: impl Write) -> Result<usize, BadTable> {
    rows::convert(input, output, INPUTS, OUTPUTS, |row| {
        let scores = zscores(&child(row)?).map_err(|_| row.bad("age", "zero or more"))?;
        let position = scores.position.map_or("", |position| position.code());
        let doubted = shown_flag(Some(scores.position_doubted));
        let mut cells = vec![shown(scores.length), position.to_owned(), doubted, shown(scores.bmi)];
        for indicator in Indicator::ALL {
            cells.extend([shown(scores.z[indicator as usize]), shown_flag(scores.flag(indicator))]);
        }
        Ok(cells)
    })
}

fn child(row: &Row<'_>) -> Result<Input, BadTable> {
    Ok(Input {
        sex: row.read("sex", "a code of sex (1, m, M; 2, f, F)", |code| code.parse().ok())?,
        age: age(row)?,
        weight: row.number("weight")?,
        length: row.number("lenhei")?,
        position: row.read("measure", "l (lying) or h (standing)", |code| code.parse().ok())?,
        head: row.number("headc")?,
        arm: row.number("armc")?,
        triceps: row.number("triskin")?,
        subscapular: row.number("subskin")?,
        oedema: row.oedema()?,
    })
}

fn age(row: &Row<'_>) -> Result<Age, BadTable> {
    let age = row.number("age")?;
    match row.text("age_unit") {
        _ if age.is_nan() => Ok(Age::Unknown),
        "d" => Ok(Age::Days(age)),
        "m" => Ok(Age::Months(age)),
        _ => Err(row.bad("age_unit", "d (days) or m (months)")),
    }
}
