//! Weighted shares of unordered answers.

use super::{Steps, p, without};
use crate::analysis::choice::{ChoiceResult, ChoiceSplit, ChoiceValues};
use crate::analysis::choice_tests::OptionTests;
use crate::analysis::method::farthest;
use crate::analysis::pairs::{Part, of_weighted_shares};
use crate::analysis::{Cell, Contrasts, Definitions, StarTest};
use crate::responses::{CodedChoice, Responses};
use crate::stats::weighted::{
    Estimate, RaoScott, WeightSums, WeightedTally, WeightedTest, between_shares, between_waves,
    rao_scott, weighted_share, zero_one,
};
use crate::stats::{Outcome, Reason};
use crate::tally::{Beside, WeightedBins, weigh_choice};

/// Of the points of a tally per answer the one that says that it was chosen; the third is
/// of who did not answer and is counted all the same.
const CHOSEN: [bool; 3] = [false, true, false];

/// The rows of the table of those who chose it, and those who did not.
const CHOSE: [usize; 3] = [0, 1, 0];

/// What is computed of a group's answers to a question when they are weighted.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedChoice {
    /// Respondents who answered and have a weight.
    pub n: u64,
    /// Σw of them.
    pub base: f64,
    /// Σw of those that shares are of: who answered, and who else is
    /// [counted](crate::analysis::Base).
    pub share_base: f64,
    /// Per answer the weighted share that chose it, also where that has no error.
    pub shares: Vec<Option<f64>>,
    /// The shares with their errors.
    pub options: Vec<Outcome<Estimate>>,
    /// What the numbers are rounded to, where they are: they have no error then.
    pub steps: Option<Steps>,
}

/// Tests of the weighted share that chose one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedOption {
    /// Positions of the groups that take part: those shown, with weighted respondents.
    pub groups: Vec<usize>,
    /// Rao and Scott's test of choosing it by group; not of two files.
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
        beside: Beside,
    ) {
        for (at, bins) in weighted.iter().enumerate() {
            let sums = ChoiceSums(weigh_choice(responses, coded, self.options.len(), bins, beside));
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

    /// As [`SplitResult::withhold_sums`](crate::analysis::SplitResult::withhold_sums).
    pub fn withhold_sums(&mut self) {
        let sums = self.sums.iter_mut().flat_map(|sums| &mut sums.0);
        sums.for_each(|sums| *sums = Err(Reason::RoundedWeighted));
    }
}

impl ChoiceSums {
    fn give(&self, cell: &mut Cell<ChoiceValues>, only: impl Fn(&WeightedTally) -> WeightedTally) {
        let Cell::Shown(values) = cell else { return };
        let share = |tally: &Outcome<WeightedTally>| {
            let tally = only(tally.as_ref().map_err(|reason| *reason)?);
            // Of nobody who answered there is no share, whoever else counts.
            let answered = (0..2).any(|point| tally.over_strata(0, point).n > 0);
            match answered {
                true => weighted_share(&tally, &CHOSEN[..tally.points()], 0),
                false => Err(Reason::EmptyGroup),
            }
        };
        // Every answer has the question's base.
        let first = self.0.first().and_then(|tally| tally.as_ref().ok()).map(&only);
        let sums = |points: &dyn Fn(usize) -> bool| {
            let mut sums = WeightSums::default();
            if let Some(tally) = &first {
                let counted = (0..tally.points()).filter(|point| points(*point));
                counted.for_each(|point| sums.merge(&tally.over_strata(0, point)));
            }
            sums
        };
        let WeightSums { n, weights: base, .. } = sums(&|point| point < 2);
        let share_base = if n > 0 { sums(&|_| true).weights } else { 0.0 };
        let options: Vec<Outcome<Estimate>> = self.0.iter().map(share).collect();
        let plain = |tally: &Outcome<WeightedTally>| {
            let chosen = only(tally.as_ref().ok()?).over_strata(0, 1).weights;
            Some(chosen / share_base).filter(|_| n > 0)
        };
        let shares = options.iter().zip(&self.0).map(|(option, tally)| match option {
            Ok(share) => Some(share.value),
            Err(_) => plain(tally),
        });
        let shares = shares.collect();
        values.weighted =
            Some(Box::new(WeightedChoice { n, base, share_base, shares, options, steps: None }));
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
            let base = |group: &usize| weighted(group).map(|values| values.share_base);
            let of = |group: &usize| share(group).zip(base(group));
            let shares: Vec<_> = part.groups.iter().map(of).collect();
            option.shares = Contrasts::of_weighted(
                definitions,
                part,
                &weighs,
                tally.as_ref().map_err(|why| *why),
                &zero_one(&CHOSEN[..tally.as_ref().map_or(2, WeightedTally::points)]),
                &of_weighted_shares(&shares),
            );
            let tally = tally.as_ref().map(|tally| tally.regrouped(&parts)).map_err(|why| *why);
            option.weighted = Some(WeightedOption::between(tally, groups.clone()));
        }
    }
}

/// Compares two files, which are samples of their own, answer by answer.
pub(in crate::analysis) fn between_files(
    definitions: Definitions,
    options: &mut [OptionTests],
    part: Part<'_>,
    cells: &[Cell<ChoiceValues>],
) {
    let weighted = |group: &usize| cells[*group].values()?.weighted.as_deref();
    let has = |group: &&usize| weighted(group).is_some_and(|values| values.n > 0);
    let groups: Vec<usize> = part.groups.iter().filter(has).copied().collect();
    let files: Vec<&WeightedChoice> = groups.iter().filter_map(weighted).collect();
    for (at, option) in options.iter_mut().enumerate() {
        option.apart = farthest(files.iter().filter_map(|file| file.shares[at]));
        let share = |file: &WeightedChoice| file.options[at].clone();
        let difference = match files[..] {
            [now, earlier] => share(now)
                .and_then(|now| share(earlier).and_then(|earlier| between_waves(&now, &earlier))),
            _ => Err(Reason::FewerThanTwoGroups),
        };
        let apart = difference.as_ref().ok().map(|test| test.diff);
        option.shares = Contrasts::of_files(definitions, part, &difference, apart);
        option.weighted = Some(WeightedOption {
            groups: groups.clone(),
            chi2: Err(Reason::NotOneSample),
            difference,
        });
    }
}

impl WeightedOption {
    /// The p of the test that the asterisks are of: of two files, of their difference.
    pub(in crate::analysis) fn star(&self) -> (StarTest, Outcome<f64>) {
        match &self.chi2 {
            Err(Reason::NotOneSample) => (StarTest::WeightedT, p(&self.difference, |test| test.p)),
            chi2 => (StarTest::RaoScott, p(chi2, |test| test.p)),
        }
    }

    fn between(tally: Outcome<WeightedTally>, groups: Vec<usize>) -> Self {
        let two = match groups.len() {
            0 | 1 => Err(Reason::FewerThanTwoGroups),
            2 => Ok(()),
            _ => Err(Reason::NotTwoGroups),
        };
        let tally = tally.as_ref().map_err(|reason| *reason);
        WeightedOption {
            chi2: tally.and_then(|tally| rao_scott(tally, &CHOSE[..tally.points()])),
            difference: two
                .and(tally)
                .and_then(|tally| between_shares(tally, &CHOSEN[..tally.points()], 0, 1)),
            groups,
        }
    }
}
