//! V = √(χ²/df), the estimated over the true standard deviation: what turns a
//! normal statistic into a studentized one.

use super::float::{exp, exp_m1, ln};
use super::special::stirling_error;
use std::f64::consts::{LN_2, PI};

/// Natural logarithm of the density of ln V at `u`.
///
/// ln 2 + ½ ln(a/2π) − δ(a) + df·(u − (e²ᵘ − 1)/2), a = df/2, δ Stirling's
/// error: the textbook's a ln a − ln Γ(a) would lose eight digits at large df.
pub(super) fn ln_density(df: f64, u: f64) -> f64 {
    let a = 0.5 * df;
    let height = LN_2 + 0.5 * ln(a / (2.0 * PI)) - stirling_error(a);
    height + df * (u - 0.5 * exp_m1(2.0 * u))
}

/// Step in u at which the trapezoid rule on the density of ln V, or on its
/// product with a smooth function, is right to some 1e-11: the density's
/// standard deviation is about 1/√(2df), and at few df it is analytic in a
/// narrow strip only.
pub(super) fn step(df: f64) -> f64 {
    (0.5 / (2.0 * df).sqrt()).min(0.12)
}

/// Values of V with their weights (summing to 1), close enough together to
/// average Φ(tV − λ) over.
pub(super) fn scale_nodes(df: f64, t: f64) -> Vec<(f64, f64)> {
    // Φ(tV − λ) changes within 1/t of V; finer steps where that is narrower
    // than the density, up to a number that keeps the work bounded (it is reached
    // where means lie thousands of standard deviations apart).
    let width = 1.0 / (2.0 * df).sqrt();
    let h = step(df).min(0.5 / t.abs()).max(width / 2000.0);
    let mut nodes = Vec::new();
    let mut walk = |direction: f64, from: i32| {
        for i in from.. {
            let u = direction * f64::from(i) * h;
            let weight = h * exp(ln_density(df, u));
            if weight < 1e-18 * h {
                break;
            }
            nodes.push((exp(u), weight));
        }
    };
    walk(1.0, 0);
    walk(-1.0, 1);
    nodes
}
