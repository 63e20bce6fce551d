//! Two files of one survey in the analysis document.

use serde_json::{Value, json};

use super::document::{About, cell_value, source_value, tests_value};
use super::questions;
use super::reasons::Object;
use crate::analysis::{ChoiceResult, ItemResult, Place, Results, SplitInfo, mean_difference};
use crate::disclosure::{Disclosed, Wave};
use crate::stats::Reason;

/// Everything that two files show beside each other; null without an earlier one.
pub(super) fn value(about: &About<'_>, now: &Disclosed<Results>) -> Value {
    let Some(earlier) = about.earlier else { return Value::Null };
    let places = about.waves.iter().map(|wave| place_value(now, wave));
    let weights = about.waves.first().and_then(|wave| wave.results.weights.as_ref());
    let weighting = weights.map(|weights| json!({ "now": weights, "earlier": weights.earlier }));
    json!({
        "source": source_value(earlier, now.rule().minimum_base),
        "weighting": weighting,
        "reason": about.apart.as_ref().map(|finding| &finding.code),
        "places": places.collect::<Vec<_>>(),
    })
}

fn place_value(now: &Results, wave: &Wave) -> Value {
    let (split, group) = match wave.place {
        Place::Everybody => (None, None),
        Place::Group { split, group } => {
            let info = &now.splits[split];
            (Some(&info.id), Some(&info.groups[group].id))
        }
    };
    let results = &wave.results;
    let info = &results.splits[0];
    let items = results.items.iter().map(|item| item_value(results, info, item));
    let choices = results.choices.iter().map(|choice| choice_value(results, info, choice));
    json!({
        "split": split,
        "group": group,
        "n": { "now": info.groups[0].n, "earlier": info.groups[1].n },
        "items": items.chain(choices).collect::<Vec<_>>(),
    })
}

fn item_value(results: &Results, info: &SplitInfo, item: &ItemResult) -> Value {
    let by = &item.by[0];
    let weighs = results.weights.is_some();
    Object::default()
        .with("id", &item.id)
        .with("battery", &item.battery)
        .with("now", cell_value(&by.cells[0], weighs))
        .with("earlier", cell_value(&by.cells[1], weighs))
        .outcome("mean_difference", mean_difference(results.definitions.method, item))
        .with("tests", tests_value(info, by))
        .value()
}

fn choice_value(results: &Results, info: &SplitInfo, choice: &ChoiceResult) -> Value {
    let by = &choice.by[0];
    let weighs = results.weights.is_some();
    Object::default()
        .with("id", &choice.id)
        .with("battery", Value::Null)
        .with("now", questions::choice_cell(&by.cells[0], weighs))
        .with("earlier", questions::choice_cell(&by.cells[1], weighs))
        .null("mean_difference", Reason::DoesNotApply.name())
        .with("tests", questions::tests_value(info, by, &choice.options))
        .value()
}
