//! Questions with unordered answers, of which one or several could be given.

use serde::{Deserialize, Serialize};

use super::file::{Answer, Outside};
use crate::base::Text;

/// A question with unordered answers that splits nobody.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Short name.
    pub id: String,
    /// The question's number.
    #[serde(default)]
    pub number: String,
    /// A short name.
    pub label: Text,
    /// The question as it was put.
    #[serde(default)]
    pub question: Text,
    /// The answers; a question without them is recognised and not analysed.
    pub answers: Vec<Answer>,
    /// Values that are no answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outside: Vec<Outside>,
    /// The answer that has free text beside it or in its place, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// Whether several answers could be given.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub multiple: bool,
    /// Headings of the column that holds the answer, or all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// What stands between several answers in a cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The columns, where the answers are spread over several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<OptionColumn>,
    /// Values of such a column that say that its answer was chosen; without
    /// them 1, 'ja' and the like, and the answer itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<String>,
    /// Values that say that it was not; without them 0, 'nee' and the like.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_chosen: Vec<String>,
}

/// A column of a question whose answers are spread over several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionColumn {
    /// Its heading.
    pub column: String,
    /// The answer that it is about, by id; without one it holds any of the answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

/// A part of a question that has a column of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct OptionPart<'a> {
    /// The answer's id, or the column's heading where it holds any of the answers.
    pub id: &'a str,
    /// The answer that it is about.
    pub answer: Option<usize>,
    /// The column's heading, where the questionnaire names it.
    pub column: Option<&'a str>,
}

impl Choice {
    /// The parts that may have a column of their own: none where one answer
    /// could be given, every answer where no columns are named.
    pub fn parts(&self) -> Vec<OptionPart<'_>> {
        if !self.multiple {
            return Vec::new();
        }
        if self.columns.is_empty() {
            let answers = self.answers.iter().enumerate();
            return answers
                .map(|(at, answer)| OptionPart { id: &answer.id, answer: Some(at), column: None })
                .collect();
        }
        let part = |named: &'_ OptionColumn| {
            let answer = named.answer.as_ref();
            answer.and_then(|id| self.answers.iter().position(|answer| answer.id == *id))
        };
        self.columns
            .iter()
            .map(|named| OptionPart {
                id: named.answer.as_deref().unwrap_or(&named.column),
                answer: part(named),
                column: Some(&named.column),
            })
            .collect()
    }

    /// The position of the answer that has free text.
    pub fn other_answer(&self) -> Option<usize> {
        let other = self.other.as_ref()?;
        self.answers.iter().position(|answer| answer.id == *other)
    }
}
