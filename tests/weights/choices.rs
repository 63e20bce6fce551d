//! A question with unordered answers: who agrees to an item chooses one answer, who does
//! not the other, so that its shares and tests are those of the item.

use std::collections::BTreeMap;

use peilglas::analysis::Weighting;
use peilglas::base::Language;
use serde_json::Value;

use crate::shown::{figure, request};
use crate::{AGREES, close, document, flatten, item, opened};

const QUESTION: &str = "Wat gebruikt u?";

/// The responses with the question instead of the items.
fn answers() -> String {
    let line = |(at, line): (usize, &str)| {
        let cells: Vec<&str> = line.split(';').collect();
        let [bike, train] = match cells[4] {
            _ if at == 0 => [format!("{QUESTION} [Fiets]"), format!("{QUESTION} [Trein]")],
            "" => [String::new(), String::new()],
            "4" | "5" => ["Fiets".to_owned(), String::new()],
            _ => [String::new(), "Trein".to_owned()],
        };
        format!("{};{bike};{train};{}\n", cells[..4].join(";"), cells[7])
    };
    include_str!("answers.csv").lines().enumerate().map(line).collect()
}

#[test]
fn weighted_shares_of_answers_agree_with_two_programs() {
    let expected: Value = serde_json::from_str(include_str!("expected.json")).expect("JSON");
    for (name, weighting) in
        [("column", Weighting::Column), ("design", Weighting::Design), ("raked", Weighting::Raked)]
    {
        let document = document(&answers(), weighting, &["Team", "Functie"]);
        let asked = item(&document, QUESTION);
        let mut found = BTreeMap::new();
        let key = |part: &str| format!("{name}.Q1_1.{part}");
        let [team, job] = ["Team", "Functie"].map(|split| &asked["by"][split]);
        let mut cell = |group: &str, cell: &Value| {
            flatten(&key(&format!("{group}.agree")), &cell["weighted"]["options"][0], &mut found);
        };
        cell("total", &asked["total"]);
        team["cells"].as_object().expect("cells").iter().for_each(|(id, of)| cell(id, of));
        let tests = |split: &Value| split["tests"]["options"][0]["weighted"].clone();
        flatten(&key("team"), &tests(team), &mut found);
        flatten(&key("job"), &tests(job), &mut found);
        assert!(found.len() > 50, "only {} values", found.len());
        for program in ["python", "r"] {
            for (key, got) in &found {
                let want = expected[program][key].as_f64().unwrap_or_else(|| panic!("no {key}"));
                close(&format!("{key} {program}"), *got, want, AGREES);
            }
        }
    }
}

#[test]
fn a_weighted_question_says_so() {
    let mut engine = opened(&answers());
    let seen = figure(&mut engine, request("Functie", Weighting::Column, Language::Nl));
    assert!(seen.note.contains("Rao en Scott") && seen.note.contains("Gewogen met de kolom"));
    let table = &seen.table.table;
    let shown = |row: usize| {
        let cells = table.rows[row].cells.iter().take(5);
        cells.map(|cell| cell.display(Language::Nl).replace('\u{a0}', " ")).collect::<Vec<_>>()
    };
    assert_eq!(shown(1), ["349", "411,8", "270,1", "139", "39,4 %"]);
    for row in table.rows.iter().filter(|row| row.cells.len() > 1) {
        assert_eq!(row.cells.len() + 1, table.columns.len(), "{}", row.heading);
    }
    let found = |key: &str| table.rows.iter().find(|row| row.heading == key).expect(key);
    let test = found("Verschil").cells[0].display(Language::Nl);
    assert!(test.starts_with("Gewogen, Rao en Scott: F(1; 343"), "{test}");
    let size = found("Grootte").cells[0].display(Language::Nl);
    assert!(size.contains("procentpunt ["), "{size}");
    let notes = table.notes.join(" ");
    assert!(notes.contains("telt mensen") && !notes.contains("van Wilson"), "{notes}");
}

#[test]
fn the_long_table_has_a_cell_per_column() {
    let engine = opened(&answers());
    let asked = crate::request(Weighting::Column, &["Functie"]);
    let csv = peilglas::engine::long_table(engine.survey().expect("open"), &asked).expect("one");
    // The last line says what is hidden.
    let lines = csv.lines().take(csv.lines().count() - 1);
    let widths: Vec<usize> = lines.map(|line| line.split(';').count()).collect();
    assert!(widths.iter().all(|width| *width == widths[0]), "{widths:?}");
    assert!(csv.lines().next().expect("headings").contains(";Aandeel, gewogen"));
}
