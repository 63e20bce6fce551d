//! Tests between the groups of a split on who chose an answer, over the cells
//! that may be seen.

use super::method::{apart, of_two_shares};
use super::noted;
use super::pairs::Part;
use super::weighted::{WeightedOption, between_files};
use super::{
    ChoiceSplit, ChoiceValues, Contrasts, Definitions, GroupResult, Results, StarTest, WAVE,
};
use crate::split::EVERYBODY;
use crate::stats::{
    self, Adjusted, AgreeChi2, Agreement, Difference, Fisher, Outcome, Reason, agree_chi2,
    agree_fisher,
};

/// Where fewer than this are expected in a cell, χ² is a rough measure.
const FEW_EXPECTED: f64 = 5.0;

/// Tests of one question by one split.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceTests {
    /// Positions of the groups that take part: those shown, with respondents.
    pub groups: Vec<usize>,
    /// Per answer.
    pub options: Vec<OptionTests>,
}

/// Tests of the share that chose one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionTests {
    /// Pearson's χ².
    pub chi2: Outcome<AgreeChi2>,
    /// Fisher's exact test; two groups only.
    pub fisher: Outcome<Fisher>,
    /// The difference of the shares, of two groups.
    pub difference: Outcome<Difference>,
    /// How far the highest and the lowest share lie apart, 0 to 1.
    pub apart: f64,
    /// Tests that respect weights, where there are any.
    pub weighted: Option<WeightedOption>,
    /// How the shares differ, pair by pair and from the rest.
    pub shares: Contrasts,
    /// The p of the test that the asterisks use, adjusted for the other answers.
    pub adjusted: Option<Adjusted>,
    /// The asterisks of a figure.
    pub stars: &'static str,
}

impl OptionTests {
    fn between(definitions: Definitions, part: Part<'_>, groups: &[Agreement]) -> Self {
        let chi2 = agree_chi2(groups);
        let fisher = match groups {
            [a, b] => agree_fisher(*a, *b),
            [] | [_] => Err(Reason::FewerThanTwoGroups),
            _ => Err(Reason::NotTwoGroups),
        };
        OptionTests {
            chi2,
            fisher,
            difference: of_two_shares(groups),
            apart: apart(groups),
            weighted: None,
            shares: Contrasts::of_shares(definitions, part, groups),
            adjusted: None,
            stars: "",
        }
    }

    /// What has no value, by its name in the document, and why.
    pub fn reasons(&self) -> impl Iterator<Item = (&'static str, Reason)> {
        let all = [
            ("agree_chi2", self.chi2.as_ref().err()),
            ("agree_fisher", self.fisher.as_ref().err()),
            ("agree_difference", self.difference.as_ref().err()),
        ];
        all.into_iter().filter_map(|(name, why)| Some((name, *why?)))
    }

    /// What has no value because the test of the asterisks has none.
    pub fn unadjusted(&self) -> impl Iterator<Item = (&'static str, Reason)> {
        let chi2 = match &self.weighted {
            Some(weighted) => weighted.chi2.as_ref().err(),
            None => self.chi2.as_ref().err(),
        };
        let names = ["adjusted", "stars_test"];
        chi2.copied().into_iter().flat_map(move |reason| names.map(|name| (name, reason)))
    }

    /// Which test the asterisks are of, and its p.
    pub fn star(&self) -> Option<(StarTest, f64)> {
        if let Some(weighted) = &self.weighted {
            let (test, p) = weighted.star();
            return Some((test, p.ok()?));
        }
        let chi2 = self.chi2.as_ref().ok()?;
        match &self.fisher {
            Ok(fisher) if chi2.min_expected < FEW_EXPECTED => Some((StarTest::Fisher, fisher.p)),
            _ => Some((StarTest::Chi2, chi2.p)),
        }
    }
}

impl ChoiceTests {
    fn between(
        definitions: Definitions,
        options: usize,
        groups: &[GroupResult],
        split: &mut ChoiceSplit,
        of_files: bool,
    ) -> Self {
        let cells = &split.cells;
        let shown = cells.iter().zip(groups).enumerate().filter_map(|(position, (cell, group))| {
            let values = cell.values().filter(|values| values.n > 0 && group.compared)?;
            Some((position, values))
        });
        let of = groups.len();
        let (groups, values): (Vec<usize>, Vec<&ChoiceValues>) = shown.unzip();
        let part = Part { groups: &groups, of };
        let agreement = |option: usize| {
            let of = |values: &&ChoiceValues| values.options[option].agreement();
            values.iter().map(of).collect::<Vec<_>>()
        };
        let tests = |option| OptionTests::between(definitions, part, &agreement(option));
        let mut options: Vec<OptionTests> = (0..options).map(tests).collect();
        if let Some(sums) = split.sums.take() {
            sums.compare(definitions, &mut options, part, &split.cells);
        } else if of_files {
            between_files(definitions, &mut options, part, &split.cells);
        }
        let family: Vec<Option<f64>> =
            options.iter().map(|option| option.star().map(|(_, p)| p)).collect();
        for ((option, p), adjusted) in options.iter_mut().zip(&family).zip(stats::adjust(&family)) {
            let marked = p.zip(adjusted.as_ref());
            option.stars =
                marked.map_or("", |(p, adjusted)| definitions.stars(p, adjusted, option.apart));
            option.adjusted = adjusted;
        }
        ChoiceTests { groups, options }
    }
}

/// Compares the groups of every question with unordered answers and split,
/// over what is shown, and says what could not be computed.
pub fn compare_choices(results: &mut Results) {
    let definitions = results.definitions;
    for choice in &mut results.choices {
        let options = choice.options.len();
        // Where nothing is split there is nothing to compare.
        let compared = choice.by.iter_mut().zip(&results.splits);
        for (split, info) in compared.filter(|(_, info)| info.id != EVERYBODY) {
            let of_files = results.weights.is_some() && info.id == WAVE;
            let tests = ChoiceTests::between(definitions, options, &info.groups, split, of_files);
            split.tests = Some(tests);
        }
    }
    // Hidden groups are in these sums, and nothing needs them any more.
    for choice in &mut results.choices {
        choice.by.iter_mut().for_each(|split| split.sums = None);
    }
    noted::choices(results);
}
