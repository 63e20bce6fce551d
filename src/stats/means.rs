//! Tests on the difference of means.

use super::moments::Moments;
use super::reason::{Outcome, Reason};
use super::tail::{f_upper, t_two_sided};
use serde::Serialize;

/// A t test of two means.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TTest {
    /// Difference over its standard error; positive when the first mean is higher.
    pub t: f64,
    /// Degrees of freedom, fractional for Welch's test.
    pub df: f64,
    /// Two-sided p.
    pub p: f64,
}

/// An F test of two or more means.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FTest {
    /// Variance ratio.
    pub f: f64,
    /// Degrees of freedom of the numerator: groups − 1.
    pub df1: f64,
    /// Degrees of freedom of the denominator, fractional for Welch's test.
    pub df2: f64,
    /// Upper tail of F, which is the two-sided p of a difference of means.
    pub p: f64,
}

/// Student's t test with pooled variance.
///
/// t = (m₁ − m₂) / √(s²(1/n₁ + 1/n₂)), s² = (SS₁ + SS₂)/(n₁ + n₂ − 2), df = n₁ + n₂ − 2.
///
/// Assumes independent answers and equal variances; normality matters little
/// at survey sizes. A group of one observation is allowed, as in R and SciPy.
/// Source: Student, "The probable error of a mean", Biometrika 6 (1908), in
/// Fisher's two-sample form. Checked against R `t.test(var.equal = TRUE)` and
/// SciPy `ttest_ind`.
///
/// # Errors
/// An empty group, fewer than three observations in all, no variance in either group.
pub fn student(a: &Moments, b: &Moments) -> Outcome<TTest> {
    Ok(Contrast::student(a, b)?.test())
}

/// Welch's t test, without the assumption of equal variances.
///
/// t = (m₁ − m₂) / √(v₁ + v₂), vᵢ = sᵢ²/nᵢ,
/// df = (v₁ + v₂)² / (v₁²/(n₁ − 1) + v₂²/(n₂ − 1)).
///
/// Source: Welch, "The generalization of Student's problem when several
/// different population variances are involved", Biometrika 34 (1947), with
/// Satterthwaite's degrees of freedom. Checked against R `t.test` and SciPy
/// `ttest_ind(equal_var = False)`.
///
/// # Errors
/// An empty group, a group of one observation, no variance in either group.
pub fn welch(a: &Moments, b: &Moments) -> Outcome<TTest> {
    Ok(Contrast::welch(a, b)?.test())
}

/// One-way analysis of variance.
///
/// F = (SSB/(k − 1)) / (SSW/(N − k)), SSB = Σnᵢ(mᵢ − m)², SSW = ΣSSᵢ.
///
/// Assumes what Student's test assumes; for two groups F = t².
/// Source: Fisher, "Statistical Methods for Research Workers" (1925).
/// Checked against R `oneway.test(var.equal = TRUE)` and SciPy `f_oneway`.
///
/// # Errors
/// Fewer than two groups, an empty group, no more observations than groups,
/// no variance in any group.
pub fn anova(groups: &[Moments]) -> Outcome<FTest> {
    let s = Squares::of(groups)?;
    let within = varying(s.within / s.df_within)?;
    Ok(f_test(s.between / s.df_between / within, s.df_between, s.df_within))
}

/// Welch's analysis of variance, without the assumption of equal variances.
///
/// With wᵢ = nᵢ/sᵢ², W = Σwᵢ, m = Σwᵢmᵢ/W and Λ = Σ(1 − wᵢ/W)²/(nᵢ − 1):
/// F = (Σwᵢ(mᵢ − m)²/(k − 1)) / (1 + 2(k − 2)Λ/(k² − 1)),
/// df = k − 1 and (k² − 1)/(3Λ). For two groups F = t² of [`welch`].
///
/// Source: Welch, "On the comparison of several mean values", Biometrika 38
/// (1951). Checked against R `oneway.test` and statsmodels
/// `anova_oneway(use_var = "unequal")`.
///
/// # Errors
/// Fewer than two groups, an empty group, a group of one observation, a group
/// without variance (its weight would be infinite).
pub fn welch_anova(groups: &[Moments]) -> Outcome<FTest> {
    let deviations = deviations(groups)?;
    let weights = groups
        .iter()
        .map(|g| Ok(1.0 / varying(error_variance(g)?)?))
        .collect::<Outcome<Vec<f64>>>()?;
    let total: f64 = weights.iter().sum();
    let centre = dot(&weights, &deviations) / total;
    let k = groups.len() as f64;
    let spread: f64 =
        weights.iter().zip(&deviations).map(|(w, d)| w * (d - centre) * (d - centre)).sum();
    let rest = |weight: &f64| 1.0 - weight / total;
    let lambda: f64 =
        weights.iter().zip(groups).map(|(w, g)| rest(w) * rest(w) / (g.n - 1) as f64).sum();
    let squared = k * k - 1.0;
    let f = spread / (k - 1.0) / (1.0 + 2.0 * (k - 2.0) * lambda / squared);
    Ok(f_test(f, k - 1.0, squared / (3.0 * lambda)))
}

/// A difference with its standard error: what tests and intervals are made of.
pub(super) struct Contrast {
    pub difference: f64,
    pub error: f64,
    pub df: f64,
}

impl Contrast {
    /// Of two means with pooled variance.
    pub(super) fn student(a: &Moments, b: &Moments) -> Outcome<Contrast> {
        let difference = a.above(b)?;
        let df = (a.n + b.n) as f64 - 2.0;
        if df < 1.0 {
            return Err(Reason::FewerThanTwoObservations);
        }
        let pooled = varying((a.squares + b.squares) / df)?;
        let error = (pooled * (1.0 / a.n as f64 + 1.0 / b.n as f64)).sqrt();
        Ok(Contrast { difference, error, df })
    }

    /// Of two means, each with its own variance.
    pub(super) fn welch(a: &Moments, b: &Moments) -> Outcome<Contrast> {
        let difference = a.above(b)?;
        let (va, vb) = (error_variance(a)?, error_variance(b)?);
        varying(va + vb)?;
        let df = pooled_df(&[(va, (a.n - 1) as f64), (vb, (b.n - 1) as f64)]);
        Ok(Contrast { difference, error: (va + vb).sqrt(), df })
    }

    pub(super) fn test(&self) -> TTest {
        t_test(self.difference / self.error, self.df)
    }
}

/// Satterthwaite's degrees of freedom of a sum of variances, each with its own.
pub(super) fn pooled_df(parts: &[(f64, f64)]) -> f64 {
    let sum: f64 = parts.iter().map(|(variance, _)| variance).sum();
    // Shares of the sum: squares of tiny variances would underflow.
    let share = |variance: f64| variance / sum;
    1.0 / parts.iter().map(|(v, df)| share(*v) * share(*v) / df).sum::<f64>()
}

/// The parts that the total sum of squares falls into.
pub(super) struct Squares {
    pub between: f64,
    pub within: f64,
    pub df_between: f64,
    pub df_within: f64,
}

impl Squares {
    pub(super) fn of(groups: &[Moments]) -> Outcome<Squares> {
        let deviations = deviations(groups)?;
        let n: u64 = groups.iter().map(|g| g.n).sum();
        let df_within = n as f64 - groups.len() as f64;
        if df_within < 1.0 {
            return Err(Reason::FewerThanTwoObservations);
        }
        let sizes: Vec<f64> = groups.iter().map(|g| g.n as f64).collect();
        let centre = dot(&sizes, &deviations) / n as f64;
        Ok(Squares {
            between: sizes
                .iter()
                .zip(&deviations)
                .map(|(n, d)| n * (d - centre) * (d - centre))
                .sum(),
            within: groups.iter().map(|g| g.squares).sum(),
            df_between: groups.len() as f64 - 1.0,
            df_within,
        })
    }
}

/// Squared standard error of the group's mean.
fn error_variance(group: &Moments) -> Outcome<f64> {
    if group.n == 0 {
        return Err(Reason::EmptyGroup);
    }
    let variance = group.variance().ok_or(Reason::FewerThanTwoObservations)?;
    Ok(variance / group.n as f64)
}

pub(super) fn varying(variance: f64) -> Outcome<f64> {
    if variance > 0.0 { Ok(variance) } else { Err(Reason::NoVariance) }
}

/// Means as distances to the first: equal means then differ by exactly 0.
fn deviations(groups: &[Moments]) -> Outcome<Vec<f64>> {
    if groups.len() < 2 {
        return Err(Reason::FewerThanTwoGroups);
    }
    groups.iter().map(|g| g.above(&groups[0])).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

pub(super) fn t_test(t: f64, df: f64) -> TTest {
    let p = t_two_sided(t, df);
    TTest { t, df, p }
}

pub(super) fn f_test(f: f64, df1: f64, df2: f64) -> FTest {
    let p = f_upper(f, df1, df2);
    FTest { f, df1, df2, p }
}
