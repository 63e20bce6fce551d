//! Intervals of effect sizes that have no closed form of their own in the tests.

use super::float::exp;
use super::means::{Squares, varying};
use super::moments::Moments;
use super::ranks::{cliffs_delta, filled, placement_variance};
use super::reason::{Outcome, Reason};
use super::root::decreasing_root;
use super::special::{Z_975, beta_kernel, beta_lower, log_minus, stirling_error};
use std::f64::consts::PI;

/// 95 % interval of [`cliffs_delta`], lower and upper bound, −1 to 1.
///
/// With dᵢⱼ = sign(aᵢ − bⱼ), dᵢ. and d.ⱼ its means over a row and a column:
/// v = (n₂²Σ(dᵢ. − δ)² + n₁²Σ(d.ⱼ − δ)² − ΣΣ(dᵢⱼ − δ)²)/(n₁n₂(n₁ − 1)(n₂ − 1)),
/// not below (1 − δ²)/(n₁n₂ − 1); the bounds, not symmetric around δ, are
/// (δ − δ³ ± z√(v((1 − δ²)² + z²v)))/(1 − δ² + z²v), z = 1.959963984540054. For groups that do
/// not overlap the inner bound is (n − z²)/(n + z²), n the smaller group.
///
/// Assumes independent answers only.
/// Source: Cliff, "Ordinal methods for behavioral data analysis" (1996); Feng
/// and Cliff, "Monte Carlo evaluation of ordinal d with improved confidence
/// interval", Journal of Modern Applied Statistical Methods 3 (2004). Checked
/// against the formula on the full matrix of pairs in NumPy and in R.
///
/// # Errors
/// An empty group, a group of one observation.
pub fn cliffs_delta_interval(a: &[u64], b: &[u64]) -> Outcome<[f64; 2]> {
    let (na, nb) = (filled(a)? as f64, filled(b)? as f64);
    if na < 2.0 || nb < 2.0 {
        return Err(Reason::FewerThanTwoObservations);
    }
    let delta = cliffs_delta(a, b)?;
    let z2 = Z_975 * Z_975;
    if delta.abs() == 1.0 {
        let n = na.min(nb);
        let inner = (n - z2) / (n + z2);
        return Ok(if delta > 0.0 { [inner, 1.0] } else { [-1.0, -inner] });
    }
    let pairs = na * nb;
    let ties: f64 = a.iter().zip(b).map(|(&a, &b)| a as f64 * b as f64).sum();
    let rest = (1.0 - delta) * (1.0 + delta);
    // d is 2·placement/n − 1, so its squares are four times those of the placements.
    let rows = 4.0 * placement_variance(a, b) / (nb - 1.0);
    let columns = 4.0 * placement_variance(b, a) / (na - 1.0);
    let each = (pairs * rest - ties) / ((na - 1.0) * (nb - 1.0));
    let variance = f64::max((rows + columns - each) / pairs, rest / (pairs - 1.0));
    let spread = Z_975 * (variance * (rest * rest + z2 * variance)).sqrt();
    let bound = |side: f64| (delta * rest + side * spread) / (rest + z2 * variance);
    Ok([bound(-1.0).max(-1.0), bound(1.0).min(1.0)])
}

/// 95 % interval of the share of variance between groups, lower and upper
/// bound, 0 to 1; beside [`omega2`](super::omega2).
///
/// The interval holds the noncentralities λ ≥ 0 whose F distribution gives the
/// observed F of the analysis of variance a probability of 2.5 to 97.5 %, as
/// λ/(λ + N): for groups of these sizes that is the share of the variance that
/// lies between them in the population. As an interval of a share it does not
/// follow ω² below 0.
///
/// Assumes what the analysis of variance assumes, equal variances included.
/// Source: Steiger, "Beyond the F test", Psychological Methods 9 (2004).
/// Checked against R `pf(ncp =)` and SciPy `ncf` with a root finder.
///
/// # Errors
/// As [`anova`](super::anova).
pub fn omega2_interval(groups: &[Moments]) -> Outcome<[f64; 2]> {
    let s = Squares::of(groups)?;
    let f = s.between / s.df_between / varying(s.within / s.df_within)?;
    let n: f64 = groups.iter().map(|g| g.n as f64).sum();
    let bound = |p: f64| {
        let lambda = noncentrality(f, s.df_between, s.df_within, p);
        lambda / (lambda + n)
    };
    Ok([bound(0.975), bound(0.025)])
}

/// The λ ≥ 0 at which P(F ≤ f) is `p`; 0 when it is less at every λ.
fn noncentrality(f: f64, df1: f64, df2: f64, p: f64) -> f64 {
    let scaled = df1 * f;
    let (x, y) = (scaled / (df2 + scaled), df2 / (df2 + scaled));
    let (a, b) = (0.5 * df1, 0.5 * df2);
    if beta_lower(a, b, x, y) <= p {
        return 0.0;
    }
    let at = |lambda: f64| {
        if lambda <= 0.0 { (1.0, -1.0) } else { noncentral_lower(a, b, x, y, 0.5 * lambda) }
    };
    let spread = Z_975 * (2.0 * (df1 + 2.0 * scaled) * (1.0 + scaled / df2)).sqrt();
    decreasing_root(at, p, scaled, spread)
}

/// P(F ≤ f) of the noncentral F distribution, and its slope in λ = 2·`rate`:
/// the incomplete beta function averaged over a Poisson number of extra
/// degrees of freedom.
///
/// Where that number spreads widely every so manieth term is enough: the sum of
/// a smooth function at steps of a third of its standard deviation is right to
/// the last digit.
fn noncentral_lower(a: f64, b: f64, x: f64, y: f64, rate: f64) -> (f64, f64) {
    let step = (rate.sqrt() / 3.0).floor().max(1.0);
    let (mut value, mut slope) = (0.0, 0.0);
    let mut walk = |direction: f64, mut j: f64| {
        while j >= 0.0 {
            let weight = step * poisson(j, rate);
            value += weight * beta_lower(a + j, b, x, y);
            slope -= 0.5 * weight * beta_kernel(a + j, b, x, y) / (a + j);
            if weight < 1e-18 * step {
                break;
            }
            j += direction * step;
        }
    };
    let peak = rate.floor();
    walk(1.0, peak);
    walk(-1.0, peak - step);
    (value, slope)
}

/// Probability of `j` from a Poisson distribution, by its deviation from the peak.
fn poisson(j: f64, rate: f64) -> f64 {
    if j == 0.0 {
        return exp(-rate);
    }
    let off = j * log_minus(rate / j, (rate - j) / j);
    exp(off - stirling_error(j)) / (2.0 * PI * j).sqrt()
}
