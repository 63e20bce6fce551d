//! One thing behind all items of a battery: the one-factor model.

use super::float::{ln, ln_1p};
use super::matrix::solve_vector;
use super::reason::{Outcome, Reason};
use super::reliability::CrossProducts;
use serde::Serialize;

/// The one-factor model of a battery, and the reliability that follows from it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Omega {
    /// ω, the share of the sum score's variance that the factor explains, 0 to 1.
    pub omega: f64,
    /// Per item its loading, in the codes' unit: covariance with a factor of variance 1.
    pub loadings: Vec<f64>,
    /// Per item the variance that is its own, in the codes' unit squared.
    pub uniquenesses: Vec<f64>,
}

/// Steps below this part of an item's standard deviation count as none.
const SETTLED: f64 = 1e-11;

/// Rounds of expectation-maximisation, which always improves, before scoring.
const FIRST_ROUNDS: u32 = 40;

/// Rounds of scoring, which needs some ten.
const MOST_ROUNDS: u32 = 500;

/// An item that keeps less than this part of its variance to itself is a Heywood case.
const HEYWOOD: f64 = 1e-6;

/// McDonald's ω of the sum score, from the one-factor model Σ = λλ' + diag(ψ)
/// fitted to the covariances by maximum likelihood.
///
/// ω = (Σλᵢ)²/((Σλᵢ)² + Σψᵢ). Maximum likelihood, of the three usual ways, gives the
/// same ω whether it starts from covariances or from correlations. The likelihood
/// ln|Σ| + tr(SΣ⁻¹) is lowered by expectation-maximisation (Rubin and Thayer) and
/// then by Fisher scoring.
///
/// Assumes one thing behind all items; unlike α not that they measure it equally
/// well. On answers of few points a description rather than a test.
/// Source: McDonald, "Test theory: a unified treatment" (1999); Jöreskog,
/// Psychometrika 32 (1967); Rubin and Thayer, Psychometrika 47 (1982). Checked
/// against R `factanal` and psych `fa(fm = "ml")`, whose searches stop some 1e-5
/// short, and a root of the likelihood equations in SciPy.
///
/// # Errors
/// Fewer than three items (no unique solution), fewer than two respondents, an
/// item that does not vary, an item without error of its own (two equal items,
/// for instance), no convergence.
///
/// # Panics
/// As [`cronbach_alpha`](super::cronbach_alpha).
pub fn omega_total(battery: &CrossProducts) -> Outcome<Omega> {
    let covariances = battery.covariances()?;
    let items = covariances.len();
    if items < 3 {
        return Err(Reason::FewerThanThreeItems);
    }
    let variances: Vec<f64> = (0..items).map(|i| covariances[i][i]).collect();
    if variances.iter().any(|variance| *variance <= 0.0) {
        return Err(Reason::NoVariance);
    }
    // Fitted to correlations: the steps then need no unit.
    let correlation = |i: usize, j: usize| covariances[i][j] / (variances[i] * variances[j]).sqrt();
    let correlations: Vec<Vec<f64>> =
        (0..items).map(|i| (0..items).map(|j| correlation(i, j)).collect()).collect();
    let mut model = Model::start(&correlations);
    (0..FIRST_ROUNDS).for_each(|_| model.expect_and_maximise(&correlations));
    model.score(&correlations)?;
    if model.unique.iter().any(|unique| *unique < HEYWOOD) {
        return Err(Reason::ImproperSolution);
    }
    let scaled = |part: &[f64], by: fn(f64) -> f64| {
        part.iter().zip(&variances).map(|(x, v)| x * by(*v)).collect::<Vec<f64>>()
    };
    let (loadings, uniquenesses) =
        (scaled(&model.loading, f64::sqrt), scaled(&model.unique, |v| v));
    let common: f64 = loadings.iter().sum();
    let common = common * common;
    let omega = common / (common + uniquenesses.iter().sum::<f64>());
    Ok(Omega { omega, loadings, uniquenesses })
}

struct Model {
    loading: Vec<f64>,
    unique: Vec<f64>,
}

impl Model {
    /// The centroid of the correlations, and half of each variance its own at least.
    fn start(s: &[Vec<f64>]) -> Model {
        let rows: Vec<f64> = s.iter().map(|row| row.iter().sum()).collect();
        let total = rows.iter().sum::<f64>().max(1e-3).sqrt();
        let loading: Vec<f64> = rows.iter().map(|row| (row / total).clamp(-0.7, 0.7)).collect();
        let unique = loading.iter().map(|l| 1.0 - l * l).collect();
        Model { loading, unique }
    }

    /// λ'ψ⁻¹ and λ'ψ⁻¹λ.
    fn precision(&self) -> (Vec<f64>, f64) {
        let v: Vec<f64> = self.loading.iter().zip(&self.unique).map(|(l, u)| l / u).collect();
        let q = v.iter().zip(&self.loading).map(|(v, l)| v * l).sum();
        (v, q)
    }

    fn expect_and_maximise(&mut self, s: &[Vec<f64>]) {
        let (v, q) = self.precision();
        let regression: Vec<f64> = v.iter().map(|v| v / (1.0 + q)).collect();
        let crossed = times(s, &regression);
        let factor = 1.0 / (1.0 + q) + dot(&regression, &crossed);
        for (i, crossed) in crossed.iter().enumerate() {
            self.loading[i] = crossed / factor;
            self.unique[i] = (s[i][i] - self.loading[i] * crossed).max(HEYWOOD / 10.0);
        }
    }

    /// ln|Σ| + tr(SΣ⁻¹), what maximum likelihood makes as small as it gets.
    fn misfit(&self, s: &[Vec<f64>]) -> f64 {
        let (v, q) = self.precision();
        let own: f64 = self.unique.iter().enumerate().map(|(i, u)| s[i][i] / u + ln(*u)).sum();
        own + ln_1p(q) - dot(&v, &times(s, &v)) / (1.0 + q)
    }

    /// Fisher scoring, with steps halved until the misfit does not grow.
    fn score(&mut self, s: &[Vec<f64>]) -> Outcome<()> {
        for _ in 0..MOST_ROUNDS {
            let step = self.step(s).ok_or(Reason::ImproperSolution)?;
            let (now, mut part) = (self.misfit(s), 1.0);
            let next = loop {
                let next = self.moved(&step, part);
                // Rounding may hide the last improvements.
                if next.misfit(s) <= now + 1e-12 {
                    break next;
                }
                part *= 0.5;
                if part < 1e-10 {
                    return Err(Reason::NotConverged);
                }
            };
            let largest = step.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
            *self = next;
            if largest <= SETTLED || self.unique.iter().any(|u| *u < HEYWOOD) {
                return Ok(());
            }
        }
        Err(Reason::NotConverged)
    }

    fn moved(&self, step: &[f64], part: f64) -> Model {
        let k = self.loading.len();
        let loading = self.loading.iter().zip(step).map(|(l, s)| l + part * s).collect();
        let floor = HEYWOOD / 10.0;
        let unique =
            self.unique.iter().zip(&step[k..]).map(|(u, s)| (u + part * s).max(floor)).collect();
        Model { loading, unique }
    }

    /// Expected information⁻¹ times the slope of the likelihood, loadings first.
    fn step(&self, s: &[Vec<f64>]) -> Option<Vec<f64>> {
        let (v, q) = self.precision();
        let k = v.len();
        // Σ⁻¹ by Sherman and Morrison; Σ⁻¹λ = v/(1 + q).
        let inverse = |i: usize, j: usize| {
            let own = if i == j { 1.0 / self.unique[i] } else { 0.0 };
            own - v[i] * v[j] / (1.0 + q)
        };
        let w: Vec<Vec<f64>> = (0..k).map(|i| (0..k).map(|j| inverse(i, j)).collect()).collect();
        let a: Vec<f64> = v.iter().map(|v| v / (1.0 + q)).collect();
        let share = q / (1.0 + q);
        let wsa = times(&w, &times(s, &a));
        let ws = super::matrix::product(&w, s);
        let slope_loading = (0..k).map(|i| wsa[i] - a[i]);
        let slope_unique = (0..k).map(|i| 0.5 * (dot(&ws[i], &w[i]) - w[i][i]));
        let slope: Vec<f64> = slope_loading.chain(slope_unique).collect();
        let information = |i: usize, j: usize| match (i < k, j < k) {
            (true, true) => a[i] * a[j] + share * w[i][j],
            (true, false) => w[i][j - k] * a[j - k],
            (false, true) => w[j][i - k] * a[i - k],
            (false, false) => 0.5 * w[i - k][j - k] * w[i - k][j - k],
        };
        let matrix = (0..2 * k).map(|i| (0..2 * k).map(|j| information(i, j)).collect()).collect();
        solve_vector(matrix, &slope)
    }
}

fn times(matrix: &[Vec<f64>], vector: &[f64]) -> Vec<f64> {
    matrix.iter().map(|row| dot(row, vector)).collect()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
