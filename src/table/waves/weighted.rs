//! The cells of two files that are both weighted, each by weights of its own.

use super::{DECIMALS, PERCENT_DECIMALS, difference, item_test, option_test};
use crate::analysis::{ChoiceResult, ItemResult};
use crate::stats::Outcome;
use crate::stats::weighted::WeightedTest;
use crate::table::{Cell, weighted};

/// Bases, shares and means of an item with their differences.
pub(super) fn item_cells(item: &ItemResult) -> Vec<Cell> {
    let by = &item.by[0];
    let values = [0, 1].map(|file| by.cells[file].values());
    let found = values.map(|values| values.and_then(|values| values.weighted.as_deref()));
    let tests = by.tests.as_ref();
    let of = tests.and_then(|tests| tests.weighted.as_ref());
    let n = values.map(|values| Cell::count(values.map(|values| values.n)));
    let bases = found.map(|found| weighted::base(found.map(|found| found.base)));
    let share = found.map(|found| {
        found.map_or(Cell::Hidden, |found| Cell::percent(found.share, PERCENT_DECIMALS))
    });
    let mean = found
        .map(|found| found.map_or(Cell::Hidden, |found| Cell::decimal(found.average, DECIMALS)));
    let mut cells: Vec<Cell> = n.into_iter().chain(bases).chain(share).collect();
    let points = of.map(|tests| &tests.agree_difference);
    cells.extend(apart(points, 100.0, PERCENT_DECIMALS));
    cells.extend(mean);
    cells.extend(apart(of.map(|tests| &tests.mean_difference), 1.0, DECIMALS));
    cells.extend(item_test(tests));
    cells
}

/// Bases and shares of an answer with their difference.
pub(super) fn answer_cells(choice: &ChoiceResult, at: usize) -> Vec<Cell> {
    let by = &choice.by[0];
    let values = [0, 1].map(|file| by.cells[file].values());
    let found = values.map(|values| values.and_then(|values| values.weighted.as_deref()));
    let tests = by.tests.as_ref().and_then(|tests| tests.options.get(at));
    let of = tests.and_then(|tests| tests.weighted.as_ref());
    let n = values.map(|values| Cell::count(values.map(|values| values.n)));
    let bases = found.map(|found| weighted::base(found.map(|found| found.base)));
    let share = found.map(|found| {
        found.map_or(Cell::Hidden, |found| Cell::percent(found.shares[at], PERCENT_DECIMALS))
    });
    let mut cells: Vec<Cell> = n.into_iter().chain(bases).chain(share).collect();
    cells.extend(apart(of.map(|tests| &tests.difference), 100.0, PERCENT_DECIMALS));
    cells.extend(option_test(tests));
    cells
}

/// A difference with the ends of its interval, in units of `unit`.
fn apart(test: Option<&Outcome<WeightedTest>>, unit: f64, decimals: usize) -> [Cell; 3] {
    let found = test.and_then(|test| test.as_ref().ok()).map(WeightedTest::difference);
    difference(found.as_ref(), unit, decimals)
}
