//! Pairs, letters, arrows and comparisons with the rest know of no hidden group.

use peilglas::analysis::{Definitions, Method};
use peilglas::base::Language;
use peilglas::engine::protocol::Part;
use proptest::prelude::*;
use serde_json::Value;

use crate::{document, opening};

/// The code behind those of the scale.
const NO_OPINION: usize = 6;

fn file(rows: &[(usize, usize)]) -> String {
    let rows = rows.iter().map(|(domain, answer)| format!("{domain};{answer}\n"));
    String::from("Q3;Q8_1\n") + &rows.collect::<String>()
}

/// The stored value of the group at this position.
fn code(position: usize) -> usize {
    position + 1
}

#[test]
fn a_group_of_nine_is_in_no_pair_and_no_letter_names_it() {
    let mut rows = Vec::new();
    // The hidden group would be above all others.
    rows.extend((0..9).map(|_| (code(0), 5)));
    // Small as well, so that no other group is hidden to protect the first.
    rows.extend((0..9).map(|row| (code(4), row % 3 + 1)));
    rows.extend((0..40).map(|row| (code(1), row % 3 + 3)));
    // Two agree: that nobody of a group does would be hidden.
    rows.extend((0..40).map(|row| (code(2), if row < 2 { 4 } else { row % 2 + 1 })));
    rows.extend((0..40).map(|row| (code(3), row % 4 + 1)));
    let document = document(&file(&rows), &["domein"], 10);
    let tests = &document["items"][0]["by"]["domein"]["tests"];
    assert_eq!(tests["pairwise"].as_array().map(Vec::len), Some(3));
    for field in ["letters", "arrows", "against_rest"] {
        let groups: Vec<&String> = tests[field].as_object().expect(field).keys().collect();
        assert_eq!(groups, ["inspectie", "uitvoering", "bedrijfsvoering"], "{field}");
    }
    assert_eq!(tests["letters"]["inspectie"]["mean"], "C D");
    assert_eq!(tests["arrows"]["inspectie"]["agree"], "up");
    assert_eq!(tests["arrows"]["uitvoering"]["mean"], "down");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every test is the same whatever the respondents of hidden groups answered.
    #[test]
    fn hidden_answers_change_no_test(
        rows in prop::collection::vec((1usize..6, 1usize..7), 30..160),
        minimum_base in 5u64..25,
    ) {
        let whole = document(&file(&rows), &["domein"], minimum_base);
        let shown: Vec<bool> = whole["splits"][0]["groups"]
            .as_array()
            .expect("groups")
            .iter()
            .map(|group| group["n"].as_u64().is_some())
            .collect();
        prop_assume!(rows.iter().any(|(domain, _)| !shown[domain - 1]));
        // Who has no opinion keeps none, so that every base and all that is hidden stays.
        let turned = |answer| if answer == NO_OPINION { answer } else { NO_OPINION - answer };
        let answered = |&(domain, answer): &(usize, usize)| match shown[domain - 1] {
            true => (domain, answer),
            false => (domain, turned(answer)),
        };
        let other: Vec<(usize, usize)> = rows.iter().map(answered).collect();
        let other = document(&file(&other), &["domein"], minimum_base);
        let tests = |document: &Value| document["items"][0]["by"]["domein"]["tests"].clone();
        let hidden = |document: &Value| {
            let cells = document["items"][0]["by"]["domein"]["cells"].as_object().expect("cells");
            cells.values().map(|cell| cell["suppressed"].clone()).collect::<Vec<_>>()
        };
        // Other answers may ask for more to be hidden with them, or for less.
        prop_assume!(hidden(&whole) == hidden(&other));
        prop_assert_eq!(tests(&whole), tests(&other));
    }
}

#[test]
fn the_tables_name_no_hidden_group_in_pairs_or_letters() {
    let mut rows = Vec::new();
    rows.extend((0..8).map(|row| (code(1), row % 5 + 1)));
    rows.extend((0..9).map(|row| (code(4), row % 5 + 1)));
    rows.extend((0..60).map(|row| (code(0), row % 3 + 3)));
    rows.extend((0..60).map(|row| (code(2), row % 4 + 1)));
    let file = file(&rows);
    let mut engine = opening::opened_known(&file);
    for method in [Method::Careful, Method::Report] {
        let definitions = Definitions { method, ..Definitions::default() };
        let asked = opening::view_request(Part::AllBatteries, "domein", definitions);
        let view = opening::view(&mut engine, asked);
        let figure = &view.figures[0];
        let pairs = figure.pairs.as_ref().expect("two groups are shown");
        let pairs: Vec<String> = pairs.open().rows.into_iter().map(|row| row.heading).collect();
        assert_eq!(pairs.len(), 2, "the item and one pair: {pairs:?}");
        assert_eq!(pairs[1], "A Beleid – C Uitvoering");
        let row = |name: &str| {
            let rows = &figure.table.table.rows;
            let row = rows.iter().find(|row| row.heading == name).expect("a row");
            row.cells.iter().map(|cell| cell.display(Language::Nl)).collect::<Vec<_>>()
        };
        assert_eq!(row("Inspectie"), ["te klein"]);
        assert!(row("Beleid").ends_with(&["A", "C ▲", "C ▲"].map(String::from)));
        assert!(row("Uitvoering").ends_with(&["C", "▼", "▼"].map(String::from)));
    }
}
