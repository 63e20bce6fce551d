//! How much every respondent counts.
//!
//! Respondents with the same weight in the same stratum are one class, so that
//! what is counted by class is enough for every weighted sum.

mod column;

use serde::{Deserialize, Serialize};

use crate::base::Finding;
use crate::stats::weighted::Stratum;

/// What respondents are weighted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weighting {
    /// Everybody counts for one.
    #[default]
    None,
    /// A column of the file says how much each counts.
    Column,
}

impl Weighting {
    /// The text that says what respondents are weighted by.
    pub fn words(self) -> &'static str {
        match self {
            Weighting::None => "weighted-none",
            Weighting::Column => "weighted-column",
        }
    }
}

/// The weights of all respondents.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// What they were made of.
    pub weighting: Weighting,
    /// Respondents without a weight, who are left out of what is weighted.
    pub without: u64,
    /// What was odd about the weights.
    pub findings: Vec<Finding>,
    classes: Vec<WeightClass>,
    strata: Vec<Stratum>,
    /// Per respondent the class, or [`NO_CLASS`].
    class_of: Vec<u16>,
}

/// Respondents who are alike in all that is weighted by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightClass {
    /// What each counts for, above 0.
    pub weight: f64,
    /// Their stratum's position.
    pub stratum: usize,
}

/// Of a respondent without a weight.
const NO_CLASS: u16 = u16::MAX;

/// Weights beyond these are no weights, and their squares could not be added up.
const POSSIBLE: std::ops::RangeInclusive<f64> = 1e-9..=1e9;

impl Weights {
    /// The classes.
    pub fn classes(&self) -> &[WeightClass] {
        &self.classes
    }

    /// The strata of the sample, with all their respondents who have a weight.
    pub fn strata(&self) -> &[Stratum] {
        &self.strata
    }

    /// Per respondent the class's position; `None` without a weight.
    pub fn class_of(&self) -> impl Iterator<Item = Option<usize>> {
        self.class_of.iter().map(|class| (*class != NO_CLASS).then_some(usize::from(*class)))
    }
}
