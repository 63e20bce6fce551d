//! Responses that some or all of the statistics cannot be made of.

use serde_json::Value;

use crate::document::{check, finding};
use crate::survey::{ITEMS, Respondent, Survey};

/// The document of a survey, with groups that answered alike, and the tests of its first item.
fn tests(survey: &Survey) -> (Value, Value) {
    let document = survey.telling_document();
    check(&document);
    let tests = document["items"][0]["by"]["groep"]["tests"].clone();
    (document, tests)
}

/// The message of the finding with this code.
#[track_caller]
fn message<'a>(document: &'a Value, code: &str) -> &'a str {
    let mut findings = document["findings"].as_array().expect("findings").iter();
    let found = findings.find(|finding| finding["code"] == code);
    found.unwrap_or_else(|| panic!("no {code}"))["message"].as_str().expect("a message")
}

#[test]
fn one_group_has_nothing_to_be_compared_with() {
    let (document, tests) = tests(&Survey::of_counts(&[[3, 4, 5, 6, 7]]));
    for name in ["student", "welch", "anova", "welch_anova", "kruskal", "agree_chi2", "omega2"] {
        assert!(tests[name].is_null(), "{name}");
        assert_eq!(tests["reasons"][name], "fewer-than-two-groups", "{name}");
    }
    assert!(
        message(&document, "not-computed")
            .ends_with("er zijn geen twee groepen om te vergelijken.")
    );
    let empty = message(&document, "nobody-in-groups");
    assert!(empty.contains("g1, g2, g3") && !empty.contains("g0"), "{empty}");
}

#[test]
fn groups_that_all_say_the_same_do_not_differ() {
    let (document, tests) = tests(&Survey::of_counts(&[[0, 0, 20, 0, 0], [0, 0, 30, 0, 0]]));
    for name in ["student", "welch", "anova", "mann_whitney", "kruskal", "hedges_g", "agree_chi2"] {
        assert_eq!(tests["reasons"][name], "no-variance", "{name}");
    }
    assert_eq!(tests["cliffs_delta"], 0.0);
    assert!(message(&document, "not-computed").ends_with("iedereen gaf hetzelfde antwoord."));
}

#[test]
fn constant_groups_that_differ_leave_what_has_a_value() {
    let (document, tests) = tests(&Survey::of_counts(&[[0, 20, 0, 0, 0], [0, 0, 0, 30, 0]]));
    for name in ["student", "welch", "brunner_munzel"] {
        assert_eq!(tests["reasons"][name], "no-variance", "{name}");
    }
    assert_eq!(tests["cliffs_delta"], -1.0);
    assert!(tests["mann_whitney"]["p"].as_f64().expect("p") < 1e-9);
    assert!(tests["agree_fisher"]["p"].as_f64().expect("p") < 1e-9);
    assert!(finding(&document, "not-computed", |_| true));
}

#[test]
fn one_constant_group_of_three_stops_welch_alone() {
    let survey = Survey::of_counts(&[[0, 0, 0, 20, 0], [2, 4, 6, 3, 1], [5, 4, 3, 2, 1]]);
    let (document, tests) = tests(&survey);
    assert_eq!(tests["reasons"]["welch_anova"], "no-variance");
    assert!(tests["anova"].is_object() && tests["kruskal"].is_object());
    assert!(message(&document, "not-computed").contains("in één groep gaf iedereen"));
    let pairs = tests["pairwise"].as_array().expect("pairs");
    assert!(pairs.iter().all(|pair| pair["games_howell"].is_object() && pair["tukey"].is_object()));
}

#[test]
fn tests_that_fail_beside_the_asterisks_are_told_too() {
    // Nobody agrees; the groups' answers do not overlap.
    let (document, tests) = tests(&Survey::of_counts(&[[9, 11, 0, 0, 0], [0, 0, 25, 0, 0]]));
    assert!(tests["welch"].is_object() && tests["student"].is_object());
    assert_eq!(tests["reasons"]["agree_chi2"], "no-variance");
    assert_eq!(tests["reasons"]["welch_anova"], "no-variance");
    for (test, words) in [
        ("agree_chi2", "niemand is het eens, of iedereen"),
        ("welch_anova", "in een groep gaf iedereen hetzelfde antwoord"),
        ("brunner_munzel", "de antwoorden van de twee groepen overlappen niet"),
    ] {
        let says = |found: &Value| found["message"].as_str().is_some_and(|m| m.contains(words));
        assert!(finding(&document, "not-computed-beside", says), "{test}");
    }
    // Nothing is said of tests that do not apply to two groups, or that have a value.
    let findings = document["findings"].as_array().expect("findings").iter();
    let beside = findings.filter(|finding| finding["code"] == "not-computed-beside");
    assert_eq!(beside.count(), 3 * ITEMS);
}

#[test]
fn one_respondent_is_hidden_and_compared_with_nobody() {
    let (document, tests) = tests(&Survey::of_counts(&[[0, 0, 0, 1, 0]]));
    assert_eq!(document["items"][0]["total"], serde_json::json!({ "suppressed": "primary" }));
    assert_eq!(tests["groups"], serde_json::json!([]));
    assert_eq!(tests["reasons"]["welch_anova"], "fewer-than-two-groups");
    assert!(message(&document, "not-computed").contains("geen twee groepen"));
}

#[test]
fn a_group_beside_a_single_respondent_is_compared_with_nobody() {
    let (_, tests) = tests(&Survey::of_counts(&[[0, 0, 0, 1, 0], [5, 6, 7, 8, 9]]));
    // The other may be hidden as well, to protect the one.
    assert!(!tests["groups"].as_array().expect("groups").contains(&"g0".into()));
    assert_eq!(tests["reasons"]["student"], "fewer-than-two-groups");
}

#[test]
fn where_nobody_answered_nothing_is_computed_and_that_is_said() {
    for answer in [None, Some(8), Some(9)] {
        let mut survey = Survey::of_counts(&[[20, 0, 0, 0, 0], [20, 0, 0, 0, 0]]);
        survey.respondents.iter_mut().for_each(|one| one.answers[0] = answer);
        let (document, tests) = tests(&survey);
        let total = &document["items"][0]["total"];
        assert_eq!(total["n"], 0);
        assert!(total["mean"].is_null() && total["agree"]["share"].is_null());
        assert!(tests["reasons"]["welch_anova"].is_string());
        assert!(message(&document, "nobody-answered").contains("Item 1"));
    }
}

#[test]
fn a_group_that_did_not_answer_one_item_is_told_by_name() {
    let mut survey = Survey::of_counts(&[[5; 5], [6; 5], [7; 5]]);
    let silent = survey.respondents.iter_mut().filter(|one| one.group == Some(1));
    silent.for_each(|one| one.answers[0] = Some(8));
    let (document, tests) = tests(&survey);
    assert_eq!(tests["groups"], serde_json::json!(["g0", "g2"]));
    assert!(tests["welch"].is_object());
    let told = message(&document, "nobody-in-groups-answered");
    assert!(
        told.contains("Item 1") && told.ends_with("in de toets.") && told.contains("in g1."),
        "{told}"
    );
    let others = document["items"][1]["by"]["groep"]["tests"]["groups"].clone();
    assert_eq!(others, serde_json::json!(["g0", "g1", "g2"]));
}

#[test]
fn huge_ties_keep_a_value() {
    let many = 60_000;
    let (document, tests) = tests(&Survey::of_counts(&[[0, 0, many, 1, 0], [0, 0, many, 0, 0]]));
    for (name, field) in
        [("student", "p"), ("welch", "p"), ("mann_whitney", "p"), ("brunner_munzel", "p")]
    {
        let p = tests[name][field].as_f64().unwrap_or_else(|| panic!("{name}"));
        assert!((0.3..0.34).contains(&p), "{name}: {p}");
    }
    assert_eq!(document["items"][0]["total"]["n"], 2 * many + 1);
}

#[test]
fn respondents_who_skipped_everything_are_counted_as_such() {
    // A row without anything at all is no respondent's.
    let nobody = Respondent { group: Some(0), answers: [None; ITEMS] };
    let survey = Survey { respondents: vec![nobody; 40], ..Survey::of_counts(&[]) };
    let (document, _) = tests(&survey);
    for item in document["items"].as_array().expect("items") {
        assert_eq!(item["total"]["missing"]["not_answered"], 40);
    }
}
