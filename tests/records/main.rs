//! What may still be exported after other exports, and what is remembered of them.

mod beside;
#[allow(dead_code)]
#[path = "../shared/opening.rs"]
mod opening;
mod over_time;

use std::sync::Arc;

use peilglas::analysis::{Definitions, Weighting};
use peilglas::base::Language;
use peilglas::disclosure::{MinimumBase, Record};
use peilglas::engine::protocol::{DocumentRequest, Refused, Role, SafeChoice, Selection};
use peilglas::engine::{Engine, Hindrance, Wish};
use peilglas::questionnaire::{Edit, Questionnaire};

/// A survey with an age, a team, a place and an item.
const QUESTIONNAIRE: &str = r#"{
  "schema": "peilglas/questionnaire/1", "id": "klein", "title": { "nl": "Klein", "en": "Small" },
  "scales": [{ "id": "s", "agree": [4, 5], "points": [
    { "code": 1, "label": { "nl": "1", "en": "1" } }, { "code": 2, "label": { "nl": "2", "en": "2" } },
    { "code": 3, "label": { "nl": "3", "en": "3" } }, { "code": 4, "label": { "nl": "4", "en": "4" } },
    { "code": 5, "label": { "nl": "5", "en": "5" } }] }],
  "batteries": [{ "id": "blok", "title": { "nl": "Blok", "en": "Block" }, "scale": "s",
    "items": [{ "id": "item", "label": { "nl": "Item", "en": "Item" }, "codes": ["item"] }] }],
  "background": [
    { "id": "leeftijd", "label": { "nl": "Leeftijd", "en": "Age" }, "codes": ["leeftijd"], "kind": "number",
      "bands": [
        { "id": "jong", "label": { "nl": "tot 40", "en": "under 40" }, "to": 39 },
        { "id": "oud", "label": { "nl": "vanaf 40", "en": "from 40" }, "from": 40 }] },
    { "id": "team", "label": { "nl": "Team", "en": "Team" }, "codes": ["team"], "kind": "choice", "answers": [
        { "id": "a", "code": 1, "label": { "nl": "A", "en": "A" } },
        { "id": "b", "code": 2, "label": { "nl": "B", "en": "B" } },
        { "id": "c", "code": 3, "label": { "nl": "C", "en": "C" } },
        { "id": "d", "code": 4, "label": { "nl": "D", "en": "D" } }] }
  ]
}"#;

/// Per respondent an age and a team; answers go round.
fn csv(respondents: &[(u32, u32)]) -> String {
    let mut csv = String::from("leeftijd;team;item\n");
    for (row, (age, team)) in respondents.iter().enumerate() {
        csv += &format!("{age};{team};{}\n", (row * 7 + row / 5) % 5 + 1);
    }
    csv
}

/// Ages 20 up to 59, `each` of every age, in two large teams, and `extra`.
fn ages(each: usize, extra: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let all = (20..60).flat_map(|age| (0..each).map(move |at| (age, (at % 2) as u32 + 1)));
    all.chain(extra.iter().copied()).collect()
}

fn engine(csv: &str) -> Engine {
    let questionnaire = Questionnaire::from_json(QUESTIONNAIRE).expect("a questionnaire");
    let mut engine = Engine::with_questionnaire(Arc::new(questionnaire));
    open(&mut engine, csv);
    engine
}

fn open(engine: &mut Engine, csv: &str) {
    engine.open(Role::Responses, "klein.csv", csv.len() as u64);
    engine.push(csv.as_bytes()).expect("readable");
    engine.finish();
}

fn asked(splits: &[&str], minimum_base: u64) -> DocumentRequest {
    DocumentRequest {
        splits: splits.iter().map(|split| (*split).to_owned()).collect(),
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::new(minimum_base).expect("allowed"),
        definitions: Definitions::default(),
    }
}

fn select(split: &str, group: &str) -> Selection {
    Selection { split: split.to_owned(), groups: vec![group.to_owned()] }
}

/// Lets the bands of age begin at these ages.
fn bands(engine: &mut Engine, starts: &[f64]) {
    let survey = engine.survey_mut().expect("open");
    let mut age = survey.questionnaire.background("leeftijd").expect("asked").clone();
    age.set_band_starts(starts);
    survey.edit(&Edit::Background(age)).expect("fits");
}

/// Exports, where that may be.
fn export(engine: &mut Engine, request: &DocumentRequest) -> Result<(), Box<Refused>> {
    let wish = Wish::Document(request.clone());
    let survey = engine.survey_mut().expect("open");
    match survey.judge(&wish) {
        Ok(()) => {
            survey.note_export(&wish).expect("can be made");
            Ok(())
        }
        Err(Hindrance::Refused(refused)) => Err(refused),
        Err(Hindrance::Failed(finding)) => panic!("{}", finding.message(Language::En)),
    }
}

#[track_caller]
fn check_refused(engine: &mut Engine, request: &DocumentRequest, code: &str) -> Refused {
    let refused = *export(engine, request).expect_err("it tells too much");
    assert_eq!(refused.finding.code, code);
    refused
}

#[test]
fn other_bands_are_refused_where_few_lie_between() {
    // Two of every age: between 40 and 43 are six.
    let mut engine = engine(&csv(&ages(2, &[])));
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("the first");
    bands(&mut engine, &[43.0]);
    let refused = check_refused(&mut engine, &asked(&["leeftijd"], 10), "export-between");
    let told = refused.finding.message(Language::Nl);
    assert!(told.contains("tot 40") && told.contains("keer 1") && told.contains("10"), "{told}");
    // The bands of before are offered, and can be exported.
    let SafeChoice::Bands { edit, .. } = &refused.choices[0] else { panic!("{refused:?}") };
    engine.survey_mut().expect("open").edit(edit).expect("fits");
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("what was offered");
    // Between 40 and 50 are twenty.
    bands(&mut engine, &[50.0]);
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("enough lie between");
    // But 45 to 50 were not told of before, and are ten.
    bands(&mut engine, &[45.0]);
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("enough lie on both sides");
    bands(&mut engine, &[46.0]);
    check_refused(&mut engine, &asked(&["leeftijd"], 10), "export-between");
}

#[test]
fn every_choice_that_is_offered_can_be_exported() {
    let mut engine = engine(&csv(&ages(2, &[])));
    export(&mut engine, &asked(&["leeftijd", "team"], 10)).expect("the first");
    bands(&mut engine, &[30.0, 43.0]);
    let request = asked(&["leeftijd", "team"], 10);
    let refused = check_refused(&mut engine, &request, "export-between");
    // The groups of before, two groups as one, and one split less.
    let [SafeChoice::Bands { .. }, SafeChoice::Merge { .. }, SafeChoice::WithoutSplit(_)] =
        &refused.choices[..]
    else {
        panic!("{:?}", refused.choices)
    };
    for choice in refused.choices {
        let mut other = request.clone();
        match &choice {
            SafeChoice::Bands { edit, .. } | SafeChoice::Merge { edit, .. } => {
                engine.survey_mut().expect("open").edit(edit).expect("fits");
            }
            SafeChoice::WithoutSplit(split) => other.splits.retain(|known| known != split),
            SafeChoice::MinimumBase(_)
            | SafeChoice::WithoutSelection(_)
            | SafeChoice::Unweighted
            | SafeChoice::NewRecord => panic!("{choice:?}"),
        }
        let survey = engine.survey_mut().expect("open");
        assert!(survey.judge(&Wish::Document(other)).is_ok(), "{choice:?}");
        bands(&mut engine, &[30.0, 43.0]);
    }
}

#[test]
fn the_family_of_splits_and_crossings_goes_on() {
    let mut engine = engine(&csv(&ages(2, &[])));
    export(&mut engine, &asked(&["leeftijd", "team"], 10)).expect("the first");
    export(&mut engine, &asked(&["team"], 10)).expect("a part of it");
    for (split, other, group) in [("team", "leeftijd", "a"), ("leeftijd", "team", "jong")] {
        let request =
            DocumentRequest { selection: vec![select(split, group)], ..asked(&[other], 10) };
        export(&mut engine, &request).expect("a crossing");
    }
    assert_eq!(engine.survey().expect("open").record.len(), 4);
    export(&mut engine, &asked(&["team"], 10)).expect("the same again");
    assert_eq!(engine.survey().expect("open").record.len(), 4);
}

#[test]
fn a_promised_minimum_base_is_kept() {
    let extra: Vec<(u32, u32)> = (0..7).map(|_| (30, 3)).chain((0..12).map(|_| (30, 4))).collect();
    let mut engine = engine(&csv(&ages(2, &extra)));
    export(&mut engine, &asked(&["team"], 10)).expect("the first");
    let refused = check_refused(&mut engine, &asked(&["team"], 5), "export-lower-base");
    assert!(refused.choices.contains(&SafeChoice::MinimumBase(10)), "{:?}", refused.choices);
    // By a split of large groups nothing smaller is shown.
    export(&mut engine, &asked(&["leeftijd"], 5)).expect("nothing smaller is shown");
    // A higher one hides more, which tells nothing.
    export(&mut engine, &asked(&["team"], 15)).expect("a higher base");
}

#[test]
fn another_weighting_is_refused_where_something_is_hidden() {
    let weighted = |extra: &[(u32, u32)]| -> String {
        let plain = csv(&ages(2, extra));
        let mut lines = plain.lines();
        let head = lines.next().map(|head| format!("{head};gewicht\n")).unwrap_or_default();
        let rows = lines.enumerate().map(|(at, line)| format!("{line};1.{}\n", at % 7));
        head + &rows.collect::<String>()
    };
    let by = |heaviest_weight| {
        let weighting = Weighting::Column;
        let definitions = Definitions { weighting, heaviest_weight, ..Definitions::default() };
        DocumentRequest { definitions, ..asked(&["team"], 10) }
    };
    let hidden: Vec<(u32, u32)> = (0..7).map(|_| (30, 3)).chain((0..12).map(|_| (30, 4))).collect();
    for (extra, refused) in [(&hidden[..], true), (&[], false)] {
        let mut engine = engine(&weighted(extra));
        export(&mut engine, &asked(&["team"], 10)).expect("unweighted");
        export(&mut engine, &by(0.0)).expect("weighted has unweighted beside it");
        let told = export(&mut engine, &by(1.2));
        assert_eq!(told.is_err(), refused, "{told:?}");
        if let Err(told) = told {
            assert!(told.choices.contains(&SafeChoice::Unweighted), "{:?}", told.choices);
        }
    }
}

#[test]
fn a_file_that_changed_is_refused_and_the_same_answers_are_not() {
    let before = ages(2, &[]);
    let mut engine = engine(&csv(&before));
    export(&mut engine, &asked(&["team"], 10)).expect("the first");
    let json = engine.survey().expect("open").record.to_json();
    // One more came in.
    open(&mut engine, &csv(&ages(2, &[(30, 1)])));
    let refused = check_refused(&mut engine, &asked(&["team"], 10), "export-changed");
    assert_eq!(refused.choices, [SafeChoice::NewRecord]);
    // The same answers, with other rows first, are known again by the record.
    let mut again = Engine::with_questionnaire(Arc::new(
        Questionnaire::from_json(QUESTIONNAIRE).expect("a questionnaire"),
    ));
    let plain = csv(&before);
    let mut lines: Vec<&str> = plain.lines().collect();
    lines[1..].reverse();
    open(&mut again, &(lines.join("\n") + "\n"));
    again.take_record(&json).expect("of this file");
    bands(&mut again, &[43.0]);
    export(&mut again, &asked(&["leeftijd"], 10)).expect("age was not exported before");
    bands(&mut again, &[40.0]);
    check_refused(&mut again, &asked(&["leeftijd"], 10), "export-between");
    // Another file's record is told from its own.
    open(&mut again, "leeftijd;team;item;ander\n30;1;2;3\n");
    let other = again.take_record(&json).expect_err("of other columns");
    assert_eq!(other.code, "record-other");
}

#[test]
fn a_record_holds_cells_and_no_answers_and_fits_its_schema() {
    let extra: Vec<(u32, u32)> = (0..7).map(|_| (30, 3)).chain((0..12).map(|_| (30, 4))).collect();
    let mut engine = engine(&csv(&ages(2, &extra)));
    export(&mut engine, &asked(&["team"], 10)).expect("the first");
    let json = engine.survey().expect("open").record.to_json();
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let schema = std::fs::read_to_string("docs/record.schema.json").expect("the schema");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("valid JSON");
    let validator = jsonschema::validator_for(&schema).expect("a valid schema");
    let errors: Vec<String> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let export = &value["exports"][0];
    assert_eq!(export["splits"][0]["hidden"], serde_json::json!(["c", "d"]));
    // No number of an export says how many: the minimum base and settings are all there are.
    let mut numbers = Vec::new();
    collect(export, "", &mut numbers);
    let settings = ["/questionnaire", "/minimum_base", "/definitions/"];
    for number in &numbers {
        assert!(settings.iter().any(|known| number.starts_with(known)), "{number}");
    }
    assert_eq!(Record::from_json(&json).expect("its own"), engine.survey().expect("open").record);
}

/// Where in a value numbers are.
fn collect(value: &serde_json::Value, place: &str, numbers: &mut Vec<String>) {
    match value {
        serde_json::Value::Number(_) => numbers.push(place.to_owned()),
        serde_json::Value::Array(all) => {
            all.iter().for_each(|value| collect(value, &format!("{place}/-"), numbers));
        }
        serde_json::Value::Object(all) => {
            all.iter()
                .for_each(|(name, value)| collect(value, &format!("{place}/{name}"), numbers));
        }
        _ => {}
    }
}

#[test]
fn what_is_no_record_is_told_apart() {
    let mut engine = engine(&csv(&ages(2, &[])));
    export(&mut engine, &asked(&["team"], 10)).expect("the first");
    let json = engine.survey().expect("open").record.to_json();
    for (text, code) in [
        ("{".to_owned(), "record-shape"),
        (json.replace("record/1", "record/9"), "record-schema"),
        (json.replace("\"minimum_base\": 10", "\"minimum_base\": 3"), "record-shape"),
        (json.replace("\"questionnaire\": 0", "\"questionnaire\": 7"), "record-broken"),
        (json.replace("\"scale\": \"s\"", "\"scale\": \"geen\""), "record-broken"),
    ] {
        let read = Record::from_json(&text).map(|_| ());
        assert_eq!(read.map_err(|finding| finding.code), Err(code.to_owned()));
    }
    // A later version may say more than this one knows.
    let more = json.replacen("\"data\"", "\"later\": 1, \"data\"", 1);
    assert!(Record::from_json(&more).is_ok());
}
