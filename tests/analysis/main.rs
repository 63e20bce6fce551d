//! From file to document, against results that R and SciPy computed of the same
//! files. The files lie outside the project; without them these tests say so
//! and check nothing.

mod base;
mod choices;
mod contract;
// Not everything that opening a survey can take is needed in every test.
#[allow(dead_code)]
#[path = "../shared/opening.rs"]
mod opening;
mod questionnaire;
mod reference;
mod scales;

use std::path::Path;
use std::sync::Arc;

use peilglas::analysis::{Definitions, Method};
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Response, Role};
use peilglas::engine::{self, Engine};
use reference::{json, reference, strings};
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
    for method in [Method::Careful, Method::Report] {
        let request = DocumentRequest {
            splits: strings(&meta["splits"]),
            selection: Vec::new(),
            language: Language::En,
            minimum_base: MinimumBase::new(5).expect("5 is allowed"),
            definitions: Definitions { method, ..Definitions::default() },
        };
        let document = engine::document(survey, &request).expect("a document");
        let document: Value = serde_json::from_str(&document).expect("valid JSON");
        let compared = contract::check(file, &document, method, meta, &expected);
        println!("{file}: {compared} values agree");
        assert!(compared > 1_200, "{file}: only {compared} values were compared");
    }
}

fn open(engine: &mut Engine, path: &Path) {
    let bytes = std::fs::read(path).expect("the data file");
    engine.open(Role::Responses, "data.csv", bytes.len() as u64);
    for piece in bytes.chunks(10_000) {
        engine.push(piece).expect("a readable file");
    }
    assert!(matches!(engine.finish(), Response::Opened(_)));
}
