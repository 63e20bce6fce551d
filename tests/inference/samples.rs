//! The real exports and sample files, each against what its raw file says.
//! They lie outside the project; without them this says so and checks nothing.

use std::path::Path;

use peilglas::engine::{Engine, Survey};

use super::exports::letters;
use super::open;

/// A file: producer and respondents; how many columns are items, splits, of
/// several answers, choices, open, and set aside as about a person, technical,
/// empty or unclear; some items: `column n no-opinion refused not-answered`.
/// The SPSS samples are compared cell for cell in `tests/ingest`.
const SAMPLES: &str = "
data/limesurvey/results_survey.csv | limesurvey 70 | 87 10 5 0 17 2 13 11 1 | 12 69 0 0 1, 32 22 1 0 47, 56 1 1 0 68, 123 66 4 0 0
data/qualtrics/matrix_single_answer.csv | qualtrics 5 | 18 3 0 0 0 11 3 0 0 | 11 5 0 0 0, 22 5 0 0 0
data/qualtrics/no_basis_for_evaluation.csv | qualtrics 15 | 8 1 26 0 0 11 3 0 0 | 17 10 5 0 0, 18 11 4 0 0, 21 9 4 2 0
data/qualtrics/sample.csv | qualtrics 1 | 0 0 0 0 1 11 7 0 1 |
data/qualtrics/sample_legacy.csv | qualtrics 1 | 0 0 0 0 1 10 3 1 1 |
data/surveymonkey/star_wars.csv | surveymonkey 1186 | 14 11 6 6 0 1 0 0 0 | 15 814 15 0 357, 20 658 156 0 372, 28 816 10 0 360
oracle/data/beps.csv | unknown 1525 | 5 3 0 0 0 1 0 0 0 | 1 1525 0 0 0, 5 1525 0 0 0
oracle/data/beps.xlsx | unknown 1525 | 5 3 0 0 0 1 0 0 0 | 1 1525 0 0 0, 5 1525 0 0 0
oracle/data/beps.sav | spss 1525 | 5 3 0 0 0 1 0 0 0 | 1 1525 0 0 0, 5 1525 0 0 0
oracle/data/beps_labels_nl.csv | unknown 1525 | 5 3 0 0 0 1 0 0 0 | 1 1525 0 0 0, 5 1525 0 0 0
oracle/data/beps_dk.csv | unknown 1525 | 5 3 0 0 0 1 0 0 0 | 1 1399 95 31 0, 5 1396 103 26 0
oracle/data/beps_dk.xlsx | unknown 1525 | 5 3 0 0 0 1 0 0 0 | 1 1399 95 31 0, 5 1396 103 26 0
oracle/data/beps_dk.sav | spss 1525 | 5 3 0 0 0 1 0 0 0 | 1 1399 95 31 0, 5 1396 103 26 0
oracle/data/beps_dk_labels_nl.csv | unknown 1525 | 5 3 0 0 0 1 0 0 0 | 1 1399 95 31 0, 5 1396 103 26 0
oracle/data/bfi.csv | unknown 2800 | 25 3 0 0 0 1 0 0 0 | 1 2784 0 0 16, 25 2780 0 0 20
oracle/data/bfi.xlsx | unknown 2800 | 25 3 0 0 0 1 0 0 0 | 1 2784 0 0 16, 25 2780 0 0 20
oracle/data/bfi.sav | spss 2800 | 25 3 0 0 0 1 0 0 0 | 1 2784 0 0 16, 25 2780 0 0 20
oracle/data/bfi.zsav | spss 2800 | 25 3 0 0 0 1 0 0 0 | 1 2784 0 0 16, 25 2780 0 0 20
oracle/data/bfi_labels_nl.csv | unknown 2800 | 25 3 0 0 0 1 0 0 0 | 1 2784 0 0 16, 25 2780 0 0 20
";

#[test]
fn every_sample_is_what_its_raw_file_says() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if !shared.join("data").exists() || !shared.join("oracle/data").exists() {
        println!("SKIPPED: the sample files are not on this machine");
        return;
    }
    let mut found = String::new();
    for line in SAMPLES.lines().filter(|line| !line.is_empty()) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let bytes = std::fs::read(shared.join(parts[0])).expect("a file");
        let engine = open(&bytes);
        found += &format!("\n{}", described(parts[0], &engine, parts[3]));
    }
    assert_eq!(found.trim(), SAMPLES.trim());
}

fn described(file: &str, engine: &Engine, items: &str) -> String {
    let survey = engine.survey().expect("a survey");
    let letters = letters(survey);
    let counts = "ISMCOpteu".chars().map(|kind| letters.chars().filter(|c| *c == kind).count());
    let counts: Vec<String> = counts.map(|count| count.to_string()).collect();
    let asked = items.split(", ").filter_map(|item| item.split(' ').next()?.parse().ok());
    let items: Vec<String> = asked.map(|column| base(survey, column)).collect();
    let (producer, rows) = (&survey.table.source.producer, survey.table.rows);
    let line = format!("{file} | {producer} {rows} | {} | {}", counts.join(" "), items.join(", "));
    line.trim_end().to_owned()
}

/// Of the item in this column: answers on the scale, and those that are none.
fn base(survey: &Survey, column: usize) -> String {
    use peilglas::responses::slot::{NO_OPINION, NOT_ANSWERED, REFUSED, UNKNOWN};
    let item = survey.coding.items.iter().find(|item| item.column == column).expect("an item");
    let codes = match &survey.table.columns[column].values {
        peilglas::ingest::Values::Coded { codes, .. } => codes,
        peilglas::ingest::Values::TooVaried => panic!("column {column} has no codes"),
    };
    let slots = codes.map(|code| item.slots[code]);
    let count = |slot| slots.iter().filter(|given| **given == slot).count();
    assert_eq!(count(UNKNOWN), 0, "column {column}");
    let beside = [NO_OPINION, REFUSED, NOT_ANSWERED].map(count);
    let on_scale = slots.len() - beside.iter().sum::<usize>();
    format!("{column} {on_scale} {} {} {}", beside[0], beside[1], beside[2])
}
