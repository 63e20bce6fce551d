//! Inferred surveys against results that R and SciPy computed of the same files.
//! The files lie outside the project; without them these tests say so and
//! check nothing.

use peilglas::analysis::{Base, Definitions, Method};

use super::reference::{json, reference};
use super::{contract, document_with, open};

#[test]
fn codes_give_the_reference_results() {
    for data in ["bfi", "beps", "beps_dk"] {
        check(data, &format!("{data}.csv"));
    }
}

#[test]
fn labels_give_the_reference_results() {
    for data in ["bfi", "beps", "beps_dk"] {
        check(data, &format!("{data}_labels_nl.csv"));
    }
}

#[test]
fn other_forms_give_the_reference_results() {
    for data in ["bfi", "beps", "beps_dk"] {
        check(data, &format!("{data}.sav"));
        check(data, &format!("{data}.xlsx"));
    }
    check("bfi", "bfi.zsav");
}

#[test]
fn no_opinion_in_the_base_gives_the_reference_shares() {
    let Some(folder) = reference() else { return };
    let expected = json(&folder.join("expected/beps_dk.json"));
    for file in ["beps_dk.csv", "beps_dk_labels_nl.csv", "beps_dk.sav"] {
        let engine = open(&std::fs::read(folder.join("data").join(file)).expect("the data file"));
        let survey = engine.survey().expect("a survey");
        let definitions = Definitions { base: Base::WithNoOpinion, ..Definitions::default() };
        let document = document_with(survey, &[], definitions);
        let items = document["items"].as_array().expect("items");
        assert_eq!(items.len(), 5, "{file}");
        for item in items {
            let expected = &expected["univariate"][item["id"].as_str().expect("an id")];
            let share = item["total"]["agree"]["share"].as_f64().expect("a share");
            let percent = expected["top2_pct_base_incl_dk"].as_f64().expect("a percentage");
            assert!((100.0 * share / percent - 1.0).abs() < 1e-12, "{file}: {share}, {percent}");
        }
    }
}

fn check(data: &str, file: &str) {
    let Some(folder) = reference() else { return };
    let meta = &json(&folder.join("data/meta.json"))[data.trim_end_matches("_dk")];
    let expected = json(&folder.join(format!("expected/{data}.json")));
    let engine = open(&std::fs::read(folder.join("data").join(file)).expect("the data file"));
    let survey = engine.survey().expect("a survey");
    for method in [Method::Careful, Method::Report] {
        let definitions = Definitions { method, ..Definitions::default() };
        let document = document_with(survey, &[], definitions);
        let compared = contract::check(file, &document, method, meta, &expected);
        println!("{file}: {compared} values agree");
        assert!(compared > 1_200, "{file}: only {compared} values were compared");
    }
}
