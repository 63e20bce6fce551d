//! Two waves: numbers, what is hidden, and what is not compared.

use peilglas::analysis::Method;
use peilglas::base::{Finding, Language};
use peilglas::engine::protocol::{
    FigureView, Part, Request, Response, Role, Selection, ViewRequest,
};
use peilglas::engine::{self, Engine};
use peilglas::figure::{Chart, Order};
use peilglas::questionnaire::Questionnaire;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

use crate::support::{agrees, both, document, findings, fixture, load, reference, request, survey};

fn fixtures() -> Engine {
    both(survey(), &fixture("now.csv"), &fixture("earlier.csv"))
}

/// The place of a document's trend, by the group's id.
fn place<'a>(document: &'a Value, group: Option<&str>) -> &'a Value {
    let places = document["trend"]["places"].as_array().expect("places");
    let found = places.iter().find(|place| place["group"].as_str() == group);
    found.unwrap_or_else(|| panic!("no place {group:?}"))
}

fn item<'a>(place: &'a Value, id: &str) -> &'a Value {
    let items = place["items"].as_array().expect("items");
    items.iter().find(|item| item["id"] == id).unwrap_or_else(|| panic!("no item {id}"))
}

#[test]
fn every_number_agrees_with_two_programs() {
    let reference = reference();
    // At 5 all teams are shown; at 10 two of the earlier wave would be hidden.
    let document = document(&fixtures(), &request(&["team"], Method::Careful, 5));
    let mut checked = 0;
    for group in [None, Some("noord"), Some("zuid")] {
        let place = place(&document, group);
        for id in ["werk", "leiding", "ruimte", "scholing"] {
            let found = item(place, id);
            let tests = &found["tests"];
            let mut pairs = vec![
                ("points", &tests["agree_difference"]["diff"]),
                ("points.low", &tests["agree_difference"]["ci95"][0]),
                ("points.high", &tests["agree_difference"]["ci95"][1]),
                ("mean", &found["mean_difference"]["diff"]),
                ("mean.low", &found["mean_difference"]["ci95"][0]),
                ("mean.high", &found["mean_difference"]["ci95"][1]),
                ("chi2", &tests["agree_chi2"]["chi2"]),
                ("chi2.p", &tests["agree_chi2"]["p"]),
                ("fisher.p", &tests["agree_fisher"]["p"]),
                ("holm", &tests["adjusted_in_figure"]["holm"]),
            ];
            for (name, field) in [("student.t", "t"), ("student.df", "df"), ("student.p", "p")] {
                pairs.push((name, &tests["student"][field]));
            }
            for (name, field) in [("welch.t", "t"), ("welch.df", "df"), ("welch.p", "p")] {
                pairs.push((name, &tests["welch"][field]));
            }
            let key = |what: &str| format!("{}.{id}.{what}", group.unwrap_or_default());
            for (what, found) in &pairs {
                agrees(&key(what), found, &reference);
            }
            for wave in ["now", "earlier"] {
                let cell = &found[wave];
                let of_cell = [
                    ("n", &cell["n"]),
                    ("share", &cell["agree"]["share"]),
                    ("mean", &cell["mean"]),
                    ("sd", &cell["sd"]),
                ];
                for (what, found) in of_cell {
                    agrees(&key(&format!("{wave}.{what}")), found, &reference);
                }
            }
            checked += pairs.len() + 8;
        }
        for (at, answer) in ["collega", "leidinggevende", "niemand"].into_iter().enumerate() {
            let tests = &item(place, "eerst")["tests"]["options"][at];
            let pairs = [
                ("points", &tests["agree_difference"]["diff"]),
                ("chi2", &tests["agree_chi2"]["chi2"]),
                ("chi2.p", &tests["agree_chi2"]["p"]),
                ("fisher.p", &tests["agree_fisher"]["p"]),
                ("holm", &tests["adjusted"]["holm"]),
            ];
            for (what, found) in &pairs {
                let key = format!("{}.eerst.{answer}.{what}", group.unwrap_or_default());
                agrees(&key, found, &reference);
            }
            checked += pairs.len();
        }
    }
    assert_eq!(checked, 3 * (4 * 24 + 3 * 5));
}

#[test]
fn the_method_decides_on_the_test_and_the_interval_of_means() {
    let engine = fixtures();
    let [careful, report] = [Method::Careful, Method::Report]
        .map(|method| document(&engine, &request(&[], method, 10)));
    let werk = |document: &Value| item(place(document, None), "werk").clone();
    assert_eq!(werk(&careful)["tests"]["stars_test"], "welch");
    assert_eq!(werk(&report)["tests"]["stars_test"], "student");
    let low = |document: &Value| werk(document)["mean_difference"]["ci95"][0].clone();
    assert_ne!(low(&careful), low(&report));
    // Student's t at the bound of its own interval is the quantile: the interval holds 0
    // exactly where p is above .05.
    let found = werk(&report);
    let ends = [0, 1].map(|end| found["mean_difference"]["ci95"][end].as_f64().unwrap_or(0.0));
    let holds_zero = ends[0] <= 0.0 && 0.0 <= ends[1];
    assert_eq!(holds_zero, found["tests"]["student"]["p"].as_f64() > Some(0.05));
}

#[test]
fn a_group_that_is_too_small_in_one_wave_has_no_difference() {
    let document = document(&fixtures(), &request(&["team"], Method::Careful, 10));
    let west = place(&document, Some("west"));
    // Thirty-one now, seven before.
    assert_eq!(west["n"], json!({ "now": 31, "earlier": null }));
    for found in west["items"].as_array().expect("items") {
        assert_eq!(found["earlier"], json!({ "suppressed": "primary" }));
        assert!(found["now"]["n"].as_u64() > Some(20));
        assert!(found["mean_difference"].is_null());
        let tests = &found["tests"];
        for test in ["student", "welch", "agree_chi2", "agree_difference", "adjusted_in_figure"] {
            assert!(tests[test].is_null(), "{test} knows of a hidden wave");
        }
        assert_eq!(tests["stars"], "");
    }
}

/// Each file is protected by itself, as it is without the other; beside each other
/// they show no cell more.
#[test]
fn a_wave_shows_what_its_file_shows_alone() {
    for minimum in [5, 10, 33, 60] {
        let asked = request(&["team", "leeftijd"], Method::Careful, minimum);
        let alone = |name: &str| {
            let mut engine = Engine::with_questionnaire(Arc::new(survey()));
            load(&mut engine, Role::Responses, name, &fixture(name));
            document(&engine, &asked)
        };
        let files = [("now", alone("now.csv")), ("earlier", alone("earlier.csv"))];
        let document = document(&fixtures(), &asked);
        let places = document["trend"]["places"].as_array().expect("places");
        assert_eq!(places.len(), 1 + 3 + 3);
        for place in places {
            for found in place["items"].as_array().expect("items") {
                for (wave, file) in &files {
                    let item = item(file, found["id"].as_str().expect("an id"));
                    let cell = match (place["split"].as_str(), place["group"].as_str()) {
                        (Some(split), Some(group)) => &item["by"][split]["cells"][group],
                        _ => &item["total"],
                    };
                    assert_eq!(&found[*wave], cell, "{minimum} {place}");
                }
            }
        }
    }
}

#[test]
fn what_a_hidden_wave_holds_changes_nothing_that_is_written() {
    let mut engine = fixtures();
    let earlier = fixture("earlier.csv");
    // The seven of West all answer otherwise: everybody together changes, West does not.
    let other: Vec<String> = earlier
        .lines()
        .map(|line| match line.strip_prefix("3;") {
            Some(_) => "3;40;5;1;5;1;2".to_owned(),
            None => line.to_owned(),
        })
        .collect();
    let mut changed = both(survey(), &fixture("now.csv"), &(other.join("\n") + "\n"));
    let request = request(&["team"], Method::Careful, 10);
    let [before, after] = [&engine, &changed].map(|engine| document(engine, &request));
    for group in ["noord", "zuid", "west"] {
        assert_eq!(place(&before, Some(group)), place(&after, Some(group)));
    }
    assert_ne!(place(&before, None), place(&after, None));
    let rows = |engine: &mut Engine| -> Vec<String> {
        let figures = drawn(engine, "team");
        let lines = figures.iter().flat_map(|figure| figure.table.csv.lines());
        lines.filter(|line| line.starts_with("West")).map(str::to_owned).collect()
    };
    let of_west = rows(&mut engine);
    assert_eq!(of_west, rows(&mut changed));
    assert_eq!(of_west.len(), 7, "four statements and three answers");
}

fn drawn(engine: &mut Engine, split: &str) -> Vec<FigureView> {
    let asked = request(&[], Method::Careful, 10);
    let request = ViewRequest {
        split: split.to_owned(),
        part: Part::Trend,
        language: Language::Nl,
        minimum_base: asked.minimum_base,
        order: Order::default(),
        chart: Chart::Dots,
        on_request: false,
        width: 700.0,
        selection: Vec::new(),
        definitions: asked.definitions,
    };
    match engine.handle(Request::View(request)) {
        Response::View(view) => view.figures,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_figure_has_both_waves_in_words_and_says_how_they_are_compared() {
    let figures = drawn(&mut fixtures(), "team");
    let titles: Vec<&str> = figures.iter().map(|figure| &*figure.title).collect();
    assert_eq!(
        titles,
        [
            "Werk en leiding: deze en de eerdere meting",
            "Met een zorg ga ik eerst naar: deze en de eerdere meting"
        ]
    );
    let first = &figures[0];
    assert!(first.words.contains("Deze meting") && first.words.contains("Eerdere meting"));
    assert!(first.note.contains("onafhankelijke steekproeven"), "{}", first.note);
    assert!(first.subtitle.contains("305 respondenten in beide metingen"), "{}", first.subtitle);
    assert_eq!(first.table.table.rows.len(), 4 * (1 + 4));
}

#[test]
fn the_waves_the_other_way_round_only_change_sign() {
    let other = both(survey(), &fixture("earlier.csv"), &fixture("now.csv"));
    let request = request(&["team"], Method::Careful, 5);
    let [one, other] = [&fixtures(), &other].map(|engine| document(engine, &request));
    for group in [None, Some("noord"), Some("zuid")] {
        for id in ["werk", "leiding", "ruimte", "scholing"] {
            let [one, other] = [&one, &other].map(|document| item(place(document, group), id));
            assert_eq!(one["now"], other["earlier"]);
            let opposite = |of: &dyn Fn(&Value) -> Value| {
                let [one, other] = [of(one), of(other)].map(|value| value.as_f64());
                let [one, other] = [one, other].map(|value| value.expect("a number"));
                assert!((one + other).abs() <= 1e-12 * one.abs().max(1e-3), "{one} {other}");
            };
            opposite(&|found| found["tests"]["agree_difference"]["diff"].clone());
            opposite(&|found| found["mean_difference"]["diff"].clone());
            opposite(&|found| found["tests"]["welch"]["t"].clone());
            assert_eq!(one["tests"]["stars"], other["tests"]["stars"]);
        }
    }
}

#[test]
fn a_selection_holds_for_both_waves_and_groups_that_only_one_has_are_left_out() {
    let engine = fixtures();
    let mut asked = request(&["leeftijd"], Method::Careful, 5);
    asked.selection = vec![Selection { split: "team".into(), groups: vec!["zuid".into()] }];
    let document = document(&engine, &asked);
    assert_eq!(place(&document, None)["n"], json!({ "now": 62, "earlier": 55 }));
    let without_age: String = fixture("earlier.csv")
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(';').collect();
            format!("{};{}\n", cells[0], cells[2..].join(";"))
        })
        .collect();
    let engine = both(survey(), &fixture("now.csv"), &without_age);
    let document = crate::support::document(&engine, &request(&["leeftijd"], Method::Careful, 5));
    assert_eq!(document["trend"]["places"].as_array().map(Vec::len), Some(1));
    let absent = findings(&engine, "earlier-split-absent");
    assert_eq!(absent.len(), 1);
    assert_eq!(absent[0].location.column.as_deref(), Some("leeftijd"));
    asked.selection = vec![Selection { split: "leeftijd".into(), groups: vec!["35-49".into()] }];
    let refused = engine::document(engine.survey().expect("open"), &asked);
    let finding = refused.expect_err("the earlier file has no such column");
    assert_eq!(finding.file(), Some("earlier.csv"));
}

#[test]
fn what_cannot_be_compared_is_named_with_its_reason() {
    let now = fixture("now.csv");
    // 'leiding' was asked on another scale, 'ruimte' was not asked, 'sfeer' is asked no more.
    let mut questionnaire = survey();
    let mut extra = questionnaire.batteries[0].items[0].clone();
    (extra.id, extra.codes) = ("sfeer".into(), vec!["sfeer".into()]);
    questionnaire.batteries[0].items.push(extra);
    let earlier: String = fixture("earlier.csv")
        .lines()
        .enumerate()
        .map(|(row, line)| {
            let mut cells: Vec<String> = line.split(';').map(str::to_owned).collect();
            if row > 0 {
                cells[3] = (row % 7 + 1).to_string();
            }
            let sfeer = if row == 0 { "sfeer".to_owned() } else { "4".to_owned() };
            cells[4] = sfeer;
            cells.join(";") + "\n"
        })
        .collect();
    let engine = both(questionnaire, &now, &earlier);
    let columns = |code: &str| -> Vec<(Option<String>, Option<String>)> {
        let found = findings(&engine, code).into_iter();
        let file = |finding: &Finding| finding.file().map(str::to_owned);
        found.map(|finding| (file(&finding), finding.location.column)).collect()
    };
    let there = Some("earlier.csv".to_owned());
    assert_eq!(columns("earlier-other-scale"), [(there.clone(), Some("leiding".into()))]);
    assert_eq!(columns("earlier-item-absent"), [(None, Some("ruimte".into()))]);
    assert_eq!(columns("earlier-item-only"), [(there.clone(), Some("sfeer".into()))]);
    // What is odd about the earlier file itself is told too, with its name.
    assert_eq!(columns("out-of-range"), [(there, Some("leiding".into()))]);
    let document = document(&engine, &request(&[], Method::Careful, 10));
    let items = place(&document, None)["items"].as_array().expect("items").iter();
    let ids: Vec<&str> = items.filter_map(|item| item["id"].as_str()).collect();
    assert_eq!(ids, ["werk", "scholing", "eerst"]);
}

#[test]
fn an_answer_that_nobody_gives_any_more_is_told_and_compared_all_the_same() {
    let earlier: String = fixture("earlier.csv").replace(";5;", ";4;").replace(";5;", ";4;");
    let engine = both(survey(), &fixture("now.csv"), &earlier);
    let found = findings(&engine, "earlier-unused");
    assert!(!found.is_empty());
    assert!(found[0].message(Language::Nl).contains("Zeer mee eens"));
    let document = document(&engine, &request(&[], Method::Careful, 10));
    assert!(item(place(&document, None), "werk")["tests"]["welch"]["p"].as_f64().is_some());
}

#[test]
fn a_file_with_nothing_in_common_is_refused_and_the_one_before_stays() {
    let mut engine = fixtures();
    let response =
        load(&mut engine, Role::Earlier, "kantine.csv", "broodje;prijs\nkaas;3\nham;4\n");
    let Response::Failed(finding) = response else { panic!("a file of another survey is taken") };
    assert_eq!(finding.code, "earlier-nothing-shared");
    let earlier = engine.survey().and_then(|survey| survey.earlier.as_ref()).expect("still there");
    assert_eq!(earlier.survey.table.source.name, "earlier.csv");
    assert!(
        matches!(engine.handle(Request::ForgetEarlier), Response::Opened(file) if file.earlier.is_none())
    );
    let document = document(&engine, &request(&[], Method::Careful, 10));
    assert!(document["trend"].is_null());
}

#[test]
fn a_file_that_must_come_after_the_responses_waits_for_nobody() {
    let mut engine = Engine::new();
    let response = load(&mut engine, Role::Earlier, "earlier.csv", &fixture("earlier.csv"));
    assert!(matches!(response, Response::Failed(finding) if finding.code == "no-file"));
}

#[test]
fn files_of_a_survey_that_nobody_described_are_compared_too() {
    let mut engine = Engine::new();
    load(&mut engine, Role::Responses, "now.csv", &fixture("now.csv"));
    let response = load(&mut engine, Role::Earlier, "earlier.csv", &fixture("earlier.csv"));
    let Response::Opened(file) = response else { panic!("{response:?}") };
    let earlier = file.earlier.expect("an earlier file");
    assert!(file.inferred && earlier.compared >= 4, "{} are compared", earlier.compared);
    assert_eq!(earlier.respondents, Some(132));
}

#[test]
fn the_long_table_has_both_waves() {
    let engine = fixtures();
    let asked = request(&["team"], Method::Careful, 10);
    let table = engine::long_table(engine.survey().expect("open"), &asked).expect("a table");
    let wave: Vec<&str> = table.lines().filter(|line| line.contains(";wave;")).collect();
    // Per place (everybody and three teams): four statements and three answers, twice.
    assert_eq!(wave.len(), 4 * 7 * 2);
    assert!(wave.iter().any(|line| line.contains("Eerdere meting (team: Noord)")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever the sizes: a base that is written is 0 or at least the minimum, and a
    /// difference stands only between two that are.
    #[test]
    fn no_difference_knows_of_a_base_below_the_minimum(
        now in prop::collection::vec((1usize..4, 1usize..6), 1..90),
        earlier in prop::collection::vec((1usize..4, 1usize..6), 1..90),
        minimum in 5u64..15,
    ) {
        let file = |rows: &[(usize, usize)]| {
            let rows = rows.iter().map(|(team, answer)| format!("{team};40;{answer};3;3;3;1\n"));
            "team;leeftijd;werk;leiding;ruimte;scholing;eerst\n".to_owned() + &rows.collect::<String>()
        };
        let engine = both(survey(), &file(&now), &file(&earlier));
        let document = document(&engine, &request(&["team"], Method::Careful, minimum));
        let allowed = |n: &Value| n.as_u64().is_none_or(|n| n == 0 || n >= minimum);
        for place in document["trend"]["places"].as_array().expect("places") {
            prop_assert!(allowed(&place["n"]["now"]) && allowed(&place["n"]["earlier"]));
            for found in place["items"].as_array().expect("items") {
                let shown = ["now", "earlier"].map(|wave| found[wave]["n"].as_u64());
                prop_assert!(shown.iter().flatten().all(|n| *n == 0 || *n >= minimum));
                if shown.iter().any(|n| n.is_none_or(|n| n == 0)) {
                    prop_assert!(found["mean_difference"].is_null());
                    prop_assert!(found["tests"]["agree_difference"].is_null());
                    prop_assert!(found["tests"]["student"].is_null());
                }
            }
        }
    }
}

#[test]
fn a_questionnaire_that_is_corrected_holds_for_both_waves() {
    let mut engine = fixtures();
    let mut questionnaire: Questionnaire = survey();
    questionnaire.scales[0].agree = vec![5];
    let json = questionnaire.to_json();
    load(&mut engine, Role::Questionnaire, "survey.json", &json);
    let document = document(&engine, &request(&[], Method::Careful, 10));
    let found = item(place(&document, None), "werk");
    for wave in ["now", "earlier"] {
        assert_eq!(found[wave]["agree"]["n"], found[wave]["counts"][4]);
    }
}
