//! Special functions that keep their relative accuracy at survey sizes.

use super::float::{exp, ln, ln_1p};
use std::f64::consts::PI;

/// The 97.5 % point of the standard normal distribution.
pub(super) const Z_975: f64 = 1.959_963_984_540_054;

/// Relative change at which a continued fraction counts as converged.
const CONVERGED: f64 = f64::EPSILON;

/// Terms after which a continued fraction stops regardless. Near the mean it
/// needs some √max(a, b), a few thousand at ten million respondents.
const MOST_TERMS: u32 = 100_000;

/// Regularised incomplete beta function I_x(a, b), for a, b > 0 and y = 1 − x.
///
/// The caller gives both arguments, each without cancellation. The prefactor
/// x^a y^b / B(a, b) is written as a deviation from its maximum (Loader, "Fast
/// and accurate computation of binomial probabilities", 2000), the rest is the
/// continued fraction of Didonato and Morris, "Algorithm 708", ACM TOMS 18
/// (1992), equation 9, by the modified Lentz method.
pub(super) fn beta_lower(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if x <= 0.0 {
        0.0
    } else if y <= 0.0 {
        1.0
    } else if a * y >= b * x {
        // Left of the mean, where the fraction converges fast and the tail is small.
        beta_kernel(a, b, x, y) / beta_fraction(a, b, x, y)
    } else {
        1.0 - beta_kernel(b, a, y, x) / beta_fraction(b, a, y, x)
    }
}

/// x^a y^b / B(a, b), for a, b > 0 and y = 1 − x, both above 0.
pub(super) fn beta_kernel(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let off = b * x - a * y;
    let exponent =
        a * log_minus(x * (a + b) / a, off / a) + b * log_minus(y * (a + b) / b, -off / b);
    let stirling = stirling_error(a + b) - stirling_error(a) - stirling_error(b);
    exp(exponent + stirling) * (a / (a + b) * b / (2.0 * PI)).sqrt()
}

fn beta_fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let tiny = f64::MIN_POSITIVE;
    let term = |m: f64| {
        (a + m) * (a * y - b * x + 1.0 + m * (1.0 + y)) / (a + 2.0 * m + 1.0)
            + if m > 0.0 { m + m * (b - m) * x / (a + 2.0 * m - 1.0) } else { 0.0 }
    };
    let mut value = term(0.0).max(tiny);
    let (mut c, mut d) = (value, 0.0);
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let below = a + 2.0 * m - 1.0;
        let over = (a + m - 1.0) / below * ((a + b + m - 1.0) / below) * m * (b - m) * x * x;
        let under = term(m);
        d = 1.0 / nonzero(under + over * d, tiny);
        c = nonzero(under + over / c, tiny);
        value *= c * d;
        if (c * d - 1.0).abs() <= CONVERGED {
            break;
        }
    }
    value
}

fn nonzero(x: f64, tiny: f64) -> f64 {
    if x == 0.0 { tiny } else { x }
}

/// Regularised upper incomplete gamma function Q(a, x), for a > 0 and x ≥ 0.
///
/// The prefactor xᵃe⁻ˣ/Γ(a) is written as a deviation from its maximum, as in
/// [`beta_kernel`]. Above a it is multiplied by Legendre's continued fraction
/// (Abramowitz and Stegun, 6.5.31, in its even part); below a, where Q is no small
/// number, 1 − P by the series 6.5.29 loses nothing.
pub(super) fn gamma_upper(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    if x.is_infinite() {
        return 0.0;
    }
    let off = a * log_minus(x / a, (x - a) / a);
    let kernel = exp(off - stirling_error(a)) * (a / (2.0 * PI)).sqrt();
    if x < a { 1.0 - kernel * gamma_series(a, x) } else { kernel / gamma_fraction(a, x) }
}

/// Σ xⁱ/(a(a + 1)…(a + i)).
fn gamma_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0 / a, 0.0);
    for i in 1..MOST_TERMS {
        sum += term;
        term *= x / (a + f64::from(i));
        if term <= sum * CONVERGED {
            break;
        }
    }
    sum
}

/// x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …)).
fn gamma_fraction(a: f64, x: f64) -> f64 {
    let tiny = f64::MIN_POSITIVE;
    let mut value = nonzero(x - a + 1.0, tiny);
    let (mut c, mut d) = (value, 0.0);
    for i in 1..MOST_TERMS {
        let i = f64::from(i);
        let (over, under) = (i * (a - i), x - a + 1.0 + 2.0 * i);
        d = 1.0 / nonzero(under + over * d, tiny);
        c = nonzero(under + over / c, tiny);
        value *= c * d;
        if (c * d - 1.0).abs() <= CONVERGED {
            break;
        }
    }
    value
}

/// ln(ratio) − x without cancellation, where ratio = 1 + x > 0. Far from 1 the
/// ratio itself carries what is lost in 1 + x.
pub(super) fn log_minus(ratio: f64, x: f64) -> f64 {
    if x.abs() > 0.4 {
        return ln(ratio) - x;
    }
    // ln(1+x) = 2 artanh r with r = x/(2+x), and 2r − x = −rx.
    let r = x / (2.0 + x);
    let square = r * r;
    let (mut power, mut sum) = (r, 0.0);
    for odd in (3..=31).step_by(2) {
        power *= square;
        sum += power / f64::from(odd);
    }
    2.0 * sum - r * x
}

/// δ(a) of ln Γ(a) = (a − ½) ln a − a + ½ ln 2π + δ(a), for a > 0.
pub(super) fn stirling_error(a: f64) -> f64 {
    let (mut a, mut below) = (a, 0.0);
    while a < 16.0 {
        below += (a + 0.5) * ln_1p(1.0 / a) - 1.0;
        a += 1.0;
    }
    let r = 1.0 / (a * a);
    let series = 1.0 / 12.0
        - r * (1.0 / 360.0
            - r * (1.0 / 1260.0
                - r * (1.0 / 1680.0 - r * (1.0 / 1188.0 - r * (691.0 / 360_360.0 - r / 156.0)))));
    below + series / a
}
