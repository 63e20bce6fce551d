//! Sums of weights per stratum, group and answer.
//!
//! Where weights are few, respondents are counted per weight and the counts
//! multiplied: exact, and the same in any order of respondents. Otherwise weights are
//! added up one by one, keeping what rounding loses.

use super::{Beside, Bins};
use crate::ingest::Codes;
use crate::responses::{CodedItem, Responses, Weights, slot};
use crate::stats::Outcome;
use crate::stats::weighted::{WeightSums, WeightedTally};

/// Most counters of weights by group and answer: 8 MB of them.
const COUNTED: usize = 1 << 21;

/// Of a respondent without a weight, or who does not count.
const OUT: u32 = u32::MAX;

/// A banner made ready for weighted counting: per respondent their class of weights
/// and group together.
pub struct WeightedBins<'a> {
    weights: &'a Weights,
    /// Per respondent class × (groups + 1) + bin; [`OUT`] for who does not count.
    places: Vec<u32>,
    groups: usize,
}

impl<'a> WeightedBins<'a> {
    /// The same groups, with weights.
    pub fn new(bins: &Bins, weights: &'a Weights) -> Self {
        let width = bins.groups() + 1;
        let place = |(bin, class): (usize, Option<usize>)| match class {
            Some(class) if bin < width => u32::try_from(class * width + bin).unwrap_or(OUT),
            _ => OUT,
        };
        WeightedBins {
            weights,
            places: bins.iter().zip(weights.class_of()).map(place).collect(),
            groups: bins.groups(),
        }
    }

    /// Σw per group, of everybody in it who has a weight.
    pub fn sizes(&self) -> Vec<f64> {
        let width = self.groups + 1;
        let mut counts = vec![0_u64; self.weights.classes().len() * width];
        self.places.iter().filter(|place| **place != OUT).for_each(|at| counts[*at as usize] += 1);
        let mut sizes = vec![Sum::default(); self.groups];
        for (at, count) in counts.iter().enumerate().filter(|(at, _)| at % width < self.groups) {
            sizes[at % width].add(self.weights.classes()[at / width].weight * *count as f64);
        }
        sizes.into_iter().map(Sum::value).collect()
    }

    /// Sums of an item's answers: the groups, and as one more group those who are in
    /// none. `points` is the length of its scale; who is counted `beside` it has one more
    /// point, after its last.
    ///
    /// # Errors
    /// When weights add up to what no number holds.
    pub fn item(
        &self,
        responses: &Responses<'_>,
        item: &CodedItem,
        points: usize,
        beside: Beside,
    ) -> Outcome<WeightedTally> {
        let (scale, points) = (points, points + beside.points());
        let point = |slot: &u8| match *slot {
            slot::NO_OPINION if beside.no_opinion => scale as u32,
            slot::REFUSED if beside.refused => scale as u32,
            // Any other answer beside the scale has the point after all.
            slot if usize::from(slot) < scale => u32::from(slot),
            _ => points as u32,
        };
        let table: Vec<u32> = item.slots.iter().map(point).collect();
        match responses.codes(item.column) {
            None => self.sums(points, std::iter::empty()),
            Some(Codes::Narrow(codes)) => {
                self.sums(points, codes.iter().map(|code| table[usize::from(*code)]))
            }
            Some(Codes::Wide(codes)) => {
                self.sums(points, codes.iter().map(|code| table[usize::from(*code)]))
            }
        }
    }

    /// Sums over respondents of whom the answer's point is given; from `points` on it is none.
    pub(super) fn sums(
        &self,
        points: usize,
        answers: impl Iterator<Item = u32>,
    ) -> Outcome<WeightedTally> {
        let counters = self.weights.classes().len() * (self.groups + 1) * (points + 1);
        let cells = match counters <= COUNTED {
            true => self.counted(points, answers),
            false => self.added(points, answers),
        };
        self.weights.tally(self.groups + 1, points, cells)
    }

    fn counted(&self, points: usize, answers: impl Iterator<Item = u32>) -> Vec<WeightSums> {
        let (classes, width) = (self.weights.classes(), points + 1);
        let mut counts = vec![0_u32; classes.len() * (self.groups + 1) * width];
        for (place, point) in self.places.iter().zip(answers) {
            if *place != OUT {
                counts[*place as usize * width + point as usize] += 1;
            }
        }
        let mut cells = self.empty(points);
        for (place, counts) in counts.chunks_exact(width).enumerate() {
            let (class, group) = (&classes[place / (self.groups + 1)], place % (self.groups + 1));
            let from = self.cell(class.part, group, points);
            for (cell, count) in cells[from..from + points].iter_mut().zip(counts) {
                let n = f64::from(*count);
                cell.add(u64::from(*count), class.weight * n, class.weight * class.weight * n);
            }
        }
        cells.into_iter().map(Cell::sums).collect()
    }

    fn added(&self, points: usize, answers: impl Iterator<Item = u32>) -> Vec<WeightSums> {
        let classes = self.weights.classes();
        let mut cells = self.empty(points);
        for (place, point) in self.places.iter().zip(answers) {
            if *place != OUT && (point as usize) < points {
                let place = *place as usize;
                let class = &classes[place / (self.groups + 1)];
                let from = self.cell(class.part, place % (self.groups + 1), points);
                cells[from + point as usize].add(1, class.weight, class.weight * class.weight);
            }
        }
        cells.into_iter().map(Cell::sums).collect()
    }

    fn empty(&self, points: usize) -> Vec<Cell> {
        vec![Cell::default(); self.weights.parts() * (self.groups + 1) * points]
    }

    fn cell(&self, part: usize, group: usize, points: usize) -> usize {
        (part * (self.groups + 1) + group) * points
    }
}

/// The sums of one stratum, group and answer, while they are made.
#[derive(Clone, Copy, Default)]
struct Cell {
    n: u64,
    weights: Sum,
    squares: Sum,
}

impl Cell {
    fn add(&mut self, n: u64, weights: f64, squares: f64) {
        self.n += n;
        self.weights.add(weights);
        self.squares.add(squares);
    }

    fn sums(self) -> WeightSums {
        WeightSums { n: self.n, weights: self.weights.value(), squares: self.squares.value() }
    }
}

/// A sum of numbers from 0 that keeps what rounding loses, after Neumaier.
#[derive(Clone, Copy, Default)]
struct Sum {
    sum: f64,
    lost: f64,
}

impl Sum {
    fn add(&mut self, value: f64) {
        let sum = self.sum + value;
        self.lost += match self.sum >= value {
            true => (self.sum - sum) + value,
            false => (value - sum) + self.sum,
        };
        self.sum = sum;
    }

    fn value(self) -> f64 {
        self.sum + self.lost
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::Reader;

    /// Weights that one by one vary much, in an order and in the other.
    fn weights(n: usize, backwards: bool) -> Weights {
        let mut rows: Vec<String> =
            (0..n).map(|row| format!("{}.{}", row % 50, (row * 7919) % 1000 + 1)).collect();
        if backwards {
            rows.reverse();
        }
        let text = format!("Q;weging\n1;{}\n", rows.join("\n1;"));
        let mut reader = Reader::new("test.csv", 0);
        reader.push(text.as_bytes()).expect("readable");
        Weights::of_column(&reader.finish().expect("a table"), 1).expect("weights")
    }

    #[test]
    fn counting_and_adding_are_the_same_in_any_order() {
        let n = 9_000;
        let sums = |backwards: bool| {
            let weights = weights(n, backwards);
            let row = |at: usize| if backwards { n - 1 - at } else { at };
            let groups = (0..n).map(|at| (row(at) % 3) as u8).collect();
            let bins = Bins::new(groups, 2, None);
            let answers: Vec<u32> = (0..n).map(|at| (row(at) % 4) as u32).collect();
            let bins = WeightedBins::new(&bins, &weights);
            let counted = bins.counted(3, answers.iter().copied());
            (counted, bins.added(3, answers.into_iter()))
        };
        let ((counted, added), (back, added_back)) = (sums(false), sums(true));
        assert_eq!(counted, back);
        assert_eq!(counted.iter().map(|cell| cell.n).sum::<u64>(), n as u64 * 3 / 4);
        for other in [&added, &added_back] {
            for (one, other) in counted.iter().zip(other) {
                assert_eq!(one.n, other.n);
                assert!((one.weights - other.weights).abs() <= 1e-15 * one.weights);
                assert!((one.squares - other.squares).abs() <= 1e-15 * one.squares);
            }
        }
    }

    #[test]
    fn a_sum_loses_nothing_to_its_size() {
        let mut sum = Sum::default();
        [1.0, 1e16, 1.0].into_iter().for_each(|value| sum.add(value));
        assert_eq!(sum.value(), 1e16 + 2.0);
        let (mut many, mut plain) = (Sum::default(), 0.0);
        (0..1_000_000).for_each(|_| {
            many.add(0.1);
            plain += 0.1;
        });
        assert_eq!(many.value(), 100_000.0);
        assert_ne!(plain, 100_000.0);
    }
}
