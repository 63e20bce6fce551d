//! Batteries as scales: no score of a small group, no α of a few, and no test that knows
//! of what is hidden.

use std::fmt::Write;

use peilglas::analysis::{Definitions, Plan, analyse, publication};
use peilglas::disclosure::{self, Rule};
use peilglas::ingest::Reader;
use peilglas::questionnaire::{BuiltIn, Questionnaire, match_table};
use peilglas::responses::{Coding, Responses};
use peilglas::split::{OnRequest, Split};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::document;

/// The battery 'opvattingen' has four items. A row is a group, and what each item was
/// answered; 0 is left empty.
fn file(rows: &[(&str, [usize; 4])]) -> String {
    let mut file = String::from("Q2;Q8_1;Q8_2;Q8_3;Q8_4\n");
    for (group, answers) in rows {
        let _ = write!(file, "{group}");
        for answer in answers {
            match answer {
                0 => file.push(';'),
                answer => {
                    let _ = write!(file, ";{answer}");
                }
            }
        }
        file.push('\n');
    }
    file
}

fn answers(row: usize) -> [usize; 4] {
    [row % 5 + 1, row / 2 % 5 + 1, (3 * row + row / 5) % 5 + 1, (2 * row + row / 3) % 5 + 1]
}

fn scale(rows: &[(&str, [usize; 4])]) -> Value {
    document(&file(rows), &["leiding"], 10)["scales"][0].clone()
}

#[test]
fn scores_of_a_group_of_nine_are_hidden_and_of_ten_shown() {
    for (managers, shown) in [(9, false), (10, true)] {
        let group = |row: usize| if row < managers { "ja" } else { "nee" };
        let rows: Vec<_> = (0..60).map(|row| (group(row), answers(row))).collect();
        let scale = scale(&rows);
        let by = &scale["by"]["leiding"];
        if shown {
            assert_eq!(by["cells"]["ja"]["n"], 10);
        } else {
            assert_eq!(by["cells"]["ja"], json!({ "suppressed": "primary" }));
        }
        for test in ["welch", "student", "mann_whitney", "hedges_g"] {
            assert_eq!(by["tests"][test].is_null(), !shown, "{test}");
        }
        // Of two groups the other would give a hidden one back.
        match shown {
            true => assert_eq!(by["cells"]["nee"]["n"], 60 - managers),
            false => assert_eq!(by["cells"]["nee"], json!({ "suppressed": "secondary" })),
        }
        assert_eq!(scale["reliability"]["n"], 60);
    }
}

#[test]
fn a_score_needs_half_of_the_items_and_too_few_scores_hide_the_cell() {
    // Twenty managers, of whom six answered two items and the others one.
    let manager = |row: usize| match row {
        0..6 => [row % 5 + 1, 0, 4, 0],
        _ => [0, 0, 3, 0],
    };
    let rows = (0..20).map(|row| ("ja", manager(row)));
    let others = (0..40).map(|row| ("nee", answers(row)));
    let rows: Vec<_> = rows.chain(others).collect();
    let scale = scale(&rows);
    assert_eq!(scale["by"]["leiding"]["cells"]["ja"], json!({ "suppressed": "primary" }));
    assert_eq!(scale["total"]["n"], 46);
    assert_eq!(scale["reliability"]["n"], 40);
}

#[test]
fn reliability_of_fewer_than_the_minimum_is_hidden_and_scores_are_not() {
    // Nine answered everything, the others all but one item.
    let row = |row: usize| {
        let mut answers = answers(row);
        answers[row % 4] *= usize::from(row < 9);
        ("nee", answers)
    };
    let rows: Vec<_> = (0..50).map(row).collect();
    let found = scale(&rows);
    assert_eq!(found["reliability"], json!({ "suppressed": "primary" }));
    assert_eq!(found["total"]["n"], 50);
    let document = document(&file(&rows), &["leiding"], 10);
    let about = |finding: &Value| finding["code"] == "item-against-scale";
    assert!(!document["findings"].as_array().expect("findings").iter().any(about));
    let all: Vec<_> = (0..50).map(|at| ("nee", answers(at))).collect();
    assert_eq!(scale(&all)["reliability"]["n"], 50);
}

#[test]
fn what_a_hidden_group_answered_changes_no_test() {
    let rows = |hidden: fn(usize) -> [usize; 4]| -> String {
        let mut file = String::from("Q3;Q8_1;Q8_2;Q8_3;Q8_4\n");
        for row in 0..105 {
            let (domain, [a, b, c, d]) = match row {
                0..6 => (3, hidden(row)),
                // The smallest of the three others is hidden as well.
                row => ([1, 2, 4][row % 3], answers(row)),
            };
            let _ = writeln!(file, "{domain};{a};{b};{c};{d}");
        }
        file
    };
    let tests = |file: String| {
        document(&file, &["domein"], 10)["scales"][0]["by"]["domein"]["tests"].clone()
    };
    let (low, high) = (tests(rows(|_| [1; 4])), tests(rows(|_| [5; 4])));
    assert!(low["welch"]["p"].is_number());
    assert_eq!(low, high);
    assert_eq!(low["groups"].as_array().map(Vec::len), Some(2));
}

/// How many have each score is nowhere in what leaves disclosure, not even unseen.
#[test]
fn the_counts_of_scores_are_let_go() {
    let questionnaire = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
    let rows: Vec<_> = (0..60).map(|row| (["ja", "nee"][row % 2], answers(row))).collect();
    let file = file(&rows);
    let mut reader = Reader::new("test.csv", file.len() as u64);
    reader.push(file.as_bytes()).expect("readable");
    let table = reader.finish().expect("rows");
    let matching = match_table(questionnaire, &table);
    let coding = Coding::new(questionnaire, &table, &matching);
    let responses = Responses::new(&table, &coding);
    let split = Split::find(questionnaire, &responses, "leiding", OnRequest::Counted);
    let plan = Plan {
        splits: split.into_iter().collect(),
        scales: true,
        definitions: Definitions::default(),
        ..Plan::default()
    };
    let results = analyse(questionnaire, &responses, &plan);
    let counted =
        |scales: String| scales.matches("counts: [").count() - scales.matches("counts: []").count();
    assert_eq!(counted(format!("{:?}", results.scales)), 3, "two groups and everybody");
    let rule = Rule::default();
    let publication = publication(questionnaire, &responses);
    let disclosed = disclosure::results(rule, results, &publication);
    assert_eq!(disclosed.scales.len(), 1);
    assert_eq!(counted(format!("{:?}", disclosed.scales)), 0);
    assert!(format!("{:?}", disclosed.scales).contains("scores: []"));
}

proptest! {
    /// Whatever was answered: every n of a scale is 0 or at least the minimum base.
    #[test]
    fn no_base_of_a_scale_is_below_the_minimum(
        rows in prop::collection::vec((0usize..7, [0usize..7, 0usize..7, 0usize..7, 0usize..7]), 1..100),
        minimum_base in 5u64..15,
    ) {
        let mut file = String::from("Q3;Q8_1;Q8_2;Q8_3;Q8_4\n");
        for (domain, [a, b, c, d]) in rows {
            let _ = writeln!(file, "{domain};{a};{b};{c};{d}");
        }
        let scale = &document(&file, &["domein"], minimum_base)["scales"][0];
        let cells = scale["by"]["domein"]["cells"].as_object().expect("cells");
        for cell in cells.values().chain([&scale["total"], &scale["reliability"]]) {
            match cell["n"].as_u64() {
                Some(n) => prop_assert!(n == 0 || n >= minimum_base),
                None => prop_assert_eq!(cell.as_object().map(|fields| fields.len()), Some(1)),
            }
        }
        let shown = cells.values().filter(|cell| cell["n"].as_u64().is_some_and(|n| n > 0)).count();
        if shown < 2 {
            prop_assert!(scale["by"]["domein"]["tests"]["welch_anova"].is_null());
        }
    }
}
