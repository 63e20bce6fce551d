//! Multiple-response sets that the file itself names.

use std::collections::HashSet;

use super::multiple::{LONGEST_LABEL, OF_A_LIST, answer};
use super::{Draft, Role, labels};
use crate::base::{Finding, Text};
use crate::ingest::{RawTable, ResponseSet};
use crate::questionnaire::choice::{Choice, OptionColumn};
use crate::questionnaire::file::{Answer, Aside};
use crate::questionnaire::spelling::number;

/// Most answers of which a set's columns may hold one.
const MOST_ANSWERS: usize = 100;

/// Makes every set a question.
pub(super) fn find(draft: &mut Draft<'_>, table: &RawTable) {
    for set in &table.sets {
        let free = |at: &usize| {
            let reason = draft.columns[*at].reason.as_ref();
            reason.is_none_or(|reason| reason.role == Role::Aside(Aside::Empty))
        };
        let mut seen = HashSet::new();
        let members = set.members.iter().copied().filter(free);
        let members: Vec<usize> = members.filter(|at| seen.insert(*at)).collect();
        let (answers, columns) = match &set.counted {
            Some(_) => members.iter().map(|at| option(draft, table, *at)).unzip(),
            None => categories(draft, table, &members),
        };
        if answers.len() < 2 || columns.is_empty() {
            continue;
        }
        let words = if set.label.is_empty() { &set.name } else { &set.label };
        let mut asked = Choice {
            id: draft.unused_id(set.name.clone()),
            label: Text::same(words),
            question: Text::same(words),
            multiple: true,
            answers,
            columns,
            ..Choice::default()
        };
        say_chosen(&mut asked, draft, table, set, &members);
        for at in &members {
            let column = &mut draft.columns[*at];
            let why = Finding::note("inferred-set", column.place()).with("columns", members.len());
            column.is(Role::Multiple, why, 0.95);
        }
        draft.questionnaire.choices.push(asked);
    }
}

/// A column that says whether its answer was chosen.
fn option(draft: &Draft<'_>, table: &RawTable, at: usize) -> (Answer, OptionColumn) {
    let column = &draft.columns[at];
    let label = table.columns[at].meta.as_ref().and_then(|meta| meta.label.as_deref());
    let label = label.filter(|label| !label.trim().is_empty()).unwrap_or(column.name.own);
    let id = column.key.clone();
    let answer = answer(id.clone(), at as i64 + 1, label.to_owned());
    (answer, OptionColumn { column: column.key.clone(), answer: Some(id) })
}

/// The answers of which every column holds one, by their labels; where a value
/// has none, only if it is no text that somebody may have written.
fn categories(
    draft: &Draft<'_>,
    table: &RawTable,
    members: &[usize],
) -> (Vec<Answer>, Vec<OptionColumn>) {
    let mut answers: Vec<Answer> = Vec::new();
    let mut add = |value: &str, label: &str| {
        let known = answers.iter().any(|answer| answer.id == value);
        if known || answers.len() >= MOST_ANSWERS || labels::outside(label).is_some() {
            return;
        }
        let position = answers.len() as i64 + 1;
        let code = number(value).filter(|code| code.fract() == 0.0);
        let mut made =
            answer(value.to_owned(), code.map_or(position, |c| c as i64), label.to_owned());
        if code.is_none() {
            made.also.push(value.to_owned());
        }
        answers.push(made);
    };
    let metas = || members.iter().filter_map(|at| table.columns[*at].meta.as_ref());
    for (value, label) in metas().flat_map(|meta| &meta.value_labels) {
        if !metas().any(|meta| meta.is_missing(value)) {
            add(value, label);
        }
    }
    for at in members {
        for (value, n) in draft.columns[*at].facts.inside() {
            let missing = metas().any(|meta| meta.is_missing(value));
            let listed =
                number(value).is_some() || (*n >= OF_A_LIST && value.len() <= LONGEST_LABEL);
            if listed && !missing {
                add(value, value);
            }
        }
    }
    let column = |at: &usize| OptionColumn { column: draft.columns[*at].key.clone(), answer: None };
    (answers, members.iter().map(column).collect())
}

/// The value that counts, and the others that were given.
fn say_chosen(
    asked: &mut Choice,
    draft: &Draft<'_>,
    table: &RawTable,
    set: &ResponseSet,
    members: &[usize],
) {
    let mut words = std::collections::BTreeMap::new();
    for at in members {
        words.extend(draft.columns[*at].facts.outside());
        let Some(counted) = &set.counted else { continue };
        let meta = table.columns[*at].meta.as_ref();
        for (value, _) in draft.columns[*at].facts.inside() {
            let other = value != counted && !meta.is_some_and(|meta| meta.is_missing(value));
            if other && !asked.not_chosen.iter().any(|known| known == value) {
                asked.not_chosen.push((*value).to_owned());
            }
        }
    }
    asked.chosen.extend(set.counted.clone());
    super::outside::outside_words(&mut asked.outside, words);
}
