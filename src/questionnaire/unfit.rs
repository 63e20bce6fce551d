//! Tables that are no table of respondents: rows that are answers, headings that are.

use super::spelling::{is_number, normalise};
use crate::base::{Finding, Location};
use crate::ingest::{RawTable, Values};

/// What the column is called that names the question of a row, normalised.
const QUESTIONS: &[&str] = &[
    "question",
    "question text",
    "questiontext",
    "question id",
    "questionid",
    "question number",
    "question no",
    "vraag",
    "vraagtekst",
    "vraag id",
    "vraagnummer",
    "vraagnr",
    "stelling",
    "statement",
    "item",
    "item text",
    "variable",
    "variabele",
];

/// What the column is called that holds the answer, normalised.
const ANSWERS: &[&str] = &[
    "response",
    "response text",
    "response value",
    "answer",
    "answer text",
    "answer value",
    "antwoord",
    "antwoordtekst",
    "antwoordwaarde",
    "score",
    "value",
    "waarde",
    "rating",
];

/// A file with more columns has a column per question.
const MOST_COLUMNS: usize = 40;

/// With fewer columns it may be chance that a heading is an answer as well.
const FEWEST: usize = 3;

/// Why nothing can be computed of a table, where that shows before it is understood.
pub fn unfit(table: &RawTable) -> Option<Finding> {
    rows_are_answers(table).or_else(|| headings_are_answers(table))
}

/// The first respondent stands where the headings should, in half of the columns:
/// what somebody answered would be shown as the name of a question.
fn headings_are_answers(table: &RawTable) -> Option<Finding> {
    table.heading_row?;
    let headings = table.columns.iter().map(|column| &*column.heading);
    let mut different: Vec<&str> = headings.clone().collect();
    different.sort_unstable();
    different.dedup();
    // `1`, `2`, `3` are numbers of questions.
    let numbered = different.len() == table.columns.len() && headings.clone().all(is_number);
    let named = table.columns.iter().filter(|column| !column.heading.starts_with('#'));
    let answers = named.clone().filter(|column| {
        let values = column.dictionary().iter().filter(|entry| !entry.text.is_empty());
        // Of an option that has a column the heading is the value.
        values.clone().count() > 1 && values.clone().any(|entry| entry.text == column.heading)
    });
    let (named, answers) = (named.count(), answers.count());
    let found = answers >= FEWEST && answers * 2 >= named && !numbered;
    let place = Location { row: table.heading_row, ..Location::default() };
    let place = Location { sheet: table.source.sheet.clone(), ..place };
    found.then(|| Finding::error("headings-are-answers", place))
}

/// Why nothing can be computed of a file of which the rows are answers: groups
/// would seem larger than they are, and be shown.
fn rows_are_answers(table: &RawTable) -> Option<Finding> {
    let named = |names: &[&str]| {
        let is = |heading: &str| names.contains(&&*normalise(heading));
        table.columns.iter().find(|column| is(&column.heading))
    };
    let asked = named(QUESTIONS).filter(|_| table.columns.len() <= MOST_COLUMNS)?;
    named(ANSWERS)?;
    let Values::Coded { dictionary, .. } = &asked.values else { return None };
    let questions = dictionary.iter().filter(|entry| !entry.text.is_empty()).count();
    let repeated = questions >= 3 && questions * 5 <= table.rows;
    let place = table.place_of_heading(&asked.heading);
    let place = Location { sheet: table.source.sheet.clone(), ..place };
    repeated.then(|| Finding::error("rows-are-answers", place))
}
