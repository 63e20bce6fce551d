//! Opens a survey as a user would, and asks for what every test asks for.

use std::sync::Arc;

use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{
    DocumentRequest, Part, Request, Response, Role, View, ViewRequest,
};
use peilglas::engine::{self, Engine};
use peilglas::figure::{Chart, Order};
use peilglas::questionnaire::{BuiltIn, Questionnaire};
use serde_json::Value;

/// An engine with this file of responses, of this survey.
pub fn opened(questionnaire: Questionnaire, file: &str) -> Engine {
    read(Engine::with_questionnaire(Arc::new(questionnaire)), file)
}

/// An engine with this file of responses, of the survey that comes with the program. Files
/// of a few columns do not tell by themselves that they are of it.
pub fn opened_known(file: &str) -> Engine {
    opened(Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap).clone(), file)
}

/// An engine with this file of responses, of a survey that follows from it.
pub fn opened_unknown(file: &str) -> Engine {
    read(Engine::new(), file)
}

fn read(mut engine: Engine, file: &str) -> Engine {
    let response = load(&mut engine, Role::Responses, "test.csv", file);
    assert!(matches!(response, Response::Opened(_)), "{response:?}");
    engine
}

/// Hands another file to an engine.
pub fn load(engine: &mut Engine, role: Role, name: &str, file: &str) -> Response {
    engine.open(role, name, file.len() as u64);
    engine.push(file.as_bytes()).expect("readable");
    engine.finish()
}

/// The request for a document in Dutch.
pub fn request(splits: &[&str], minimum_base: u64, definitions: Definitions) -> DocumentRequest {
    DocumentRequest {
        splits: splits.iter().map(|split| (*split).to_owned()).collect(),
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::new(minimum_base).expect("allowed"),
        definitions,
    }
}

/// The document of an engine.
pub fn document(engine: &Engine, request: &DocumentRequest) -> Value {
    let survey = engine.survey().expect("a file is open");
    let document = engine::document(survey, request).expect("a document");
    serde_json::from_str(&document).expect("valid JSON")
}

/// The request for figures and tables in Dutch.
pub fn view_request(part: Part, split: &str, definitions: Definitions) -> ViewRequest {
    ViewRequest {
        split: split.to_owned(),
        part,
        language: Language::Nl,
        minimum_base: MinimumBase::default(),
        order: Order::default(),
        chart: Chart::default(),
        on_request: false,
        width: 900.0,
        selection: Vec::new(),
        definitions,
    }
}

/// The figures and tables of an engine.
pub fn view(engine: &mut Engine, request: ViewRequest) -> View {
    match engine.handle(Request::View(request)) {
        Response::View(view) => *view,
        other => panic!("no view: {other:?}"),
    }
}
