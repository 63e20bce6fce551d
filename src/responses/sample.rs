//! The sample per stratum, from a small second file: two columns that name
//! the strata, in the words or codes of the responses, and one that counts.

use std::collections::BTreeMap;

use super::slot;
use crate::base::{Finding, Location, Text};
use crate::ingest::{RawTable, Values};
use crate::questionnaire::{Coder, Questionnaire, Target, match_columns, normalise};

/// Headings that a column of counts goes by.
const COUNT_HEADINGS: [&str; 10] = [
    "steekproef",
    "sample",
    "uitgenodigd",
    "invited",
    "aantal",
    "count",
    "populatie",
    "population",
    "n",
    "totaal",
];

/// How many were invited, per stratum.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SampleCounts {
    /// Invited, by the positions of the row answer and the column answer in
    /// the questionnaire.
    pub invited: BTreeMap<(u8, u8), u64>,
    /// Rows that are not used, with the reason.
    pub findings: Vec<Finding>,
}

impl SampleCounts {
    /// Reads the sample from a table.
    ///
    /// # Errors
    /// When the questionnaire has no strata, or the file lacks one of the
    /// three columns.
    pub fn read(questionnaire: &Questionnaire, table: &RawTable) -> Result<Self, Finding> {
        let missing = |what: &Text| {
            Finding::error("sample-without-column", Location::default()).with_text("column", what)
        };
        let strata = questionnaire
            .strata
            .as_ref()
            .ok_or_else(|| Finding::error("no-strata", Location::default()))?;
        let headings: Vec<String> = table.columns.iter().map(|c| c.heading.clone()).collect();
        let matching = match_columns(questionnaire, &headings, &BTreeMap::new());
        let stratum = |id: &str| {
            let background =
                questionnaire.background(id).ok_or_else(|| missing(&Text::same(id)))?;
            let column = matching
                .column_of(&Target::Background(id.to_owned()))
                .ok_or_else(|| missing(&background.label))?;
            let slots = super::coding::slots(&Coder::for_background(background), table, column);
            Ok::<_, Finding>((column, slots))
        };
        let (rows, columns) = (stratum(&strata.rows)?, stratum(&strata.columns)?);
        let counts = count_column(table).ok_or_else(|| {
            missing(&Text { nl: COUNT_HEADINGS[0].to_owned(), en: COUNT_HEADINGS[1].to_owned() })
        })?;
        let mut sample = SampleCounts::default();
        for row in 0..table.rows {
            let invited = text(table, counts, row).and_then(|text| text.parse::<u64>().ok());
            let slot = |(column, slots): &(usize, Vec<u8>)| {
                let code = code(table, *column, row)?;
                slots.get(code).copied().filter(|slot| usize::from(*slot) < slot::POINTS)
            };
            match (slot(&rows), slot(&columns), invited) {
                (Some(row), Some(column), Some(invited)) => {
                    *sample.invited.entry((row, column)).or_default() += invited;
                }
                _ => sample.findings.push(Finding::warning(
                    "sample-row-not-used",
                    Location::row(table.row_number(row)),
                )),
            }
        }
        Ok(sample)
    }
}

fn count_column(table: &RawTable) -> Option<usize> {
    COUNT_HEADINGS.iter().find_map(|wanted| {
        table.columns.iter().position(|column| normalise(&column.heading) == *wanted)
    })
}

fn code(table: &RawTable, column: usize, row: usize) -> Option<usize> {
    match &table.columns[column].values {
        Values::Coded { codes, .. } => codes.get(row),
        Values::TooVaried => None,
    }
}

/// A value's text without thousands separators.
fn text(table: &RawTable, column: usize, row: usize) -> Option<String> {
    let entry = table.columns[column].dictionary().get(code(table, column, row)?)?;
    Some(entry.text.chars().filter(|c| !matches!(c, '.' | ',' | ' ' | '\u{a0}')).collect())
}
