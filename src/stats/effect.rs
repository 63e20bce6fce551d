//! How large a difference is, apart from how certain.

use super::chi::scale_nodes;
use super::means::{Squares, student};
use super::moments::Moments;
use super::reason::{Outcome, Reason};
use super::root::decreasing_root;
use super::special::Z_975;
use super::tail::{normal_density, normal_lower};
use serde::Serialize;

/// Hedges' g of two groups.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HedgesG {
    /// Difference of means in pooled standard deviations, corrected for small samples.
    pub g: f64,
    /// 95 % interval, lower and upper bound, from the noncentral t distribution.
    pub ci95: [f64; 2],
}

/// Hedges' g, first mean minus second, with its 95 % interval.
///
/// d = (m₁ − m₂)/s with the pooled SD, g = J(m)·d with m = n₁ + n₂ − 2 and the
/// exact J(m) = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)). The interval holds the
/// noncentralities λ whose t distribution gives the observed t a probability
/// of 2.5 to 97.5 %, times J·√(1/n₁ + 1/n₂).
///
/// Assumes what Student's test assumes.
/// Source: Hedges, "Distribution theory for Glass's estimator of effect size",
/// Journal of Educational Statistics 6 (1981); Steiger and Fouladi in "What if
/// there were no significance tests?" (1997) for the interval. Checked against
/// R effectsize `hedges_g`, whose bounds are found by a search to about 1e-4,
/// and against R `pt(ncp =)` and SciPy `nct` with a root finder.
///
/// # Errors
/// As [`student`], and fewer than four observations in all (J has no value for m = 1).
pub fn hedges_g(a: &Moments, b: &Moments) -> Outcome<HedgesG> {
    let test = student(a, b)?;
    if test.df < 2.0 {
        return Err(Reason::FewerThanTwoObservations);
    }
    let scale = (1.0 / a.n as f64 + 1.0 / b.n as f64).sqrt() * small_sample(test.df);
    let [low, high] = noncentralities(test.t, test.df);
    Ok(HedgesG { g: test.t * scale, ci95: [low * scale, high * scale] })
}

/// ω², the share of variance between groups, corrected for chance; below 0
/// when the groups differ less than chance alone would make them.
///
/// ω² = (SSB − (k − 1)·MSW)/(SST + MSW). Source: Hays, "Statistics" (1963).
/// Checked against the formula written out in R and in Python.
///
/// # Errors
/// Fewer than two groups, an empty group, no more observations than groups,
/// no variance at all.
pub fn omega2(groups: &[Moments]) -> Outcome<f64> {
    let s = Squares::of(groups)?;
    let error = s.within / s.df_within;
    let total = s.between + s.within + error;
    if total <= 0.0 {
        return Err(Reason::NoVariance);
    }
    Ok((s.between - s.df_between * error) / total)
}

/// J(m) = Γ(m/2)/(√(m/2)·Γ((m − 1)/2)) for m ≥ 2.
///
/// Γ(z + ½)/Γ(z) comes from its asymptotic series at z ≥ 40, reached by the
/// recurrence: a difference of two log-gammas would lose eight digits at ten
/// million respondents.
fn small_sample(m: f64) -> f64 {
    let (mut z, mut below) = ((m - 1.0) / 2.0, 1.0);
    while z < 40.0 {
        below *= z / (z + 0.5);
        z += 1.0;
    }
    let r = 1.0 / z;
    let coefficients = [
        -1.0 / 8.0,
        1.0 / 128.0,
        5.0 / 1024.0,
        -21.0 / 32768.0,
        -399.0 / 262_144.0,
        869.0 / 4_194_304.0,
    ];
    let series = coefficients.iter().rev().fold(0.0, |sum, c| (sum + c) * r);
    below * z.sqrt() * (1.0 + series) / (m / 2.0).sqrt()
}

/// The noncentralities at which P(T ≤ t) is 97.5 % and 2.5 %.
fn noncentralities(t: f64, df: f64) -> [f64; 2] {
    let nodes = scale_nodes(df, t);
    // P(T ≤ t) = E Φ(tV − λ) over V = √(χ²/df), and its slope in λ.
    let at = |lambda: f64| {
        nodes.iter().fold((0.0, 0.0), |(p, slope), (v, weight)| {
            let z = t * v - lambda;
            (p + weight * normal_lower(z), slope - weight * normal_density(z))
        })
    };
    let spread = Z_975 * (1.0 + t * t / (2.0 * df)).sqrt();
    [decreasing_root(at, 0.975, t - spread, spread), decreasing_root(at, 0.025, t + spread, spread)]
}
