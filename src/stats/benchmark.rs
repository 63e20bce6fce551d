//! One group against a value that is known beforehand.

use super::agreement::Agreement;
use super::difference::Difference;
use super::exact::{Distribution, ln_binomial};
use super::means::{Contrast, TTest, varying};
use super::moments::Moments;
use super::reason::{Outcome, Reason};
use super::tail::normal_two_sided;
use serde::Serialize;

/// A test on the normal distribution.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ZTest {
    /// Difference over its standard error.
    pub z: f64,
    /// Two-sided p.
    pub p: f64,
}

/// Student's t test of one mean against a reference value.
///
/// t = (m − μ)/(s/√n), df = n − 1.
///
/// The reference value is taken as exact: no sample of its own. Assumes
/// independent answers. Source: Student, Biometrika 6 (1908). Checked against R
/// `t.test(mu =)` and SciPy `ttest_1samp`.
///
/// # Errors
/// An empty group, one observation, no variance, a reference that is not finite.
pub fn mean_against(group: &Moments, reference: f64) -> Outcome<TTest> {
    Ok(contrast(group, reference)?.test())
}

/// Mean minus reference value, with the 95 % interval of [`mean_against`].
///
/// # Errors
/// As [`mean_against`].
pub fn mean_above(group: &Moments, reference: f64) -> Outcome<Difference> {
    Ok(contrast(group, reference)?.interval())
}

/// Score test of one share against a reference value.
///
/// z = (s − π)/√(π(1 − π)/n): the test whose acceptances are Wilson's interval.
///
/// Assumes independent answers and nπ(1 − π) of some five or more;
/// [`share_against_exact`] assumes only the first. Source: Wilson, JASA 22
/// (1927). Checked against R `prop.test(p =, correct = FALSE)` and statsmodels
/// `proportions_ztest(prop_var =)`.
///
/// # Errors
/// An empty group; a reference that is not between 0 and 1, or is one of them.
pub fn share_against(group: Agreement, reference: f64) -> Outcome<ZTest> {
    let base = possible(group, reference)?;
    let variance = varying(reference * (1.0 - reference) / base)?;
    let z = (group.agree as f64 / base - reference) / variance.sqrt();
    Ok(ZTest { z, p: normal_two_sided(z) })
}

/// Exact binomial test of one share against a reference value, two-sided: the
/// probability, if the reference holds, of all counts no more probable than the
/// one observed.
///
/// Counts within a relative 1e-7 of it count as equally probable, as in R.
/// Source: Clopper and Pearson, Biometrika 26 (1934), for the distribution.
/// Checked against R `binom.test` and SciPy `binomtest`.
///
/// # Errors
/// An empty group, a reference that is not between 0 and 1.
pub fn share_against_exact(group: Agreement, reference: f64) -> Outcome<f64> {
    let base = possible(group, reference)?;
    let agree = group.agree as f64;
    if reference == 0.0 || reference == 1.0 {
        return Ok(if agree == reference * base { 1.0 } else { 0.0 });
    }
    let odds = reference / (1.0 - reference);
    let ratio = |x: f64| (base - x) / (x + 1.0) * odds;
    let mode = ((base + 1.0) * reference).floor();
    let ln = |x: f64| ln_binomial(x, base, reference, 1.0 - reference);
    Ok(Distribution { from: 0.0, to: base, mode, ln, ratio }.as_rare_as(agree))
}

fn contrast(group: &Moments, reference: f64) -> Outcome<Contrast> {
    if group.n == 0 {
        return Err(Reason::EmptyGroup);
    }
    if !reference.is_finite() {
        return Err(Reason::ImpossibleReference);
    }
    let variance = varying(group.variance().ok_or(Reason::FewerThanTwoObservations)?)?;
    let n = group.n as f64;
    let difference = (group.mode - reference) + group.shift;
    Ok(Contrast { difference, error: (variance / n).sqrt(), df: n - 1.0 })
}

fn possible(group: Agreement, reference: f64) -> Outcome<f64> {
    match group.base {
        0 => Err(Reason::EmptyGroup),
        _ if !(0.0..=1.0).contains(&reference) => Err(Reason::ImpossibleReference),
        base => Ok(base as f64),
    }
}
