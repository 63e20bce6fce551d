//! What could not be computed, and why, as findings.

use super::tests::why_not;
use super::{Cell, ChoiceResult, ItemResult, OptionTests, Results, SplitInfo, Tests};
use crate::base::{Finding, Language, Location, Text};
use crate::stats::Reason;

/// Every item and split of which something has no value: where nobody answered, and
/// which tests could not be done.
pub(super) fn items(results: &mut Results) {
    let mut findings = Vec::new();
    for split in &results.splits {
        findings.extend(empty_groups(split));
    }
    for item in &results.items {
        if item.total.values().is_some_and(|values| values.n == 0) {
            findings.push(noted("nobody-answered", item));
            continue;
        }
        for (split, by) in results.splits.iter().zip(&item.by) {
            findings.extend(nobody_in_groups(item, split, &by.cells));
            let tests = by.tests.iter().flat_map(|tests| untested(item, split, tests));
            findings.extend(tests);
        }
    }
    results.findings.extend(findings);
}

/// Every question and split of which an answer could not be tested. Once per question:
/// an answer that nobody chose is like the next.
pub(super) fn choices(results: &mut Results) {
    for choice in &results.choices {
        for (split, info) in choice.by.iter().zip(&results.splits) {
            let tests = split.tests.iter().flat_map(|tests| &tests.options);
            let reason = |option: &OptionTests| match &option.weighted {
                Some(weighted) => weighted.star().1.err(),
                None => option.chi2.as_ref().err().copied(),
            };
            if let Some(reason) = tests.filter_map(reason).next() {
                results.findings.push(
                    Finding::note("not-computed", place(choice))
                        .with_text("item", &choice.label)
                        .with_text("split", &info.label)
                        .with("reason", reason.name()),
                );
            }
        }
    }
}

/// Groups of a split that nobody is in: they are in no test, and have no mean of anything.
fn empty_groups(split: &SplitInfo) -> Option<Finding> {
    let empty = split.groups.iter().filter(|group| group.n == Some(0));
    let groups = listed(empty.map(|group| &group.label))?;
    let finding = Finding::note("nobody-in-groups", Location::default());
    Some(finding.with_text("split", &split.label).with_text("groups", &groups))
}

/// Groups with respondents of whom nobody answered the item.
fn nobody_in_groups(item: &ItemResult, split: &SplitInfo, cells: &[Cell]) -> Option<Finding> {
    let groups = split.groups.iter().zip(cells);
    let silent = groups.filter(|(group, cell)| {
        group.n != Some(0) && cell.values().is_some_and(|values| values.n == 0)
    });
    let groups = listed(silent.map(|(group, _)| &group.label))?;
    let finding = noted("nobody-in-groups-answered", item);
    Some(finding.with_text("split", &split.label).with_text("groups", &groups))
}

/// The test that the asterisks are of, and others that fail for a reason of their own.
fn untested(item: &ItemResult, split: &SplitInfo, tests: &Tests) -> Vec<Finding> {
    let with_split = |code| noted(code, item).with_text("split", &split.label);
    let star = tests.star_outcome().err();
    let mut findings: Vec<Finding> = Vec::new();
    if let Some(reason) = star {
        let reason = match &tests.weighted {
            Some(_) => reason.name(),
            None => why_not(reason, &tests.comparison),
        };
        findings.push(with_split("not-computed").with("reason", reason));
    }
    // Tests of two groups say nothing of more, which is as it should be.
    let beside = tests.reasons().filter(|(_, reason)| {
        *reason != Reason::NotTwoGroups && star.is_none_or(|star| star != *reason)
    });
    findings.extend(beside.map(|(test, reason)| {
        with_split("not-computed-beside").with("test", test).with("reason", reason.name())
    }));
    findings
}

fn noted(code: &str, item: &ItemResult) -> Finding {
    Finding::note(code, Location::column(&item.column)).with_text("item", &item.label)
}

/// Labels, one behind the other; `None` where there are none.
fn listed<'a>(labels: impl Iterator<Item = &'a Text>) -> Option<Text> {
    let labels: Vec<&Text> = labels.collect();
    let of = |language| labels.iter().map(|label| label.get(language)).collect::<Vec<_>>();
    (!labels.is_empty())
        .then(|| Text { nl: of(Language::Nl).join(", "), en: of(Language::En).join(", ") })
}

fn place(choice: &ChoiceResult) -> Location {
    choice.columns.first().map_or_else(Location::default, Location::column)
}
