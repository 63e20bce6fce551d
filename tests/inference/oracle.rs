//! Inferred surveys against results that R and SciPy computed of the same files.
//! The files lie outside the project; without them these tests say so and
//! check nothing.

use serde_json::Value;

use super::reference::{json, percent, reference, same, strings};
use super::{document, open};

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
        percent(place, &cell["agree"]["share"], &expected["top2_pct"]);
    }
    groups.len()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}
