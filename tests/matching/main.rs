//! Columns are recognised in the spellings that survey programs give them.

mod findings;
#[path = "../ingest/sav_bytes.rs"]
#[expect(dead_code, reason = "the readers' own tests write more kinds of record")]
mod sav_bytes;
mod spss;

use std::collections::BTreeMap;

use peilglas::base::Language;
use peilglas::questionnaire::{
    Background, Battery, BuiltIn, How, Item, Questionnaire, Target, match_columns,
};

fn survey() -> &'static Questionnaire {
    Questionnaire::built_in(BuiltIn::AmbtelijkVakmanschap)
}

/// Headings for every item, then every background question.
fn headings(
    item: impl Fn(&Battery, usize, &Item) -> String,
    background: impl Fn(&Background) -> String,
) -> Vec<String> {
    let batteries = survey().batteries.iter();
    let items = batteries.flat_map(|battery| {
        let items = battery.items.iter().enumerate();
        items.map(|(position, asked)| item(battery, position + 1, asked)).collect::<Vec<_>>()
    });
    items.chain(survey().background.iter().map(background)).collect()
}

/// Every heading is matched to its own question.
#[track_caller]
fn check(headings: &[String]) {
    let matching = match_columns(survey(), headings);
    let items = survey().items().map(|(_, item)| Target::Item(item.id.clone()));
    let background = survey().background.iter().map(|asked| Target::Background(asked.id.clone()));
    for ((heading, expected), found) in
        headings.iter().zip(items.chain(background)).zip(&matching.columns)
    {
        let found = found.as_ref().map(|found| &found.target);
        assert_eq!(found, Some(&expected), "{heading}");
    }
}

#[test]
fn by_code_in_usual_spellings() {
    let spellings: [fn(&str, usize) -> String; 9] = [
        |q, n| format!("Q{q}_{n}"),
        |q, n| format!("V{q}.{n}"),
        |q, n| format!("v{q}[SQ{n:03}]"),
        |q, n| format!("Vraag {q}_{n}"),
        |q, n| format!("q{q:0>2}_{n:02}"),
        |q, n| format!("Q{q}r{n}"),
        |q, n| format!("{q}.{n}"),
        |q, n| format!("Q{q}[{n}]"),
        |q, n| format!("q{q}_sq{n:03}"),
    ];
    for spelling in spellings {
        check(&headings(
            |battery, position, _| spelling(&battery.number, position),
            |asked| format!("Q{}", asked.number),
        ));
    }
}

#[test]
fn by_label_in_both_languages() {
    for language in Language::ALL {
        check(&headings(
            |_, _, item| item.label.get(language).to_owned(),
            |asked| asked.label.get(language).to_owned(),
        ));
        check(&headings(
            |_, _, item| item.axis_label().get(language).to_uppercase(),
            |asked| asked.question.get(language).to_owned(),
        ));
    }
}

#[test]
fn by_question_with_label() {
    let question = |asked: &Background| asked.question.nl.clone();
    check(&headings(
        |battery, _, item| format!("{} [{}]", battery.question.nl, item.label.nl),
        question,
    ));
    check(&headings(
        |battery, n, item| format!("Q{}_{n}. {}", battery.number, item.label.nl),
        question,
    ));
    check(&headings(
        |battery, n, item| {
            format!("v{}[SQ{n:03}]. {} [{}]", battery.number, battery.question.nl, item.label.nl)
        },
        |asked| format!("v{}. {}", asked.number, asked.question.nl),
    ));
}

#[test]
fn in_spite_of_accents_punctuation_and_small_differences() {
    check(&headings(
        |_, _, item| item.label.nl.replace('ï', "i").replace(['’', '\''], "").replace(',', ""),
        |asked| asked.label.nl.clone(),
    ));
    let typo = ["Politiek bestuurlijke gevoelgheid", "Oog hebben voor de uitvoerbaarheid"];
    let matching = match_columns(survey(), &typo.map(String::from));
    for (column, id) in matching.columns.iter().zip(["politiek-bestuurlijk", "uitvoerbaarheid"]) {
        let found = column.as_ref().expect("a match");
        assert_eq!(found.target, Target::Item(id.to_owned()));
        assert_eq!(found.how, How::Similar);
        assert!(found.sureness < 0.95);
    }
}

#[test]
fn what_is_something_else_is_not_used() {
    let other =
        ["respondent", "Startdatum", "IP-adres", "Opmerkingen", "Tevredenheid", "Q99_1", "gewicht"];
    let matching = match_columns(survey(), &other.map(String::from));
    for (heading, column) in other.iter().zip(&matching.columns) {
        assert_eq!(column, &None, "{heading}");
    }
}

#[test]
fn the_surest_of_two_columns_is_used_and_the_other_named() {
    let twice = ["Integer", "Q10_3: Integer", "Domein"].map(String::from);
    let matching = match_columns(survey(), &twice);
    assert_eq!(matching.column_of(&Target::Item("integer".to_owned())), Some(1));
    assert_eq!(matching.passed_over, BTreeMap::from([(0, 1)]));
}

#[test]
fn a_label_beats_a_code_that_contradicts_it() {
    let matching = match_columns(survey(), &["Q10_1: Integer".to_owned()]);
    let found = matching.columns[0].as_ref().expect("a match");
    assert_eq!(found.target, Target::Item("integer".to_owned()));
    assert_eq!(matching.contradictory, [0]);
}

#[test]
fn a_column_that_the_questionnaire_names_beats_everything() {
    // So a correction is kept: it names the column.
    let headings = ["Integer", "Kolom 2"].map(String::from);
    let integer = Target::Item("integer".to_owned());
    let mut corrected = survey().clone();
    let items = corrected.batteries.iter_mut().flat_map(|battery| &mut battery.items);
    let item = items.into_iter().find(|item| item.id == "integer").expect("an item");
    item.codes.push("Kolom 2".to_owned());
    let matching = match_columns(&corrected, &headings);
    assert_eq!(matching.columns[0], None);
    assert_eq!(matching.column_of(&integer), Some(1));
}
