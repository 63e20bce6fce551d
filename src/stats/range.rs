//! The studentized range: how far the largest of k means lies from the smallest.

use super::chi;
use super::float::{cos, erfc, exp, ln, ln_1p};
use super::tail::{normal_density, normal_lower, t_two_sided};
use std::f64::consts::PI;
use std::sync::{LazyLock, OnceLock};

/// P(Q ≥ q) of the studentized range of `k` ≥ 2 means with `df` > 0 degrees of freedom.
///
/// With a = Φ(z) and b = Φ(z − w), the range W of k standard normals has
/// P(W ≥ w) = k∫φ(z)·(aᵏ⁻¹ − (a − b)ᵏ⁻¹)dz, where the difference of powers is
/// written as b·Σaⁱ(a − b)ᵏ⁻²⁻ⁱ, all of one sign; and P(Q ≥ q) is its mean
/// over V = √(χ²/df) at w = qV. Both integrands are analytic and vanish at
/// both ends, so the trapezoid rule converges exponentially; the outer one
/// starts at the peak of the product and walks out until nothing is added.
/// Nothing is subtracted from 1, so the far tail keeps its relative accuracy
/// (R's `ptukey` is off by up to 1.5e-5 there). Right to 1e-10 for k up to
/// 20, to 1e-8 up to 400.
///
/// For k = 2 it is 2·P(T ≥ q/√2), taken in closed form.
/// Source: Tukey, "The problem of multiple comparisons" (1953); Copenhaver and
/// Holland, J. Statist. Comput. Simul. 30 (1988), for the integral. Checked
/// against SciPy `studentized_range`, R `ptukey` where that is accurate, and
/// mpmath quadrature.
pub fn studentized_range_upper(q: f64, k: usize, df: f64) -> f64 {
    if k < 2 || q <= 0.0 {
        return 1.0;
    }
    if k == 2 {
        return t_two_sided(q / std::f64::consts::SQRT_2, df);
    }
    let h = chi::step(df);
    let peak = -0.5 * ln_1p(q * q / (2.0 * df));
    let term = |u: f64| exp(chi::ln_density(df, u)) * range_upper(q * exp(u), k);
    let mut sum = term(peak);
    for direction in [1.0, -1.0] {
        for i in 1.. {
            let added = term(peak + direction * f64::from(i) * h);
            sum += added;
            if added <= sum * 1e-14 {
                break;
            }
        }
    }
    f64::min(sum * h, 1.0)
}

/// P(W ≥ w) of the range of `k` standard normals.
///
/// Every pair of a split needs this some thirty times and it depends on w and k
/// only, so for the usual k it is tabulated on first use.
fn range_upper(w: f64, k: usize) -> f64 {
    match TABLES.get(k) {
        _ if w >= FAR as f64 => range_far(w, k),
        Some(table) => table.get_or_init(|| Table::of(k)).at(w),
        None => range_integral(w, k),
    }
}

/// Tables by k, made when first asked for.
static TABLES: [OnceLock<Table>; 64] = [const { OnceLock::new() }; 64];
/// A table covers w from 0 to here, one piece per unit; beyond it no table is needed.
const FAR: usize = 30;
/// Chebyshev terms of a piece: they leave a relative error of some 1e-11.
const TERMS: usize = 14;

/// ln P(W ≥ w) + w²/4, which is smooth and nearly flat, as Chebyshev series.
struct Table(Vec<[f64; TERMS]>);

impl Table {
    fn of(k: usize) -> Table {
        let angle = |node: usize| PI * (node as f64 + 0.5) / TERMS as f64;
        let piece = |from: usize| {
            let values: [f64; TERMS] = std::array::from_fn(|node| {
                let w = from as f64 + 0.5 * (cos(angle(node)) + 1.0);
                ln(range_integral(w, k)) + 0.25 * w * w
            });
            std::array::from_fn(|term| {
                let waves = (0..TERMS).map(|node| values[node] * cos(term as f64 * angle(node)));
                waves.sum::<f64>() * if term == 0 { 1.0 } else { 2.0 } / TERMS as f64
            })
        };
        Table((0..FAR).map(piece).collect())
    }

    fn at(&self, w: f64) -> f64 {
        let piece = &self.0[w as usize];
        let x = 2.0 * w.fract() - 1.0;
        let (mut last, mut before) = (0.0, 0.0);
        for term in piece[1..].iter().rev() {
            (last, before) = (2.0 * x * last - before + term, last);
        }
        exp(x * last - before + piece[0] - 0.25 * w * w)
    }
}

/// P(W ≥ w) far out, where two of the k lie that far apart, each pair with probability
/// erfc(w/2), and never two pairs at once: that is e^(−w²/12) times as probable, 1e-32 here.
fn range_far(w: f64, k: usize) -> f64 {
    (k * (k - 1) / 2) as f64 * erfc(0.5 * w)
}

/// Step in z of the inner integral.
const STEP: f64 = 0.2;
/// Below this z the inner integrand is under 1e-19 of its sum, for k ≥ 2.
const LOWEST: f64 = -6.4;
/// The inner integrand is within this of w/2.
const REACH: f64 = 8.6;
/// The integral is asked for ranges up to here.
const WIDEST: f64 = 50.0;

/// φ(z) and Φ(z) on the points of the inner integral, which do not depend on w.
static POINTS: LazyLock<Vec<(f64, f64)>> = LazyLock::new(|| {
    let points = 0..=index(WIDEST / 2.0 + REACH);
    points.map(|i| (normal_density(point(i)), normal_lower(point(i)))).collect()
});

/// P(W ≥ w) by the trapezoid rule.
fn range_integral(w: f64, k: usize) -> f64 {
    let from = index(0.5 * w - REACH);
    let points = &POINTS[from..index(0.5 * w + REACH)];
    let sum: f64 = points
        .iter()
        .enumerate()
        .map(|(i, (density, a))| {
            let b = normal_lower(point(from + i) - w);
            let c = a - b;
            let (mut sum, mut power) = (1.0, 1.0);
            for _ in 2..k {
                power *= c;
                sum = sum * a + power;
            }
            density * b * sum
        })
        .sum();
    k as f64 * STEP * sum
}

fn point(index: usize) -> f64 {
    LOWEST + index as f64 * STEP
}

fn index(z: f64) -> usize {
    ((z - LOWEST) / STEP).max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a table may add to the error of the integral: it must stay below
    /// the 1e-10 that is promised.
    const TABLE_ERROR: f64 = 3e-11;

    #[test]
    fn the_table_and_the_far_tail_are_the_integral() {
        for k in [3, 4, 14, 20] {
            for w in (0..499).map(|i| 0.05 + 0.1 * f64::from(i)) {
                let (table, integral) = (range_upper(w, k), range_integral(w, k));
                let error = (table / integral - 1.0).abs();
                assert!(error < TABLE_ERROR, "k {k}, w {w}: {error:e}");
            }
        }
    }
}
