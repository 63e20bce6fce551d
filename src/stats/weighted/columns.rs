//! Which columns of a weighted table differ.

use super::compare::{WeightedTest, between_means};
use super::tally::WeightedTally;
use crate::stats::columns::{Adjustment, ColumnPair, ColumnTest, adjusted};
use crate::stats::difference::Difference;
use crate::stats::pairwise::pairs;
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
    weighted_contrasts(tally, codes, adjustment).0
}

/// The pairs of [`weighted_pairs`], and per pair its difference with the interval of that
/// pair alone, by the same standard error and degrees of freedom.
///
/// # Panics
/// When `codes` is not as long as the scale.
pub fn weighted_contrasts(
    tally: &WeightedTally,
    codes: &[f64],
    adjustment: Adjustment,
) -> (Vec<ColumnPair>, Vec<Outcome<Difference>>) {
    let tests = pairs(tally.groups()).map(|(a, b)| between_means(tally, codes, a, b));
    let tests: Vec<Outcome<WeightedTest>> = tests.collect();
    let difference = |test: &WeightedTest| Difference { diff: test.diff, ci95: test.ci95 };
    let differences =
        tests.iter().map(|test| test.as_ref().map(difference).map_err(|reason| *reason)).collect();
    let tests = adjusted(tests.into_iter().map(|test| test.map(column_test)).collect(), adjustment);
    let found = pairs(tally.groups()).zip(tests);
    (found.map(|((a, b), test)| ColumnPair { a, b, test }).collect(), differences)
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
