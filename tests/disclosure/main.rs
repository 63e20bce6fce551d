//! No group under the minimum base reaches anything that leaves the engine.

mod marks;
// Not everything that opening a survey can take is needed in every test.
#[allow(dead_code)]
#[path = "../shared/opening.rs"]
mod opening;
mod pairs;
mod scales;

use peilglas::analysis::Definitions;
use peilglas::disclosure::MinimumBase;
use proptest::prelude::*;
use serde_json::Value;

fn document(file: &str, splits: &[&str], minimum_base: u64) -> Value {
    let request = opening::request(splits, minimum_base, Definitions::default());
    opening::document(&opening::opened_known(file), &request)
}

/// A file with so many managers and others, all with an opinion on one item.
fn file(managers: usize, others: usize) -> String {
    let mut file = String::from("Q2;Q8_1\n");
    for row in 0..managers {
        file.push_str(&format!("ja;{}\n", row % 5 + 1));
    }
    for row in 0..others {
        file.push_str(&format!("nee;{}\n", row % 4 + 1));
    }
    file
}

#[test]
fn a_group_of_nine_is_hidden_and_one_of_ten_is_shown() {
    for (managers, shown) in [(9, false), (10, true)] {
        let document = document(&file(managers, 40), &["leiding"], 10);
        let by = &document["items"][0]["by"]["leiding"];
        assert_eq!(
            by["cells"]["ja"]["suppressed"],
            if shown { Value::Null } else { "primary".into() }
        );
        assert_eq!(by["cells"]["ja"]["n"].is_null(), !shown);
        assert_eq!(document["splits"][0]["groups"][0]["n"].is_null(), !shown);
        assert_eq!(by["tests"]["student"].is_null(), !shown);
        assert_eq!(by["tests"]["anova"].is_null(), !shown);
        // Of two groups none can be shown when one is small: the other would give it away.
        let other = if shown { Value::Null } else { "secondary".into() };
        assert_eq!(by["cells"]["nee"]["suppressed"], other);
    }
}

#[test]
fn a_hidden_cell_has_nothing_but_the_reason() {
    let document = document(&file(6, 40), &["leiding"], 10);
    let hidden = &document["items"][0]["by"]["leiding"]["cells"]["ja"];
    assert_eq!(hidden, &serde_json::json!({ "suppressed": "primary" }));
}

#[test]
fn too_few_answers_to_one_item_hide_that_item_only() {
    let mut file = String::from("Q2;Q8_1;Q8_2\n");
    for row in 0..30 {
        let first = if row < 5 { "4" } else { "6" };
        file.push_str(&format!("ja;{first};{}\n", row % 5 + 1));
        file.push_str("nee;2;3\n");
    }
    let document = document(&file, &["leiding"], 10);
    let cell = |item: usize| &document["items"][item]["by"]["leiding"]["cells"]["ja"];
    assert_eq!(cell(0)["suppressed"], "primary");
    assert_eq!(cell(1)["n"], 30);
}

#[test]
fn a_file_of_one_row_shows_no_number_of_it() {
    let document = document("Q2;Q8_1\nja;4\n", &["leiding"], 10);
    assert_eq!(document["items"][0]["total"]["suppressed"], "primary");
    assert_eq!(document["source"]["respondents"], Value::Null);
}

#[test]
fn the_minimum_base_is_never_below_five() {
    assert!(MinimumBase::new(4).is_err());
    assert!(serde_json::from_str::<MinimumBase>("4").is_err());
    assert_eq!(MinimumBase::new(5).map(MinimumBase::get), Ok(5));
}

proptest! {
    /// Whatever the sizes: every n in the document is 0 or at least the minimum base.
    #[test]
    fn no_base_below_the_minimum_is_written(
        rows in prop::collection::vec((0usize..7, 0usize..8), 1..120),
        minimum_base in 5u64..15,
    ) {
        let mut file = String::from("Q3;Q8_1\n");
        for (domain, answer) in rows {
            file.push_str(&format!("{domain};{answer}\n"));
        }
        let document = document(&file, &["domein"], minimum_base);
        let item = &document["items"][0];
        let cells = item["by"]["domein"]["cells"].as_object().expect("cells");
        for cell in cells.values().chain([&item["total"]]) {
            if let Some(n) = cell["n"].as_u64() {
                prop_assert!(n == 0 || n >= minimum_base);
            } else {
                prop_assert_eq!(cell.as_object().map(|fields| fields.len()), Some(1));
            }
        }
        for group in document["splits"][0]["groups"].as_array().expect("groups") {
            prop_assert!(group["n"].as_u64().is_none_or(|n| n == 0 || n >= minimum_base));
        }
        let shown = cells.values().filter(|cell| cell["n"].as_u64().is_some_and(|n| n > 0)).count();
        if shown < 2 {
            prop_assert!(item["by"]["domein"]["tests"]["anova"].is_null());
        }
    }
}
