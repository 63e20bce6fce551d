//! What the stored codes of questions with unordered answers say, and which
//! open questions have a column.

use super::coding::is_unseen;
use super::findings;
use crate::base::Finding;
use crate::ingest::{RawTable, Values};
use crate::questionnaire::{Choice, Given, Giver, Matching, Missing, Questionnaire, Target};

/// A question with unordered answers and its columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedChoice {
    /// The question's position in the questionnaire.
    pub choice: usize,
    /// Its columns: one, or one per answer.
    pub columns: Vec<CodedColumn>,
}

/// A column of such a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedColumn {
    /// Its position in the file.
    pub column: usize,
    /// Per stored code what it says.
    pub given: Vec<Given>,
}

/// An open question and its column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedOpen {
    /// The question's position in the questionnaire.
    pub open: usize,
    /// The column's position in the file.
    pub column: usize,
    /// Per stored code whether somebody wrote something.
    pub wrote: Vec<bool>,
}

impl CodedChoice {
    /// Whether a value can say that an answer was not chosen. Otherwise nobody
    /// can be told apart who was asked and chose none.
    pub fn tells_none(&self) -> bool {
        let none =
            |given: &Given| matches!(given, Given::Answers { chosen, .. } if chosen.is_empty());
        self.columns.iter().any(|column| column.given.iter().any(none))
    }
}

/// The questions with unordered answers that can be counted.
pub(super) fn choices(
    questionnaire: &Questionnaire,
    table: &RawTable,
    matching: &Matching,
    found: &mut Vec<Finding>,
) -> Vec<CodedChoice> {
    let asked = questionnaire.choices.iter().enumerate();
    let asked = asked.filter(|(_, choice)| !choice.answers.is_empty());
    let coded = asked.map(|(position, choice)| {
        let giver = Giver::new(choice);
        let columns = columns(choice, matching).into_iter().filter_map(|(column, answer)| {
            let coded = given(&giver, table, column, answer);
            let unknown = |code: usize| coded[code].is_unknown();
            found.extend(findings::unknown_answers(table, column, unknown));
            (!coded.is_empty()).then_some(CodedColumn { column, given: coded })
        });
        CodedChoice { choice: position, columns: columns.collect() }
    });
    coded.filter(|coded| !coded.columns.is_empty()).collect()
}

/// The open questions of which it is known who answered them.
pub(super) fn open(
    questionnaire: &Questionnaire,
    table: &RawTable,
    matching: &Matching,
) -> Vec<CodedOpen> {
    let asked = questionnaire.open.iter().enumerate();
    let coded = asked.filter_map(|(open, question)| {
        let column = matching.column_of(&Target::Open(question.id.clone()))?;
        let known = matches!(table.columns[column].values, Values::Coded { .. });
        let dictionary = table.columns[column].dictionary().iter();
        let wrote = dictionary.map(|e| !e.text.is_empty() && !is_unseen(table, &e.text)).collect();
        known.then_some(CodedOpen { open, column, wrote })
    });
    coded.collect()
}

/// The columns of a question, each with the answer that it is about. A column
/// with all answers counts where there is none per answer.
fn columns(choice: &Choice, matching: &Matching) -> Vec<(usize, Option<usize>)> {
    let parts = choice.parts().into_iter().filter_map(|part| {
        let target = Target::Option { choice: choice.id.clone(), part: part.id.to_owned() };
        Some((matching.column_of(&target)?, part.answer))
    });
    let parts: Vec<_> = parts.collect();
    match parts.is_empty() {
        true => {
            let whole = matching.column_of(&Target::Choice(choice.id.clone()));
            whole.into_iter().map(|column| (column, None)).collect()
        }
        false => parts,
    }
}

fn given(giver: &Giver, table: &RawTable, column: usize, answer: Option<usize>) -> Vec<Given> {
    let column = &table.columns[column];
    let unseen = |text: &str| is_unseen(table, text);
    let missing = |text: &str| column.meta.as_ref().is_some_and(|meta| meta.is_missing(text));
    let given = |text: &str| match giver.part(text, answer) {
        // A kind of missing that the questionnaire knows says more than the file does.
        Given::Missing(kind) => Given::Missing(kind),
        _ if unseen(text) => Given::Missing(Missing::NotAsked),
        _ if missing(text) => Given::Missing(Missing::NotAnswered),
        given => given,
    };
    column.dictionary().iter().map(|entry| given(&entry.text)).collect()
}
