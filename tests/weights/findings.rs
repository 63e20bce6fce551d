//! What is odd about weights made of a sample file: said, with how many, and never patched up.

use peilglas::analysis::{Definitions, Weighting};
use peilglas::engine::Engine;
use peilglas::engine::protocol::Role;
use serde_json::{Value, json};

use crate::{document_of, item, open, opened};

const ANSWERS: &str = include_str!("answers.csv");
const POPULATION: &str = include_str!("population.csv");

/// The responses that `keep` keeps, with a sample file.
fn engine(keep: impl Fn(&str) -> bool, sample: &str) -> Engine {
    let kept: Vec<&str> = ANSWERS.lines().filter(|line| keep(line)).collect();
    let mut engine = opened(&(kept.join("\n") + "\n"));
    open(&mut engine, Role::Sample, sample);
    engine
}

fn is_of(line: &str, region: &str, job: &str) -> bool {
    line.contains(&format!(";{region};{job};"))
}

/// The findings with this code: row and message.
fn found(document: &Value, code: &str) -> Vec<(Value, String)> {
    let findings = document["findings"].as_array().expect("findings").iter();
    let found = findings.filter(|finding| finding["code"] == code);
    let words = |finding: &Value| finding["message"].as_str().expect("words").to_owned();
    found.map(|finding| (finding["location"]["row"].clone(), words(finding))).collect()
}

#[track_caller]
fn said(document: &Value, code: &str, row: Value, part: &str) {
    let found = found(document, code);
    assert_eq!(found.len(), 1, "{code}: {:?}", document["findings"]);
    assert_eq!(found[0].0, row);
    assert!(found[0].1.contains(part), "{code}: {}", found[0].1);
}

/// Why weights cannot be made.
fn refused(engine: &Engine, weighting: Weighting) -> String {
    let survey = engine.survey().expect("open");
    let refused = peilglas::engine::document(survey, &crate::request(weighting, &[]));
    let finding = refused.expect_err("no weights");
    assert!(!finding.message(peilglas::base::Language::Nl).starts_with('['));
    finding.code
}

fn base(document: &Value) -> f64 {
    document["splits"][0]["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|group| group["weighted"].as_f64().expect("Σw"))
        .sum()
}

#[test]
fn weights_add_up_to_the_people() {
    for weighting in [Weighting::Design, Weighting::PostStratified, Weighting::Raked] {
        let document = document_of(&opened(ANSWERS), weighting, &["Regio"]);
        let groups = document["splits"][0]["groups"].as_array().expect("groups");
        for (group, people) in groups.iter().zip([406.0, 522.0, 975.0, 174.0]) {
            let sum = group["weighted"].as_f64().expect("Σw");
            assert!((sum / people - 1.0).abs() < 1e-9, "{weighting:?} {}: {sum}", group["id"]);
        }
    }
}

#[test]
fn nobody_of_a_stratum_is_a_finding_and_the_rest_stays_as_it_was() {
    let engine = engine(|line| !is_of(line, "Zuid", "Staf"), POPULATION);
    for weighting in [Weighting::Design, Weighting::PostStratified] {
        let document = document_of(&engine, weighting, &["Regio"]);
        said(&document, "weight-stratum-empty", json!(6), "19 mensen");
        assert!((base(&document) / (2077.0 - 19.0) - 1.0).abs() < 1e-9, "{}", base(&document));
    }
    // Raking knows no stratum, and both categories have others.
    let document = document_of(&engine, Weighting::Raked, &["Regio"]);
    assert!(found(&document, "weight-stratum-empty").is_empty());
    assert!((base(&document) / 2077.0 - 1.0).abs() < 1e-9);
    // Of a whole category nobody who can be weighted: the others are raked to what is left.
    let silent = ANSWERS.replace(";Zuid;Staf;", ";Zuid;;").replace(";Zuid;Lijn;", ";Zuid;;");
    let mut engine = opened(&silent);
    open(&mut engine, Role::Sample, POPULATION);
    let document = document_of(&engine, Weighting::Raked, &["Functie"]);
    said(&document, "weight-stratum-empty", json!(6), "174 mensen");
    assert!((base(&document) / (2077.0 - 174.0) - 1.0).abs() < 1e-9);
}

#[test]
fn a_stratum_with_one_respondent_has_no_error() {
    let mut first = true;
    let mut rows = Vec::new();
    for line in ANSWERS.lines() {
        if !is_of(line, "Oost", "Staf") || std::mem::take(&mut first) {
            rows.push(line);
        }
    }
    let engine = opened(&(rows.join("\n") + "\n"));
    let document = document_of(&engine, Weighting::Design, &["Functie"]);
    said(&document, "weight-stratum-lonely", Value::Null, "maar één iemand");
    assert!(item(&document, "Q1_1")["total"]["weighted"]["mean"].is_null());
    assert!(found(&document, "not-computed")[0].1.contains("maar één iemand"));
    let document = document_of(&engine, Weighting::PostStratified, &["Functie"]);
    assert!(item(&document, "Q1_1")["total"]["weighted"]["mean"]["se"].as_f64() > Some(0.0));
}

#[test]
fn who_stands_for_nobody_known_is_counted() {
    // A stratum without a row, and respondents who did not say their job.
    let sample: Vec<&str> =
        POPULATION.lines().filter(|line| !line.starts_with("Noord;Staf")).collect();
    let silent = ANSWERS.replace(";West;Staf;", ";West;;");
    let mut engine = opened(&silent);
    open(&mut engine, Role::Sample, &(sample.join("\n") + "\n"));
    let document = document_of(&engine, Weighting::Design, &["Team"]);
    said(&document, "weight-stratum-unknown", Value::Null, "28 respondenten");
    said(&document, "weight-stratum-unanswered", Value::Null, "47 respondenten");
    assert_eq!(document["weighting"]["without"], 28 + 47);
}

#[test]
fn margins_may_stand_in_rows_of_their_own() {
    let margins = "Regio;Functie;Populatie\nNoord;;406\nOost;;522\nZuid;;174\nWest;;975\n;Staf;475\n;Lijn;1602\n";
    let alone = engine(|_| true, margins);
    let crossed = opened(ANSWERS);
    let [alone_found, crossed_found] = [&alone, &crossed].map(|engine| {
        let document = document_of(engine, Weighting::Raked, &["Team"]);
        item(&document, "Q1_2")["total"]["weighted"]["mean"].clone()
    });
    assert_eq!(alone_found, crossed_found);
    assert_eq!(refused(&alone, Weighting::Design), "weight-no-stratum");
    let off = margins.replace("1602", "1600");
    assert_eq!(refused(&engine(|_| true, &off), Weighting::Raked), "weight-margins-disagree");
}

#[test]
fn impossible_numbers_are_refused() {
    let few = POPULATION.replace("West;Lijn;170;735", "West;Lijn;170;87");
    let engine = engine(|_| true, &few);
    assert_eq!(refused(&engine, Weighting::Design), "weight-people-below");
    // Weights below 1 are possible where the sample was not drawn by stratum.
    document_of(&engine, Weighting::PostStratified, &["Team"]);
    let without = opened("Team;Q1_1;Q1_2\nA;1;2\nB;5;4\nA;3;3\nB;2;4\n");
    assert_eq!(refused(&without, Weighting::Raked), "weight-without-sample");
}

#[test]
fn trimmed_weights_are_counted_and_keep_their_sum() {
    let engine = opened(ANSWERS);
    let trimmed = |heaviest_weight: f64, weighting| {
        let mut request = crate::request(weighting, &["Functie"]);
        request.definitions = Definitions { heaviest_weight, ..request.definitions };
        let document = peilglas::engine::document(engine.survey().expect("open"), &request);
        document.map(|text| serde_json::from_str::<Value>(&text).expect("JSON"))
    };
    for weighting in [Weighting::Column, Weighting::Design, Weighting::Raked] {
        let [whole, cut] = [0.0, 1.3].map(|most| trimmed(most, weighting).expect("weights"));
        assert_eq!(whole["weighting"]["trimmed"], 0);
        let n = cut["weighting"]["trimmed"].as_u64().expect("a number");
        said(&cut, "weight-trimmed", Value::Null, &format!("{n} respondenten"));
        assert!((base(&whole) / base(&cut) - 1.0).abs() < 1e-9);
        // What is cut off is gained in effect.
        let effect = |document: &Value| {
            item(document, "Q1_1")["total"]["weighted"]["mean"]["kish_effect"]
                .as_f64()
                .expect("one")
        };
        assert!(effect(&cut) < effect(&whole), "{weighting:?}");
    }
    assert!(
        found(&trimmed(1000.0, Weighting::Column).expect("weights"), "weight-trimmed").is_empty()
    );
    assert_eq!(trimmed(0.5, Weighting::Column).expect_err("too tight").code, "weight-bounds");
}

#[test]
fn a_column_with_mistakes_is_weights_all_the_same() {
    let plain = document_of(&opened(ANSWERS), Weighting::Column, &["Team"]);
    let without = |document: &Value| document["weighting"]["without"].as_u64().expect("a number");
    let mistake = |row: usize, value: &str| {
        let line = |(at, line): (usize, &str)| match at == row {
            true => format!("{};{value}\n", line.rsplit_once(';').expect("cells").0),
            false => format!("{line}\n"),
        };
        ANSWERS.lines().enumerate().map(line).collect::<String>()
    };
    for (value, code) in [
        ("-0.753", "weight-invalid"),
        ("onbekend", "weight-invalid"),
        ("1e12", "weight-invalid"),
        ("", "weight-missing"),
        ("0", "weight-zero"),
    ] {
        // The first respondent, on the second row of the file, has an answer.
        let document = document_of(&opened(&mistake(1, value)), Weighting::Column, &["Team"]);
        assert_eq!(without(&document), without(&plain) + 1, "{value}");
        let found = found(&document, code);
        assert_eq!(found.len(), 1, "{value}: {:?}", document["findings"]);
        assert_eq!(found[0].0, json!(2), "{value}");
        assert!(value.len() < 2 || !document.to_string().contains(value), "{value} is told");
        let n = |document: &Value| {
            item(document, "Q1_1")["total"]["weighted"]["n"].as_u64().expect("respondents")
        };
        assert_eq!(n(&document) + 1, n(&plain), "{value}");
    }
}

#[test]
fn a_stratum_that_nobody_answers_of_is_empty_where_the_questionnaire_is_inferred_too() {
    let more = format!("{POPULATION}Caribisch;Lijn;20;61\nCaribisch;Staf;5;9\n");
    let engine = engine(|_| true, &more);
    let rows = found(&document_of(&engine, Weighting::None, &["Regio"]), "sample-row-nobody");
    assert_eq!(rows.iter().map(|(row, _)| row).collect::<Vec<_>>(), [&json!(10), &json!(11)]);
    for weighting in [Weighting::Design, Weighting::PostStratified] {
        let document = document_of(&engine, weighting, &["Regio"]);
        said(&document, "weight-stratum-empty", json!(10), "2 groepen met samen 70 mensen");
        assert!((base(&document) / 2077.0 - 1.0).abs() < 1e-9);
        assert!(found(&document, "sample-row-not-used").is_empty());
    }
    let document = document_of(&engine, Weighting::Raked, &["Regio"]);
    said(&document, "weight-stratum-empty", json!(10), "70 mensen");
    // What cannot be read is still not used: no number, or nothing named.
    let broken = format!("{POPULATION}Caribisch;Lijn;twintig;61\n;;20;61\n");
    let broken = self::engine(|_| true, &broken);
    let rows = found(&document_of(&broken, Weighting::None, &["Regio"]), "sample-row-not-used");
    assert_eq!(rows.len(), 2);
}
