//! What is on no scale: questions that split respondents, lists, free text.

use std::collections::BTreeMap;

use super::facts::{CodeSet, Facts, Shape};
use super::multiple::{LONGEST_LABEL, OF_A_LIST, answer};
use super::outside::{outside_codes, outside_stated, outside_words};
use super::{Column, Draft, Role, background, several};
use crate::base::{Finding, Text};
use crate::ingest::Measure;
use crate::questionnaire::file::{
    Answer, Aside, Background, BackgroundKind, OpenQuestion, Outside,
};
use crate::questionnaire::spelling::number;

/// A list that asks who somebody is may be longer than any other.
const LONGEST_LIST: usize = 40;

/// A list of which the file labels the answers may have this many.
const MOST_ANSWERS: usize = 60;

/// A longer list of codes is one of numbers, where the file does not say otherwise.
const MOST_CODES: usize = 11;

/// A column this wide was made to write in.
const WIDE: u32 = 500;

/// What fewer respondents wrote in several spellings makes no groups.
const SPELLED_BY: u64 = 100;

/// Gives every column that has no role yet one.
pub(super) fn find(draft: &mut Draft<'_>) {
    for at in 0..draft.columns.len() {
        if draft.columns[at].reason.is_some() {
            continue;
        }
        match draft.columns[at].shape.clone() {
            Shape::Codes(set) => codes(draft, at, &set),
            Shape::Numbers => numbers(draft, at),
            Shape::Labels | Shape::Texts => texts(draft, at),
            Shape::Empty => {}
        }
    }
}

pub(super) fn codes(draft: &mut Draft<'_>, at: usize, set: &CodeSet) {
    let said = &draft.columns[at].facts.said;
    // Years of service from 0 to 14 are numbers, where the file says that.
    if said.measure == Some(Measure::Scale) && set.labels.is_empty() && set.core.len() > MOST_CODES
    {
        return numbers(draft, at);
    }
    // In a short list 8 and 9 stand apart; in a longer one they are answers.
    let highest = set.core.last().copied().unwrap_or(0);
    let stated: Vec<i64> = said.beside_codes().map(|(code, _)| code).collect();
    let apart = |code: i64| !(0..66).contains(&code) || highest <= 6 || stated.contains(&code);
    let listed = set.apart.keys().copied().filter(|code| !apart(*code));
    let codes: Vec<i64> = set.core.iter().copied().chain(listed).collect();
    if codes.len() < 2 {
        return unclear(draft, at);
    }
    let stored = |code: i64| set.written.get(&code).cloned().unwrap_or(code.to_string());
    let label = |code: i64| set.labels.get(&code).cloned().unwrap_or(stored(code));
    let answers = codes.iter().map(|code| answer(stored(*code), *code, label(*code)));
    let kind = BackgroundKind::Choice { answers: answers.collect() };
    let apart = set.apart.iter().filter(|(code, _)| apart(**code));
    let mut outside = Vec::new();
    let label = |code| set.apart_labels.get(&code).map(|label| &**label);
    outside_codes(&mut outside, apart.map(|(code, kind)| (*code, *kind)), label);
    split(draft, at, kind, outside);
}

pub(super) fn numbers(draft: &mut Draft<'_>, at: usize) {
    let column = &draft.columns[at];
    let values: Vec<(f64, u64)> =
        column.facts.inside().filter_map(|(text, n)| Some((number(text)?, *n))).collect();
    let apart = background::missing_numbers(&values);
    let inside: Vec<(f64, u64)> = values
        .into_iter()
        .filter(|(number, _)| !apart.iter().any(|code| *code as f64 == *number))
        .collect();
    let bands = background::bands(&inside);
    if bands.len() < 2 {
        return unclear(draft, at);
    }
    let mut outside = Vec::new();
    outside_stated(&mut outside, &column.facts.said);
    let apart =
        apart.into_iter().filter_map(|code| Some((code, super::labels::outside_code(code)?)));
    outside_codes(&mut outside, apart, |_| None);
    split(draft, at, BackgroundKind::Number { unit: Text::default(), bands }, outside);
}

fn texts(draft: &mut Draft<'_>, at: usize) {
    let column = &draft.columns[at];
    if !column.facts.said.labels.is_empty() && !column.facts.too_varied {
        return labelled(draft, at);
    }
    if column.facts.said.width >= WIDE && !column.asks_who() {
        return open(draft, at);
    }
    if column.name.asks_to_write() && !column.facts.is_yes_or_no() {
        return open(draft, at);
    }
    if several::take(draft, at) {
        return;
    }
    let column = &draft.columns[at];
    match !column.name.is_written() && is_list(column, false) {
        false => open(draft, at),
        true if column.facts.inside().count() < 2 => unclear(draft, at),
        true => list(draft, at),
    }
}

/// Whether texts were chosen from a list, and not written. A user may have said
/// that the column is one: then a list may be as long as one that asks who
/// somebody is, but still not hold what people wrote themselves.
pub(super) fn is_list(column: &Column<'_>, said: bool) -> bool {
    let facts = &column.facts;
    let groups = spellings(facts);
    let chosen_by_many =
        |group: &Vec<(&str, u64)>| group.iter().map(|(_, n)| n).sum::<u64>() >= OF_A_LIST;
    // A department in several spellings is one, as long as nobody is alone in it.
    let many = facts.answered >= SPELLED_BY && groups.iter().all(chosen_by_many);
    let spelled = column.asks_who() && groups.len() >= 2 && many;
    if facts.too_varied || (written(&facts.values) && !spelled) {
        return false;
    }
    let count = if spelled { groups.len() } else { facts.inside().count() };
    let short = facts.inside().all(|(text, _)| text.len() <= LONGEST_LABEL);
    let chosen = count as u64 * OF_A_LIST <= facts.answered;
    let who = said || column.asks_who();
    let few = column.shape == Shape::Labels || (who && count <= LONGEST_LIST);
    short && few && (chosen || (who && count <= 5))
}

/// A split by a list of texts.
pub(super) fn list(draft: &mut Draft<'_>, at: usize) {
    // Answers are recognised in every spelling; a group is named by the one used most.
    let groups = spellings(&draft.columns[at].facts);
    let most_used = groups.iter().filter_map(|group| group.iter().rev().max_by_key(|(_, n)| *n));
    let mut labels: Vec<&str> = most_used.map(|(text, _)| *text).collect();
    background::order(&mut labels);
    let answers = labels
        .iter()
        .zip(1..)
        .map(|(label, code)| answer((*label).to_owned(), code, (*label).to_owned()));
    let kind = BackgroundKind::Choice { answers: answers.collect() };
    split(draft, at, kind, Vec::new());
}

/// The answers, each in all the spellings that differ by capitals and spaces only.
fn spellings<'a>(facts: &Facts<'a>) -> Vec<Vec<(&'a str, u64)>> {
    let mut groups: BTreeMap<String, Vec<(&'a str, u64)>> = BTreeMap::new();
    for (text, n) in facts.inside() {
        let words: Vec<&str> = text.split_whitespace().collect();
        groups.entry(words.join(" ").to_lowercase()).or_default().push((text, *n));
    }
    groups.into_values().collect()
}

/// Texts of which the file says what they mean: a list in the file's order,
/// with what else was given behind it.
fn labelled(draft: &mut Draft<'_>, at: usize) {
    let facts = &draft.columns[at].facts;
    let given = facts.inside().map(|(text, _)| *text);
    let others: Vec<&str> = given.filter(|text| facts.said.label_of(text).is_none()).collect();
    let stated = facts.said.labels.iter().copied();
    let all: Vec<(&str, &str)> = stated.chain(others.iter().map(|text| (*text, *text))).collect();
    if others.len() > facts.said.labels.len() || all.len() > MOST_ANSWERS {
        return open(draft, at);
    }
    if all.len() < 2 {
        return unclear(draft, at);
    }
    let answers = all.into_iter().zip(1..).map(|((value, label), code)| Answer {
        also: if value == label { Vec::new() } else { vec![value.to_owned()] },
        ..answer(value.to_owned(), code, label.to_owned())
    });
    let kind = BackgroundKind::Choice { answers: answers.collect() };
    let mut outside = Vec::new();
    outside_stated(&mut outside, &facts.said);
    split(draft, at, kind, outside);
}

/// Whether people wrote the answers themselves: one word in two spellings, or
/// many answers that only one person gave. Such words may tell who wrote them.
fn written(values: &[(&str, u64)]) -> bool {
    let mut words: Vec<String> = values.iter().map(|(text, _)| text.to_lowercase()).collect();
    words.sort_unstable();
    words.dedup();
    let single = values.iter().filter(|(_, n)| *n == 1).count();
    words.len() < values.len() || (values.len() > 3 && single * 3 >= values.len())
}

fn split(draft: &mut Draft<'_>, at: usize, kind: BackgroundKind, mut outside: Vec<Outside>) {
    let id = draft.id(at);
    let column = &mut draft.columns[at];
    outside_words(&mut outside, column.facts.outside());
    let (why, groups) = match &kind {
        BackgroundKind::Choice { answers } => {
            (Finding::note("inferred-split-list", column.place()), answers.len())
        }
        BackgroundKind::Number { bands, .. } => {
            (Finding::note("inferred-split-numbers", column.place()), bands.len())
        }
    };
    let sureness = if column.asks_who() { 0.9 } else { 0.6 };
    column.is(Role::Split, why.with("groups", groups), sureness);
    draft.questionnaire.background.push(Background {
        id,
        number: String::new(),
        label: column.label(),
        question: Text::same(column.name.text),
        codes: vec![column.key.clone()],
        kind,
        outside,
    });
}

pub(super) fn open(draft: &mut Draft<'_>, at: usize) {
    let column = &mut draft.columns[at];
    let why = Finding::note("inferred-open", column.place());
    column.is(Role::Open, why, 0.7);
    let (id, question) = (column.key.clone(), column.label());
    let id = draft.unused_id(id);
    draft.questionnaire.open.push(OpenQuestion { id, number: String::new(), question });
}

fn unclear(draft: &mut Draft<'_>, at: usize) {
    let column = &mut draft.columns[at];
    let why = Finding::note("inferred-unclear", column.place());
    column.is(Role::Aside(Aside::Unclear), why, 0.5);
}
