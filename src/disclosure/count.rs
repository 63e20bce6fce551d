//! How much is hidden, counted from what may be seen: so the counts tell nothing that the
//! marks at the places themselves do not.

use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

use super::{Disclosed, Wave};
use crate::analysis::{Benchmark, Cell, Results, Suppression};

/// How much of something is hidden, and for which reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How much there is, hidden or not.
    pub all: u64,
    /// What is hidden because it is too small.
    pub primary: u64,
    /// What is hidden to protect.
    pub secondary: u64,
}

impl Count {
    /// One thing: why it is hidden, or that it is not.
    pub fn one(hidden: Option<Suppression>) -> Self {
        Count {
            all: 1,
            primary: u64::from(hidden == Some(Suppression::Primary)),
            secondary: u64::from(hidden == Some(Suppression::Secondary)),
        }
    }

    /// What is hidden, for whatever reason.
    pub fn hidden(self) -> u64 {
        self.primary + self.secondary
    }

    /// Every cell of results: totals and groups of items, questions, open questions and
    /// scales, and what scales are as a whole.
    pub fn of_results(results: &Disclosed<Results>) -> Self {
        let items = results.items.iter().map(|item| {
            cell(&item.total) + item.by.iter().flat_map(|by| &by.cells).map(cell).sum()
        });
        let choices = results.choices.iter().map(|choice| {
            cell(&choice.total) + choice.by.iter().flat_map(|by| &by.cells).map(cell).sum()
        });
        let open = results.open.iter().map(|open| {
            cell(&open.total) + open.by.iter().flat_map(|by| &by.cells).map(cell).sum()
        });
        let scales = results.scales.iter().map(|scale| {
            let groups = scale.by.iter().flat_map(|by| &by.cells).map(cell).sum();
            cell(&scale.reliability) + cell(&scale.total) + groups
        });
        items.chain(choices).chain(open).chain(scales).sum()
    }

    /// Every cell of two files beside each other, of both.
    pub fn of_waves(waves: &[Wave]) -> Self {
        let of_place = |wave: &Wave| {
            let items = wave.results.items.iter().flat_map(|item| &item.by[0].cells).map(cell);
            let choices = wave.results.choices.iter().flat_map(|of| &of.by[0].cells).map(cell);
            items.chain(choices).sum::<Count>()
        };
        waves.iter().map(of_place).sum()
    }

    /// Everything that a document has.
    pub fn of_document<'a>(
        results: &Disclosed<Results>,
        waves: &[Wave],
        beside: impl Iterator<Item = &'a Disclosed<Vec<Benchmark>>>,
    ) -> Self {
        let beside = beside.map(Count::of_benchmark).sum();
        Count::of_results(results) + Count::of_waves(waves) + beside
    }

    /// Every value of the file beside what a source states.
    pub fn of_benchmark(found: &Disclosed<Vec<Benchmark>>) -> Self {
        found.iter().filter_map(|found| found.now.as_ref()).map(cell).sum()
    }
}

fn cell<V>(cell: &Cell<V>) -> Count {
    Count::one(cell.reason())
}

impl Add for Count {
    type Output = Count;

    fn add(self, other: Count) -> Count {
        Count {
            all: self.all + other.all,
            primary: self.primary + other.primary,
            secondary: self.secondary + other.secondary,
        }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::default(), Add::add)
    }
}
