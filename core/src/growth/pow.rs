//! `x` to the power of `y`, with the same bits on every machine.
//!
//! The standard library's `powf` is whatever the platform offers, and the last bit of a power decides on which side of
//! x.xx5 a z-score falls. WHO's reference values were computed on Linux with glibc, so this is glibc's algorithm (Arm's
//! optimized routines, by S. Nagy) with each fused multiply-add where glibc's x86-64 build has it:
//! ln x in two parts from a table and a polynomial, times y, then exp of both parts. Error below 0.52 ulp here.
//!
//! Invariant: nothing but `+`, `-`, `*`, fused multiply-add and integer operations, all exactly defined by IEEE 754.
//! Tested by: tests/suite/pow.rs against golden values from glibc. See docs/adr/0001-pow.md.

mod tables;

use tables::{EXP, LOG};

/// `x` to the power of `y`, bit for bit as glibc 2.36 gives it on x86-64 with fused multiply-add.
///
/// `y` must be finite with 2⁻⁶⁵ ≤ |y| < 2⁶³, which every exponent made from a table of L is. Results beyond e^±512 are
/// given as infinity or zero. A negative `x` and NaN give NaN.
pub(super) fn pow(x: f64, y: f64) -> f64 {
    power::<true>(x, y)
}

/// `x` to the power of `y` within a relative error of 2⁻⁴⁹ (|y ln x| ≤ 8), several times faster where a fused
/// multiply-add is a call to a function. For answers that are rounded anyway and checked to be far from a tie.
#[inline]
pub(super) fn pow_approx(x: f64, y: f64) -> f64 {
    power::<false>(x, y)
}

#[inline]
fn power<const FUSED: bool>(x: f64, y: f64) -> f64 {
    if !(f64::MIN_POSITIVE..f64::INFINITY).contains(&x) {
        return power_at_the_edge::<FUSED>(x, y);
    }
    exp_of_product::<FUSED>(ln::<FUSED>(x.to_bits()), y)
}

/// Zero, subnormal, infinite, negative and NaN.
#[cold]
fn power_at_the_edge<const FUSED: bool>(x: f64, y: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        f64::NAN
    } else if x == 0.0 || x == f64::INFINITY {
        if (x == 0.0) == (y > 0.0) { 0.0 } else { f64::INFINITY }
    } else {
        // 2⁵² x is normal; its exponent is put right by letting the bits run below zero.
        let bits = (x * 4_503_599_627_370_496.0).to_bits().wrapping_sub(52 << 52);
        exp_of_product::<FUSED>(ln::<FUSED>(bits), y)
    }
}

/// a·b + c, rounded once (the exact path) or twice.
#[inline(always)]
fn fma<const FUSED: bool>(a: f64, b: f64, c: f64) -> f64 {
    if FUSED { a.mul_add(b, c) } else { a * b + c }
}

/// The bits where the table of logarithms begins: 0.7059…, so that 1 is well inside a part and not on its edge.
const LOG_BEGIN: u64 = 0x3fe6_9555_0000_0000;
/// ln 2 in two parts; the high one has so few bits that its product with an exponent is exact.
const LN2: (f64, f64) = (0.6931471805598903, 5.497923018708371e-14);

/// ln of the number whose bits are `bits`, as a sum of two f64: about 68 good bits.
#[inline(always)]
fn ln<const FUSED: bool>(bits: u64) -> (f64, f64) {
    let offset = bits.wrapping_sub(LOG_BEGIN);
    let [inverse, ln_c, ln_c_tail] = LOG[(offset >> 45) as usize % 128].map(f64::from_bits);
    let exponent = f64::from((offset as i64 >> 52) as i32);
    let z = f64::from_bits(bits.wrapping_sub(offset & (0xfff << 52)));

    // x = 2^exponent z, and r = z/c - 1 is small and exact.
    let r = fma::<FUSED>(z, inverse, -1.0);
    let t1 = fma::<FUSED>(exponent, LN2.0, ln_c);
    let t2 = t1 + r;
    let lo1 = fma::<FUSED>(exponent, LN2.1, ln_c_tail);
    let lo2 = t1 - t2 + r;

    // ln(1 + r) = r - r²/2 + r³(…); the square needs its rounding error too.
    let ar = -0.5 * r;
    let ar2 = r * ar;
    let ar3 = r * ar2;
    let hi = t2 + ar2;
    let lo3 = fma::<FUSED>(ar, r, -ar2);
    let lo4 = t2 - hi + ar2;
    let p1 = fma::<FUSED>(0.5000000000000007, r, -0.6666666666666679);
    let p2 = fma::<FUSED>(-0.6666666663487739, r, 0.7999999995323976);
    let p3 = fma::<FUSED>(1.0000415263675542, r, -1.142909628459501);
    let p = fma::<FUSED>(ar2, fma::<FUSED>(p3, ar2, p2), p1);
    let lo = fma::<FUSED>(ar3, p, lo1 + lo2 + lo3 + lo4);
    let ln = hi + lo;
    (ln, hi - ln + lo)
}

/// 1.5 · 2⁵²: adding it leaves the nearest whole number in the low bits.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;

/// exp(ln · y) for `ln` in two parts.
#[inline(always)]
fn exp_of_product<const FUSED: bool>(ln: (f64, f64), y: f64) -> f64 {
    let x = y * ln.0;
    let tail = fma::<FUSED>(y, ln.1, fma::<FUSED>(ln.0, y, -x));
    // Too small to matter; too large for a table of ordinary numbers.
    if !(5.6e-17..512.0).contains(&x.abs()) {
        return if x.abs() < 1.0 {
            1.0 + x
        } else if x > 0.0 {
            f64::INFINITY
        } else {
            0.0
        };
    }

    // x + tail = k ln 2 / 128 + r.
    let shifted = fma::<FUSED>(x, 184.6649652337873, TO_WHOLE);
    let k = shifted.to_bits();
    let whole = shifted - TO_WHOLE;
    let r = fma::<FUSED>(whole, -0.005415212348111709, x);
    let r = tail + fma::<FUSED>(whole, -1.2864023111638346e-14, r);

    let [scale, scale_error] = EXP[k as usize % 128];
    let scale = f64::from_bits(scale.wrapping_add(k << 45));
    let r2 = r * r;
    let low =
        fma::<FUSED>(fma::<FUSED>(0.16666666666665886, r, 0.49999999999996786), r2, f64::from_bits(scale_error) + r);
    let high = fma::<FUSED>(0.008333335853059549, r, 0.0416666808410674);
    fma::<FUSED>(fma::<FUSED>(high, r2 * r2, low), scale, scale)
}

#[cfg(test)]
mod tests {
    use super::{pow, pow_approx};
    use sha2::{Digest, Sha256};

    /// Numbers from 0 to 1, the same as in golden/pow/make.py.
    fn splitmix(mut seed: u64) -> impl FnMut() -> f64 {
        move || {
            seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let z = (seed ^ (seed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((z ^ (z >> 31)) >> 11) as f64 / 9_007_199_254_740_992.0
        }
    }

    #[test]
    fn powers_have_the_bits_of_glibc_also_where_glibc_is_not_correctly_rounded() {
        let file = include_str!("../../tests/golden/pow/glibc.csv");
        for line in file.lines().skip(1) {
            let bits: Vec<u64> = line.split(',').map(|field| u64::from_str_radix(field, 16).unwrap()).collect();
            let power = pow(f64::from_bits(bits[0]), f64::from_bits(bits[1]));
            assert_eq!(power.to_bits(), bits[2], "{line}");
        }
        assert_eq!(file.lines().count(), 1 + 1062);
    }

    #[test]
    fn the_bits_of_200_000_powers_are_those_of_glibc() {
        let mut next = splitmix(2);
        let mut hash = Sha256::new();
        for _ in 0..200_000 {
            let (x, y) = (0.2 + 2.8 * next(), 6.0 * next() - 3.0);
            hash.update(pow(x, y).to_le_bytes());
        }
        let hash: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, "08badaf810050df5c71259019e1ebdf737c2ed9cfaf79488ba57f80693c923fc");
    }

    #[test]
    fn the_approximate_power_is_within_its_bound() {
        const TWO_49: f64 = 562_949_953_421_312.0;
        let mut next = splitmix(3);
        for _ in 0..200_000 {
            let (x, y) = (0.2 + 2.8 * next(), 6.0 * next() - 3.0);
            let (near, exact) = (pow_approx(x, y), pow(x, y));
            assert!((near - exact).abs() <= exact / TWO_49, "{x} {y}");
        }
    }

    #[test]
    fn beyond_the_numbers_a_power_is_zero_infinite_or_none() {
        let inf = f64::INFINITY;
        // x, y, power. The tables have exponents of both signs.
        let cases = [
            (0.0, 0.3, 0.0),
            (-0.0, 0.3, 0.0),
            (0.0, -0.3, inf),
            (inf, 0.3, inf),
            (inf, -0.3, 0.0),
            (1e300, 3.0, inf),
            (1e300, -3.0, 0.0),
            (1e-300, 3.0, 0.0),
            (1e-300, -3.0, inf),
        ];
        for (x, y, power) in cases {
            assert_eq!(pow(x, y), power, "{x} {y}");
            assert_eq!(pow_approx(x, y), power, "{x} {y}");
        }
        for x in [f64::NAN, -1e-300, -1.0, -inf] {
            assert!(pow(x, 0.3).is_nan() && pow_approx(x, 0.3).is_nan(), "{x}");
        }
    }
}
