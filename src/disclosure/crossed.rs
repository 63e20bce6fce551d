//! Results by the pairs of groups of two splits, every pair at once.

use std::sync::Arc;

use super::above::Asked;
use super::crossing::{Crossed, Crossing};
use super::parts::Fate;
use super::results::hidden;
use super::third::Thirds;
use super::verdict::{Hidden, OfQuestion, Verdict};
use super::weighted::Rounding;
use super::{Beside, Disclosed};
use crate::analysis::{Results, Suppression};

/// What is hidden of everybody, and what it takes to protect crossings beside that.
pub struct Everybody {
    pub(super) beside: Arc<Beside>,
    pub(super) thirds: Arc<Thirds>,
}

impl Everybody {
    /// By what is hidden of everything, and by what every three splits tell.
    pub fn new(beside: Arc<Beside>, thirds: Arc<Thirds>) -> Self {
        Everybody { beside, thirds }
    }

    /// The splits that this one lies within, by their ids, and which of their groups each of its
    /// groups is in: the crossings of these must be known before its own.
    pub fn above(&self, split: &str) -> Vec<(&str, Vec<Option<usize>>)> {
        self.thirds.above(split)
    }

    /// What becomes of the groups of a split, by its place in everything, for a question.
    pub(super) fn fates(&self, split: usize, asked: Asked) -> Option<Vec<Fate>> {
        let hidden = match asked {
            Asked::Size => &self.beside.verdict.groups[split],
            Asked::Item(at) => &self.beside.verdict.items[at].by[split],
            Asked::Choice(at) => &self.beside.verdict.choices[at].by[split],
            Asked::Scale(_) => return None,
        };
        Some(hidden.iter().map(|hidden| Fate::of(*hidden)).collect())
    }
}

/// Results of everybody by the pairs of groups of two splits, as they may be seen: hidden
/// is what a selection of a group of the one hides by the other.
///
/// `whole` has everybody's results by the two splits and then by both crossed.
pub fn crossed(
    everybody: &Everybody,
    crossing: &Crossing,
    mut whole: Results,
) -> Disclosed<Results> {
    let Beside { rule, verdict: everybody } = &*everybody.beside;
    let question = |(fates, of): (Option<Crossed<'_>>, &OfQuestion)| OfQuestion {
        total: of.total,
        by: fates.map(|(_, fates)| reasons(fates)).into_iter().collect(),
    };
    let items = whole.items.iter().map(|item| crossing.item(item));
    let choices = whole.choices.iter().map(|choice| crossing.choice(choice));
    let verdict = Verdict {
        respondents: everybody.respondents,
        groups: vec![reasons(&crossing.sizes)],
        items: items.zip(&everybody.items).map(question).collect(),
        choices: choices.zip(&everybody.choices).map(question).collect(),
        open: everybody.open.clone(),
        scales: Vec::new(),
    };
    let left_out = [0, 1].map(|at: usize| {
        let groups = whole.splits[at].groups.iter().map(|group| group.left_out);
        // Those in no group last.
        groups.chain([true]).collect::<Vec<bool>>()
    });
    whole.splits.drain(..2);
    whole.items.iter_mut().for_each(|item| drop(item.by.drain(..2)));
    whole.choices.iter_mut().for_each(|choice| drop(choice.by.drain(..2)));
    whole.open.iter_mut().for_each(|open| drop(open.by.drain(..2)));
    whole.scales.clear();
    let [rows, columns] = left_out;
    let pairs = rows.iter().flat_map(|row| columns.iter().map(move |column| *row || *column));
    for (group, left_out) in whole.splits[0].groups.iter_mut().zip(pairs) {
        group.left_out = left_out;
        // Pairs of groups of two questions are not compared with each other.
        group.compared = false;
    }
    let rounding = Rounding::of_all(&whole);
    let mut crossed = hidden(*rule, whole, &verdict, &rounding);
    crossed.value.splits[0].in_no_group = None;
    crossed
}

impl Disclosed<Results> {
    /// Results of the same respondents by other splits, beside these.
    pub fn beside(&mut self, other: Self) {
        let Results { splits, items, choices, open, .. } = other.value;
        self.value.splits.extend(splits);
        for (item, other) in self.value.items.iter_mut().zip(items) {
            item.by.extend(other.by);
        }
        for (choice, other) in self.value.choices.iter_mut().zip(choices) {
            choice.by.extend(other.by);
        }
        for (open, other) in self.value.open.iter_mut().zip(open) {
            open.by.extend(other.by);
        }
    }
}

/// Why cells are hidden, row by row. That one is small would tell of the others.
fn reasons(fates: &[Vec<Fate>]) -> Vec<Hidden> {
    let hidden = |fate: &Fate| (*fate != Fate::Shown).then_some(Suppression::Secondary);
    fates.iter().flatten().map(hidden).collect()
}
