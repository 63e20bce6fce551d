//! The figure and table of a question with unordered answers, as the page has them.

use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Part, Request, Response, Role, ViewRequest};
use peilglas::engine::{Engine, long_table};
use peilglas::figure::Order;
use peilglas::table::{Cell, Table};

use super::request;

/// 20 of group A, all of whom chose the train; 30 of B, of whom ten did; 4 of C and 8 of D,
/// who protect each other.
fn opened() -> Engine {
    let mut text = String::from("Team,Wat gebruikt u? [Fiets],Wat gebruikt u? [Trein]\n");
    for row in 0..62 {
        let team = if row < 20 {
            "A"
        } else if row < 50 {
            "B"
        } else if row < 54 {
            "C"
        } else {
            "D"
        };
        let bike = if row % 2 == 0 { "Fiets" } else { "" };
        let train = if row < 30 || row >= 50 && (row % 2 == 1 || row < 54) { "Trein" } else { "" };
        text += &format!("{team},{bike},{train}\n");
    }
    let mut engine = Engine::new();
    engine.open(Role::Responses, "questions.csv", text.len() as u64);
    engine.push(text.as_bytes()).expect("readable");
    let Response::Opened(file) = engine.finish() else { panic!("the file opens") };
    let questions: Vec<(&str, bool)> =
        file.batteries.iter().map(|choice| (&*choice.id, choice.question)).collect();
    assert_eq!(questions, [("Wat gebruikt u?", true)]);
    let answers = &file.questionnaire.choices[0].answers;
    assert!(answers.iter().any(|answer| answer.label.nl == "Trein"));
    engine
}

fn asked(order: Order, language: Language) -> ViewRequest {
    let part = Part::Battery("Wat gebruikt u?".to_owned());
    ViewRequest { order, language, ..request(part, "Team") }
}

#[test]
fn a_question_has_a_figure_whose_rows_are_its_answers() {
    let mut engine = opened();
    let Response::View(view) = engine.handle(Request::View(asked(Order::Value, Language::Nl)))
    else {
        panic!("a view")
    };
    let figure = &view.figures[0];
    assert_eq!((view.figures.len(), view.hidden_groups), (1, 2));
    assert_eq!(figure.title, "Wat gebruikt u?, naar team");
    assert!(figure.subtitle.contains("ten minste één antwoord"), "{}", figure.subtitle);
    assert!(figure.subtitle.contains("meer dan 100"), "{}", figure.subtitle);
    assert!(figure.note.contains("chi-kwadraat"), "{}", figure.note);
    assert!(figure.words.starts_with("2 antwoorden, 4 groepen."), "{}", figure.words);
    let place = |answer: &str| figure.svg.find(answer).expect("a row");
    assert!(place("Trein") < place("Fiets"), "the most chosen first");
    assert!(figure.id.chars().all(|c| c.is_alphanumeric() || c == '-'), "{}", figure.id);
    let words = "Several answers were possible";
    let english = engine.handle(Request::View(asked(Order::Questionnaire, Language::En)));
    let Response::View(view) = english else { panic!("a view") };
    assert!(view.figures[0].table.table.notes[0].contains(words));
    let rows: Vec<String> = row_texts(&view.figures[0].table.table);
    let expected = [
        "Fiets:",
        // 31 chose the bike and 38 the train, 17 of them both.
        "Total: 52 31 59.6%",
        "A: 20 10 50.0%",
        "B: 20 15 75.0%",
        "C: ·",
        "D: ·",
        "Difference: χ²(1) = 2.67, p = 0.102; Holm: p = 0.102",
        "Size: Cramér’s V = 0.26; −25.0 percentage points [−49.4, 4.7]",
        "Trein:",
        "Total: 52 38 73.1%",
        "A: 20 20 100.0%",
        "B: 20 10 50.0%",
        "C: ·",
        "D: ·",
        "Difference: χ²(1) = 13.33, p < 0.001; Holm: p < 0.001 ***",
        "Size: Cramér’s V = 0.58; 50.0 percentage points [24.3, 70.1]",
    ];
    assert_eq!(rows, expected);
}

/// A row's heading and its first three cells.
fn row_texts(table: &Table) -> Vec<String> {
    let text = |cell: &Cell| cell.display(Language::En).replace('\u{a0}', " ");
    table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<String> = row.cells.iter().take(3).map(text).collect();
            format!("{}: {}", row.heading, cells.join(" ")).trim_end().to_owned()
        })
        .collect()
}

#[test]
fn the_long_table_has_a_row_per_answer_and_group() {
    let engine = opened();
    let request = DocumentRequest {
        splits: vec!["Team".to_owned()],
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::default(),
        definitions: Definitions::default(),
    };
    let csv = long_table(engine.survey().expect("open"), &request).expect("a table");
    let rows: Vec<Vec<&str>> = csv.lines().map(|line| line.split(';').collect()).collect();
    // The headings, the rows, and how much is hidden.
    assert_eq!(rows.len(), 1 + 2 * 5 + 1);
    assert!(csv.contains("# Op 4 van 10 regels is iets verborgen: "), "{csv}");
    let at = |name: &str| rows[0].iter().position(|heading| *heading == name).expect("a column");
    let train = rows.iter().find(|row| row[0].ends_with("Trein") && row[3] == "B").expect("a row");
    assert_eq!((train[at("n")], train[at("Koos dit")]), ("20", "10"));
    assert_eq!(train[at("aandeel dat dit koos")], "0,500000");
    let hidden = rows.iter().filter(|row| row[3] == "C");
    assert!(
        hidden.clone().count() == 2
            && hidden.into_iter().all(|row| row[4].starts_with("verborgen ("))
    );
}
