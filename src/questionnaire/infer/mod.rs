//! A questionnaire for a file of which none is known, made from its headings
//! and its different values. Every conclusion has a reason and a sureness.

mod aside;
mod background;
mod batteries;
mod degrees;
mod ends;
mod facts;
mod grades;
mod labels;
mod multiple;
mod name;
mod one;
mod outside;
mod people;
mod rest;
mod said;
mod sets;
mod several;

pub(super) use aside::by_heading as set_aside_by_heading;
pub use aside::is_respondent_id;
pub(super) use background::band;
pub(super) use batteries::measure;
pub use labels::stated_missing;
pub(super) use one::{Wish, add, item_of};

use std::borrow::Cow;
use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::file::{Aside, EVERYBODY, Questionnaire, SetAside, Weight, WeightReason};
use super::matching::exact_keys;
use super::weight;
use crate::base::{Finding, Location, Text};
use crate::ingest::{RawColumn, RawTable};
use facts::{Facts, Shape};
use name::Name;

/// What was made of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Inferred {
    /// The questionnaire; it names every column of the file.
    pub questionnaire: Questionnaire,
    /// Per column why it was taken for what it is.
    pub reasons: Vec<ColumnReason>,
    /// What a reader of the results must know.
    pub findings: Vec<Finding>,
}

/// Why a column was taken for what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnReason {
    /// What it was taken for.
    pub role: Role,
    /// Why, as a text with its place; never with an answer.
    pub why: Finding,
    /// How sure that is, 0 to 1.
    pub sureness: f64,
}

/// What a column can be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// An item on a scale.
    Item,
    /// A question that splits respondents.
    Split,
    /// One of the answers to a question of which several could be given, or all of them.
    Multiple,
    /// A list of answers that is neither.
    Choice,
    /// Free text.
    Open,
    /// How much every respondent counts.
    Weight,
    /// Not used.
    Aside(Aside),
}

/// Infers the questionnaire of a table.
pub fn infer(table: &RawTable) -> Inferred {
    let mut draft = Draft::of(table);
    draft.weights(table);
    draft.set_aside(&table.source.producer);
    sets::find(&mut draft, table);
    multiple::find(&mut draft);
    ends::leave_out_errors(&mut draft);
    batteries::find(&mut draft);
    grades::find(&mut draft);
    rest::find(&mut draft);
    draft.finish(&table.source.sheet)
}

/// A questionnaire in the making.
struct Draft<'a> {
    columns: Vec<Column<'a>>,
    questionnaire: Questionnaire,
    findings: Vec<Finding>,
    ids: HashSet<String>,
}

/// A column, and what it is, once that is known.
struct Column<'a> {
    heading: &'a str,
    /// The heading, and what the file says that the column holds.
    spoken: Cow<'a, str>,
    place: Location,
    /// The heading, made different from every other.
    key: String,
    name: Name<'a>,
    facts: Facts<'a>,
    shape: Shape,
    reason: Option<ColumnReason>,
}

impl<'a> Column<'a> {
    fn of(column: &'a RawColumn, key: String, producer: &str, place: Location) -> Self {
        let facts = Facts::of(column, producer);
        let shape = facts.shape();
        let heading = column.heading.as_str();
        let name = match column.label() {
            Some(label) => Name::labelled(heading, label),
            None => Name::of(heading),
        };
        Column { heading, spoken: column.spoken(), place, key, name, facts, shape, reason: None }
    }

    fn place(&self) -> Location {
        self.place.clone()
    }

    fn is(&mut self, role: Role, why: Finding, sureness: f64) {
        self.reason = Some(ColumnReason { role, why, sureness });
    }

    /// What was asked, in the words of the file.
    fn label(&self) -> Text {
        let own = self.name.own;
        Text::same(if own.is_empty() { self.heading } else { own })
    }

    /// Whether the heading asks who the respondent is.
    fn asks_who(&self) -> bool {
        background::asks_who(self.name.text)
            || (self.spoken != self.heading && background::asks_who(self.heading))
            || self.name.question().is_some_and(background::asks_who)
    }
}

impl<'a> Draft<'a> {
    fn of(table: &'a RawTable) -> Self {
        let keys = exact_keys(table.columns.iter().map(|column| &*column.heading));
        let columns = table.columns.iter().zip(keys).map(|(column, key)| {
            let place = table.place_of_heading(&column.heading);
            Column::of(column, key, &table.source.producer, place)
        });
        let title = Text {
            nl: format!("Afgeleid uit {}", table.source.name),
            en: format!("Inferred from {}", table.source.name),
        };
        Draft {
            columns: columns.collect(),
            questionnaire: Questionnaire::empty("inferred", title),
            findings: Vec::new(),
            ids: HashSet::from([EVERYBODY.to_owned()]),
        }
    }

    /// A name for a question that no other has: the column's code, or its heading.
    fn id(&mut self, column: usize) -> String {
        let column = &self.columns[column];
        let wish = column.name.code.unwrap_or(column.heading).to_owned();
        let id = if self.ids.contains(&wish) { column.key.clone() } else { wish };
        self.unused_id(id)
    }

    fn unused_id(&mut self, wish: String) -> String {
        let numbered = (2..).map(|n| format!("{wish}#{n}"));
        let id = [wish.clone()].into_iter().chain(numbered).find(|id| !self.ids.contains(id));
        let id = id.unwrap_or(wish);
        self.ids.insert(id.clone());
        id
    }

    /// The column of weights, if there is one.
    fn weights(&mut self, table: &RawTable) {
        let Some((at, reason)) = weight::find(table) else { return };
        let column = &mut self.columns[at];
        let (why, sureness) = match reason {
            WeightReason::File => (Finding::note("inferred-weight-file", column.place()), 1.0),
            // Nobody says anything while a file is inferred.
            WeightReason::Heading | WeightReason::Said => {
                (Finding::note("inferred-weight", column.place()), 0.9)
            }
        };
        column.is(Role::Weight, why, sureness);
        self.questionnaire.weight = Some(Weight { column: column.key.clone(), reason });
    }

    fn set_aside(&mut self, producer: &str) {
        let headings: HashSet<&str> = self.columns.iter().map(|column| column.heading).collect();
        for column in self.columns.iter_mut().filter(|column| column.reason.is_none()) {
            let by_values = || aside::by_values(&column.facts.values, column.facts.answered);
            let by_heading = aside::by_heading(&column.spoken)
                .or_else(|| aside::by_producer(producer, column.heading, &headings));
            let (aside, sureness) = match by_heading {
                Some(aside) => (aside, 0.95),
                None => match by_values() {
                    Some(aside) => (aside, 0.8),
                    None if people::are_names(column.name.own, &column.facts.values) => {
                        (Aside::Identifies, 0.8)
                    }
                    // Who knows when somebody answered, or was born, may know who it was.
                    None if column.facts.said.moments => (Aside::Identifies, 0.7),
                    None if column.shape == Shape::Empty => (Aside::Empty, 1.0),
                    None => continue,
                },
            };
            let why = match aside {
                Aside::Identifies => Finding::note("inferred-identifies", column.place()),
                Aside::Technical => Finding::note("inferred-technical", column.place()),
                Aside::Empty => Finding::note("inferred-empty", column.place()),
                Aside::Unclear => Finding::note("inferred-unclear", column.place()),
            };
            column.is(Role::Aside(aside), why, sureness);
        }
    }

    fn finish(mut self, sheet: &Option<String>) -> Inferred {
        let mut reasons = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let reason = column.reason.unwrap_or_else(|| ColumnReason {
                role: Role::Aside(Aside::Unclear),
                why: Finding::note("inferred-unclear", column.place),
                sureness: 0.5,
            });
            if let Role::Aside(reason) = reason.role {
                self.questionnaire.set_aside.push(SetAside { column: column.key, reason });
            }
            reasons.push(reason);
        }
        let made = &self.questionnaire;
        let found = Finding::note("inferred-questionnaire", Location::default())
            .with("items", made.items().count())
            .with("batteries", made.batteries.len())
            .with("splits", made.background.len());
        self.findings.insert(0, found);
        let located = self.findings.iter_mut().chain(reasons.iter_mut().map(|r| &mut r.why));
        for place in located.map(|finding| &mut finding.location) {
            if place.column.is_some() {
                place.sheet.clone_from(sheet);
            }
        }
        Inferred { questionnaire: self.questionnaire, reasons, findings: self.findings }
    }
}
