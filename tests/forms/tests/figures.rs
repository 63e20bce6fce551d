//! The fourteen figures of the demo are the same, byte for byte, whatever form its
//! responses come in.

use forms::{File, Responses};
use peilglas::analysis::{Definitions, Method};
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Response, Role};
use peilglas::engine::{self, Engine};
use serde_json::{Value, json};

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
        definitions: Definitions { method: Method::Report, ..Definitions::default() },
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
fn every_form_gives_the_same_figures_and_results() {
    let original = open(&original());
    let expected = figures(&original, "the original");
    let expected_results = results(&original);
    // The report's have a number; a question with a list of answers has a figure besides.
    let numbered = |(name, _): &&(String, String)| name.as_bytes()[7].is_ascii_digit();
    assert_eq!(expected.iter().filter(numbered).count(), 14);
    let mut different = Vec::new();
    for (file, form) in forms::demo().expect("every form can be written").iter().zip(FORMS) {
        let (end, format, producer) = form;
        assert!(file.name.ends_with(end), "{} is not {end}", file.name);
        let engine = open(file);
        check_reading(&engine, file, format, producer);
        let found = figures(&engine, &file.name);
        assert_eq!(found.len(), expected.len(), "{}", file.name);
        for ((name, found), (expected_name, expected)) in found.iter().zip(&expected) {
            assert_eq!(name, expected_name, "{}", file.name);
            if found != expected {
                different.push(format!("{}, {name}: {}", file.name, first_line(found, expected)));
            }
        }
        check_results(&results(&engine), &expected_results, &file.name);
    }
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}

/// The forms in the order in which they are written: the name's end, the format and
/// the producer that the file is read as.
const FORMS: [(&str, &str, &str); 10] = [
    ("excel.xlsx", "xlsx", "unknown"),
    ("limesurvey.csv", "csv", "limesurvey"),
    ("qualtrics.csv", "csv", "qualtrics"),
    ("spss.sav", "sav", "spss"),
    ("spss.zsav", "zsav", "spss"),
    ("excel-97.xls", "xls", "unknown"),
    ("libreoffice.ods", "ods", "unknown"),
    ("tabs.tsv", "csv", "unknown"),
    ("gzip.csv.gz", "csv", "unknown"),
    ("zip.zip", "csv", "unknown"),
];

/// The file is taken for what it is, everybody is in it, and every answer is understood.
fn check_reading(engine: &Engine, file: &File, format: &str, producer: &str) {
    let survey = engine.survey().expect("a survey");
    let source = &survey.table.source;
    assert_eq!((&*source.format, &*source.producer), (format, producer), "{}", file.name);
    assert_eq!(source.respondents, Responses::demo().respondents(), "{}", file.name);
    let findings = survey.findings();
    for code in ["unknown-answers", "item-without-column", "code-and-label-differ"] {
        let found = findings.iter().find(|finding| finding.code == code);
        assert!(found.is_none(), "{}: {found:?}", file.name);
    }
    let left_out = |code: &str| {
        let finding = findings.iter().find(|finding| finding.code == code)?;
        Some(finding.message(Language::Nl))
    };
    let (previews, unfinished) = (left_out("previews-left-out"), left_out("unfinished-left-out"));
    let says = |message: Option<String>, count: char, expected: bool| {
        assert_eq!(message.is_some(), expected, "{}: {message:?}", file.name);
        assert!(message.is_none_or(|message| message.contains(count)), "{}", file.name);
    };
    says(previews, '2', producer == "qualtrics");
    says(unfinished, '3', ["qualtrics", "limesurvey"].contains(&producer));
}

/// Per item everybody's answers, and those of every group.
fn results(engine: &Engine) -> Vec<Value> {
    let survey = engine.survey().expect("a survey");
    let document = engine::document(survey, &asked()).expect("a document");
    let document: Value = serde_json::from_str(&document).expect("JSON");
    let items = document["items"].as_array().expect("items").iter();
    items.map(|item| json!([item["id"], item["total"], item["by"]])).collect()
}

/// Everything computed is the same. Why somebody's answer is missing is not the same in
/// every form: LimeSurvey knows who was not asked, SPSS has two codes for it.
fn check_results(found: &[Value], expected: &[Value], name: &str) {
    let knows_more = name.contains("limesurvey") || name.contains("spss");
    assert_eq!(found.len(), expected.len(), "{name}");
    for (found, expected) in found.iter().zip(expected) {
        let (found, expected) = match knows_more {
            true => (without_reasons(found), without_reasons(expected)),
            false => (found.clone(), expected.clone()),
        };
        let item = &found[0];
        assert_eq!(first_difference(&found, &expected, ""), None, "{name}: {item}");
    }
}

/// The first place where two values are not the same.
fn first_difference(found: &Value, expected: &Value, place: &str) -> Option<String> {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) if found.len() == expected.len() => {
            let mut both = found.iter().zip(expected.values());
            both.find_map(|((name, a), b)| first_difference(a, b, &format!("{place}/{name}")))
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            let mut both = found.iter().zip(expected).enumerate();
            both.find_map(|(at, (a, b))| first_difference(a, b, &format!("{place}/{at}")))
        }
        _ => (found != expected).then(|| format!("{place}: {found} instead of {expected}")),
    }
}

/// The same with how many answers are missing, but not why; 'no opinion' is an answer.
fn without_reasons(value: &Value) -> Value {
    match value {
        Value::Object(fields) if fields.contains_key("no_opinion") => {
            let no_opinion = fields["no_opinion"].as_u64().unwrap_or(0);
            let all: u64 = fields.values().filter_map(Value::as_u64).sum();
            json!({ "no_opinion": no_opinion, "missing": all - no_opinion })
        }
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), without_reasons(value))).collect()
        }
        Value::Array(values) => values.iter().map(without_reasons).collect(),
        other => other.clone(),
    }
}

/// The first line that is not the same.
fn first_line(found: &str, expected: &str) -> String {
    let pair = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
    let (found, expected) = pair.unwrap_or(("it is longer or shorter", ""));
    format!("{found}\n  instead of {expected}")
}
