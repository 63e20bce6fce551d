//! What was exported of a data set: which cells, and never what anybody answered. Kept
//! beside the responses, it lets the next export be judged together with all before it.

mod answers;
mod cluster;
mod data;
mod definition;
mod judge;
mod knowledge;
mod published;
mod question;
mod simplex;
mod space;
mod stake;
mod sums;
mod target;

pub use data::{DataSet, Kinship};
pub use definition::Codings;
pub use judge::{Refusal, Why};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::MinimumBase;
use crate::analysis::Definitions;
use crate::base::{Finding, Location};
use crate::questionnaire::Questionnaire;

/// The schema of the file.
const SCHEMA: &str = "peilglas/record/1";

/// Everything that was exported of one data set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    schema: String,
    /// Which data set; `None` while nothing was exported.
    data: Option<DataSet>,
    /// The questionnaires by which it was understood, each once.
    questionnaires: Vec<Questionnaire>,
    /// What was exported, the first first.
    exports: Vec<Export>,
    /// What was shown of earlier files beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    beside: Vec<Record>,
}

/// One export: what was shown, and which cells of it were hidden.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// Position of the questionnaire among those of the record.
    #[serde(default)]
    questionnaire: usize,
    /// The smallest base that was shown.
    minimum_base: MinimumBase,
    /// How it was computed.
    #[serde(default)]
    definitions: Definitions,
    /// Who counted; everybody when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    selection: Vec<Selected>,
    /// Whether the number of respondents was hidden.
    #[serde(default, skip_serializing_if = "is_false")]
    total_hidden: bool,
    /// The splits, each with its groups.
    #[serde(default)]
    splits: Vec<Shown>,
    /// What was asked of the respondents.
    #[serde(default)]
    questions: Vec<Asked>,
}

/// A part of a selection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Selected {
    split: String,
    groups: Vec<String>,
}

/// A split that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Shown {
    split: String,
    /// The two splits whose pairs of groups it is of, where it is of two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    crosses: Option<[String; 2]>,
    groups: Vec<String>,
    /// Groups of which the size was hidden.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    hidden: Vec<String>,
}

/// A question that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Asked {
    kind: Kind,
    id: String,
    /// Whether the cell of everybody who counts was hidden.
    #[serde(default, skip_serializing_if = "is_false")]
    total_hidden: bool,
    /// Per split the groups of which the cell was hidden.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    hidden: BTreeMap<String, Vec<String>>,
}

/// What kind of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Item,
    Choice,
    Open,
    /// A battery that was taken as a scale.
    Scale,
    /// How many of each group answered a background question, beside a table of them.
    Background,
    /// The mean of the numbers of such a question.
    Mean,
}

impl Record {
    /// A record of nothing.
    pub fn new() -> Self {
        Record {
            schema: SCHEMA.to_owned(),
            data: None,
            questionnaires: Vec::new(),
            exports: Vec::new(),
            beside: Vec::new(),
        }
    }

    /// Reads a record that was saved.
    ///
    /// # Errors
    /// When it is none, or one of a later version.
    pub fn from_json(json: &str) -> Result<Self, Finding> {
        let stated: Stated = serde_json::from_str(json).map_err(|error| shape(&error))?;
        if stated.schema != SCHEMA {
            return Err(Finding::error("record-schema", Location::default()).with("schema", SCHEMA));
        }
        let read: Record = serde_json::from_str(json).map_err(|error| shape(&error))?;
        let of_files = read.beside.iter();
        let whole =
            read.is_whole() && of_files.clone().all(|of| of.is_whole() && of.beside.is_empty());
        whole.then_some(read).ok_or_else(|| Finding::error("record-broken", Location::default()))
    }

    fn is_whole(&self) -> bool {
        let known = |export: &Export| export.questionnaire < self.questionnaires.len();
        self.exports.iter().all(known)
            && (self.exports.is_empty() || self.data.is_some())
            && self.questionnaires.iter().all(is_sound)
    }

    /// Whether a text is, or wants to be, a record.
    pub fn is_meant(json: &str) -> bool {
        let stated: Result<Stated, _> = serde_json::from_str(json);
        stated.is_ok_and(|stated| stated.schema.starts_with("peilglas/record/"))
    }

    /// The record as a file, which [`Record::from_json`] reads back.
    pub fn to_json(&self) -> String {
        // Maps with text keys, text and finite numbers always have a JSON form.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// How a data set relates to the one that this is a record of; `None` while nothing was
    /// exported.
    pub fn kinship(&self, data: &DataSet) -> Option<Kinship> {
        Some(self.data.as_ref()?.kinship(data))
    }

    /// Adds what another record of the same data set holds.
    pub fn take(&mut self, other: &Record) {
        let Some(data) = &other.data else { return };
        for export in &other.exports {
            self.add(data, &other.questionnaires[export.questionnaire], export);
        }
        other.beside.iter().for_each(|beside| self.keep_beside(beside));
    }

    /// Keeps what was shown of an earlier file that stands beside this one.
    pub fn keep_beside(&mut self, other: &Record) {
        let same = |known: &&mut Record| {
            other.data.as_ref().is_some_and(|data| known.kinship(data) == Some(Kinship::Same))
        };
        match self.beside.iter_mut().find(same) {
            Some(known) => known.take(other),
            None if other.is_empty() => {}
            None => self.beside.push(Record { beside: Vec::new(), ..other.clone() }),
        }
    }

    /// What it holds of a data set: it may be of this one, or of one that stood beside.
    pub fn of(&self, data: &DataSet) -> Option<&Record> {
        let is_of = |known: &&Record| known.kinship(data) == Some(Kinship::Same);
        [self].into_iter().chain(&self.beside).find(is_of)
    }

    /// The questionnaires by which something was exported.
    pub fn questionnaires(&self) -> &[Questionnaire] {
        &self.questionnaires
    }

    /// The minimum bases by which something was exported, the highest first.
    pub fn minimum_bases(&self) -> Vec<MinimumBase> {
        let mut bases: Vec<_> = self.exports.iter().map(|export| export.minimum_base).collect();
        bases.sort_unstable_by(|a, b| b.cmp(a));
        bases.dedup();
        bases
    }

    /// How many different exports it holds.
    pub fn len(&self) -> usize {
        self.exports.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.exports.is_empty()
    }

    /// Adds an export of this data set. The same export again changes nothing.
    pub fn add(&mut self, data: &DataSet, questionnaire: &Questionnaire, export: &Export) {
        self.data.get_or_insert_with(|| data.clone());
        let known = self.questionnaires.iter().position(|known| known == questionnaire);
        let questionnaire = known.unwrap_or_else(|| {
            self.questionnaires.push(questionnaire.clone());
            self.questionnaires.len() - 1
        });
        let export = Export { questionnaire, ..export.clone() };
        if !self.exports.contains(&export) {
            self.exports.push(export);
        }
    }
}

impl Default for Record {
    fn default() -> Self {
        Self::new()
    }
}

/// What any version says of itself.
#[derive(Deserialize)]
struct Stated {
    schema: String,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Where a file is no record. No value of it is told: it may be a file of answers.
fn shape(error: &serde_json::Error) -> Finding {
    let here = Location::default();
    let place = if error.line() > 0 { here.at_row(error.line() as u64) } else { here };
    Finding::error("record-shape", place)
}

fn is_sound(questionnaire: &Questionnaire) -> bool {
    Questionnaire::from_json(&questionnaire.to_json()).is_ok()
}
