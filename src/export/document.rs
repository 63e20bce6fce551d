//! The analysis document: `peilglas/analysis/1`, the contract for other programs.
//! `docs/analysis.md` describes it, `docs/analysis.schema.json` is its schema.

use serde_json::{Map, Value, json};

use super::{benchmark, pairs, questions, scales, trend};
use crate::analysis::{
    Benchmark, Cell, CellValues, FilterPart, ItemResult, Results, SplitInfo, SplitResult,
    Suppression, Tests, WeightedValues,
};
use crate::base::{Finding, Language, Location};
use crate::disclosure::{Disclosed, MinimumBase, Wave};
use crate::ingest::Source;
use crate::questionnaire::{Battery, Questionnaire, Reference};
use crate::stats::{Comparison, Reason, column_name};

/// What a document tells besides the results.
pub struct About<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// The file.
    pub source: &'a Source,
    /// Columns that nothing was computed of.
    pub unmatched_columns: Vec<&'a str>,
    /// What was odd.
    pub findings: Vec<Finding>,
    /// The language of labels and messages.
    pub language: Language,
    /// An earlier file of the same survey.
    pub earlier: Option<&'a Source>,
    /// What the two files show beside each other.
    pub waves: &'a [Wave],
    /// Why they are not beside each other, where they cannot be.
    pub apart: Option<Finding>,
    /// The values of a source beside this file, per source.
    pub benchmarks: Vec<(&'a Reference, &'a Disclosed<Vec<Benchmark>>)>,
}

/// Writes the document. Proportions are 0 to 1, p-values two-sided; what could
/// not be computed is null.
pub fn document(about: &About<'_>, results: &Disclosed<Results>) -> Value {
    let minimum_base = results.rule().minimum_base;
    let language = about.language;
    let source = source_value(about.source, minimum_base);
    let of_waves = about.waves.iter().flat_map(|wave| &wave.results.findings);
    let of_waves = of_waves.chain(&about.apart);
    let findings = about.findings.iter().chain(&results.findings).chain(of_waves);
    json!({
        "schema": "peilglas/analysis/1",
        "source": source,
        "disclosure": { "minimum_base": minimum_base, "secondary": results.rule().secondary },
        "method": results.definitions.method,
        "least_difference": results.definitions.least_difference,
        "pairs": pairs::tests(results.definitions),
        "share_base": results.definitions.base,
        "weighting": results.weights,
        "findings": findings.map(|finding| finding_value(finding, language)).collect::<Vec<_>>(),
        "questionnaire": {
            "id": about.questionnaire.id,
            "matched_items": results.items.len(),
            "unmatched_columns": about.unmatched_columns,
        },
        "filter": results.filter.iter().map(filter_value).collect::<Vec<_>>(),
        "splits": results.splits.iter().map(|split| split_value(split, language)).collect::<Vec<_>>(),
        "items": items_value(about, results),
        "scales": scales::values(language, results),
        "trend": trend::value(about, results),
        "benchmark": benchmark::values(about),
    })
}

/// A file; how many respondents it has, where that may be said.
pub(super) fn source_value(source: &Source, minimum_base: MinimumBase) -> Value {
    let mut value = json!(source);
    if !minimum_base.allows(source.respondents as u64) {
        value["respondents"] = Value::Null;
    }
    value
}

fn finding_value(finding: &Finding, language: Language) -> Value {
    let Location { sheet, row, column } = &finding.location;
    json!({
        "severity": finding.severity,
        "code": finding.code,
        "location": { "file": finding.file(), "sheet": sheet, "row": row, "column": column },
        "message": finding.message(language),
    })
}

fn filter_value(part: &FilterPart) -> Value {
    json!({ "split": part.split, "groups": part.groups })
}

fn split_value(split: &SplitInfo, language: Language) -> Value {
    let groups = split.groups.iter().enumerate().map(|(at, group)| {
        json!({
            "id": group.id, "label": group.label.get(language), "n": group.n,
            "suppressed": group.suppressed, "compared": group.compared,
            "weighted": group.weighted,
            "letter": column_name(at),
        })
    });
    json!({
        "id": split.id,
        "label": split.label.get(language),
        "groups": groups.collect::<Vec<_>>(),
    })
}

/// Items on a scale, then questions with unordered answers, then open questions.
fn items_value(about: &About<'_>, results: &Results) -> Vec<Value> {
    let scales = results.items.iter().map(|item| item_value(about, item, results));
    scales.chain(questions::values(about.language, results)).collect()
}

fn item_value(about: &About<'_>, item: &ItemResult, results: &Results) -> Value {
    let battery = about.questionnaire.battery(&item.battery);
    let by = results.splits.iter().zip(&item.by).map(|(split, result)| {
        let cells = split.groups.iter().zip(&result.cells);
        let cells: Map<String, Value> =
            cells.map(|(group, cell)| (group.id.clone(), cell_value(cell))).collect();
        (split.id.clone(), json!({ "cells": cells, "tests": tests_value(split, result) }))
    });
    json!({
        "id": item.id,
        "label": item.label.get(about.language),
        "battery": item.battery,
        "column": item.column,
        "kind": "scale",
        "scale": battery.map(|battery| scale_value(about, battery)),
        "total": cell_value(&item.total),
        "by": by.collect::<Map<_, _>>(),
    })
}

pub(super) fn tests_value(split: &SplitInfo, result: &SplitResult) -> Value {
    let Some(tests) = &result.tests else { return Value::Null };
    let mut value = comparison_value(split, &tests.comparison, &tests.groups);
    value["reasons"] = reasons_value(tests.reasons());
    value["agree_difference"] = json!(tests.agree_difference.as_ref().ok());
    value["weighted"] = weighted_tests_value(split, tests);
    value["adjusted"] = json!(tests.adjusted_over_all);
    value["adjusted_in_figure"] = json!(tests.adjusted);
    for (at, pair) in value["pairwise"].as_array_mut().into_iter().flatten().enumerate() {
        pairs::complete(pair, tests, at);
    }
    for (name, of_pairs) in pairs::of_item(split, tests) {
        value[name] = of_pairs;
    }
    value["stars_test"] = json!(tests.star_test);
    value["stars"] = json!(tests.stars);
    value
}

/// Every test of means, its groups by their ids.
pub(super) fn comparison_value(
    split: &SplitInfo,
    comparison: &Comparison,
    groups: &[usize],
) -> Value {
    let group = |position: usize| &split.groups[groups[position]].id;
    let pairs = comparison.pairwise.iter().map(|pair| {
        let mut value = json!(pair);
        let why = [
            ("games_howell", pair.games_howell.as_ref().err()),
            ("tukey", pair.tukey.as_ref().err()),
        ];
        value["reasons"] =
            reasons_value(why.into_iter().filter_map(|(name, why)| Some((name, *why?))));
        value["a"] = json!(group(pair.a));
        value["b"] = json!(group(pair.b));
        value
    });
    let pairs: Vec<Value> = pairs.collect();
    let mut value = json!(comparison);
    value["pairwise"] = json!(pairs);
    value["groups"] = (0..groups.len()).map(|position| json!(group(position))).collect();
    value
}

/// Why each value that is null is so.
pub(super) fn reasons_value(reasons: impl Iterator<Item = (&'static str, Reason)>) -> Value {
    reasons.map(|(name, reason)| (name.to_owned(), json!(reason.name()))).collect()
}

fn weighted_tests_value(split: &SplitInfo, tests: &Tests) -> Value {
    let Some(weighted) = &tests.weighted else { return Value::Null };
    let group = |position: usize| &split.groups[weighted.groups[position]].id;
    let pairs = weighted.pairs.iter().map(
        |pair| json!({ "a": group(pair.a), "b": group(pair.b), "test": pair.test.as_ref().ok() }),
    );
    json!({
        "groups": (0..weighted.groups.len()).map(|position| json!(group(position))).collect::<Vec<_>>(),
        "mean_difference": weighted.mean_difference.as_ref().ok(),
        "wald": weighted.means.as_ref().ok(),
        "agree_difference": weighted.agree_difference.as_ref().ok(),
        "agree_wald": weighted.shares.as_ref().ok(),
        "agree_rao_scott": weighted.agree.as_ref().ok(),
        "pairwise": pairs.collect::<Vec<_>>(),
    })
}

fn scale_value(about: &About<'_>, battery: &Battery) -> Value {
    let points = about.questionnaire.scale(battery).points.iter();
    points
        .map(|point| json!({ "code": point.code, "label": point.label.get(about.language) }))
        .collect()
}

pub(super) fn cell_value(cell: &Cell) -> Value {
    shown_or_reason(cell, shown_value)
}

/// A cell's values, or nothing but why they are hidden.
pub(super) fn shown_or_reason<V>(cell: &Cell<V>, shown: impl Fn(&V) -> Value) -> Value {
    match cell {
        Cell::Shown(values) => shown(values),
        Cell::Hidden(Suppression::Primary) => json!({ "suppressed": "primary" }),
        Cell::Hidden(Suppression::Secondary) => json!({ "suppressed": "secondary" }),
    }
}

fn shown_value(values: &CellValues) -> Value {
    json!({
        "n": values.n,
        "counts": values.counts,
        "missing": values.missing,
        "agree": values.agree,
        "mean": values.mean,
        "sd": values.sd,
        "weighted": values.weighted.as_deref().map(weighted_value),
        "suppressed": null,
    })
}

fn weighted_value(weighted: &WeightedValues) -> Value {
    json!({
        "n": weighted.n,
        "base": weighted.base,
        "share_base": weighted.share_base,
        "shares": weighted.shares,
        "agree": weighted.agree.as_ref().ok(),
        "mean": weighted.mean.as_ref().ok(),
    })
}
