//! Measured numbers as they are typed: `8,4`, `8.4`, ` 8,4 kg`.

/// A quantity that is typed: its unit, what is possible, and the smaller unit that people confuse it with.
///
/// The limits keep out slips of the hand, not unusual children: they are wider than anything a living child of the
/// calculator's ages was measured at. `domain`'s softer limits ask for a second look, these refuse.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The unit as people append it: `kg`, `cm`.
    pub unit: &'static str,
    /// Smallest number accepted.
    pub least: f64,
    /// Largest number accepted.
    pub most: f64,
    /// How many of the smaller unit (grams, millimetres) make one.
    pub small_units: f64,
}

impl Quantity {
    /// Body weight under five years.
    pub const WEIGHT: Self = Self { unit: "kg", least: 0.9, most: 58.0, small_units: 1000.0 };
    /// Body weight from five years.
    pub const WEIGHT_OLDER: Self = Self { unit: "kg", least: 5.0, most: 250.0, small_units: 1000.0 };
    /// Length or height under five years.
    pub const LENGTH: Self = Self { unit: "cm", least: 38.0, most: 150.0, small_units: 10.0 };
    /// Height from five years.
    pub const HEIGHT_OLDER: Self = Self { unit: "cm", least: 60.0, most: 230.0, small_units: 10.0 };
    /// Head circumference.
    pub const HEAD: Self = Self { unit: "cm", least: 25.0, most: 64.0, small_units: 10.0 };
    /// Mid-upper-arm circumference.
    pub const ARM: Self = Self { unit: "cm", least: 6.0, most: 35.0, small_units: 10.0 };
}

/// What is wrong with a typed number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberProblem {
    /// Nothing was typed.
    Empty,
    /// Not a number: letters, two commas, a sign.
    NotANumber,
    /// Zero.
    Zero,
    /// It would be right in the smaller unit (8400 for 8.4 kg).
    SmallUnit {
        /// The number in the unit that is asked for.
        meant: f64,
    },
    /// Below or above what is possible.
    Outside {
        /// The number as typed.
        typed: f64,
        /// The limits.
        quantity: Quantity,
    },
}

/// More characters than any measurement needs; longer texts were pasted by mistake.
const LONGEST: usize = 12;

impl Quantity {
    /// Reads what was typed. Blanks around the number and the unit behind it are welcome.
    pub fn read(self, typed: &str) -> Result<f64, NumberProblem> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(NumberProblem::Empty);
        }
        let number = decimal(self.without_unit(text)).ok_or(NumberProblem::NotANumber)?;
        let possible = |number: f64| (self.least..=self.most).contains(&number);
        match number {
            0.0 => Err(NumberProblem::Zero),
            number if possible(number) => Ok(number),
            number if possible(number / self.small_units) => {
                Err(NumberProblem::SmallUnit { meant: number / self.small_units })
            }
            typed => Err(NumberProblem::Outside { typed, quantity: self }),
        }
    }

    fn without_unit(self, text: &str) -> &str {
        let cut = text.len().saturating_sub(self.unit.len());
        match (text.get(..cut), text.get(cut..)) {
            (Some(number), Some(unit)) if unit.eq_ignore_ascii_case(self.unit) => number.trim_end(),
            _ => text,
        }
    }
}

/// Digits with at most one comma or point between them.
fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once([',', '.']).unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let right = text.len() <= LONGEST && digits(whole) && digits(fraction);
    if right { format!("{whole}.{fraction}").parse().ok() } else { None }
}
