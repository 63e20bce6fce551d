//! Letters, arrows, pairs and rank checks in the tables of the demo data, held against the
//! analysis document of the same file.

use peilglas::analysis::{Definitions, Method, PairTest};
use peilglas::base::{Language, Paragraph};
use peilglas::disclosure::MinimumBase;
use peilglas::engine;
use peilglas::engine::protocol::{DocumentRequest, FigureView, Part, ViewRequest};
use peilglas::split::EVERYBODY;
use peilglas::table::{Cell, Row, Table};
use serde_json::Value;

use crate::{engine, request, view};

const BATTERY: &str = "tegenspraak";

fn figure(split: &str, definitions: Definitions) -> FigureView {
    let part = Part::Battery(BATTERY.to_owned());
    view(ViewRequest { definitions, ..request(part, split) }).figures.remove(0)
}

fn document(split: &str, definitions: Definitions) -> Value {
    let asked = DocumentRequest {
        splits: vec![split.to_owned()],
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::default(),
        definitions,
    };
    let engine = engine();
    let text = engine::document(engine.survey().expect("open"), &asked).expect("a document");
    serde_json::from_str(&text).expect("valid JSON")
}

/// The items of the battery in the document.
fn items(document: &Value) -> Vec<&Value> {
    let items = document["items"].as_array().expect("items");
    items.iter().filter(|item| item["battery"] == BATTERY).collect()
}

/// The rows of each item, without its heading.
fn sections(table: &Table) -> Vec<Vec<&Row>> {
    let mut sections: Vec<Vec<&Row>> = Vec::new();
    for row in &table.rows {
        match row.section {
            true => sections.push(Vec::new()),
            false => sections.last_mut().expect("a heading first").push(row),
        }
    }
    sections
}

fn row<'a>(section: &[&'a Row], heading: &str) -> &'a Row {
    section.iter().find(|row| row.heading == heading).unwrap_or_else(|| panic!("no row {heading}"))
}

fn words(row: &Row) -> String {
    row.cells[0].display(Language::Nl).replace('\u{a0}', " ")
}

fn marks(cell: &Cell) -> (String, Value) {
    match cell {
        Cell::Marks { letters, arrow } => (letters.clone(), serde_json::json!(arrow)),
        other => panic!("no marks: {other:?}"),
    }
}

#[test]
fn letters_and_arrows_are_those_of_the_document() {
    let methods = [
        Definitions::default(),
        Definitions { method: Method::Report, ..Definitions::default() },
        Definitions { pairs: PairTest::TukeyKramer, ..Definitions::default() },
        Definitions { least_difference: 8.0, ..Definitions::default() },
    ];
    let mut counted = Vec::new();
    for definitions in methods {
        let (mut lettered, mut arrows) = (0, 0);
        let (figure, document) = (figure("domein", definitions), document("domein", definitions));
        let table = &figure.table.table;
        assert_eq!(table.anchors.len(), table.columns.len());
        for (section, item) in sections(table).iter().zip(items(&document)) {
            let tests = &item["by"]["domein"]["tests"];
            for group in document["splits"][0]["groups"].as_array().expect("groups") {
                let (id, label) = (group["id"].as_str().expect("id"), group["label"].as_str());
                if group["compared"] == false {
                    continue;
                }
                let cells = &row(section, label.expect("a label")).cells;
                let [.., letter, agree, mean] = &cells[..] else { panic!("marks") };
                assert_eq!(letter.display(Language::Nl), group["letter"].as_str().expect("one"));
                for (cell, of) in [(agree, "agree"), (mean, "mean")] {
                    let (letters, arrow) = marks(cell);
                    assert_eq!(letters, tests["letters"][id][of].as_str().expect("letters"));
                    assert_eq!(arrow, tests["arrows"][id][of]);
                    lettered += usize::from(!letters.is_empty());
                    arrows += usize::from(!arrow.is_null());
                }
            }
        }
        counted.push((lettered, arrows));
    }
    let [careful, report, tukey, large] = counted[..] else { unreachable!() };
    assert!(careful.0 > 0 && careful.1 > 0, "the demo has differences: {counted:?}");
    assert!(careful.0 < report.0 && careful.1 <= report.1, "adjusting takes away: {counted:?}");
    assert!(tukey.0 > 0 && large.0 < careful.0 && large.1 < careful.1, "{counted:?}");
}

#[test]
fn a_letter_stands_with_the_higher_of_a_pair_that_differs() {
    let document = document("domein", Definitions::default());
    let groups = document["splits"][0]["groups"].as_array().expect("groups");
    let letter = |id: &Value| {
        let group = groups.iter().find(|group| group["id"] == *id).expect("a group");
        group["letter"].as_str().expect("a letter").to_owned()
    };
    let mut checked = 0;
    for item in items(&document) {
        let tests = &item["by"]["domein"]["tests"];
        for pair in tests["pairwise"].as_array().expect("pairs") {
            for (of, values) in [("mean", pair), ("agree", &pair["agree"])] {
                let diff = values["diff"].as_f64().expect("a difference");
                let p = values["adjusted"].as_f64().expect("a p");
                let (high, low) =
                    if diff > 0.0 { (&pair["a"], &pair["b"]) } else { (&pair["b"], &pair["a"]) };
                let letters = &tests["letters"];
                let named = |above: &Value, below: &Value| {
                    let text = letters[above.as_str().expect("id")][of].as_str().expect("text");
                    text.split(' ').any(|one| one == letter(below))
                };
                assert_eq!(named(high, low), p <= 0.05, "{pair}");
                assert!(!named(low, high), "{pair}");
                checked += 1;
            }
            assert_eq!(pair["adjusted"], pair["games_howell"]["p"]);
        }
    }
    assert!(checked > 20, "only {checked} comparisons");
}

#[test]
fn shares_are_tested_and_the_order_checks_the_means() {
    for (split, checks) in [
        ("leiding", &["Mann-Whitney: z = ", "Brunner-Munzel: W("][..]),
        ("domein", &["Kruskal-Wallis: H("]),
    ] {
        let (figure, document) =
            (figure(split, Definitions::default()), document(split, Definitions::default()));
        for (section, item) in sections(&figure.table.table).iter().zip(items(&document)) {
            let tests = &item["by"][split]["tests"];
            let share = words(row(section, "Verschil in ‘mee eens’"));
            assert!(share.starts_with("χ²(") && share.contains("Cramérs V = "), "{share}");
            assert_eq!(row(section, "Verschil in ‘mee eens’").anchor, Some(Paragraph::AgreeChi2));
            let check = words(row(section, "Ter controle"));
            assert!(checks.iter().all(|check_of| check.contains(check_of)), "{check}");
            let p = |test: &str| tests[test]["p"].as_f64();
            let test = p(tests["stars_test"].as_str().expect("a test")).expect("a p");
            let ranks = ["mann_whitney", "brunner_munzel", "kruskal"];
            let ranks = if split == "leiding" { &ranks[..2] } else { &ranks[2..] };
            let differs =
                ranks.iter().filter_map(|test| p(test)).any(|p| (p <= 0.05) != (test <= 0.05));
            assert_eq!(check.contains("Let op:"), differs, "{check}");
        }
    }
}

#[test]
fn the_pairs_are_those_of_the_document() {
    let document = document("domein", Definitions::default());
    let table = figure("domein", Definitions::default()).pairs.expect("pairs").open();
    for (section, item) in sections(&table).iter().zip(items(&document)) {
        let pairs = item["by"]["domein"]["tests"]["pairwise"].as_array().expect("pairs");
        assert_eq!(section.len(), pairs.len());
        for (row, pair) in section.iter().zip(pairs) {
            let agree = &pair["agree"];
            let of = |values: &Value, times: f64| {
                let ends = values["ci95"].as_array().expect("an interval");
                let numbers = [&values["diff"], &ends[0], &ends[1]];
                numbers.map(|number| number.as_f64().expect("a number") * times)
            };
            let number = |cell: &Cell| match cell {
                Cell::Decimal(value, _) | Cell::P(value) => *value,
                other => panic!("no number: {other:?}"),
            };
            let found: Vec<f64> = row.cells.iter().map(number).collect();
            let [s, m] = [of(agree, 100.0), of(pair, 1.0)];
            let p = |values: &Value, name: &str| values[name].as_f64().expect("a p");
            let expected = [
                s[0],
                s[1],
                s[2],
                p(agree, "adjusted"),
                m[0],
                m[1],
                m[2],
                p(pair, "adjusted"),
                p(&pair["dunn"], "holm"),
            ];
            assert_eq!(found, expected, "{}", row.heading);
        }
    }
    assert!(table.notes.iter().any(|note| note.contains("Games-Howell")));
    let tukey = Definitions { pairs: PairTest::TukeyKramer, ..Definitions::default() };
    let table = figure("domein", tukey).pairs.expect("pairs").open();
    assert!(table.notes.iter().any(|note| note.contains("Tukey-Kramer")));
    let report = Definitions { method: Method::Report, ..Definitions::default() };
    let table = figure("domein", report).pairs.expect("pairs").open();
    assert!(table.notes.iter().any(|note| note.contains("niet gecorrigeerd")));
    assert_eq!(figure(EVERYBODY, Definitions::default()).pairs, None);
}
