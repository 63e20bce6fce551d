//! Tests between the groups of a split on their scores, over the cells that may be
//! seen, and what is odd about a scale.

use super::pairs::{Part, dunn};
use super::tests::{star_outcome, unadjusted, why_not};
use super::{
    Cell, Contrasts, Definitions, GroupResult, Results, ScaleResult, ScoreValues, StarTest,
    WeightedTests,
};
use crate::base::{Finding, Location};
use crate::split::EVERYBODY;
use crate::stats::{self, Adjusted, Comparison, DunnPair, Outcome, Reason};

/// Tests of one scale by one split.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleTests {
    /// Positions of the groups that take part: those shown, with respondents.
    pub groups: Vec<usize>,
    /// Every test; a score has no share that agrees, so its tests mean nothing here.
    pub comparison: Comparison,
    /// Tests that respect weights, where there are any; of shares they mean nothing either.
    pub weighted: Option<WeightedTests>,
    /// How the mean scores of the groups differ, pair by pair and from the rest.
    pub means: Contrasts,
    /// Dunn's test of every pair, by the split's positions; empty below three groups.
    pub dunn: Outcome<Vec<DunnPair>>,
    /// Which test the asterisks are of.
    pub star_test: StarTest,
    /// Its p, adjusted for the other scales.
    pub adjusted: Option<Adjusted>,
    /// The asterisks of a figure.
    pub stars: &'static str,
}

impl ScaleTests {
    fn between(
        definitions: Definitions,
        scores: &[f64],
        groups: &[GroupResult],
        cells: &[Cell<ScoreValues>],
    ) -> Self {
        let shown = cells.iter().zip(groups).enumerate().filter_map(|(position, (cell, group))| {
            let values = cell.values().filter(|values| values.n > 0 && group.compared)?;
            Some((position, &values.counts[..]))
        });
        let of = groups.len();
        let (groups, counts): (Vec<usize>, Vec<&[u64]>) = shown.unzip();
        let part = Part { groups: &groups, of };
        let comparison = stats::compare(scores, &counts, &vec![false; scores.len()]);
        ScaleTests {
            weighted: None,
            means: Contrasts::of_means(definitions, part, scores, &counts, &large, &comparison),
            dunn: dunn(part, &counts),
            comparison,
            star_test: definitions.method.of_means(groups.len()),
            groups,
            adjusted: None,
            stars: "",
        }
    }

    /// The p of the test that the asterisks are of, before it is adjusted.
    pub fn star_p(&self) -> Option<f64> {
        self.star_outcome().ok()
    }

    fn why_not(&self, reason: Reason) -> &'static str {
        match &self.weighted {
            Some(_) => reason.name(),
            None => why_not(reason, &self.comparison),
        }
    }

    /// What is not adjusted, and so has no value, because the test has none.
    pub fn unadjusted(&self) -> impl Iterator<Item = (&'static str, Reason)> {
        unadjusted(self.star_outcome())
    }

    fn star_outcome(&self) -> Outcome<f64> {
        match &self.weighted {
            Some(weighted) => weighted.star().1,
            None => star_outcome(self.star_test, &self.comparison),
        }
    }
}

/// Scores have no smallest difference that is marked: that is one of shares.
pub(super) fn large(_: usize, _: Option<usize>) -> Option<f64> {
    Some(f64::INFINITY)
}

/// Compares the groups of every scale and split, over what is shown, adjusts for the number
/// of scales, says what is odd, and lets go of how many have each score.
pub fn compare_scales(results: &mut Results) {
    let definitions = results.definitions;
    for scale in &mut results.scales {
        // Where nothing is split there is nothing to compare.
        let compared = scale.by.iter_mut().zip(&results.splits);
        for (split, info) in compared.filter(|(_, info)| info.id != EVERYBODY) {
            let scores = &scale.scores[..];
            let mut tests = ScaleTests::between(definitions, scores, &info.groups, &split.cells);
            tests.weigh(definitions, split, scores);
            split.tests = Some(tests);
        }
        forget_scores(scale);
    }
    for position in 0..results.splits.len() {
        let star_p = |scale: &ScaleResult| scale.by[position].tests.as_ref()?.star_p();
        let p: Vec<Option<f64>> = results.scales.iter().map(star_p).collect();
        for ((scale, p), adjusted) in results.scales.iter_mut().zip(&p).zip(stats::adjust(&p)) {
            let Some(tests) = &mut scale.by[position].tests else { continue };
            let marked = p.zip(adjusted.as_ref());
            // A smallest difference is one of shares; scores have none.
            tests.stars =
                marked.map_or("", |(p, adjusted)| definitions.stars(p, adjusted, f64::INFINITY));
            tests.adjusted = adjusted;
        }
    }
    let odd = results.scales.iter().flat_map(|scale| odd(scale, results)).collect::<Vec<_>>();
    results.findings.extend(odd);
}

/// How many have each score is no more than what means and tests are made of.
fn forget_scores(scale: &mut ScaleResult) {
    scale.scores = Vec::new();
    scale.by.iter_mut().for_each(|split| split.sums = None);
    let cells = scale.by.iter_mut().flat_map(|split| &mut split.cells);
    for cell in cells.chain([&mut scale.total]) {
        if let Cell::Shown(values) = cell {
            values.counts = Vec::new();
        }
    }
}

fn odd(scale: &ScaleResult, results: &Results) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(found) = scale.reliability.values() {
        let reasons = [found.alpha.as_ref().err(), found.omega.as_ref().err()];
        // Without α there is no ω either, for the same reason.
        if let Some(reason) = reasons.into_iter().flatten().next() {
            findings.push(
                Finding::note("scale-not-computed", scale.place())
                    .with_text("battery", &scale.label)
                    .with("alpha", found.alpha.is_ok())
                    .with("reason", reason.name()),
            );
        }
        for item in scale.items.iter().zip(found.against()).filter(|(_, against)| *against) {
            let (item, _) = item;
            findings.push(
                Finding::warning("item-against-scale", Location::column(&item.column))
                    .with_text("item", &item.label)
                    .with_text("battery", &scale.label)
                    .with("reversed", item.reversed),
            );
        }
    }
    for (split, info) in scale.by.iter().zip(&results.splits) {
        let Some(tests) = &split.tests else { continue };
        let Err(reason) = tests.star_outcome() else { continue };
        findings.push(
            Finding::note("not-computed", scale.place())
                .with_text("item", &scale.label)
                .with_text("split", &info.label)
                .with("reason", tests.why_not(reason)),
        );
    }
    findings
}
