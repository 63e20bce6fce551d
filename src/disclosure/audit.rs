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
    /// The most that each hidden count can be, where that is told; all of it, or nothing.
    pub(super) most: Vec<Option<u64>>,
}

/// Solutions are as exact as doubles of their size; counts are whole.
const ROUNDING: f64 = 1e-6;

impl Known {
    /// The least and the most that a hidden count can be. `None` where the solver
    /// finds no answer, which is to be taken for the worst.
    pub(super) fn range(&self, target: usize) -> Option<(u64, u64)> {
        let least = self.solve(target, OptimizationDirection::Minimize)?;
        let most = self.solve(target, OptimizationDirection::Maximize)?;
        Some(((least - ROUNDING).ceil().max(0.0) as u64, (most + ROUNDING).floor() as u64))
    }

    fn solve(&self, target: usize, direction: OptimizationDirection) -> Option<f64> {
        let mut problem = Problem::new(direction);
        // Nothing hidden can be more than all that is hidden in the largest sum.
        let most = self.sums.iter().map(|(_, sum)| *sum).max()? as f64;
        let weight = |position| if position == target { 1.0 } else { 0.0 };
        let variables: Vec<Variable> = (0..self.hidden)
            .map(|position| {
                let told = self.most.get(position).copied().flatten();
                let most = told.map_or(most, |told| most.min(told as f64));
                problem.add_var(weight(position), (0.0, most))
            })
            .collect();
        for (positions, sum) in &self.sums {
            let terms: Vec<(Variable, f64)> =
                positions.iter().map(|position| (variables[*position], 1.0)).collect();
            problem.add_constraint(&terms, ComparisonOp::Eq, *sum as f64);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        Some(solution.objective())
    }
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
