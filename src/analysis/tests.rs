//! Tests between the groups of a split, over the cells that may be seen.

use serde::Serialize;

use super::{Cell, GroupResult, ItemResult, Results};
use crate::base::{Finding, Location};
use crate::split::EVERYBODY;
use crate::stats::{self, Adjusted, Comparison, Outcome, Reason};

/// Tests between groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Tests {
    /// Positions of the groups that take part: those shown, with respondents.
    pub groups: Vec<usize>,
    /// Every test; what does not apply has its reason.
    pub comparison: Comparison,
    /// The p of the test that the asterisks use, adjusted for the other items.
    pub adjusted: Option<Adjusted>,
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
    /// χ² of the share that chose an answer.
    #[serde(rename = "agree_chi2")]
    Chi2,
    /// Fisher's exact test of it, of two groups where a count of less than 5 is expected.
    #[serde(rename = "agree_fisher")]
    Fisher,
}

impl Tests {
    /// Compares the cells that are shown, of the groups that are compared.
    pub fn between(codes: &[f64], agree: &[bool], groups: &[GroupResult], cells: &[Cell]) -> Self {
        let shown = cells.iter().zip(groups).enumerate().filter_map(|(position, (cell, group))| {
            let values = cell.values().filter(|values| values.n > 0 && group.compared)?;
            Some((position, values))
        });
        let (groups, counts): (Vec<usize>, Vec<&[u64]>) =
            shown.map(|(position, values)| (position, &values.counts[..])).unzip();
        let comparison = stats::compare(codes, &counts, agree);
        let mut tests = Tests { groups, comparison, adjusted: None, stars: "" };
        tests.stars = tests.star_p().map_or("", stats::stars);
        tests
    }

    /// Which test the asterisks are of.
    pub fn star_test(&self) -> StarTest {
        if self.groups.len() == 2 { StarTest::Student } else { StarTest::Anova }
    }

    /// The p-value behind the asterisks.
    pub fn star_p(&self) -> Option<f64> {
        match self.star_test() {
            StarTest::Student => self.comparison.student.as_ref().ok().map(|test| test.p),
            _ => self.comparison.anova.as_ref().ok().map(|test| test.p),
        }
    }

    fn reason(&self) -> Option<Reason> {
        fn of<T>(outcome: &Outcome<T>) -> Option<Reason> {
            outcome.as_ref().err().copied()
        }
        of(&self.comparison.anova)
    }
}

/// Compares the groups of every item and split, over what is shown, adjusts
/// for the number of items, and says what could not be computed.
pub fn compare_groups(results: &mut Results) {
    for item in &mut results.items {
        for (split, info) in item.by.iter_mut().zip(&results.splits) {
            if info.id == EVERYBODY {
                continue;
            }
            let tests = Tests::between(&item.codes, &item.agree, &info.groups, &split.cells);
            split.tests = Some(tests);
        }
    }
    for (position, split) in results.splits.iter().enumerate() {
        let tests = |item: &ItemResult| item.by[position].tests.clone();
        let family: Vec<Option<f64>> =
            results.items.iter().map(|item| tests(item).and_then(|tests| tests.star_p())).collect();
        for (item, adjusted) in results.items.iter_mut().zip(stats::adjust(&family)) {
            let Some(tests) = &mut item.by[position].tests else { continue };
            tests.adjusted = adjusted;
            if let Some(reason) = tests.reason() {
                let place = Location::column(&item.column);
                results.findings.push(
                    Finding::note("not-computed", place)
                        .with_text("item", &item.label)
                        .with_text("split", &split.label)
                        .with("reason", reason_name(reason)),
                );
            }
        }
    }
}

pub(super) fn reason_name(reason: Reason) -> &'static str {
    match reason {
        Reason::FewerThanTwoGroups | Reason::NotTwoGroups => "fewer-than-two-groups",
        Reason::EmptyGroup => "empty-group",
        Reason::FewerThanTwoObservations => "fewer-than-two-observations",
        // An analysis of variance has no other reason than these.
        _ => "no-variance",
    }
}
