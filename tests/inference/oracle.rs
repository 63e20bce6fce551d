//! Inferred surveys against results that R and SciPy computed of the same files.
//! The files lie outside the project; without them these tests say so and
//! check nothing.

use peilglas::analysis::{Definitions, Method};

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
