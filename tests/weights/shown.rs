//! That weights are seen: in figure and table, beside what is not weighted, and who has none.

use peilglas::analysis::{Definitions, Weighting};
use peilglas::base::Language;
use peilglas::engine::Engine;
use peilglas::engine::protocol::{FigureView, Part, ViewRequest};

use crate::{document, opened, opening};

const ANSWERS: &str = include_str!("answers.csv");

pub fn request(split: &str, weighting: Weighting, language: Language) -> ViewRequest {
    let definitions = Definitions { weighting, ..Definitions::default() };
    let request = opening::view_request(Part::AllBatteries, split, definitions);
    ViewRequest { language, ..request }
}

pub fn figure(engine: &mut Engine, request: ViewRequest) -> FigureView {
    opening::view(engine, request).figures.into_iter().next().expect("a figure")
}

#[test]
fn a_weighted_figure_says_so_and_keeps_the_unweighted_base() {
    let mut engine = opened(ANSWERS);
    let mut drawn = |weighting| figure(&mut engine, request("Team", weighting, Language::Nl));
    let (plain, weighted) = (drawn(Weighting::None), drawn(Weighting::Column));
    assert!(plain.svg.contains("n = 124<") && !plain.svg.contains("gewogen"));
    assert!(weighted.svg.contains("n = 124 (gewogen 157)"), "{}", weighted.svg);
    // The 36 % of 'Advies' that agree to the first item were 34 % before.
    assert!(plain.words.contains("(34\u{a0}%)") && weighted.words.contains("(36\u{a0}%)"));
    assert!(weighted.words.contains("gewogen") && !plain.words.contains("gewogen"));
    for part in ["toets van Wald", "Gewogen met de kolom", "5 respondenten hebben geen gewicht"] {
        assert!(weighted.note.contains(part), "{part}: {}", weighted.note);
    }
    let two = figure(&mut engine, request("Functie", Weighting::Column, Language::En));
    assert!(two.note.contains("two-sided t test with standard errors"), "{}", two.note);
    assert!(two.note.contains("5 respondents have no weight"), "{}", two.note);
}

#[test]
fn a_table_has_both_bases_and_what_weights_cost() {
    let mut engine = opened(ANSWERS);
    let asked = request("Team", Weighting::Column, Language::Nl);
    let table = figure(&mut engine, asked).table.table;
    let column = |name: &str| table.columns.iter().position(|column| column == name).expect(name);
    let row = |name: &str| table.rows.iter().find(|row| row.heading == name).expect(name);
    let shown =
        |name: &str, heading: &str| row(name).cells[column(heading) - 1].display(Language::Nl);
    assert_eq!(shown("Advies", "n"), "122");
    assert_eq!(shown("Advies", "Gewogen n"), "154,5");
    assert_eq!(shown("Advies", "Effectieve n"), "90,1");
    assert_eq!(shown("Advies", "Mee eens, gewogen"), "36,2\u{a0}%");
    assert_eq!(shown("Advies", "Gemiddelde, gewogen"), "3,16");
    assert_eq!(shown("Advies", "Standaardfout van het gemiddelde"), "0,115");
    assert_eq!(shown("Advies", "Ontwerpeffect van het gemiddelde"), "1,29");
    for row in table.rows.iter().filter(|row| row.cells.len() > 1) {
        assert_eq!(row.cells.len() + 1, table.columns.len(), "{}", row.heading);
    }
    let test = row("Verschil").cells[0].display(Language::Nl);
    assert!(test.starts_with("Gewogen, Wald: F(2; "), "{test}");
    assert!(
        table
            .notes
            .iter()
            .any(|note| note.contains("Ontwerpeffect") || note.contains("ontwerpeffect"))
    );
}

#[test]
fn who_has_no_weight_is_counted_and_left_out() {
    let broken = ANSWERS.replace(";0.647\n", ";0\n");
    let document = document(&broken, Weighting::Column, &["Team"]);
    assert_eq!(document["weighting"]["by"], "column");
    let without = document["weighting"]["without"].as_u64().expect("a number");
    let found = |code: &str| {
        let findings = document["findings"].as_array().expect("findings").iter();
        let found = findings.filter(|finding| finding["code"] == code);
        found
            .map(|finding| finding["message"].as_str().expect("words").to_owned())
            .collect::<Vec<_>>()
    };
    assert!(found("weight-missing")[0].starts_with("3 respondenten"), "{document}");
    let zero = found("weight-zero")[0].clone();
    let zeros: u64 = zero.split(' ').next().and_then(|n| n.parse().ok()).expect("a number");
    assert!(zeros > 2 && without == zeros + 3, "{zeros} {without}");
    let total = &document["items"][0]["total"];
    let with = |value: &serde_json::Value| value["n"].as_u64().expect("n");
    assert!(with(&total["weighted"]) < with(total));
}

#[test]
fn what_cannot_be_weighted_by_is_refused() {
    let engine = opened("Team;Q1_1;Q1_2\nA;1;2\nB;5;4\nA;3;3\nB;2;4\n");
    let request = crate::request(Weighting::Column, &[]);
    let refused = peilglas::engine::document(engine.survey().expect("open"), &request);
    assert_eq!(refused.expect_err("no column").code, "weight-without-column");
}

#[test]
fn a_hidden_group_is_in_nothing_that_is_weighted() {
    // Nobody of 'Zuid' but seven, whose answers then may change nothing else.
    let small = |answers: [&str; 7]| {
        let mut left = answers.iter();
        let rows = ANSWERS.lines().filter_map(|line| {
            if !line.contains(";Zuid;") {
                return Some(line.to_owned());
            }
            let answer = left.next()?;
            let parts: Vec<&str> = line.split(';').collect();
            Some([&parts[..4], &[*answer, answer, answer], &parts[7..]].concat().join(";"))
        });
        rows.collect::<Vec<_>>().join("\n") + "\n"
    };
    let documents = [["1"; 7], ["5"; 7]]
        .map(|answers| document(&small(answers), Weighting::Column, &["Regio"]));
    for document in &documents {
        let by = &crate::item(document, "Q1_1")["by"]["Regio"];
        assert_eq!(by["cells"]["Zuid"], serde_json::json!({ "suppressed": "primary" }));
        assert_eq!(by["tests"]["weighted"]["groups"], serde_json::json!(["Oost", "West"]));
        // The smallest other group protects it, and is as much hidden.
        assert_eq!(by["cells"]["Noord"], serde_json::json!({ "suppressed": "secondary" }));
        let groups = document["splits"][0]["groups"].as_array().expect("groups").iter();
        let weighted: Vec<bool> = groups.map(|group| group["weighted"].is_f64()).collect();
        assert_eq!(weighted, [false, true, true, false]);
    }
    let [one, other] = documents.map(|document| {
        let scores = &document["scales"][0]["by"]["Regio"];
        assert_eq!(scores["cells"]["Zuid"], serde_json::json!({ "suppressed": "primary" }));
        assert_eq!(scores["tests"]["groups"], serde_json::json!(["Oost", "West"]));
        format!("{}{scores}", crate::item(&document, "Q1_1")["by"]["Regio"])
    });
    assert_eq!(one, other);
}
