//! Files with a row per answer instead of one per respondent.

use super::spelling::normalise;
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

/// Why nothing can be computed of a file of which the rows are answers: groups
/// would seem larger than they are, and be shown.
pub fn rows_are_answers(table: &RawTable) -> Option<Finding> {
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
