//! A file through the whole program.

use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::Engine;
use peilglas::engine::protocol::{DocumentRequest, Part, Request, Response, Role, ViewRequest};
use peilglas::figure::{Chart, Order};

/// Most splits that are looked at: a file can have very many.
const SPLITS: usize = 3;

/// Opens responses, and a sample if there is one, and asks for everything that a page
/// can show of them. What is shown must be text that holds together.
pub fn analyse(responses: &[u8], sample: Option<&[u8]>) {
    let mut engine = Engine::new();
    let Some(Response::Opened(mut view)) = open(&mut engine, Role::Responses, responses) else {
        return;
    };
    if let Some(sample) = sample
        && let Some(Response::Opened(with_sample)) = open(&mut engine, Role::Sample, sample)
    {
        view = with_sample;
    }
    let splits: Vec<String> = view.splits.iter().take(SPLITS).map(|s| s.id.clone()).collect();
    for (number, split) in splits.iter().enumerate() {
        for part in [Part::AllBatteries, Part::Respondents] {
            engine.handle(Request::View(ViewRequest {
                split: split.clone(),
                part,
                language: if number % 2 == 0 { Language::Nl } else { Language::En },
                minimum_base: MinimumBase::new(MinimumBase::LOWEST).unwrap_or_default(),
                order: if number == 0 { Order::Value } else { Order::Questionnaire },
                chart: if number == 1 { Chart::Dots } else { Chart::Bars },
                on_request: true,
                width: 640.0,
                selection: Vec::new(),
                definitions: Definitions::default(),
            }));
        }
    }
    engine.handle(Request::Questionnaire);
    engine.handle(Request::Findings(Language::Nl));
    let document = engine.handle(Request::Document(DocumentRequest {
        splits,
        selection: Vec::new(),
        language: Language::En,
        minimum_base: MinimumBase::default(),
        definitions: Definitions::default(),
    }));
    if let Response::Document(text) = document {
        assert!(text.starts_with('{') && text.trim_end().ends_with('}'));
    }
}

fn open(engine: &mut Engine, role: Role, bytes: &[u8]) -> Option<Response> {
    engine.open(role, "fuzz.csv", bytes.len() as u64);
    engine.push(bytes).ok()?;
    Some(engine.finish())
}
