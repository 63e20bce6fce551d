//! Values that results can be compared with: those that a report states.

use serde::{Deserialize, Serialize};

use super::file::{BackgroundKind, Questionnaire};
use super::trouble::Trouble;
use crate::base::Text;

/// A source of values, and the values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Short name, used in documents.
    pub id: String,
    /// What the source is called within a sentence: 'het rapport'.
    pub label: Text,
    /// When it appeared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Its respondents, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u64>,
    /// What it states.
    pub values: Vec<ReferenceValue>,
}

/// One value that a source states.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceValue {
    /// The item, background question or question with unordered answers, by id.
    pub of: String,
    /// What of it.
    pub measure: Measure,
    /// The answer or band that a share is of, by id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// The codes of the scale that a share is of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<i64>,
    /// The split whose group it is of; everybody without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<String>,
    /// The group that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The number as it is printed, with a decimal point: a percentage, or a mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// How many respondents a share is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// The base of a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u64>,
    /// The words in which the source states it, where it prints no exact number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Text>,
    /// From where to where those words reach, in the unit of `printed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<[f64; 2]>,
    /// Where in the source it stands.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// What a reference value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The share of an item's base that agrees: the top box.
    #[default]
    Agree,
    /// The share of the base that gave an answer, or one of some codes.
    Share,
    /// The same of all respondents, who answered the question or not.
    ShareOfAll,
    /// The mean of the codes, or of a number.
    Mean,
}

/// What a reference value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// An item, with its battery's id.
    Item(&'a str),
    /// A background question.
    Background,
    /// A question with unordered answers.
    Choice,
}

impl ReferenceValue {
    /// The value itself, as a share from 0 to 1 or as a mean: from its count,
    /// where that is known, or as printed.
    pub fn value(&self) -> Option<f64> {
        match (self.count, self.n, &self.printed) {
            (Some(count), Some(n), _) if n > 0 => Some(count as f64 / n as f64),
            (_, _, Some(printed)) => Some(self.unit() * printed.parse::<f64>().ok()?),
            _ => None,
        }
    }

    /// The codes of which it is the share together, where it names any.
    pub fn stated_codes(&self) -> Option<Vec<i64>> {
        let some = self.measure != Measure::Mean && self.measure != Measure::Agree;
        (some && !self.codes.is_empty()).then(|| self.codes.clone())
    }

    /// How many of how many, where the base is known.
    pub fn counted(&self) -> Option<(u64, u64)> {
        let n = self.n.filter(|_| self.measure != Measure::Mean)?;
        let printed = || Some((self.value()? * n as f64).round() as u64);
        Some((self.count.or_else(printed)?, n))
    }

    /// From where to where its words reach, as shares or means.
    pub fn range(&self) -> Option<[f64; 2]> {
        self.between.map(|ends| ends.map(|end| self.unit() * end))
    }

    /// How many decimals are printed.
    pub fn decimals(&self) -> usize {
        let printed = self.printed.as_deref().unwrap_or_default();
        printed.split_once('.').map_or(0, |(_, decimals)| decimals.len())
    }

    /// How far the value may lie from the printed number: half its last decimal.
    pub fn rounding(&self) -> Option<f64> {
        self.printed.as_ref()?;
        Some(self.unit() * (0..self.decimals()).fold(0.5, |half, _| half / 10.0))
    }

    fn unit(&self) -> f64 {
        if self.measure == Measure::Mean { 1.0 } else { 0.01 }
    }
}

impl Questionnaire {
    /// How many reference values it has, of all sources.
    pub fn reference_values(&self) -> usize {
        self.references.iter().map(|reference| reference.values.len()).sum()
    }

    /// What a reference value is of.
    pub fn subject(&self, of: &str) -> Option<Subject<'_>> {
        let item = self.items().find(|(_, item)| item.id == of);
        let item = item.map(|(battery, _)| Subject::Item(&battery.id));
        let background = || self.background(of).map(|_| Subject::Background);
        item.or_else(background).or_else(|| self.choice(of).map(|_| Subject::Choice))
    }

    /// The ids of the groups that a split can have, in order.
    pub fn group_ids(&self, split: &str) -> Vec<&String> {
        match self.background(split).map(|background| &background.kind) {
            Some(BackgroundKind::Choice { answers }) => {
                answers.iter().map(|answer| &answer.id).collect()
            }
            Some(BackgroundKind::Number { bands, .. }) => {
                bands.iter().map(|band| &band.id).collect()
            }
            None => Vec::new(),
        }
    }

    /// Whether a reference value is of something that was asked, and says a value.
    ///
    /// # Errors
    /// When that is not so; the name is the question's or the group's.
    pub(super) fn check_reference(&self, value: &ReferenceValue) -> Result<(), Trouble> {
        let wrong = |name: &str| Err(Trouble::Name(name.to_owned()));
        let Some(subject) = self.subject(&value.of) else { return wrong(&value.of) };
        match (&value.split, &value.group) {
            (None, None) => {}
            (Some(split), Some(group)) if self.group_ids(split).contains(&group) => {}
            (split, group) => {
                let name = group.as_ref().or(split.as_ref());
                return wrong(name.map_or("group", String::as_str));
            }
        }
        let has_answer = |answer: &String| match subject {
            Subject::Item(_) => false,
            Subject::Background => self.group_ids(&value.of).contains(&answer),
            Subject::Choice => {
                let asked = self.choice(&value.of);
                asked.is_some_and(|asked| asked.answers.iter().any(|known| known.id == *answer))
            }
        };
        let known_codes = || match subject {
            Subject::Item(battery) => {
                let points = self.battery(battery).map(|battery| &self.scale(battery).points);
                let is_point =
                    |code: &i64| points.is_some_and(|all| all.iter().any(|p| p.code == *code));
                !value.codes.is_empty() && value.codes.iter().all(is_point)
            }
            _ => false,
        };
        let number = || {
            let asked = self.background(&value.of).map(|background| &background.kind);
            matches!(asked, Some(BackgroundKind::Number { .. }))
        };
        let is_item = matches!(subject, Subject::Item(_));
        let fits = match (value.measure, &value.answer) {
            (Measure::Agree, None) => is_item && value.codes.is_empty(),
            (Measure::Share, None) => known_codes(),
            (Measure::Share, Some(answer)) => has_answer(answer) && value.codes.is_empty(),
            (Measure::ShareOfAll, Some(answer)) => {
                subject == Subject::Background && has_answer(answer) && value.codes.is_empty()
            }
            (Measure::Mean, None) => (is_item || number()) && value.codes.is_empty(),
            _ => false,
        };
        if fits && value.is_possible() { Ok(()) } else { wrong(&value.of) }
    }
}

impl ReferenceValue {
    /// Whether its numbers can be: a share from 0 to 100, a count within its base.
    fn is_possible(&self) -> bool {
        let is_mean = self.measure == Measure::Mean;
        let number =
            |number: f64| number.is_finite() && (is_mean || (0.0..=100.0).contains(&number));
        let printed = self.printed.as_ref().is_none_or(|printed| {
            let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-');
            printed.chars().all(plain) && printed.parse().is_ok_and(number)
        });
        let counted = match (self.count, self.n) {
            (Some(count), Some(n)) => !is_mean && n > 0 && count <= n,
            (Some(_), None) => false,
            (None, n) => n != Some(0),
        };
        let between =
            self.between.is_none_or(|[from, to]| number(from) && number(to) && from <= to);
        // Words without a number still need their reach.
        let says = self.value().is_some() || self.between.is_some();
        printed && counted && between && says
    }
}
