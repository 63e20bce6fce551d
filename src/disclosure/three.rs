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

/// Two splits that are crossed, and what may not be told of the pairs of their groups.
pub(super) struct Two {
    splits: [usize; 2],
    /// Of each measure that something is secret of.
    secrets: Vec<(Measure, Vec<(At, Secret)>)>,
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
    /// Of everybody in a group of the third, as of a pair: so many numbers of each.
    here: Vec<u32>,
    width: usize,
}

/// What may not be told of a pair of groups.
#[derive(Clone, Copy)]
enum Secret {
    /// This count.
    Count(u64),
    /// That no more than so many are counted.
    AtMost(u64),
}

/// Which pairs with the third split are shown: of each side, a group after a group.
pub(super) type Shown = [Vec<bool>; 2];

impl Two {
    /// Every two splits of which something is secret.
    pub(super) fn all(rule: Rule, pairs: &Pairs, question: usize) -> Vec<Self> {
        let splits = 0..pairs.count();
        let two = splits.flat_map(|row| (row + 1..pairs.count()).map(move |at| [row, at]));
        let two = two.filter_map(|splits| {
            let groups = splits.map(|split| pairs.groups(split));
            let cells = Cells { rule, pair: pairs.crossed(question, splits)?, groups };
            Some(Two { splits, secrets: cells.all_secrets(pairs.answers(question)) })
        });
        two.filter(|two| !two.secrets.is_empty()).collect()
    }

    /// Hides more where a third split tells of a pair.
    pub(super) fn hide(
        &self,
        rule: Rule,
        pairs: &Pairs,
        [question, third]: [usize; 2],
        hidden: &mut Vec<Hidden>,
    ) {
        let Some(three) = Three::of(rule, pairs, question, self.splits, third) else { return };
        let mut shown = three.shown(hidden);
        for (measure, secrets) in &self.secrets {
            three.keep(*measure, secrets, &mut shown, hidden);
        }
    }
}

/// The pairs of groups of two splits.
struct Cells<'a> {
    rule: Rule,
    pair: Crossed<'a>,
    /// How many groups the two have, those in none among them.
    groups: [usize; 2],
}

impl Cells<'_> {
    /// What may not be told of any pair, by what is counted.
    fn all_secrets(&self, answers: usize) -> Vec<(Measure, Vec<(At, Secret)>)> {
        // Who is in no group of a split is in no pair either.
        let [height, width] = self.groups.map(|groups| groups - 1);
        let pairs = (0..height).flat_map(|row| (0..width).map(move |column| [row, column]));
        let gave = (0..answers).flat_map(|at| [Measure::Gave(at), Measure::Others(at)]);
        let measures = [Measure::Size].into_iter().chain(gave);
        let mut all: Vec<(Measure, Vec<(At, Secret)>)> =
            measures.map(|measure| (measure, Vec::new())).collect();
        for (measure, at, secret) in pairs.flat_map(|at| self.secrets(at, answers)) {
            let of = all.iter_mut().find(|(of, _)| *of == measure);
            of.into_iter().for_each(|(_, secrets)| secrets.push((at, secret)));
        }
        all.retain(|(_, secrets)| !secrets.is_empty());
        all
    }

    /// What may not be told of a pair.
    fn secrets(&self, at: [usize; 2], answers: usize) -> Vec<(Measure, At, Secret)> {
        let cell = self.pair.cell(at);
        let n = Measure::Size.of(cell);
        if n > 0 && !self.rule.minimum_base.allows(n) {
            let measures = [Measure::Size].into_iter().chain((0..answers).map(Measure::Gave));
            return measures.map(|of| (of, at.into(), Secret::Count(of.of(cell)))).collect();
        }
        let Some(rule) = self.rule.group_disclosure.filter(|_| n > 0) else { return Vec::new() };
        let otherwise = rule.otherwise(n);
        let tells = |measure: &Measure| {
            measure.of(cell) < otherwise && self.is_news(rule, at, *measure, otherwise)
        };
        let told = (0..answers).map(Measure::Others).filter(tells);
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
}

impl<'a> Three<'a> {
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
        let width = pairs.answers(question) + 1;
        let mut here = vec![0; thirds * width];
        for (group, sums) in here.chunks_mut(width).enumerate() {
            for at in 0..groups[0] {
                let cell = with[0].cell([at, group]);
                sums.iter_mut().zip(cell).for_each(|(sum, n)| *sum += n);
            }
        }
        let pair = pairs.crossed(question, splits)?;
        Some(Three { rule, splits, third, pair, here, with, groups, thirds, width })
    }

    /// Hides pairs with groups of the third split while it tells, the smallest that helps.
    fn keep(
        &self,
        measure: Measure,
        secrets: &[(At, Secret)],
        shown: &mut Shown,
        hidden: &mut Vec<Hidden>,
    ) {
        let width = self.groups[1];
        let mut told = self.told(measure, shown);
        for ((row, column), secret) in secrets {
            while told[row * width + column].tells(*secret) {
                let mut places = self.places(shown);
                places.sort_by_key(|place| place.n);
                let mut helps = |place: &&Place| {
                    shown[place.side][place.own * self.thirds + place.group] = false;
                    let helps = !self.told_of(measure, shown, [*row, *column]).tells(*secret);
                    shown[place.side][place.own * self.thirds + place.group] = true;
                    helps
                };
                // Where no one pair helps, the smallest that these two are in.
                let own = |place: &&Place| place.own == [*row, *column][place.side];
                let helping = places.iter().find(&mut helps);
                let Some(place) = helping.or_else(|| places.iter().find(own)) else { break };
                shown[place.side][place.own * self.thirds + place.group] = false;
                hidden.push(self.place(place.side, place.own, place.group));
                told = self.told(measure, shown);
            }
        }
    }

    /// Which pairs with the third split are shown where these are hidden.
    pub(super) fn shown(&self, hidden: &[Hidden]) -> Shown {
        let mut shown = [0, 1].map(|side| {
            let groups = self.groups[side];
            let places = (0..groups).flat_map(|own| (0..self.thirds).map(move |at| [own, at]));
            let is_shown = |[own, group]: [usize; 2]| {
                let n = Measure::Size.of(self.with[side].cell([own, group]));
                own + 1 < groups && group + 1 < self.thirds && self.rule.minimum_base.allows(n)
            };
            places.map(is_shown).collect::<Vec<bool>>()
        });
        for hidden in hidden {
            for (shown, own) in shown.iter_mut().zip(self.splits) {
                if let Some((own, group)) = hidden.group(own).zip(hidden.group(self.third)) {
                    shown[own * self.thirds + group] = false;
                }
            }
        }
        shown
    }

    /// Pairs of a group of either split and one of the third that are shown, with who answered.
    fn places(&self, shown: &Shown) -> Vec<Place> {
        let sides = (0..2).flat_map(|side| (0..self.groups[side] - 1).map(move |own| (side, own)));
        let places =
            sides.flat_map(|(side, own)| (0..self.thirds - 1).map(move |at| (side, own, at)));
        let places = places.filter_map(|(side, own, group)| {
            let n = self.with[side].cell([own, group])[0];
            let is_shown = shown[side][own * self.thirds + group] && n > 0;
            is_shown.then_some(Place { n, side, own, group })
        });
        places.collect()
    }

    /// What the third split tells of every pair, a row after a row, those in no group last.
    pub(super) fn told(&self, measure: Measure, shown: &Shown) -> Vec<By> {
        let sides = self.sides(measure, shown);
        let [height, width] = self.groups;
        let mut told = Vec::with_capacity(height * width);
        let mut rows = vec![Line::default(); height];
        let mut columns = vec![Line::default(); width];
        for (row, own) in rows.iter_mut().enumerate() {
            for (column, above) in columns.iter_mut().enumerate() {
                let by = sides.by([row, column]);
                let count = measure.of(self.pair.cell([row, column]));
                own.add(count, by.range);
                above.add(count, by.range);
                told.push(by);
            }
        }
        for (line, row) in told.chunks_mut(width).zip(&rows) {
            for (by, column) in line.iter_mut().zip(&columns) {
                by.range = narrowed(by.range, [row, column]);
            }
        }
        told
    }

    /// The same of one pair.
    fn told_of(&self, measure: Measure, shown: &Shown, [row, column]: [usize; 2]) -> By {
        let sides = self.sides(measure, shown);
        let line = |places: &mut dyn Iterator<Item = [usize; 2]>| {
            let mut line = Line::default();
            for at in places {
                line.add(measure.of(self.pair.cell(at)), sides.by(at).range);
            }
            line
        };
        let [height, width] = self.groups;
        let own = line(&mut (0..width).map(|at| [row, at]));
        let above = line(&mut (0..height).map(|at| [at, column]));
        let by = sides.by([row, column]);
        By { range: narrowed(by.range, [&own, &above]), ..by }
    }

    /// What is known of each side's pairs with the third.
    fn sides(&self, measure: Measure, shown: &Shown) -> Sides {
        let here = self.here.chunks(self.width).map(|cell| measure.of(cell));
        let ranges = [0, 1].map(|side| self.ranges(side, measure, &shown[side]));
        Sides { here: here.collect(), ranges }
    }

    /// Between what the pairs of a split and the third are known to be, from what is shown and
    /// from sums.
    fn ranges(&self, side: usize, measure: Measure, shown: &[bool]) -> Vec<Range> {
        let mut of_third = vec![0; self.thirds];
        let mut of_own = Vec::with_capacity(self.groups[side]);
        let mut ranges = Vec::with_capacity(shown.len());
        for (own, shown) in shown.chunks(self.thirds).enumerate() {
            let mut hidden = 0;
            for ((group, is_shown), of_third) in shown.iter().enumerate().zip(&mut of_third) {
                let count = measure.of(self.with[side].cell([own, group]));
                if !is_shown {
                    hidden += count;
                    *of_third += count;
                }
                ranges.push((count, count));
            }
            of_own.push(hidden);
        }
        let lines = ranges.chunks_mut(self.thirds).zip(shown.chunks(self.thirds));
        for ((line, shown), of_own) in lines.zip(of_own) {
            for ((range, is_shown), of_third) in line.iter_mut().zip(shown).zip(&of_third) {
                if !is_shown {
                    *range = (0, of_own.min(*of_third));
                }
            }
        }
        ranges
    }

    fn place(&self, side: usize, own: usize, group: usize) -> Hidden {
        Hidden { splits: [self.splits[side], self.third], groups: [own, group] }.in_order()
    }
}

/// A pair of a group of one side and one of the third split.
struct Place {
    /// Who answered.
    n: u32,
    side: usize,
    own: usize,
    group: usize,
}

/// Between what the pairs of each side with the third split are known to be, a group after a
/// group, and what is counted in each group of the third.
struct Sides {
    here: Vec<u64>,
    ranges: [Vec<Range>; 2],
}

impl Sides {
    /// What they tell of a pair.
    fn by(&self, at: [usize; 2]) -> By {
        let thirds = self.here.len();
        let [own, other] =
            [0, 1].map(|side| &self.ranges[side][at[side] * thirds..(at[side] + 1) * thirds]);
        let mut by = By { range: (0, 0), outside: false, inside: false };
        for (here, (a, b)) in self.here.iter().zip(own.iter().zip(other)) {
            by.range.0 += (a.0 + b.0).saturating_sub(*here);
            by.range.1 += a.1.min(b.1);
            by.outside |= a.0 + b.0 >= *here && *here > 0;
            by.inside |= a.1.min(b.1) > 0;
        }
        by
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
