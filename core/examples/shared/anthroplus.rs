//! The columns of `anthroplus_zscores()`: from a row of input to a row of output.

use super::rows::{self, BadTable, Row, shown, shown_flag};
use simpati_core::growth::Indicator;
use simpati_core::growth::anthroplus::{Input, zscores};
use std::io::Write;

const INPUTS: &[&str] = &["id", "sex", "age_in_months", "oedema", "height_in_cm", "weight_in_kg"];
const OUTPUTS: &[&str] = &["cbmi", "zhfa", "fhfa", "zwfa", "fwfa", "zbfa", "fbfa"];

/// Scores every row. Returns how many there were.
pub(crate) fn convert(input: &[u8], output: impl Write) -> Result<usize, BadTable> {
    rows::convert(input, output, INPUTS, OUTPUTS, |row| {
        let input = Input {
            sex: row.read("sex", "a code of sex (1, m, M; 2, f, F)", |code| code.parse().ok())?,
            months: not_negative(row, "age_in_months")?,
            height: not_negative(row, "height_in_cm")?,
            weight: not_negative(row, "weight_in_kg")?,
            oedema: row.oedema()?,
        };
        // Its one error, a number below zero, was found above, with the column.
        let scores = zscores(&input).map_err(|_| row.bad("id", "a child with numbers of zero or more"))?;
        let mut cells = vec![shown(scores.bmi)];
        for (indicator, z) in [
            (Indicator::LengthForAge, scores.height_for_age),
            (Indicator::WeightForAge, scores.weight_for_age),
            (Indicator::BmiForAge, scores.bmi_for_age),
        ] {
            cells.extend([shown(z), shown_flag((!z.is_nan()).then(|| indicator.is_flagged(z)))]);
        }
        Ok(cells)
    })
}

fn not_negative(row: &Row<'_>, column: &'static str) -> Result<f64, BadTable> {
    let number = row.number(column)?;
    if number < 0.0 { Err(row.bad(column, "zero or more")) } else { Ok(number) }
}
