//! Batteries as scales in the analysis document.

use serde_json::{Map, Value, json};

use super::document::{
    comparison_value, estimate_value, number, rounded_value, shown_or_reason, weighted_tests,
};
use super::pairs;
use super::questions::does_not_apply;
use super::reasons::{Object, of_base, reasons_value};
use crate::analysis::{
    Cell, Reliability, Results, ScaleResult, ScaleSplit, ScaleTests, ScoreValues, SplitInfo,
    WeightedScores,
};
use crate::base::Language;
use crate::stats::Reason;

/// Every battery that is taken as a scale.
pub(super) fn values(language: Language, results: &Results) -> Vec<Value> {
    results.scales.iter().map(|scale| scale_value(language, scale, results)).collect()
}

fn scale_value(language: Language, scale: &ScaleResult, results: &Results) -> Value {
    let weighs = results.weights.is_some();
    let by = results.splits.iter().zip(&scale.by).map(|(split, result)| {
        let cells = split.groups.iter().zip(&result.cells);
        let cells: Map<String, Value> =
            cells.map(|(group, cell)| (group.id.clone(), score_cell(cell, weighs))).collect();
        (split.id.clone(), json!({ "cells": cells, "tests": tests_value(split, result) }))
    });
    let items = scale
        .items
        .iter()
        .map(|item| json!({ "id": item.id, "column": item.column, "reversed": item.reversed }));
    json!({
        "battery": scale.battery,
        "label": scale.label.get(language),
        "range": scale.range,
        "items": items.collect::<Vec<_>>(),
        "reliability": reliability_value(scale),
        "total": score_cell(&scale.total, weighs),
        "by": by.collect::<Map<_, _>>(),
    })
}

fn reliability_value(scale: &ScaleResult) -> Value {
    shown_or_reason(&scale.reliability, |found| {
        let Reliability { n, alpha, alpha_ci95, omega, items } = found;
        let rest = |at: usize| items.as_ref().map(|items| &items[at]).map_err(|why| *why);
        let items = scale.items.iter().enumerate().map(|(at, item)| {
            Object::default()
                .with("id", &item.id)
                .outcome("item_rest", rest(at).and_then(|rest| rest.correlation))
                .outcome("alpha_without", rest(at).and_then(|rest| rest.alpha_without))
                .value()
        });
        Object::default()
            .with("n", n)
            .outcome("alpha", *alpha)
            .outcome("alpha_ci95", *alpha_ci95)
            .outcome("omega", *omega)
            .with("items", items.collect::<Vec<_>>())
            .with("suppressed", Value::Null)
            .value()
    })
}

fn score_cell(cell: &Cell<ScoreValues>, weighs: bool) -> Value {
    shown_or_reason(cell, |values| {
        let base = of_base(values.n);
        Object::default()
            .with("n", values.n)
            .or("mean", values.mean, base)
            .or("sd", values.sd, base)
            .weighted(values.weighted.as_deref().map(weighted_value), weighs)
            .with("suppressed", Value::Null)
            .value()
    })
}

fn weighted_value(weighted: &WeightedScores) -> Value {
    let mean = weighted.mean.as_ref().map(estimate_value).map_err(|why| *why);
    let object = Object::default().with("n", weighted.n).with("base", weighted.base);
    let rounded = weighted.steps.as_ref().map(|steps| {
        let mean = number(weighted.average, steps.average);
        rounded_value(steps).or("mean", mean, Reason::RoundedWeighted)
    });
    object.outcome("mean", mean).rounded(rounded).value()
}

/// Tests of the scores; those of a share that agrees do not apply.
fn tests_value(split: &SplitInfo, result: &ScaleSplit) -> Value {
    let Some(tests) = &result.tests else { return Value::Null };
    let ScaleTests { groups, comparison, weighted, means, dunn, star_test, adjusted, stars } =
        tests;
    let mut value = comparison_value(split, comparison, groups);
    let of_scores = comparison.reasons().filter(|(name, _)| !name.starts_with("agree_"));
    value["reasons"] = reasons_value(of_scores.chain(tests.unadjusted()));
    let absent = ["agree_chi2", "agree_fisher", "agree_difference"];
    does_not_apply(Object::default(), &absent).add_to(&mut value);
    for (at, pair) in value["pairwise"].as_array_mut().into_iter().flatten().enumerate() {
        pairs::complete(pair, means, dunn, at);
    }
    for (name, of_pairs) in pairs::of_item(split, groups, &[("mean", means)]) {
        value[name] = of_pairs;
    }
    let weighted = weighted.as_ref().map(|weighted| {
        let absent = ["agree_difference", "agree_wald", "agree_rao_scott"];
        does_not_apply(weighted_tests(split, weighted), &absent).value()
    });
    value["weighted"] = json!(weighted);
    // A figure shows all scales of one range, adjusted with those of the others.
    value["adjusted"] = json!(adjusted);
    value["adjusted_in_figure"] = json!(adjusted);
    value["stars_test"] = json!(star_test);
    value["stars"] = json!(stars);
    value
}
