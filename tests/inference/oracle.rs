//! Inferred surveys against results that R and SciPy computed of the same files.
//! The files lie outside the project; without them these tests say so and
//! check nothing.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::{document, open};

/// Both programs carry about 15 digits; what is lost on the way stays below this.
const RELATIVE: f64 = 1e-9;

#[test]
fn codes_give_the_reference_results() {
    for data in ["bfi", "beps", "beps_dk"] {
        check(data, &format!("{data}.csv"), |split| split.to_owned());
    }
}

#[test]
fn labels_give_the_reference_results() {
    for data in ["bfi", "beps", "beps_dk"] {
        check(data, &format!("{data}_labels_nl.csv"), |split| match split {
            "agegrp" => "age group".to_owned(),
            other => other.to_owned(),
        });
    }
}

fn check(data: &str, file: &str, heading: impl Fn(&str) -> String) {
    let Some(folder) = reference() else { return };
    let meta = &json(&folder.join("data/meta.json"))[data.trim_end_matches("_dk")];
    let expected = json(&folder.join(format!("expected/{data}.json")));
    let engine = open(&std::fs::read(folder.join("data").join(file)).expect("the data file"));
    let survey = engine.survey().expect("a survey");
    let splits = strings(&meta["splits"]);
    let asked: Vec<String> = splits.iter().map(|split| heading(split)).collect();
    let document = document(survey, &asked);
    let items: Vec<&str> =
        list(&document["items"]).iter().filter_map(|i| i["id"].as_str()).collect();
    assert_eq!(items, strings(&meta["items"]), "{file}: items");
    let mut compared = 0;
    for item in list(&document["items"]) {
        for (split, found) in splits.iter().zip(list(&document["splits"])) {
            let id = item["id"].as_str().expect("an id");
            let expected = &expected["items"][id][split];
            let by = &item["by"][found["id"].as_str().expect("an id")];
            let place = format!("{file}: {id} by {split}");
            compared += check_cells(&place, by, expected, &meta["split_labels"][split]);
            for (test, name) in [("anova", "F"), ("welch_anova", "F")] {
                let found = &by["tests"][test];
                same(&place, &found["f"], &expected[test][name]);
                same(&place, &found["p"], &expected[test]["p"]);
            }
            for test in ["student", "welch"] {
                same(&place, &by["tests"][test]["p"], &expected[test]["p"]);
            }
        }
    }
    println!("{file}: {compared} cells agree");
    assert!(compared >= items.len() * 8, "{file}: only {compared} cells were compared");
}

/// Every group's cell; a group is found by its code or, in a file of labels, by its label.
fn check_cells(place: &str, by: &Value, expected: &Value, labels: &Value) -> usize {
    let groups = expected["groups"].as_object().expect("groups");
    assert_eq!(by["cells"].as_object().map(|cells| cells.len()), Some(groups.len()), "{place}");
    for (name, expected) in groups {
        let code = name.trim_start_matches('g');
        let label = labels[code][0].as_str().expect("a label");
        let cell = [code, label].into_iter().map(|id| &by["cells"][id]).find(|c| !c.is_null());
        let cell = cell.unwrap_or_else(|| panic!("{place}: no cell for group {code}"));
        assert_eq!(cell["counts"], expected["counts"], "{place}: counts of {code}");
        for (found, name) in [("n", "n"), ("mean", "mean"), ("sd", "sd")] {
            same(place, &cell[found], &expected[name]);
        }
        same(place, &cell["agree"]["n"], &expected["top2_n"]);
        let share = expected["top2_pct"].as_f64().expect("a percentage") / 100.0;
        same(place, &cell["agree"]["share"], &Value::from(share));
    }
    groups.len()
}

#[track_caller]
fn same(place: &str, found: &Value, expected: &Value) {
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => {
            let apart = (found - expected).abs();
            assert!(apart <= RELATIVE * expected.abs(), "{place}: {found}, expected {expected}");
        }
        (None, None) => {}
        _ => panic!("{place}: {found}, expected {expected}"),
    }
}

/// The folder with reference results, or a word that it is not there.
fn reference() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/oracle");
    if folder.exists() {
        return Some(folder);
    }
    println!("SKIPPED: the reference results are not on this machine");
    None
}

fn json(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a reference file");
    serde_json::from_str(&text).expect("valid JSON")
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

fn strings(value: &Value) -> Vec<String> {
    list(value).iter().map(|text| text.as_str().expect("text").to_owned()).collect()
}
