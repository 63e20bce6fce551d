//! Weighted scores of batteries as scales.

use super::{Steps, WeightedTests, WeightedValues, only_weighted, without};
use crate::analysis::pairs::Part;
use crate::analysis::scale::{ScaleResult, ScaleSplit, ScoreValues};
use crate::analysis::scale_tests::{ScaleTests, large};
use crate::analysis::{Cell, Contrasts, Definitions};
use crate::stats::weighted::{Estimate, WeightedTally};
use crate::stats::{Outcome, Reason};

/// What is computed of a group's scores when they are weighted.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedScores {
    /// Respondents with a score and a weight.
    pub n: u64,
    /// Σw of them.
    pub base: f64,
    /// The weighted mean, also where it has no error; `None` without respondents.
    pub average: Option<f64>,
    /// The mean with its error.
    pub mean: Outcome<Estimate>,
    /// What the numbers are rounded to, where they are: they have no error then.
    pub steps: Option<Steps>,
}

impl WeightedScores {
    /// Of a tally with one group. How many have each score stays behind.
    fn of(tally: &Outcome<WeightedTally>, scores: &[f64]) -> Self {
        let WeightedValues { n, base, average, mean, .. } =
            WeightedValues::of(tally, scores, &nobody(scores));
        WeightedScores { n, base, average, mean, steps: None }
    }
}

impl ScaleResult {
    /// Gives every cell what is weighted, from sums per split.
    pub(in crate::analysis) fn weigh(&mut self, weighted: Vec<Outcome<WeightedTally>>) {
        let scores = &self.scores;
        let give =
            |cell: &mut Cell<ScoreValues>, sums: &Outcome<WeightedTally>, groups: Vec<usize>| {
                if let Cell::Shown(values) = cell {
                    let sums = sums.as_ref().map(|tally| tally.regrouped(&[groups]));
                    let sums = sums.map_err(|reason| *reason);
                    values.weighted = Some(Box::new(WeightedScores::of(&sums, scores)));
                }
            };
        for (at, sums) in weighted.into_iter().enumerate() {
            let groups = sums.as_ref().map_or(0, WeightedTally::groups);
            if at == 0 {
                give(&mut self.total, &sums, (0..groups).collect());
            }
            if let Some(split) = self.by.get_mut(at) {
                for (group, cell) in split.cells.iter_mut().enumerate() {
                    give(cell, &sums, vec![group]);
                }
                split.sums = sums.ok().map(Ok);
            }
        }
    }
}

impl ScaleSplit {
    /// Forgets groups that are not shown, as far as tests know them.
    pub fn leave_out(&mut self, left_out: &[bool]) {
        self.sums = self.sums.take().map(|tally| tally.map(|tally| without(&tally, left_out)));
    }

    /// As [`SplitResult::withhold_sums`](crate::analysis::SplitResult::withhold_sums).
    pub fn withhold_sums(&mut self) {
        self.sums = self.sums.take().map(|_| Err(Reason::RoundedWeighted));
    }
}

impl ScaleTests {
    /// Makes the tests of weighted scores those that the asterisks, pairs and letters are of.
    pub(in crate::analysis) fn weigh(
        &mut self,
        definitions: Definitions,
        split: &mut ScaleSplit,
        scores: &[f64],
    ) {
        let Some(tally) = split.sums.take() else { return };
        let has = |group: &usize| {
            let values = split.cells[*group].values();
            let weighted = values.and_then(|values| values.weighted.as_deref());
            weighted.is_some_and(|weighted| weighted.n > 0)
        };
        let weighs: Vec<bool> = self.groups.iter().map(has).collect();
        let groups = self.groups.iter().copied().filter(has).collect();
        let tally = tally.as_ref().map_err(|reason| *reason);
        let tests = WeightedTests::between(tally, groups, scores, &nobody(scores));
        self.star_test = tests.star().0;
        self.weighted = Some(tests);
        let part = Part { groups: &self.groups, of: split.cells.len() };
        self.means = Contrasts::of_weighted(definitions, part, &weighs, tally, scores, &large);
        only_weighted(&mut self.comparison.pairwise, &self.means);
        if self.groups.len() > 2 {
            self.dunn = Err(Reason::NoWeightedVersion);
        }
    }
}

/// A score is not agreeing.
fn nobody(scores: &[f64]) -> Vec<bool> {
    vec![false; scores.len()]
}
