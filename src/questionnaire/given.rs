//! What a stored value says of a question with unordered answers: which of
//! them were chosen, that none was, or a kind of missing.

use super::choice::Choice;
use super::coding::{Coder, Meaning};
use super::file::Missing;
use super::spelling::{normalise, number};

/// Words for 'chosen' and 'not chosen', normalised.
pub(super) const CHOSEN: &[[&str; 2]] = &[
    ["1", "0"],
    ["ja", "nee"],
    ["yes", "no"],
    ["y", "n"],
    ["j", "n"],
    ["true", "false"],
    ["waar", "onwaar"],
    ["checked", "unchecked"],
    ["selected", "not selected"],
    ["quoted", "not quoted"],
    ["gekozen", "niet gekozen"],
];

/// What stands between several answers in a cell, where the questionnaire does not say.
const SEPARATORS: [char; 3] = [';', '|', ','];

/// More answers than a list has; what is behind them is not known.
const MOST_ANSWERS: usize = 250;

/// More separators are not looked for within one answer: it would take long.
const MOST_INSIDE: usize = 8;

/// What one stored value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The question was answered.
    Answers {
        /// Positions of the answers that were chosen; none where the value
        /// says that they were not.
        chosen: Vec<u8>,
        /// Whether a part of the value is nothing that the questionnaire knows.
        unknown: bool,
    },
    /// It was not.
    Missing(Missing),
    /// Nothing that the questionnaire knows.
    Unknown,
}

impl Given {
    /// Whether something in the value was not understood.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Given::Unknown | Given::Answers { unknown: true, .. })
    }

    fn one(position: usize) -> Self {
        Self::of(vec![position], false)
    }

    fn of(positions: Vec<usize>, unknown: bool) -> Self {
        let known = positions.iter().filter(|position| **position < MOST_ANSWERS);
        let chosen: Vec<u8> = known.map(|position| *position as u8).collect();
        let unknown = unknown || chosen.len() < positions.len();
        if chosen.is_empty() && unknown {
            return Given::Unknown;
        }
        Given::Answers { chosen, unknown }
    }
}

/// Gives the stored values of a question's columns their meaning.
#[derive(Clone, Debug)]
pub struct Giver {
    coder: Coder,
    several: bool,
    separators: Vec<char>,
    /// Most separators that stand within an answer's own words.
    inside: usize,
    other: Option<usize>,
    chosen: Vec<String>,
    not_chosen: Vec<String>,
}

impl Giver {
    /// For the columns of this question.
    pub fn new(choice: &Choice) -> Self {
        let separators = choice.separator.map_or(SEPARATORS.to_vec(), |separator| vec![separator]);
        let spellings = choice.answers.iter().flat_map(|answer| {
            answer.label.both().into_iter().chain(answer.also.iter().map(String::as_str))
        });
        let inside = |words: &str| words.chars().filter(|c| separators.contains(c)).count();
        let words = |words: &[String]| words.iter().map(|word| plain(word)).collect();
        Giver {
            coder: Coder::for_answers(&choice.answers, &choice.outside),
            several: choice.multiple,
            inside: spellings.map(inside).max().unwrap_or(0).min(MOST_INSIDE),
            separators,
            other: choice.other_answer(),
            chosen: words(&choice.chosen),
            not_chosen: words(&choice.not_chosen),
        }
    }

    /// What a value of the column says that holds the answer, or all of them.
    pub fn whole(&self, value: &str) -> Given {
        match self.coder.meaning(value) {
            Meaning::Position(position) => Given::one(position),
            Meaning::Missing(kind) => Given::Missing(kind),
            Meaning::Unknown => {
                let separator = self.separators.iter().find(|mark| value.contains(**mark));
                match separator.filter(|_| self.several) {
                    Some(separator) => self.list(value, *separator),
                    None => self.unknown(value),
                }
            }
        }
    }

    /// What a value says of a column of its own: the one of this answer, or one
    /// that holds any of them.
    pub fn part(&self, value: &str, answer: Option<usize>) -> Given {
        let Some(answer) = answer else { return self.whole(value) };
        if value.trim().is_empty() {
            return Given::Missing(Missing::NotAnswered);
        }
        let none = || Given::Answers { chosen: Vec::new(), unknown: false };
        if self.says(&self.chosen, 0, value) {
            return Given::one(answer);
        }
        if self.says(&self.not_chosen, 1, value) {
            return none();
        }
        match self.coder.meaning(value) {
            Meaning::Missing(kind) => Given::Missing(kind),
            Meaning::Position(position) if position == answer => Given::one(answer),
            // What was written beside 'other' says that it was chosen.
            _ if self.other == Some(answer) => Given::one(answer),
            _ => Given::Unknown,
        }
    }

    /// Whether a value is one of these words, or of the usual ones where the
    /// questionnaire names none.
    fn says(&self, words: &[String], side: usize, value: &str) -> bool {
        if !words.is_empty() {
            return words.contains(&plain(value));
        }
        // Where one of the two is named, so is the other.
        let named = !self.chosen.is_empty() || !self.not_chosen.is_empty();
        let value = plain(value);
        !named && CHOSEN.iter().any(|pair| pair[side] == value)
    }

    /// Several answers in a cell. An answer may hold the separator itself, so
    /// the longest stretch that is a known answer counts as one.
    fn list(&self, value: &str, separator: char) -> Given {
        let mut ends: Vec<usize> = value.match_indices(separator).map(|(at, _)| at).collect();
        ends.push(value.len());
        let (mut positions, mut missing, mut unknown) = (Vec::new(), None, false);
        let (mut start, mut at) = (0, 0);
        while at < ends.len() {
            let last = (at + self.inside).min(ends.len() - 1);
            let known = (at..=last).rev().find_map(|end| {
                let words = value[start..ends[end]].trim();
                // `1,3` are two codes, not a number.
                let joined = end == at || words.contains(char::is_alphabetic);
                let meaning = if joined { self.coder.meaning(words) } else { Meaning::Unknown };
                (meaning != Meaning::Unknown).then_some((end, words, meaning))
            });
            let (end, words, meaning) =
                known.unwrap_or((at, value[start..ends[at]].trim(), Meaning::Unknown));
            match meaning {
                Meaning::Position(position) => positions.push(position),
                Meaning::Missing(kind) if !words.is_empty() => missing = Some(kind),
                Meaning::Missing(_) => {}
                Meaning::Unknown => match self.other.filter(|_| number(words).is_none()) {
                    Some(other) => positions.push(other),
                    None => unknown = true,
                },
            }
            start = ends[end] + separator.len_utf8();
            at = end + 1;
        }
        positions.sort_unstable();
        positions.dedup();
        match (positions.is_empty() && !unknown, missing) {
            (true, missing) => Given::Missing(missing.unwrap_or(Missing::NotAnswered)),
            (false, _) => Given::of(positions, unknown),
        }
    }

    /// Words that are on no list: a known answer that was spelt otherwise, or
    /// what people wrote at 'other'.
    fn unknown(&self, value: &str) -> Given {
        if let Meaning::Position(position) = self.coder.alike(value) {
            return Given::one(position);
        }
        match self.other.filter(|_| number(value).is_none()) {
            Some(other) => Given::one(other),
            None => Given::Unknown,
        }
    }
}

/// A word in one spelling; a sign before a number stays.
fn plain(word: &str) -> String {
    match number(word) {
        Some(number) => number.to_string(),
        None => normalise(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Text;
    use crate::questionnaire::Answer;

    fn choice(labels: &[&str]) -> Choice {
        let answer = |(label, code): (&&str, i64)| Answer {
            id: (*label).to_owned(),
            code,
            label: Text::same(*label),
            group: None,
            also: Vec::new(),
            on_request: false,
        };
        let answers = labels.iter().zip(1..).map(answer).collect();
        Choice { answers, multiple: true, ..Choice::default() }
    }

    fn chosen(positions: &[u8]) -> Given {
        Given::Answers { chosen: positions.to_vec(), unknown: false }
    }

    #[test]
    fn an_answer_may_hold_the_separator() {
        let mut asked = choice(&["Fiets", "Auto, eigen of geleend", "Auto", "Trein"]);
        asked.separator = Some(',');
        let giver = Giver::new(&asked);
        assert_eq!(giver.whole("Fiets, Auto, eigen of geleend, Trein"), chosen(&[0, 1, 3]));
        assert_eq!(giver.whole("Auto, Trein"), chosen(&[2, 3]));
        assert_eq!(giver.whole("Auto, eigen of geleend"), chosen(&[1]));
        assert_eq!(giver.whole("1,3"), chosen(&[0, 2]));
        assert_eq!(giver.whole("Trein,Trein,"), chosen(&[3]));
        assert_eq!(giver.whole(", ,"), Given::Missing(Missing::NotAnswered));
        let half = Given::Answers { chosen: vec![3], unknown: true };
        assert_eq!(giver.whole("Trein, Paard"), half);
        assert_eq!(giver.whole("Paard, Ezel"), Given::Unknown);
        asked.other = Some("Auto".to_owned());
        assert_eq!(Giver::new(&asked).whole("Trein, Paard"), chosen(&[2, 3]));
    }

    #[test]
    fn a_column_of_its_own_says_whether_its_answer_was_chosen() {
        let mut asked = choice(&["Fiets", "Anders"]);
        let giver = Giver::new(&asked);
        for value in ["1", "1.0", "Y", "ja", "Fiets", "checked", "TRUE"] {
            assert_eq!(giver.part(value, Some(0)), chosen(&[0]), "{value}");
        }
        for value in ["0", "nee", "N", "Not Selected"] {
            assert_eq!(giver.part(value, Some(0)), chosen(&[]), "{value}");
        }
        assert_eq!(giver.part("2", Some(1)), chosen(&[1]), "the answer's own code");
        assert_eq!(giver.part("", Some(0)), Given::Missing(Missing::NotAnswered));
        assert_eq!(giver.part("-1", Some(0)), Given::Unknown);
        assert_eq!(giver.part("Anders", Some(0)), Given::Unknown);
        assert_eq!(giver.part("een step", Some(1)), Given::Unknown);
        asked.other = Some("Anders".to_owned());
        assert_eq!(Giver::new(&asked).part("een step", Some(1)), chosen(&[1]));
        asked.chosen = vec!["2".to_owned()];
        asked.not_chosen = vec!["1".to_owned()];
        let counted = Giver::new(&asked);
        assert_eq!(counted.part("2", Some(0)), chosen(&[0]));
        assert_eq!(counted.part("1", Some(0)), chosen(&[]));
    }
}
