//! Who responded: means and bands of the numeric background questions, per
//! group of another split. Table 4 of the report.

use super::{Cell, DisclosedTable, Row, Table};
use crate::analysis::CrossTab;
use crate::base::{Language, texts};
use crate::disclosure::Disclosed;
use crate::disclosure::words::Unit;

/// Decimals of means and percentages, as the report has them.
const DECIMALS: usize = 1;

/// One table of several cross tables with the same columns. `None` without any.
pub fn characteristics(
    tables: &[Disclosed<CrossTab>],
    language: Language,
) -> Option<DisclosedTable> {
    let first = tables.first()?;
    let words = |key: &str| texts::plain(language, key);
    let groups: Vec<&str> =
        first.columns.groups.iter().map(|(_, label)| label.get(language)).collect();
    let total = words("table-total");
    let mut columns = vec![words("table-characteristic")];
    for group in groups.iter().copied().chain([total.as_str()]) {
        columns.push(format!("{group}, n"));
        columns.push(format!("{group}, %"));
    }
    let mut rows = vec![Row::new(words("table-respondents"), respondents(first))];
    for table in tables {
        rows.push(Row::section(table.rows.label.get(language)));
        if let Some(means) = &table.means {
            let bases = table.column_bases.iter().chain([&table.base]);
            let cells = means.columns.iter().chain([&means.total]).zip(bases);
            let mean = |(mean, base): (&Option<f64>, &Option<u64>)| match base {
                None => [Cell::count(None), Cell::Empty],
                Some(_) => [Cell::decimal(*mean, DECIMALS), Cell::Empty],
            };
            rows.push(Row::new(words("table-mean"), cells.flat_map(mean).collect()));
        }
        for (band, (_, label)) in table.rows.groups.iter().enumerate() {
            rows.push(Row::new(label.get(language), band_cells(table, band)));
        }
        let answered = table.column_bases.iter().chain([&table.base]);
        let answered = answered.flat_map(|base| [Cell::count(*base), Cell::Empty]);
        rows.push(Row::new(words("table-answered"), answered.collect()));
    }
    let rule = first.rule();
    let table = Table {
        id: "kenmerken".to_owned(),
        caption: texts::say(
            language,
            "table-characteristics-caption",
            &[("split", first.columns.label.get(language).to_owned().into())],
        ),
        columns,
        rows,
        notes: vec![words("table-note-characteristics")],
        ..Table::default()
    };
    Some(table.protected(Unit::Cells, rule, language))
}

fn respondents(table: &CrossTab) -> Vec<Cell> {
    let totals = table.column_totals.iter().chain([&table.total]);
    totals.flat_map(|n| [Cell::count(*n), Cell::share(*n, table.total, DECIMALS)]).collect()
}

/// Per column how many are in a band, and their share of who answered.
fn band_cells(table: &CrossTab, band: usize) -> Vec<Cell> {
    let counts = table.counts[band].iter().chain([&table.row_totals[band]]);
    let bases = table.column_bases.iter().chain([&table.base]);
    counts
        .zip(bases)
        .flat_map(|(n, base)| [Cell::count(*n), Cell::share(*n, *base, DECIMALS)])
        .collect()
}
