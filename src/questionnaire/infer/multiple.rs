//! Questions of which several answers could be given.

use super::facts::Shape;
use super::{Draft, Role};
use crate::base::Finding;
use crate::questionnaire::choice::Choice;
use crate::questionnaire::file::Answer;
use crate::questionnaire::spelling::normalise;

/// Answers that say whether an option was chosen.
const CHOSEN: &[[&str; 2]] = &[
    ["1", "0"],
    ["ja", "nee"],
    ["yes", "no"],
    ["y", "n"],
    ["j", "n"],
    ["true", "false"],
    ["waar", "onwaar"],
    ["checked", "unchecked"],
    ["selected", "not selected"],
];

/// Finds one column per option, and rankings.
pub(super) fn find(draft: &mut Draft<'_>) {
    let mut at = 0;
    while at < draft.columns.len() {
        let mut end = at + 1;
        while end < draft.columns.len() && together(draft, at, end) {
            end += 1;
        }
        if end - at >= 2 {
            if options(draft, at, end) {
                take(draft, at, end, Role::Multiple);
            } else if ranks(draft, at, end) {
                take(draft, at, end, Role::Choice);
            }
        }
        at = end;
    }
}

/// Whether a column holds several answers in a cell: the separator, if so.
/// Only where few parts make up many different values.
pub(super) fn separator(values: &[(&str, u64)], answered: u64) -> Option<char> {
    [';', ',', '|'].into_iter().find(|separator| {
        let mut parts: Vec<&str> = Vec::new();
        let (mut several, mut given) = (0, 0);
        for (text, n) in values {
            let own = text.split(*separator).map(str::trim).filter(|part| !part.is_empty());
            let own: Vec<&str> = own.collect();
            several += if own.len() > 1 { *n } else { 0 };
            given += own.len() as u64 * n;
            for part in own {
                if !parts.contains(&part) && parts.len() <= 30 {
                    parts.push(part);
                }
            }
        }
        let few = parts.len() <= 30 && parts.len() < values.len();
        few && several * 5 >= answered && given >= parts.len() as u64 * 3
    })
}

/// A list of answers, named as a question.
pub(super) fn choice(draft: &mut Draft<'_>, at: usize, answers: Vec<Answer>, multiple: bool) {
    let column = &draft.columns[at];
    let (id, label) = (column.key.clone(), column.label());
    let id = draft.unused_id(id);
    draft.questionnaire.choices.push(Choice {
        id,
        number: String::new(),
        question: label.clone(),
        label,
        answers,
        multiple,
        ..Choice::default()
    });
}

fn together(draft: &Draft<'_>, a: usize, b: usize) -> bool {
    let (first, other) = (&draft.columns[a], &draft.columns[b]);
    !first.name.stem.is_empty() && first.name.stem == other.name.stem
}

/// Whether the columns say per option whether it was chosen: two answers such
/// as 1 and 0, or nothing but the option's own name.
fn options(draft: &Draft<'_>, from: usize, to: usize) -> bool {
    let mut chosen = 0;
    for column in &draft.columns[from..to] {
        let empty = column.shape == Shape::Empty;
        let values: Vec<String> =
            column.facts.values.iter().take(3).map(|(text, _)| normalise(text)).collect();
        let pair = |value: &String| {
            CHOSEN.iter().any(|pair| {
                pair.contains(&&**value) && values.iter().all(|other| pair.contains(&&**other))
            })
        };
        let own_name = values.len() == 1
            && (values[0] == normalise(column.name.own) || matches!(&*values[0], "1" | "x"));
        // What was written beside 'other' is free text; the options are the rest.
        let other = ["other", "anders", "andere"].iter().any(|word| {
            normalise(column.name.own).starts_with(word) || column.name.own.ends_with(word)
        });
        match empty || other {
            true => {}
            false if own_name || values.first().is_some_and(pair) => chosen += 1,
            false => return false,
        }
    }
    chosen >= 2
}

/// Whether the columns hold the places of a ranking.
fn ranks(draft: &Draft<'_>, from: usize, to: usize) -> bool {
    let words = ["rank", "rangschik", "volgorde", "rangorde"];
    let question = draft.columns[from].name.text.to_lowercase();
    let places = (to - from) as i64;
    words.iter().any(|word| question.contains(word))
        && draft.columns[from..to].iter().all(|column| match &column.shape {
            Shape::Codes(set) => set.core.iter().all(|code| (1..=places).contains(code)),
            shape => *shape == Shape::Empty,
        })
}

fn take(draft: &mut Draft<'_>, from: usize, to: usize, role: Role) {
    for at in from..to {
        let column = &mut draft.columns[at];
        if column.reason.is_some() || column.shape == Shape::Texts {
            continue;
        }
        let why = match role {
            Role::Multiple => Finding::note("inferred-multiple", column.place()),
            _ => Finding::note("inferred-ranking", column.place()),
        };
        column.is(role, why.with("columns", to - from), 0.8);
        choice(draft, at, Vec::new(), role == Role::Multiple);
    }
}
