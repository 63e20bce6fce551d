//! Everything of an analysis at once: the document, the long table, the drawings.

use super::protocol::DocumentRequest;
use super::{Survey, plan};
use crate::analysis::Results;
use crate::base::Finding;
use crate::disclosure::{Disclosed, Rule};
use crate::export::{self, About};
use crate::split::OnRequest;

/// The analysis document as JSON text.
///
/// # Errors
/// When a split or group is asked that the file does not have.
pub fn document(survey: &Survey, asked: &DocumentRequest) -> Result<String, Finding> {
    let results = results(survey, asked)?;
    let columns = survey.table.columns.iter().zip(&survey.matching.columns);
    let about = About {
        questionnaire: &survey.questionnaire,
        source: &survey.table.source,
        unmatched_columns: columns
            .filter(|(_, matched)| matched.is_none())
            .map(|(column, _)| column.heading.as_str())
            .collect(),
        findings: survey.findings(),
        language: asked.language,
    };
    let document = export::document(&about, &results);
    // A value of maps, strings and finite numbers always has a text.
    Ok(format!("{document:#}\n"))
}

fn results(survey: &Survey, asked: &DocumentRequest) -> Result<Disclosed<Results>, Finding> {
    let rule = Rule { minimum_base: asked.minimum_base };
    plan::results(survey, &asked.splits, &asked.selection, None, OnRequest::Counted, rule)
}
