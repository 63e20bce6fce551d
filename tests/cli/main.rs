//! The command line, used as somebody would.

mod labels;
mod record;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// Responses with weights, and how many people there are per stratum.
const WEIGHTED: &str = "tests/weights/answers.csv";
const PEOPLE: &str = "tests/weights/population.csv";

const SAMPLE: &str = "www/demo/voorbeeld-steekproef-synthetisch.csv";
const DEMO: &str = "www/demo/voorbeeld-antwoorden-synthetisch.csv";

fn peilglas(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_peilglas"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn document(arguments: &[&str]) -> Value {
    let output = peilglas(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("valid JSON")
}

/// Bad input: exit code 2, nothing on standard output, one clear line.
#[track_caller]
fn check_refused(arguments: &[&str], words: &str) {
    let output = peilglas(arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains(words), "{told}");
}

fn temporary(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn file(name: &str, bytes: &[u8]) -> String {
    let path = temporary(name);
    std::fs::write(&path, bytes).expect("a file can be written");
    path.display().to_string()
}

#[test]
fn the_document_fits_its_schema() {
    let schema = std::fs::read_to_string("docs/analysis.schema.json").expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("valid JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    for arguments in [
        &["analyse", DEMO][..],
        &["analyse", DEMO, "--by", "organisatie", "--min-base", "25", "--language", "en"],
        &["analyse", DEMO, "--by", "schaal", "--where", "domein=beleid,inspectie"],
        &["analyse", DEMO, "--by", "leiding", "--method", "report", "--least-difference", "2.5"],
        &["analyse", DEMO, "--by", "domein", "--earlier", DEMO],
        &["analyse", WEIGHTED, "--weight", "column", "--heaviest-weight", "2"],
        &["analyse", WEIGHTED, "--by", "Functie", "--weight", "rake", "--sample", PEOPLE],
        &[
            "analyse",
            DEMO,
            "--by",
            "leiding",
            "--by",
            "domein",
            "--weight",
            "poststratify",
            "--sample",
            SAMPLE,
        ],
        &["analyse", DEMO, "--by", "domein", "--base", "no-opinion"],
    ] {
        let document = document(arguments);
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .take(3)
            .collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "schema": "peilglas/analysis/1" })));
}

#[test]
fn every_split_is_there_when_none_is_named() {
    let document = document(&["analyse", DEMO]);
    let splits = document["splits"].as_array().expect("splits").iter();
    let ids: Vec<_> = splits.map(|split| split["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, ["schaal", "leiding", "domein", "leeftijd", "dienstjaren", "organisatie"]);
    let items = document["items"].as_array().expect("items").iter();
    let count = |kind: &str| items.clone().filter(|item| item["kind"] == kind).count();
    assert_eq!((count("scale"), count("categorical"), count("open")), (64, 1, 4));
}

#[test]
fn a_selection_counts_only_those_respondents() {
    let document = document(&["analyse", DEMO, "--by", "leiding", "--where", "domein=inspectie"]);
    let groups = &document["splits"][0]["groups"];
    assert_eq!((&groups[0]["n"], &groups[1]["n"]), (&81.into(), &626.into()));
    assert_eq!(document["filter"][0]["groups"][0], "inspectie");
}

#[test]
fn the_method_decides_on_the_asterisks() {
    let analysed = |arguments: &[&str]| {
        let before = ["analyse", DEMO, "--by", "domein"];
        document(&[&before[..], arguments].concat())
    };
    let marked = |document: &Value| {
        let items = document["items"].as_array().expect("items").iter();
        items.filter(|item| item["by"]["domein"]["tests"]["stars"] != "").count()
    };
    let (careful, report) = (analysed(&[]), analysed(&["--method", "report"]));
    assert_eq!((&careful["method"], &report["method"]), (&"careful".into(), &"report".into()));
    assert!(0 < marked(&careful) && marked(&careful) < marked(&report));
    let test = |document: &Value| document["items"][0]["by"]["domein"]["tests"].clone();
    assert_eq!(test(&careful)["stars_test"], "welch_anova");
    // The opinions are four statements; the tests themselves do not depend on the method.
    assert_eq!(test(&careful)["adjusted_in_figure"]["family"], 4);
    assert_eq!(test(&careful)["adjusted"]["family"], 64);
    assert_eq!(test(&careful)["anova"], test(&report)["anova"]);
    let large = analysed(&["--least-difference", "12.5"]);
    assert_eq!(large["least_difference"], 12.5);
    assert!(0 < marked(&large) && marked(&large) < marked(&careful));
    check_refused(&["analyse", DEMO, "--least-difference", "101"], "0 to 100");
    check_refused(&["analyse", DEMO, "--method", "other"], "careful");
}

#[test]
fn an_earlier_file_is_compared_and_the_report_is_beside_it() {
    let document = document(&["analyse", DEMO, "--by", "leiding", "--earlier", DEMO]);
    let places = document["trend"]["places"].as_array().expect("places");
    assert_eq!(places.len(), 3);
    // A file beside itself differs nowhere.
    for item in places.iter().flat_map(|place| place["items"].as_array().expect("items")) {
        assert_eq!(item["now"], item["earlier"]);
        assert!(
            item["mean_difference"]["diff"].as_f64().is_none_or(|difference| difference == 0.0)
        );
        assert_eq!(item["tests"]["stars"], "");
    }
    let values = document["benchmark"][0]["values"].as_array().expect("values");
    // The demo was made of the report's numbers.
    assert!(values.iter().all(|value| value["same"] != false && value["stars"] == ""));
    let top = values.iter().find(|value| value["of"] == "top").expect("the top");
    assert_eq!((&top["stated"]["printed"], &top["same"]), (&"12.8".into(), &true.into()));
    check_refused(&["analyse", DEMO, "--earlier", "bestaat-niet.csv"], "bestaat-niet.csv");
    let other = file("kantine.csv", b"broodje;prijs\nkaas;3\nham;4\n");
    check_refused(&["analyse", DEMO, "--earlier", &other], "geen enkele stelling");
}

#[test]
fn bad_input_is_refused_with_a_reason() {
    check_refused(&["analyse", "bestaat-niet.csv"], "bestaat-niet.csv");
    check_refused(&["analyse", DEMO, "--by", "kleur"], "kleur");
    check_refused(&["analyse", DEMO, "--where", "leiding=misschien"], "ja, nee");
    check_refused(&["analyse", DEMO, "--where", "leiding"], "SPLIT=GROUP");
    check_refused(&["analyse", DEMO, "--min-base", "4"], "5");
    check_refused(&["analyse", DEMO, "--questionnaire", "bestaat-niet"], "bestaat-niet");
    check_refused(&["analyse", &file("leeg.csv", b"")], "leeg");
    check_refused(&["analyse", &file("kop.csv", b"Q1;Q2\n")], "geen enkele rij");
    check_refused(&["analyse", &file("plaatje.csv", b"\x89PNG\r\n")], "afbeelding");
    check_refused(&["analyse", &file("leeg-en.csv", b""), "--language", "en"], "empty");
}

#[test]
fn a_sample_file_is_read_and_a_wrong_one_refused() {
    document(&["analyse", DEMO, "--by", "leiding", "--sample", SAMPLE]);
    check_refused(&["analyse", DEMO, "--sample", DEMO], "steekproef");
}

#[test]
fn an_export_with_labels_gives_the_same_results() {
    let coded = document(&["analyse", DEMO]);
    for export in labels::exports(DEMO) {
        let labelled = document(&["analyse", &file(export.name, &export.bytes)]);
        assert_eq!(labelled["source"]["encoding"], export.encoding, "{}", export.name);
        assert_eq!(labelled["splits"], coded["splits"], "{}", export.name);
        let items = |document: &Value| document["items"].as_array().expect("items").clone();
        for (labelled, coded) in items(&labelled).iter().zip(&items(&coded)) {
            for field in ["id", "total", "by"] {
                assert_eq!(labelled[field], coded[field], "{} {}", export.name, coded["id"]);
            }
        }
    }
}

#[test]
fn prints_a_questionnaire_that_can_be_used_again() {
    let mut text = "A1;A2;A3;Team\n".to_owned();
    for row in 0..40 {
        let (a, b, c) = (row % 5 + 1, row % 4 + 1, row % 5 + 1);
        text += &format!("{a};{b};{c};{}\n", ["Noord", "Zuid"][row % 2]);
    }
    let responses = file("unknown-survey.csv", text.as_bytes());
    let saved = temporary("unknown-survey.json").display().to_string();
    let shown = peilglas(&["questionnaire", &responses, "--out", &saved]);
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
    let first = document(&["analyse", &responses, "--by", "team"]);
    let again = document(&["analyse", &responses, "--by", "team", "--questionnaire", &saved]);
    assert_eq!(first["items"], again["items"]);
    assert_eq!(first["items"].as_array().map(Vec::len), Some(3));
    assert_eq!(first["splits"][0]["id"], "Team");
}

#[test]
fn findings_are_csv_and_never_a_formula() {
    let text = "=kleur;Q8_1\n1;1\n2;17\n3;2\n4;3\n5;4\n6;5\n7;3\n8;2\n";
    let responses = file("-odd.csv", text.as_bytes());
    let output = peilglas(&["findings", &responses, "--questionnaire", "ambtelijk-vakmanschap"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let csv = String::from_utf8(output.stdout).expect("UTF-8");
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("\u{feff}bestand;blad;rij;kolom;ernst;code;opmerking"));
    assert!(csv.contains("'-odd.csv;;3;Q8_1;let op;out-of-range;"), "{csv}");
    assert!(csv.contains("'-odd.csv;;1;'=kleur;ter informatie;column-not-used;"), "{csv}");
}

#[test]
fn another_sheet_is_read_when_it_is_named() {
    const WORKBOOK: &str = "tests/ingest/fixtures/quirks.xlsx";
    let own = document(&["analyse", WORKBOOK]);
    assert_eq!(own["source"]["sheet"], "Antwoorden");
    let other = document(&["analyse", WORKBOOK, "--sheet", "Toelichting"]);
    assert_eq!(other["source"]["sheet"], "Toelichting");
    check_refused(&["analyse", WORKBOOK, "--sheet", "Blad9"], "Blad9");
    check_refused(&["analyse", DEMO, "--sheet", "Blad1"], "geen bladen");
}

#[test]
fn without_a_split_everybody_is_shown() {
    let mut text = "Ik werk hier graag,Mijn werk is nuttig\n".to_owned();
    for row in 0..40 {
        let answers = ["Zeer mee eens", "Mee eens", "Neutraal", "Mee oneens", "Zeer mee oneens"];
        text += &format!("{},{}\n", answers[row % 5], answers[row * 3 % 5]);
    }
    let responses = file("everybody.csv", text.as_bytes());
    let everybody = document(&["analyse", &responses, "--by", "none"]);
    assert_eq!(everybody["splits"][0]["groups"][0]["n"], 40);
    let item = &everybody["items"][0];
    assert_eq!(item["total"]["n"], 40);
    assert_eq!(item["by"]["none"]["cells"]["all"], item["total"]);
    assert!(item["by"]["none"]["tests"].is_null());
    assert!(everybody["findings"].as_array().is_some_and(|findings| {
        findings.iter().all(|finding| finding["code"] != "not-computed")
    }));
    let folder = temporary("everybody");
    let out = folder.display().to_string();
    assert!(peilglas(&["analyse", &responses, "--format", "svg", "--out", &out]).status.success());
    let drawing = std::fs::read_dir(&folder).expect("a folder").next().expect("a figure");
    let svg = std::fs::read_to_string(drawing.expect("a file").path()).expect("text");
    assert!(svg.contains("Iedereen") && !svg.contains("Geen toets"));
}
