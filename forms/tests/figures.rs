//! The fourteen figures of the demo are the same, byte for byte, whatever form its
//! responses come in.

use forms::{File, Responses};
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Response, Role};
use peilglas::engine::{self, Engine};

/// What the report has figures of.
const SPLITS: [&str; 2] = ["leiding", "domein"];

fn open(file: &File) -> Engine {
    let mut engine = Engine::new();
    engine.open(Role::Responses, &file.name, file.bytes.len() as u64);
    for piece in file.bytes.chunks(50_000) {
        engine.push(piece).unwrap_or_else(|finding| panic!("{}: {}", file.name, finding.code));
    }
    match engine.finish() {
        Response::Failed(finding) => panic!("{}: {}", file.name, finding.code),
        _ => engine,
    }
}

fn asked() -> DocumentRequest {
    DocumentRequest {
        splits: SPLITS.map(str::to_owned).into(),
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::default(),
    }
}

/// Every figure by its split's and its own name.
fn figures(engine: &Engine, name: &str) -> Vec<(String, String)> {
    let survey = engine.survey().expect("a survey");
    engine::drawings(survey, &asked()).unwrap_or_else(|finding| panic!("{name}: {}", finding.code))
}

fn original() -> File {
    let demo = Responses::demo();
    let text = forms::bytes(|out| forms::delimited::plain(&demo, b';', out)).expect("a file");
    File { name: "voorbeeld-antwoorden-synthetisch.csv".to_owned(), bytes: text }
}

#[test]
fn every_form_gives_the_same_figures() {
    let expected = figures(&open(&original()), "the original");
    assert_eq!(expected.len(), 14);
    let mut different = Vec::new();
    for file in forms::demo().expect("every form can be written") {
        let engine = open(&file);
        if std::env::var_os("SHOW").is_some() {
            let s = engine.survey().unwrap();
            let mut c = std::collections::BTreeMap::new();
            for f in s.findings() {
                *c.entry(format!("{:?} {}", f.severity, f.code)).or_insert(0) += 1;
            }
            println!("{} {:?}\n   {:?}", file.name, s.table.source, c);
        }
        let found = figures(&engine, &file.name);
        assert_eq!(found.len(), expected.len(), "{}", file.name);
        for ((name, found), (expected_name, expected)) in found.iter().zip(&expected) {
            assert_eq!(name, expected_name, "{}", file.name);
            if found != expected {
                different.push(format!("{}, {name}: {}", file.name, first_line(found, expected)));
            }
        }
    }
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

/// The first line that is not the same.
fn first_line(found: &str, expected: &str) -> String {
    let pair = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    let (found, expected) = pair.unwrap_or(("it is longer or shorter", ""));
    format!("{found}\n  instead of {expected}")
}
