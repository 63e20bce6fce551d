//! Batteries as scales in the long table: a row per split and group with the mean score,
//! and a row per item with how it hangs together with the others.

use std::ops::Range;

use super::long::{DECIMALS, MOMENTS, Marked, above, behind, names};
use super::{Cell, Row, weighted};
use crate::analysis::{self, Results, ScaleResult, ScoreValues};
use crate::base::{Language, texts};

/// The columns behind those of items and answers.
pub(super) const COLUMNS: [&str; 6] = [
    "table-alpha",
    "table-alpha-low",
    "table-alpha-high",
    "table-omega",
    "table-item-rest",
    "table-alpha-without",
];

/// Between the base and the mean: kinds of missing, the share that agrees and its interval.
const BEFORE_MEAN: usize = 8;

/// From the mean to α: means, tests, an answer's columns, asterisks, the base of shares,
/// letters and arrows.
const FROM_MEAN: usize = 14;

/// The rows of a scale; `points` columns have the points of items.
pub(super) fn rows(
    scale: &ScaleResult,
    results: &Results,
    language: Language,
    points: usize,
) -> Vec<Row> {
    let total = texts::plain(language, "table-total");
    let label = [("battery", scale.label.get(language).into())];
    let label = texts::say(language, "table-score-of", &label);
    let row = |split: &str, group: &str, cell: &analysis::Cell<ScoreValues>, marked: Marked| {
        let mut cells = names([&label, split, group]);
        match cell {
            analysis::Cell::Hidden(reason) => {
                let hidden = |columns| std::iter::repeat_n(Cell::Hidden(*reason), columns);
                let before = std::iter::repeat_n(Cell::Empty, points + BEFORE_MEAN);
                cells.extend(hidden(1).chain(before).chain(hidden(MOMENTS)));
            }
            analysis::Cell::Shown(values) => {
                cells.push(Cell::Count(values.n));
                cells.extend(std::iter::repeat_n(Cell::Empty, points + BEFORE_MEAN));
                let moments = [values.mean, values.sd];
                cells.extend(moments.map(|value| Cell::decimal(value, DECIMALS)));
                cells.extend(marked.p());
                // Nobody chose a score as an answer.
                cells.extend([Cell::Empty, Cell::Empty]);
                cells.extend(marked.cells());
            }
        }
        cells
    };
    let of = |cells, letters: Vec<Cell>, cell: &analysis::Cell<ScoreValues>| {
        let mut row = Row::new(format!("{}: score", scale.battery), cells);
        let weighted = cell.values().and_then(|values| values.weighted.as_deref());
        let weighted = weighted.map_or_else(Vec::new, weighted::long_score);
        if !(letters.is_empty() && weighted.is_empty()) {
            // Scores have no other base of shares.
            row.cells.push(Cell::Empty);
        }
        behind(&mut row, letters, weighted);
        row
    };
    let whole = row("", &total, &scale.total, Marked::default());
    let mut rows = vec![of(whole, Vec::new(), &scale.total)];
    for (split, by) in results.splits.iter().zip(&scale.by) {
        let marked = by.tests.as_ref().map_or(Marked::default(), Marked::of_scale);
        for (at, (group, cell)) in split.groups.iter().zip(&by.cells).enumerate() {
            let cells = row(&split.id, group.label.get(language), cell, marked);
            let contrasts = by.tests.as_ref().map(|tests| [&tests.means]);
            let contrasts = contrasts.as_ref().map(|of| &of[..]);
            let mut letters = above(contrasts, cell, at, language);
            if !letters.is_empty() {
                // No share that lies above another.
                letters.splice(1..1, [Cell::Empty, Cell::Empty]);
            }
            rows.push(of(cells, letters, cell));
        }
    }
    rows.extend(reliability(scale, &label, &total, language, points));
    rows
}

/// α and ω of the scale, and per item what it adds; of those who answered every item.
fn reliability(
    scale: &ScaleResult,
    label: &str,
    total: &str,
    language: Language,
    points: usize,
) -> Vec<Row> {
    let found = scale.reliability.values();
    // `of` are the columns that the row is about: of the whole scale, or of an item.
    let row = |heading: String, label: &str, values: [Option<f64>; 6], of: Range<usize>| {
        let mut cells = names([label, "", total]);
        cells.push(Cell::of(&scale.reliability, |found| Cell::Count(found.n)));
        cells.extend(std::iter::repeat_n(Cell::Empty, points + BEFORE_MEAN + FROM_MEAN));
        let hidden = scale.reliability.reason();
        cells.extend(values.into_iter().enumerate().map(|(at, value)| match hidden {
            Some(reason) if of.contains(&at) => Cell::Hidden(reason),
            _ => Cell::decimal(value, DECIMALS),
        }));
        Row::new(heading, cells)
    };
    let end = |end: usize| found.and_then(|found| found.alpha_ci95.ok()).map(|ends| ends[end]);
    let alpha = found.and_then(|found| found.alpha.ok());
    let omega = found.and_then(|found| found.omega.ok());
    let whole = [alpha, end(0), end(1), omega, None, None];
    let items = scale.items.iter().enumerate().map(|(at, item)| {
        let rest = found.and_then(|found| found.items.as_ref().ok()).map(|items| &items[at]);
        let values = [
            rest.and_then(|rest| rest.correlation.ok()),
            rest.and_then(|rest| rest.alpha_without.ok()),
        ];
        let heading = format!("{}: {}", scale.battery, item.id);
        let [rest, without] = values;
        let values = [None, None, None, None, rest, without];
        row(heading, item.label.get(language), values, 4..6)
    });
    let whole = row(format!("{}: alpha", scale.battery), label, whole, 0..4);
    [whole].into_iter().chain(items).collect()
}
