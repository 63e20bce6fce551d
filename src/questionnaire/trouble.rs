//! Why a questionnaire file cannot be used, and where.

use std::collections::HashSet;

use super::file::{BackgroundKind, EVERYBODY, Questionnaire, SCHEMA};
use crate::base::{Finding, Location};

/// Why a questionnaire file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Not JSON of this shape.
    Shape {
        /// What is wrong, in the parser's words.
        why: String,
        /// Where: the line, counted from 1; 0 where that is not known.
        line: usize,
        /// The field that is missing or not known, where it is one.
        field: Option<String>,
    },
    /// Another schema than this version reads.
    Schema(String),
    /// The same id twice, or a name that nothing has.
    Name(String),
    /// More points, answers or bands than a question can have.
    TooMany(String),
}

/// Most points, answers or bands of one question.
const MOST: usize = 200;

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Trouble::Shape { why, .. } => write!(f, "not a questionnaire file: {why}"),
            Trouble::Schema(found) => {
                write!(f, "schema is \"{found}\", this version reads \"{SCHEMA}\"")
            }
            Trouble::Name(name) => write!(f, "\"{name}\" is used twice or refers to nothing"),
            Trouble::TooMany(name) => write!(f, "\"{name}\" has more than {MOST} answers"),
        }
    }
}

impl std::error::Error for Trouble {}

impl Trouble {
    /// The same, with its place, in the reader's own words. No value of the
    /// file is in it: it may be a file of another kind, with answers in it.
    pub fn finding(&self) -> Finding {
        let here = Location::default();
        match self {
            Trouble::Shape { line, field, .. } => {
                let place = if *line > 0 { here.at_row(*line as u64) } else { here };
                match field {
                    Some(field) => {
                        Finding::error("questionnaire-field", place).with("field", field)
                    }
                    None => Finding::error("questionnaire-shape", place),
                }
            }
            Trouble::Schema(found) => {
                let kind =
                    if found.starts_with("peilglas/analysis") { "analysis" } else { "other" };
                Finding::error("questionnaire-schema", here)
                    .with("kind", kind)
                    .with("reads", SCHEMA)
            }
            Trouble::Name(name) => Finding::error("questionnaire-name", here).with("name", name),
            Trouble::TooMany(name) => {
                Finding::error("questionnaire-too-many", here).with("name", name).with("most", MOST)
            }
        }
    }

    pub(super) fn shape(error: &serde_json::Error) -> Self {
        let why = error.to_string();
        let named = ["missing field `", "unknown field `"].iter().find_map(|start| {
            let field = why.strip_prefix(start)?;
            Some(field.split('`').next()?.to_owned())
        });
        Trouble::Shape { line: error.line(), field: named, why }
    }
}

impl Questionnaire {
    /// Whether its names fit together, and no question has more answers than
    /// one can have.
    ///
    /// # Errors
    /// When that is not so.
    pub(super) fn check(&self) -> Result<(), Trouble> {
        unique(self.scales.iter().map(|scale| &scale.id))?;
        // A figure is asked for by one id, a battery's or a question's.
        let batteries = self.batteries.iter().map(|battery| &battery.id);
        unique(batteries.chain(self.choices.iter().map(|choice| &choice.id)))?;
        unique(self.items().map(|(_, item)| &item.id))?;
        let reserved = EVERYBODY.to_owned();
        unique(self.background.iter().map(|background| &background.id).chain([&reserved]))?;
        for scale in &self.scales {
            few(&scale.id, scale.points.len())?;
            unique(scale.points.iter().map(|point| &point.code))?;
            for agree in &scale.agree {
                known(agree, scale.points.iter().map(|point| &point.code))?;
            }
        }
        for background in &self.background {
            match &background.kind {
                BackgroundKind::Choice { answers } => {
                    few(&background.id, answers.len())?;
                    unique(answers.iter().map(|answer| &answer.id))?;
                }
                BackgroundKind::Number { bands, .. } => {
                    few(&background.id, bands.len())?;
                    unique(bands.iter().map(|band| &band.id))?;
                }
            }
        }
        for choice in &self.choices {
            let answers = || choice.answers.iter().map(|answer| &answer.id);
            few(&choice.id, choice.answers.len())?;
            unique(answers())?;
            let of_columns = choice.columns.iter().filter_map(|column| column.answer.as_ref());
            for name in of_columns.chain(&choice.other) {
                known(name, answers())?;
            }
        }
        for battery in &self.batteries {
            known(&battery.scale, self.scales.iter().map(|scale| &scale.id))?;
        }
        let batteries = || self.batteries.iter().map(|battery| &battery.id);
        let splits = || self.background.iter().map(|background| &background.id);
        for name in self.themes.iter().flat_map(|theme| &theme.batteries) {
            known(name, batteries())?;
        }
        for figure in &self.figures {
            known(&figure.battery, batteries())?;
            known(&figure.split, splits())?;
        }
        if let Some(strata) = &self.strata {
            known(&strata.rows, splits())?;
            known(&strata.columns, splits())?;
        }
        unique(self.references.iter().map(|reference| &reference.id))?;
        for value in self.references.iter().flat_map(|reference| &reference.values) {
            self.check_reference(value)?;
        }
        Ok(())
    }
}

fn few(name: &str, answers: usize) -> Result<(), Trouble> {
    if answers <= MOST { Ok(()) } else { Err(Trouble::TooMany(name.to_owned())) }
}

fn unique<T: std::hash::Hash + Eq + ToString>(
    names: impl Iterator<Item = T>,
) -> Result<(), Trouble> {
    let mut seen = HashSet::new();
    for name in names {
        let words = name.to_string();
        if !seen.insert(name) {
            return Err(Trouble::Name(words));
        }
    }
    Ok(())
}

fn known<'a, T: Eq + ToString + 'a>(
    name: &T,
    mut names: impl Iterator<Item = &'a T>,
) -> Result<(), Trouble> {
    if names.any(|known| known == name) { Ok(()) } else { Err(Trouble::Name(name.to_string())) }
}
