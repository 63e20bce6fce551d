//! What is odd about answers and rows is found, counted and located; never told.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use peilglas::base::{Finding, Language};
use peilglas::engine::protocol::{Response, Role};
use peilglas::engine::{Engine, Survey};
use peilglas::questionnaire::{Questionnaire, WeightReason};
use peilglas::responses::slot;

pub fn read(mut engine: Engine, role: Role, name: &str, bytes: &[u8]) -> Result<Engine, Finding> {
    engine.open(role, name, bytes.len() as u64);
    engine.push(bytes).expect("a readable file");
    match engine.finish() {
        Response::Failed(finding) => Err(finding),
        _ => Ok(engine),
    }
}

fn open(bytes: &[u8]) -> Engine {
    read(Engine::new(), Role::Responses, "test.csv", bytes).expect("a survey")
}

pub fn survey(engine: &Engine) -> &Survey {
    engine.survey().expect("a survey")
}

/// A file of 40 rows; in row n a column has the n-th of its values, over and over.
fn file(columns: &[(&str, &str)]) -> String {
    let headings: Vec<&str> = columns.iter().map(|(heading, _)| *heading).collect();
    let mut text = headings.join(";") + "\n";
    for row in 0..40 {
        let cell = |(_, values): &(&str, &str)| {
            let values: Vec<&str> = values.split('/').map(str::trim).collect();
            values[row % values.len()].replace("{row}", &row.to_string())
        };
        text += &(columns.iter().map(cell).collect::<Vec<_>>().join(";") + "\n");
    }
    text
}

/// The finding of this code: its column, row, and arguments as text.
#[track_caller]
fn check(survey: &Survey, code: &str, column: &str, row: u64, args: &[(&str, &str)]) {
    let findings = survey.findings();
    let found: Vec<&Finding> = findings.iter().filter(|finding| finding.code == code).collect();
    let [found] = found[..] else { panic!("{code}: {} of {findings:#?}", found.len()) };
    assert_eq!(found.location.column.as_deref(), Some(column), "{code}");
    assert_eq!(found.location.row, Some(row), "{code}");
    for (name, value) in args {
        let found = found.args.iter().find(|(known, _)| known == name);
        assert_eq!(found.map(|(_, text)| &*text.nl), Some(*value), "{code}: {name}");
    }
    for language in Language::ALL {
        let message = found.message(language);
        assert!(message.len() > 20 && !message.contains("finding-"), "{message}");
        assert!(!message.contains("geheim"), "{message}");
    }
}

pub fn has(survey: &Survey, code: &str) -> bool {
    survey.findings().iter().any(|finding| finding.code == code)
}

/// Three items and a split, which nothing is odd about.
const SOUND: [(&str, &str); 4] = [
    ("V1_1", "1 / 2 / 3 / 4 / 5"),
    ("V1_2", "2 / 3 / 4 / 5 / 1 / 1"),
    ("V1_3", "3 / 4 / 5 / 1 / 2 / 2 / 3"),
    ("Team", "Noord / Zuid"),
];

fn sound_and(columns: &[(&str, &str)]) -> String {
    file(&[&SOUND[..], columns].concat())
}

/// The questionnaire of the sound columns, as a file would give it.
pub fn known() -> Engine {
    let engine = open(file(&SOUND).as_bytes());
    let saved = survey(&engine).questionnaire.to_json();
    let labelled = saved.replace("\"nl\": \"4\"", "\"nl\": \"Mee eens\"");
    Engine::with_questionnaire(Arc::new(Questionnaire::from_json(&labelled).expect("valid")))
}

fn by_known(text: &str) -> Engine {
    read(known(), Role::Responses, "test.csv", text.as_bytes()).expect("a survey")
}

#[test]
fn nothing_is_odd_about_sound_columns() {
    let engine = by_known(&file(&SOUND));
    for code in [
        "out-of-range",
        "unknown-answers",
        "two-codings",
        "duplicate-respondents",
        "straight-lining",
        "labels-followed",
        "stated-missing",
        "column-weight",
    ] {
        assert!(!has(survey(&engine), code), "{code}");
    }
}

#[test]
fn numbers_out_of_range_are_told_from_unknown_words() {
    let mut columns = SOUND;
    columns[1].1 = "1 / 2 / 3 / 17 / geheim / 3 / 4 / 55";
    let engine = by_known(&file(&columns));
    check(survey(&engine), "out-of-range", "V1_2", 5, &[("count", "10"), ("values", "2")]);
    check(survey(&engine), "unknown-answers", "V1_2", 6, &[("count", "5"), ("values", "1")]);
}

#[test]
fn a_question_without_answers_is_named() {
    let mut columns = SOUND;
    columns[1].1 = "";
    let engine = by_known(&file(&columns));
    check(survey(&engine), "column-empty", "V1_2", 1, &[]);
    let engine = by_known(&sound_and(&[("Onbekend", "")]));
    check(survey(&engine), "column-empty", "Onbekend", 1, &[]);
}

#[test]
fn codes_and_labels_in_one_column_are_two_codings_and_all_count() {
    let mut columns = SOUND;
    columns[2].1 = "1 / 2 / 3 / 4 / 5 / Mee eens / 3 / 2";
    let engine = by_known(&file(&columns));
    check(survey(&engine), "two-codings", "V1_3", 7, &[("count", "5"), ("values", "1")]);
    assert!(!has(survey(&engine), "unknown-answers"));

    let words = "Zeer mee oneens / Mee oneens / Neutraal / Mee eens / Zeer mee eens / 4 / 4";
    let inferred = open(file(&[("Vraag een", words), ("Team", "Noord / Zuid")]).as_bytes());
    let coded = &survey(&inferred).coding;
    assert_eq!(coded.items.len(), 1, "a known set with codes among it is a scale");
    assert!(coded.items[0].slots.iter().skip(1).all(|slot| usize::from(*slot) < slot::POINTS));
    check(survey(&inferred), "two-codings", "Vraag een", 7, &[("count", "10")]);
}

#[test]
fn a_respondent_who_occurs_twice_is_found() {
    let ids = "geheim{row} / geheim{row} / geheim7";
    let engine = open(sound_and(&[("Respondentnummer", ids)]).as_bytes());
    let place = ("Respondentnummer", 7);
    check(survey(&engine), "duplicate-respondents", place.0, place.1, &[("count", "13")]);
    let engine = open(sound_and(&[("id", "{row}"), ("Afdeling", "A / B")]).as_bytes());
    assert!(!has(survey(&engine), "duplicate-respondents"));
}

#[test]
fn the_same_answer_all_along_is_counted_in_long_batteries() {
    // In every eighth row all eight give 4, and all leave out the first.
    let columns: Vec<(String, String)> = (0..8)
        .map(|n| {
            let [a, b, c] = [n % 3 + 1, (n + 1) % 3 + 1, n % 2 + 1];
            (format!("V1_{n}"), format!("/ {a} / {b} / {c} / 4 / 5 / {b} / {a}"))
        })
        .collect();
    let columns: Vec<(&str, &str)> = columns.iter().map(|(h, v)| (&**h, &**v)).collect();
    let engine = open(file(&columns).as_bytes());
    let items = survey(&engine).coding.items.len();
    assert_eq!(items, 8);
    check(survey(&engine), "straight-lining", "V1_0", 6, &[("count", "10"), ("items", "8")]);
    let engine = open(file(&columns[..7]).as_bytes());
    assert!(!has(survey(&engine), "straight-lining"), "seven items are no long battery");
}

#[test]
fn weights_are_recognised_and_named() {
    let text = sound_and(&[("Weging", "0,8 / 1,1 / 1,25 / 0,9")]);
    let engine = open(text.as_bytes());
    check(survey(&engine), "column-weight", "Weging", 1, &[]);
    let made = &survey(&engine).questionnaire;
    let weight = made.weight.as_ref().expect("a column of weights");
    assert_eq!((&*weight.column, weight.reason), ("Weging", WeightReason::Heading));
    assert!(made.background.iter().all(|asked| asked.id != "Weging"), "no split");
    // A questionnaire that does not name it finds it too; one that does names any column.
    let engine = by_known(&text);
    assert_eq!(survey(&engine).matching.weight, Some((4, WeightReason::Heading)));
    let renamed = made.to_json().replace("\"Weging\"", "\"w\"");
    let known =
        Engine::with_questionnaire(Arc::new(Questionnaire::from_json(&renamed).expect("ok")));
    let other = sound_and(&[("w", "0,8 / 1,1")]);
    let engine = read(known, Role::Responses, "test.csv", other.as_bytes()).expect("a survey");
    assert_eq!(survey(&engine).matching.weight, Some((4, WeightReason::Heading)));
}

#[test]
fn findings_name_the_sheet_of_a_workbook() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inference/fixtures/forms.xlsx");
    let bytes = std::fs::read(path).expect("the workbook");
    let engine = read(Engine::new(), Role::Responses, "forms.xlsx", &bytes).expect("a survey");
    let findings = survey(&engine).findings();
    let weight = findings.iter().find(|finding| finding.code == "column-weight").expect("weights");
    assert_eq!(weight.location.sheet.as_deref(), Some("Sheet"));
}

#[test]
fn a_sample_of_any_characteristics_is_read() {
    let engine = || by_known(&sound_and(&[]));
    let sample = |text: &str| read(engine(), Role::Sample, "sample.csv", text.as_bytes());
    let read_sample = sample("Team;steekproef\nNoord;120\nZuid;1.080\nOost;5\n").expect("a sample");
    let (_, counts) = survey(&read_sample).sample.as_ref().expect("a sample");
    assert_eq!(counts.strata, ["Team"]);
    assert_eq!(counts.invited, BTreeMap::from([(vec![0], 120), (vec![1], 1_080)]));
    assert_eq!(counts.findings.len(), 1, "Oost is unknown");
    let refused = sample("Kleur;steekproef\nRood;120\n").err().expect("no characteristic");
    assert_eq!(refused.code, "sample-without-splits");
    assert!(refused.message(Language::Nl).contains("Team"));
    let refused = sample("Team;opmerking\nNoord;a\n").err().expect("no counts");
    assert_eq!(refused.code, "sample-without-column");
}

#[test]
fn strata_of_three_characteristics_add_up() {
    let columns =
        [SOUND.as_slice(), &[("Regio", "West / Oost"), ("Sector", "Rijk / Gemeente / Rijk")]];
    let engine = open(file(&columns.concat()).as_bytes());
    let sample =
        "Team;Regio;Sector;aantal\nNoord;West;Rijk;10\nNoord;West;Gemeente;5\nZuid;Oost;Rijk;7\n";
    let engine = read(engine, Role::Sample, "sample.csv", sample.as_bytes()).expect("a sample");
    let (_, counts) = survey(&engine).sample.as_ref().expect("a sample");
    assert_eq!(counts.strata, ["Team", "Regio", "Sector"]);
    // Noord and Oost come first in their lists, West second.
    assert_eq!(counts.invited_in(0, 1), Some(15));
    assert_eq!(counts.invited_in(0, 0), None);
    assert_eq!(counts.invited_in(1, 0), Some(7));
}
