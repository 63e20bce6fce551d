//! One survey in several forms - codes, labels, a workbook, SPSS - gives one document.
//!
//! A form has no labels, or no codes, when it has none: ids and labels of splits
//! and groups are brought to those of the SPSS file, and a form of labels
//! alone may list groups that have no order of their own in another order.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use peilglas::engine::protocol::{Response, Role};
use peilglas::engine::{Engine, Survey};
use peilglas::questionnaire::{Missing, Questionnaire, Role as ColumnRole, WeightReason};
use serde_json::{Map, Value, json};

use super::document;
use super::reference::reference;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inference/fixtures").join(name)
}

fn read(mut engine: Engine, path: &Path) -> Engine {
    let bytes = std::fs::read(path).expect("the data file");
    let name = path.file_name().expect("a name").to_string_lossy();
    engine.open(Role::Responses, &name, bytes.len() as u64);
    for piece in bytes.chunks(10_000) {
        engine.push(piece).expect("a readable file");
    }
    assert!(matches!(engine.finish(), Response::Opened(_)), "{}", path.display());
    engine
}

fn survey(engine: &Engine) -> &Survey {
    engine.survey().expect("a survey")
}

/// What forms have in common: `spss` names the splits and groups.
fn common(found: &Value, spss: &Value) -> Value {
    let ids = Ids::of(found, spss);
    let items = list(&found["items"]).iter().map(|item| {
        let by = list(&found["splits"]).iter().zip(list(&spss["splits"])).map(|(own, known)| {
            let result = &item["by"][text(&own["id"])];
            let cells = result["cells"].as_object().expect("cells").iter();
            let cells: Map<String, Value> =
                cells.map(|(id, cell)| (ids.group(id, &own["id"]), cell.clone())).collect();
            let group = |id: &str| ids.group(id, &own["id"]);
            let tests = tests(&result["tests"], &own["groups"], &group);
            (text(&known["id"]).to_owned(), json!({ "cells": cells, "tests": tests }))
        });
        let codes = list(&item["scale"]).iter().map(|point| point["code"].clone());
        json!({
            "id": item["id"],
            "battery": item["battery"],
            "kind": item["kind"],
            "codes": codes.collect::<Vec<_>>(),
            "total": item["total"],
            "by": by.collect::<Map<_, _>>(),
        })
    });
    let splits = list(&found["splits"]).iter().zip(list(&spss["splits"])).map(|(own, known)| {
        let groups = list(&own["groups"]).iter().map(|group| {
            let id = ids.group(text(&group["id"]), &own["id"]);
            (id, json!([group["n"], group["compared"]]))
        });
        json!({ "id": known["id"], "groups": groups.collect::<Map<_, _>>() })
    });
    let findings = list(&found["findings"]).iter().map(|f| json!([f["severity"], f["code"]]));
    // Codes without labels are a guess, and that is said.
    let guess = |finding: &Value| finding[1] == "inferred-outside";
    json!({
        "disclosure": found["disclosure"],
        "filter": found["filter"],
        "id": found["questionnaire"]["id"],
        "matched": found["questionnaire"]["matched_items"],
        "unmatched": list(&found["questionnaire"]["unmatched_columns"]).len(),
        "findings": findings.filter(|finding| !guess(finding)).collect::<Vec<_>>(),
        "splits": splits.collect::<Vec<_>>(),
        "items": items.collect::<Vec<_>>(),
    })
}

/// Tests, free of the order of the groups: signs, and which of two comes first.
fn tests(tests: &Value, groups: &Value, group: &dyn Fn(&str) -> String) -> Value {
    let mut free = tests.clone();
    let Some(all) = free.as_object_mut() else { return free };
    let size = |value: &Value| value.as_f64().map(|x| (x.abs() * 1e9).round() / 1e9);
    for (test, statistic) in [("student", "t"), ("welch", "t"), ("brunner_munzel", "w")] {
        if all[test].is_object() {
            all[test][statistic] = json!(size(&all[test][statistic]));
        }
    }
    if all["mann_whitney"].is_object() {
        // U of the other group is what is left of all pairs.
        let z = size(&all["mann_whitney"]["z"]);
        all["mann_whitney"] = json!({ "z": z, "p": all["mann_whitney"]["p"] });
    }
    if all["hedges_g"].is_object() {
        all["hedges_g"] = json!({ "g": size(&all["hedges_g"]["g"]) });
    }
    if all["agree_difference"].is_object() {
        all["agree_difference"] = json!({ "diff": size(&all["agree_difference"]["diff"]) });
    }
    let delta = size(&all["cliffs_delta"]);
    all["cliffs_delta"] = json!(delta);
    let mut pairs: Vec<(String, Value)> = list(&tests["pairwise"])
        .iter()
        .map(|pair| {
            let mut names = [group(text(&pair["a"])), group(text(&pair["b"]))];
            names.sort();
            let (agree, dunn) = (&pair["agree"], &pair["dunn"]);
            let p = json!([
                pair["games_howell"]["p"],
                pair["tukey"]["p"],
                size(&pair["diff"]),
                size(&agree["diff"]),
                agree["adjusted"],
                dunn["holm"]
            ]);
            (names.join(" and "), p)
        })
        .collect();
    pairs.sort_by(|a, b| a.0.cmp(&b.0));
    all["pairwise"] = json!(pairs);
    // A letter is of a place in the order: it becomes the group's name.
    let named = |letters: &str| {
        let of_letter = |letter: &str| {
            list(groups).iter().find(|known| known["letter"] == letter).expect("a letter")
        };
        let letters = letters.split(' ').filter(|letter| !letter.is_empty());
        let mut names: Vec<String> =
            letters.map(|letter| group(text(&of_letter(letter)["id"]))).collect();
        names.sort();
        json!(names)
    };
    for field in ["against_rest", "letters", "arrows"] {
        let by_group = all[field].as_object().expect("an object").iter();
        let free = by_group.map(|(id, of)| {
            let mut of = of.clone();
            for value in of.as_object_mut().expect("contrasts").values_mut() {
                if field == "letters" {
                    *value = named(text(value));
                }
            }
            (group(id), of)
        });
        all[field] = Value::Object(free.collect());
    }
    let mut groups: Vec<String> = list(&tests["groups"]).iter().map(|g| group(text(g))).collect();
    groups.sort();
    all["groups"] = json!(groups);
    round(&mut free);
    free
}

/// Sums in another order differ in their last digits.
fn round(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(round),
        Value::Object(values) => values.values_mut().for_each(round),
        Value::Number(number) if number.is_f64() => {
            let number = number.as_f64().unwrap_or(0.0);
            *value = json!(format!("{number:.9e}"));
        }
        _ => {}
    }
}

/// Names the first place that differs.
#[track_caller]
fn same(place: &str, found: &Value, expected: &Value) {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            // The label form orders some groups by the alphabet, the others by their codes.
            let keys = |of: &Map<String, Value>| {
                let mut keys: Vec<String> = of.keys().cloned().collect();
                keys.sort();
                keys.join(", ")
            };
            assert_eq!(keys(found), keys(expected), "{place}");
            found.iter().for_each(|(key, value)| {
                same(&format!("{place}/{key}"), value, &expected[key]);
            });
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{place}: {found:?}, not {expected:?}");
            for (position, (found, expected)) in found.iter().zip(expected).enumerate() {
                same(&format!("{place}/{position}"), found, expected);
            }
        }
        _ => assert_eq!(found, expected, "{place}"),
    }
}

/// Groups by the ids that the SPSS file gives them.
struct Ids(Vec<(Value, Vec<[String; 2]>)>);

impl Ids {
    fn of(found: &Value, spss: &Value) -> Self {
        let (own, known) = (list(&found["splits"]), list(&spss["splits"]));
        assert_eq!(own.len(), known.len(), "splits");
        let splits = own.iter().zip(known).map(|(own, known)| {
            let groups = list(&known["groups"])
                .iter()
                .map(|group| [text(&group["id"]).to_owned(), text(&group["label"]).to_owned()]);
            (own["id"].clone(), groups.collect())
        });
        Ids(splits.collect())
    }

    fn group(&self, id: &str, split: &Value) -> String {
        let (_, groups) = self.0.iter().find(|(known, _)| known == split).expect("a split");
        let known = groups.iter().find(|names| names.iter().any(|name| name == id));
        known.unwrap_or_else(|| panic!("{split}: no group {id}"))[0].clone()
    }
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("a list, not {value}"))
}

fn list_mut(value: &mut Value) -> &mut Vec<Value> {
    value.as_array_mut().expect("a list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// Every form gives what the SPSS file gives, and those named `ordered` to the letter.
fn check(spss: &Path, others: &[PathBuf], ordered: &[PathBuf]) {
    let spss = read(Engine::new(), spss);
    let known = document(survey(&spss), &[]);
    let expected = common(&known, &known);
    assert!(list(&known["items"]).len() >= 5 && list(&known["splits"]).len() >= 3);
    for path in others {
        let engine = read(Engine::new(), path);
        let found = document(survey(&engine), &[]);
        let found = common(&found, &known);
        same(&path.display().to_string(), &found, &expected);
    }
    for path in ordered {
        let engine = read(Engine::new(), path);
        let found = document(survey(&engine), &[]);
        for (found, expected) in list(&found["items"]).iter().zip(list(&known["items"])) {
            for part in ["id", "battery", "column", "kind", "total", "by"] {
                same(&format!("{}: {part}", path.display()), &found[part], &expected[part]);
            }
        }
    }
}

#[test]
fn four_forms_of_one_survey_give_one_document() {
    let others = ["forms.csv", "forms.xlsx", "forms-labels.csv"].map(fixture);
    check(&fixture("forms.sav"), &others, &others[..2]);
}

#[test]
fn the_forms_of_the_reference_sets_give_one_document() {
    let Some(folder) = reference() else { return };
    for data in ["bfi", "beps", "beps_dk"] {
        let form = |end: &str| folder.join("data").join(format!("{data}{end}"));
        let others = [".csv", ".xlsx", "_labels_nl.csv"].map(form);
        check(&form(".sav"), &others, &others[..2]);
    }
    check(&folder.join("data/bfi.sav"), &[folder.join("data/bfi.zsav")], &[]);
}

#[test]
fn a_codebook_from_spss_labels_is_complete() {
    let engine = read(Engine::new(), &fixture("forms.sav"));
    let first = survey(&engine);
    let inferred = first.inferred.as_ref().expect("an inferred questionnaire");
    let roles: Vec<ColumnRole> = inferred.reasons.iter().map(|reason| reason.role).collect();
    use ColumnRole::{Item, Split};
    assert_eq!(roles[1..9], [Item, Item, Item, Item, Item, Split, Split, Split]);
    assert_eq!(roles[9], ColumnRole::Weight);
    let made = &inferred.questionnaire;
    assert_eq!(made.weight.as_ref().map(|w| w.reason), Some(WeightReason::Heading));
    let item = &made.batteries[0].items[0];
    assert_eq!((&*item.id, &*item.label.nl), ("v1_1", "Ik werk hier graag"));
    let scale = made.scale(&made.batteries[0]);
    let points: Vec<(i64, &str)> = scale.points.iter().map(|p| (p.code, &*p.label.nl)).collect();
    assert_eq!(points[4], (5, "Zeer mee eens"));
    assert_eq!((points.len(), &scale.agree[..]), (5, &[4, 5][..]));
    let outside: Vec<_> =
        scale.outside.iter().map(|o| (o.kind, &o.codes[..], &*o.label.nl)).collect();
    let known = [
        (Missing::NoOpinion, &[8][..], "Weet niet"),
        (Missing::Refused, &[9][..], "Wil ik niet zeggen"),
    ];
    assert_eq!(outside, known);
    let team = document(first, &[])["splits"][0]["groups"][1].clone();
    assert_eq!((text(&team["id"]), text(&team["label"])), ("2", "Inspectie"));
    assert!(first.findings().iter().all(|finding| finding.code != "inferred-outside"));

    let saved = Questionnaire::from_json(&made.to_json()).expect("a valid file");
    assert_eq!(saved, *made);
    for form in ["forms.sav", "forms.csv", "forms.xlsx", "forms-labels.csv"] {
        let again = read(Engine::with_questionnaire(Arc::new(saved.clone())), &fixture(form));
        let (first, mut again) = (document(first, &[]), document(survey(&again), &[]));
        for (item, known) in list_mut(&mut again["items"]).iter_mut().zip(list(&first["items"])) {
            // A heading may hold the label as well.
            assert!(text(&item["column"]).starts_with(text(&known["column"])));
            item["column"] = known["column"].clone();
        }
        for part in ["items", "splits"] {
            same(&format!("{form}: {part}"), &again[part], &first[part]);
        }
        assert_eq!(text(&again["items"][0]["label"]), "Ik werk hier graag");
    }
}
