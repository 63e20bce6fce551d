//! Who is hidden may have answered anything that comes to the same in all: nothing that
//! leaves the engine changes by a byte.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use peilglas::analysis::{Definitions, Weighting};
use peilglas::base::Language;
use peilglas::disclosure::MinimumBase;
use peilglas::engine::protocol::{DocumentRequest, Role};
use peilglas::engine::{self, Engine};
use peilglas::questionnaire::{BuiltIn, Questionnaire};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

const SPLITS: [&str; 2] = ["leiding", "domein"];

/// A respondent: the group of each split, counted from 0, and what they answered.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    groups: [usize; 2],
    answers: Answers,
}

/// Points of four items and an answer to a question, the open question, and a weight.
#[derive(Clone, Debug, PartialEq)]
struct Answers {
    points: [usize; 4],
    choice: usize,
    wrote: bool,
    weight: usize,
}

fn row() -> impl Strategy<Value = Row> {
    // Two domains are large, the others small; few have no opinion, which is 6.
    let domain = prop_oneof![8 => Just(0), 8 => Just(1), 1 => Just(2), 1 => Just(3), 1 => Just(4)];
    let point = || prop_oneof![10 => 1usize..6, 1 => Just(6usize)];
    let points = [point(), point(), point(), point()];
    (prop_oneof![1 => Just(0), 3 => Just(1)], domain, points, 1usize..6, any::<bool>(), 0usize..3)
        .prop_map(|(leads, domain, points, choice, wrote, weight)| Row {
            groups: [leads, domain],
            answers: Answers { points, choice, wrote, weight },
        })
}

fn file(rows: &[Row]) -> String {
    let mut file = String::from("Q2;Q3;Q8_1;Q8_2;Q8_3;Q8_4;Q10b;Q14b;Weging\n");
    for Row { groups: [leads, domain], answers } in rows {
        let Answers { points: [a, b, c, d], choice, wrote, weight } = answers;
        let wrote = if *wrote { "iets" } else { "" };
        let weight = ["0.5", "1", "1.75"][*weight];
        let (leads, domain) = (leads + 1, domain + 1);
        let _ = writeln!(file, "{leads};{domain};{a};{b};{c};{d};{wrote};{choice};{weight}");
    }
    file
}

/// Everything that leaves the engine of these responses, beside those of an earlier file.
fn exported(rows: &[Row], earlier: &str, minimum_base: u64, weighting: Weighting) -> Vec<String> {
    let built_in = Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap);
    let mut engine = Engine::with_questionnaire(Arc::new(built_in.clone()));
    for (role, text) in [(Role::Responses, file(rows)), (Role::Earlier, earlier.to_owned())] {
        engine.open(role, "test.csv", text.len() as u64);
        engine.push(text.as_bytes()).expect("readable");
        engine.finish();
    }
    let request = DocumentRequest {
        splits: SPLITS.map(str::to_owned).to_vec(),
        selection: Vec::new(),
        language: Language::Nl,
        minimum_base: MinimumBase::new(minimum_base).expect("allowed"),
        definitions: Definitions { weighting, ..Definitions::default() },
    };
    let survey = engine.survey().expect("open");
    let document = engine::document(survey, &request).expect("a document");
    let table = engine::long_table(survey, &request).expect("a table");
    let drawings = engine::drawings(survey, &request).expect("drawings");
    let drawings = drawings.into_iter().map(|(_, drawing)| drawing);
    [document, table].into_iter().chain(drawings).collect()
}

/// Per split, whether each group is shown.
fn shown(document: &Value) -> Vec<Vec<bool>> {
    let splits = document["splits"].as_array().expect("splits").iter();
    let groups = |split: &Value| {
        let groups = split["groups"].as_array().expect("groups").iter();
        groups.map(|group| group["n"].as_u64().is_some()).collect()
    };
    splits.map(groups).collect()
}

/// Every place that is hidden, with its reason.
fn hidden(document: &Value, path: &str, out: &mut BTreeMap<String, Value>) {
    match document {
        Value::Object(fields) => {
            for (key, value) in fields {
                if key == "suppressed" {
                    out.insert(path.to_owned(), value.clone());
                }
                hidden(value, &format!("{path}/{key}"), out);
            }
        }
        Value::Array(values) => {
            let values = values.iter().enumerate();
            values.for_each(|(at, value)| hidden(value, &format!("{path}/{at}"), out));
        }
        _ => {}
    }
}

/// The same respondents, of whom those who are in the same shown groups, and in a hidden
/// one, have changed answers with each other.
fn changed(rows: &[Row], shown: &[Vec<bool>], order: &[Index]) -> Vec<Row> {
    let mut alike: BTreeMap<Vec<Option<usize>>, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let seen = row.groups.iter().zip(shown);
        let seen: Vec<_> = seen.map(|(group, shown)| shown[*group].then_some(*group)).collect();
        if seen.contains(&None) {
            alike.entry(seen).or_default().push(at);
        }
    }
    let mut changed = rows.to_vec();
    let mut order = order.iter();
    for places in alike.values() {
        for from in (1..places.len()).rev() {
            let Some(to) = order.next() else { return changed };
            let (from, to) = (places[from], places[to.index(from + 1)]);
            let answers = changed[from].answers.clone();
            changed[from].answers = std::mem::replace(&mut changed[to].answers, answers);
        }
    }
    changed
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 48,
        max_global_rejects: 4_000,
        ..ProptestConfig::default()
    })]

    #[test]
    fn answers_of_hidden_groups_change_nothing_that_is_exported(
        rows in prop::collection::vec(row(), 60..200),
        order in prop::collection::vec(any::<Index>(), 200),
        minimum_base in 5u64..25,
        weighted in any::<bool>(),
    ) {
        let weighting = if weighted { Weighting::Column } else { Weighting::None };
        let earlier = file(&rows[..50]);
        let one = exported(&rows, &earlier, minimum_base, weighting);
        let document: Value = serde_json::from_str(&one[0]).expect("valid JSON");
        let other = changed(&rows, &shown(&document), &order);
        let groups = |rows: &[Row]| rows.iter().map(|row| row.groups).collect::<Vec<_>>();
        prop_assume!(other != rows && groups(&other) == groups(&rows));
        let other = exported(&other, &earlier, minimum_base, weighting);
        // Answers of hidden groups may ask for more, or less, to be hidden with them.
        let [places, others] = [&one[0], &other[0]].map(|text| {
            let mut places = BTreeMap::new();
            hidden(&serde_json::from_str(text).expect("valid JSON"), "", &mut places);
            places
        });
        prop_assume!(places == others);
        prop_assert_eq!(one, other);
    }
}
