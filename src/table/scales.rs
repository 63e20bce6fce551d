//! How well the items of every battery hang together.

use super::{Cell, DisclosedTable, Row, Table};
use crate::analysis::{self, Reliability, Results, ScaleResult};
use crate::base::{Language, Paragraph, number, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::Unit;

/// Decimals of α, ω and correlations.
const DECIMALS: usize = 2;

/// The batteries as scales: α with its interval, and ω. `None` without any.
pub fn scales(results: &Disclosed<Results>, language: Language) -> Option<DisclosedTable> {
    let row = |scale: &ScaleResult| {
        let items = Cell::Count(scale.items.len() as u64);
        let cells = match &scale.reliability {
            analysis::Cell::Hidden(reason) => vec![Cell::Hidden(*reason)],
            analysis::Cell::Shown(found) => [items].into_iter().chain(whole_cells(found)).collect(),
        };
        Row::new(scale.label.get(language), cells)
    };
    let remarks = results.scales.iter().flat_map(|scale| {
        let found = scale.reliability.values();
        found.map_or(Vec::new(), |found| remarks(scale, found, language))
    });
    let columns = [
        ("table-scale", None),
        ("table-items", Some(Paragraph::Scales)),
        ("table-complete", Some(Paragraph::Scales)),
        ("table-alpha", Some(Paragraph::Alpha)),
        ("table-alpha-low", Some(Paragraph::AlphaInterval)),
        ("table-alpha-high", Some(Paragraph::AlphaInterval)),
        ("table-omega", Some(Paragraph::Omega)),
    ];
    let table = Table {
        id: "schalen".to_owned(),
        caption: texts::plain(language, "table-scales-caption"),
        columns: columns.map(|(key, _)| texts::plain(language, key)).to_vec(),
        anchors: columns.map(|(_, paragraph)| paragraph).to_vec(),
        rows: results.scales.iter().map(row).collect(),
        notes: remarks.chain(notes("table-note-scales", results, language)).collect(),
        ..Table::default()
    };
    let any = !results.scales.is_empty();
    any.then(|| table.protected(Unit::Rows, results.rule(), language))
}

/// What each item adds to its scale. `None` without any scale.
pub fn scale_items(results: &Disclosed<Results>, language: Language) -> Option<DisclosedTable> {
    let rows = results.scales.iter().flat_map(|scale| {
        let section = Row::section(scale.label.get(language));
        [section].into_iter().chain(item_rows(scale, language))
    });
    let columns = [
        ("table-scale-item", None),
        ("table-item-rest", Some(Paragraph::ItemRest)),
        ("table-alpha-without", Some(Paragraph::ItemRest)),
    ];
    let table = Table {
        id: "schalen-stellingen".to_owned(),
        caption: texts::plain(language, "table-scale-items-caption"),
        columns: columns.map(|(key, _)| texts::plain(language, key)).to_vec(),
        anchors: columns.map(|(_, paragraph)| paragraph).to_vec(),
        rows: rows.collect(),
        notes: notes("table-note-scale-items", results, language).collect(),
        ..Table::default()
    };
    let any = !results.scales.is_empty();
    any.then(|| table.protected(Unit::Rows, results.rule(), language))
}

/// What the columns are.
fn notes(key: &str, results: &Results, language: Language) -> impl Iterator<Item = String> {
    let weighted = results.weights.as_ref().map(|_| texts::plain(language, "weighted-no-alpha"));
    [texts::plain(language, key)].into_iter().chain(weighted)
}

fn whole_cells(found: &Reliability) -> Vec<Cell> {
    let end = |end: usize| found.alpha_ci95.as_ref().ok().map(|ends| ends[end]);
    let values = [found.alpha.ok(), end(0), end(1), found.omega.ok()];
    let values = values.map(|value| Cell::decimal(value, DECIMALS));
    [Cell::Count(found.n)].into_iter().chain(values).collect()
}

fn item_rows(scale: &ScaleResult, language: Language) -> Vec<Row> {
    let row = |at: usize| {
        let item = &scale.items[at];
        let label = item.label.get(language);
        let heading = match item.reversed {
            false => label.to_owned(),
            true => texts::say(language, "table-item-reversed", &[("item", label.into())]),
        };
        let found = match &scale.reliability {
            analysis::Cell::Hidden(reason) => {
                return Row::new(heading, vec![Cell::Hidden(*reason)]);
            }
            analysis::Cell::Shown(found) => found,
        };
        let rest = found.items.as_ref().ok().map(|items| &items[at]);
        let values = [
            rest.and_then(|rest| rest.correlation.ok()),
            rest.and_then(|rest| rest.alpha_without.ok()),
        ];
        Row::new(heading, values.map(|value| Cell::decimal(value, DECIMALS)).into())
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
