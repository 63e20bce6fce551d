//! Everything in one long table, a row per item, split and group, for other
//! programs.

use super::{Cell, Row, Table};
use crate::analysis::{self, ItemResult, Results};
use crate::base::{Language, texts};
use crate::disclosure::Disclosed;

/// Decimals that other programs get.
const DECIMALS: usize = 6;

/// The long table.
pub fn long(results: &Disclosed<Results>, language: Language) -> Table {
    let most = results.items.iter().map(|item| item.codes.len()).max().unwrap_or(0);
    let words = |key: &str| texts::plain(language, key);
    let mut columns: Vec<String> =
        ["table-item", "table-label", "table-split", "table-group", "table-n"].map(words).to_vec();
    columns.extend((1..=most).map(|point| {
        texts::say(language, "table-point", &[("position", point.to_string().into())])
    }));
    let rest = [
        "table-no-opinion",
        "table-refused",
        "table-not-answered",
        "table-not-asked",
        "table-unrecognised",
        "table-agree",
        "table-ci-low",
        "table-ci-high",
        "table-mean",
        "table-sd",
        "table-p",
        "table-p-welch",
    ];
    columns.extend(rest.map(words));
    let mut rows = Vec::new();
    for item in &results.items {
        let total = words("table-total");
        rows.push(row(item, language, ["", &total], &item.total, most, [None, None]));
        for (split, by) in results.splits.iter().zip(&item.by) {
            let p = by.tests.as_ref().map_or([None, None], |tests| {
                let compared = &tests.comparison;
                let welch = match tests.groups.len() {
                    2 => compared.welch.as_ref().ok().map(|test| test.p),
                    _ => compared.welch_anova.as_ref().ok().map(|test| test.p),
                };
                [tests.star_p(), welch]
            });
            for (group, cell) in split.groups.iter().zip(&by.cells) {
                let names = [split.id.as_str(), group.label.get(language)];
                rows.push(row(item, language, names, cell, most, p));
            }
        }
    }
    Table { id: "alles".to_owned(), caption: String::new(), columns, rows, notes: Vec::new() }
}

fn row(
    item: &ItemResult,
    language: Language,
    [split, group]: [&str; 2],
    cell: &analysis::Cell,
    most: usize,
    p: [Option<f64>; 2],
) -> Row {
    let names = [item.label.get(language), split, group];
    let mut cells: Vec<Cell> = names.map(|name| Cell::Text(name.to_owned())).into();
    match cell.values() {
        None => cells.push(Cell::Hidden),
        Some(values) => {
            cells.push(Cell::Count(values.n));
            let counts = values.counts.iter().map(|count| Cell::Count(*count));
            let absent = std::iter::repeat_n(Cell::Empty, most - values.counts.len());
            cells.extend(counts.chain(absent));
            let missing = &values.missing;
            let missing = [
                missing.no_opinion,
                missing.refused,
                missing.not_answered,
                missing.not_asked,
                missing.unrecognised,
            ];
            cells.extend(missing.map(Cell::Count));
            let interval = values.agree.ci95;
            let shares =
                [values.agree.share, interval.map(|ends| ends[0]), interval.map(|ends| ends[1])];
            cells.extend(shares.map(|share| Cell::decimal(share, DECIMALS)));
            cells.extend([values.mean, values.sd].map(|value| Cell::decimal(value, DECIMALS)));
            cells.extend(p.map(|p| p.map_or(Cell::Empty, |p| Cell::Decimal(p, DECIMALS))));
        }
    }
    Row::new(&item.id, cells)
}
