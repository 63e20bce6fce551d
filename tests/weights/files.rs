//! Weighted shares of other bases, two weighted files, and weighted answers beside stated
//! values, against two other programs.
//!
//! `bases.csv`, `earlier.csv` and `expected_files.json` are written by
//! `tests/reference/weighted_files.py`.

use std::collections::BTreeMap;

use peilglas::analysis::{Base, Definitions, Weighting};
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Part, Request, Response, Role};
use peilglas::engine::{self, Engine};
use peilglas::figure::Chart;
use serde_json::{Value, json};

use crate::shown::request;
use crate::{AGREES, ITEMS, TEAMS, close, flatten, item, open, opened};

const NOW: &str = include_str!("answers.csv");
const EARLIER: &str = include_str!("earlier.csv");

const WEIGHTINGS: [(&str, Weighting); 4] = [
    ("column", Weighting::Column),
    ("design", Weighting::Design),
    ("post_stratified", Weighting::PostStratified),
    ("raked", Weighting::Raked),
];

fn document(engine: &Engine, asked: &DocumentRequest) -> Value {
    let document = engine::document(engine.survey().expect("open"), asked).expect("a document");
    serde_json::from_str(&document).expect("valid JSON")
}

/// Holds every value that the programs have below a key against those of a document.
#[track_caller]
fn agrees(below: &str, found: &BTreeMap<String, f64>) {
    let expected: Value = serde_json::from_str(include_str!("expected_files.json")).expect("JSON");
    for program in ["python", "r"] {
        let known = expected[program].as_object().expect("values").iter();
        let known: Vec<_> = known.filter(|(key, _)| key.starts_with(below)).collect();
        assert!(known.len() > 15, "{below} {program}: only {} values", known.len());
        for (key, want) in known {
            let got = found.get(key).unwrap_or_else(|| panic!("no {key}"));
            close(&format!("{key} {program}"), *got, want.as_f64().expect("a number"), AGREES);
        }
    }
}

fn with_base(base: Base, weighting: Weighting) -> DocumentRequest {
    let mut asked = crate::request(weighting, &["Team", "Functie"]);
    asked.definitions = Definitions { base, ..asked.definitions };
    asked.minimum_base = MinimumBase::new(5).expect("allowed");
    asked
}

#[test]
fn weighted_shares_of_every_base_agree_with_two_programs() {
    let engine = opened(include_str!("bases.csv"));
    for (name, weighting) in WEIGHTINGS {
        for (key, base) in
            [("with_no_opinion", Base::WithNoOpinion), ("with_refused", Base::WithRefused)]
        {
            let document = document(&engine, &with_base(base, weighting));
            assert_eq!(document["share_base"], key);
            let below = format!("bases.{name}.{key}.");
            let mut found = BTreeMap::new();
            for id in ITEMS {
                let item = item(&document, id);
                let at = |part: &str| format!("{below}{id}.{part}");
                flatten(&at("total"), &item["total"]["weighted"], &mut found);
                let team = &item["by"]["Team"];
                for group in TEAMS {
                    flatten(&at(group), &team["cells"][group]["weighted"], &mut found);
                }
                flatten(&at("team"), &team["tests"]["weighted"], &mut found);
                flatten(&at("job"), &item["by"]["Functie"]["tests"]["weighted"], &mut found);
            }
            agrees(&below, &found);
        }
    }
}

#[test]
fn who_is_beside_the_scale_changes_shares_and_not_means() {
    let engine = opened(include_str!("bases.csv"));
    let [plain, more] = [Base::Answered, Base::WithRefused].map(|base| {
        let document = document(&engine, &with_base(base, Weighting::Design));
        item(&document, "Q1_1").clone()
    });
    let weighted = |item: &Value| item["total"]["weighted"].clone();
    let (plain, more) = (weighted(&plain), weighted(&more));
    for same in ["n", "base", "shares", "mean"] {
        assert_eq!(plain[same], more[same], "{same}");
    }
    assert_eq!(plain["share_base"], plain["base"]);
    assert!(more["share_base"].as_f64() > plain["share_base"].as_f64());
    // As many agree, of more.
    let agree = |item: &Value| {
        item["agree"]["value"].as_f64().expect("a share")
            * item["share_base"].as_f64().expect("a base")
    };
    close("agree", agree(&more), agree(&plain), crate::SAME);
}

#[test]
fn a_question_has_the_weighted_base_that_was_chosen() {
    // Whoever agrees says yes, who does not says no, and the others say what they said.
    let line = |(at, line): (usize, &str)| {
        let answer = match line.split(';').nth(4) {
            _ if at == 0 => "vraag",
            Some("4" | "5") => "1",
            Some("1" | "2" | "3") => "2",
            Some("Geen mening") => "8",
            Some("") => "",
            _ => "9",
        };
        format!("{line};{answer}\n")
    };
    let file: String = include_str!("bases.csv").lines().enumerate().map(line).collect();
    let mut engine = opened(include_str!("bases.csv"));
    let mut questionnaire = questionnaire(&mut engine);
    let text = |words: &str| json!({ "nl": words, "en": words });
    questionnaire["choices"] = json!([{ "id": "vraag", "label": text("Vraag"), "codes": ["vraag"],
        "answers": [{ "id": "ja", "code": 1, "label": text("Ja") },
            { "id": "nee", "code": 2, "label": text("Nee") }],
        "outside": [{ "kind": "no_opinion", "codes": [8], "label": text("Geen mening") },
            { "kind": "refused", "codes": [9], "label": text("Zeg ik niet") }] }]);
    let mut engine = opened(&file);
    open_questionnaire(&mut engine, &questionnaire.to_string());
    open(&mut engine, Role::Sample, include_str!("population.csv"));
    let mut checked = 0;
    for base in [Base::Answered, Base::WithNoOpinion, Base::WithRefused] {
        let document = document(&engine, &with_base(base, Weighting::Raked));
        let question = item(&document, "vraag");
        let scale = item(&document, "Q1_1");
        let pairs = TEAMS.map(|team| {
            let cell = |item: &Value| item["by"]["Team"]["cells"][team]["weighted"].clone();
            (cell(question), cell(scale))
        });
        let total = (question["total"]["weighted"].clone(), scale["total"]["weighted"].clone());
        for (question, scale) in pairs.iter().chain([&total]) {
            let (mut found, mut expected) = (BTreeMap::new(), BTreeMap::new());
            flatten("", &question["options"][0], &mut found);
            flatten("", &scale["agree"], &mut expected);
            assert_eq!(found.len(), expected.len());
            for (key, want) in &expected {
                close(key, found[key], *want, crate::SAME);
                checked += 1;
            }
            let base = |of: &Value| of["share_base"].as_f64().expect("a base");
            close("share_base", base(question), base(scale), crate::SAME);
        }
        let tests = |item: &Value| item["by"]["Team"]["tests"].clone();
        let of_option = &tests(question)["options"][0]["weighted"]["agree_rao_scott"]["f"];
        let of_item = &tests(scale)["weighted"]["agree_rao_scott"]["f"];
        close("f", of_option.as_f64().expect("f"), of_item.as_f64().expect("f"), crate::SAME);
    }
    assert!(checked > 100);
}

#[test]
fn a_weighted_table_says_of_whom_its_shares_are() {
    let mut engine = opened(include_str!("bases.csv"));
    let mut asked = request("Team", Weighting::Column, Language::Nl);
    asked.definitions.base = Base::WithNoOpinion;
    let seen = crate::shown::figure(&mut engine, asked);
    let columns = &seen.table.table.columns;
    let at = |name: &str| columns.iter().position(|column| column == name).expect(name);
    assert_eq!(at("Basis van aandeel") + 1, at("Basis van aandeel, gewogen"));
    assert!(seen.table.table.notes.join(" ").contains("gewogen aandeel van de basis"));
    assert!(seen.note.contains("of geen mening had"), "{}", seen.note);
    for row in seen.table.table.rows.iter().filter(|row| row.cells.len() > 1) {
        assert_eq!(row.cells.len() + 1, columns.len(), "{}", row.heading);
    }
}

/// Both files open.
fn both(earlier: &str) -> Engine {
    let mut engine = opened(NOW);
    open(&mut engine, Role::Earlier, earlier);
    engine
}

#[test]
fn two_weighted_files_agree_with_two_programs() {
    let engine = both(EARLIER);
    for (name, weighting) in WEIGHTINGS {
        let document = document(&engine, &crate::request(weighting, &["Team"]));
        let trend = &document["trend"];
        for file in ["now", "earlier"] {
            assert_eq!(trend["weighting"][file]["by"], name);
        }
        let mut found = BTreeMap::new();
        for place in trend["places"].as_array().expect("places") {
            let group = place["group"].as_str().unwrap_or("total");
            for item in place["items"].as_array().expect("items") {
                let id = item["id"].as_str().expect("an id");
                let tests = &item["tests"];
                flatten(&format!("waves.{name}.{id}.{group}"), &tests["weighted"], &mut found);
                assert_eq!(tests["stars_test"], "weighted_t");
                let holm = tests["adjusted_in_figure"]["holm"].as_f64();
                assert!(holm >= tests["weighted"]["mean_difference"]["p"].as_f64());
                assert!(tests["weighted"]["wald"].is_null());
            }
        }
        agrees(&format!("waves.{name}."), &found);
    }
}

#[test]
fn two_weighted_files_say_so() {
    let mut engine = both(EARLIER);
    let mut asked = request("Team", Weighting::Column, Language::Nl);
    (asked.part, asked.chart) = (Part::Trend, Chart::Dots);
    let seen = crate::shown::figure(&mut engine, asked);
    for part in ["gewogen gemiddelden", "haar eigen gewichten", "3 respondenten van de eerdere"] {
        assert!(seen.note.contains(part), "{part}: {}", seen.note);
    }
    assert!(!seen.note.contains("Welch"), "{}", seen.note);
    let table = &seen.table.table;
    let shown = |column: &str| {
        let at = table.columns.iter().position(|known| known == column).expect(column);
        table.rows[1].cells[at - 1].display(Language::Nl)
    };
    // The 39,4 % of Q1_1 that other tests hold too.
    assert_eq!([shown("n, nu"), shown("Gewogen n, nu")], ["349", "411,8"]);
    assert_eq!(shown("Mee eens, nu"), "39,4\u{a0}%");
    let notes = table.notes.join(" ");
    assert!(notes.contains("van elke meting") && !notes.contains("Newcombe"), "{notes}");
    for row in table.rows.iter().filter(|row| row.cells.len() > 1) {
        assert_eq!(row.cells.len() + 1, table.columns.len(), "{}", row.heading);
    }
}

/// Why nothing is beside each other, with the finding's words.
fn not_compared(earlier: &str, weighting: Weighting) -> String {
    let mut engine = both(earlier);
    let document = document(&engine, &crate::request(weighting, &["Team"]));
    assert_eq!(document["trend"]["places"], json!([]));
    assert_eq!(document["trend"]["weighting"], Value::Null);
    assert_eq!(document["trend"]["reason"], "earlier-not-weighted");
    // The rest is weighted as it was.
    assert!(item(&document, "Q1_1")["total"]["weighted"]["mean"]["se"].is_f64());
    let mut asked = request("Team", weighting, Language::Nl);
    asked.part = Part::Trend;
    let refused = engine.handle(Request::View(asked));
    assert!(
        matches!(&refused, Response::Failed(finding) if finding.code == "earlier-not-weighted")
    );
    let findings = document["findings"].as_array().expect("findings").iter();
    let found = findings.filter(|finding| finding["code"] == "earlier-not-weighted");
    let found: Vec<&str> = found.map(|found| found["message"].as_str().expect("words")).collect();
    assert_eq!(found.len(), 1);
    found[0].to_owned()
}

#[test]
fn a_file_that_cannot_be_weighted_is_beside_nothing() {
    let without = |column: usize| {
        let line = |line: &str| {
            let mut cells: Vec<&str> = line.split(';').collect();
            cells.remove(column);
            cells.join(";") + "\n"
        };
        EARLIER.lines().map(line).collect::<String>()
    };
    let said = not_compared(&without(7), Weighting::Column);
    assert!(said.contains("kolom met gewichten"), "{said}");
    let said = not_compared(&without(2), Weighting::Design);
    assert!(said.contains("Regio"), "{said}");
    // Nobody asks for weights, so nothing stops the comparison.
    let plain = document(&both(&without(7)), &crate::request(Weighting::None, &[]));
    assert_eq!(plain["trend"]["reason"], Value::Null);
    assert_eq!(plain["trend"]["places"].as_array().map(Vec::len), Some(1));
}

#[test]
fn weighted_answers_beside_stated_values_agree_with_two_programs() {
    let mut engine = opened(NOW);
    let mut questionnaire = questionnaire(&mut engine);
    let value = |of: &str, more: Value| {
        let mut value = json!({ "of": of, "place": "p. 1" });
        let more = more.as_object().expect("fields").clone();
        value.as_object_mut().expect("fields").extend(more);
        value
    };
    let of = |id: &&str| {
        [
            value(id, json!({ "measure": "mean", "printed": "3.1" })),
            value(id, json!({ "measure": "agree", "printed": "46" })),
            value(id, json!({ "measure": "share", "codes": [1, 2], "printed": "20" })),
            value(id, json!({ "measure": "agree", "count": 52, "n": 130 })),
        ]
    };
    let values: Vec<Value> = ITEMS[..2].iter().flat_map(of).collect();
    let label = json!({ "nl": "Bron", "en": "Source" });
    questionnaire["references"] = json!([{ "id": "bron", "label": label, "values": values }]);
    open_questionnaire(&mut engine, &questionnaire.to_string());
    open(&mut engine, Role::Sample, include_str!("population.csv"));
    for (name, weighting) in WEIGHTINGS {
        // Of those who answered, whoever else counts in the base of other shares.
        for base in [Base::Answered, Base::WithRefused] {
            let document = document(&engine, &with_base(base, weighting));
            let mut found = BTreeMap::new();
            for (at, value) in
                document["benchmark"][0]["values"].as_array().expect("values").iter().enumerate()
            {
                let what = ["mean", "agree", "codes", "counted"][at % 4];
                let key = format!("stated.{name}.{}.{what}", value["of"].as_str().expect("id"));
                flatten(&key, &value["difference"], &mut found);
                let number = |of: &Value| of.as_f64().expect("a number");
                found.insert(format!("{key}.p"), number(&value["p"]));
                found.insert(format!("{key}.value"), number(&value["now"]["value"]));
                let test = if what == "counted" { "weighted_welch" } else { "weighted" };
                assert_eq!(value["test"], test, "{key}");
                assert_eq!(value["now"]["n"], value["now"]["weighted"]["base"]);
            }
            agrees(&format!("stated.{name}."), &found);
        }
    }
    let mut asked = request("Team", Weighting::Column, Language::Nl);
    asked.part = Part::Benchmark;
    let seen = crate::shown::figure(&mut engine, asked);
    assert!(seen.note.contains("Gewogen met de kolom"), "{}", seen.note);
    let notes = seen.table.table.notes.join(" ");
    assert!(notes.contains("zijn gewogen") && !notes.contains("Fisher"), "{notes}");
    let cells = seen.table.table.rows.iter().flat_map(|row| &row.cells);
    let shown: Vec<String> = cells.map(|cell| cell.display(Language::Nl)).collect();
    assert!(shown.iter().any(|cell| cell == "gewogen t-toets, één steekproef"));
}

fn questionnaire(engine: &mut Engine) -> Value {
    match engine.handle(Request::Questionnaire) {
        Response::Document(questionnaire) => serde_json::from_str(&questionnaire).expect("JSON"),
        other => panic!("{other:?}"),
    }
}

fn open_questionnaire(engine: &mut Engine, text: &str) {
    engine.open(Role::Questionnaire, "survey.json", text.len() as u64);
    engine.push(text.as_bytes()).expect("readable");
    let opened = engine.finish();
    assert!(matches!(opened, Response::Opened(_)), "{opened:?}");
}
