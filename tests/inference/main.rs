//! A survey that nobody described is understood from its file alone.

mod breadth;
#[path = "../analysis/contract.rs"]
mod contract;
mod edits;
mod exports;
mod forms;
mod oracle;
mod people;
mod producers;
mod questions;
#[path = "../analysis/reference.rs"]
mod reference;
mod samples;

use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Response, Role};
use peilglas::engine::{self, Engine, Survey};
use peilglas::questionnaire::{
    Aside, BackgroundKind, Inferred, Missing, Questionnaire, Role as ColumnRole,
};
use serde_json::Value;

/// Opens a file as a user would, without saying what was asked.
pub fn open(bytes: &[u8]) -> Engine {
    let mut engine = Engine::new();
    read(&mut engine, bytes);
    engine
}

fn read(engine: &mut Engine, bytes: &[u8]) {
    engine.open(Role::Responses, "survey.csv", bytes.len() as u64);
    for piece in bytes.chunks(10_000) {
        engine.push(piece).expect("a readable file");
    }
    assert!(matches!(engine.finish(), Response::Opened(_)));
}

/// The document of a survey by these splits, or by all of them.
pub fn document(survey: &Survey, splits: &[String]) -> Value {
    document_with(survey, splits, Definitions::default())
}

/// The same by other definitions.
pub fn document_with(survey: &Survey, splits: &[String], definitions: Definitions) -> Value {
    let known = || engine::known_splits(survey).map(str::to_owned).collect();
    let request = DocumentRequest {
        splits: if splits.is_empty() { known() } else { splits.to_vec() },
        selection: Vec::new(),
        language: Language::En,
        minimum_base: MinimumBase::new(5).expect("5 is allowed"),
        definitions,
    };
    let document = engine::document(survey, &request).expect("a document");
    serde_json::from_str(&document).expect("valid JSON")
}

/// A file of 60 rows; in row n a column has the n-th of its values, over and over.
fn file(columns: &[(&str, &str)]) -> Vec<u8> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let headings: Vec<String> = columns.iter().map(|(heading, _)| quoted(heading)).collect();
    let mut text = headings.join(",") + "\n";
    for row in 0..60 {
        let cells: Vec<String> = columns
            .iter()
            .map(|(_, values)| {
                let values: Vec<&str> = values.split(" / ").collect();
                quoted(&values[row % values.len()].replace("{row}", &row.to_string()))
            })
            .collect();
        text += &(cells.join(",") + "\n");
    }
    text.into_bytes()
}

fn inferred(columns: &[(&str, &str)]) -> Inferred {
    let engine = open(&file(columns));
    engine.survey().and_then(|survey| survey.inferred.clone()).expect("an inferred questionnaire")
}

fn roles(inferred: &Inferred) -> Vec<ColumnRole> {
    inferred.reasons.iter().map(|reason| reason.role).collect()
}

const AGREEMENT: &str =
    "Zeer mee eens / Mee eens / Neutraal / Mee oneens / Zeer mee oneens / Geen mening";

#[test]
fn known_labels_make_a_scale_in_their_own_order() {
    let inferred = inferred(&[
        ("Ik werk hier graag", AGREEMENT),
        ("Mijn werk is nuttig", "Mee eens / Neutraal / Mee oneens / "),
        ("Hoe vaak werkt u thuis?", "Altijd / Nooit / Vaak / Soms"),
        ("Afdeling", "Noord / Zuid"),
    ]);
    use ColumnRole::{Item, Split};
    assert_eq!(roles(&inferred), [Item, Item, Item, Split]);
    let made = &inferred.questionnaire;
    let sizes: Vec<usize> = made.batteries.iter().map(|battery| battery.items.len()).collect();
    assert_eq!(sizes, [2, 1]);
    let scale = &made.scales[0];
    let labels: Vec<&str> = scale.points.iter().map(|point| &*point.label.nl).collect();
    assert_eq!(labels, ["Zeer mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Zeer mee eens"]);
    assert_eq!(scale.agree, [4, 5]);
    assert_eq!(scale.outside.len(), 1);
    assert_eq!(scale.outside[0].kind, Missing::NoOpinion);
    assert_eq!(made.scales[1].points[0].label.nl, "Nooit");
    assert_eq!(made.scales[1].agree, [3, 4]);
}

#[test]
fn codes_with_labels_that_run_downwards_are_turned() {
    let values = "1 Strongly agree / 2 Agree / 3 Neutral / 4 Disagree / 5 Strongly disagree";
    let inferred = inferred(&[("Q1_1: I like it", values), ("Q1_2: It is useful", values)]);
    let scale = &inferred.questionnaire.scales[0];
    let codes: Vec<i64> = scale.points.iter().map(|point| point.code).collect();
    assert_eq!((codes, &scale.agree[..]), (vec![5, 4, 3, 2, 1], &[2, 1][..]));
    assert_eq!(inferred.questionnaire.batteries[0].items[1].id, "Q1_2");
    assert_eq!(inferred.questionnaire.batteries[0].items[1].label.nl, "It is useful");
}

#[test]
fn columns_that_are_no_items_are_told_apart() {
    let inferred = inferred(&[
        ("id", "{row}"),
        ("V1_1", "1 / 2 / 3 / 4 / 5"),
        ("V1_2", "5 / 4 / 3 / 2 / 1 / 99"),
        ("V1_3", "1 / 3 / 3 / 4 / 5"),
        ("Leeftijd", "21 / 34 / 45 / 48 / 52 / 58 / 61 / 29 / 39 / 41 / 33 / 99"),
        ("Wat gebruikt u? [Fiets]", "1 / 0"),
        ("Wat gebruikt u? [Trein]", "0 / 1 / 1"),
        ("Welke dagen?", "ma;di / ma / di;wo / ma;di;wo / wo / ma;wo"),
        ("Toelichting", "antwoord {row} / nog iets {row}"),
        ("Contact", "a{row}@example.org / b{row}@example.org"),
        ("Leeg", ""),
    ]);
    use ColumnRole::{Aside as Set, Item, Multiple, Open, Split};
    let expected = [
        Set(Aside::Identifies),
        Item,
        Item,
        Item,
        Split,
        Multiple,
        Multiple,
        Multiple,
        Open,
        Set(Aside::Identifies),
        Set(Aside::Empty),
    ];
    assert_eq!(roles(&inferred), expected);
    let age = inferred.questionnaire.background("Leeftijd").expect("a split");
    assert!(matches!(&age.kind, BackgroundKind::Number { bands, .. } if bands.len() >= 3));
    assert_eq!(age.outside[0].codes, [99], "99 is no age among 21 to 61");
    assert_eq!(inferred.questionnaire.scales[0].outside[0].codes, [99]);
    let codes: Vec<&str> = inferred.findings.iter().map(|finding| &*finding.code).collect();
    assert_eq!(codes, ["inferred-questionnaire", "inferred-outside"]);
}

#[test]
fn groups_that_differ_in_their_signs_only_stay_apart() {
    let engine = open(&file(&[
        ("Q1", "1 / 2 / 3 / 4"),
        ("Q2", "1 / 2 / 3 / 4"),
        ("Q3", "1 / 2 / 3 / 4"),
        ("Leeftijd", "<30 / 30 / >30"),
    ]));
    let document = document(engine.survey().expect("a survey"), &["leeftijd".to_owned()]);
    let groups = document["splits"][0]["groups"].as_array().expect("groups");
    let groups: Vec<(&str, u64)> = groups
        .iter()
        .map(|g| (g["id"].as_str().expect("an id"), g["n"].as_u64().expect("a base")))
        .collect();
    assert_eq!(groups, [("<30", 20), ("30", 20), (">30", 20)]);
}

#[test]
fn words_that_people_wrote_are_no_groups() {
    let inferred = inferred(&[
        ("Q1", "1 / 2 / 3 / 4"),
        ("Q2", "1 / 2 / 3 / 4"),
        ("Q3", "1 / 2 / 3 / 4"),
        ("Geslacht", "man / Man / vrouw / vrouw / vrouw / vrouw"),
        ("Functie", "adviseur / jurist"),
    ]);
    use ColumnRole::{Item, Open, Split};
    assert_eq!(roles(&inferred), [Item, Item, Item, Open, Split]);
}

#[test]
fn every_reason_has_words_and_names_no_answer() {
    let secret = "antwoord-van-iemand";
    let inferred = inferred(&[
        ("Q1", "1 / 2 / 3 / 4"),
        ("Q2", "1 / 2 / 3 / 4"),
        ("Team", "antwoord-van-iemand / b"),
        ("Opmerking", "antwoord-van-iemand {row} / x {row}"),
    ]);
    for reason in &inferred.reasons {
        assert!((0.0..=1.0).contains(&reason.sureness));
        for language in Language::ALL {
            let message = reason.why.message(language);
            assert!(message.len() > 10 && !message.starts_with('['), "{message}");
            assert!(!message.contains(secret), "{message}");
        }
    }
}

#[test]
fn an_inferred_questionnaire_can_be_saved_and_used_again() {
    let bytes = file(&[
        ("id", "{row}"),
        ("Opmerking", "ja {row} / nee {row}"),
        ("Opmerking", "a {row} / b {row} / c {row}"),
        ("Hoe tevreden bent u? [Werk]", "Tevreden / Zeer tevreden / Ontevreden / N.v.t."),
        ("Hoe tevreden bent u? [Loon]", "Zeer ontevreden / Zeer tevreden / Neutraal"),
        ("Leeftijd", "<=19 / 20-29 / >=30"),
        ("Uren", "8 / 16 / 20 / 24 / 28 / 32 / 36 / 38 / 40 / 12 / 10 / 9 / 30"),
    ]);
    let first = open(&bytes);
    let first = first.survey().expect("a survey");
    let json = first.questionnaire.to_json();
    let read_back = Questionnaire::from_json(&json).expect("a valid file");
    assert_eq!(read_back, *first.questionnaire);
    let mut again = Engine::with_questionnaire(read_back.into());
    read(&mut again, &bytes);
    let again = again.survey().expect("a survey");
    for part in ["items", "splits", "questionnaire"] {
        assert_eq!(document(first, &[])[part], document(again, &[])[part], "{part}");
    }
    let document = document(first, &[]);
    let kinds: Vec<&str> = document["items"]
        .as_array()
        .map(|items| items.iter().filter_map(|item| item["kind"].as_str()).collect())
        .expect("items");
    assert_eq!(kinds, ["scale", "scale", "open", "open"]);
}

#[test]
fn questionnaire_files_fit_the_schema() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| -> Value {
        let text = std::fs::read_to_string(root.join(path)).expect("a file of the project");
        serde_json::from_str(&text).expect("valid JSON")
    };
    let schema = read("docs/questionnaire.schema.json");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let check = |file: &Value| {
        let errors: Vec<String> = validator
            .iter_errors(file)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .take(3)
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    };
    check(&read("src/questionnaire/ambtelijk-vakmanschap.json"));
    let inferred = inferred(&[
        ("id", "{row}"),
        ("Q1", "1 / 2 / 3 / 4 / 99"),
        ("Q2", "1 / 2 / 3 / 4"),
        ("Leeftijd", "21 / 34 / 45 / 48 / 52 / 58 / 61 / 29 / 39 / 41 / 33 / 99"),
        ("Team", "A / B"),
        ("Wat? [x]", "1 / 0"),
        ("Wat? [y]", "1 / 0"),
        ("Opmerking", "a {row} / b {row}"),
    ]);
    let mut file: Value = serde_json::from_str(&inferred.questionnaire.to_json()).expect("JSON");
    check(&file);
    file["batteries"][0]["extra"] = Value::Null;
    assert!(!validator.is_valid(&file), "an unknown key is refused");
}

#[test]
fn thousands_of_columns_take_no_time_worth_naming() {
    let wide: Vec<(String, &str)> =
        (0..4_000).map(|n| (format!("Vraag {n} [deel]"), AGREEMENT)).collect();
    let wide: Vec<(&str, &str)> = wide.iter().map(|(name, values)| (&**name, *values)).collect();
    let bytes = file(&wide);
    let start = std::time::Instant::now();
    let engine = open(&bytes);
    let survey = engine.survey().expect("a survey");
    assert_eq!(survey.coding.items.len(), 4_000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
