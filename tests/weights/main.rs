//! From file to document with weights, against two other programs.
//!
//! `answers.csv` and `expected.json` are written by `tests/reference/weighted.py`.

mod choices;
mod contrasts;
mod files;
mod findings;
mod invariances;
// Not everything that opening a survey can take is needed in every test.
#[path = "../properties/contract.rs"]
mod contract;
#[allow(dead_code)]
#[path = "../shared/opening.rs"]
mod opening;
mod shown;

use std::collections::BTreeMap;

use peilglas::analysis::{Definitions, Weighting};
use peilglas::engine::Engine;
use peilglas::engine::protocol::{DocumentRequest, Response, Role};
use serde_json::Value;

const ITEMS: [&str; 3] = ["Q1_1", "Q1_2", "Q1_3"];
const TEAMS: [&str; 3] = ["Advies", "Beheer", "Controle"];

/// Relative difference allowed to a value of another program: see `tests/statistics/support.rs`.
const AGREES: f64 = 1e-9;

/// Relative difference allowed between two ways to the same number in this program.
const SAME: f64 = 1e-11;

#[test]
fn weights_of_a_column_agree_with_two_programs() {
    agrees("column", Weighting::Column);
}

#[test]
fn design_weights_agree_with_two_programs() {
    agrees("design", Weighting::Design);
}

#[test]
fn post_stratified_weights_agree_with_two_programs() {
    agrees("post_stratified", Weighting::PostStratified);
}

#[test]
fn raked_weights_agree_with_two_programs() {
    agrees("raked", Weighting::Raked);
}

/// Holds every value of a document against those of the other programs.
fn agrees(name: &str, weighting: Weighting) {
    let expected: Value = serde_json::from_str(include_str!("expected.json")).expect("JSON");
    let answers = include_str!("answers.csv");
    let document = document(answers, weighting, &["Team", "Functie"]);
    let mut found = BTreeMap::new();
    for id in ITEMS {
        let item = item(&document, id);
        let at = |part: &str| format!("{name}.{id}.{part}");
        flatten(&at("total"), &item["total"]["weighted"], &mut found);
        let team = &item["by"]["Team"];
        for group in TEAMS {
            flatten(&at(group), &team["cells"][group]["weighted"], &mut found);
        }
        flatten(&at("team"), &team["tests"]["weighted"], &mut found);
        for measure in ["mean", "agree"] {
            contrasts(&at(&format!("contrasts.{measure}")), &team["tests"], measure, &mut found);
        }
        flatten(&at("job"), &item["by"]["Functie"]["tests"]["weighted"], &mut found);
    }
    let (scale, at) = (&document["scales"][0], |part: &str| format!("{name}.score.{part}"));
    let team = &scale["by"]["Team"];
    flatten(&at("total"), &scale["total"]["weighted"], &mut found);
    for group in TEAMS {
        flatten(&at(group), &team["cells"][group]["weighted"], &mut found);
    }
    flatten(&at("team"), &team["tests"]["weighted"], &mut found);
    contrasts(&at("mean"), &team["tests"], "mean", &mut found);
    for program in ["python", "r"] {
        let known = expected[program].as_object().expect("values").iter();
        let known: Vec<_> = known.filter(|(key, _)| key.starts_with(&format!("{name}."))).collect();
        assert!(known.len() > 700, "{program}: only {} values", known.len());
        // The document has no errors of pairs, only their intervals.
        let none = |key: &str| {
            key.contains(".pairs.") && [".se", ".df"].iter().any(|end| key.ends_with(end))
        };
        for (key, want) in known.into_iter().filter(|(key, _)| !none(key)) {
            let got = found.get(key).unwrap_or_else(|| panic!("no {key}"));
            close(&format!("{key} {program}"), *got, want.as_f64().expect("a number"), AGREES);
        }
    }
}

/// Pairs of groups and groups against the rest, as the other programs name them.
fn contrasts(prefix: &str, tests: &Value, measure: &str, found: &mut BTreeMap<String, f64>) {
    let pairs = tests["pairwise"].as_array().expect("pairs").iter();
    for (at, pair) in pairs.enumerate() {
        let prefix = format!("{prefix}.pairs.{at}");
        if measure == "agree" {
            flatten(&prefix, &pair["agree"], found);
            continue;
        }
        flatten(&prefix, pair, found);
        let test = &tests["weighted"]["pairwise"][at]["test"];
        flatten(&format!("{prefix}.t"), &test["statistic"], found);
        flatten(&format!("{prefix}.p"), &test["p"], found);
    }
    for (group, rest) in tests["against_rest"].as_object().expect("groups") {
        flatten(&format!("{prefix}.rest.{group}"), &rest[measure], found);
    }
}

fn document(answers: &str, weighting: Weighting, splits: &[&str]) -> Value {
    document_of(&opened(answers), weighting, splits)
}

fn document_of(engine: &Engine, weighting: Weighting, splits: &[&str]) -> Value {
    let document = opening::document(engine, &request(weighting, splits));
    contract::check(&document);
    document
}

fn request(weighting: Weighting, splits: &[&str]) -> DocumentRequest {
    opening::request(splits, 10, Definitions { weighting, ..Definitions::default() })
}

fn opened(answers: &str) -> Engine {
    let mut engine = Engine::new();
    open(&mut engine, Role::Responses, answers);
    if answers.contains("Regio") {
        open(&mut engine, Role::Sample, include_str!("population.csv"));
    }
    engine
}

fn open(engine: &mut Engine, role: Role, text: &str) {
    let opened = opening::load(engine, role, "file.csv", text);
    assert!(matches!(opened, Response::Opened(_)), "{opened:?}");
}

fn item<'a>(document: &'a Value, id: &str) -> &'a Value {
    let items = document["items"].as_array().expect("items");
    items.iter().find(|item| item["id"] == id).expect("the item")
}

/// Every number below a value by its path.
fn flatten(prefix: &str, value: &Value, out: &mut BTreeMap<String, f64>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, inner)| flatten(&format!("{prefix}.{key}"), inner, out));
        }
        Value::Array(values) => {
            let values = values.iter().enumerate();
            values.for_each(|(at, inner)| flatten(&format!("{prefix}.{at}"), inner, out));
        }
        other => {
            out.extend(other.as_f64().map(|number| (prefix.to_owned(), number)));
        }
    }
}

#[track_caller]
fn close(what: &str, got: f64, want: f64, relative: f64) {
    let error = (got - want).abs() / want.abs().max(1e-300);
    assert!(error <= relative, "{what}: {got:e}, expected {want:e}, off by {error:e}");
}
