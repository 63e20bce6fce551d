//! Questions with unordered answers: the same respondents counted from every
//! way of storing them, against counting by hand.

use std::collections::BTreeSet;

use peilglas::analysis::Definitions;
use peilglas::questionnaire::{BuiltIn, Questionnaire};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::opening;

/// The answers; the second holds the separator itself.
const ANSWERS: [&str; 4] = ["Fiets", "Auto, eigen of geleend", "Auto", "Trein"];

/// A respondent: the group, and the answers that were chosen.
type Respondent = (usize, BTreeSet<usize>);

/// A way of storing several answers.
#[derive(Clone, Copy, Debug)]
enum Stored {
    /// A column per answer: 1 or 0; empty where the question was skipped.
    Digits,
    /// A column per answer, with the answer in it or nothing.
    Words,
    /// One cell, the answers one behind the other.
    Cell,
    /// As many columns as answers can be given, each with one of them.
    Sets,
}

const STORED: [Stored; 4] = [Stored::Digits, Stored::Words, Stored::Cell, Stored::Sets];

fn text(words: &str) -> Value {
    json!({ "nl": words, "en": words })
}

fn questionnaire(stored: Stored, groups: &[&[&str]]) -> Questionnaire {
    let answers = ANSWERS
        .iter()
        .enumerate()
        .map(|(at, label)| json!({ "id": format!("a{at}"), "code": at + 1, "label": text(label) }));
    let column = |at: usize| match stored {
        Stored::Sets => json!({ "column": format!("V{at}") }),
        _ => json!({ "column": format!("V{at}"), "answer": format!("a{at}") }),
    };
    let mut choice = json!({
        "id": "vervoer", "label": text("Vervoer"), "multiple": true,
        "answers": answers.collect::<Vec<_>>(),
    });
    match stored {
        Stored::Cell => {
            choice["codes"] = json!(["V"]);
            choice["separator"] = json!(",");
        }
        _ => choice["columns"] = (0..ANSWERS.len()).map(column).collect(),
    }
    let group = |(at, names): (usize, &&[&str])| json!({ "id": format!("g{at}"), "code": 100 + at, "label": text(names[0]), "also": names });
    let file = json!({
        "schema": "peilglas/questionnaire/1", "id": "test", "title": text("Test"),
        "scales": [], "batteries": [], "choices": [choice],
        "background": [{
            "id": "groep", "label": text("Groep"), "codes": ["groep"], "kind": "choice",
            "answers": groups.iter().enumerate().map(group).collect::<Vec<_>>(),
        }],
    });
    Questionnaire::from_json(&file.to_string()).expect("a valid questionnaire")
}

fn file(stored: Stored, respondents: &[Respondent]) -> String {
    let columns: Vec<String> = match stored {
        Stored::Cell => vec!["V".to_owned()],
        _ => (0..ANSWERS.len()).map(|at| format!("V{at}")).collect(),
    };
    let mut text = format!("groep;{}\n", columns.join(";"));
    for (group, chosen) in respondents {
        let words: Vec<&str> = chosen.iter().map(|at| ANSWERS[*at]).collect();
        let cells: Vec<String> = match stored {
            Stored::Cell => vec![words.join(", ")],
            Stored::Sets => {
                (0..ANSWERS.len()).map(|at| words.get(at).map_or("", |w| *w).to_owned()).collect()
            }
            Stored::Digits | Stored::Words => {
                let cell = |at: usize| match (stored, chosen.contains(&at)) {
                    (Stored::Digits, chosen) => u8::from(chosen).to_string(),
                    (_, true) => ANSWERS[at].to_owned(),
                    (_, false) => String::new(),
                };
                (0..ANSWERS.len()).map(cell).collect()
            }
        };
        text += &format!("{};{}\n", ["A", "B", "C", "D"][*group], cells.join(";"));
    }
    text
}

fn document(questionnaire: Questionnaire, file: &str, split: &str) -> Value {
    let engine = opening::opened(questionnaire, file);
    opening::document(&engine, &opening::request(&[split], 5, Definitions::default()))
}

/// The question as an item: its total, and its cells by group.
fn counted(stored: Stored, respondents: &[Respondent], groups: &[&[&str]]) -> Value {
    let made = document(questionnaire(stored, groups), &file(stored, respondents), "groep");
    made["items"][0].clone()
}

/// Base and counts of these respondents, by hand; `null` below five.
fn by_hand<'a>(stored: Stored, of: impl Iterator<Item = &'a Respondent>) -> Value {
    // Where 0 says 'not chosen', who chose nothing answered as well.
    let none_counts = matches!(stored, Stored::Digits);
    let base: Vec<&Respondent> =
        of.filter(|(_, chosen)| none_counts || !chosen.is_empty()).collect();
    if (1..5).contains(&base.len()) {
        return Value::Null;
    }
    let count = |at: usize| base.iter().filter(|(_, chosen)| chosen.contains(&at)).count();
    json!({ "n": base.len(), "counts": (0..ANSWERS.len()).map(count).collect::<Vec<_>>() })
}

fn shown(cell: &Value) -> Value {
    match cell["suppressed"].is_null() {
        true => json!({ "n": cell["n"], "counts": cell["counts"] }),
        false => Value::Null,
    }
}

fn respondents() -> impl Strategy<Value = Vec<Respondent>> {
    let chosen = prop::collection::btree_set(0..ANSWERS.len(), 0..=ANSWERS.len());
    prop::collection::vec((0..3_usize, chosen), 1..60)
}

const APART: &[&[&str]] = &[&["A"], &["B"], &["C"]];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_way_of_storing_gives_the_counts_by_hand(respondents in respondents()) {
        for stored in STORED {
            let item = counted(stored, &respondents, APART);
            prop_assert_eq!(shown(&item["total"]), by_hand(stored, respondents.iter()));
            for group in 0..3 {
                let sized = respondents.iter().filter(|(of, _)| *of == group).count();
                let own = respondents.iter().filter(|(of, _)| *of == group);
                let expected = if (1..5).contains(&sized) { Value::Null } else { by_hand(stored, own) };
                let cell = &item["by"]["groep"]["cells"][format!("g{group}")];
                // Another group may be hidden to protect a small one.
                if cell["suppressed"] != "secondary" {
                    prop_assert_eq!(shown(cell), expected, "{:?} {}", stored, group);
                }
            }
        }
    }

    #[test]
    fn the_order_of_rows_tells_nothing(respondents in respondents(), by in 0..60_usize) {
        for stored in STORED {
            let mut turned = respondents.clone();
            turned.reverse();
            turned.rotate_left(by % respondents.len());
            prop_assert_eq!(counted(stored, &turned, APART), counted(stored, &respondents, APART));
        }
    }

    #[test]
    fn merging_two_groups_adds_their_counts(respondents in respondents()) {
        for stored in STORED {
            let apart = counted(stored, &respondents, APART);
            let merged = counted(stored, &respondents, &[&["A", "B"], &["C"]]);
            let cell = |item: &Value, group: &str| shown(&item["by"]["groep"]["cells"][group]);
            let (a, b, both) = (cell(&apart, "g0"), cell(&apart, "g1"), cell(&merged, "g0"));
            if a.is_null() || b.is_null() || both.is_null() {
                continue;
            }
            let sum = |place: &dyn Fn(&Value) -> u64| place(&a) + place(&b);
            prop_assert_eq!(both["n"].as_u64(), Some(sum(&|cell| cell["n"].as_u64().unwrap_or(0))));
            for at in 0..ANSWERS.len() {
                let count = |cell: &Value| cell["counts"][at].as_u64().unwrap_or(0);
                prop_assert_eq!(count(&both), sum(&count));
            }
        }
    }
}

#[test]
fn more_answers_than_one_pass_holds_are_all_counted() {
    let answers: Vec<Value> = (0..130)
        .map(|at| json!({ "id": format!("a{at}"), "code": at + 1, "label": text(&format!("Antwoord {at}x")) }))
        .collect();
    let file = json!({
        "schema": "peilglas/questionnaire/1", "id": "test", "title": text("Test"),
        "scales": [], "batteries": [],
        "choices": [{ "id": "veel", "label": text("Veel"), "multiple": true,
            "answers": answers, "codes": ["V"], "separator": ";" }],
        "background": [{ "id": "groep", "label": text("Groep"), "codes": ["groep"],
            "kind": "choice", "answers": [{ "id": "a", "code": 1, "label": text("A") }] }],
    });
    let questionnaire = Questionnaire::from_json(&file.to_string()).expect("valid");
    let mut responses = String::from("groep,V\n");
    for row in 0..130 {
        responses += &format!("A,Antwoord {row}x;Antwoord {}x;Antwoord 57x\n", (row + 58) % 130);
    }
    let item = document(questionnaire, &responses, "groep")["items"][0].clone();
    assert_eq!(item["total"]["n"], 130);
    for at in 0..130 {
        let expected = if at == 57 { 130 } else { 2 };
        assert_eq!(item["total"]["counts"][at], expected, "{at}");
    }
}

#[test]
fn tests_are_per_answer_and_exact_where_numbers_are_small() {
    let mut respondents: Vec<Respondent> = Vec::new();
    for row in 0..60 {
        let mut chosen = BTreeSet::from([0]);
        chosen.extend((row < 12).then_some(1).into_iter().chain((row % 30 < 2).then_some(3)));
        respondents.push((row / 30, chosen));
    }
    let item = counted(Stored::Words, &respondents, &[&["A"], &["B"]]);
    assert_eq!((&item["kind"], &item["base"]), (&json!("multiple"), &json!("chose_any")));
    let total = &item["total"];
    assert_eq!(total["counts"], json!([60, 12, 0, 4]));
    assert_eq!(total["shares"][1]["share"], 0.2);
    for field in ["agree", "mean", "sd"] {
        assert!(total[field].is_null(), "{field}");
    }
    let tests = item["by"]["groep"]["tests"]["options"].as_array().expect("a test per answer");
    assert!(tests[0]["agree_chi2"].is_null(), "everybody chose it");
    // 12 of 30 against 0 of 30: χ² = 60·(12·30)²/(30·30·12·48) = 15.
    let chi2 = tests[1]["agree_chi2"]["chi2"].as_f64().expect("χ²");
    assert!((chi2 - 15.0).abs() < 1e-12);
    assert_eq!(
        (&tests[1]["stars_test"], &tests[1]["stars"]),
        (&json!("agree_chi2"), &json!("***"))
    );
    assert_eq!((&tests[3]["stars_test"], &tests[3]["stars"]), (&json!("agree_fisher"), &json!("")));
    assert_eq!(tests[1]["adjusted"]["family"], 2);
    assert!(item["by"]["groep"]["tests"]["student"].is_null());
}

#[test]
fn a_hidden_group_is_hidden_for_every_answer_and_takes_part_in_no_test() {
    let mut respondents: Vec<Respondent> =
        (0..90).map(|row| ([0, 1, 1, 3, 3, 3][row % 6], BTreeSet::from([row / 6 % 3]))).collect();
    respondents.extend((0..4).map(|_| (2, BTreeSet::from([0, 1, 2]))));
    let apart: &[&[&str]] = &[&["A"], &["B"], &["C"], &["D"]];
    let item = counted(Stored::Digits, &respondents, apart);
    let by = &item["by"]["groep"];
    assert_eq!(by["cells"]["g2"], json!({ "suppressed": "primary" }));
    // With the smallest other group, or it would come back by subtraction.
    assert_eq!(by["cells"]["g0"], json!({ "suppressed": "secondary" }));
    assert_eq!(by["tests"]["groups"], json!(["g1", "g3"]));
    assert_eq!(item["base"], "answered");
}

#[test]
fn the_built_in_survey_s_question_is_categorical_and_open_ones_are_numbers() {
    let built_in = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap).clone();
    let mut file = String::from("Q2;Q14b;Q7\n");
    for row in 0..40 {
        let answer = ["1", "een collega", "uw leidinggevende", "", "iemand uit mijn team"][row % 5];
        let open = if row % 4 == 0 { "geheim antwoord" } else { "" };
        file += &format!("{};{answer};{open}\n", ["ja", "nee"][row % 2]);
    }
    let document = document(built_in, &file, "leiding");
    let choice = &document["items"][0];
    assert_eq!((&choice["id"], &choice["kind"]), (&json!("eerste-gang"), &json!("categorical")));
    assert_eq!(choice["scale"][1]["id"], "leidinggevende");
    // Who writes something of their own chose 'anders'.
    assert_eq!(choice["total"]["counts"], json!([16, 8, 0, 0, 0, 8]));
    assert_eq!(choice["total"]["n"], 32);
    assert_eq!(choice["total"]["missing"]["not_answered"], 8);
    let open = &document["items"][1];
    assert_eq!((&open["id"], &open["kind"]), (&json!("betekenis"), &json!("open")));
    // Ten wrote something: twice the minimum base. By a group it is never told.
    assert_eq!(open["total"], json!({ "n": 10, "suppressed": null }));
    assert_eq!(open["by"], json!({}));
    assert!(!document.to_string().contains("geheim antwoord"));
    assert!(!document.to_string().contains("iemand uit mijn team"));
}
