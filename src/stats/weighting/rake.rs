//! Weights from known margins: raking.

use super::stratify::post_stratify;
use crate::stats::reason::{Outcome, Reason};
use serde::Serialize;

/// One margin to weight to: a known number for each of its categories.
///
/// Respondents whose category is unknown can be a category of their own, with
/// their present part of the total as its known number.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// Per cell of the crossed margins the category of this margin that it belongs to.
    pub category: Vec<usize>,
    /// Per category the known number of people, or its share.
    pub targets: Vec<f64>,
}

/// When raking stops.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RakingLimits {
    /// Largest relative difference between a weighted and a known number that counts as none.
    pub tolerance: f64,
    /// Most rounds over all margins.
    pub rounds: u32,
}

/// Raked weights.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Raking {
    /// Per cell what its weights are multiplied by; 1 where nobody is.
    pub factors: Vec<f64>,
    /// Rounds over all margins that it took.
    pub rounds: u32,
    /// Largest relative difference that is left between a weighted and a known number.
    pub worst: f64,
}

/// Margins whose totals differ by less than this part are taken to be the same
/// population: known numbers are often rounded percentages of four digits.
const SAME_TOTAL: f64 = 1e-6;

impl Default for RakingLimits {
    fn default() -> Self {
        RakingLimits { tolerance: 1e-10, rounds: 1000 }
    }
}

/// Rakes to known margins: iterative proportional fitting.
///
/// Each round multiplies, margin by margin, the weights of a category by its
/// known over its weighted number, until after a round all margins agree. Of all
/// weights that meet the margins the result is the one nearest to the given ones
/// in Σw·ln(w/w₀).
///
/// `weights` is Σw per cell of the crossed margins. Where margins have the same
/// total, the result adds up to it.
/// Source: Deming and Stephan, Annals of Mathematical Statistics 11 (1940);
/// Ireland and Kullback, Biometrika 55 (1968). Checked against R survey `rake`
/// and the multipliers solved for at once in SciPy.
///
/// # Errors
/// Margins with different totals, an impossible known number (0 included where
/// there are respondents), people in a category without respondents, an
/// impossible weight; no convergence, which happens when empty cells leave no
/// weights that meet all margins.
///
/// # Panics
/// When a margin has not one category per cell, or names one without a target.
pub fn rake(weights: &[f64], margins: &[Margin], limits: &RakingLimits) -> Outcome<Raking> {
    let totals: Vec<f64> = margins.iter().map(|margin| margin.targets.iter().sum()).collect();
    let same = |total: &f64| (total - totals[0]).abs() <= SAME_TOTAL * totals[0].abs();
    if totals.iter().any(|total| !total.is_finite()) {
        return Err(Reason::ImpossibleTarget);
    }
    if !totals.iter().all(same) {
        return Err(Reason::MarginsDisagree);
    }
    // Rounded numbers are brought to the first margin's total, or they would
    // pull against each other for ever.
    let margins: Vec<Margin> = (margins.iter().zip(&totals))
        .map(|(margin, total)| {
            let scale = if *total > 0.0 { totals[0] / total } else { 1.0 };
            let targets = margin.targets.iter().map(|target| target * scale).collect();
            Margin { category: margin.category.clone(), targets }
        })
        .collect();
    let mut factors = vec![1.0; weights.len()];
    for rounds in 1..=limits.rounds {
        for margin in &margins {
            let by = post_stratify(&margin.sums(weights, &factors), &margin.targets)?;
            for (factor, category) in factors.iter_mut().zip(&margin.category) {
                *factor *= by[*category];
            }
        }
        let off = margins.iter().map(|margin| margin.worst(weights, &factors));
        let worst = off.fold(0.0, f64::max);
        if !worst.is_finite() {
            return Err(Reason::NotConverged);
        }
        if worst <= limits.tolerance {
            for (factor, weight) in factors.iter_mut().zip(weights) {
                if *weight == 0.0 {
                    *factor = 1.0;
                }
            }
            return Ok(Raking { factors, rounds, worst });
        }
    }
    Err(Reason::NotConverged)
}

impl Margin {
    fn sums(&self, weights: &[f64], factors: &[f64]) -> Vec<f64> {
        assert_eq!(self.category.len(), weights.len(), "a category per cell");
        let mut sums = vec![0.0; self.targets.len()];
        for ((category, weight), factor) in self.category.iter().zip(weights).zip(factors) {
            // A cell without anybody has no say, however far its factor ran off.
            if *weight != 0.0 {
                sums[*category] += weight * factor;
            }
        }
        sums
    }

    fn worst(&self, weights: &[f64], factors: &[f64]) -> f64 {
        let off = |(sum, target): (&f64, &f64)| {
            if *target > 0.0 { (sum / target - 1.0).abs() } else { 0.0 }
        };
        self.sums(weights, factors).iter().zip(&self.targets).map(off).fold(0.0, f64::max)
    }
}
