//! The attacker against what another attacker made of known tables. Those results lie
//! outside the project; without them these tests say so and check nothing.

use std::path::Path;

use attack::system::System;
use serde_json::{Value, json};

fn reference() -> Option<Value> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = file.join("../../../shared/oracle/expected/sdc_attacks.json");
    match std::fs::read_to_string(file) {
        Ok(text) => Some(serde_json::from_str(&text).expect("JSON")),
        Err(_) => {
            eprintln!("not checked: the reference results are not here");
            None
        }
    }
}

/// A document of an item with one answer, by two splits of two groups each, of which these
/// counts are shown.
fn document(total: u64, counts: [[Option<u64>; 2]; 2]) -> String {
    let cell = |count: Option<u64>| match count {
        Some(count) => json!({ "counts": [count], "suppressed": null }),
        None => json!({ "suppressed": "secondary" }),
    };
    let names = [["r1", "r2"], ["c1", "c2"]];
    let mut by = json!({});
    let mut splits = Vec::new();
    for (at, split) in ["rows", "columns"].into_iter().enumerate() {
        let groups = names[at].map(|id| json!({ "id": id, "n": null }));
        splits.push(json!({ "id": split, "groups": groups }));
        for (group, count) in names[at].into_iter().zip(counts[at]) {
            by[split]["cells"][group] = cell(count);
        }
    }
    json!({
        "disclosure": { "minimum_base": 5 },
        "splits": splits,
        "items": [{ "total": cell(Some(total)), "by": by }],
    })
    .to_string()
}

fn system(document: String) -> System {
    let mut system = System::read(&[document]).expect("a document");
    (0..2).for_each(|split| system.everybody_is_in(split));
    system
}

/// Geurts' table: 7 and 3 by rows, 6 and 4 by columns, and nothing inside.
#[test]
fn the_ranges_of_a_table_of_margins_are_those_of_the_reference() {
    let Some(expected) = reference() else { return };
    let system = system(document(10, [[Some(7), Some(3)], [Some(6), Some(4)]]));
    for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
        let name = format!("x{}{}", row + 1, column + 1);
        let (least, most) = system.range(&vec![Some(row), Some(column)], &[0]).expect("a range");
        let known = expected["geurts"][&name].as_array().expect("a range");
        let known: Vec<Option<f64>> = known.iter().map(Value::as_f64).collect();
        assert_eq!([Some(least as f64), Some(most as f64)], known[..], "{name}");
    }
}

/// Only the small group hidden: the reference has all eight counts of two small cells back.
/// So has this attacker, of a group that hides alone.
#[test]
fn a_group_that_hides_alone_is_recovered_as_in_the_reference() {
    let Some(expected) = reference() else { return };
    let primary = &expected["efc_crosstab"]["primary_only"];
    assert_eq!(primary["answer_counts_attacked"], primary["recovered_exactly"]);
    let system = system(document(10, [[Some(7), None], [Some(6), Some(4)]]));
    assert_eq!(system.range(&vec![Some(1), None], &[0]), Some((3, 3)));
}
