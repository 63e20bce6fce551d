//! No group under the minimum base reaches anything that leaves the engine.

mod marks;
// Not everything that opening a survey can take is needed in every test.
#[allow(dead_code)]
#[path = "../shared/opening.rs"]
mod opening;
mod pairs;
mod scales;
mod steps;
mod unchanged;

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
        file.push_str(&format!("nee;{};{}\n", row % 4 + 1, row % 5 + 1));
    }
    let document = document(&file, &["leiding"], 10);
    let cell = |item: usize| &document["items"][item]["by"]["leiding"]["cells"]["ja"];
    assert_eq!(cell(0)["suppressed"], "primary");
    assert_eq!(cell(1)["n"], 30);
}

/// Domains of which the first all, or all but so many, gave one answer; answers in turn.
fn domains(otherwise: usize, others: [&str; 3]) -> String {
    let mut file = String::from("Q3;Q8_1;Q14b\n");
    for row in 0..20 {
        file.push_str(if row < otherwise { "1;2;1\n" } else { "1;5;3\n" });
    }
    for (domain, answers) in (2..).zip(others) {
        let answers: Vec<&str> = answers.split(' ').collect();
        for row in 0..30 + 10 * domain {
            let (point, choice) = (answers[row % answers.len()], row % 5 + 1);
            file.push_str(&format!("{domain};{point};{choice}\n"));
        }
    }
    file
}

#[test]
fn an_item_and_a_question_that_all_but_one_answered_alike_are_hidden_as_protected() {
    for (otherwise, hidden) in [(0, true), (1, true), (2, false)] {
        let file = domains(otherwise, ["1 2 3 4 5", "1 2 3 4", "2 3 4 5"]);
        let document = document(&file, &["domein"], 10);
        assert_eq!(document["splits"][0]["groups"][0]["n"], 20);
        for item in 0..2 {
            let by = &document["items"][item]["by"]["domein"];
            let reason = if hidden { "secondary".into() } else { Value::Null };
            assert_eq!(by["cells"]["beleid"]["suppressed"], reason, "item {item}");
            // With the smallest other, so that it does not come back.
            assert_eq!(by["cells"]["inspectie"]["suppressed"], reason, "item {item}");
            assert_eq!(by["cells"]["uitvoering"]["suppressed"], Value::Null);
        }
        assert_eq!(document["items"][0]["total"]["suppressed"], Value::Null);
    }
}

#[test]
fn nobody_and_everybody_agreeing_is_hidden_however_strongly() {
    let mut file = String::from("Q3;Q8_1\n");
    for row in 0..120 {
        let (domain, point) = match row % 3 {
            0 => (1, row / 3 % 2 + 4),
            1 => (2, row / 3 % 3 + 1),
            _ => (3, row / 3 % 5 + 1),
        };
        file.push_str(&format!("{domain};{point}\n"));
    }
    let document = document(&file, &["domein"], 10);
    let cells = &document["items"][0]["by"]["domein"]["cells"];
    let hidden = ["beleid", "inspectie"].map(|group| cells[group]["suppressed"].clone());
    assert_eq!(hidden, ["secondary", "secondary"]);
    assert_eq!(cells["uitvoering"]["suppressed"], Value::Null);
}

/// Who has no opinion answered as well: 6 is 'no opinion', 7 is 'would rather not say'.
#[test]
fn that_all_of_a_group_have_no_opinion_is_hidden() {
    for (silent, hidden) in [("6 6", true), ("7 7", true), ("6 7", false)] {
        let file = domains(0, [silent, "1 2 3 4 6", "2 3 4 5 7"]);
        // The first group is as the others.
        let file = file.replace("1;5;3\n1;5;3\n", "1;5;3\n1;2;3\n");
        let document = document(&file, &["domein"], 10);
        let cell = &document["items"][0]["by"]["domein"]["cells"]["inspectie"];
        assert_eq!(cell["suppressed"] == "secondary", hidden, "{silent}: {cell}");
        assert_eq!(cell["missing"].is_null(), hidden, "{silent}");
    }
}

#[test]
fn how_many_wrote_something_is_told_from_twice_the_minimum_on_and_never_by_a_group() {
    for (wrote, shown) in [(19, false), (20, true)] {
        let mut file = String::from("Q2;Q7\n");
        for row in 0..60 {
            let text = if row < wrote { "geheim" } else { "" };
            file.push_str(&format!("{};{text}\n", ["ja", "nee"][row % 2]));
        }
        let document = document(&file, &["leiding"], 10);
        let open = &document["items"][0];
        assert_eq!(open["kind"], "open");
        assert_eq!(open["total"]["n"].as_u64(), shown.then_some(wrote as u64));
        assert_eq!(open["total"]["suppressed"] == "primary", !shown);
        assert_eq!(open["by"], serde_json::json!({}));
    }
}

/// Everybody of a group has a score of 3, by different answers.
#[test]
fn scores_that_are_all_the_same_are_hidden() {
    let mut file = String::from("Q3;Q8_1;Q8_2;Q8_3;Q8_4\n");
    for row in 0..40 {
        let (low, high) = ([1, 2, 3, 4, 5][row % 5], [5, 4, 3, 2, 1][row % 5]);
        file.push_str(&format!("1;{low};{high};{high};{low}\n"));
        let answer = |at: usize| (row * (at + 1) + row / 7) % 5 + 1;
        for domain in [2, 3] {
            let [a, b, c, d] = [1, 2, 3, 5].map(|at| answer(at + domain));
            file.push_str(&format!("{domain};{a};{b};{c};{d}\n"));
        }
    }
    let document = document(&file, &["domein"], 10);
    let scale = &document["scales"][0]["by"]["domein"]["cells"];
    assert_eq!(scale["beleid"], serde_json::json!({ "suppressed": "secondary" }));
    assert_eq!(document["items"][0]["by"]["domein"]["cells"]["beleid"]["n"], 40);
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
