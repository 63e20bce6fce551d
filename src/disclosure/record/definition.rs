//! What the parts of an export are: which respondents each is of, by what the file holds
//! and not by what groups are called.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Asked, Export, Shown};
use crate::base::Text;
use crate::ingest::RawTable;
use crate::questionnaire::{Questionnaire, match_table};
use crate::responses::{Coding, Responses, slot};
use crate::split::{OnRequest, Split};

/// A questionnaire, and what it makes of the columns.
pub(super) struct Understood<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) coding: Arc<Coding>,
}

impl<'a> Understood<'a> {
    pub(super) fn new(
        questionnaire: &'a Questionnaire,
        table: &RawTable,
        codings: &Codings,
    ) -> Self {
        Understood { questionnaire, coding: codings.of(questionnaire, table) }
    }
}

/// What questionnaires make of the columns of one table, kept for when they are asked again.
#[derive(Debug, Default)]
pub struct Codings(Mutex<Vec<(Questionnaire, Arc<Coding>)>>);

impl Codings {
    fn of(&self, questionnaire: &Questionnaire, table: &RawTable) -> Arc<Coding> {
        /// Most that are kept: many are only tried.
        const KEPT: usize = 16;
        // What another thread left there is whole, whatever became of it.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, coding)) = kept.iter().find(|(known, _)| known == questionnaire) {
            return Arc::clone(coding);
        }
        let matching = match_table(questionnaire, table);
        let coding = Arc::new(Coding::new(questionnaire, table, &matching));
        if kept.len() == KEPT {
            kept.remove(0);
        }
        kept.push((questionnaire.clone(), Arc::clone(&coding)));
        coding
    }
}

/// How a split divides the values of a column. Two that divide them alike are the same,
/// whatever their groups are called and in which order they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Definition {
    pub(super) column: usize,
    /// Per stored code a group, numbered in the order of the codes, or [`slot::NO_GROUP`].
    pub(super) group_of_code: Vec<u8>,
}

/// A part of the respondents: those in one of these groups by every one of these
/// definitions, each named by its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) conditions: Vec<(usize, BTreeSet<u8>)>,
    /// The split and the group that it is a cell of; `None` of everybody who counts.
    place: Option<(String, String)>,
    /// What it is called.
    pub(super) label: Text,
}

/// An export with the parts that it is of.
pub(super) struct Published<'a> {
    pub(super) export: &'a Export,
    pub(super) by: &'a Understood<'a>,
    pub(super) parts: Vec<Part>,
}

impl Part {
    /// The definitions that it is told by.
    pub(super) fn shape(&self) -> BTreeSet<usize> {
        self.conditions.iter().map(|(definition, _)| *definition).collect()
    }

    /// Whether its size is hidden.
    pub(super) fn is_hidden(&self, export: &Export) -> bool {
        match &self.place {
            None => export.total_hidden,
            Some((split, group)) => {
                let mut splits = export.splits.iter();
                splits.any(|shown| shown.split == *split && shown.hidden.contains(group))
            }
        }
    }

    /// Whether its answers to a question are hidden.
    pub(super) fn hides(&self, asked: &Asked) -> bool {
        match &self.place {
            None => asked.total_hidden,
            Some((split, group)) => {
                asked.hidden.get(split).is_some_and(|hidden| hidden.contains(group))
            }
        }
    }
}

impl<'a> Published<'a> {
    /// The parts of an export, with definitions that are not there yet added to `all`.
    /// `None` where the file does not have them.
    pub(super) fn new(
        export: &'a Export,
        by: &'a Understood<'a>,
        table: &RawTable,
        all: &mut Vec<Definition>,
    ) -> Option<Self> {
        let responses = Responses::new(table, &by.coding);
        let find = |id: &str| Split::find(by.questionnaire, &responses, id, OnRequest::Included);
        let mut selection = Vec::new();
        let mut names = Vec::new();
        for selected in &export.selection {
            let split = find(&selected.split)?;
            let (definition, numbers) = define(&split, all)?;
            let at = |id: &String| split.group(id);
            let groups: Vec<usize> = selected.groups.iter().map(at).collect::<Option<_>>()?;
            names.extend(groups.iter().map(|at| named(&split, *at)));
            selection.push((definition, groups.iter().filter_map(|at| numbers[*at]).collect()));
        }
        let selected = names.len();
        let mut parts = vec![Part { conditions: selection, place: None, label: joined(&names) }];
        for shown in &export.splits {
            let one = [shown.split.clone()];
            let ids = shown.crosses.as_ref().map_or(&one[..], |crosses| crosses);
            let splits: Vec<Split> = ids.iter().map(|id| find(id)).collect::<Option<_>>()?;
            let defined: Vec<_> =
                splits.iter().map(|split| define(split, all)).collect::<Option<_>>()?;
            let places = places(&splits)?;
            for id in &shown.groups {
                let mut conditions = parts[0].conditions.clone();
                let mut names = names.clone();
                for (at, split) in places.get(id)?.iter().copied().zip(&splits) {
                    let (definition, numbers) = &defined[names.len() - selected];
                    conditions.push((*definition, numbers[at].into_iter().collect()));
                    names.push(named(split, at));
                }
                let place = Some((shown.split.clone(), id.clone()));
                parts.push(Part { conditions, place, label: joined(&names) });
            }
        }
        Some(Published { export, by, parts })
    }

    /// Whether it has the parts of another, in whatever order.
    pub(super) fn has_parts_of(&self, other: &Published<'_>) -> bool {
        let has = |part: &Part| self.parts.iter().any(|own| own.conditions == part.conditions);
        self.parts.len() == other.parts.len() && other.parts.iter().all(has)
    }

    /// What it shows, by the names of its splits.
    pub(super) fn said(&self) -> Text {
        let of = |shown: &'a Shown| match &shown.crosses {
            None => vec![&shown.split],
            Some(pair) => pair.iter().collect(),
        };
        let ids: Vec<&String> = self.export.splits.iter().flat_map(of).collect();
        let mut names: Vec<Text> = Vec::new();
        for id in ids {
            let label = self.by.questionnaire.background(id).map(|of| of.label.clone());
            names.extend(label.filter(|label| !names.contains(label)));
        }
        if !self.parts[0].label.nl.is_empty() {
            names.push(self.parts[0].label.clone());
        }
        match names.is_empty() {
            true => Split::everybody().label,
            false => joined(&names),
        }
    }

    /// The definitions of its selection.
    pub(super) fn selected(&self) -> BTreeSet<usize> {
        self.parts[0].shape()
    }
}

/// Per group where it is: of a split, or of each of two that are crossed.
fn places(splits: &[Split]) -> Option<HashMap<String, Vec<usize>>> {
    let mut places = HashMap::new();
    match splits {
        [split] => {
            for (at, group) in split.groups.iter().enumerate() {
                places.entry(group.id.clone()).or_insert(vec![at]);
            }
        }
        [rows, columns] => {
            let width = columns.groups.len() + 1;
            for (at, group) in rows.crossed(columns)?.groups.into_iter().enumerate() {
                let pair = [at / width, at % width];
                // Those in no group of one of the two are never shown.
                if pair[0] < rows.groups.len() && pair[1] < columns.groups.len() {
                    places.entry(group.id).or_insert(pair.to_vec());
                }
            }
        }
        _ => return None,
    }
    Some(places)
}

/// The definition of a split, and per group its number there; none where no value of the
/// file is in the group.
fn define(split: &Split, all: &mut Vec<Definition>) -> Option<(usize, Vec<Option<u8>>)> {
    let (column, groups) = split.grouping()?;
    let mut numbers: Vec<Option<u8>> = vec![None; split.groups.len()];
    let mut used = 0;
    let number = |group: &u8| match numbers.get_mut(usize::from(*group)) {
        None => slot::NO_GROUP,
        Some(number) => *number.get_or_insert_with(|| {
            used += 1;
            used - 1
        }),
    };
    let group_of_code = groups.iter().map(number).collect();
    let definition = Definition { column, group_of_code };
    let known = all.iter().position(|known| *known == definition);
    let position = known.unwrap_or_else(|| {
        all.push(definition);
        all.len() - 1
    });
    Some((position, numbers))
}

fn named(split: &Split, group: usize) -> Text {
    let group = &split.groups[group].label;
    let both = |split: &str, group: &str| format!("{split}: {group}");
    Text { nl: both(&split.label.nl, &group.nl), en: both(&split.label.en, &group.en) }
}

fn joined(names: &[Text]) -> Text {
    let list = |of: &dyn Fn(&Text) -> &str| names.iter().map(of).collect::<Vec<_>>().join(", ");
    Text { nl: list(&|name| &name.nl), en: list(&|name| &name.en) }
}
