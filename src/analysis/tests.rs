//! Tests between the groups of a split, over the cells that may be seen.

use serde::Serialize;

use super::method::{apart, families, of_two_shares};
use super::noted;
use super::pairs::{Part, dunn, of_shares};
use super::{
    Base, Cell, CellValues, Contrasts, Definitions, GroupResult, ItemResult, Results, WAVE,
    WeightedTests,
};
use crate::base::Paragraph;
use crate::split::EVERYBODY;
use crate::stats::{self, Adjusted, Agreement, Comparison, Difference, DunnPair, Outcome, Reason};

/// Tests between groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Tests {
    /// Positions of the groups that take part: those shown, with respondents.
    pub groups: Vec<usize>,
    /// Every test; what does not apply has its reason.
    pub comparison: Comparison,
    /// The difference of the shares that agree, of two groups.
    pub agree_difference: Outcome<Difference>,
    /// How far the highest and the lowest share that agrees lie apart, 0 to 1.
    pub agree_apart: f64,
    /// Tests that respect weights, where there are any: the asterisks are of these then.
    pub weighted: Option<WeightedTests>,
    /// How the means of the groups differ, pair by pair and from the rest.
    pub means: Contrasts,
    /// The same of the shares that agree.
    pub shares: Contrasts,
    /// Dunn's test of every pair, by the split's positions; empty below three groups.
    pub dunn: Outcome<Vec<DunnPair>>,
    /// Which test the asterisks are of.
    pub star_test: StarTest,
    /// Its p, adjusted for the other items of the battery: those of one figure.
    pub adjusted: Option<Adjusted>,
    /// Its p, adjusted for all other items of the results.
    pub adjusted_over_all: Option<Adjusted>,
    /// The asterisks of a figure.
    pub stars: &'static str,
}

/// Which test the asterisks are of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StarTest {
    /// Student's t, of two groups.
    Student,
    /// One-way analysis of variance, of more.
    Anova,
    /// Welch's t, of two groups.
    Welch,
    /// Welch's analysis of variance, of more.
    WelchAnova,
    /// χ² of the share that chose an answer.
    #[serde(rename = "agree_chi2")]
    Chi2,
    /// Fisher's exact test of it, of two groups where a count of less than 5 is expected.
    #[serde(rename = "agree_fisher")]
    Fisher,
    /// The design-based t of two weighted means, or of two files also of shares.
    WeightedT,
    /// Wald's test of more.
    #[serde(rename = "weighted_wald")]
    Wald,
    /// Rao and Scott's test of the weighted share that chose an answer.
    RaoScott,
}

impl StarTest {
    /// Where it is explained.
    pub fn paragraph(self) -> Paragraph {
        match self {
            StarTest::Student => Paragraph::Student,
            StarTest::Anova => Paragraph::Anova,
            StarTest::Welch => Paragraph::Welch,
            StarTest::WelchAnova => Paragraph::WelchAnova,
            StarTest::Chi2 => Paragraph::AgreeChi2,
            StarTest::Fisher => Paragraph::AgreeFisher,
            StarTest::WeightedT | StarTest::Wald | StarTest::RaoScott => Paragraph::Weights,
        }
    }
}

impl Tests {
    /// Compares the cells that are shown, of the groups that are compared. What is
    /// adjusted, and with it the asterisks, needs the other items first.
    fn between(
        definitions: Definitions,
        item: (&[f64], &[bool]),
        groups: &[GroupResult],
        cells: &[Cell],
    ) -> Self {
        let shown = cells.iter().zip(groups).enumerate().filter_map(|(position, (cell, group))| {
            let values = cell.values().filter(|values| values.n > 0 && group.compared)?;
            Some((position, values))
        });
        let of = groups.len();
        let (groups, values): (Vec<usize>, Vec<&CellValues>) = shown.unzip();
        let counts: Vec<&[u64]> = values.iter().map(|values| &values.counts[..]).collect();
        let share = |values: &&CellValues| values.agree.agreement();
        let shares: Vec<Agreement> = values.iter().map(share).collect();
        let (codes, agree) = item;
        let comparison = match definitions.base {
            Base::Answered => stats::compare(codes, &counts, agree),
            _ => stats::compare(codes, &counts, agree).of_shares(&shares),
        };
        let part = Part { groups: &groups, of };
        Tests {
            means: Contrasts::of_means(
                definitions,
                part,
                codes,
                &counts,
                &of_shares(&shares),
                &comparison,
            ),
            shares: Contrasts::of_shares(definitions, part, &shares),
            dunn: dunn(part, &counts),
            comparison,
            agree_difference: of_two_shares(&shares),
            agree_apart: apart(&shares),
            weighted: None,
            star_test: definitions.method.of_means(groups.len()),
            groups,
            adjusted: None,
            adjusted_over_all: None,
            stars: "",
        }
    }

    /// What has no value, by its name in the document, and why.
    pub fn reasons(&self) -> impl Iterator<Item = (&'static str, Reason)> {
        let difference = self.agree_difference.as_ref().err();
        let difference = difference.map(|reason| ("agree_difference", *reason));
        self.comparison.reasons().chain(difference)
    }

    /// What is not adjusted, and so has no value, because the test has none.
    pub fn unadjusted(&self) -> impl Iterator<Item = (&'static str, Reason)> {
        unadjusted(self.star_outcome())
    }

    /// The p of the test that the asterisks are of, before it is adjusted.
    pub fn star_p(&self) -> Option<f64> {
        self.star_outcome().ok()
    }

    pub(super) fn star_outcome(&self) -> Outcome<f64> {
        match &self.weighted {
            Some(weighted) => weighted.star().1,
            None => star_outcome(self.star_test, &self.comparison),
        }
    }
}

/// The adjusted p's of a test that has none.
pub(super) fn unadjusted(star: Outcome<f64>) -> impl Iterator<Item = (&'static str, Reason)> {
    let names = ["adjusted", "adjusted_in_figure"];
    star.err().into_iter().flat_map(move |reason| names.map(|name| (name, reason)))
}

/// The p of a test of means, or why there is none.
pub(super) fn star_outcome(test: StarTest, comparison: &Comparison) -> Outcome<f64> {
    let Comparison { student, welch, anova, welch_anova, .. } = comparison;
    let p = match test {
        StarTest::Student => student.as_ref().map(|test| test.p),
        StarTest::Welch => welch.as_ref().map(|test| test.p),
        StarTest::WelchAnova => welch_anova.as_ref().map(|test| test.p),
        _ => anova.as_ref().map(|test| test.p),
    };
    p.map_err(|reason| *reason)
}

/// Compares the groups of every item and split, over what is shown, adjusts for the
/// number of items in a battery, and says what could not be computed.
pub fn compare_groups(results: &mut Results) {
    let definitions = results.definitions;
    for item in &mut results.items {
        // Where nothing is split there is nothing to compare.
        let compared = item.by.iter_mut().zip(&results.splits);
        for (split, info) in compared.filter(|(_, info)| info.id != EVERYBODY) {
            let item = (&item.codes[..], &item.agree[..]);
            let mut tests = Tests::between(definitions, item, &info.groups, &split.cells);
            tests.weigh(definitions, split, item.0, item.1);
            if results.weights.is_some() && info.id == WAVE {
                tests.weigh_files(definitions, &split.cells);
            }
            split.tests = Some(tests);
        }
    }
    let families = families(results.items.iter().map(|item| item.battery.as_str()));
    for position in 0..results.splits.len() {
        for family in &families {
            let star_p = |item: &usize| results.items[*item].by[position].tests.as_ref()?.star_p();
            let p: Vec<Option<f64>> = family.iter().map(star_p).collect();
            for ((item, p), adjusted) in family.iter().zip(&p).zip(stats::adjust(&p)) {
                let Some(tests) = &mut results.items[*item].by[position].tests else { continue };
                let marked = p.zip(adjusted.as_ref());
                tests.stars = marked
                    .map_or("", |(p, adjusted)| definitions.stars(p, adjusted, tests.agree_apart));
                tests.adjusted = adjusted;
            }
        }
        let star_p = |item: &ItemResult| item.by[position].tests.as_ref()?.star_p();
        let p: Vec<Option<f64>> = results.items.iter().map(star_p).collect();
        for (item, adjusted) in results.items.iter_mut().zip(stats::adjust(&p)) {
            if let Some(tests) = &mut item.by[position].tests {
                tests.adjusted_over_all = adjusted;
            }
        }
    }
    // Hidden groups are in these sums, and nothing needs them any more.
    for item in &mut results.items {
        item.by.iter_mut().for_each(|split| split.sums = None);
    }
    noted::items(results);
}

/// Why a test of means has no p.
pub(super) fn why_not(reason: Reason, comparison: &Comparison) -> &'static str {
    match (reason, &comparison.anova) {
        // Welch's analysis of variance needs every group to vary.
        (Reason::NoVariance, Ok(_)) => "no-variance-in-a-group",
        (reason, _) => reason.name(),
    }
}
