//! Answers outside a scale or list, as codes and as words.

use std::collections::BTreeMap;

use super::said::Said;
use crate::base::Text;
use crate::questionnaire::file::{Missing, Outside};

/// Adds answers outside a scale or list that are codes, with the file's own labels.
pub(super) fn outside_codes<'a>(
    outside: &mut Vec<Outside>,
    codes: impl Iterator<Item = (i64, Missing)>,
    label: impl Fn(i64) -> Option<&'a str>,
) {
    for (code, kind) in codes {
        let said = label(code);
        if let Some(known) = outside.iter_mut().find(|outside| outside.kind == kind) {
            if !known.codes.contains(&code) {
                known.codes.push(code);
            }
            if let Some(said) = said {
                also(known, said);
            }
            continue;
        }
        let (nl, en) = match kind {
            Missing::Refused => ("Wil ik niet zeggen", "Prefer not to say"),
            Missing::NoOpinion => ("Geen mening", "No opinion"),
            Missing::NotAnswered => ("Niet ingevuld", "Not answered"),
            Missing::NotAsked => ("Niet gesteld", "Not asked"),
        };
        let custom = Text { nl: nl.to_owned(), en: en.to_owned() };
        let label = said.map_or(custom, Text::same);
        outside.push(Outside { kind, codes: vec![code], label, also: Vec::new() });
    }
}

/// Adds the codes that the file itself says are no answers.
pub(super) fn outside_stated(outside: &mut Vec<Outside>, said: &Said<'_>) {
    let label = |code| said.beside_codes().find(|(known, _)| *known == code)?.1.label;
    outside_codes(outside, said.beside_codes().map(|(code, beside)| (code, beside.kind)), label);
}

fn also(known: &mut Outside, word: &str) {
    if known.label.nl != word && !known.also.iter().any(|also| also == word) {
        known.also.push(word.to_owned());
    }
}

/// Adds answers outside a scale or list that are words.
pub(super) fn outside_words(outside: &mut Vec<Outside>, words: BTreeMap<&str, Missing>) {
    for (word, kind) in words {
        match outside.iter_mut().find(|outside| outside.kind == kind) {
            Some(known) => also(known, word),
            None => outside.push(Outside {
                kind,
                codes: Vec::new(),
                label: Text::same(word),
                also: Vec::new(),
            }),
        }
    }
}
