//! Columns with several answers in a cell.

use std::collections::{HashMap, HashSet};

use super::multiple::{LONGEST_LABEL, OF_A_LIST, answer};
use super::{Draft, Role, labels, multiple};
use crate::base::{Finding, Text};
use crate::questionnaire::choice::Choice;

/// More different answers are no list.
const MOST_ANSWERS: usize = 30;

/// More different parts than this were written, not chosen.
const MOST_PARTS: usize = 2_000;

/// A part that fewer gave may be somebody's own words and is not shown.
const SHOWN: u64 = 3;

/// Makes a column with several answers in a cell a question; false when it has none.
pub(super) fn take(draft: &mut Draft<'_>, at: usize) -> bool {
    let column = &draft.columns[at];
    let Some((separator, list)) = list(&column.facts.values, column.facts.answered) else {
        return false;
    };
    if multiple::asks_for_order(column.name.text) {
        multiple::rank(draft, at, at + 1);
        return true;
    }
    let why = Finding::note("inferred-several", column.place());
    let (label, key) = (column.label(), column.key.clone());
    let question = Text::same(column.name.text);
    let id = draft.id(at);
    let mut asked = Choice {
        id,
        label,
        question,
        multiple: true,
        codes: vec![key],
        separator: Some(separator),
        ..Choice::default()
    };
    for (label, code) in list.answers.iter().zip(1..) {
        asked.answers.push(answer(label.clone(), code, label.clone()));
    }
    if list.rare {
        let label = Text {
            nl: "Anders, of zelden genoemd".to_owned(),
            en: "Other, or rarely mentioned".to_owned(),
        };
        let code = asked.answers.len() as i64 + 1;
        let other = answer("other".to_owned(), code, String::new());
        asked.answers.push(crate::questionnaire::Answer { label, ..other });
        asked.other = Some("other".to_owned());
    }
    let words = draft.columns[at].facts.outside();
    super::outside::outside_words(&mut asked.outside, words);
    draft.columns[at].is(Role::Multiple, why, 0.7);
    draft.questionnaire.choices.push(asked);
    true
}

/// The answers of a column.
#[derive(Debug, PartialEq)]
struct List {
    answers: Vec<String>,
    /// Whether other parts are in the column besides, each given by few.
    rare: bool,
}

/// The separator and the answers, where few parts make up many different values.
fn list(values: &[(&str, u64)], answered: u64) -> Option<(char, List)> {
    [';', '|', ',']
        .into_iter()
        .find_map(|separator| Some((separator, list_by(separator, values, answered)?)))
}

fn list_by(separator: char, values: &[(&str, u64)], answered: u64) -> Option<List> {
    let mut parts = Parts::default();
    for (text, n) in values {
        if labels::outside(text).is_none() {
            parts.count(text, separator, *n)?;
        }
    }
    let (joined, inner) = parts.joined(separator);
    // `Yes, all of them` is one answer, for all that it has a comma.
    let several = |text: &str| {
        let parts = text.split(separator).map(str::trim);
        parts.filter(|part| !part.is_empty() && !inner.contains(part)).count() > 1
    };
    let several: u64 = values.iter().filter(|(text, _)| several(text)).map(|(_, n)| n).sum();
    if several * 5 < answered {
        return None;
    }
    let common = joined.iter().filter(|(part, n)| *n >= SHOWN && part.len() <= LONGEST_LABEL);
    let answers: Vec<String> = common.clone().map(|(part, _)| part.clone()).collect();
    let given: u64 = joined.iter().map(|(_, n)| n).sum();
    let of_list: u64 = common.map(|(_, n)| n).sum();
    // A comma is in many a single answer; a semicolon hardly ever.
    let most = if separator == ',' { values.len().saturating_sub(1) } else { values.len() };
    let few = (2..=MOST_ANSWERS.min(most)).contains(&answers.len());
    let chosen = of_list * 10 >= given * 9 && of_list >= answers.len() as u64 * OF_A_LIST / 2;
    let rare = answers.len() < joined.len();
    (few && chosen).then_some(List { answers, rare })
}

/// The parts of a column's cells.
#[derive(Default)]
struct Parts<'a> {
    /// In order of appearance.
    order: Vec<&'a str>,
    places: HashMap<&'a str, usize>,
    /// Per part how often it was given, and how often another stood behind it.
    given: Vec<u64>,
    followed: HashMap<(usize, usize), u64>,
}

impl<'a> Parts<'a> {
    fn count(&mut self, text: &'a str, separator: char, n: u64) -> Option<()> {
        let mut before = None;
        for part in text.split(separator).map(str::trim).filter(|part| !part.is_empty()) {
            let next = self.order.len();
            let at = *self.places.entry(part).or_insert(next);
            if at == next {
                self.order.push(part);
                self.given.push(0);
            }
            self.given[at] += n;
            if let Some(before) = before {
                *self.followed.entry((before, at)).or_default() += n;
            }
            before = Some(at);
        }
        (self.order.len() <= MOST_PARTS).then_some(())
    }

    /// The parts with their counts, and those that are joined to another, where an answer holds the separator
    /// itself: `Auto, eigen of geleend` is two parts that never stand apart, of
    /// which the second does not begin as an answer does.
    fn joined(&self, separator: char) -> (Vec<(String, u64)>, HashSet<&'a str>) {
        let always = |a: usize, b: usize| {
            let n = self.followed.get(&(a, b)).copied().unwrap_or(0);
            n >= OF_A_LIST && n == self.given[a] && n == self.given[b]
        };
        let begins = |at: usize| self.order[at].starts_with(|c: char| c.is_uppercase());
        let capitals = (0..self.order.len()).filter(|at| begins(*at)).count();
        // Where answers begin with a small letter, that tells nothing.
        let usual = capitals * 2 > self.order.len();
        let mut behind: HashMap<usize, usize> = HashMap::new();
        for (a, b) in self.followed.keys().copied().filter(|(a, b)| always(*a, *b) && a != b) {
            let open = self.order[a].matches('(').count() > self.order[a].matches(')').count();
            if open || (usual && !begins(b)) {
                behind.insert(a, b);
            }
        }
        let inner: Vec<usize> = behind.values().copied().collect();
        let whole = |first: usize| {
            let mut words = self.order[first].to_owned();
            let mut at = first;
            while let Some(next) = behind.get(&at).filter(|_| words.len() <= LONGEST_LABEL) {
                words = format!("{words}{separator} {}", self.order[*next]);
                at = *next;
            }
            (words, self.given[first])
        };
        let outer = (0..self.order.len()).filter(|at| !inner.contains(at));
        (outer.map(whole).collect(), inner.iter().map(|at| self.order[*at]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[(&str, u64)], expected: Option<(char, &[&str], bool)>) {
        let answered = values.iter().map(|(_, n)| n).sum();
        let found = list(values, answered);
        let found = found.as_ref().map(|(separator, list)| {
            let answers: Vec<&str> = list.answers.iter().map(String::as_str).collect();
            (*separator, answers, list.rare)
        });
        let expected =
            expected.map(|(separator, answers, rare)| (separator, answers.to_vec(), rare));
        assert_eq!(found, expected);
    }

    #[test]
    fn finds_the_answers_of_cells_with_several() {
        let days = [("ma;di", 9), ("ma", 8), ("di;wo;", 6), ("wo", 5)];
        check(&days, Some((';', &["ma", "di", "wo"], false)));
        check(
            &[("Fiets, Auto", 9), ("Auto", 9), ("Fiets", 9)],
            Some((',', &["Fiets", "Auto"], false)),
        );
    }

    #[test]
    fn an_answer_that_holds_the_separator_stays_whole() {
        let cells = [
            ("Fiets, Auto, eigen of geleend", 9),
            ("Auto, eigen of geleend, Trein", 8),
            ("Fiets, Trein", 7),
            ("Auto, eigen of geleend", 4),
        ];
        check(&cells, Some((',', &["Fiets", "Auto, eigen of geleend", "Trein"], false)));
    }

    #[test]
    fn what_few_wrote_is_not_shown() {
        let cells = [("A;B", 20), ("A", 20), ("B;een step", 1), ("A;te voet", 1), ("B", 9)];
        check(&cells, Some((';', &["A", "B"], true)));
        let written: Vec<String> = (0..40).map(|n| format!("goed {n}, maar duur {n}")).collect();
        let written: Vec<(&str, u64)> = written.iter().map(|text| (&**text, 1)).collect();
        check(&written, None);
        check(&[("Noord", 20), ("Zuid", 20)], None);
        check(&[("Nee, geen", 20), ("Ja, alle", 20), ("Soms", 9)], None);
    }
}
