//! What is computed of weighted answers, beside what is counted.

mod choice;
mod rounded;
mod scale;

pub(super) use choice::{ChoiceSums, between_files};
pub use choice::{WeightedChoice, WeightedOption};
pub(super) use rounded::or_left_out;
pub use rounded::{Coarseness, Steps};
pub use scale::WeightedScores;

use serde::Serialize;

use super::method::farthest;
use super::pairs::{Part, of_weighted_shares};
use super::{Cell, Contrasts, Definitions, SplitResult, StarTest, Tests};
use crate::base::{Finding, Language, texts};
use crate::responses::{CodedItem, Responses, Weighting, Weights};
use crate::stats::weighted::{
    self as stats, Estimate, WeightedTally, WeightedTest, between_means, between_shares,
    between_waves, rao_scott, wald_means, wald_shares, weighted_pairs,
};
use crate::stats::{Adjustment, ColumnPair, FTest, Outcome, Pair, Reason};
use crate::tally::{Beside, WeightedBins};

/// What the weights of results are, and who has none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeightsUsed {
    /// What they were made of.
    #[serde(rename = "by")]
    pub weighting: Weighting,
    /// Respondents without a weight, whatever their group.
    pub without: u64,
    /// Respondents whose weight was cut off.
    pub trimmed: u64,
    /// The largest weight minus the smallest.
    #[serde(skip)]
    pub range: f64,
    /// Of how many respondents the weights may be others, where anything weighted is rounded.
    #[serde(skip)]
    pub rounded: Option<u64>,
    /// The same of an earlier file, where two are compared.
    #[serde(skip)]
    pub earlier: Option<Box<WeightsUsed>>,
}

/// What is computed of a group's answers when they are weighted.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedValues {
    /// Respondents with a place on the scale and a weight.
    pub n: u64,
    /// Σw of them.
    pub base: f64,
    /// Σw of those that the share that agrees is of: the same, and who else is
    /// [counted](super::Base).
    pub share_base: f64,
    /// Per point of the scale its weighted share, where it may be shown; empty without
    /// respondents.
    pub shares: Vec<Option<f64>>,
    /// The weighted share that agrees, also where it has no error; `None` without respondents.
    pub share: Option<f64>,
    /// The weighted mean of the codes, likewise.
    pub average: Option<f64>,
    /// The share with its error.
    pub agree: Outcome<Estimate>,
    /// The mean with its error.
    pub mean: Outcome<Estimate>,
    /// Shares of those who answered that chose one of some codes, where a plan asks for them.
    pub stated: Vec<(Vec<i64>, Outcome<Estimate>)>,
    /// What the numbers are rounded to, where they are: they have no error then.
    pub steps: Option<Steps>,
}

/// Tests between groups that respect weights and strata.
#[derive(Clone, Debug, PartialEq)]
pub struct WeightedTests {
    /// Positions of the groups that take part: those shown, with weighted respondents.
    pub groups: Vec<usize>,
    /// The difference of two weighted means.
    pub mean_difference: Outcome<WeightedTest>,
    /// Wald's test that all weighted means are equal.
    pub means: Outcome<FTest>,
    /// The difference of two weighted shares that agree.
    pub agree_difference: Outcome<WeightedTest>,
    /// Wald's test that all of them are equal.
    pub shares: Outcome<FTest>,
    /// Rao and Scott's test of agreeing by group.
    pub agree: Outcome<stats::RaoScott>,
    /// Pairs of weighted means, of three groups or more; adjusted by Holm.
    pub pairs: Vec<ColumnPair>,
}

/// Weighted sums of one item, per group, with those in no group as one more.
pub(super) struct Sums(Outcome<WeightedTally>);

impl Sums {
    pub(super) fn of(
        bins: &WeightedBins<'_>,
        responses: &Responses<'_>,
        item: &CodedItem,
        points: usize,
        beside: Beside,
    ) -> Self {
        Sums(bins.item(responses, item, points, beside))
    }

    /// Gives the cells of the groups what is weighted.
    pub(super) fn give(&self, cells: &mut [Cell], codes: &[f64], agree: &[bool]) {
        for (group, cell) in cells.iter_mut().enumerate() {
            self.give_one(cell, |all| all.regrouped(&[vec![group]]), codes, agree);
        }
    }

    /// Gives the cell of everybody who counts, in a group or not, what is weighted.
    pub(super) fn give_total(&self, cell: &mut Cell, codes: &[f64], agree: &[bool]) {
        let all = |tally: &WeightedTally| tally.regrouped(&[(0..tally.groups()).collect()]);
        self.give_one(cell, all, codes, agree);
    }

    fn give_one(
        &self,
        cell: &mut Cell,
        only: impl Fn(&WeightedTally) -> WeightedTally,
        codes: &[f64],
        agree: &[bool],
    ) {
        if let Cell::Shown(values) = cell {
            let tally = self.0.as_ref().map(only).map_err(|reason| *reason);
            values.weighted = Some(Box::new(WeightedValues::of(&tally, codes, agree)));
        }
    }

    /// Gives the cells of the groups the share that chose one of some codes.
    pub(super) fn give_stated(&self, cells: &mut [Cell], codes: &[f64], chosen: &[i64]) {
        for (group, cell) in cells.iter_mut().enumerate() {
            self.give_codes(cell, |all| all.regrouped(&[vec![group]]), codes, chosen);
        }
    }

    /// The same of the cell of everybody who counts.
    pub(super) fn give_stated_total(&self, cell: &mut Cell, codes: &[f64], chosen: &[i64]) {
        let all = |tally: &WeightedTally| tally.regrouped(&[(0..tally.groups()).collect()]);
        self.give_codes(cell, all, codes, chosen);
    }

    fn give_codes(
        &self,
        cell: &mut Cell,
        only: impl Fn(&WeightedTally) -> WeightedTally,
        codes: &[f64],
        chosen: &[i64],
    ) {
        let Cell::Shown(values) = cell else { return };
        let Some(weighted) = &mut values.weighted else { return };
        let is_chosen = |code: &f64| chosen.iter().any(|chosen| *chosen as f64 == *code);
        let flags: Vec<bool> = codes.iter().map(is_chosen).collect();
        let share = self
            .0
            .as_ref()
            .map_err(|reason| *reason)
            .and_then(|all| stats::weighted_share(&only(all).narrowed(codes.len()), &flags, 0));
        weighted.stated.push((chosen.to_vec(), share));
    }

    /// What tests need, until it is known which groups may be compared.
    pub(super) fn kept(self) -> Option<Outcome<WeightedTally>> {
        self.0.ok().map(Ok)
    }
}

impl WeightedValues {
    /// Of a tally with one group.
    fn of(tally: &Outcome<WeightedTally>, codes: &[f64], agree: &[bool]) -> Self {
        let tally = match tally {
            Ok(tally) => tally,
            Err(reason) => {
                return WeightedValues {
                    n: 0,
                    base: 0.0,
                    share_base: 0.0,
                    shares: Vec::new(),
                    share: None,
                    average: None,
                    agree: Err(*reason),
                    mean: Err(*reason),
                    stated: Vec::new(),
                    steps: None,
                };
            }
        };
        let sums: Vec<_> = (0..codes.len()).map(|point| tally.over_strata(0, point)).collect();
        let base: f64 = sums.iter().map(|sums| sums.weights).sum();
        let n = sums.iter().map(|sums| sums.n).sum();
        let shares = sums.iter().filter(|_| n > 0).map(|sums| sums.weights / base);
        let shares: Vec<f64> = shares.collect();
        let over_points = |of: &dyn Fn(usize) -> f64| {
            let sum = shares.iter().enumerate().map(|(point, share)| of(point) * share).sum();
            Some(sum).filter(|_| n > 0)
        };
        let whole = (0..tally.points()).map(|point| tally.over_strata(0, point).weights);
        let share_base = if n > 0 { whole.sum() } else { 0.0 };
        let mean = stats::weighted_mean(&tally.narrowed(codes.len()), codes, 0);
        // Of nobody who answered there is no share, whoever else counts.
        let agreeing = match n {
            0 => Err(Reason::EmptyGroup),
            _ => stats::weighted_share(tally, &of_points(agree, tally), 0),
        };
        let agreed = || over_points(&|point| f64::from(u8::from(agree[point])));
        let value = |estimate: &Outcome<Estimate>| estimate.as_ref().ok().map(|found| found.value);
        WeightedValues {
            n,
            base,
            share_base,
            share: value(&agreeing).or_else(|| Some(agreed()? * (base / share_base))),
            average: value(&mean).or(over_points(&|point| codes[point])),
            shares: shares.into_iter().map(Some).collect(),
            agree: agreeing,
            mean,
            stated: Vec::new(),
            steps: None,
        }
    }
}

impl WeightedTests {
    /// Compares these groups of a tally.
    fn between(
        tally: Outcome<&WeightedTally>,
        groups: Vec<usize>,
        codes: &[f64],
        agree: &[bool],
    ) -> Self {
        let tally = match tally {
            Ok(tally) => tally,
            Err(reason) => return WeightedTests::none(reason, groups),
        };
        let parts: Vec<Vec<usize>> = groups.iter().map(|group| vec![*group]).collect();
        let tally = tally.regrouped(&parts);
        let two = match groups.len() {
            0 | 1 => Err(Reason::FewerThanTwoGroups),
            2 => Ok(()),
            _ => Err(Reason::NotTwoGroups),
        };
        let (agree, on_scale) = (of_points(agree, &tally), tally.narrowed(codes.len()));
        let answers: Vec<usize> = agree.iter().map(|agree| usize::from(*agree)).collect();
        WeightedTests {
            mean_difference: two.and_then(|()| between_means(&on_scale, codes, 0, 1)),
            means: wald_means(&on_scale, codes),
            agree_difference: two.and_then(|()| between_shares(&tally, &agree, 0, 1)),
            shares: wald_shares(&tally, &agree),
            agree: rao_scott(&tally, &answers),
            pairs: match groups.len() {
                0..=2 => Vec::new(),
                _ => weighted_pairs(&on_scale, codes, Adjustment::Holm),
            },
            groups,
        }
    }

    /// Nothing of these groups, for this reason.
    fn none(reason: Reason, groups: Vec<usize>) -> Self {
        let pairs = (0..groups.len()).flat_map(|a| (a + 1..groups.len()).map(move |b| (a, b)));
        let pairs = pairs.filter(|_| groups.len() > 2);
        WeightedTests {
            mean_difference: Err(reason),
            means: Err(reason),
            agree_difference: Err(reason),
            shares: Err(reason),
            agree: Err(reason),
            pairs: pairs.map(|(a, b)| ColumnPair { a, b, test: Err(reason) }).collect(),
            groups,
        }
    }

    /// Compares two files, which are samples of their own: what is of groups of one sample
    /// does not apply.
    fn between_files(files: &[&WeightedValues], groups: Vec<usize>) -> Self {
        let both = match files {
            [now, earlier] => Ok([*now, *earlier]),
            _ => Err(Reason::FewerThanTwoGroups),
        };
        let between = |of: fn(&WeightedValues) -> &Outcome<Estimate>| {
            let [now, earlier] = both?.map(|values| of(values).as_ref().map_err(|why| *why));
            between_waves(now?, earlier?)
        };
        let of_one_sample = both.err().unwrap_or(Reason::NotOneSample);
        WeightedTests {
            mean_difference: between(|values| &values.mean),
            means: Err(of_one_sample),
            agree_difference: between(|values| &values.agree),
            shares: Err(of_one_sample),
            agree: Err(of_one_sample),
            pairs: Vec::new(),
            groups,
        }
    }

    /// The p of the test of means, for the asterisks.
    pub(super) fn star(&self) -> (StarTest, Outcome<f64>) {
        match self.groups.len() {
            2 => (StarTest::WeightedT, p(&self.mean_difference, |test| test.p)),
            _ => (StarTest::Wald, p(&self.means, |test| test.p)),
        }
    }
}

impl Tests {
    /// Makes the tests of weighted answers those that the asterisks are of.
    pub(super) fn weigh(
        &mut self,
        definitions: Definitions,
        split: &mut SplitResult,
        codes: &[f64],
        agree: &[bool],
    ) {
        let Some(tally) = split.sums.take() else { return };
        let weighted = |group: &usize| split.cells[*group].values()?.weighted.as_deref();
        let has = |group: &&usize| weighted(group).is_some_and(|values| values.n > 0);
        let groups: Vec<usize> = self.groups.iter().filter(has).copied().collect();
        self.agree_apart = farthest(groups.iter().filter_map(|group| weighted(group)?.share));
        let tally = tally.as_ref().map_err(|reason| *reason);
        let tests = WeightedTests::between(tally, groups, codes, agree);
        self.star_test = tests.star().0;
        self.weighted = Some(tests);
        let share = |group: &usize| {
            weighted(group).and_then(|values| Some((values.share?, values.share_base)))
        };
        let shares: Vec<_> = self.groups.iter().map(share).collect();
        let weighs: Vec<bool> = self.groups.iter().map(|group| has(&group)).collect();
        let part = Part { groups: &self.groups, of: split.cells.len() };
        let contrasts = |tally: Outcome<&WeightedTally>, codes: &[f64]| {
            let apart = of_weighted_shares(&shares);
            Contrasts::of_weighted(definitions, part, &weighs, tally, codes, &apart)
        };
        let on_scale = tally.map(|tally| tally.narrowed(codes.len()));
        self.means = contrasts(on_scale.as_ref().map_err(|reason| *reason), codes);
        let agree = tally.map_or_else(|_| agree.to_vec(), |tally| of_points(agree, tally));
        self.shares = contrasts(tally, &stats::zero_one(&agree));
        only_weighted(&mut self.comparison.pairwise, &self.means);
        if self.groups.len() > 2 {
            self.dunn = Err(Reason::NoWeightedVersion);
        }
    }

    /// The same of two files, each with weights of its own.
    pub(super) fn weigh_files(&mut self, definitions: Definitions, cells: &[Cell]) {
        let weighted = |group: &usize| cells[*group].values()?.weighted.as_deref();
        let has = |group: &&usize| weighted(group).is_some_and(|values| values.n > 0);
        let groups: Vec<usize> = self.groups.iter().filter(has).copied().collect();
        let files: Vec<&WeightedValues> = groups.iter().filter_map(weighted).collect();
        self.agree_apart = farthest(files.iter().filter_map(|values| values.share));
        let tests = WeightedTests::between_files(&files, groups);
        let part = Part { groups: &self.groups, of: cells.len() };
        let apart = tests.agree_difference.as_ref().ok().map(|test| test.diff);
        self.means = Contrasts::of_files(definitions, part, &tests.mean_difference, apart);
        self.shares = Contrasts::of_files(definitions, part, &tests.agree_difference, apart);
        self.star_test = tests.star().0;
        self.weighted = Some(tests);
    }
}

/// Lets pairs know of nothing that does not respect weights.
fn only_weighted(pairs: &mut [Pair], means: &Contrasts) {
    for (pair, difference) in pairs.iter_mut().zip(&means.differences) {
        pair.diff = p(difference, |difference| difference.diff);
        pair.games_howell = Err(Reason::NoWeightedVersion);
        pair.tukey = Err(Reason::NoWeightedVersion);
    }
}

impl SplitResult {
    /// Forgets groups that are not shown, as far as tests know them: they are then among
    /// those in no group.
    pub fn leave_out(&mut self, left_out: &[bool]) {
        self.sums = self.sums.take().map(|tally| tally.map(|tally| without(&tally, left_out)));
    }

    /// Compares nothing that is weighted, since weighted numbers are rounded.
    pub fn withhold_sums(&mut self) {
        self.sums = self.sums.take().map(|_| Err(Reason::RoundedWeighted));
    }
}

/// Which points of a tally agree: those of the scale, and not who is counted beside it.
fn of_points(agree: &[bool], tally: &WeightedTally) -> Vec<bool> {
    let beside = std::iter::repeat_n(false, tally.points() - agree.len());
    agree.iter().copied().chain(beside).collect()
}

/// A tally without these groups, which are then in none.
fn without(tally: &WeightedTally, left_out: &[bool]) -> WeightedTally {
    let (out, kept): (Vec<usize>, Vec<usize>) =
        (0..left_out.len()).partition(|group| left_out[*group]);
    let none = out.into_iter().chain(left_out.len()..tally.groups()).collect();
    let parts: Vec<Vec<usize>> = kept.into_iter().map(|group| vec![group]).chain([none]).collect();
    tally.regrouped(&parts)
}

impl WeightsUsed {
    /// What answers are weighted by, and for how many that could not be, in words.
    pub fn sentences(&self, language: Language) -> Vec<String> {
        let mut sentences = vec![texts::plain(language, self.weighting.words())];
        let mut counts =
            vec![("weighted-without", self.without), ("weighted-trimmed", self.trimmed)];
        if let Some(earlier) = &self.earlier {
            sentences.push(texts::plain(language, "weighted-files"));
            counts.extend([
                ("weighted-without-earlier", earlier.without),
                ("weighted-trimmed-earlier", earlier.trimmed),
            ]);
        }
        for (key, n) in counts {
            if n > 0 {
                sentences.push(texts::say(language, key, &[("n", n.into())]));
            }
        }
        let earlier = self.earlier.as_ref().and_then(|earlier| earlier.rounded);
        if let Some(n) = self.rounded.max(earlier) {
            sentences.push(texts::say(language, "weighted-rounded", &[("n", n.into())]));
        }
        sentences
    }

    /// Of these weights.
    pub(super) fn of(weights: &Weights) -> Self {
        WeightsUsed {
            weighting: weights.weighting,
            without: weights.without,
            trimmed: weights.trimmed,
            range: weights.range(),
            rounded: None,
            earlier: None,
        }
    }
}

/// What was odd about weights.
pub(super) fn findings(weights: Option<&Weights>) -> Vec<Finding> {
    weights.map(|weights| weights.findings.clone()).unwrap_or_default()
}

fn p<T>(test: &Outcome<T>, of: impl Fn(&T) -> f64) -> Outcome<f64> {
    test.as_ref().map(of).map_err(|reason| *reason)
}
