//! Responses: the table's columns with the meaning that the questionnaire gives
//! their codes. No column is copied; a new matching costs no pass over the rows.

mod choices;
mod coding;
mod findings;
mod rows;
mod sample;
mod weights;

pub use choices::{CodedChoice, CodedColumn, CodedOpen};
pub use coding::{CodedBreak, CodedItem, Coding};
pub use sample::{Others, SampleCounts};
pub use weights::{WeightClass, Weighting, Weights};

use crate::ingest::{Codes, RawTable, Values};

/// Where an answer stands: its point on the scale, or one of these beside it.
pub mod slot {
    /// Most points that a scale can have.
    pub const POINTS: usize = 250;
    /// 'Geen mening'.
    pub const NO_OPINION: u8 = 250;
    /// 'Wil ik niet zeggen'.
    pub const REFUSED: u8 = 251;
    /// Left empty.
    pub const NOT_ANSWERED: u8 = 252;
    /// Not put to this respondent.
    pub const NOT_ASKED: u8 = 253;
    /// A value that the questionnaire does not know.
    pub const UNKNOWN: u8 = 254;
    /// In a split: a respondent in no group.
    pub const NO_GROUP: u8 = 255;
}

/// The rows of a file, understood.
#[derive(Clone, Copy)]
pub struct Responses<'a> {
    table: &'a RawTable,
    /// What the columns mean.
    pub coding: &'a Coding,
}

impl<'a> Responses<'a> {
    /// The rows of `table` as `coding` understands them.
    pub fn new(table: &'a RawTable, coding: &'a Coding) -> Self {
        Responses { table, coding }
    }

    /// Respondents.
    pub fn respondents(&self) -> usize {
        self.table.rows
    }

    /// The stored codes of a column; `None` when its values were let go.
    pub fn codes(&self, column: usize) -> Option<&'a Codes> {
        match &self.table.columns[column].values {
            Values::Coded { codes, .. } => Some(codes),
            Values::TooVaried => None,
        }
    }

    /// The heading of a column.
    pub fn heading(&self, column: usize) -> &'a str {
        &self.table.columns[column].heading
    }
}
