//! Which columns of a weighted table differ.

use super::compare::{WeightedTest, between_means};
use super::tally::WeightedTally;
use crate::stats::columns::{Adjustment, ColumnPair, ColumnTest, adjusted, adjusted_pairs};
use crate::stats::reason::{Outcome, Reason};

/// Compares the weighted means of every pair of groups by [`between_means`], in
/// the order (0, 1), (0, 2), …, (1, 2), …. For shares the codes are 1 and 0.
///
/// Checked against R survey `svyttest` with `p.adjust`, and NumPy.
///
/// # Panics
/// When `codes` is not as long as the scale.
pub fn weighted_pairs(
    tally: &WeightedTally,
    codes: &[f64],
    adjustment: Adjustment,
) -> Vec<ColumnPair> {
    let test = |a: usize, b: usize| between_means(tally, codes, a, b).map(column_test);
    adjusted_pairs(tally.groups(), test, adjustment)
}

/// Compares the weighted mean of each group with that of all other groups
/// together, by [`between_means`]. Positive where the group's mean is higher.
///
/// Checked against R survey `svyttest` with `p.adjust`, and NumPy.
///
/// # Panics
/// When `codes` is not as long as the scale.
pub fn weighted_against_rest(
    tally: &WeightedTally,
    codes: &[f64],
    adjustment: Adjustment,
) -> Vec<Outcome<ColumnTest>> {
    let test = |group: usize| {
        if tally.groups() < 2 {
            return Err(Reason::FewerThanTwoGroups);
        }
        let rest = (0..tally.groups()).filter(|other| *other != group).collect();
        let two = tally.regrouped(&[vec![group], rest]);
        between_means(&two, codes, 0, 1).map(column_test)
    };
    adjusted((0..tally.groups()).map(test).collect(), adjustment)
}

fn column_test(test: WeightedTest) -> ColumnTest {
    ColumnTest { diff: test.diff, statistic: test.t, p: test.p, adjusted: test.p }
}
