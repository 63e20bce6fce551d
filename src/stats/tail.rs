//! Tail probabilities, each computed as a tail: never 1 − cdf.

use super::float::{erfc, exp};
use super::special::{beta_lower, gamma_upper};
use std::f64::consts::{FRAC_1_SQRT_2, PI};

pub use super::range::studentized_range_upper;

/// P(|T| ≥ |t|) of Student's t with `df` > 0 degrees of freedom.
///
/// I_x(df/2, ½) with x = df/(df + t²); the complement t²/(df + t²) is handed
/// over beside it, because for t near 0 and large df nothing is left of it in 1 − x.
pub fn t_two_sided(t: f64, df: f64) -> f64 {
    let square = t * t;
    if square.is_infinite() {
        return 0.0;
    }
    let sum = df + square;
    beta_lower(0.5 * df, 0.5, df / sum, square / sum)
}

/// P(F ≥ f) with `df1`, `df2` > 0 degrees of freedom.
pub fn f_upper(f: f64, df1: f64, df2: f64) -> f64 {
    let scaled = df1 * f.max(0.0);
    if scaled.is_infinite() {
        return 0.0;
    }
    let sum = df2 + scaled;
    beta_lower(0.5 * df2, 0.5 * df1, df2 / sum, scaled / sum)
}

/// P(X ≥ x) of χ² with `df` > 0 degrees of freedom.
pub fn chi2_upper(x: f64, df: f64) -> f64 {
    gamma_upper(0.5 * df, 0.5 * x.max(0.0))
}

/// P(|Z| ≥ |z|) of the standard normal distribution.
pub fn normal_two_sided(z: f64) -> f64 {
    erfc(z.abs() * FRAC_1_SQRT_2)
}

/// P(Z ≤ z) of the standard normal distribution, as the upper tail of −z.
pub(super) fn normal_lower(z: f64) -> f64 {
    0.5 * erfc(-z * FRAC_1_SQRT_2)
}

/// Density of the standard normal distribution.
pub(super) fn normal_density(z: f64) -> f64 {
    exp(-0.5 * z * z) / (2.0 * PI).sqrt()
}
