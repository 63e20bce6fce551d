//! Weighted shares of unordered answers.

use super::without;
use crate::analysis::choice::{ChoiceResult, ChoiceSplit, ChoiceValues};
use crate::analysis::choice_tests::OptionTests;
use crate::analysis::method::farthest;
use crate::analysis::pairs::{Part, of_weighted_shares};
use crate::analysis::{Cell, Contrasts, Definitions};
use crate::responses::{CodedChoice, Responses};
use crate::stats::weighted::{
    Estimate, RaoScott, WeightedTally, WeightedTest, between_shares, rao_scott, weighted_share,
    zero_one,
};
use crate::stats::{Outcome, Reason};
use crate::tally::{WeightedBins, weigh_choice};

/// Of the points of a tally per answer the one that says that it was chosen.
const CHOSEN: [bool; 2] = [false, true];

/// What is computed of a group's answers to a question when they are weighted.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedChoice {
    /// Respondents who answered and have a weight.
    pub n: u64,
    /// Σw of them.
    pub base: f64,
    /// Per answer the weighted share that chose it, also where that has no error.
    pub shares: Vec<Option<f64>>,
    /// The shares with their errors.
    pub options: Vec<Outcome<Estimate>>,
}

/// Tests of the weighted share that chose one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedOption {
    /// Positions of the groups that take part: those shown, with weighted respondents.
    pub groups: Vec<usize>,
    /// Rao and Scott's test of choosing it by group.
    pub chi2: Outcome<RaoScott>,
    /// The difference of two shares.
    pub difference: Outcome<WeightedTest>,
}

/// Weighted sums of one question per answer, with those in no group as one more group.
#[derive(Clone, Debug)]
pub(crate) struct ChoiceSums(Vec<Outcome<WeightedTally>>);

impl ChoiceResult {
    /// Gives every cell what is weighted.
    pub(in crate::analysis) fn weigh(
        &mut self,
        responses: &Responses<'_>,
        coded: &CodedChoice,
        weighted: &[WeightedBins<'_>],
    ) {
        for (at, bins) in weighted.iter().enumerate() {
            let sums = ChoiceSums(weigh_choice(responses, coded, self.options.len(), bins));
            if at == 0 {
                let all = |tally: &WeightedTally| tally.regrouped(&[(0..tally.groups()).collect()]);
                sums.give(&mut self.total, all);
            }
            if let Some(split) = self.by.get_mut(at) {
                for (group, cell) in split.cells.iter_mut().enumerate() {
                    sums.give(cell, |tally| tally.regrouped(&[vec![group]]));
                }
                split.sums = Some(sums);
            }
        }
    }
}

impl ChoiceSplit {
    /// Forgets groups that are not shown, as far as tests know them.
    pub fn leave_out(&mut self, left_out: &[bool]) {
        for tally in self.sums.iter_mut().flat_map(|sums| &mut sums.0).flatten() {
            *tally = without(tally, left_out);
        }
    }
}

impl ChoiceSums {
    fn give(&self, cell: &mut Cell<ChoiceValues>, only: impl Fn(&WeightedTally) -> WeightedTally) {
        let Cell::Shown(values) = cell else { return };
        let share = |tally: &Outcome<WeightedTally>| {
            let tally = only(tally.as_ref().map_err(|reason| *reason)?);
            weighted_share(&tally, &CHOSEN, 0)
        };
        // Every answer has the question's base.
        let (n, base) =
            self.0.first().and_then(|tally| tally.as_ref().ok()).map_or((0, 0.0), |tally| {
                let tally = only(tally);
                let [not, chosen] = [0, 1].map(|point| tally.over_strata(0, point));
                (not.n + chosen.n, not.weights + chosen.weights)
            });
        let options: Vec<Outcome<Estimate>> = self.0.iter().map(share).collect();
        let plain = |tally: &Outcome<WeightedTally>| {
            let chosen = only(tally.as_ref().ok()?).over_strata(0, 1).weights;
            Some(chosen / base).filter(|_| n > 0)
        };
        let shares = options.iter().zip(&self.0).map(|(option, tally)| match option {
            Ok(share) => Some(share.value),
            Err(_) => plain(tally),
        });
        let shares = shares.collect();
        values.weighted = Some(Box::new(WeightedChoice { n, base, shares, options }));
    }

    /// Compares groups that may be seen, answer by answer.
    pub(in crate::analysis) fn compare(
        &self,
        definitions: Definitions,
        options: &mut [OptionTests],
        part: Part<'_>,
        cells: &[Cell<ChoiceValues>],
    ) {
        let weighted = |group: &usize| cells[*group].values()?.weighted.as_deref();
        let has = |group: &&usize| weighted(group).is_some_and(|values| values.n > 0);
        let weighs: Vec<bool> = part.groups.iter().map(|group| has(&group)).collect();
        let groups: Vec<usize> = part.groups.iter().filter(has).copied().collect();
        let parts: Vec<Vec<usize>> = groups.iter().map(|group| vec![*group]).collect();
        for (at, (option, tally)) in options.iter_mut().zip(&self.0).enumerate() {
            let share = |group: &usize| weighted(group)?.shares[at];
            option.apart = farthest(groups.iter().filter_map(share));
            let of = |group: &usize| share(group).zip(weighted(group).map(|values| values.base));
            let shares: Vec<_> = part.groups.iter().map(of).collect();
            option.shares = Contrasts::of_weighted(
                definitions,
                part,
                &weighs,
                tally.as_ref().map_err(|why| *why),
                &zero_one(&CHOSEN),
                &of_weighted_shares(&shares),
            );
            let tally = tally.as_ref().map(|tally| tally.regrouped(&parts)).map_err(|why| *why);
            option.weighted = Some(WeightedOption::between(tally, groups.clone()));
        }
    }
}

impl WeightedOption {
    fn between(tally: Outcome<WeightedTally>, groups: Vec<usize>) -> Self {
        let two = match groups.len() {
            0 | 1 => Err(Reason::FewerThanTwoGroups),
            2 => Ok(()),
            _ => Err(Reason::NotTwoGroups),
        };
        let tally = tally.as_ref().map_err(|reason| *reason);
        WeightedOption {
            chi2: tally.and_then(|tally| rao_scott(tally, &[0, 1])),
            difference: two.and(tally).and_then(|tally| between_shares(tally, &CHOSEN, 0, 1)),
            groups,
        }
    }
}
