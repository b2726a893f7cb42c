//! Student's t distribution, as far as a 95 % confidence interval needs it.
//!
//! The probability within ±t is a finite sum for a whole number of degrees of freedom (Abramowitz & Stegun, *Handbook
//! of Mathematical Functions*, 26.7.3 and 26.7.4), so no special functions are needed.
//!
//! Invariant: the same bits on every machine: `+ - * /`, `sqrt` and a portable arc tangent, nothing of the platform's.

/// The 97.5 % point of the standard normal distribution.
const NORMAL: f64 = 1.959_963_984_540_054;

/// From here on the sum is long and the expansion in 1/df is exact to the last digits.
const MANY: u64 = 1000;

/// The 97.5 % point of Student's t with `df` degrees of freedom; none for 0, where no interval can be given.
///
/// Accurate to better than 1e-12 of its value.
pub(super) fn t_975(df: u64) -> Option<f64> {
    match df {
        0 => None,
        1..MANY => Some(inverted(df)),
        _ => Some(expanded(df as f64)),
    }
}

/// Halves an interval until two neighbouring numbers remain. 13 is above the largest answer, 12.706 at df = 1.
fn inverted(df: u64) -> f64 {
    let (mut low, mut high) = (NORMAL, 13.0);
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return middle;
        }
        if within(middle, df) < 0.95 {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// The probability that |T| < `t`.
fn within(t: f64, df: u64) -> f64 {
    let n = df as f64;
    let hypotenuse = (n + t * t).sqrt();
    let (sine, cosine_squared) = (t / hypotenuse, n / (n + t * t));
    if df.is_multiple_of(2) {
        return sine * series(cosine_squared, 1, df - 2);
    }
    let angle = libm::atan(t / n.sqrt());
    let rest = if df == 1 { 0.0 } else { sine * n.sqrt() / hypotenuse * series(cosine_squared, 2, df - 3) };
    (angle + rest) * std::f64::consts::FRAC_2_PI
}

/// 1 + (a/(a+1)) c + (a/(a+1))((a+2)/(a+3)) c² + …, up to the power `twice_power` / 2 of `c`.
fn series(c: f64, a: u64, twice_power: u64) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for k in 0..twice_power / 2 {
        let top = (a + 2 * k) as f64;
        term *= top / (top + 1.0) * c;
        sum += term;
    }
    sum
}

/// Fisher's expansion around the normal quantile (Abramowitz & Stegun 26.7.5).
fn expanded(n: f64) -> f64 {
    let z = NORMAL;
    let s = z * z;
    let g1 = z * (s + 1.0) / 4.0;
    let g2 = z * ((5.0 * s + 16.0) * s + 3.0) / 96.0;
    let g3 = z * (((3.0 * s + 19.0) * s + 17.0) * s - 15.0) / 384.0;
    let g4 = z * ((((79.0 * s + 776.0) * s + 1482.0) * s - 1920.0) * s - 945.0) / 92_160.0;
    z + (g1 + (g2 + (g3 + g4 / n) / n) / n) / n
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The printed tables give three places (12.706, 4.303, …); these are the same numbers to seventeen digits, from
    /// the incomplete beta function in forty-digit arithmetic (Python's `mpmath`).
    #[test]
    fn the_quantile_agrees_with_published_tables() {
        let table = [
            (1, 12.706204736174705),
            (2, 4.302652729749464),
            (3, 3.1824463052837095),
            (4, 2.7764451051977943),
            (5, 2.5705818356363155),
            (6, 2.44691185114497),
            (7, 2.3646242515927853),
            (8, 2.3060041352041667),
            (9, 2.2621571627982053),
            (10, 2.228138851986275),
            (15, 2.1314495455597755),
            (20, 2.085963447265865),
            (29, 2.0452296421327043),
            (30, 2.042272456301238),
            (37, 2.0261924630291097),
            (60, 2.0002978220142604),
            (99, 1.9842169515864174),
            (120, 1.979930405082441),
            (571, 1.9641272457620766),
            (999, 1.96234146113345),
            (1000, 1.9623390808264085),
            (5000, 1.960438551706508),
            (76_999, 1.959994794133517),
            (1_000_000, 1.959966356814107),
        ];
        for (df, expected) in table {
            let t = t_975(df).unwrap();
            assert!((t - expected).abs() < 1e-11 * expected, "df {df}: {t} is not {expected}");
        }
    }

    #[test]
    fn no_degrees_of_freedom_give_no_quantile() {
        assert_eq!(t_975(0), None);
    }

    #[test]
    fn sum_and_expansion_meet() {
        let (sum, expansion) = (inverted(MANY - 1), expanded((MANY - 1) as f64));
        assert!((sum - expansion).abs() < 1e-13, "{sum} {expansion}");
    }

    #[test]
    fn more_degrees_of_freedom_give_a_smaller_quantile_down_to_the_normal() {
        let all: Vec<f64> = (1..2000).map(|df| t_975(df).unwrap()).collect();
        assert!(all.windows(2).all(|pair| pair[1] < pair[0]));
        assert!((t_975(u64::MAX).unwrap() - NORMAL).abs() < 1e-15);
    }
}
