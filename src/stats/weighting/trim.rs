//! Weights kept within bounds.

use crate::stats::reason::{Outcome, Reason};
use serde::Serialize;
use std::cmp::Ordering;

/// What a weight may be at least and at most.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct WeightBounds {
    /// Smallest weight.
    pub lower: f64,
    /// Largest weight.
    pub upper: f64,
}

/// Trimmed weights.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Trimmed {
    /// Per cell its weight.
    pub weights: Vec<f64>,
    /// Respondents whose weight was cut off or raised to a bound.
    pub trimmed: u64,
    /// Rounds that it took.
    pub rounds: u32,
}

/// More rounds than there can be cells that reach a bound one after another.
const MOST_ROUNDS: u32 = 10_000;

/// Cuts weights to bounds and spreads what was cut off evenly over all other
/// respondents, so that the sum stays; repeats until all are within bounds.
///
/// `weights` is the weight of each respondent of a cell, `counts` its
/// respondents. Trimming gives up some of the match with known margins for less
/// variance; rake again afterwards where the margins matter more.
/// Source: Potter, "A study of procedures to identify and trim extreme sampling
/// weights", ASA Proceedings of Survey Research Methods (1990); the even spread
/// is that of R survey `trimWeights(strict = TRUE)`, against which it was
/// checked, and against the steps respondent by respondent in NumPy.
///
/// # Errors
/// A weight that is not above 0 where there are respondents, bounds that cross,
/// bounds that leave no respondent between them.
///
/// # Panics
/// When both are not equally long.
pub fn trim(weights: &[f64], counts: &[u64], bounds: &WeightBounds) -> Outcome<Trimmed> {
    assert_eq!(weights.len(), counts.len(), "a count per weight");
    let impossible = |(weight, n): (&f64, &u64)| *n > 0 && !(weight.is_finite() && *weight > 0.0);
    if weights.iter().zip(counts).any(impossible) {
        return Err(Reason::ImpossibleWeight);
    }
    if bounds.lower.partial_cmp(&bounds.upper) != Some(Ordering::Less) {
        return Err(Reason::BoundsTooTight);
    }
    let outside = |weight: f64| weight < bounds.lower || weight > bounds.upper;
    let (mut weights, mut touched) = (weights.to_vec(), vec![false; weights.len()]);
    for rounds in 0..MOST_ROUNDS {
        let (mut cut, mut free) = (0.0, 0);
        let out: Vec<bool> =
            weights.iter().zip(counts).map(|(weight, n)| *n > 0 && outside(*weight)).collect();
        if !out.contains(&true) {
            let trimmed = touched.iter().zip(counts).filter(|(touched, _)| **touched);
            let trimmed = trimmed.map(|(_, n)| n).sum();
            return Ok(Trimmed { weights, trimmed, rounds });
        }
        for (i, weight) in weights.iter_mut().enumerate() {
            if out[i] {
                let kept = weight.clamp(bounds.lower, bounds.upper);
                cut += (*weight - kept) * counts[i] as f64;
                *weight = kept;
                touched[i] = true;
            } else {
                free += counts[i];
            }
        }
        if free == 0 {
            return Err(Reason::BoundsTooTight);
        }
        let share = cut / free as f64;
        for (i, weight) in weights.iter_mut().enumerate() {
            if !out[i] && counts[i] > 0 {
                *weight += share;
            }
        }
    }
    Err(Reason::NotConverged)
}
