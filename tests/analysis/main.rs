//! From file to document, against results that R and SciPy computed of the same
//! files. The files lie outside the project; without them these tests say so
//! and check nothing.

mod choices;
mod questionnaire;
mod reference;
mod scales;

use std::path::Path;
use std::sync::Arc;

use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Response, Role};
use peilglas::engine::{self, Engine};
use reference::{json, percent, reference, same, strings};
use serde_json::Value;

#[test]
fn codes_agree_with_the_reference() {
    for data in ["bfi", "beps", "beps_dk"] {
        check(data, &format!("{data}.csv"));
    }
}

#[test]
fn labels_agree_with_the_reference() {
    for data in ["bfi", "beps", "beps_dk"] {
        check(data, &format!("{data}_labels_nl.csv"));
    }
}

fn check(data: &str, file: &str) {
    let Some(folder) = reference() else { return };
    let meta = json(&folder.join("data/meta.json"));
    let expected = json(&folder.join(format!("expected/{data}.json")));
    // The set with 'don't know' codes has the items of the set without.
    let meta = &meta[data.trim_end_matches("_dk")];
    let mut engine = Engine::with_questionnaire(Arc::new(questionnaire::of(meta)));
    open(&mut engine, &folder.join("data").join(file));
    let survey = engine.survey().expect("the file is open");
    let splits: Vec<String> = strings(&meta["splits"]);
    let request = DocumentRequest {
        splits: splits.clone(),
        selection: Vec::new(),
        language: Language::En,
        minimum_base: MinimumBase::new(5).expect("5 is allowed"),
        definitions: Definitions::default(),
    };
    let document = engine::document(survey, &request).expect("a document");
    let document: Value = serde_json::from_str(&document).expect("valid JSON");
    let mut compared = 0;
    for item in document["items"].as_array().expect("items") {
        for split in &splits {
            let expected = &expected["items"][item["id"].as_str().expect("an id")][split];
            let place = format!("{file} {} by {split}", item["id"]);
            compared += check_split(&place, &item["by"][split], &item["total"], expected);
        }
    }
    println!("{file}: {compared} values agree");
    assert!(compared > 400, "{file}: only {compared} values were compared");
}

fn check_split(place: &str, found: &Value, total: &Value, expected: &Value) -> usize {
    let mut pairs: Vec<(String, &Value, &Value)> = Vec::new();
    let cells = found["cells"].as_object().expect("cells");
    let groups = expected["groups"].as_object().expect("groups");
    assert_eq!(cells.len(), groups.len(), "{place}: groups");
    // The reference totals those in a group; the document everybody. Where all are in one, compare.
    let all_in_a_group = total["n"] == expected["total"]["n"];
    let everybody = all_in_a_group.then_some(("total", total, &expected["total"]));
    let cells =
        cells.values().zip(groups.values()).map(|(found, expected)| ("cell", found, expected));
    for (what, found, expected) in cells.chain(everybody) {
        assert_eq!(found["counts"], expected["counts"], "{place}: counts");
        for (field, name) in [("n", "n"), ("mean", "mean"), ("sd", "sd")] {
            pairs.push((format!("{what} {field}"), &found[field], &expected[name]));
        }
        pairs.push((format!("{what} agree"), &found["agree"]["n"], &expected["top2_n"]));
        percent(place, &found["agree"]["share"], &expected["top2_pct"]);
        for end in 0..2 {
            percent(place, &found["agree"]["ci95"][end], &expected["wilson95"][end]);
        }
    }
    let tests = &found["tests"];
    for (name, fields) in [("student", ["t", "df", "p"]), ("welch", ["t", "df", "p"])] {
        for field in fields {
            pairs.push((format!("{name} {field}"), &tests[name][field], &expected[name][field]));
        }
    }
    for (name, fields) in
        [("anova", ["F", "df1", "df2", "p"]), ("welch_anova", ["F", "df1", "df2", "p"])]
    {
        for field in fields {
            let found = &tests[name][field.to_lowercase()];
            pairs.push((format!("{name} {field}"), found, &expected[name][field]));
        }
    }
    for (what, found, expected) in &pairs {
        same(&format!("{place}: {what}"), found, expected);
    }
    pairs.len()
}

fn open(engine: &mut Engine, path: &Path) {
    let bytes = std::fs::read(path).expect("the data file");
    engine.open(Role::Responses, "data.csv", bytes.len() as u64);
    for piece in bytes.chunks(10_000) {
        engine.push(piece).expect("a readable file");
    }
    assert!(matches!(engine.finish(), Response::Opened(_)));
}
