//! Two small files of one survey, opened as a user would, and numbers to hold.

use std::path::Path;
use std::sync::Arc;

use peilglas::analysis::{Definitions, Method};
use peilglas::base::{Finding, Language};
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Response, Role};
use peilglas::engine::{self, Engine};
use peilglas::questionnaire::Questionnaire;
use serde_json::Value;

/// Relative difference allowed to a value that other software computed: both print 15
/// digits, and their special functions were seen to be off by 1e-10.
const AGREES: f64 = 1e-9;

/// A file of the project.
pub fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A file of the fixtures.
pub fn fixture(name: &str) -> String {
    text(&format!("tests/comparing/fixtures/{name}"))
}

/// The questionnaire of the two files.
pub fn survey() -> Questionnaire {
    Questionnaire::from_json(&fixture("survey.json")).expect("a questionnaire")
}

/// Hands a file over.
pub fn load(engine: &mut Engine, role: Role, name: &str, file: &str) -> Response {
    engine.open(role, name, file.len() as u64);
    engine.push(file.as_bytes()).expect("readable");
    engine.finish()
}

/// Both files open, understood by this questionnaire.
pub fn both(questionnaire: Questionnaire, now: &str, earlier: &str) -> Engine {
    let mut engine = Engine::with_questionnaire(Arc::new(questionnaire));
    load(&mut engine, Role::Responses, "now.csv", now);
    let response = load(&mut engine, Role::Earlier, "earlier.csv", earlier);
    assert!(matches!(response, Response::Opened(_)), "{response:?}");
    engine
}

/// The request for a document.
pub fn request(splits: &[&str], method: Method, minimum_base: u64) -> DocumentRequest {
    DocumentRequest {
        splits: splits.iter().map(|split| (*split).to_owned()).collect(),
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::new(minimum_base).expect("allowed"),
        definitions: Definitions { method, ..Definitions::default() },
    }
}

/// The document of an engine.
pub fn document(engine: &Engine, request: &DocumentRequest) -> Value {
    let survey = engine.survey().expect("a file is open");
    let document = engine::document(survey, request).expect("a document");
    let document = serde_json::from_str(&document).expect("valid JSON");
    crate::contract::check(&document);
    document
}

/// The findings with this code, in order.
pub fn findings(engine: &Engine, code: &str) -> Vec<Finding> {
    let survey = engine.survey().expect("a file is open");
    survey.findings().into_iter().filter(|finding| finding.code == code).collect()
}

/// Holds a number to what Python and R make of it.
pub fn agrees(key: &str, found: &Value, reference: &Value) {
    let found = found.as_f64().unwrap_or_else(|| panic!("{key} is no number: {found}"));
    for program in ["python", "r"] {
        let expected = reference[program][key].as_f64();
        let expected = expected.unwrap_or_else(|| panic!("{program} has no {key}"));
        let error = (found - expected).abs();
        // A difference of two nearly equal numbers keeps their last digit.
        assert!(
            error <= AGREES * expected.abs() || error < 1e-12,
            "{key}: {found:e}, {program} has {expected:e}"
        );
    }
}

/// What Python and R make of the two files.
pub fn reference() -> Value {
    serde_json::from_str(&text("tests/comparing/reference.json")).expect("valid JSON")
}
