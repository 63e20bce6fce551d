//! The demo's 3,724 respondents in other orders, twice, and with groups taken together.

use peilglas::analysis::{Definitions, Method};
use peilglas::questionnaire::{BackgroundKind, BuiltIn, Questionnaire};
use serde_json::Value;

use crate::document::{cells, check, counts, doubled, items, shown};
use crate::survey::document;

const DEMO: &str = include_str!("../../www/demo/voorbeeld-antwoorden-synthetisch.csv");

fn built_in() -> Questionnaire {
    Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap).clone()
}

fn of(rows: &[&str]) -> Value {
    let heading = DEMO.lines().next().expect("a heading");
    let file = [heading].iter().chain(rows).fold(String::new(), |file, row| file + row + "\n");
    document(built_in(), &file, Definitions::default())
}

fn rows() -> Vec<&'static str> {
    DEMO.lines().skip(1).collect()
}

#[test]
fn what_holds_of_every_document_holds_of_the_demo() {
    for method in [Method::Careful, Method::Report] {
        check(&document(built_in(), DEMO, Definitions { method, ..Definitions::default() }));
    }
}

#[test]
fn the_order_of_the_rows_does_not_matter() {
    let (ordered, mut shuffled) = (rows(), rows());
    shuffled.reverse();
    let half = shuffled.len() / 2;
    // As a pack of cards: one of each half in turn.
    let (first, second) = shuffled.split_at(half);
    let shuffled: Vec<&str> = second.iter().zip(first).flat_map(|(a, b)| [*a, *b]).collect();
    assert_eq!(shuffled.len(), ordered.len());
    let without_rows = |mut document: Value| {
        let findings = document["findings"].as_array_mut().expect("findings");
        findings.iter_mut().for_each(|finding| finding["location"]["row"] = Value::Null);
        document
    };
    assert!(without_rows(of(&shuffled)) == without_rows(of(&ordered)));
}

#[test]
fn everybody_twice_counts_twice() {
    let twice: Vec<&str> = rows().into_iter().flat_map(|row| [row, row]).collect();
    let [before, after] = [of(&rows()), of(&twice)];
    check(&after);
    assert!(cells(&before, &after).len() > 64 * 20);
    doubled(&before, &after);
}

#[test]
fn two_domains_taken_together_are_counted_together() {
    let questionnaire = built_in();
    let domain = questionnaire.background("domein").expect("asked");
    let BackgroundKind::Choice { answers } = &domain.kind else { panic!("groups") };
    let column = format!("Q{}", domain.number);
    let at = DEMO.lines().next().and_then(|line| line.split(';').position(|name| name == column));
    let at = at.expect("its column");
    let [one, other] =
        [0, 1].map(|group: usize| (&answers[group].id, answers[group].code.to_string()));
    let merged: Vec<String> = rows()
        .iter()
        .map(|row| {
            let mut fields: Vec<&str> = row.split(';').collect();
            if fields[at] == other.1 {
                fields[at] = &one.1;
            }
            fields.join(";")
        })
        .collect();
    let merged: Vec<&str> = merged.iter().map(String::as_str).collect();
    let [before, after] = [of(&rows()), of(&merged)];
    check(&after);
    let mut added = 0;
    for (before, after) in items(&before, &after) {
        assert_eq!(before["total"], after["total"]);
        for (split, by) in before["by"].as_object().expect("by") {
            if split != "domein" {
                // What protects pairs of groups is another cell now.
                for (id, cell) in by["cells"].as_object().expect("cells") {
                    let after = &after["by"][split]["cells"][id];
                    assert!(!shown(cell) || !shown(after) || cell == after, "{split}: {id}");
                }
                continue;
            }
            let cells = |by: &Value, id: &str| by["cells"][id].clone();
            let after = &after["by"][split];
            let [a, b] = [one.0, other.0].map(|id| counts(&cells(by, id)).expect("large groups"));
            let sum: Vec<u64> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
            assert_eq!(counts(&cells(after, one.0)), Some(sum));
            for (id, cell) in by["cells"].as_object().expect("cells") {
                if id != one.0 && id != other.0 {
                    assert_eq!(*cell, cells(after, id));
                }
            }
            added += 1;
        }
    }
    assert_eq!(added, 64);
    assert!(shown(&after["items"][0]["total"]));
}
