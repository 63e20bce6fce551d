//! Two splits and a third, each crossed with the others: what the third tells of the pairs of
//! groups of the two.

use super::network::At;
use super::pairs::{Crossed, Pairs};
use super::{GroupDisclosure, Rule};

/// What of cells is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Who is in them, or answered.
    Size,
    /// Who gave an answer.
    Gave(usize),
    /// Who gave another.
    Others(usize),
}

impl Measure {
    /// What is counted of a cell that has so many, and of every answer so many.
    pub(super) fn of(self, cell: &[u32]) -> u64 {
        let number = |at: usize| u64::from(cell.get(at).copied().unwrap_or(0));
        match self {
            Measure::Size => number(0),
            Measure::Gave(answer) => number(answer + 1),
            Measure::Others(answer) => number(0).saturating_sub(number(answer + 1)),
        }
    }
}

/// The fewest and the most that something can be.
pub(super) type Range = (u64, u64);

/// A pair of groups that is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hidden {
    pub(super) splits: [usize; 2],
    pub(super) groups: [usize; 2],
}

/// Two splits and a third that both are crossed with, and what is counted of one question.
pub(super) struct Three<'a> {
    rule: Rule,
    splits: [usize; 2],
    third: usize,
    /// The two crossed with each other.
    pair: Crossed<'a>,
    /// Each of them crossed with the third.
    with: [Crossed<'a>; 2],
    /// How many groups the two have, and the third, those in none among them.
    groups: [usize; 2],
    thirds: usize,
    answers: usize,
    /// Of everybody in a group of the third, as of a pair.
    here: Vec<Vec<u32>>,
}

/// What may not be told of a pair of groups.
#[derive(Clone, Copy)]
enum Secret {
    /// This count.
    Count(u64),
    /// That no more than so many are counted.
    AtMost(u64),
}

impl<'a> Three<'a> {
    /// Every two splits with every third.
    pub(super) fn all(
        rule: Rule,
        pairs: &'a Pairs,
        question: usize,
    ) -> impl Iterator<Item = Three<'a>> {
        let splits = 0..pairs.count();
        let two =
            splits.clone().flat_map(move |row| (row + 1..pairs.count()).map(move |at| [row, at]));
        splits.flat_map(move |third| {
            two.clone().filter_map(move |splits| Three::of(rule, pairs, question, splits, third))
        })
    }

    /// `None` where they are not three, or not all crossed with each other.
    pub(super) fn of(
        rule: Rule,
        pairs: &'a Pairs,
        question: usize,
        splits: [usize; 2],
        third: usize,
    ) -> Option<Self> {
        let with = [
            pairs.crossed(question, [splits[0], third])?,
            pairs.crossed(question, [splits[1], third])?,
        ];
        let (groups, thirds) = (splits.map(|split| pairs.groups(split)), pairs.groups(third));
        let here = |group: usize| {
            let cells = (0..groups[0]).map(|at| with[0].cell([at, group]));
            let add = |sum: Vec<u32>, cell: &[u32]| {
                sum.iter().zip(cell).map(|(sum, n)| sum + n).collect()
            };
            cells.fold(vec![0; pairs.answers(question) + 1], add)
        };
        Some(Three {
            rule,
            splits,
            third,
            pair: pairs.crossed(question, splits)?,
            here: (0..thirds).map(here).collect(),
            with,
            groups,
            thirds,
            answers: pairs.answers(question),
        })
    }

    /// Hides more where the third split tells of a pair.
    pub(super) fn hide(&self, hidden: &mut Vec<Hidden>) {
        // Who is in no group of a split is in no pair either.
        let [height, width] = self.groups.map(|groups| groups - 1);
        let pairs = (0..height).flat_map(|row| (0..width).map(move |column| [row, column]));
        let secrets: Vec<_> = pairs.flat_map(|at| self.secrets(at)).collect();
        let gave = (0..self.answers).flat_map(|at| [Measure::Gave(at), Measure::Others(at)]);
        for measure in [Measure::Size].into_iter().chain(gave) {
            let secrets = secrets.iter().filter(|(of, ..)| *of == measure);
            let secrets: Vec<(At, Secret)> = secrets.map(|(_, at, of)| (*at, *of)).collect();
            if !secrets.is_empty() {
                self.keep(measure, &secrets, hidden);
            }
        }
    }

    /// What may not be told of a pair.
    fn secrets(&self, at: [usize; 2]) -> Vec<(Measure, At, Secret)> {
        let cell = self.pair.cell(at);
        let n = Measure::Size.of(cell);
        if n > 0 && !self.rule.minimum_base.allows(n) {
            let measures = [Measure::Size].into_iter().chain((0..self.answers).map(Measure::Gave));
            return measures.map(|of| (of, at.into(), Secret::Count(of.of(cell)))).collect();
        }
        let Some(rule) = self.rule.group_disclosure.filter(|_| n > 0) else { return Vec::new() };
        let otherwise = rule.otherwise(n);
        let tells = |measure: &Measure| {
            measure.of(cell) < otherwise && self.is_news(rule, at, *measure, otherwise)
        };
        let told = (0..self.answers).map(Measure::Others).filter(tells);
        told.map(|measure| (measure, at.into(), Secret::AtMost(otherwise))).collect()
    }

    /// Whether it is not true of nearly everybody in a group around the pair.
    fn is_news(
        &self,
        rule: GroupDisclosure,
        [row, column]: [usize; 2],
        others: Measure,
        otherwise: u64,
    ) -> bool {
        let [height, width] = self.groups;
        let whole = (0..height).flat_map(|row| (0..width).map(move |column| [row, column]));
        let around: [Vec<[usize; 2]>; 3] = [
            (0..width).map(|column| [row, column]).collect(),
            (0..height).map(|row| [row, column]).collect(),
            whole.collect(),
        ];
        around.iter().all(|around| {
            let sum = |of: Measure| around.iter().map(|at| of.of(self.pair.cell(*at))).sum::<u64>();
            let (n, others) = (sum(Measure::Size), sum(others));
            others > otherwise && !rule.is_common(n - others, n)
        })
    }

    /// Hides pairs with groups of the third split while it tells, the smallest that helps.
    fn keep(&self, measure: Measure, secrets: &[(At, Secret)], hidden: &mut Vec<Hidden>) {
        let mut told = self.told(measure, hidden);
        for ((row, column), secret) in secrets {
            while told[*row][*column].tells(*secret) {
                let mut shown = self.shown(hidden);
                shown.sort_by_key(|(n, _)| *n);
                let with = |place: &Hidden| [&hidden[..], &[*place]].concat();
                let helps = |place: &Hidden| {
                    !self.told_of(measure, &with(place), [*row, *column]).tells(*secret)
                };
                // Where no one pair helps, the smallest that these two are in.
                let own = |place: &&(u32, Hidden)| {
                    let own = [self.splits[0], self.splits[1]].map(|of| place.1.group(of));
                    own[0] == Some(*row) || own[1] == Some(*column)
                };
                let helping = shown.iter().find(|(_, place)| helps(place));
                let Some((_, place)) = helping.or_else(|| shown.iter().find(own)) else { break };
                hidden.push(*place);
                told = self.told(measure, hidden);
            }
        }
    }

    /// Pairs of a group of either split and one of the third that are shown, with who answered.
    fn shown(&self, hidden: &[Hidden]) -> Vec<(u32, Hidden)> {
        let sides = (0..2).flat_map(|side| (0..self.groups[side] - 1).map(move |own| (side, own)));
        let places =
            sides.flat_map(|(side, own)| (0..self.thirds - 1).map(move |at| (side, own, at)));
        let shown = places.filter_map(|(side, own, group)| {
            let cell = self.with[side].cell([own, group]);
            let is_shown = self.is_shown(side, [own, group], hidden) && cell[0] > 0;
            is_shown.then(|| (cell[0], self.place(side, own, group)))
        });
        shown.collect()
    }

    /// What the third split tells of every pair, those in no group last.
    pub(super) fn told(&self, measure: Measure, hidden: &[Hidden]) -> Vec<Vec<By>> {
        let sides = [0, 1].map(|side| self.ranges(side, measure, hidden));
        let [height, width] = self.groups;
        let row = |row: usize| -> Vec<By> {
            (0..width).map(|column| self.by(measure, &sides, [row, column])).collect()
        };
        let mut told: Vec<Vec<By>> = (0..height).map(row).collect();
        let mut rows = vec![Line::default(); height];
        let mut columns = vec![Line::default(); width];
        for (row, line) in told.iter().enumerate() {
            for (column, by) in line.iter().enumerate() {
                let count = measure.of(self.pair.cell([row, column]));
                rows[row].add(count, by.range);
                columns[column].add(count, by.range);
            }
        }
        for (line, row) in told.iter_mut().zip(&rows) {
            for (by, column) in line.iter_mut().zip(&columns) {
                by.range = narrowed(by.range, [row, column]);
            }
        }
        told
    }

    /// The same of one pair.
    fn told_of(&self, measure: Measure, hidden: &[Hidden], [row, column]: [usize; 2]) -> By {
        let sides = [0, 1].map(|side| self.ranges(side, measure, hidden));
        let line = |places: &mut dyn Iterator<Item = [usize; 2]>| {
            let mut line = Line::default();
            for at in places {
                line.add(measure.of(self.pair.cell(at)), self.by(measure, &sides, at).range);
            }
            line
        };
        let [height, width] = self.groups;
        let own = line(&mut (0..width).map(|at| [row, at]));
        let above = line(&mut (0..height).map(|at| [at, column]));
        let by = self.by(measure, &sides, [row, column]);
        By { range: narrowed(by.range, [&own, &above]), ..by }
    }

    /// What the third split tells of a pair, where each side's pairs with it are known so well.
    fn by(&self, measure: Measure, sides: &[Vec<Vec<Range>>; 2], [row, column]: [usize; 2]) -> By {
        let mut by = By { range: (0, 0), outside: false, inside: false };
        let both = sides[0][row].iter().zip(&sides[1][column]);
        for (here, (a, b)) in self.here.iter().zip(both) {
            let here = measure.of(here);
            by.range.0 += (a.0 + b.0).saturating_sub(here);
            by.range.1 += a.1.min(b.1);
            by.outside |= a.0 + b.0 >= here && here > 0;
            by.inside |= a.1.min(b.1) > 0;
        }
        by
    }

    /// Between what the pairs of a split and the third are known to be, from what is shown and
    /// from sums.
    fn ranges(&self, side: usize, measure: Measure, hidden: &[Hidden]) -> Vec<Vec<Range>> {
        let groups = self.groups[side];
        let count = |own: usize, group: usize| measure.of(self.with[side].cell([own, group]));
        let is_shown = |own: usize, group: usize| {
            own + 1 < groups && group + 1 < self.thirds && self.is_shown(side, [own, group], hidden)
        };
        let mut of_own = vec![0; groups];
        let mut of_third = vec![0; self.thirds];
        let mut ranges = vec![vec![(0, u64::MAX); self.thirds]; groups];
        for (own, line) in ranges.iter_mut().enumerate() {
            for (group, range) in line.iter_mut().enumerate() {
                let count = count(own, group);
                if is_shown(own, group) {
                    *range = (count, count);
                } else {
                    of_own[own] += count;
                    of_third[group] += count;
                }
            }
        }
        for (line, of_own) in ranges.iter_mut().zip(&of_own) {
            for (range, of_third) in line.iter_mut().zip(&of_third) {
                if range.1 == u64::MAX {
                    range.1 = *of_own.min(of_third);
                }
            }
        }
        ranges
    }

    fn place(&self, side: usize, own: usize, group: usize) -> Hidden {
        Hidden { splits: [self.splits[side], self.third], groups: [own, group] }.in_order()
    }

    fn is_shown(&self, side: usize, [own, group]: [usize; 2], hidden: &[Hidden]) -> bool {
        let n = Measure::Size.of(self.with[side].cell([own, group]));
        self.rule.minimum_base.allows(n) && !hidden.contains(&self.place(side, own, group))
    }
}

impl Hidden {
    /// The group of a split that it is of.
    fn group(&self, split: usize) -> Option<usize> {
        self.splits.iter().position(|of| *of == split).map(|at| self.groups[at])
    }

    /// The same with the first split before the second.
    fn in_order(self) -> Self {
        let Hidden { splits: [a, b], groups: [of_a, of_b] } = self;
        if a <= b { self } else { Hidden { splits: [b, a], groups: [of_b, of_a] } }
    }
}

/// What the pairs of a group have together, and what is told of them.
#[derive(Clone, Copy, Default)]
struct Line {
    count: u64,
    told: Range,
}

impl Line {
    fn add(&mut self, count: u64, told: Range) {
        self.count += count;
        self.told = (self.told.0 + told.0, self.told.1 + told.1);
    }
}

/// What a group has in all is no fewer than what is told of its pairs together, and no more:
/// what of a pair in these two is then known.
fn narrowed(own: Range, lines: [&Line; 2]) -> Range {
    lines.iter().fold(own, |known, line| {
        let (least, most) = (line.told.0 - own.0, line.told.1 - own.1);
        (known.0.max(line.count.saturating_sub(most)), known.1.min(line.count - least))
    })
}

/// What a third split tells of a pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct By {
    pub(super) range: Range,
    /// Whether one who is in neither group can know of one more in both.
    outside: bool,
    /// Whether one who is in one of them can know of one fewer.
    inside: bool,
}

impl By {
    /// Whether it nearly tells what may not be told.
    fn tells(&self, secret: Secret) -> bool {
        let (least, most) = self.range;
        let told = |least: u64, most: u64| most > 0 && most.saturating_sub(least) < ROOM.min(most);
        match secret {
            Secret::AtMost(otherwise) => most <= otherwise,
            Secret::Count(count) => {
                told(least, most)
                    || (self.outside && least < count && told(least + 1, most))
                    || (self.inside && count < most && told(least, most - 1))
            }
        }
    }
}

/// Fewer counts than this more than the least, and a count is nearly known.
pub(super) const ROOM: u64 = 2;
