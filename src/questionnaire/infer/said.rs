//! What a file itself says of a column's values: what they mean, and which of
//! them are no answers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::labels;
use crate::ingest::{ColumnMeta, Measure, Missing as Stated, ValueKind};
use crate::questionnaire::file::Missing;

/// A range of values that are no answers is written out up to this many.
const SHORT_RANGE: f64 = 20.0;

/// A larger number is no code of a list.
const MOST_CODE: i64 = 1_000_000;

/// What a file says of a column's values.
#[derive(Default)]
pub(super) struct Said<'a> {
    /// Values that are answers and have a label, in the file's order.
    pub(super) labels: Vec<(&'a str, &'a str)>,
    label_of: BTreeMap<&'a str, &'a str>,
    /// Values that are no answers.
    pub(super) beside: BTreeMap<Cow<'a, str>, Beside<'a>>,
    /// What may be computed of the values.
    pub(super) measure: Option<Measure>,
    /// Whether the values are days or times.
    pub(super) moments: bool,
    /// Characters that a value may have.
    pub(super) width: u32,
}

/// A value that is no answer.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    pub(super) kind: Missing,
    pub(super) label: Option<&'a str>,
}

impl<'a> Said<'a> {
    /// `values` are those that were given: a range may hold any of them.
    pub(super) fn of(meta: &'a ColumnMeta, values: &[(&'a str, u64)]) -> Self {
        let label_of: BTreeMap<&str, &str> = meta
            .value_labels
            .iter()
            .map(|(value, label)| (value.as_str(), label.trim()))
            .filter(|(_, label)| !label.is_empty())
            .collect();
        let mut said = Said {
            measure: meta.measure,
            moments: matches!(meta.kind, ValueKind::Date | ValueKind::Time),
            width: if meta.kind == ValueKind::Text { meta.width } else { 0 },
            ..Said::default()
        };
        let mut beside = |value: Cow<'a, str>| {
            let label = label_of.get(&*value).copied();
            let kind = labels::stated_missing(label, &value);
            said.beside.insert(value, Beside { kind, label });
        };
        for stated in &meta.missing {
            match stated {
                Stated::Value(value) => beside(Cow::Borrowed(value)),
                Stated::Range { from, to } if to - from <= SHORT_RANGE => {
                    let codes = from.ceil() as i64..=to.floor() as i64;
                    codes.for_each(|code| beside(Cow::Owned(code.to_string())));
                }
                Stated::Range { .. } => {}
            }
        }
        let given = values.iter().map(|(value, _)| *value).chain(label_of.keys().copied());
        for value in given.filter(|value| meta.is_missing(value)) {
            beside(Cow::Borrowed(value));
        }
        for (value, label) in &meta.value_labels {
            let (value, label) = (value.as_str(), label.trim());
            if label.is_empty() || said.beside.contains_key(value) {
                continue;
            }
            match labels::outside(label) {
                Some(kind) => {
                    said.beside.insert(value.into(), Beside { kind, label: Some(label) });
                }
                None => said.labels.push((value, label)),
            }
        }
        said.label_of = said.labels.iter().copied().collect();
        said
    }

    /// The label of a value that is an answer.
    pub(super) fn label_of(&self, text: &str) -> Option<&'a str> {
        self.label_of.get(text).copied()
    }

    /// The labels of answers that are whole numbers.
    pub(super) fn codes(&self) -> impl Iterator<Item = (i64, &'a str)> {
        let code = |value: &str| value.parse().ok().filter(|code: &i64| code.abs() <= MOST_CODE);
        self.labels.iter().filter_map(move |(value, label)| Some((code(value)?, *label)))
    }

    /// Whole numbers that are no answers.
    pub(super) fn beside_codes(&self) -> impl Iterator<Item = (i64, Beside<'a>)> {
        self.beside.iter().filter_map(|(value, beside)| Some((value.parse().ok()?, *beside)))
    }

    /// Words, and numbers with a fraction, that are no answers.
    pub(super) fn beside_words(&self) -> impl Iterator<Item = (&str, Missing)> {
        let words = self.beside.iter().filter(|(value, _)| value.parse::<i64>().is_err());
        words.map(|(value, beside)| (&**value, beside.kind))
    }
}
