//! Batteries as scales in the analysis document.

use serde_json::{Map, Value, json};

use super::document::{comparison_value, reasons_value, shown_or_reason};
use crate::analysis::{
    Cell, Reliability, Results, ScaleResult, ScaleSplit, ScaleTests, ScoreValues, SplitInfo,
};
use crate::base::Language;

/// Every battery that is taken as a scale.
pub(super) fn values(language: Language, results: &Results) -> Vec<Value> {
    results.scales.iter().map(|scale| scale_value(language, scale, results)).collect()
}

fn scale_value(language: Language, scale: &ScaleResult, results: &Results) -> Value {
    let by = results.splits.iter().zip(&scale.by).map(|(split, result)| {
        let cells = split.groups.iter().zip(&result.cells);
        let cells: Map<String, Value> =
            cells.map(|(group, cell)| (group.id.clone(), score_cell(cell))).collect();
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
        "total": score_cell(&scale.total),
        "by": by.collect::<Map<_, _>>(),
    })
}

fn reliability_value(scale: &ScaleResult) -> Value {
    shown_or_reason(&scale.reliability, |found| {
        let Reliability { n, alpha, alpha_ci95, omega, items } = found;
        let rest = |at: usize| items.as_ref().ok().map(|items| &items[at]);
        let items = scale.items.iter().enumerate().map(|(at, item)| {
            json!({
                "id": item.id,
                "item_rest": rest(at).and_then(|rest| rest.correlation.ok()),
                "alpha_without": rest(at).and_then(|rest| rest.alpha_without.ok()),
            })
        });
        json!({
            "n": n,
            "alpha": alpha.ok(),
            "alpha_ci95": alpha_ci95.ok(),
            "omega": omega.ok(),
            "items": items.collect::<Vec<_>>(),
            "suppressed": null,
        })
    })
}

fn score_cell(cell: &Cell<ScoreValues>) -> Value {
    shown_or_reason(
        cell,
        |values| json!({ "n": values.n, "mean": values.mean, "sd": values.sd, "suppressed": null }),
    )
}

/// Tests of the scores; those of a share that agrees do not apply.
fn tests_value(split: &SplitInfo, result: &ScaleSplit) -> Value {
    let Some(tests) = &result.tests else { return Value::Null };
    let ScaleTests { groups, comparison, star_test, adjusted, stars } = tests;
    let mut value = comparison_value(split, comparison, groups);
    for absent in ["agree_chi2", "agree_fisher", "agree_difference"] {
        value[absent] = Value::Null;
    }
    let of_scores = comparison.reasons().filter(|(name, _)| !name.starts_with("agree_"));
    value["reasons"] = reasons_value(of_scores);
    // A figure shows all scales of one range, adjusted with those of the others.
    value["adjusted"] = json!(adjusted);
    value["adjusted_in_figure"] = json!(adjusted);
    value["stars_test"] = json!(star_test);
    value["stars"] = json!(stars);
    value
}
