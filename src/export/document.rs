//! The analysis document: `peilglas/analysis/1`, the contract for other programs.
//! `docs/analysis.md` describes it, `docs/analysis.schema.json` is its schema.

use serde_json::{Map, Value, json};

use super::reasons::{Object, of_base, reasons_value};
use super::{benchmark, pairs, questions, scales, trend};
use crate::analysis::{
    Agree, Benchmark, Cell, CellValues, FilterPart, ItemResult, Results, SplitInfo, SplitResult,
    Steps, Suppression, WeightedTests, WeightedValues,
};
use crate::base::{Finding, Language, Location};
use crate::disclosure::{Count, Disclosed, MinimumBase, Wave, words};
use crate::ingest::Source;
use crate::questionnaire::{Battery, Questionnaire, Reference};
use crate::stats::weighted::Estimate;
use crate::stats::{Comparison, Outcome, Reason, column_name};

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
        "disclosure": disclosure_value(about, results),
        "method": results.definitions.method,
        "least_difference": results.definitions.least_difference,
        "pairs": pairs::tests(results.definitions, results.weights.is_some()),
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

/// The rule that was applied, how much it hid, how that is marked, and what is promised.
fn disclosure_value(about: &About<'_>, results: &Disclosed<Results>) -> Value {
    let language = about.language;
    let beside = about.benchmarks.iter().map(|(_, found)| *found);
    let count = Count::of_document(results, about.waves, beside);
    let said = |reason| words::said(reason, language);
    json!({
        "minimum_base": results.rule().minimum_base,
        "secondary": results.rule().secondary,
        "hidden": {
            "cells": count.all,
            "hidden": count.hidden(),
            "primary": count.primary,
            "secondary": count.secondary,
        },
        "marks": {
            "primary": said(Suppression::Primary),
            "secondary": said(Suppression::Secondary),
        },
        "promise": words::promise(language).join(" "),
        "limits": words::limits(language),
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
    let weighs = results.weights.is_some();
    let by = results.splits.iter().zip(&item.by).map(|(split, result)| {
        let cells = split.groups.iter().zip(&result.cells);
        let cells: Map<String, Value> =
            cells.map(|(group, cell)| (group.id.clone(), cell_value(cell, weighs))).collect();
        (split.id.clone(), json!({ "cells": cells, "tests": tests_value(split, result) }))
    });
    json!({
        "id": item.id,
        "label": item.label.get(about.language),
        "battery": item.battery,
        "column": item.column,
        "kind": "scale",
        "scale": battery.map(|battery| scale_value(about, battery)),
        "total": cell_value(&item.total, weighs),
        "by": by.collect::<Map<_, _>>(),
    })
}

pub(super) fn tests_value(split: &SplitInfo, result: &SplitResult) -> Value {
    let Some(tests) = &result.tests else { return Value::Null };
    let mut value = comparison_value(split, &tests.comparison, &tests.groups);
    value["reasons"] = reasons_value(tests.reasons().chain(tests.unadjusted()));
    value["agree_difference"] = json!(tests.agree_difference.as_ref().ok());
    let weighted = tests.weighted.as_ref().map(|tests| weighted_tests(split, tests).value());
    value["weighted"] = json!(weighted);
    value["adjusted"] = json!(tests.adjusted_over_all);
    value["adjusted_in_figure"] = json!(tests.adjusted);
    for (at, pair) in value["pairwise"].as_array_mut().into_iter().flatten().enumerate() {
        pairs::complete(pair, &tests.means, &tests.dunn, at);
        pair["agree"] = pairs::share(&tests.shares, at, tests.weighted.is_some()).value();
    }
    let both = [("mean", &tests.means), ("agree", &tests.shares)];
    for (name, of_pairs) in pairs::of_item(split, &tests.groups, &both) {
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
            ("diff", pair.diff.as_ref().err()),
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

/// The tests that respect weights.
pub(super) fn weighted_tests(split: &SplitInfo, tests: &WeightedTests) -> Object {
    let group = |position: usize| &split.groups[tests.groups[position]].id;
    let pairs = tests.pairs.iter().map(|pair| {
        let names = Object::default().with("a", group(pair.a)).with("b", group(pair.b));
        names.outcome("test", pair.test.as_ref().map_err(|reason| *reason)).value()
    });
    let groups: Vec<&String> = (0..tests.groups.len()).map(group).collect();
    Object::default()
        .with("groups", groups)
        .outcome("mean_difference", tests.mean_difference.as_ref().map_err(|reason| *reason))
        .outcome("wald", tests.means.as_ref().map_err(|reason| *reason))
        .outcome("agree_difference", tests.agree_difference.as_ref().map_err(|reason| *reason))
        .outcome("agree_wald", tests.shares.as_ref().map_err(|reason| *reason))
        .outcome("agree_rao_scott", tests.agree.as_ref().map_err(|reason| *reason))
        .with("pairwise", pairs.collect::<Vec<_>>())
}

fn scale_value(about: &About<'_>, battery: &Battery) -> Value {
    let points = about.questionnaire.scale(battery).points.iter();
    points
        .map(|point| {
            let mut told = json!({ "code": point.code, "label": point.label.get(about.language) });
            if let Some(value) = point.value {
                told["value"] = json!(value);
            }
            told
        })
        .collect()
}

pub(super) fn cell_value(cell: &Cell, weighs: bool) -> Value {
    shown_or_reason(cell, |values| shown_value(values, weighs))
}

/// A cell's values, or nothing but why they are hidden.
pub(super) fn shown_or_reason<V>(cell: &Cell<V>, shown: impl Fn(&V) -> Value) -> Value {
    match cell {
        Cell::Shown(values) => shown(values),
        Cell::Hidden(Suppression::Primary) => json!({ "suppressed": "primary" }),
        Cell::Hidden(Suppression::Secondary) => json!({ "suppressed": "secondary" }),
    }
}

fn shown_value(values: &CellValues, weighs: bool) -> Value {
    let base = of_base(values.n);
    let weighted = values.weighted.as_deref().map(weighted_value);
    Object::default()
        .with("n", values.n)
        .with("counts", &values.counts)
        .with("missing", values.missing)
        .with("agree", agree_value(&values.agree))
        .or("mean", values.mean, base)
        .or("sd", values.sd, base)
        .weighted(weighted, weighs)
        .with("suppressed", Value::Null)
        .value()
}

/// A share, of answers or of who agrees.
pub(super) fn agree_value(agree: &Agree) -> Value {
    let share = Object::default().with("n", agree.n).with("base", agree.base);
    let share = share.or("share", agree.share, Reason::EmptyGroup);
    share.or("ci95", agree.ci95, Reason::EmptyGroup).value()
}

fn weighted_value(weighted: &WeightedValues) -> Value {
    let estimate = |of: &Outcome<Estimate>| of.as_ref().map(estimate_value).map_err(|why| *why);
    Object::default()
        .with("n", weighted.n)
        .with("base", weighted.base)
        .with("share_base", weighted.share_base)
        .nulls("shares", &weighted.shares, Reason::RoundedWeighted)
        .outcome("agree", estimate(&weighted.agree))
        .outcome("mean", estimate(&weighted.mean))
        .rounded(weighted.steps.as_ref().map(|steps| {
            rounded_value(steps)
                .with("share_base", steps.share_base)
                .or("agree", number(weighted.share, steps.share), Reason::RoundedWeighted)
                .or("mean", number(weighted.average, steps.average), Reason::RoundedWeighted)
                .nulls("shares", &steps.shares, Reason::RoundedWeighted)
        }))
        .value()
}

/// To what weighted numbers are rounded.
pub(super) fn rounded_value(steps: &Steps) -> Object {
    Object::default().with("base", steps.base)
}

/// A rounded number with its step.
pub(super) fn number(value: Option<f64>, step: Option<f64>) -> Option<Value> {
    value.zip(step).map(|(value, step)| json!({ "value": value, "step": step }))
}

/// A weighted mean or share with its error.
pub(super) fn estimate_value(estimate: &Estimate) -> Value {
    let of = Object::of(estimate).outcome("ci95", estimate.ci95);
    of.outcome("design_effect", estimate.design_effect).value()
}
