//! What a file says beside the values that a source states.

use serde::Serialize;

use super::{Cell, CrossTab, Definitions, Results, Suppression, WeightedValues};
use crate::questionnaire::{Measure, Questionnaire, Reference, ReferenceValue, Subject};
use crate::split::EVERYBODY;
use crate::stats::weighted::{
    Estimate, WeightedTally, WeightedTest, between_waves, estimate_against, weighted_share,
};
use crate::stats::{
    self, Adjusted, Agreement, Difference, Moments, Outcome, Reason, agree_chi2, agree_fisher,
    mean_above, mean_against, proportion, share_against, share_against_exact, share_difference,
};

/// Where fewer than this are expected in a cell, a test on the normal
/// distribution or χ² is a rough measure.
const FEW_EXPECTED: f64 = 5.0;

/// A share that a source prints is a fraction, of which the last digit of ours may differ.
const ROUNDING: f64 = 1e-12;

/// One stated value and what this file says.
#[derive(Clone, Debug)]
pub struct Benchmark {
    /// Its position among the source's values.
    pub value: usize,
    /// What this file says; `None` where it has no answer to that.
    pub now: Option<Cell<Observed>>,
    /// This file minus the source; of words minus the nearest value that they can
    /// mean, and nothing where they can mean this.
    pub difference: Option<Difference>,
    /// The test of that difference, with its p.
    pub test: Option<(AgainstTest, f64)>,
    /// Why a weighted value has no test.
    pub reason: Option<Reason>,
    /// That p, adjusted for the other values of the same battery or question.
    pub adjusted: Option<Adjusted>,
    /// Its asterisks.
    pub stars: &'static str,
    /// Whether the value as it is stated can be what this file says: the same when
    /// rounded alike, or within what the words can mean.
    pub same: Option<bool>,
}

/// What a file says of what a source states.
#[derive(Clone, Debug, PartialEq)]
pub enum Observed {
    /// So many of so many.
    Share(Agreement),
    /// A mean, with its spread.
    Mean(Moments),
    /// A share or mean of weighted answers.
    Weighted(Weighed),
}

/// A share or mean of weighted answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// Respondents who answered and have a weight.
    pub n: u64,
    /// Σw of them.
    pub base: f64,
    /// The share or the mean, also where it has no error.
    pub value: Option<f64>,
    /// The same with its error.
    pub estimate: Outcome<Estimate>,
}

/// Which test a value is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgainstTest {
    /// Score test of a share against a value that is taken as exact.
    Score,
    /// Exact binomial test of the same, where few are expected.
    Binomial,
    /// χ² of two shares, where the source's base is known.
    Chi2,
    /// Fisher's exact test of the same, where few are expected.
    Fisher,
    /// Student's t test of a mean against a value that is taken as exact.
    Student,
    /// t of a weighted share or mean against a value that is taken as exact.
    Weighted,
    /// t of a weighted share and that of a source's respondents, which are not weighted.
    WeightedWelch,
}

impl Observed {
    /// The share or the mean; `None` of nobody.
    pub fn value(&self) -> Option<f64> {
        match self {
            Observed::Share(share) => proportion(share.agree, share.base).share,
            Observed::Mean(mean) => mean.mean,
            Observed::Weighted(found) => found.value,
        }
    }

    /// Those it is of.
    pub fn n(&self) -> u64 {
        match self {
            Observed::Share(share) => share.base,
            Observed::Mean(mean) => mean.n,
            Observed::Weighted(found) => found.n,
        }
    }
}

/// Where the values of a source are counted: results of every battery that it
/// speaks of, and respondents by its splits.
pub struct Counted<'a> {
    /// Items and questions by the source's splits.
    pub results: Vec<&'a Results>,
    /// Background questions by the source's splits, and by none.
    pub crosstabs: Vec<&'a CrossTab>,
}

/// Compares every value of a source with what may be seen of this file.
pub fn benchmark(
    reference: &Reference,
    counted: &Counted<'_>,
    definitions: Definitions,
    family: impl Fn(&ReferenceValue) -> String,
) -> Vec<Benchmark> {
    let compared = |(position, value): (usize, &ReferenceValue)| {
        let now = counted.observed(value);
        let observed = now.as_ref().and_then(Cell::values);
        let against = observed.map(|observed| Against::of(value, observed)).unwrap_or_default();
        Benchmark {
            value: position,
            difference: against.difference,
            test: against.test,
            reason: against.reason,
            same: against.same,
            adjusted: None,
            stars: "",
            now,
        }
    };
    let mut all: Vec<Benchmark> = reference.values.iter().enumerate().map(compared).collect();
    let names: Vec<String> = reference.values.iter().map(family).collect();
    let mut done: Vec<&str> = Vec::new();
    for name in &names {
        if done.contains(&name.as_str()) {
            continue;
        }
        done.push(name);
        let members: Vec<usize> = (0..all.len()).filter(|at| names[*at] == *name).collect();
        let p: Vec<Option<f64>> = members.iter().map(|at| all[*at].test.map(|(_, p)| p)).collect();
        for (at, adjusted) in members.iter().zip(stats::adjust(&p)) {
            let is_mean = reference.values[*at].measure == Measure::Mean;
            let found = &mut all[*at];
            found.stars = stars(found, adjusted.as_ref(), definitions, is_mean);
            found.adjusted = adjusted;
        }
    }
    all
}

/// The values of a source that are of a battery or question and that the file
/// has an answer to, in an order that keeps a table's sections together.
pub fn of_subject<'a>(
    questionnaire: &'a Questionnaire,
    reference: &'a Reference,
    found: &'a [Benchmark],
    subject: &str,
) -> Vec<(&'a ReferenceValue, &'a Benchmark)> {
    let all = found.iter().map(|found| (&reference.values[found.value], found));
    let mut all: Vec<_> = all
        .filter(|(value, found)| {
            questionnaire.subject_id(value) == Some(subject) && found.now.is_some()
        })
        .collect();
    let asked = |id: &str| questionnaire.items().position(|(_, item)| item.id == id);
    let group = |value: &ReferenceValue| {
        let groups = questionnaire.group_ids(value.split.as_deref()?);
        groups.iter().position(|id| Some(*id) == value.group.as_ref())
    };
    all.sort_by_key(|(value, _)| match questionnaire.subject(&value.of) {
        Some(Subject::Background) => (None, false, group(value)),
        _ => (asked(&value.of), !value.codes.is_empty(), None),
    });
    all
}

/// The smallest difference that is marked is one of shares; means know none.
fn stars(
    found: &Benchmark,
    adjusted: Option<&Adjusted>,
    definitions: Definitions,
    is_mean: bool,
) -> &'static str {
    let (Some((_, p)), Some(adjusted)) = (found.test, adjusted) else { return "" };
    let apart = found.difference.as_ref().map_or(0.0, |difference| difference.diff.abs());
    definitions.stars(p, adjusted, if is_mean { 1.0 } else { apart })
}

#[derive(Default)]
struct Against {
    difference: Option<Difference>,
    test: Option<(AgainstTest, f64)>,
    reason: Option<Reason>,
    same: Option<bool>,
}

impl Against {
    fn of(value: &ReferenceValue, observed: &Observed) -> Self {
        let Some(found) = observed.value() else { return Self::default() };
        let Some([from, to]) = value.range() else {
            let Some(stated) = value.value() else { return Self::default() };
            let same = value.rounding().map(|reach| {
                // What is printed may have been rounded either way.
                (found - stated).abs() <= reach + ROUNDING
            });
            return Against { same, ..Self::exactly(observed, stated, value.counted()) };
        };
        if (from - ROUNDING..=to + ROUNDING).contains(&found) {
            return Against { same: Some(true), ..Self::default() };
        }
        let nearest = if found < from { from } else { to };
        Against { same: Some(false), ..Self::exactly(observed, nearest, None) }
    }

    /// Against one value, of a sample where its counts are known.
    fn exactly(observed: &Observed, stated: f64, counted: Option<(u64, u64)>) -> Self {
        match (observed, counted) {
            (Observed::Share(share), Some((agree, base))) => {
                let other = Agreement { agree, base };
                let chi2 = agree_chi2(&[*share, other]).ok();
                let few = chi2.as_ref().is_none_or(|chi2| chi2.min_expected < FEW_EXPECTED);
                let test = match chi2.filter(|_| !few) {
                    Some(chi2) => Some((AgainstTest::Chi2, chi2.p)),
                    None => agree_fisher(*share, other).ok().map(|t| (AgainstTest::Fisher, t.p)),
                };
                let difference = share_difference(*share, other).ok();
                Against { difference, test, ..Self::default() }
            }
            (Observed::Share(share), None) => Self::share(*share, stated),
            (Observed::Mean(mean), _) => Against {
                difference: mean_above(mean, stated).ok(),
                test: mean_against(mean, stated).ok().map(|t| (AgainstTest::Student, t.p)),
                ..Self::default()
            },
            (Observed::Weighted(found), counted) => Self::weighted(found, stated, counted),
        }
    }

    fn share(share: Agreement, stated: f64) -> Self {
        let found = proportion(share.agree, share.base);
        let difference = found.share.zip(found.ci95).map(|(found, ends)| Difference {
            diff: found - stated,
            ci95: ends.map(|end| end - stated),
        });
        let expected = share.base as f64 * stated * (1.0 - stated);
        let test = match share_against(share, stated) {
            Ok(test) if expected >= FEW_EXPECTED => Some((AgainstTest::Score, test.p)),
            _ => share_against_exact(share, stated).ok().map(|p| (AgainstTest::Binomial, p)),
        };
        Against { difference, test, ..Self::default() }
    }

    /// What is weighted, against one value: its own error is all that there is, unless the
    /// source says of how many its share is.
    fn weighted(found: &Weighed, stated: f64, counted: Option<(u64, u64)>) -> Self {
        let estimate = match &found.estimate {
            Ok(estimate) => estimate,
            Err(reason) => return Against { reason: Some(*reason), ..Self::default() },
        };
        let Some((agree, base)) = counted else {
            let test = estimate_against(estimate, stated);
            let ends = estimate.ci95.ok();
            let difference = ends.map(|ends| Difference {
                diff: estimate.value - stated,
                ci95: ends.map(|end| end - stated),
            });
            let reason = test.as_ref().err().copied();
            let test = test.ok().map(|test| (AgainstTest::Weighted, test.p));
            return Against { difference, test, reason, same: None };
        };
        let source = WeightedTally::unweighted(&[&[base.saturating_sub(agree), agree]]);
        let test = weighted_share(&source, &[false, true], 0)
            .and_then(|source| between_waves(estimate, &source));
        Against {
            difference: test.as_ref().ok().map(WeightedTest::difference),
            reason: test.as_ref().err().copied(),
            test: test.ok().map(|test| (AgainstTest::WeightedWelch, test.p)),
            same: None,
        }
    }
}

impl Counted<'_> {
    fn observed(&self, value: &ReferenceValue) -> Option<Cell<Observed>> {
        let mut results = self.results.iter();
        results.find_map(|results| in_results(results, value)).or_else(|| self.in_crosstab(value))
    }

    /// A share of the answers to a background question, or the mean of its numbers.
    fn in_crosstab(&self, value: &ReferenceValue) -> Option<Cell<Observed>> {
        let across = value.split.as_deref().unwrap_or(EVERYBODY);
        let is = |table: &&&CrossTab| table.rows.id == value.of && table.columns.id == across;
        let table = self.crosstabs.iter().find(is)?;
        let column = match &value.group {
            None => None,
            Some(group) => Some(table.columns.groups.iter().position(|(id, _)| id == group)?),
        };
        // A cross table does not tell which of its cells are too small.
        let hidden = Cell::Hidden(Suppression::Secondary);
        if value.measure == Measure::Mean {
            let means = table.means.as_ref()?;
            let (base, mean) = match column {
                None => (table.base, &means.total_spread),
                Some(column) => (table.column_bases[column], &means.spread[column]),
            };
            return Some(match (base, mean) {
                (Some(_), Some(mean)) => shown(Observed::Mean(mean.clone())),
                (Some(_), None) => return None,
                (None, _) => hidden,
            });
        }
        let answer = value.answer.as_ref()?;
        let row = table.rows.groups.iter().position(|(id, _)| id == answer)?;
        let all = value.measure == Measure::ShareOfAll;
        let (agree, base) = match (column, all) {
            (None, false) => (table.row_totals[row], table.base),
            (None, true) => (table.row_totals[row], table.total),
            (Some(column), false) => (table.counts[row][column], table.column_bases[column]),
            (Some(column), true) => (table.counts[row][column], table.column_totals[column]),
        };
        Some(match (agree, base) {
            (Some(agree), Some(base)) => shown(Observed::Share(Agreement { agree, base })),
            _ => hidden,
        })
    }
}

/// A share or mean of an item, or the share that chose an answer.
fn in_results(results: &Results, value: &ReferenceValue) -> Option<Cell<Observed>> {
    let weighs = results.weights.is_some();
    let place = match (&value.split, &value.group) {
        (Some(split), Some(group)) => {
            let split = results.splits.iter().position(|known| known.id == *split)?;
            let groups = &results.splits[split].groups;
            Some((split, groups.iter().position(|known| known.id == *group)?))
        }
        _ => None,
    };
    if let Some(item) = results.items.iter().find(|item| item.id == value.of) {
        let cell = match place {
            None => &item.total,
            Some((split, group)) => &item.by[split].cells[group],
        };
        let chosen = |at: &usize| match value.measure {
            Measure::Agree => item.agree[*at],
            _ => value.codes.iter().any(|code| *code as f64 == item.codes[*at]),
        };
        return Some(match cell {
            Cell::Hidden(reason) => Cell::Hidden(*reason),
            Cell::Shown(values) if weighs => {
                values.weighted.as_deref().map_or(HIDDEN, |weighted| {
                    Weighed::of_item(weighted, value, &item.codes).or_left_out()
                })
            }
            Cell::Shown(values) if value.measure == Measure::Mean => {
                shown(Observed::Mean(stats::moments(&item.codes, &values.counts)))
            }
            Cell::Shown(values) => {
                let points = (0..values.counts.len()).filter(chosen);
                let agree = points.map(|at| values.counts[at]).sum();
                shown(Observed::Share(Agreement { agree, base: values.n }))
            }
        });
    }
    let choice = results.choices.iter().find(|choice| choice.id == value.of)?;
    let answer = value.answer.as_ref()?;
    let at = choice.options.iter().position(|option| option.id == *answer)?;
    let cell = match place {
        None => &choice.total,
        Some((split, group)) => &choice.by[split].cells[group],
    };
    Some(match cell {
        Cell::Hidden(reason) => Cell::Hidden(*reason),
        Cell::Shown(values) if weighs => values.weighted.as_deref().map_or(HIDDEN, |weighted| {
            let found = Weighed {
                n: weighted.n,
                base: weighted.base,
                value: weighted.shares[at],
                estimate: weighted.options[at].clone(),
            };
            found.or_left_out()
        }),
        Cell::Shown(values) => {
            shown(Observed::Share(Agreement { agree: values.options[at].n, base: values.n }))
        }
    })
}

/// Of what fewer have a weight than may be shown.
const HIDDEN: Cell<Observed> = Cell::Hidden(Suppression::Primary);

impl Weighed {
    /// As a cell: hidden where it would have to be too coarse.
    fn or_left_out(self) -> Cell<Observed> {
        match (self.value, &self.estimate) {
            (None, Err(Reason::RoundedWeighted)) => Cell::Hidden(Suppression::Secondary),
            _ => shown(Observed::Weighted(self)),
        }
    }

    /// What is asked of an item's cell; shares are of those who answered.
    fn of_item(weighted: &WeightedValues, value: &ReferenceValue, codes: &[f64]) -> Self {
        let Some(wanted) = value.stated_codes() else {
            let (value, estimate) = match value.measure {
                Measure::Mean => (weighted.average, weighted.mean.clone()),
                _ => (weighted.share, weighted.agree.clone()),
            };
            return Weighed { n: weighted.n, base: weighted.base, value, estimate };
        };
        let points = codes.iter().zip(&weighted.shares);
        let chosen = points.filter(|(code, _)| wanted.iter().any(|want| *want as f64 == **code));
        let share = chosen.map(|(_, share)| *share).sum::<Option<f64>>();
        let known = weighted.stated.iter().find(|(codes, _)| *codes == wanted);
        let estimate = known.map_or(Err(Reason::EmptyGroup), |(_, found)| found.clone());
        let value = estimate.as_ref().ok().map(|found| found.value);
        // A sum of rounded shares is not the share rounded.
        let value = value.or(share.filter(|_| weighted.n > 0 && weighted.steps.is_none()));
        Weighed { n: weighted.n, base: weighted.base, value, estimate }
    }
}

fn shown(observed: Observed) -> Cell<Observed> {
    Cell::Shown(Box::new(observed))
}
