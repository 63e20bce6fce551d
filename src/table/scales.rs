//! How well the items of every battery hang together.

use super::{Cell, Row, Table};
use crate::analysis::{Reliability, Results, ScaleResult};
use crate::base::{Language, number, texts};
use crate::disclosure::Disclosed;

/// Decimals of α, ω and correlations.
const DECIMALS: usize = 2;

/// The batteries as scales: α, ω and what each item adds. `None` without any.
pub fn scales(results: &Disclosed<Results>, language: Language) -> Option<Table> {
    let words = |key: &str| texts::plain(language, key);
    let mut rows = Vec::new();
    let mut odd = Vec::new();
    for scale in &results.scales {
        rows.push(Row::section(scale.label.get(language)));
        let items = [("items", scale.items.len().into())];
        let whole = texts::say(language, "table-scale-whole", &items);
        match scale.reliability.values() {
            None => rows.push(Row::new(whole, vec![Cell::Hidden])),
            Some(found) => {
                rows.push(Row::new(whole, whole_cells(found)));
                rows.extend(item_rows(scale, found, language));
                odd.extend(remarks(scale, found, language));
            }
        }
    }
    let columns = [
        "table-scale-item",
        "table-complete",
        "table-alpha",
        "table-alpha-low",
        "table-alpha-high",
        "table-omega",
        "table-item-rest",
        "table-alpha-without",
    ];
    let minimum = number::count(language, results.rule().minimum_base.get());
    let minimum = [("minimum", minimum.into())];
    let notes = [
        words("table-note-scales"),
        words("table-note-scale-items"),
        texts::say(language, "table-note-hidden-complete", &minimum),
    ];
    (!rows.is_empty()).then(|| Table {
        id: "schalen".to_owned(),
        caption: words("table-scales-caption"),
        columns: columns.map(words).to_vec(),
        rows,
        notes: odd.into_iter().chain(notes).collect(),
    })
}

fn whole_cells(found: &Reliability) -> Vec<Cell> {
    let end = |end: usize| found.alpha_ci95.as_ref().ok().map(|ends| ends[end]);
    let values = [found.alpha.ok(), end(0), end(1), found.omega.ok()];
    let values = values.map(|value| Cell::decimal(value, DECIMALS));
    [Cell::Count(found.n)].into_iter().chain(values).chain([Cell::Empty, Cell::Empty]).collect()
}

fn item_rows(scale: &ScaleResult, found: &Reliability, language: Language) -> Vec<Row> {
    let row = |at: usize| {
        let item = &scale.items[at];
        let rest = found.items.as_ref().ok().map(|items| &items[at]);
        let values = [
            rest.and_then(|rest| rest.correlation.ok()),
            rest.and_then(|rest| rest.alpha_without.ok()),
        ];
        let label = item.label.get(language);
        let heading = match item.reversed {
            false => label.to_owned(),
            true => texts::say(language, "table-item-reversed", &[("item", label.into())]),
        };
        let absent = std::iter::repeat_n(Cell::Empty, 5);
        let values = values.map(|value| Cell::decimal(value, DECIMALS));
        Row::new(heading, absent.chain(values).collect())
    };
    (0..scale.items.len()).map(row).collect()
}

/// What a reader should look at before using a scale's scores.
fn remarks(scale: &ScaleResult, found: &Reliability, language: Language) -> Vec<String> {
    let battery = scale.label.get(language);
    let mut remarks = Vec::new();
    for reversed in [false, true] {
        let against = scale.items.iter().zip(found.against());
        let against = against.filter(|(item, against)| *against && item.reversed == reversed);
        let items: Vec<String> = against
            .map(|(item, _)| {
                let item = [("item", item.label.get(language).into())];
                texts::say(language, "table-quoted", &item)
            })
            .collect();
        if !items.is_empty() {
            let args = [
                ("battery", battery.into()),
                ("items", items.join(", ").into()),
                ("count", items.len().into()),
                ("reversed", if reversed { "true" } else { "false" }.into()),
            ];
            remarks.push(texts::say(language, "table-note-against", &args));
        }
    }
    if let Some(alpha) = found.low_alpha() {
        let decimal = |value| number::decimal(language, value, DECIMALS);
        let args = [
            ("battery", battery.into()),
            ("alpha", decimal(alpha).into()),
            ("low", decimal(Reliability::LOW).into()),
        ];
        remarks.push(texts::say(language, "table-note-low-alpha", &args));
    }
    remarks
}
