//! Reference values in words: what they are of, of whom, and what the source says.

use super::file::{BackgroundKind, Questionnaire};
use super::reference::{Measure, Reference, ReferenceValue, Subject};
use crate::base::{Language, Text, number, texts};

/// Decimals of a percentage of which the source states counts only.
const DECIMALS: usize = 1;

impl Reference {
    /// The source's name where it stands alone, with a capital.
    pub fn heading(&self, language: Language) -> String {
        let mut characters = self.label.get(language).chars();
        let first = characters.next().map(|first| first.to_uppercase().to_string());
        first.unwrap_or_default() + characters.as_str()
    }
}

impl ReferenceValue {
    /// The value as its source states it.
    pub fn stated(&self, language: Language) -> String {
        if let Some(words) = &self.words {
            return words.get(language).to_owned();
        }
        let printed = self.printed.as_ref().and_then(|printed| printed.parse::<f64>().ok());
        match (printed, self.value()) {
            (Some(printed), _) if self.measure == Measure::Mean => {
                number::decimal(language, printed, self.decimals())
            }
            (Some(printed), _) => number::percent(language, printed / 100.0, self.decimals()),
            (None, Some(share)) => number::percent(language, share, DECIMALS),
            (None, None) => String::new(),
        }
    }
}

impl Questionnaire {
    /// The battery of the item that a value is of, or the question itself.
    pub fn subject_id<'a>(&'a self, value: &'a ReferenceValue) -> Option<&'a str> {
        Some(match self.subject(&value.of)? {
            Subject::Item(battery) => battery,
            Subject::Background | Subject::Choice => &value.of,
        })
    }

    /// The name of a battery, an item or a question.
    pub fn name_of(&self, id: &str) -> Option<&Text> {
        let battery = self.battery(id).map(|battery| &battery.title);
        let item = || self.items().find(|(_, item)| item.id == id).map(|(_, item)| &item.label);
        let background = || self.background(id).map(|background| &background.label);
        let choice = || self.choice(id).map(|choice| &choice.label);
        battery.or_else(item).or_else(background).or_else(choice)
    }

    /// Which answer a value is of, or that it is a mean.
    pub fn says_what(&self, value: &ReferenceValue, language: Language) -> String {
        let answer = || match (&value.answer, self.choice(&value.of)) {
            (Some(id), Some(asked)) => {
                let answer = asked.answers.iter().find(|answer| answer.id == *id);
                answer.map_or(id.clone(), |answer| answer.label.get(language).to_owned())
            }
            (Some(id), None) => self.group_name(&value.of, id, language),
            (None, _) => self.points_of(value, language),
        };
        match value.measure {
            Measure::Agree => texts::plain(language, "reference-agree"),
            Measure::Mean => texts::plain(language, "reference-mean"),
            Measure::Share => answer(),
            Measure::ShareOfAll => {
                texts::say(language, "reference-of-all", &[("answer", answer().into())])
            }
        }
    }

    /// Of whom a value is.
    pub fn says_whose(&self, value: &ReferenceValue, language: Language) -> String {
        match (&value.split, &value.group) {
            (Some(split), Some(id)) => self.group_name(split, id, language),
            _ => texts::plain(language, "reference-everybody"),
        }
    }

    fn group_name(&self, split: &str, id: &str, language: Language) -> String {
        let label = self.background(split).and_then(|asked| match &asked.kind {
            BackgroundKind::Choice { answers } => {
                answers.iter().find(|answer| answer.id == id).map(|answer| answer.group_label())
            }
            BackgroundKind::Number { bands, .. } => {
                bands.iter().find(|band| band.id == id).map(|band| &band.label)
            }
        });
        label.map_or(id, |label| label.get(language)).to_owned()
    }

    /// The labels of the points that a share is of.
    fn points_of(&self, value: &ReferenceValue, language: Language) -> String {
        let Some(Subject::Item(battery)) = self.subject(&value.of) else { return String::new() };
        let Some(battery) = self.battery(battery) else { return String::new() };
        let points = self.scale(battery).points.iter();
        let labels = points.filter(|point| value.codes.contains(&point.code));
        let labels: Vec<String> =
            labels.map(|point| point.label.get(language).to_lowercase()).collect();
        match labels.split_last() {
            Some((last, before)) if !before.is_empty() => {
                let args = [("first", before.join(", ").into()), ("last", last.as_str().into())];
                texts::say(language, "reference-or", &args)
            }
            _ => labels.concat(),
        }
    }
}
