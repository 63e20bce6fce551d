//! A share with its Wilson interval.

use super::special::Z_975;
use serde::Serialize;

/// How many of a group, as a share of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proportion {
    /// Respondents counted, for instance those who agree.
    pub n: u64,
    /// `n` over the base, 0 to 1; `None` when the base is 0.
    pub share: Option<f64>,
    /// Wilson's 95 % interval, lower and upper bound, 0 to 1; `None` when the base is 0.
    pub ci95: Option<[f64; 2]>,
}

/// `n` out of `base` as a share with Wilson's 95 % score interval.
///
/// The bounds are the roots of (1+z²/b)x² − (2s+z²/b)x + s² = 0 with s = n/b
/// and z the exact 97.5 % point of the normal distribution. The lower one is
/// taken from the product of the roots, so that it is 0 for s = 0 and keeps
/// its relative accuracy near it.
///
/// Assumes independent answers and a population far larger than the base.
/// Source: Wilson, "Probable inference, the law of succession, and statistical
/// inference", JASA 22 (1927). Checked against R `prop.test(correct = FALSE)`
/// and statsmodels `proportion_confint(method = "wilson")`.
///
/// # Panics
/// When `n` exceeds `base`.
pub fn proportion(n: u64, base: u64) -> Proportion {
    assert!(n <= base, "a part of the base");
    if base == 0 {
        return Proportion { n, share: None, ci95: None };
    }
    let (part, rest) = (n as f64 / base as f64, (base - n) as f64 / base as f64);
    Proportion { n, share: Some(part), ci95: Some(wilson(part, rest, base as f64)) }
}

/// Wilson's interval of a share, its complement beside it, over a base that
/// need not be a whole number.
pub(super) fn wilson(share: f64, rest: f64, base: f64) -> [f64; 2] {
    let z2 = Z_975 * Z_975 / base;
    let root = (z2 * (z2 + 4.0 * share * rest)).sqrt();
    let upper = (2.0 * share + z2 + root) / (2.0 * (1.0 + z2));
    let lower = share * share / (upper * (1.0 + z2));
    [lower, if rest == 0.0 { 1.0 } else { upper }]
}
