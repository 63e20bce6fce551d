//! How much every respondent counts.
//!
//! Respondents with the same weight in the same stratum are one class, so that
//! what is counted by class is enough for every weighted sum.

mod column;
mod making;
mod strata;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::Finding;
use crate::stats::Outcome;
use crate::stats::weighted::{Fit, Stratum, WeightSums, WeightedTally};

/// What respondents are weighted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weighting {
    /// Everybody counts for one.
    #[default]
    None,
    /// A column of the file says how much each counts.
    Column,
    /// People over respondents of every stratum, of which a sample was drawn.
    Design,
    /// The same numbers for a sample that was drawn as a whole.
    PostStratified,
    /// Known numbers per question, not of their crossing.
    Raked,
}

impl Weighting {
    /// The text that says what respondents are weighted by.
    pub fn words(self) -> &'static str {
        match self {
            Weighting::None => "weighted-none",
            Weighting::Column => "weighted-column",
            Weighting::Design => "weighted-design",
            Weighting::PostStratified => "weighted-post-stratified",
            Weighting::Raked => "weighted-raked",
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
    /// Respondents whose weight was cut off.
    pub trimmed: u64,
    /// What was odd about the weights.
    pub findings: Vec<Finding>,
    classes: Vec<WeightClass>,
    strata: Vec<Stratum>,
    /// What the weights were fitted to.
    fit: Option<Arc<Fit>>,
    /// Per respondent the class, or [`NO_CLASS`].
    class_of: Vec<u16>,
}

/// Respondents who are alike in all that is weighted by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightClass {
    /// What each counts for, above 0.
    pub weight: f64,
    /// Respondents.
    pub n: u64,
    /// The part they are in: a stratum, or what known numbers were given for.
    pub part: usize,
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

    /// How far the largest and the smallest weight that somebody has lie apart.
    pub fn range(&self) -> f64 {
        let weights = self.classes.iter().filter(|class| class.n > 0).map(|class| class.weight);
        let (least, most) = weights.fold((f64::INFINITY, 0.0_f64), |(least, most), weight| {
            (least.min(weight), most.max(weight))
        });
        // As good as the same: what fitting leaves.
        let range = (most - least).max(0.0);
        if range <= most * 1e-9 { 0.0 } else { range }
    }

    /// Parts: strata, or what known numbers were given for.
    pub fn parts(&self) -> usize {
        self.fit.as_ref().map_or(self.strata.len(), |fit| fit.all.len())
    }

    /// Sums of weights per part, group and point as a tally.
    ///
    /// # Errors
    /// When weights add up to what no number holds.
    ///
    /// # Panics
    /// When there is not one cell for each.
    pub fn tally(
        &self,
        groups: usize,
        points: usize,
        cells: Vec<WeightSums>,
    ) -> Outcome<WeightedTally> {
        let strata = self.strata.clone();
        match &self.fit {
            None => WeightedTally::new(strata, groups, points, cells),
            Some(fit) => WeightedTally::fitted(strata, Arc::clone(fit), groups, points, cells),
        }
    }

    /// Per respondent the class's position; `None` without a weight.
    pub fn class_of(&self) -> impl Iterator<Item = Option<usize>> {
        self.class_of.iter().map(|class| (*class != NO_CLASS).then_some(usize::from(*class)))
    }
}
