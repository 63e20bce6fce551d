//! The part of the page with batteries as scales: figure, its table, and the table of scales.

use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::long_table;
use peilglas::engine::protocol::{DocumentRequest, Part, ViewRequest};
use peilglas::split::EVERYBODY;
use peilglas::table::Cell;

use super::{engine, request, row, table, view};

#[test]
fn the_part_has_a_figure_of_scores_and_a_table_of_scales() {
    for split in ["leiding", "domein"] {
        let view = view(request(Part::Scales, split));
        assert_eq!((view.figures.len(), view.tables.len()), (1, 2));
        let figure = &view.figures[0];
        assert_eq!(figure.id, format!("schaalscores-{split}"));
        assert!(figure.file.contains("verzonnen"), "a saved figure says that it is made up");
        let rows = &figure.table.table.rows;
        assert_eq!(rows.iter().filter(|row| row.section).count(), 7);
        assert_eq!(rows.iter().filter(|row| row.heading == "Grootte").count(), 7);
        let scales = table(&view, "schalen");
        assert_eq!(scales.rows.len(), 7);
        let whole = row(&scales, "Waarden");
        assert_eq!(whole, ["18", "3.119", "0,91", "0,90", "0,91", "0,91"]);
        let items = table(&view, "schalen-stellingen");
        // Per battery a heading, and its items.
        assert_eq!(items.rows.len(), 7 + 64);
        assert_eq!(row(&items, "Inclusief"), ["0,58", "0,90"]);
    }
}

#[test]
fn what_hangs_together_badly_is_said_below_the_table() {
    let scales = table(&view(request(Part::Scales, "leiding")), "schalen");
    let low: Vec<&String> = scales.notes.iter().filter(|note| note.contains("is laag")).collect();
    assert_eq!(low.len(), 2, "{:?}", scales.notes);
    assert!(low[0].contains("α van ‘Opvattingen’ is laag (−0,74, onder 0,60)"), "{}", low[0]);
    let against = scales.notes.iter().filter(|note| note.contains("tegen de andere in"));
    assert_eq!(against.count(), 2);
}

#[test]
fn without_a_split_there_is_no_test() {
    let view = view(request(Part::Scales, EVERYBODY));
    let table = &view.figures[0].table.table;
    assert_eq!(table.rows.len(), 7);
    assert_eq!(table.caption, "Schaalscores");
    assert!(!table.notes.iter().any(|note| note.contains("Toets")));
    assert_eq!(view.figures[0].title, "Schaalscores");
}

#[test]
fn a_minimum_that_nobody_reaches_hides_every_score_and_every_alpha() {
    let asked = ViewRequest {
        minimum_base: MinimumBase::new(5_000).expect("allowed"),
        ..request(Part::Scales, "leiding")
    };
    let view = view(asked);
    let tables = view.figures.iter().map(|figure| &figure.table);
    for table in tables.chain(&view.tables) {
        for row in table.table.rows.iter().filter(|row| !row.section) {
            let shown = |cell: &Cell| !matches!(cell, Cell::Hidden(_) | Cell::Text(_));
            assert!(!row.cells.iter().any(shown), "{row:?}");
        }
    }
    assert!(view.tables[0].table.notes.iter().all(|note| !note.starts_with("Let op")));
}

#[test]
fn the_long_table_has_scores_and_alphas_under_their_headings() {
    let engine = engine();
    let asked = DocumentRequest {
        splits: vec!["leiding".to_owned()],
        selection: Vec::new(),
        language: Language::En,
        minimum_base: MinimumBase::default(),
        definitions: Definitions::default(),
    };
    let csv = long_table(engine.survey().expect("open"), &asked).expect("a table");
    let text = csv.trim_start_matches('\u{feff}').as_bytes();
    let mut read = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let headings = read.headers().expect("headings").clone();
    let rows: Vec<csv::StringRecord> = read.records().map(|row| row.expect("a row")).collect();
    let find = |id: &str, group: &str, heading: &str| -> String {
        let column = headings.iter().position(|found| found == heading).expect("a heading");
        let row = rows.iter().find(|row| &row[0] == id && &row[3] == group);
        row.unwrap_or_else(|| panic!("no row {id} of {group}"))[column].to_owned()
    };
    assert_eq!(find("waarden: score", "Total", "n"), "3621");
    assert_eq!(find("waarden: score", "Total", "Mean"), "4.360291");
    assert_eq!(find("waarden: score", "Manager", "Mean"), "4.383270");
    assert_eq!(find("waarden: score", "Manager", "p (Holm)"), "0.127362");
    assert_eq!(find("waarden: alpha", "Total", "Cronbach’s α"), "0.906593");
    assert_eq!(find("waarden: inclusief", "Total", "α without this item"), "0.901408");
}
