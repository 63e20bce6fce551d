//! What of a file is not used, and why.

use super::slot;
use crate::base::{Finding, Location};
use crate::ingest::{Codes, RawTable, Values};
use crate::questionnaire::{Aside, Matching, Questionnaire, Target};

/// Values of a used column that the questionnaire does not know: how many
/// respondents, how many different values, and the first row. Never the value.
pub(super) fn unknown_values(table: &RawTable, column: usize, slots: &[u8]) -> Option<Finding> {
    let heading = &table.columns[column].heading;
    let place = Location::column(heading);
    let Values::Coded { dictionary, codes } = &table.columns[column].values else {
        return Some(Finding::warning("column-too-varied", place));
    };
    let unknown: Vec<bool> = slots.iter().map(|slot| *slot == slot::UNKNOWN).collect();
    let values = unknown.iter().filter(|unknown| **unknown).count();
    if values == 0 {
        return None;
    }
    let first = dictionary.iter().zip(&unknown).filter(|(_, unknown)| **unknown);
    let row = first.map(|(entry, _)| entry.first_row).min().unwrap_or(0);
    let respondents = match codes {
        Codes::Narrow(codes) => codes.iter().filter(|code| unknown[usize::from(**code)]).count(),
        Codes::Wide(codes) => codes.iter().filter(|code| unknown[usize::from(**code)]).count(),
    };
    let finding =
        Finding::warning("unknown-answers", place.at_row(u64::from(row) + table.first_row));
    Some(finding.with("count", respondents).with("values", values))
}

/// A file in which nothing to count was recognised is probably another file.
pub(super) fn no_items(questionnaire: &Questionnaire, nothing: bool) -> Option<Finding> {
    let finding = Finding::error("no-items", Location::default());
    nothing.then(|| finding.with_text("questionnaire", &questionnaire.title))
}

/// Columns that nothing is computed of, each with the reason.
pub(super) fn unused_columns(
    questionnaire: &Questionnaire,
    table: &RawTable,
    matching: &Matching,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (position, column) in table.columns.iter().enumerate() {
        let place = || Location::column(&column.heading).at_row(1);
        if let Some(used) = matching.passed_over.get(&position) {
            let used = &table.columns[*used].heading;
            findings.push(Finding::warning("second-column", place()).with("used", used));
        } else {
            match matching.columns[position].as_ref().map(|matched| &matched.target) {
                None => findings.push(match matching.set_aside.get(&position) {
                    Some(Aside::Identifies) => Finding::note("column-identifies", place()),
                    Some(Aside::Technical) => Finding::note("column-technical", place()),
                    Some(Aside::Empty) => Finding::note("column-empty", place()),
                    Some(Aside::Unclear) | None => Finding::note("column-not-used", place()),
                }),
                Some(Target::Open(_)) => findings.push(Finding::note("column-open", place())),
                Some(Target::Choice(id) | Target::Option { choice: id, .. }) => {
                    let asked = questionnaire.choice(id);
                    let unlisted = asked.filter(|choice| choice.answers.is_empty());
                    findings.extend(unlisted.map(|choice| {
                        Finding::note("column-choice", place()).with_text("label", &choice.label)
                    }));
                }
                Some(_) => {}
            }
        }
        if matching.contradictory.contains(&position) {
            findings.push(Finding::warning("code-and-label-differ", place()));
        }
    }
    findings
}

/// Items of the questionnaire that the file does not have.
pub(super) fn items_without_column(
    questionnaire: &Questionnaire,
    matching: &Matching,
) -> Vec<Finding> {
    let absent = |target: Target| matching.column_of(&target).is_none();
    let items = questionnaire.items().map(|(_, item)| (Target::Item(item.id.clone()), &item.label));
    let background = questionnaire
        .background
        .iter()
        .map(|asked| (Target::Background(asked.id.clone()), &asked.label));
    items
        .chain(background)
        .filter(|(target, _)| absent(target.clone()))
        .map(|(_, label)| {
            Finding::warning("item-without-column", Location::default()).with_text("label", label)
        })
        .collect()
}
