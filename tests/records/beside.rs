//! What is shown of an earlier file is recorded as well: of that file.

use super::*;

/// Two of every age, in the earlier file as in this one, with other answers.
fn waves() -> (Engine, String) {
    let now = csv(&ages(4, &[]));
    let before = csv(&ages(2, &[(30, 1); 20]));
    let mut engine = engine(&now);
    with_earlier(&mut engine, &before);
    (engine, before)
}

fn with_earlier(engine: &mut Engine, csv: &str) {
    engine.open(Role::Earlier, "eerder.csv", csv.len() as u64);
    engine.push(csv.as_bytes()).expect("readable");
    engine.finish();
    assert!(engine.survey().expect("open").earlier.is_some());
}

#[test]
fn other_bands_of_an_earlier_file_are_refused_where_few_lie_between() {
    let (mut engine, before) = waves();
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("the first");
    // Between 40 and 43 are twelve now, and were six then.
    bands(&mut engine, &[43.0]);
    let refused = check_refused(&mut engine, &asked(&["leeftijd"], 10), "export-between");
    assert_eq!(refused.finding.file(), Some("eerder.csv"));
    assert!(!refused.choices.is_empty());
    // Without the earlier file it may be exported.
    engine.handle(peilglas::engine::protocol::Request::ForgetEarlier);
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("enough lie between");
    // It is known again, though it was let go.
    with_earlier(&mut engine, &before);
    check_refused(&mut engine, &asked(&["leeftijd"], 10), "export-between");
}

#[test]
fn the_record_holds_the_earlier_file_and_knows_it_again() {
    let (mut engine, before) = waves();
    export(&mut engine, &asked(&["leeftijd"], 10)).expect("the first");
    let json = engine.survey().expect("open").record.to_json();
    let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(value["beside"][0]["exports"].as_array().map(Vec::len), Some(1));
    let schema = std::fs::read_to_string("docs/record.schema.json").expect("the schema");
    let schema: serde_json::Value = serde_json::from_str(&schema).expect("valid JSON");
    assert!(jsonschema::validator_for(&schema).expect("a valid schema").is_valid(&value));
    // Beside the same file, in whichever order the three are opened.
    for record_first in [true, false] {
        let mut again = super::engine(&csv(&ages(4, &[])));
        if record_first {
            again.take_record(&json).expect("of this file");
        }
        with_earlier(&mut again, &before);
        if !record_first {
            again.take_record(&json).expect("of this file");
        }
        bands(&mut again, &[43.0]);
        let refused = check_refused(&mut again, &asked(&["leeftijd"], 10), "export-between");
        assert_eq!(refused.finding.file(), Some("eerder.csv"));
    }
    // And where the earlier file is opened by itself.
    let mut alone = super::engine(&csv(&ages(4, &[])));
    alone.take_record(&json).expect("of this file");
    open(&mut alone, &before);
    bands(&mut alone, &[43.0]);
    let refused = check_refused(&mut alone, &asked(&["leeftijd"], 10), "export-between");
    assert_eq!(refused.finding.file(), None);
}
