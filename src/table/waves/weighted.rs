//! The cells of two files that are both weighted, each by weights of its own.

use super::{DECIMALS, PERCENT_DECIMALS, difference, item_test, option_test, or_hidden};
use crate::analysis::{
    self, ChoiceResult, ItemResult, Suppression, WeightedChoice, WeightedValues,
};
use crate::stats::Outcome;
use crate::stats::weighted::WeightedTest;
use crate::table::Cell;
use crate::table::weighted::{self, FEW};

/// Bases, shares and means of an item with their differences.
pub(super) fn item_cells(item: &ItemResult) -> Vec<Cell> {
    let by = &item.by[0];
    let of = |shown: fn(&WeightedValues) -> Cell| {
        [0, 1].map(|file| {
            Cell::of(&by.cells[file], |values| values.weighted.as_deref().map_or(FEW, shown))
        })
    };
    let found = |file: usize| {
        by.cells[file].values().map(|values| {
            let weighted = values.weighted.as_deref();
            weighted.map(|weighted| weighted.steps.is_some())
        })
    };
    let hidden = why_hidden(&by.cells, found);
    let n = [0, 1].map(|file| Cell::of(&by.cells[file], |values| Cell::Count(values.n)));
    let tests = by.tests.as_ref();
    let of_weighted = tests.and_then(|tests| tests.weighted.as_ref());
    let bases = of(|values| weighted::base(Some(values.base)));
    let shares = of(|values| {
        let share = Cell::percent(values.share, PERCENT_DECIMALS);
        weighted::or_left_out(values.steps.as_ref(), share)
    });
    let mut cells: Vec<Cell> = n.into_iter().chain(bases).chain(shares).collect();
    let points = of_weighted.map(|tests| &tests.agree_difference);
    cells.extend(or_hidden(apart(points, 100.0, PERCENT_DECIMALS), hidden));
    cells.extend(of(|values| {
        let mean = Cell::decimal(values.average, DECIMALS);
        weighted::or_left_out(values.steps.as_ref(), mean)
    }));
    let mean = of_weighted.map(|tests| &tests.mean_difference);
    cells.extend(or_hidden(apart(mean, 1.0, DECIMALS), hidden));
    cells.extend(or_hidden(item_test(tests), hidden));
    cells
}

/// Bases and shares of an answer with their difference.
pub(super) fn answer_cells(choice: &ChoiceResult, at: usize) -> Vec<Cell> {
    let by = &choice.by[0];
    let of = |shown: &dyn Fn(&WeightedChoice) -> Cell| {
        [0, 1].map(|file| {
            Cell::of(&by.cells[file], |values| values.weighted.as_deref().map_or(FEW, shown))
        })
    };
    let found = |file: usize| {
        by.cells[file].values().map(|values| {
            let weighted = values.weighted.as_deref();
            weighted.map(|weighted| weighted.steps.is_some())
        })
    };
    let hidden = why_hidden(&by.cells, found);
    let n = [0, 1].map(|file| Cell::of(&by.cells[file], |values| Cell::Count(values.n)));
    let tests = by.tests.as_ref().and_then(|tests| tests.options.get(at));
    let bases = of(&|values| weighted::base(Some(values.base)));
    let shares = of(&|values| {
        let share = Cell::percent(values.shares[at], PERCENT_DECIMALS);
        weighted::or_left_out(values.steps.as_ref(), share)
    });
    let mut cells: Vec<Cell> = n.into_iter().chain(bases).chain(shares).collect();
    let difference = tests.and_then(|tests| tests.weighted.as_ref()).map(|of| &of.difference);
    cells.extend(or_hidden(apart(difference, 100.0, PERCENT_DECIMALS), hidden));
    cells.extend(or_hidden(option_test(tests), hidden));
    cells
}

/// Why there is no difference of two files: a cell is hidden, or what of it is weighted, or
/// that is rounded. `rounds` says of a file whether it is, where it is there.
fn why_hidden<V>(
    cells: &[analysis::Cell<V>],
    rounds: impl Fn(usize) -> Option<Option<bool>>,
) -> Option<Suppression> {
    let any = |of| (0..2).any(|file| rounds(file) == Some(of));
    let few = || any(None).then_some(Suppression::Primary);
    let rounded = || any(Some(true)).then_some(Suppression::Secondary);
    cells.iter().find_map(analysis::Cell::reason).or_else(few).or_else(rounded)
}

/// A difference with the ends of its interval, in units of `unit`.
fn apart(test: Option<&Outcome<WeightedTest>>, unit: f64, decimals: usize) -> [Cell; 3] {
    let found = test.and_then(|test| test.as_ref().ok()).map(WeightedTest::difference);
    difference(found.as_ref(), unit, decimals)
}
