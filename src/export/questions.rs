//! Questions with unordered answers and open questions in the analysis document.

use serde_json::{Map, Value, json};

use super::document::{reasons_value, shown_or_reason};
use super::pairs;
use crate::analysis::{
    Cell, ChoiceKind, ChoiceResult, ChoiceSplit, ChoiceTests, ChoiceValues, OpenResult, OptionInfo,
    Results, SplitInfo,
};
use crate::base::Language;

/// Every such question as an item of the document.
pub(super) fn values(language: Language, results: &Results) -> impl Iterator<Item = Value> {
    let choices = results.choices.iter().map(move |choice| choice_value(language, choice, results));
    choices.chain(results.open.iter().map(move |open| open_value(language, open, results)))
}

fn choice_value(language: Language, choice: &ChoiceResult, results: &Results) -> Value {
    let (kind, base) = match choice.kind {
        ChoiceKind::Single => ("categorical", "answered"),
        ChoiceKind::Multiple { with_none: true } => ("multiple", "answered"),
        ChoiceKind::Multiple { with_none: false } => ("multiple", "chose_any"),
    };
    let by = results.splits.iter().zip(&choice.by).map(|(split, result)| {
        let cells = cells_value(split, &result.cells, choice_cell);
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
        "total": choice_cell(&choice.total),
        "by": by.collect::<Map<_, _>>(),
    })
}

pub(super) fn choice_cell(cell: &Cell<ChoiceValues>) -> Value {
    shown_or_reason(cell, |values| {
        let options = values.options.iter();
        let shares =
            options.clone().map(|option| json!({ "share": option.share, "ci95": option.ci95 }));
        json!({
            "n": values.n,
            "share_base": values.base,
            "counts": options.map(|option| option.n).collect::<Vec<_>>(),
            "shares": shares.collect::<Vec<_>>(),
            "missing": values.missing,
            "agree": null,
            "mean": null,
            "sd": null,
            "weighted": values.weighted.as_deref().map(|weighted| {
                let options = weighted.options.iter().map(|share| json!(share.as_ref().ok()));
                json!({
                    "n": weighted.n,
                    "base": weighted.base,
                    "share_base": weighted.share_base,
                    "options": options.collect::<Vec<_>>(),
                })
            }),
            "suppressed": null,
        })
    })
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
            "weighted": tests.weighted.as_ref().map(|weighted| json!({
                "groups": weighted.groups.iter().map(group).collect::<Vec<_>>(),
                "agree_rao_scott": weighted.chi2.as_ref().ok(),
                "agree_difference": weighted.difference.as_ref().ok(),
            })),
            "reasons": reasons_value(tests.reasons()),
            "adjusted": tests.adjusted,
            "stars_test": tests.star().map(|(test, _)| test),
            "stars": tests.stars,
        });
        for (name, of_pairs) in pairs::of_option(split, groups, tests) {
            value[name] = of_pairs;
        }
        value
    });
    json!({
        "student": null, "welch": null, "anova": null, "welch_anova": null,
        "mann_whitney": null, "brunner_munzel": null, "kruskal": null,
        "agree_chi2": null, "agree_fisher": null, "agree_difference": null,
        "hedges_g": null, "cliffs_delta": null, "omega2": null,
        "adjusted": null, "adjusted_in_figure": null, "pairwise": [], "reasons": {},
        "against_rest": {}, "letters": {}, "arrows": {},
        "groups": groups.iter().map(group).collect::<Vec<_>>(),
        "options": options.collect::<Vec<_>>(),
        "stars_test": null, "stars": "",
    })
}

fn open_value(language: Language, open: &OpenResult, results: &Results) -> Value {
    let by = results.splits.iter().zip(&open.by).map(|(split, result)| {
        let cells = cells_value(split, &result.cells, open_cell);
        (split.id.clone(), json!({ "cells": cells, "tests": null }))
    });
    json!({
        "id": open.id,
        "label": open.label.get(language),
        "battery": null,
        "column": open.column,
        "kind": "open",
        "scale": [],
        "total": open_cell(&open.total),
        "by": by.collect::<Map<_, _>>(),
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
