//! What a column shows before anything is concluded from it.

use std::collections::{BTreeMap, BTreeSet};

use super::labels;
use super::said::Said;
use crate::ingest::{Codes, RawColumn, Values};
use crate::questionnaire::file::Missing;
use crate::questionnaire::spelling::number;

/// A column's values and how often each was given.
pub(super) struct Facts<'a> {
    /// Respondents with a value.
    pub(super) answered: u64,
    /// Every value that is not empty, with its count, in order of appearance.
    pub(super) values: Vec<(&'a str, u64)>,
    /// More different values than are kept.
    pub(super) too_varied: bool,
    /// Whether answers may be codes of LimeSurvey: `A1`, `AO01`.
    answer_codes: bool,
    /// What the file itself says of the values.
    pub(super) said: Said<'a>,
}

/// The kinds of column.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// No answers.
    Empty,
    /// Whole numbers in a small range, perhaps with a label behind each.
    Codes(CodeSet),
    /// Numbers over a larger range.
    Numbers,
    /// Few different texts.
    Labels,
    /// Many different texts.
    Texts,
}

/// The whole numbers of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CodeSet {
    /// On the scale, or in the list.
    pub(super) core: BTreeSet<i64>,
    /// Codes that stand apart, and what they probably mean.
    pub(super) apart: BTreeMap<i64, Missing>,
    /// Labels of codes: as the file states them, or stored with a code: `1 lowest`.
    pub(super) labels: BTreeMap<i64, String>,
    /// How a code is written, where that is not its number: `AO01`.
    pub(super) written: BTreeMap<i64, String>,
    /// How far the next code is; more than 1 where codes such as 10, 20, 30 are
    /// all that there are.
    pub(super) step: i64,
    /// Labels of codes that stand apart, as the file states them.
    pub(super) apart_labels: BTreeMap<i64, String>,
    /// Respondents whose number is none of these.
    pub(super) stray: u64,
}

/// More different texts are no list of answers.
const MOST_LABELS: usize = 15;

/// A list of which the file labels every answer may be longer.
const MOST_LABELLED: usize = 60;

/// The most points that a scale has.
pub(super) const MOST_POINTS: i64 = 11;

impl<'a> Facts<'a> {
    pub(super) fn of(column: &'a RawColumn, producer: &str) -> Self {
        let answer_codes = producer == "limesurvey";
        let Values::Coded { dictionary, codes } = &column.values else {
            let said = column.meta.iter().map(|meta| Said::of(meta, &[])).next();
            let said = said.unwrap_or_default();
            let values = Vec::new();
            return Facts { answered: 0, values, too_varied: true, answer_codes, said };
        };
        let mut counts = vec![0; dictionary.len()];
        match codes {
            Codes::Narrow(codes) => codes.iter().for_each(|code| counts[usize::from(*code)] += 1),
            Codes::Wide(codes) => codes.iter().for_each(|code| counts[usize::from(*code)] += 1),
        }
        let given = dictionary.iter().zip(counts).filter(|(e, n)| *n > 0 && !e.text.is_empty());
        let values: Vec<(&str, u64)> = given.map(|(entry, n)| (&*entry.text, n)).collect();
        let said = column.meta.as_ref().map(|meta| Said::of(meta, &values)).unwrap_or_default();
        let answered = values.iter().map(|(_, n)| n).sum();
        Facts { answered, values, too_varied: false, answer_codes, said }
    }

    /// The values that are answers, and not 'don't know' or 'no answer'.
    pub(super) fn inside(&self) -> impl Iterator<Item = &(&'a str, u64)> {
        self.values.iter().filter(|(text, _)| self.kind_beside(text).is_none())
    }

    /// 'Don't know' and 'no answer' in words.
    pub(super) fn outside(&self) -> BTreeMap<&str, Missing> {
        let outside = |(text, _): &(&'a str, u64)| {
            // Beside yes and no, LimeSurvey writes this where a question was not asked.
            let unseen = self.answer_codes && labels::not_asked(text) && self.is_yes_or_no();
            match self.said.beside.contains_key(*text) {
                true => None,
                false if unseen => Some((*text, Missing::NotAsked)),
                false => Some((*text, self.kind_beside(text)?)),
            }
        };
        self.values.iter().filter_map(outside).chain(self.said.beside_words()).collect()
    }

    /// What a value means that is no answer: as the file says, or by its own words.
    fn kind_beside(&self, text: &str) -> Option<Missing> {
        match self.said.beside.get(text) {
            Some(beside) => Some(beside.kind),
            None if self.said.label_of(text).is_some() => None,
            None => labels::outside(text),
        }
    }

    /// Whether every answer is yes or no.
    pub(super) fn is_yes_or_no(&self) -> bool {
        self.inside().all(|(text, _)| labels::yes_or_no(text))
    }

    /// What kind of column it is.
    pub(super) fn shape(&self) -> Shape {
        if self.too_varied {
            return Shape::Texts;
        }
        if self.inside().next().is_none() {
            return Shape::Empty;
        }
        let numbers: Option<Vec<(f64, u64)>> =
            self.inside().map(|(text, n)| Some((number(text)?, *n))).collect();
        if let Some(numbers) = &numbers {
            let set = self.stated_codes(numbers).or_else(|| {
                let set = code_set(numbers)?;
                let stated = self.said.codes().filter(|(code, _)| set.core.contains(code));
                let labels = stated.map(|(code, label)| (code, label.to_owned())).collect();
                Some(CodeSet { labels, ..set })
            });
            return set.map_or(Shape::Numbers, |set| Shape::Codes(self.with_stated_missing(set)));
        }
        let coded = || self.answer_codes().filter(|_| self.answer_codes);
        if let Some(set) = self.labelled_codes().or_else(coded) {
            return Shape::Codes(set);
        }
        match self.inside().count() <= MOST_LABELS {
            true => Shape::Labels,
            false => Shape::Texts,
        }
    }

    /// `AO01`, `AO02`: codes of answers whose labels are elsewhere.
    fn answer_codes(&self) -> Option<CodeSet> {
        let mut numbers = Vec::new();
        let mut written = BTreeMap::new();
        let prefix = if self.inside().next()?.0.starts_with("AO") { "AO" } else { "A" };
        for (text, n) in self.inside() {
            let digits = text.strip_prefix(prefix).filter(|digits| digits.len() <= 3)?;
            let code: i64 = digits.parse().ok().filter(|code| *code >= 0)?;
            numbers.push((code as f64, *n));
            written.insert(code, (*text).to_owned());
        }
        // No custom gives such codes a meaning: they are all answers.
        let low = *written.keys().next()?;
        let high = *written.keys().next_back()?;
        let set = CodeSet { core: written.keys().copied().collect(), ..CodeSet::default() };
        (high - low < 20 && written.len() == numbers.len()).then_some(CodeSet {
            written,
            step: 1,
            ..set
        })
    }

    /// Codes of which the file says what they mean, those that nobody chose
    /// included; `None` where it does not say it of most.
    fn stated_codes(&self, numbers: &[(f64, u64)]) -> Option<CodeSet> {
        let stated: BTreeMap<i64, &str> = self.said.codes().collect();
        let (low, high) = (*stated.first_key_value()?.0, *stated.last_key_value()?.0);
        let mut set = CodeSet { core: stated.keys().copied().collect(), ..CodeSet::default() };
        for (number, n) in numbers {
            let code = Some(*number).filter(|number| number.fract() == 0.0)? as i64;
            if (low..=high).contains(&code) {
                set.core.insert(code);
            } else if let Some(kind) = apart(code, low, high) {
                set.apart.insert(code, kind);
            } else {
                set.stray += n;
            }
        }
        let whole = set.core.len() == stated.len() && set.core.len() <= MOST_LABELLED;
        let close = high - low < 20 && set.core.len() <= MOST_LABELS;
        // A label that repeats the code says nothing.
        let telling = stated.into_iter().filter(|(code, label)| *label != code.to_string());
        set.labels = telling.map(|(code, label)| (code, label.to_owned())).collect();
        let fits = set.core.len() >= 2 && set.stray * 50 <= self.answered && (whole || close);
        fits.then_some(set)
    }

    /// The set with the codes of which the file says that they are no answers.
    fn with_stated_missing(&self, mut set: CodeSet) -> CodeSet {
        for (code, beside) in self.said.beside_codes() {
            set.apart.insert(code, beside.kind);
            let label = beside.label.map(|label| (code, label.to_owned()));
            set.apart_labels.extend(label);
        }
        set
    }

    /// `1 lowest`, `2`, `3`, `4`, `5 highest`: numbers with a label behind some.
    fn labelled_codes(&self) -> Option<CodeSet> {
        let mut numbers = Vec::new();
        let mut labels = BTreeMap::new();
        for (text, n) in self.inside() {
            let (code, label) = code_and_label(text)?;
            // Two labels for one code are no scale.
            if !label.is_empty() && labels.insert(code, (*text).to_owned()).is_some() {
                return None;
            }
            numbers.push((code as f64, *n));
        }
        let set = code_set(&numbers).filter(|set| set.core.len() >= 3)?;
        Some(CodeSet { labels, ..set })
    }
}

impl CodeSet {
    /// Whether every code has a label.
    pub(super) fn listed(&self) -> bool {
        self.core.iter().all(|code| self.labels.contains_key(code))
    }

    /// The labels by code, without the code that may stand before them.
    pub(super) fn words(&self) -> BTreeMap<i64, &str> {
        let words = self.labels.iter().map(|(code, text)| match code_and_label(text) {
            Some((stored, word)) if stored == *code => (*code, word),
            _ => (*code, text.as_str()),
        });
        words.collect()
    }

    /// Whether the labels say that the codes are a scale's: `1 lowest`, or an
    /// answer set that is known.
    pub(super) fn is_scale(&self) -> bool {
        let numbered = |(code, text): (&i64, &String)| {
            code_and_label(text).is_some_and(|(stored, word)| stored == *code && !word.is_empty())
        };
        !self.labels.is_empty() && (self.labels.iter().all(numbered) || self.known().is_some())
    }

    /// The answer set that the labels are of.
    pub(super) fn known(&self) -> Option<&'static labels::LabelSet> {
        let used: BTreeSet<&str> = self.words().into_values().collect();
        // One label for two codes is no scale.
        let different = used.len() == self.labels.len() && self.listed();
        labels::sets_of(&used).first().copied().filter(|_| different)
    }
}

/// `5 highest`, `5 - highest`, `5`; not `18-29`, `5 jaar` or `5+`.
pub(super) fn code_and_label(text: &str) -> Option<(i64, &str)> {
    const UNITS: &[&str] = &["jaar", "years", "year", "uur", "hours", "of", "or", "tot"];
    let text = text.trim();
    // `(1) lowest`, `[1] lowest`: the bracket closes behind the code.
    let text = text.strip_prefix(['(', '[']).unwrap_or(text);
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (code, rest) = text.split_at(digits);
    let code: i64 = code.parse().ok().filter(|code| *code <= 99)?;
    let label = rest.trim_start_matches([' ', '-', '–', '=', '.', ':', ')', ']']);
    let separated = rest.is_empty() || (label.len() < rest.len() && !label.is_empty());
    let first = label.split_whitespace().next().unwrap_or_default().to_lowercase();
    let band = label.starts_with(|c: char| c.is_ascii_digit()) || UNITS.contains(&&*first);
    (separated && !band).then_some((code, label))
}

/// The codes of numbers that are whole and lie close together; `None` where
/// they spread too far for a list of answers.
fn code_set(numbers: &[(f64, u64)]) -> Option<CodeSet> {
    let mut counts: BTreeMap<i64, u64> = BTreeMap::new();
    for (number, n) in numbers {
        if number.fract() != 0.0 || number.abs() > 1e6 {
            return None;
        }
        *counts.entry(*number as i64).or_default() += n;
    }
    let all: Vec<i64> = counts.keys().copied().collect();
    if let Some(set) = spaced(&all) {
        return Some(set);
    }
    let core = core_of(&all);
    let (&low, &high) = (core.first()?, core.last()?);
    let mut set = CodeSet { step: 1, ..CodeSet::default() };
    for (code, n) in &counts {
        if (low..=high).contains(code) {
            set.core.insert(*code);
        } else if let Some(kind) = apart(*code, low, high) {
            set.apart.insert(*code, kind);
        } else {
            set.stray += n;
        }
    }
    let answered: u64 = counts.values().sum();
    // A typing error now and then is odd; many others mean that it is no list.
    let few_strays = set.stray * 50 <= answered;
    (high - low < 20 && set.core.len() <= MOST_LABELS && few_strays).then_some(set)
}

/// Codes that all lie equally far apart, further than one: 10, 20, 30, 40.
fn spaced(all: &[i64]) -> Option<CodeSet> {
    let inside: Vec<i64> = all.iter().copied().filter(|code| *code >= 0).collect();
    // Below zero only codes for missing: -99.
    let below = all.iter().filter(|code| **code < 0);
    let apart: Option<BTreeMap<i64, Missing>> =
        below.map(|code| Some((*code, labels::outside_code(*code)?))).collect();
    let step = inside.get(1)? - inside[0];
    let even = step > 1 && inside.windows(2).all(|pair| pair[1] - pair[0] == step);
    let few = (3..=MOST_POINTS as usize).contains(&inside.len());
    // Of 1, 5 and 9 the last means 'no answer'.
    if inside.len() == 3 && labels::outside_code(inside[2]).is_some() {
        return None;
    }
    let core = inside.into_iter().collect();
    (even && few).then_some(CodeSet { core, apart: apart?, step, ..CodeSet::default() })
}

/// The codes that belong together: the longest stretch in which no code is
/// further than two from the next, widened with codes that no custom sets apart.
fn core_of(all: &[i64]) -> Vec<i64> {
    let mut stretches: Vec<Vec<i64>> = Vec::new();
    for code in all {
        match stretches.last_mut() {
            Some(stretch) if code - stretch[stretch.len() - 1] == 1 => stretch.push(*code),
            _ => stretches.push(vec![*code]),
        }
    }
    let Some(longest) = stretches.iter().rev().max_by_key(|stretch| stretch.len()).cloned() else {
        return Vec::new();
    };
    let (low, high) = (longest[0], longest[longest.len() - 1]);
    // 7 is set apart together with 8 and 9 only: alone it is the end of a scale.
    let lone_seven = !all.contains(&8) && !all.contains(&9);
    let near = |code: i64| code >= low - 3 && code <= high + 3;
    let belongs = |code: &i64| {
        let apart = apart(*code, low, high).is_some() && !(*code == 7 && lone_seven);
        (low..=high).contains(code) || (near(*code) && !apart)
    };
    all.iter().copied().filter(belongs).collect()
}

/// What a code beside `low..=high` means, where custom gives it a meaning.
fn apart(code: i64, low: i64, high: i64) -> Option<Missing> {
    let beside = code >= high + 2 || (code < 0 && low >= 0);
    labels::outside_code(code).filter(|_| beside && high > low)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(codes: &[i64]) -> Option<(Vec<i64>, Vec<i64>)> {
        let numbers: Vec<(f64, u64)> = codes.iter().map(|code| (*code as f64, 10)).collect();
        let set = code_set(&numbers)?;
        Some((set.core.into_iter().collect(), set.apart.into_keys().collect()))
    }

    #[test]
    fn codes_that_stand_apart_are_not_on_the_scale() {
        let check = |codes: &[i64], core: &[i64], apart: &[i64]| {
            assert_eq!(set(codes), Some((core.to_vec(), apart.to_vec())), "{codes:?}");
        };
        check(&[1, 2, 3, 4, 5, 8, 9], &[1, 2, 3, 4, 5], &[8, 9]);
        check(&[1, 2, 3, 4, 5, 99], &[1, 2, 3, 4, 5], &[99]);
        check(&[-2, -1, 1, 2, 3], &[1, 2, 3], &[-2, -1]);
        check(&[-2, -1, 0, 1, 2], &[-2, -1, 0, 1, 2], &[]);
        check(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], &[]);
        check(&[1, 2, 4, 5], &[1, 2, 4, 5], &[]);
        check(&[1, 2, 3, 4, 5, 7], &[1, 2, 3, 4, 5, 7], &[]);
        check(&[1, 2, 3, 4, 5, 7, 8], &[1, 2, 3, 4, 5], &[7, 8]);
        check(&[1, 2], &[1, 2], &[]);
        check(&[11, 12, 13, 14, 15], &[11, 12, 13, 14, 15], &[]);
        check(&[-99, 1, 2, 3, 4, 5], &[1, 2, 3, 4, 5], &[-99]);
        check(&[-99, 10, 20, 30, 40, 50], &[10, 20, 30, 40, 50], &[-99]);
        check(&[0, 25, 50, 75, 100], &[0, 25, 50, 75, 100], &[]);
        check(&[1, 3, 9], &[1, 3], &[9]);
        assert_eq!(set(&[18, 25, 44, 61, 63]), None);
    }

    #[test]
    fn reads_a_label_behind_a_code() {
        assert_eq!(code_and_label("1 lowest"), Some((1, "lowest")));
        assert_eq!(code_and_label("5 - Zeer mee eens"), Some((5, "Zeer mee eens")));
        assert_eq!(code_and_label("3"), Some((3, "")));
        assert_eq!(code_and_label("(1) Zeer mee oneens"), Some((1, "Zeer mee oneens")));
        for no_code in ["18-29", "5 jaar", "65+", "1e", "2 of meer", "Zeer", "3 - 4"] {
            assert_eq!(code_and_label(no_code), None, "{no_code}");
        }
    }
}
