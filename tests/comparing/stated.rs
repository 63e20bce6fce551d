//! Values that a source states: numbers, words, and what is hidden.

use peilglas::analysis::Method;
use peilglas::engine::Engine;
use peilglas::engine::protocol::Role;
use peilglas::questionnaire::{Questionnaire, Trouble};
use serde_json::{Value, json};
use std::sync::Arc;

use crate::support::{agrees, document, fixture, load, reference, request, survey};

fn open(questionnaire: Questionnaire) -> Engine {
    let mut engine = Engine::with_questionnaire(Arc::new(questionnaire));
    load(&mut engine, Role::Responses, "now.csv", &fixture("now.csv"));
    engine
}

fn values(engine: &Engine, method: Method, minimum_base: u64) -> Vec<Value> {
    let document = document(engine, &request(&[], method, minimum_base));
    document["benchmark"][0]["values"].as_array().expect("values").clone()
}

#[test]
fn every_number_agrees_with_two_programs() {
    let reference = reference();
    let values = values(&open(survey()), Method::Careful, 10);
    assert_eq!(values.len(), 15);
    let mut tests = Vec::new();
    for (at, value) in values.iter().enumerate() {
        agrees(&format!("against.{at}.value"), &value["now"]["value"], &reference);
        if value["difference"].is_null() {
            assert!(value["p"].is_null() && value["same"] == true, "{value}");
            assert!(reference["r"].get(format!("against.{at}.p")).is_none());
            continue;
        }
        let ends = &value["difference"]["ci95"];
        let pairs = [
            ("diff", &value["difference"]["diff"]),
            ("low", &ends[0]),
            ("high", &ends[1]),
            ("p", &value["p"]),
        ];
        for (what, found) in pairs {
            agrees(&format!("against.{at}.{what}"), found, &reference);
        }
        tests.push(value["test"].as_str().expect("a test"));
    }
    for test in ["score", "binomial", "chi2", "fisher", "student"] {
        assert!(tests.contains(&test), "nothing was compared by {test}");
    }
}

#[test]
fn asterisks_are_of_p_by_holm_within_a_battery_or_of_p_itself() {
    let engine = open(survey());
    let [careful, report] = [Method::Careful, Method::Report].map(|m| values(&engine, m, 10));
    let is_share = |value: &&Value| value["battery"] != Value::Null && value["measure"] != "mean";
    let mut family: Vec<f64> =
        careful.iter().filter(is_share).filter_map(|value| value["p"].as_f64()).collect();
    family.sort_by(f64::total_cmp);
    assert!(family.len() > 3);
    let smallest = careful.iter().find(|value| value["p"].as_f64() == Some(family[0]));
    let adjusted = &smallest.expect("it is there")["adjusted"];
    assert_eq!(adjusted["family"], family.len());
    let holm = adjusted["holm"].as_f64().expect("a number");
    assert!((holm - (family[0] * family.len() as f64).min(1.0)).abs() <= 1e-12 * holm);
    for (careful, report) in careful.iter().zip(&report) {
        let p = report["p"].as_f64();
        let stars = match p {
            Some(p) if p <= 0.001 => "***",
            Some(p) if p <= 0.01 => "**",
            Some(p) if p <= 0.05 => "*",
            _ => "",
        };
        assert_eq!(report["stars"], stars);
        assert!(careful["stars"].as_str().map(str::len) <= report["stars"].as_str().map(str::len));
    }
}

#[test]
fn a_hidden_group_stands_beside_nothing() {
    // West are 31, who stay hidden below 40.
    let hidden = values(&open(survey()), Method::Careful, 40);
    let west = hidden.iter().find(|value| value["group"] == "west").expect("a value of West");
    let is_hidden = |now: &Value| now.as_object().is_some_and(|now| now.len() == 1);
    assert!(is_hidden(&west["now"]) && west["now"]["suppressed"].is_string());
    for field in ["difference", "test", "p", "adjusted", "same"] {
        assert!(west[field].is_null(), "{field} knows of a hidden group");
    }
    assert_eq!(west["stars"], "");
    // Nor does their share of all respondents show how many they are.
    let share = hidden.iter().find(|value| value["answer"] == "west").expect("a share");
    assert_eq!(share["now"], json!({ "suppressed": "secondary" }));
}

#[test]
fn a_printed_number_is_the_same_when_rounded_alike() {
    let mut questionnaire = survey();
    let values_of = |questionnaire: &Questionnaire, printed: &str| {
        let mut questionnaire = questionnaire.clone();
        let values = &mut questionnaire.references[0].values;
        values.truncate(1);
        values[0].printed = Some(printed.to_owned());
        values_at(&questionnaire)
    };
    let found = values_at(&questionnaire)[0]["now"]["value"].as_f64().expect("a share");
    let printed = format!("{:.1}", 100.0 * found);
    let same = values_of(&questionnaire, &printed);
    assert_eq!(same[0]["same"], true);
    assert!((same[0]["stated"]["rounding"].as_f64().expect("a number") - 0.0005).abs() < 1e-15);
    let other = values_of(&questionnaire, &format!("{:.1}", 100.0 * found + 0.2));
    assert_eq!(other[0]["same"], false);
    assert_eq!(values_of(&questionnaire, &format!("{:.0}", 100.0 * found))[0]["same"], true);
    questionnaire.references.clear();
    let document = document(&open(questionnaire), &request(&[], Method::Careful, 10));
    assert_eq!(document["benchmark"], json!([]));
}

fn values_at(questionnaire: &Questionnaire) -> Vec<Value> {
    values(&open(questionnaire.clone()), Method::Careful, 10)
}

#[test]
fn a_questionnaire_file_holds_its_references() {
    let survey = survey();
    assert_eq!(survey.references[0].values.len(), 15);
    let again = Questionnaire::from_json(&survey.to_json()).expect("a questionnaire");
    assert_eq!(again, survey);
    let schema = crate::support::text("docs/questionnaire.schema.json");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let file: Value = serde_json::from_str(&survey.to_json()).expect("JSON");
    assert!(validator.is_valid(&file));
}

#[test]
fn a_reference_that_cannot_be_is_refused() {
    let check = |change: &dyn Fn(&mut Value), name: &str| {
        let mut file: Value = serde_json::from_str(&fixture("survey.json")).expect("JSON");
        change(&mut file["references"][0]["values"][0]);
        let read = Questionnaire::from_json(&file.to_string());
        assert_eq!(read, Err(Trouble::Name(name.to_owned())), "{file}");
    };
    check(&|value| value["of"] = json!("bestaat-niet"), "bestaat-niet");
    check(&|value| value["printed"] = json!("101"), "werk");
    check(&|value| value["printed"] = json!("48,3"), "werk");
    check(&|value| value["answer"] = json!("noord"), "werk");
    check(&|value| value["split"] = json!("team"), "team");
    check(&|value| (value["split"], value["group"]) = (json!("team"), json!("oost")), "oost");
    check(&|value| value["codes"] = json!([1]), "werk");
    check(&|value| (value["measure"], value["codes"]) = (json!("share"), json!([6])), "werk");
    check(&|value| (value["count"], value["n"]) = (json!(7), json!(6)), "werk");
    check(&|value| value["count"] = json!(7), "werk");
    check(&|value| value["between"] = json!([60, 50]), "werk");
    check(&|value| value["printed"] = Value::Null, "werk");
    check(&|value| (value["of"], value["measure"]) = (json!("team"), json!("mean")), "team");
}

#[test]
fn values_of_what_a_file_does_not_have_are_not_there() {
    let mut engine = Engine::with_questionnaire(Arc::new(survey()));
    let without: String = fixture("now.csv")
        .lines()
        .map(|line| line.rsplit_once(';').map_or(line, |(rest, _)| rest).to_owned() + "\n")
        .collect();
    load(&mut engine, Role::Responses, "now.csv", &without);
    let values = values(&engine, Method::Careful, 10);
    let absent = values.iter().filter(|value| value["now"].is_null());
    let absent: Vec<&Value> = absent.map(|value| &value["of"]).collect();
    assert_eq!(absent, ["eerst", "eerst"]);
}
