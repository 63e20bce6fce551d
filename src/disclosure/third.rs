//! What a third split tells of the pairs of groups of two others, when each of them is crossed
//! with it, and what is hidden so that it does not.
//!
//! Where 4 of a department and 3 of an age gave an answer that 5 gave in all among those of one
//! gender, at least 2 of them are in both. Added up over that gender and the others it bounds what
//! is hidden of the department and the age. It is looked at as if everything were shown that is
//! large enough, so that what is hidden does not depend on what else is.

use std::sync::Arc;

use super::Rule;
use super::grid::turn;
use super::network::{At, Enough};
use super::pairs::Pairs;
use super::three::{Hidden, Measure, ROOM, Range, Shown, Three, Two};

/// What is hidden of every two splits crossed so that a third does not tell.
#[derive(Clone, Debug)]
pub struct Thirds {
    rule: Rule,
    pairs: Arc<Pairs>,
    /// Per question.
    hidden: Vec<Vec<Hidden>>,
}

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
        Thirds { rule, pairs, hidden: Vec::new() }
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

    /// What is told of a question by two splits; of the sizes of their pairs where there is none.
    pub(super) fn of(&self, [rows, columns]: [&str; 2], question: Option<usize>) -> Beyond {
        let question = question.unwrap_or_else(|| self.pairs.questions().saturating_sub(1));
        let splits = [self.pairs.split(rows), self.pairs.split(columns)];
        let ([Some(row), Some(column)], Some(hidden)) = (splits, self.hidden.get(question)) else {
            return Beyond::default();
        };
        if !self.rule.secondary {
            return Beyond::default();
        }
        let splits = [row, column];
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
        Beyond {
            hidden: hidden.iter().filter_map(of_these).collect(),
            answers,
            ranges: measures.map(of_measure).collect(),
        }
    }
}
