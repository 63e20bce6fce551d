//! The batteries as scales as rows, so that their mean scores are drawn as shares are.

use super::axis::Axis;
use super::data::{Measure, Row, Rows, Subject, Value, chosen_marks};
use super::labels::clean;
use super::{FigureRequest, Order};
use crate::analysis::{Cell, Results, ScaleResult, ScoreValues};
use crate::base::{Language, Text, number, texts};
use crate::disclosure::Disclosed;

/// Decimals of α.
const DECIMALS: usize = 2;

/// The ranges of codes that the scales of these results have, in their order. Scales of
/// one range share a figure.
pub fn ranges(results: &Disclosed<Results>) -> Vec<[i64; 2]> {
    all_ranges(results)
}

fn all_ranges(results: &Results) -> Vec<[i64; 2]> {
    let mut ranges = Vec::new();
    for scale in &results.scales {
        if !ranges.contains(&scale.range) {
            ranges.push(scale.range);
        }
    }
    ranges
}

/// The scales of a range by a split. `None` when the results do not have any.
pub(super) fn rows<'a>(
    results: &'a Results,
    range: [i64; 2],
    split: usize,
    request: &FigureRequest,
) -> Option<Rows<'a>> {
    let mut scales: Vec<&ScaleResult> =
        results.scales.iter().filter(|scale| scale.range == range).collect();
    if scales.is_empty() {
        return None;
    }
    let weighs = results.weights.is_some();
    if request.order == Order::Value {
        scales.sort_by(|a, b| mean(b, weighs).total_cmp(&mean(a, weighs)));
    }
    let base = |cell: &Cell<ScoreValues>| match cell {
        Cell::Hidden(reason) => Err(*reason),
        Cell::Shown(values) => Ok(values.n),
    };
    let row = |scale: &&ScaleResult| {
        let by = &scale.by[split];
        let marks = results.definitions.marks;
        let tests = by.tests.as_ref().filter(|tests| tests.star_p().is_some());
        Row {
            id: scale.battery.clone(),
            label: clean(scale.label.get(request.language)),
            explanation: explanation(scale, request.language),
            values: by.cells.iter().map(|cell| value(cell, range, weighs)).collect(),
            marks: chosen_marks(marks, by.tests.as_ref().map(|tests| &tests.means)),
            stars: tests.map_or("", |tests| tests.stars),
            test: tests.map(|tests| tests.star_test),
        }
    };
    Some(Rows {
        subject: Subject {
            id: "",
            title: title(range, all_ranges(results).len() > 1),
            measure: Measure::Scores(range),
        },
        bases: scales
            .iter()
            .map(|scale| scale.by[split].cells.iter().map(base).collect())
            .collect(),
        rows: scales.iter().map(row).collect(),
    })
}

/// What the figure is called: with its range, where there is another one.
fn title([low, high]: [i64; 2], named: bool) -> Text {
    let words = |language| match named {
        false => texts::plain(language, "figure-scores"),
        true => {
            let range = [("low", low.to_string().into()), ("high", high.to_string().into())];
            texts::say(language, "figure-scores-range", &range)
        }
    };
    Text { nl: words(Language::Nl), en: words(Language::En) }
}

/// Of how many items it is the mean, and how well they hang together.
fn explanation(scale: &ScaleResult, language: Language) -> String {
    let items = [("items", scale.items.len().into())];
    let items = texts::say(language, "figure-scores-items", &items);
    let alpha = scale.reliability.values().and_then(|found| found.alpha.ok());
    match alpha.map(|alpha| number::decimal(language, alpha, DECIMALS)) {
        Some(alpha) => format!("{items}; α = {alpha}."),
        None => format!("{items}."),
    }
}

fn value(cell: &Cell<ScoreValues>, range: [i64; 2], weighs: bool) -> Value {
    match cell {
        Cell::Hidden(reason) => Value::Hidden(*reason),
        Cell::Shown(values) => {
            let place = |mean: f64| Axis::place(range, mean);
            Value::or_hidden(values.mean(weighs).map(|mean| mean.map(place)))
        }
    }
}

/// The mean of everybody, for the order; what is hidden comes last.
fn mean(scale: &ScaleResult, weighs: bool) -> f64 {
    let mean = scale.total.values().and_then(|values| values.mean(weighs).ok()?);
    mean.unwrap_or(f64::NEG_INFINITY)
}
