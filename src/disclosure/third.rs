//! What a third split tells of the pairs of groups of two others, when each of them is crossed
//! with it, and what is hidden so that it does not.
//!
//! Where 4 of a department and 3 of an age gave an answer that 5 gave in all among those of one
//! gender, at least 2 of them are in both. Added up over that gender and the others it bounds what
//! is hidden of the department and the age. It is looked at as if everything were shown that is
//! large enough, so that what is hidden does not depend on what else is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Rule;
use super::above::Asked;
use super::grid::turn;
use super::network::{At, Enough};
use super::pairs::Pairs;
use super::parts::{Fate, Part};
use super::three::{Hidden, Measure, ROOM, Range, Shown, Three, Two};

/// What is hidden of every two splits crossed so that a third does not tell.
#[derive(Clone, Debug)]
pub struct Thirds {
    rule: Rule,
    pairs: Arc<Pairs>,
    /// Per question.
    hidden: Vec<Vec<Hidden>>,
    /// What was asked lately: while two splits are protected, much of it is asked again.
    lately: Arc<Mutex<Lately>>,
}

/// What was asked, by two splits and a question.
type Lately = HashMap<([usize; 2], usize), Beyond>;

/// What third splits tell of two splits that are crossed, of one question.
#[derive(Clone, Debug, Default)]
pub(super) struct Beyond {
    /// Pairs that are hidden. They must stay as open as small ones.
    pub(super) hidden: Vec<At>,
    answers: usize,
    /// Of each measure, per pair.
    ranges: Vec<Vec<Vec<Range>>>,
}

impl Beyond {
    /// Between what a count of a pair is told to be.
    pub(super) fn range(&self, measure: Measure, (row, column): At) -> Range {
        let at = match measure {
            Measure::Size => 0,
            Measure::Gave(answer) => 1 + answer,
            Measure::Others(answer) => 1 + self.answers + answer,
        };
        let range = self.ranges.get(at).and_then(|rows| rows.get(row)?.get(column));
        range.copied().unwrap_or((0, u64::MAX))
    }

    /// Whether that leaves too little open, whatever is hidden of the two splits.
    pub(super) fn tells(&self, measure: Measure, at: At, enough: Enough) -> bool {
        let (least, most) = self.range(measure, at);
        match enough {
            Enough::Three | Enough::ThreeOrAll => most.saturating_sub(least) < ROOM.min(most),
            Enough::UpTo(wanted) => most < wanted,
        }
    }

    /// Adds a row of which nothing is told.
    pub(super) fn push_row(&mut self) {
        let width = self.ranges.first().and_then(|rows| rows.first()).map_or(0, Vec::len);
        self.ranges.iter_mut().for_each(|rows| rows.push(vec![(0, u64::MAX); width]));
    }

    /// Adds the rows of other splits by the same columns, to stand from this place on.
    pub(super) fn push(&mut self, first: usize, other: Self) {
        self.hidden.extend(other.hidden.into_iter().map(|(row, column)| (first + row, column)));
        for (rows, others) in self.ranges.iter_mut().zip(other.ranges) {
            rows.extend(others);
        }
    }

    /// Without the last row, of those in no group.
    pub(super) fn of_groups(mut self) -> Self {
        self.ranges.iter_mut().for_each(|rows| drop(rows.pop()));
        self
    }

    /// The same, of the splits the other way round.
    pub(super) fn turned(self) -> Self {
        Beyond {
            hidden: self.hidden.into_iter().map(|(row, at)| (at, row)).collect(),
            answers: self.answers,
            ranges: self.ranges.iter().map(|rows| turn(rows)).collect(),
        }
    }
}

impl Thirds {
    /// Nothing is looked at yet.
    pub fn new(rule: Rule, pairs: Arc<Pairs>) -> Self {
        Thirds { rule, pairs, hidden: Vec::new(), lately: Arc::default() }
    }

    /// Looks at every three splits of a file for the next question. Whether there was one.
    pub fn step(&mut self) -> bool {
        let [question, all] = self.progress();
        if question == all {
            return false;
        }
        let mut hidden = Vec::new();
        if self.rule.secondary {
            let (rule, pairs) = (self.rule, &*self.pairs);
            let all = Two::all(rule, pairs, question);
            for third in 0..pairs.count() {
                all.iter().for_each(|two| two.hide(rule, pairs, [question, third], &mut hidden));
            }
        }
        self.hidden.push(hidden);
        true
    }

    /// For how many questions that was done, and how many there are.
    pub fn progress(&self) -> [usize; 2] {
        [self.hidden.len(), self.pairs.questions()]
    }

    /// The rule by which it is looked at.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The splits that this one lies within, by their ids: per group of it, the one it is in.
    pub(super) fn above(&self, split: &str) -> Vec<(&str, Vec<Option<usize>>)> {
        let all = self.pairs.split(split).map(|at| self.pairs.above(at)).unwrap_or_default();
        all.into_iter().map(|(outer, of)| (self.pairs.id(outer), of)).collect()
    }

    /// What is counted of every two splits.
    pub(super) fn pairs(&self) -> &Pairs {
        &self.pairs
    }

    /// What is counted of a question by two splits.
    pub(super) fn counted(&self, [rows, columns]: [&str; 2], asked: Asked) -> Vec<Vec<Part>> {
        let splits = [self.pairs.split(rows), self.pairs.split(columns)];
        let ([Some(row), Some(column)], Some(question)) = (splits, self.pairs.question(asked))
        else {
            return Vec::new();
        };
        let Some(crossed) = self.pairs.crossed(question, [row, column]) else { return Vec::new() };
        let part = |at: [usize; 2]| {
            let numbers = crossed.cell(at).iter().map(|n| u64::from(*n));
            let n = numbers.clone().next().unwrap_or(0);
            Part { n, counts: numbers.skip(1).collect(), fate: Fate::Shown }
        };
        let [height, width] = [row, column].map(|split| self.pairs.groups(split));
        (0..height).map(|row| (0..width).map(|column| part([row, column])).collect()).collect()
    }

    /// What is told of a question by two splits, or of the sizes of their pairs.
    pub(super) fn of(&self, [rows, columns]: [&str; 2], asked: Asked) -> Beyond {
        let Some(question) = self.pairs.question(asked) else { return Beyond::default() };
        let splits = [self.pairs.split(rows), self.pairs.split(columns)];
        let ([Some(row), Some(column)], Some(hidden)) = (splits, self.hidden.get(question)) else {
            return Beyond::default();
        };
        if !self.rule.secondary {
            return Beyond::default();
        }
        let splits = [row, column];
        // What another thread left there is whole, whatever became of it.
        let lately = || self.lately.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lately().get(&(splits, question)) {
            return known.clone();
        }
        let thirds = (0..self.pairs.count())
            .filter_map(|third| Three::of(self.rule, &self.pairs, question, splits, third));
        let thirds: Vec<(Three, Shown)> = thirds
            .map(|three| {
                let shown = three.shown(hidden);
                (three, shown)
            })
            .collect();
        let of_these = |hidden: &Hidden| match hidden.splits {
            splits if splits == [row, column] => Some(hidden.groups.into()),
            splits if splits == [column, row] => Some((hidden.groups[1], hidden.groups[0])),
            _ => None,
        };
        let answers = self.pairs.answers(question);
        let gave = (0..answers).map(Measure::Gave);
        let measures = [Measure::Size].into_iter().chain(gave);
        let measures = measures.chain((0..answers).map(Measure::Others));
        let of_measure = |measure: Measure| {
            let (height, width) = (self.pairs.groups(row), self.pairs.groups(column));
            let mut told = vec![vec![(0, u64::MAX); width]; height];
            for (three, shown) in &thirds {
                let by = three.told(measure, shown);
                for (told, by) in told.iter_mut().flatten().zip(&by) {
                    *told = (told.0.max(by.range.0), told.1.min(by.range.1));
                }
            }
            // Where a split lies within another, it is known which pairs nobody can be in.
            for (row, column) in self.pairs.nobody([row, column]) {
                told[row][column] = (0, 0);
            }
            // Who is in no group is in no pair.
            told[height - 1].fill((0, u64::MAX));
            told.iter_mut().for_each(|row| row[width - 1] = (0, u64::MAX));
            told
        };
        let found = Beyond {
            hidden: hidden.iter().filter_map(of_these).collect(),
            answers,
            ranges: measures.map(of_measure).collect(),
        };
        let mut lately = lately();
        if lately.len() >= LATELY {
            lately.clear();
        }
        lately.insert((splits, question), found.clone());
        found
    }
}

/// What is kept of what was asked: a few megabytes.
const LATELY: usize = 400;
