//! What of a file is not used, and why.

use super::coding::ReadColumn;
use super::slot;
use crate::base::{Finding, Location};
use crate::ingest::{Codes, RawTable, Values};
use crate::questionnaire::{Aside, Coder, Matching, Questionnaire, Target, WeightReason, Written};

/// What is odd about the values of a used column: how many respondents, how
/// many different values, and the first row. Never a value.
pub(super) fn of_answers(
    table: &RawTable,
    column: usize,
    coder: &Coder,
    read: &ReadColumn,
) -> Vec<Finding> {
    let heading = &table.columns[column].heading;
    let Values::Coded { dictionary, .. } = &table.columns[column].values else {
        return vec![Finding::warning("column-too-varied", Location::column(heading))];
    };
    let found = |finding, odd: &dyn Fn(usize) -> bool| odd_values(table, column, finding, odd);
    let warning = |code: &str| Finding::warning(code, Location::default());
    let unknown = |code: usize| read.slots[code] == slot::UNKNOWN;
    let is_number = |code: usize| {
        let text = dictionary[code].text.replace(',', ".");
        text.parse::<f64>().is_ok_and(f64::is_finite)
    };
    let mut findings = Vec::new();
    findings.extend(found(warning("out-of-range"), &|code| unknown(code) && is_number(code)));
    findings.extend(found(warning("unknown-answers"), &|code| unknown(code) && !is_number(code)));
    let note = Finding::note("stated-missing", Location::default());
    findings.extend(found(note, &|code| read.stated_missing[code]));
    findings.extend(found(warning("labels-followed"), &|code| read.relabelled[code]));
    if let Some(rarer) = second_coding(table, column, coder, read) {
        findings.extend(found(warning("two-codings"), &|code| rarer[code]));
    }
    let answered = (0..dictionary.len()).any(|code| !dictionary[code].text.is_empty());
    if !answered {
        findings.push(Finding::note("column-empty", table.place_of_heading(heading)));
    }
    findings
}

/// Values of a column of a list that the questionnaire does not know.
pub(super) fn unknown_answers(
    table: &RawTable,
    column: usize,
    unknown: impl Fn(usize) -> bool,
) -> Option<Finding> {
    match table.columns[column].values {
        Values::Coded { .. } => {
            let found = Finding::warning("unknown-answers", Location::default());
            odd_values(table, column, found, &unknown)
        }
        Values::TooVaried => {
            let place = Location::column(&table.columns[column].heading);
            Some(Finding::warning("column-too-varied", place))
        }
    }
}

/// `finding` at the first row that has an odd value, with how many respondents
/// and how many different values; nothing where no respondent has one.
pub(super) fn odd_values(
    table: &RawTable,
    column: usize,
    finding: Finding,
    odd: &dyn Fn(usize) -> bool,
) -> Option<Finding> {
    let Values::Coded { dictionary, codes } = &table.columns[column].values else { return None };
    let odd: Vec<bool> = (0..dictionary.len()).map(odd).collect();
    let values = odd.iter().filter(|odd| **odd).count();
    if values == 0 {
        return None;
    }
    let first = dictionary.iter().zip(&odd).filter(|(_, odd)| **odd);
    let row = first.map(|(entry, _)| entry.first_row).min().unwrap_or(0);
    let respondents = match codes {
        Codes::Narrow(codes) => codes.iter().filter(|code| odd[usize::from(**code)]).count(),
        Codes::Wide(codes) => codes.iter().filter(|code| odd[usize::from(**code)]).count(),
    };
    let heading = &table.columns[column].heading;
    let location = Location::column(heading).at_row(table.row_number(row as usize));
    let finding = Finding { location, ..finding };
    (respondents > 0).then(|| finding.with("count", respondents).with("values", values))
}

/// The values of a column that are written in the way that fewer respondents'
/// are, where some are codes and others labels.
fn second_coding(
    table: &RawTable,
    column: usize,
    coder: &Coder,
    read: &ReadColumn,
) -> Option<Vec<bool>> {
    let Values::Coded { dictionary, codes } = &table.columns[column].values else { return None };
    // Where the file has a label for every code, codes are all that it stores.
    if table.columns[column].meta.as_ref().is_some_and(|meta| !meta.value_labels.is_empty()) {
        return None;
    }
    let written: Vec<Option<Written>> = dictionary
        .iter()
        .zip(&read.slots)
        .map(|(entry, slot)| match usize::from(*slot) < slot::POINTS {
            true => coder.written(&entry.text),
            false => None,
        })
        .collect();
    if [Written::Code, Written::Label].iter().any(|way| !written.contains(&Some(*way))) {
        return None;
    }
    let respondents = |way: Written| {
        let given = codes.map(|code| written[code] == Some(way));
        given.into_iter().filter(|given| *given).count()
    };
    let rarer = match respondents(Written::Code) < respondents(Written::Label) {
        true => Written::Code,
        false => Written::Label,
    };
    Some(written.into_iter().map(|way| way == Some(rarer)).collect())
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
        let place = || table.place_of_heading(&column.heading);
        let empty = matches!(&column.values, Values::Coded { dictionary, .. }
            if dictionary.iter().all(|entry| entry.text.is_empty()));
        if let Some((_, reason)) = matching.weight.filter(|(at, _)| *at == position) {
            findings.push(match reason {
                WeightReason::File => Finding::note("column-weight-file", place()),
                WeightReason::Heading => Finding::note("column-weight", place()),
                WeightReason::Said => Finding::note("column-weight-said", place()),
            });
        } else if let Some(used) = matching.passed_over.get(&position) {
            let used = &table.columns[*used].heading;
            findings.push(Finding::warning("second-column", place()).with("used", used));
        } else {
            match matching.columns[position].as_ref().map(|matched| &matched.target) {
                None => findings.push(match matching.set_aside.get(&position) {
                    Some(Aside::Identifies) => Finding::note("column-identifies", place()),
                    Some(Aside::Technical) => Finding::note("column-technical", place()),
                    Some(Aside::Empty) => Finding::note("column-empty", place()),
                    Some(Aside::Unclear) | None if empty => Finding::note("column-empty", place()),
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
