//! Points of a distribution from their tail probability.

use super::root::decreasing_root;
use super::special::{Z_975, beta_kernel};
use super::tail::{f_upper, t_two_sided};

/// The t that |T| exceeds with probability 5 %: what a 95 % interval reaches
/// on either side, in standard errors. Checked against R `qt` and SciPy `t.isf`.
pub(super) fn t_975(df: f64) -> f64 {
    let at = |t: f64| {
        if t <= 0.0 {
            return (1.0, -1.0);
        }
        let (x, y) = (df / (df + t * t), t * t / (df + t * t));
        (t_two_sided(t, df), -2.0 * beta_kernel(0.5 * df, 0.5, x, y) / t)
    };
    decreasing_root(at, 0.05, Z_975, Z_975)
}

/// The f that F exceeds with probability `p`, 0 < p < 1. Checked against R `qf`
/// and SciPy `f.isf`.
pub(super) fn f_point(p: f64, df1: f64, df2: f64) -> f64 {
    let at = |f: f64| {
        if f <= 0.0 {
            return (1.0, -1.0);
        }
        let sum = df2 + df1 * f;
        let kernel = beta_kernel(0.5 * df2, 0.5 * df1, df2 / sum, df1 * f / sum);
        (f_upper(f, df1, df2), -kernel / f)
    };
    decreasing_root(at, p, 1.0, 1.0)
}
