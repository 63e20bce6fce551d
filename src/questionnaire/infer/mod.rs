//! A questionnaire for a file of which none is known, made from its headings
//! and its different values. Every conclusion has a reason and a sureness.

mod aside;
mod background;
mod batteries;
mod facts;
mod labels;
mod multiple;
mod name;
mod one;
mod rest;

pub(super) use aside::by_heading as set_aside_by_heading;
pub(super) use background::band;
pub(super) use batteries::measure;
pub(super) use one::{Wish, add, item_of};

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::file::{Aside, EVERYBODY, Questionnaire, SetAside};
use super::matching::exact_keys;
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
    /// Not used.
    Aside(Aside),
}

/// Infers the questionnaire of a table.
pub fn infer(table: &RawTable) -> Inferred {
    let mut draft = Draft::of(table);
    draft.set_aside();
    multiple::find(&mut draft);
    batteries::find(&mut draft);
    rest::find(&mut draft);
    draft.finish()
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
    /// The heading, made different from every other.
    key: String,
    name: Name<'a>,
    facts: Facts<'a>,
    shape: Shape,
    reason: Option<ColumnReason>,
}

impl<'a> Column<'a> {
    fn of(column: &'a RawColumn, key: String) -> Self {
        let facts = Facts::of(column);
        let shape = facts.shape();
        let name = Name::of(&column.heading);
        Column { heading: &column.heading, key, name, facts, shape, reason: None }
    }

    fn place(&self) -> Location {
        Location::column(self.heading).at_row(1)
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
            || self.name.question().is_some_and(background::asks_who)
    }
}

impl<'a> Draft<'a> {
    fn of(table: &'a RawTable) -> Self {
        let keys = exact_keys(table.columns.iter().map(|column| &*column.heading));
        let columns = table.columns.iter().zip(keys).map(|(column, key)| Column::of(column, key));
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

    fn set_aside(&mut self) {
        for column in &mut self.columns {
            let by_values = || aside::by_values(&column.facts.values, column.facts.answered);
            let (aside, sureness) = match aside::by_heading(column.heading) {
                Some(aside) => (aside, 0.95),
                None => match by_values() {
                    Some(aside) => (aside, 0.8),
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

    fn finish(mut self) -> Inferred {
        let mut reasons = Vec::with_capacity(self.columns.len());
        for column in self.columns {
            let reason = column.reason.unwrap_or_else(|| ColumnReason {
                role: Role::Aside(Aside::Unclear),
                why: Finding::note("inferred-unclear", Location::column(column.heading).at_row(1)),
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
        Inferred { questionnaire: self.questionnaire, reasons, findings: self.findings }
    }
}
