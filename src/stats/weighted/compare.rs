//! Tests of weighted means and shares.

use super::estimate::{Centre, Estimate, zero_one};
use super::tally::WeightedTally;
use crate::stats::difference::Difference;
use crate::stats::matrix::solve_vector;
use crate::stats::means::{FTest, TTest, f_test, pooled_df, t_test, varying};
use crate::stats::quantile::t_975;
use crate::stats::reason::{Outcome, Reason};
use serde::Serialize;

/// A design-based t test of a difference.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeightedTest {
    /// First minus second, in the codes' unit, of shares −1 to 1.
    pub diff: f64,
    /// Its linearised standard error.
    pub se: f64,
    /// diff/se.
    pub t: f64,
    /// Design degrees of freedom.
    pub df: f64,
    /// Two-sided p.
    pub p: f64,
    /// 95 % interval of the difference: diff ± t₀.₉₇₅(df)·se.
    pub ci95: [f64; 2],
}

impl WeightedTest {
    /// The difference alone.
    pub fn difference(&self) -> Difference {
        Difference { diff: self.diff, ci95: self.ci95 }
    }
}

/// Design-based t test of the weighted means of groups `a` and `b` of one sample.
///
/// t = (mₐ − mᵦ)/√(vₐ + vᵦ − 2cₐᵦ) with the linearised variances and covariance
/// (groups of one stratum are not independent), df = respondents of both groups −
/// strata that have them − 1.
///
/// Source: Lumley, "Complex surveys" (2010). Checked against R survey
/// `svyttest` and the formula respondent by respondent in NumPy.
///
/// # Errors
/// An empty group, too few respondents for a degree of freedom, a stratum with
/// one respondent of more people, no variance.
///
/// # Panics
/// When `codes` is not as long as the scale, or a group is not there.
pub fn between_means(
    tally: &WeightedTally,
    codes: &[f64],
    a: usize,
    b: usize,
) -> Outcome<WeightedTest> {
    let difference = Differences::of(tally, codes, &[b, a])?;
    weighted_test(difference.values[0], difference.covariances[0][0], difference.df)
}

/// As [`between_means`], of the shares that agree.
///
/// # Errors
/// As [`between_means`].
///
/// # Panics
/// As [`between_means`].
pub fn between_shares(
    tally: &WeightedTally,
    agree: &[bool],
    a: usize,
    b: usize,
) -> Outcome<WeightedTest> {
    between_means(tally, &zero_one(agree), a, b)
}

/// Wald's test that all weighted means are equal.
///
/// With d the differences of each mean to the first and V their linearised
/// covariances: F = d'V⁻¹d/(k − 1), df = k − 1 and respondents − strata − (k − 1).
/// For two groups F = t² of [`between_means`].
///
/// Source: Wald, Transactions of the American Mathematical Society 54 (1943);
/// Lumley, "Complex surveys" (2010). Checked against R survey
/// `regTermTest(svyglm())` and the formula in NumPy.
///
/// # Errors
/// Fewer than two groups, an empty group, too few respondents, no variance (of
/// any of the differences: the covariances have no inverse then).
///
/// # Panics
/// When `codes` is not as long as the scale.
pub fn wald_means(tally: &WeightedTally, codes: &[f64]) -> Outcome<FTest> {
    let groups: Vec<usize> = (0..tally.groups()).collect();
    let Differences { values, covariances, df } = Differences::of(tally, codes, &groups)?;
    let solved = solve_vector(covariances, &values).ok_or(Reason::NoVariance)?;
    let chi2: f64 = values.iter().zip(solved).map(|(d, x)| d * x).sum();
    let k = values.len() as f64;
    Ok(f_test(chi2.max(0.0) / k, k, df))
}

/// As [`wald_means`], of the shares that agree.
///
/// # Errors
/// As [`wald_means`].
///
/// # Panics
/// As [`wald_means`].
pub fn wald_shares(tally: &WeightedTally, agree: &[bool]) -> Outcome<FTest> {
    wald_means(tally, &zero_one(agree))
}

/// The difference between two independent samples, such as two waves of a survey.
///
/// t = (x₁ − x₂)/√(SE₁² + SE₂²) with Satterthwaite's degrees of freedom. Without
/// weights and strata this is Welch's test.
///
/// Source: Welch, Biometrika 34 (1947). Checked: the standard error against R
/// survey with the wave as a stratum, the rest by the formula in R and NumPy.
///
/// # Errors
/// Fewer than one degree of freedom in a sample, no variance in either.
pub fn between_waves(a: &Estimate, b: &Estimate) -> Outcome<WeightedTest> {
    if a.df < 1.0 || b.df < 1.0 {
        return Err(Reason::FewerThanTwoObservations);
    }
    let (va, vb) = (a.se * a.se, b.se * b.se);
    varying(va + vb)?;
    weighted_test(a.value - b.value, va + vb, pooled_df(&[(va, a.df), (vb, b.df)]))
}

/// A weighted mean or share against a reference value that is taken as exact.
///
/// t = (x − μ)/SE with the estimate's degrees of freedom. Checked against R
/// survey `svymean` with `pt` and `degf`, and the formula in NumPy. (R's one-sample
/// `svyttest` has one degree of freedom less.)
///
/// # Errors
/// Fewer than one degree of freedom, no variance, a reference that is not finite.
pub fn estimate_against(estimate: &Estimate, reference: f64) -> Outcome<TTest> {
    if !reference.is_finite() {
        return Err(Reason::ImpossibleReference);
    }
    if estimate.df < 1.0 {
        return Err(Reason::FewerThanTwoObservations);
    }
    varying(estimate.se)?;
    Ok(t_test((estimate.value - reference) / estimate.se, estimate.df))
}

/// Means minus the mean of the first of some groups, with their covariances.
struct Differences {
    values: Vec<f64>,
    covariances: Vec<Vec<f64>>,
    df: f64,
}

impl Differences {
    fn of(tally: &WeightedTally, codes: &[f64], groups: &[usize]) -> Outcome<Differences> {
        let (first, others) = groups.split_first().ok_or(Reason::FewerThanTwoGroups)?;
        if others.is_empty() {
            return Err(Reason::FewerThanTwoGroups);
        }
        let base = Centre::of(tally, codes, *first)?;
        let centres = others
            .iter()
            .map(|group| Centre::of(tally, codes, *group))
            .collect::<Outcome<Vec<Centre>>>()?;
        let df = tally.df(groups) - others.len() as f64;
        if df < 1.0 {
            return Err(Reason::FewerThanTwoObservations);
        }
        let value = |k: usize, group: usize, point: usize| {
            if group == *first {
                -base.value(codes[point])
            } else if group == others[k] {
                centres[k].value(codes[point])
            } else {
                0.0
            }
        };
        let covariances = tally.covariances(others.len(), value)?;
        let above = |centre: &Centre| (centre.mode - base.mode) + (centre.shift - base.shift);
        Ok(Differences { values: centres.iter().map(above).collect(), covariances, df })
    }
}

fn weighted_test(diff: f64, variance: f64, df: f64) -> Outcome<WeightedTest> {
    let se = varying(variance)?.sqrt();
    let TTest { t, df, p } = t_test(diff / se, df);
    let reach = t_975(df) * se;
    Ok(WeightedTest { diff, se, t, df, p, ci95: [diff - reach, diff + reach] })
}
