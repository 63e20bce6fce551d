//! How much is hidden beside what other programs hide of the same tables, from
//! `tests/reference/suppression.json`; `suppression.py` beside it says how they were asked.

use attack::random::Survey;
use attack::trial::{Exports, export_by};
use peilglas::analysis::{CrossGroup, CrossTab};
use peilglas::base::Text;
use peilglas::disclosure::{self, Rule};
use serde_json::Value;

/// So many times as many cells may be hidden.
const AT_MOST: f64 = 1.3;

/// Hidden cells of some tables, by who hides them.
#[derive(Debug, Default)]
struct Hidden {
    ours: u64,
    primary: u64,
    modular: u64,
    optimal: u64,
    fewest: u64,
}

#[test]
fn not_many_more_cells_are_hidden_than_by_other_programs() {
    let text = include_str!("../../reference/suppression.json");
    let reference: Value = serde_json::from_str(text).expect("JSON");
    let [mut crossed, mut items] = [Hidden::default(), Hidden::default()];
    let mut over = Vec::new();
    for table in reference["tables"].as_array().expect("tables") {
        let hidden = |by: &str| table["hidden"][by].as_u64();
        let (all, ours) = match &table["answers"] {
            Value::Null => (&mut crossed, of_crosstab(&counts(&table["counts"]))),
            answers => (&mut items, of_item(&counts(answers))),
        };
        let [primary, modular, optimal, fewest] =
            ["primary", "modular", "optimal", "fewest"].map(hidden);
        let (Some(modular), Some(optimal)) = (modular, optimal) else { continue };
        let fewest = fewest.expect("an optimum");
        assert!(ours >= primary.expect("small cells"), "{}: {ours}", table["name"]);
        all.ours += ours;
        all.primary += primary.unwrap_or(0);
        all.modular += modular;
        all.optimal += optimal;
        all.fewest += fewest;
        if ours as f64 > AT_MOST * optimal.max(fewest) as f64 {
            over.push(format!("{}: {ours}, {optimal}, {fewest}", table["name"]));
        }
    }
    println!("crossed: {crossed:?}\nitems: {items:?}\nover: {over:#?}");
    // Of a table of few hidden cells, one more is many times as many; and answers to items
    // are protected here, of which the others know nothing.
    assert!(over.len() * 10 <= reference["tables"].as_array().map_or(0, Vec::len), "{over:#?}");
    for all in [&crossed, &items] {
        for theirs in [all.modular, all.optimal] {
            assert!(all.ours as f64 <= AT_MOST * theirs as f64, "{all:?}");
        }
    }
}

/// The rule, without what the others do not ask: that no answer tells of a whole group.
fn rule() -> Rule {
    Rule { group_disclosure: None, ..Rule::default() }
}

fn counts(table: &Value) -> Vec<Vec<u64>> {
    let row = |row: &Value| {
        row.as_array().expect("a row").iter().map(|n| n.as_u64().expect("a count")).collect()
    };
    table.as_array().expect("rows").iter().map(row).collect()
}

/// Hidden cells of a table of respondents, with its margins.
fn of_crosstab(counts: &[Vec<u64>]) -> u64 {
    let side = |groups: usize| CrossGroup {
        id: String::new(),
        label: Text::same(""),
        groups: (0..groups).map(|group| (group.to_string(), Text::same(""))).collect(),
        left_out: Vec::new(),
    };
    let width = counts[0].len();
    let row_totals: Vec<u64> = counts.iter().map(|row| row.iter().sum()).collect();
    let column_totals: Vec<u64> =
        (0..width).map(|column| counts.iter().map(|row| row[column]).sum()).collect();
    let some = |totals: &[u64]| totals.iter().copied().map(Some).collect::<Vec<_>>();
    let table = CrossTab {
        rows: side(counts.len()),
        columns: side(width),
        counts: counts.iter().map(|row| some(row)).collect(),
        row_totals: some(&row_totals),
        column_bases: some(&column_totals),
        column_totals: some(&column_totals),
        base: Some(row_totals.iter().sum()),
        total: Some(row_totals.iter().sum()),
        means: None,
    };
    let shown = disclosure::crosstab(rule(), table, None);
    let inside = counts.iter().flatten().zip(shown.counts.iter().flatten());
    let rows = row_totals.iter().zip(&shown.row_totals);
    let columns = column_totals.iter().zip(&shown.column_totals);
    // That nobody is somewhere, no other program hides.
    let hidden = inside.chain(rows).chain(columns).filter(|(n, cell)| **n > 0 && cell.is_none());
    hidden.count() as u64
}

/// Hidden groups of an item by a split: a row of `answers` per group.
fn of_item(answers: &[Vec<u64>]) -> u64 {
    let respondents = answers.iter().enumerate().flat_map(|(group, counts)| {
        counts.iter().enumerate().flat_map(move |(answer, n)| {
            (0..*n).map(move |_| ([Some(group), Some(0)], Some(answer)))
        })
    });
    let survey = Survey {
        groups: [answers.len(), 1],
        minimum_base: 10,
        respondents: respondents.collect(),
        within: None,
    };
    let documents = export_by(rule(), &survey, Exports::Splits).expect("a document");
    let document: Value = serde_json::from_str(&documents[0]).expect("JSON");
    let cells = document["items"][0]["by"]["a"]["cells"].as_object().expect("cells");
    let hidden = cells.values().filter(|cell| !cell["suppressed"].is_null());
    hidden.count() as u64
}
