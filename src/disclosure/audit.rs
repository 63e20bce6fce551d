//! What somebody can work out of hidden counts: the least and the most that each can
//! be, given everything that is shown. By linear programming.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

/// What is known of hidden counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Known {
    /// How many hidden counts there are.
    pub(super) hidden: usize,
    /// Positions of hidden counts, and what they are together.
    pub(super) sums: Vec<(Vec<usize>, u64)>,
    /// Positions of hidden counts, each with what it weighs, and what they weigh at most.
    pub(super) weights: Vec<(Vec<(usize, f64)>, f64)>,
}

/// Solutions are as exact as doubles of their size; counts are whole.
const ROUNDING: f64 = 1e-6;

impl Known {
    /// Whether three counts are possible of a hidden one. `seen` has between what every
    /// count was in what was found before, for somebody who knows the same or more: what was
    /// found of one count often answers for others.
    pub(super) fn is_wide(&self, target: usize, seen: &mut Vec<(f64, f64)>) -> bool {
        for direction in [OptimizationDirection::Minimize, OptimizationDirection::Maximize] {
            if seen.get(target).is_some_and(|range| is_wide(whole(*range))) {
                return true;
            }
            // Where the solver finds no answer, that is taken for the worst.
            let Some(found) = self.solve(target, direction) else { return false };
            seen.resize(self.hidden, (f64::INFINITY, f64::NEG_INFINITY));
            for ((least, most), found) in seen.iter_mut().zip(found) {
                (*least, *most) = (least.min(found), most.max(found));
            }
        }
        seen.get(target).is_some_and(|range| is_wide(whole(*range)))
    }

    fn solve(&self, target: usize, direction: OptimizationDirection) -> Option<Vec<f64>> {
        let mut problem = Problem::new(direction);
        // Nothing hidden can be more than all that is hidden in the largest sum.
        let most = self.sums.iter().map(|(_, sum)| *sum).max()? as f64;
        let weight = |position| if position == target { 1.0 } else { 0.0 };
        let variables: Vec<Variable> = (0..self.hidden)
            .map(|position| problem.add_var(weight(position), (0.0, most)))
            .collect();
        for (positions, sum) in &self.sums {
            let terms: Vec<(Variable, f64)> =
                positions.iter().map(|position| (variables[*position], 1.0)).collect();
            problem.add_constraint(&terms, ComparisonOp::Eq, *sum as f64);
        }
        for (weights, most) in &self.weights {
            let terms: Vec<(Variable, f64)> =
                weights.iter().map(|(position, weight)| (variables[*position], *weight)).collect();
            problem.add_constraint(&terms, ComparisonOp::Le, *most);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        Some(variables.iter().map(|variable| solution[*variable]).collect())
    }

    /// The least and the most that a hidden count can be.
    #[cfg(test)]
    pub(super) fn range(&self, target: usize) -> Option<(u64, u64)> {
        let least = self.solve(target, OptimizationDirection::Minimize)?[target];
        let most = self.solve(target, OptimizationDirection::Maximize)?[target];
        Some(whole((least, most)))
    }
}

/// The whole counts between two.
fn whole((least, most): (f64, f64)) -> (u64, u64) {
    ((least - ROUNDING).ceil().max(0.0) as u64, (most + ROUNDING).floor() as u64)
}

/// Whether three counts are possible.
fn is_wide((least, most): (u64, u64)) -> bool {
    most.saturating_sub(least) >= 2
}

/// Whether enough counts of an answer are possible: three, or all from nobody up to as
/// many as it can be.
pub(super) fn is_open((least, most): (u64, u64)) -> bool {
    most - least >= most.min(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of two rows and two columns of which only the margins are known has
    /// the ranges of the textbook.
    #[test]
    fn a_table_of_margins_gives_known_ranges() {
        // x11 + x12 = 7, x21 + x22 = 3, x11 + x21 = 6, x12 + x22 = 4.
        let known = Known {
            hidden: 4,
            sums: vec![(vec![0, 1], 7), (vec![2, 3], 3), (vec![0, 2], 6), (vec![1, 3], 4)],
            ..Known::default()
        };
        let ranges: Vec<_> = (0..4).map(|position| known.range(position)).collect();
        assert_eq!(ranges, [Some((3, 6)), Some((1, 4)), Some((0, 3)), Some((0, 3))]);
    }

    #[test]
    fn a_count_that_stands_alone_in_a_sum_is_known() {
        let known =
            Known { hidden: 2, sums: vec![(vec![0, 1], 9), (vec![1], 4)], ..Known::default() };
        assert_eq!(known.range(0), Some((5, 5)));
    }
}
