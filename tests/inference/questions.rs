//! Questions with several answers, as every survey program writes them.

use std::path::Path;

use peilglas::engine::Survey;
use peilglas::ingest::{Reader, ResponseSet};
use peilglas::questionnaire::{Questionnaire, Role};
use serde_json::{Value, json};

use super::{document, open};

/// A file of 60 rows; every column repeats its values.
fn file(columns: &[(&str, &[&str])]) -> String {
    let headings: Vec<String> = columns.iter().map(|(name, _)| format!("\"{name}\"")).collect();
    let mut text = format!("Afdeling,{}\n", headings.join(","));
    for row in 0..60 {
        let cell = |(_, values): &(&str, &[&str])| format!("\"{}\"", values[row % values.len()]);
        let cells: Vec<String> = columns.iter().map(cell).collect();
        text += &format!("{},{}\n", ["Noord", "Zuid", "Oost"][row % 3], cells.join(","));
    }
    text
}

/// The questions with unordered answers: id, kind, base, labels, n, counts.
fn questions(document: &Value) -> Vec<Value> {
    let items = document["items"].as_array().expect("items").iter();
    let items = items.filter(|item| item["kind"] == "multiple" || item["kind"] == "categorical");
    let labels = |item: &Value| -> Vec<Value> {
        item["scale"].as_array().expect("answers").iter().map(|a| a["label"].clone()).collect()
    };
    items
        .map(|item| {
            json!([
                item["id"],
                item["base"],
                labels(item),
                item["total"]["n"],
                item["total"]["counts"]
            ])
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[Value]) {
    let engine = open(text.as_bytes());
    let survey = engine.survey().expect("a survey");
    assert_eq!(questions(&document(survey, &[])), expected);
    let codes: Vec<String> = survey.findings().into_iter().map(|f| f.code).collect();
    assert!(!codes.iter().any(|code| code == "unknown-answers"), "{codes:?}");
    again(survey, text);
}

/// Saved and used again, the questionnaire gives the same results.
#[track_caller]
fn again(survey: &Survey, text: &str) {
    let json = survey.questionnaire.to_json();
    let read_back = Questionnaire::from_json(&json).expect("a valid file");
    let mut engine = peilglas::engine::Engine::with_questionnaire(read_back.into());
    super::read(&mut engine, text.as_bytes());
    let second = document(engine.survey().expect("a survey"), &[]);
    assert_eq!(questions(&second), questions(&document(survey, &[])));
}

#[test]
fn columns_of_ones_and_noughts_tell_who_chose_none() {
    let text = file(&[
        ("Wat gebruikt u? [Fiets]", &["1", "0", "0", ""]),
        ("Wat gebruikt u? [Trein]", &["1", "1", "0", ""]),
    ]);
    let answers = ["Fiets", "Trein"];
    check(&text, &[json!(["Wat gebruikt u?", "answered", answers, 45, [15, 30]])]);
}

#[test]
fn qualtrics_writes_1_or_the_answer_with_what_was_written_beside_it() {
    let text = file(&[
        ("Q5_1: Wat gebruikt u? - Selected Choice - Fiets", &["1", "", ""]),
        ("Q5_2: Wat gebruikt u? - Selected Choice - Trein", &["1", "1", ""]),
        ("Q5_3: Wat gebruikt u? - Selected Choice - Anders", &["", "1", ""]),
        ("Q5_3_TEXT: Wat gebruikt u? - Anders - Text", &["", "een step", ""]),
    ]);
    let engine = open(text.as_bytes());
    let survey = engine.survey().expect("a survey");
    let made = document(survey, &[]);
    let answers = ["Fiets", "Trein", "Anders"];
    assert_eq!(questions(&made), [json!(["Q5", "chose_any", answers, 40, [20, 40, 20]])]);
    assert!(!made.to_string().contains("een step"));
    let text = file(&[
        ("Q5_1", &["Fiets", "", ""]),
        ("Q5_2", &["Trein", "Trein", ""]),
        ("Q5_3", &["", "", ""]),
    ]);
    check(&text, &[json!(["Q5", "chose_any", ["Fiets", "Trein", "Q5_3"], 40, [20, 40, 0]])]);
}

#[test]
fn limesurvey_writes_y_and_the_words_at_other() {
    let text = file(&[
        ("v5[SQ001]. Wat gebruikt u? [Fiets]", &["Y", "", "", "N/A"]),
        ("v5[SQ001comment]. Wat gebruikt u? [Fiets][Commentaar]", &["elke dag {row}", "", "", ""]),
        ("v5[SQ002]. Wat gebruikt u? [Trein]", &["Y", "Y", "", "N/A"]),
        ("v5[other]. Wat gebruikt u? [Anders]", &["", "step {row}", "", ""]),
    ]);
    // Every row its own words.
    let text: String = text
        .lines()
        .enumerate()
        .map(|(row, line)| line.replace("{row}", &row.to_string()) + "\n")
        .collect();
    let answers = ["Fiets", "Trein", "Anders"];
    check(&text, &[json!(["v5", "chose_any", answers, 30, [15, 30, 15]])]);
    let engine = open(text.as_bytes());
    let made = document(engine.survey().expect("a survey"), &[]);
    assert_eq!(made["items"][0]["total"]["missing"]["not_asked"], 15);
    for words in ["step", "elke dag"] {
        assert!(!made.to_string().contains(words), "{words}");
    }
}

#[test]
fn what_was_written_at_other_names_no_answer() {
    let written = ["", "een step", "", "een step"];
    let text = file(&[
        ("v5[SQ001]", &["Y", "", ""]),
        ("v5[SQ002]", &["Y", "Y", ""]),
        ("v5[other]", &written),
    ]);
    let answers = ["v5[SQ001]", "v5[SQ002]", "Other"];
    check(&text, &[json!(["v5", "chose_any", answers, 50, [20, 40, 30]])]);
    let engine = open(text.as_bytes());
    let survey = engine.survey().expect("a survey");
    assert!(!document(survey, &[]).to_string().contains("step"));
    assert!(!survey.questionnaire.to_json().contains("step"));
}

#[test]
fn surveymonkey_repeats_the_answer_and_leaves_unchosen_ones_empty() {
    let mut text =
        "Respondent ID,Collector ID,Wat gebruikt u?,,,Afdeling\n,,Fiets,Trein,Bus,Response\n"
            .to_owned();
    for row in 0..40 {
        let train = if row % 4 == 0 { "Trein" } else { "" };
        let bike = if row % 2 == 0 { "Fiets" } else { "" };
        text += &format!("9{row:03},5,{bike},{train},,{}\n", ["A", "B"][row % 2]);
    }
    let answers = ["Fiets", "Trein", "Bus"];
    check(&text, &[json!(["Wat gebruikt u?", "chose_any", answers, 20, [20, 10, 0]])]);
}

#[test]
fn forms_write_several_answers_in_a_cell() {
    let cells = ["Fiets;Trein;", "Fiets;", "", "Bus;Trein;"];
    let text = file(&[("Wat gebruikt u?", &cells)]);
    let answers = ["Fiets", "Trein", "Bus"];
    check(&text, &[json!(["Wat gebruikt u?", "chose_any", answers, 45, [30, 30, 15]])]);
    let cells =
        ["Fiets, Auto, eigen of geleend", "Auto, eigen of geleend", "Trein, Fiets", "", "Trein"];
    let text = file(&[("Wat gebruikt u?", &cells)]);
    let answers = ["Fiets", "Auto, eigen of geleend", "Trein"];
    check(&text, &[json!(["Wat gebruikt u?", "chose_any", answers, 48, [24, 24, 24]])]);
}

#[test]
fn sets_that_the_file_names_are_questions() {
    let text = file(&[
        ("m1", &["1", "2", ""]),
        ("m2", &["1", "1", ""]),
        ("c1", &["3", "4", "3", ""]),
        ("c2", &["4", "", "3", ""]),
    ]);
    let mut reader = Reader::new("survey.csv", text.len() as u64);
    reader.push(text.as_bytes()).expect("readable");
    let mut table = reader.finish().expect("a table");
    let set = |name: &str, members: [usize; 2], counted: Option<&str>| ResponseSet {
        name: name.to_owned(),
        label: format!("Vraag {name}"),
        members: members.to_vec(),
        counted: counted.map(str::to_owned),
    };
    table.sets = vec![set("d", [1, 2], Some("2")), set("c", [3, 4], None)];
    let survey = Survey::recognise(table);
    let roles: Vec<Role> = survey
        .inferred
        .as_ref()
        .map(|inferred| inferred.reasons.iter().map(|reason| reason.role).collect())
        .expect("inferred");
    assert_eq!(roles[1..], [Role::Multiple; 4]);
    let found = questions(&document(&survey, &[]));
    // Who has one answer twice chose it once.
    assert_eq!(
        found,
        [
            json!(["d", "answered", ["m1", "m2"], 40, [20, 0]]),
            json!(["c", "chose_any", ["3", "4"], 45, [30, 30]]),
        ]
    );
}

#[test]
fn two_questions_that_begin_alike_stay_two() {
    let text = file(&[("Q1: Rookt u?", &["Ja", "Nee"]), ("Q2: Drinkt u?", &["Nee", "Ja", "Ja"])]);
    let engine = open(text.as_bytes());
    let made = document(engine.survey().expect("a survey"), &[]);
    assert_eq!(questions(&made), Vec::<Value>::new());
    assert_eq!(made["splits"].as_array().map(Vec::len), Some(3));
}

/// Real exports lie outside the project; without them this says so and checks
/// nothing. The numbers were counted with another program.
#[test]
fn real_exports_are_counted() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !folder.exists() {
        println!("SKIPPED: the real exports are not on this machine");
        return;
    }
    let read = |path: &str| std::fs::read(folder.join(path)).expect("a file");
    let engine = open(&read("surveymonkey/star_wars.csv"));
    let films = document(engine.survey().expect("a survey"), &["Gender".to_owned()]);
    let films = films["items"].as_array().expect("items");
    let films = films.iter().find(|item| item["kind"] == "multiple").expect("the films");
    assert_eq!(films["total"]["n"], 835);
    assert_eq!(films["total"]["missing"]["not_answered"], 351);
    assert_eq!(films["total"]["counts"], json!([673, 571, 550, 607, 758, 738]));
    let cells = &films["by"]["Gender"]["cells"];
    assert_eq!(cells["Female"]["counts"], json!([298, 237, 222, 255, 353, 338]));
    assert_eq!(cells["Male"]["counts"], json!([361, 323, 317, 342, 392, 387]));
    assert_eq!((&cells["Female"]["n"], &cells["Male"]["n"]), (&json!(397), &json!(422)));

    let engine = open(&read("qualtrics/no_basis_for_evaluation.csv"));
    let made = questions(&document(engine.survey().expect("a survey"), &[]));
    assert_eq!(made.len(), 7);
    assert_eq!(
        (&made[0][0], &made[0][3], &made[0][4]),
        (&json!("Q2"), &json!(15), &json!([9, 10, 9, 10, 8]))
    );

    let engine = open(&read("sav/multiple_response.sav"));
    let made = questions(&document(engine.survey().expect("a survey"), &[]));
    let labels = ["Response #1", "Response #2", "Response #3"];
    assert_eq!(made[0][4], json!([3, 6, 3, 3]));
    assert_eq!(made[1], json!(["mymrset", "answered", labels, 6, [3, 4, 0]]));
}
