//! Every question by every two splits of a file: what is counted of each pair of groups,
//! whether it may be seen or not.

use std::collections::BTreeMap;

use super::above::Asked;
use super::grid::turn;
use super::nested::is_within;
use super::network::At;
use super::parts::Fate;
use super::verdict::{Counted, part};
use crate::analysis::{Cell, Publication, Results};

/// What is counted of the pairs of groups of every two splits.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// The splits' ids, with how many groups they have, those in none among them.
    splits: Vec<(String, usize)>,
    /// Of every two splits, by their positions, the first before the second: per question, per
    /// pair; how large pairs are counts as the last question.
    tables: BTreeMap<[usize; 2], Vec<Counts>>,
    questions: usize,
    /// How many of them are items; others are questions with unordered answers.
    items: usize,
}

/// Of one question: numbers per pair of groups, row by row.
#[derive(Clone, Debug)]
struct Counts {
    /// How many numbers a pair has.
    width: usize,
    numbers: Vec<u32>,
}

impl Pairs {
    /// No two splits of these are crossed yet.
    pub fn new(publication: &Publication) -> Self {
        let Results { splits, items, choices, .. } = &publication.results;
        let splits = splits.iter().map(|split| (split.id.clone(), split.groups.len() + 1));
        let questions = items.len() + choices.len() + 1;
        let items = items.len();
        Pairs { splits: splits.collect(), tables: BTreeMap::new(), questions, items }
    }

    /// Takes what was counted of two splits, by their positions, the first before the second:
    /// everybody's results by both crossed, and by nothing else.
    pub fn cross(&mut self, splits: [usize; 2], whole: &Results) {
        let mut counts: Vec<Counts> = Vec::new();
        counts.extend(whole.items.iter().map(|item| Counts::of(&item.by[0].cells)));
        counts.extend(whole.choices.iter().map(|choice| Counts::of(&choice.by[0].cells)));
        let n = whole.splits[0].groups.iter().map(|group| narrow(group.n.unwrap_or(0)));
        counts.push(Counts { width: 1, numbers: n.collect() });
        self.tables.insert(splits, counts);
    }

    /// How many questions there are; how many respondents a pair has counts as the last.
    pub fn questions(&self) -> usize {
        self.questions
    }

    /// The position of a question; `None` of scores, which are not counted here.
    pub(super) fn question(&self, asked: Asked) -> Option<usize> {
        match asked {
            Asked::Size => self.questions.checked_sub(1),
            Asked::Item(at) => Some(at),
            Asked::Choice(at) => Some(self.items + at),
            Asked::Scale(_) => None,
        }
    }

    /// How many splits there are.
    pub(super) fn count(&self) -> usize {
        self.splits.len()
    }

    /// The ids of the splits, by their positions.
    pub(super) fn id(&self, split: usize) -> &str {
        &self.splits[split].0
    }

    /// The position of a split.
    pub(super) fn split(&self, id: &str) -> Option<usize> {
        self.splits.iter().position(|(known, _)| known == id)
    }

    /// How many groups a split has, those in none among them.
    pub(super) fn groups(&self, split: usize) -> usize {
        self.splits[split].1
    }

    /// How many answers a question has.
    pub(super) fn answers(&self, question: usize) -> usize {
        self.tables.values().next().map_or(0, |counts| counts[question].width - 1)
    }

    /// The pairs of groups that nobody can be in, where one of two splits lies within the other.
    pub(super) fn nobody(&self, splits: [usize; 2]) -> Vec<At> {
        let Some(mut rows) = self.sizes(splits) else { return Vec::new() };
        // Those in no group are last.
        rows.pop();
        rows.iter_mut().for_each(|row| row.truncate(row.len() - 1));
        let (height, width) = (rows.len(), rows.first().map_or(0, Vec::len));
        let is_nested = is_within(&rows) || is_within(&turn(&rows));
        let pairs = (0..height).flat_map(|row| (0..width).map(move |column| (row, column)));
        pairs.filter(|(row, column)| is_nested && rows[*row][*column] == 0).collect()
    }

    /// The splits that this one lies within, the nearest of each row of them: by the position of
    /// the split, and per group of this one that of the group it is in. Only groups above that
    /// are made of groups wholly in them are told.
    pub(super) fn above(&self, inner: usize) -> Vec<(usize, Vec<Option<usize>>)> {
        let all = (0..self.count()).filter_map(|outer| Some((outer, self.within(inner, outer)?)));
        let all: Vec<(usize, Vec<Option<usize>>)> = all.collect();
        let is_between = |between: usize, outer: usize| {
            between != outer && self.within(between, outer).is_some()
        };
        let is_nearest = |outer: usize| !all.iter().any(|(between, _)| is_between(*between, outer));
        all.iter().filter(|(outer, _)| is_nearest(*outer)).cloned().collect()
    }

    /// The splits that lie within this one, with per group of them that of this one it is in.
    pub(super) fn below(&self, outer: usize) -> Vec<(usize, Vec<Option<usize>>)> {
        let all = (0..self.count()).filter_map(|inner| Some((inner, self.within(inner, outer)?)));
        all.collect()
    }

    /// Per group of a split the group of another that it is in, where it lies within it.
    fn within(&self, inner: usize, outer: usize) -> Option<Vec<Option<usize>>> {
        let rows = self.sizes([outer, inner])?;
        // Those in no group last.
        let [height, width] = [outer, inner].map(|split| self.groups(split) - 1);
        let groups: Vec<Vec<u64>> =
            rows[..height].iter().map(|row| row[..width].to_vec()).collect();
        let is_in_one = |column: usize| rows.iter().filter(|row| row[column] > 0).count() < 2;
        let is_made_of =
            |row: &usize| (0..width).all(|column| groups[*row][column] == 0 || is_in_one(column));
        let made_of: Vec<usize> = (0..height).filter(is_made_of).collect();
        let of = |column: usize| made_of.iter().copied().find(|row| groups[*row][column] > 0);
        let filled =
            |rows: &[Vec<u64>]| rows.iter().filter(|row| row.iter().any(|n| *n > 0)).count();
        let filled = [filled(&groups), filled(&turn(&groups))];
        // Of two that are the same, one is above the other.
        let is_above = filled[0] < filled[1] || outer < inner;
        (inner != outer && is_above && is_within(&groups)).then(|| (0..width).map(of).collect())
    }

    /// How many respondents are in each pair of groups, those in none last.
    fn sizes(&self, splits: [usize; 2]) -> Option<Vec<Vec<u64>>> {
        let sizes = self.crossed(self.questions.saturating_sub(1), splits)?;
        let [height, width] = splits.map(|split| self.groups(split));
        let n = |row, column| sizes.cell([row, column]).iter().map(|n| u64::from(*n)).sum();
        Some((0..height).map(|row| (0..width).map(|column| n(row, column)).collect()).collect())
    }

    /// What is counted of two splits crossed.
    pub(super) fn crossed(&self, question: usize, splits: [usize; 2]) -> Option<Crossed<'_>> {
        let [first, second] = splits;
        let turned = first > second;
        let splits = if turned { [second, first] } else { splits };
        let counts = &self.tables.get(&splits)?[question];
        Some(Crossed { counts, columns: self.groups(splits[1]), turned })
    }
}

/// What is counted of one question by two splits.
#[derive(Clone, Copy)]
pub(super) struct Crossed<'a> {
    counts: &'a Counts,
    columns: usize,
    turned: bool,
}

impl Crossed<'_> {
    /// Of a pair of groups: who answered, and who gave each answer.
    pub(super) fn cell(&self, [first, second]: [usize; 2]) -> &[u32] {
        let [row, column] = if self.turned { [second, first] } else { [first, second] };
        let Counts { width, numbers } = self.counts;
        let at = (row * self.columns + column) * width;
        numbers.get(at..at + width).unwrap_or(&[])
    }
}

impl Counts {
    fn of<V: Counted>(cells: &[Cell<V>]) -> Self {
        let parts = cells.iter().map(|cell| part(cell, Fate::Shown)).collect::<Vec<_>>();
        let width = 1 + parts.iter().map(|part| part.counts.len()).max().unwrap_or(0);
        let numbers = parts.iter().flat_map(|part| {
            let counts = part.counts.iter().copied().chain(std::iter::repeat(0));
            [part.n].into_iter().chain(counts).take(width).map(narrow)
        });
        Counts { width, numbers: numbers.collect() }
    }
}

/// A file has fewer respondents than this can hold.
fn narrow(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
