//! Questions with unordered answers and open questions in the analysis document.

use serde_json::{Map, Value, json};

use super::document::{estimate_value, number, rounded_value, shown_or_reason};
use super::pairs;
use super::reasons::{Object, reasons_value};
use crate::analysis::{
    Cell, ChoiceKind, ChoiceResult, ChoiceSplit, ChoiceTests, ChoiceValues, OpenResult, OptionInfo,
    Results, SplitInfo, WeightedChoice,
};
use crate::base::Language;
use crate::stats::Reason;

/// Every such question as an item of the document.
pub(super) fn values(language: Language, results: &Results) -> impl Iterator<Item = Value> {
    let choices = results.choices.iter().map(move |choice| choice_value(language, choice, results));
    choices.chain(results.open.iter().map(move |open| open_value(language, open)))
}

fn choice_value(language: Language, choice: &ChoiceResult, results: &Results) -> Value {
    let (kind, base) = match choice.kind {
        ChoiceKind::Single => ("categorical", "answered"),
        ChoiceKind::Multiple { with_none: true } => ("multiple", "answered"),
        ChoiceKind::Multiple { with_none: false } => ("multiple", "chose_any"),
    };
    let weighs = results.weights.is_some();
    let by = results.splits.iter().zip(&choice.by).map(|(split, result)| {
        let cells = cells_value(split, &result.cells, |cell| choice_cell(cell, weighs));
        let tests = tests_value(split, result, &choice.options);
        (split.id.clone(), json!({ "cells": cells, "tests": tests }))
    });
    let scale = choice.options.iter().map(|option| {
        json!({ "code": option.code, "label": option.label.get(language), "id": option.id })
    });
    json!({
        "id": choice.id,
        "label": choice.label.get(language),
        "battery": null,
        "column": choice.columns.first(),
        "columns": choice.columns,
        "kind": kind,
        "base": base,
        "scale": scale.collect::<Vec<_>>(),
        "total": choice_cell(&choice.total, weighs),
        "by": by.collect::<Map<_, _>>(),
    })
}

pub(super) fn choice_cell(cell: &Cell<ChoiceValues>, weighs: bool) -> Value {
    shown_or_reason(cell, |values| {
        let options = values.options.iter();
        let shares = options.clone().map(|option| {
            let share = Object::default().or("share", option.share, Reason::EmptyGroup);
            share.or("ci95", option.ci95, Reason::EmptyGroup).value()
        });
        let cell = Object::default()
            .with("n", values.n)
            .with("share_base", values.base)
            .with("counts", options.map(|option| option.n).collect::<Vec<_>>())
            .with("shares", shares.collect::<Vec<_>>())
            .with("missing", values.missing)
            .weighted(values.weighted.as_deref().map(weighted_value), weighs)
            .with("suppressed", Value::Null);
        does_not_apply(cell, &["agree", "mean", "sd"]).value()
    })
}

/// Weighted shares of the answers, which have an error all or none.
fn weighted_value(weighted: &WeightedChoice) -> Value {
    let options: Vec<Option<Value>> =
        weighted.options.iter().map(|share| Some(estimate_value(share.as_ref().ok()?))).collect();
    let object = Object::default().with("n", weighted.n).with("base", weighted.base);
    let object = object.with("share_base", weighted.share_base).with("options", options);
    let object = match weighted.options.iter().find_map(|share| share.as_ref().err()) {
        Some(reason) => object.because("options", reason.name()),
        None => object,
    };
    let rounded = weighted.steps.as_ref().map(|steps| {
        let shares = weighted.shares.iter().zip(&steps.shares);
        let shares: Vec<Option<Value>> =
            shares.map(|(share, step)| number(*share, *step)).collect();
        rounded_value(steps).with("share_base", steps.share_base).nulls(
            "options",
            &shares,
            Reason::RoundedWeighted,
        )
    });
    object.rounded(rounded).value()
}

/// With these fields, that are of other kinds of questions.
pub(super) fn does_not_apply(object: Object, fields: &[&str]) -> Object {
    fields.iter().fold(object, |object, field| object.null(field, Reason::DoesNotApply.name()))
}

/// Tests per answer; those of a scale's codes do not apply.
pub(super) fn tests_value(
    split: &SplitInfo,
    result: &ChoiceSplit,
    options: &[OptionInfo],
) -> Value {
    let Some(tests) = &result.tests else { return Value::Null };
    let ChoiceTests { groups, options: tests } = tests;
    let group = |position: &usize| &split.groups[*position].id;
    let options = options.iter().zip(tests).map(|(option, tests)| {
        let mut value = json!({
            "code": option.code,
            "agree_chi2": tests.chi2.as_ref().ok(),
            "agree_fisher": tests.fisher.as_ref().ok(),
            "agree_difference": tests.difference.as_ref().ok(),
            "weighted": tests.weighted.as_ref().map(|weighted| {
                let groups: Vec<_> = weighted.groups.iter().map(group).collect();
                let difference = weighted.difference.as_ref().map_err(|why| *why);
                let object = Object::default().with("groups", groups);
                let object =
                    object.outcome("agree_rao_scott", weighted.chi2.as_ref().map_err(|why| *why));
                object.outcome("agree_difference", difference).value()
            }),
            "reasons": reasons_value(tests.reasons().chain(tests.unadjusted())),
            "adjusted": tests.adjusted,
            "stars_test": tests.star().map(|(test, _)| test),
            "stars": tests.stars,
        });
        for (name, of_pairs) in pairs::of_option(split, groups, tests) {
            value[name] = of_pairs;
        }
        value
    });
    let none = json!({ "pairwise": [], "against_rest": {}, "letters": {}, "arrows": {} });
    let tests = Object::of(none)
        .with("groups", groups.iter().map(group).collect::<Vec<_>>())
        .with("options", options.collect::<Vec<_>>())
        .with("stars", "");
    does_not_apply(tests, &OF_SCALES).value()
}

/// The tests of items on a scale, which a question with unordered answers has none of but
/// per answer.
const OF_SCALES: [&str; 16] = [
    "student",
    "welch",
    "anova",
    "welch_anova",
    "mann_whitney",
    "brunner_munzel",
    "kruskal",
    "agree_chi2",
    "agree_fisher",
    "agree_difference",
    "hedges_g",
    "cliffs_delta",
    "omega2",
    "adjusted",
    "adjusted_in_figure",
    "stars_test",
];

fn open_value(language: Language, open: &OpenResult) -> Value {
    json!({
        "id": open.id,
        "label": open.label.get(language),
        "battery": null,
        "column": open.column,
        "kind": "open",
        "scale": [],
        "total": open_cell(&open.total),
        // It is never split.
        "by": {},
    })
}

fn open_cell(cell: &Cell<u64>) -> Value {
    shown_or_reason(cell, |n| json!({ "n": n, "suppressed": null }))
}

fn cells_value<V>(
    split: &SplitInfo,
    cells: &[Cell<V>],
    value: impl Fn(&Cell<V>) -> Value,
) -> Map<String, Value> {
    let cells = split.groups.iter().zip(cells);
    cells.map(|(group, cell)| (group.id.clone(), value(cell))).collect()
}
