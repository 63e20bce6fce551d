//! Pairs of weighted groups: what stands beside them follows from them, and what knows
//! nothing of weights has no value.

use peilglas::analysis::{Definitions, Marks, Weighting};
use peilglas::base::Language;
use peilglas::engine::protocol::{Part, ViewRequest};
use serde_json::{Value, json};

use crate::shown::{figure, request};
use crate::{ITEMS, TEAMS, document, item, opened};

const ANSWERS: &str = include_str!("answers.csv");

/// The letters that these pairs make, per group.
fn letters_of(pairs: &Value, at: impl Fn(&Value) -> (&Value, &Value)) -> Vec<String> {
    let letter = |name: &Value| {
        let at = TEAMS.iter().position(|team| name == team).expect("a team");
        (at, ["A", "B", "C"][at])
    };
    let mut letters = vec![Vec::new(); TEAMS.len()];
    for pair in pairs.as_array().expect("pairs") {
        let (diff, adjusted) = at(pair);
        let [a, b] = ["a", "b"].map(|side| letter(&pair[side]));
        if adjusted.as_f64().expect("tested") <= 0.05 {
            let above = diff.as_f64().expect("a difference") > 0.0;
            let (higher, lower) = if above { (a.0, b.1) } else { (b.0, a.1) };
            letters[higher].push(lower);
        }
    }
    letters
        .into_iter()
        .map(|mut of| {
            of.sort_unstable();
            of.join(" ")
        })
        .collect()
}

#[test]
fn letters_are_those_of_weighted_pairs() {
    let document = document(ANSWERS, Weighting::Column, &["Team"]);
    assert_eq!(document["pairs"]["mean"], json!({ "test": "weighted_t", "adjustment": "holm" }));
    assert_eq!(document["pairs"]["agree"]["test"], "weighted_t");
    let mut found = 0;
    let scores = &document["scales"][0]["by"]["Team"]["tests"];
    let items = ITEMS.map(|id| &item(&document, id)["by"]["Team"]["tests"]);
    for tests in items.into_iter().chain([scores]) {
        let means = letters_of(&tests["pairwise"], |pair| (&pair["diff"], &pair["adjusted"]));
        for (team, letters) in TEAMS.iter().zip(&means) {
            assert_eq!(tests["letters"][team]["mean"], json!(letters), "{team}");
            found += letters.len();
        }
        for pair in tests["pairwise"].as_array().expect("pairs") {
            for name in ["games_howell", "tukey", "dunn"] {
                assert_eq!(pair["reasons"][name], "no-weighted-version", "{name}");
            }
        }
    }
    assert!(found > 0, "some group lies above another");
    for tests in items {
        let share = |pair: &'static str| move |of: &Value| of["agree"][pair].clone();
        let pairs: Vec<Value> = tests["pairwise"].as_array().expect("pairs").iter().map(|pair| {
            json!({ "a": pair["a"], "b": pair["b"], "diff": share("diff")(pair), "adjusted": share("adjusted")(pair) })
        }).collect();
        let shares = letters_of(&json!(pairs), |pair| (&pair["diff"], &pair["adjusted"]));
        for (team, letters) in TEAMS.iter().zip(&shares) {
            assert_eq!(tests["letters"][team]["agree"], json!(letters), "{team}");
        }
    }
}

#[test]
fn a_group_of_which_too_few_have_a_weight_is_in_no_pair() {
    // Of 'Advies' nine keep their weight.
    let mut kept = 0;
    let rows = ANSWERS.lines().map(|line| {
        if !line.contains(";Advies;") {
            return line.to_owned();
        }
        kept += 1;
        let (row, _) = line.rsplit_once(';').expect("a weight");
        if kept <= 9 { line.to_owned() } else { format!("{row};") }
    });
    let few = rows.collect::<Vec<_>>().join("\n") + "\n";
    let document = document(&few, Weighting::Column, &["Team"]);
    let scale = &document["scales"][0]["by"]["Team"];
    let item = &item(&document, "Q1_1")["by"]["Team"];
    for by in [item, scale] {
        let (tests, cell) = (&by["tests"], &by["cells"]["Advies"]);
        assert!(cell["mean"].is_f64() && cell["weighted"].is_null());
        assert_eq!(cell["reasons"]["weighted"], "too-few-weighted");
        for pair in tests["pairwise"].as_array().expect("pairs") {
            let with = pair["a"] == "Advies" || pair["b"] == "Advies";
            for name in ["diff", "ci95", "adjusted"] {
                assert_eq!(pair[name].is_null(), with, "{name}");
                assert_eq!(pair["reasons"][name] == "too-few-weighted", with, "{name}");
            }
        }
        for name in ["against_rest", "letters", "arrows"] {
            assert_eq!(tests[name]["Advies"]["reasons"]["mean"], "too-few-weighted", "{name}");
        }
        assert!(tests["against_rest"]["Beheer"]["mean"].is_object());
        // Two are left, who are the rest of each other.
        let rest = &tests["against_rest"]["Beheer"]["mean"]["diff"];
        let pairs = tests["pairwise"].as_array().expect("pairs").iter();
        let pair = pairs.filter(|pair| pair["diff"].is_f64()).collect::<Vec<_>>();
        assert_eq!(pair.len(), 1);
        assert_eq!(&pair[0]["diff"], rest);
    }
}

#[test]
fn weighted_figures_and_tables_have_letters() {
    let mut engine = opened(ANSWERS);
    let asked = |part, marks| {
        let request = request("Team", Weighting::Column, Language::Nl);
        let definitions = Definitions { marks, ..request.definitions };
        ViewRequest { part, definitions, ..request }
    };
    for part in [Part::AllBatteries, Part::Scales] {
        let drawn = figure(&mut engine, asked(part.clone(), Marks::Letters));
        assert!(drawn.svg.contains(">A Advies<"), "{part:?}");
        assert!(drawn.note.contains("standaardfouten die de gewichten volgen"), "{}", drawn.note);
        let table = &drawn.table.table;
        assert!(table.columns.iter().any(|column| column == "Letter"), "{:?}", table.columns);
        let shown = |row: &&peilglas::table::Row| row.cells.len() > 1;
        assert!(table.rows.iter().filter(shown).count() > 3);
        for row in table.rows.iter().filter(shown) {
            assert_eq!(row.cells.len() + 1, table.columns.len(), "{}", row.heading);
        }
        let notes = table.notes.join(" ");
        assert!(
            notes.contains("Per paar een t-toets op het verschil van gewogen waarden"),
            "{notes}"
        );
        let pairs = drawn.pairs.as_ref().expect("pairs").open();
        assert!(!pairs.columns.iter().any(|column| column.contains("Dunn")));
        for row in pairs.rows.iter().filter(shown) {
            assert_eq!(row.cells.len() + 1, pairs.columns.len(), "{}", row.heading);
        }
    }
}
