//! Batteries as scales, from file to document, against R (psych) and Python (pingouin, SciPy,
//! statsmodels, pandas): `tests/reference/scales.py` made `scales.json`. One file is invented and
//! lies here; the other, `bfi`, lies outside the project, and is skipped where it is absent.

use std::path::Path;
use std::sync::Arc;

use peilglas::analysis::Definitions;
use peilglas::base::Language;
use peilglas::disclosure::{MinimumBase, Rule};
use peilglas::engine::protocol::{DocumentRequest, Response, Role};
use peilglas::engine::{self, Engine};
use peilglas::questionnaire::Questionnaire;
use serde_json::{Value, json};

use super::reference::{json, reference, strings};

/// psych's search for ω stops this far from the most likely model.
const SEARCHED: f64 = 1e-5;

#[test]
fn invented_respondents_agree_with_r_and_python() {
    check("invented", &answers());
}

#[test]
fn volunteers_agree_with_r_and_python() {
    let Some(folder) = reference() else { return };
    check("bfi", &std::fs::read(folder.join("data/bfi.csv")).expect("the data file"));
}

fn check(data: &str, file: &[u8]) {
    let expected = &expected()[data];
    let mut compared = 0;
    for (name, keyed) in [("plain", false), ("keyed", true)] {
        let document = document(expected, file, keyed);
        let scales = document["scales"].as_array().expect("scales");
        assert_eq!(scales.len(), expected["batteries"].as_array().expect("batteries").len());
        for scale in scales {
            let battery = scale["battery"].as_str().expect("an id");
            for program in ["r", "python"] {
                let place = format!("{data} {battery} {name}, {program}");
                compared += check_scale(&place, scale, &expected[program][battery][name]);
            }
        }
    }
    println!("{data}: {compared} values agree");
    assert!(compared > 200, "{data}: only {compared} values were compared");
}

fn check_scale(place: &str, found: &Value, expected: &Value) -> usize {
    let mut pairs: Vec<(String, &Value, &Value)> = Vec::new();
    let reliability = &found["reliability"];
    for field in ["n", "alpha"] {
        pairs.push((field.to_owned(), &reliability[field], &expected[field]));
    }
    for end in 0..2 {
        let ends = [&reliability["alpha_ci95"], &expected["alpha_ci95"]].map(|ends| &ends[end]);
        pairs.push((format!("end {end}"), ends[0], ends[1]));
    }
    let omegas = [reliability, expected].map(|of| of["omega"].as_f64().expect("an omega"));
    let near = if place.ends_with("python") { 1e-9 } else { SEARCHED };
    let apart = (omegas[0] - omegas[1]).abs();
    assert!(apart <= near * omegas[1].abs(), "{place}: omega {omegas:?}");
    let items = reliability["items"].as_array().expect("items");
    for (at, item) in items.iter().enumerate() {
        for field in ["item_rest", "alpha_without"] {
            pairs.push((format!("{field} {at}"), &item[field], &expected[field][at]));
        }
    }
    for field in ["n", "mean", "sd"] {
        pairs.push((format!("total {field}"), &found["total"][field], &expected["total"][field]));
    }
    for (split, expected) in expected["by"].as_object().expect("splits") {
        let by = &found["by"][split];
        let groups = expected["cells"].as_object().expect("groups");
        assert_eq!(by["cells"].as_object().map(|cells| cells.len()), Some(groups.len()), "{place}");
        for (group, expected) in groups {
            for field in ["n", "mean", "sd"] {
                let cell = &by["cells"][group];
                pairs.push((format!("{split} {group} {field}"), &cell[field], &expected[field]));
            }
        }
        for (test, fields) in [
            ("welch_anova", &["f", "df2", "p"][..]),
            ("anova", &["f", "p"]),
            ("kruskal", &["h", "p"]),
        ] {
            for field in fields {
                let found = &by["tests"][test][field];
                pairs.push((format!("{split} {test} {field}"), found, &expected[test][field]));
            }
        }
    }
    for (what, found, expected) in &pairs {
        same(&format!("{place}: {what}"), found, expected);
    }
    pairs.len() + 1
}

#[test]
fn an_item_that_runs_the_other_way_is_told_and_not_turned_silently() {
    let expected = &expected()["invented"];
    let against = |keyed: bool| -> Vec<String> {
        let document = document(expected, &answers(), keyed);
        let findings = document["findings"].as_array().expect("findings").iter();
        let findings = findings.filter(|finding| finding["code"] == "item-against-scale");
        let column = |finding: &Value| finding["location"]["column"].as_str().map(str::to_owned);
        findings.filter_map(column).collect()
    };
    assert_eq!(against(false), ["V5"]);
    assert_eq!(against(true), Vec::<String>::new());
    let items = document(expected, &answers(), true)["items"].clone();
    let plain = document(expected, &answers(), false)["items"].clone();
    assert_eq!(items, plain, "turned round in the scale only");
}

/// Ten thousand respondents go through in several pieces.
#[test]
fn the_same_respondents_many_times_give_the_same_scale() {
    let expected = &expected()["invented"];
    let once = String::from_utf8(answers()).expect("text");
    let (headings, rows) = once.split_once('\n').expect("headings");
    let times = 45;
    let often = format!("{headings}\n{}", rows.repeat(times));
    let [once, often] = [once, often].map(|file| document(expected, file.as_bytes(), true));
    let close = |place: &str, once: &Value, often: &Value| {
        let [once, often] = [once, often].map(|value| value.as_f64().expect("a number"));
        assert!((once - often).abs() < 1e-12 * once.abs().max(1.0), "{place}: {once} {often}");
    };
    for (once, often) in once["scales"]
        .as_array()
        .into_iter()
        .flatten()
        .zip(often["scales"].as_array().expect("scales"))
    {
        let many = |value: &Value| value["n"].as_u64().map(|n| n * times as u64);
        for part in ["reliability", "total"] {
            assert_eq!(often[part]["n"].as_u64(), many(&once[part]));
        }
        let cells = once["by"]["team"]["cells"].as_object().expect("cells");
        for (group, once) in cells {
            let often = &often["by"]["team"]["cells"][group];
            assert_eq!(often["n"].as_u64(), many(once));
            close("mean", &once["mean"], &often["mean"]);
        }
        close("mean", &once["total"]["mean"], &often["total"]["mean"]);
        for field in ["alpha", "omega"] {
            close(field, &once["reliability"][field], &often["reliability"][field]);
        }
        assert_ne!(once["reliability"]["alpha_ci95"], often["reliability"]["alpha_ci95"]);
    }
}

/// With every item turned round scores are mirrored, and nothing else changes.
#[test]
fn turning_every_item_mirrors_the_scores() {
    let mut spec = expected()["invented"].clone();
    let plain = document(&spec, &answers(), false);
    let all: Vec<String> = (1..=5).map(|at| format!("V{at}")).collect();
    spec["reversed"] = json!(all);
    let turned = document(&spec, &answers(), true);
    let [plain, turned] = [&plain["scales"][0], &turned["scales"][0]];
    let number = |value: &Value| value.as_f64().expect("a number");
    for (field, once) in plain["reliability"].as_object().expect("fields") {
        if let (Some(once), Some(other)) = (once.as_f64(), turned["reliability"][field].as_f64()) {
            assert!((once - other).abs() < 1e-12, "{field}: {once} {other}");
        }
    }
    for (group, once) in plain["by"]["team"]["cells"].as_object().expect("cells") {
        let other = &turned["by"]["team"]["cells"][group];
        assert!((number(&once["mean"]) + number(&other["mean"]) - 7.0).abs() < 1e-12);
        assert!((number(&once["sd"]) - number(&other["sd"])).abs() < 1e-12);
    }
    let p = |scale: &Value| number(&scale["by"]["team"]["tests"]["welch_anova"]["p"]);
    assert!((p(plain) - p(turned)).abs() < 1e-9 * p(plain));
}

/// What a respondent answers to an item, both by their number.
type Answer = fn(usize, usize) -> usize;

/// What cannot be computed is null, and a finding says why.
#[test]
fn degenerate_batteries_have_no_value_and_a_reason() {
    let spec = &expected()["invented"];
    let file = |answer: Answer| {
        let mut file = String::from("team,V1,V2,V3,V4,V5\n");
        for row in 0..40 {
            let answers: Vec<String> = (0..5).map(|item| answer(row, item).to_string()).collect();
            file += &format!("{},{}\n", row % 2 + 1, answers.join(","));
        }
        file
    };
    // The same from everybody; the same to every item; nothing on the scale.
    let cases: [(Answer, [bool; 2], &str); 3] = [
        (|_, _| 3, [false, false], "gave the same answer"),
        (|row, _| row % 6 + 1, [true, false], "two columns are equal"),
        (|_, _| 8, [false, false], "too few respondents"),
    ];
    for (answer, there, reason) in cases {
        let document = document(spec, file(answer).as_bytes(), false);
        let reliability = &document["scales"][0]["reliability"];
        for (field, there) in ["alpha", "omega"].into_iter().zip(there) {
            assert_eq!(reliability[field].is_number(), there, "{field}: {reason}");
        }
        let findings = document["findings"].as_array().expect("findings").iter();
        let told: Vec<&str> = findings
            .filter(|finding| finding["code"] == "scale-not-computed")
            .filter_map(|finding| finding["message"].as_str())
            .collect();
        assert_eq!(told.len(), 1);
        assert!(told[0].contains(reason), "{}", told[0]);
        assert_eq!(told[0].contains("α"), !there[0], "{}", told[0]);
    }
}

#[test]
fn two_items_are_no_scale_and_codes_far_apart_are_told() {
    let spec = &expected()["invented"];
    let two = document(spec, b"team,V1,V2\n1,2,3\n2,3,4\n1,5,5\n", false);
    assert_eq!(two["scales"], json!([]));
    let mut wide = spec.clone();
    wide["batteries"][0]["range"] = json!([1, 4000]);
    let wide = document(&wide, b"team,V1,V2,V3\n1,2,3,1\n2,3,4,4000\n1,5,5,5\n", false);
    assert_eq!(wide["scales"], json!([]));
    let findings = wide["findings"].as_array().expect("findings");
    assert!(findings.iter().any(|finding| finding["code"] == "scale-too-wide"));
}

#[test]
fn grades_with_decimals_are_no_scale_and_that_is_told() {
    let spec = &expected()["invented"];
    let mut graded = questionnaire(spec, false);
    let points = &mut graded.scales[0].points;
    points.iter_mut().for_each(|point| point.value = Some(point.code as f64 / 2.0));
    let graded = document_of(graded, spec, b"team,V1,V2,V3\n1,0.5,1.5,1\n2,2,1.5,2\n1,2,2,2\n");
    assert_eq!(graded["scales"], json!([]));
    let findings = graded["findings"].as_array().expect("findings");
    let told = |code: &str| findings.iter().any(|finding| finding["code"] == code);
    assert!(told("scale-of-decimals") && !told("scale-too-wide"));
}

fn answers() -> Vec<u8> {
    std::fs::read(folder().join("scales.csv")).expect("the invented respondents")
}

fn expected() -> Value {
    json(&folder().join("scales.json"))
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/analysis")
}

fn document(spec: &Value, file: &[u8], keyed: bool) -> Value {
    document_of(questionnaire(spec, keyed), spec, file)
}

fn document_of(questionnaire: Questionnaire, spec: &Value, file: &[u8]) -> Value {
    let mut engine = Engine::with_questionnaire(Arc::new(questionnaire));
    engine.open(Role::Responses, "data.csv", file.len() as u64);
    engine.push(file).expect("a readable file");
    assert!(matches!(engine.finish(), Response::Opened(_)));
    let request = DocumentRequest {
        splits: strings(&spec["splits"]),
        selection: Vec::new(),
        language: Language::En,
        minimum_base: MinimumBase::new(5).expect("5 is allowed"),
        definitions: Definitions::default(),
    };
    // Of one team of 67 one agrees with an item.
    let rule = Rule { group_disclosure: None, ..Rule::new(request.minimum_base) };
    let survey = engine.survey().expect("open");
    let document = engine::document_by(rule, survey, &request).expect("a document");
    serde_json::from_str(&document).expect("valid JSON")
}

/// Batteries, each with its range of codes, and splits into groups by number.
fn questionnaire(spec: &Value, keyed: bool) -> Questionnaire {
    let text = |words: &str| json!({ "nl": words, "en": words });
    let reversed = if keyed { strings(&spec["reversed"]) } else { Vec::new() };
    let batteries = spec["batteries"].as_array().expect("batteries");
    let scale = |battery: &Value| {
        let range = [0, 1].map(|end| battery["range"][end].as_i64().expect("a code"));
        // A wide scale has no more than its ends and a few points.
        let points = (range[0]..=range[1]).filter(|code| *code <= 10 || *code == range[1]);
        let points = points.map(|code| json!({ "code": code, "label": text(&format!("{code}")) }));
        json!({ "id": battery["id"], "points": points.collect::<Vec<_>>(), "agree": [range[1]] })
    };
    let asked = |battery: &Value| {
        let item =
            |id: &String| json!({ "id": id, "label": text(id), "reversed": reversed.contains(id) });
        json!({
            "id": battery["id"], "scale": battery["id"], "title": text("Battery"),
            "items": strings(&battery["items"]).iter().map(item).collect::<Vec<_>>(),
        })
    };
    let split = |id: &String| {
        let answer = |code: i64| json!({ "id": code.to_string(), "code": code, "label": text(&format!("{id} {code}")) });
        let last = match id.as_str() {
            "gender" => 2,
            "team" => 3,
            _ => 5,
        };
        json!({
            "id": id, "label": text(id), "kind": "choice",
            "answers": (1..=last).map(answer).collect::<Vec<_>>(),
        })
    };
    let file = json!({
        "schema": "peilglas/questionnaire/1", "id": "scales", "title": text("Scales"),
        "scales": batteries.iter().map(scale).collect::<Vec<_>>(),
        "batteries": batteries.iter().map(asked).collect::<Vec<_>>(),
        "background": strings(&spec["splits"]).iter().map(split).collect::<Vec<_>>(),
    });
    Questionnaire::from_json(&file.to_string()).expect("a valid questionnaire")
}

/// Both programs carry about 15 digits; what is lost on the way stays below this.
const RELATIVE: f64 = 1e-9;

#[track_caller]
fn same(place: &str, found: &Value, expected: &Value) {
    match (found.as_f64(), expected.as_f64()) {
        (Some(found), Some(expected)) => {
            let apart = (found - expected).abs();
            assert!(apart <= RELATIVE * expected.abs(), "{place}: {found}, expected {expected}");
        }
        (None, None) => {}
        _ => panic!("{place}: {found}, expected {expected}"),
    }
}
