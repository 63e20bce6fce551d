//! What is told of all answers at once: sums of unknown counts between bounds, as rounded
//! shares imply. Ranges are by linear programming, and by whole numbers where that is close.

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use std::collections::BTreeMap;
use std::time::Duration;

use crate::random::POINTS;
use crate::system::{Atom, Region, System, contains};

/// The mean of a hidden group is as good as known within less than this.
pub const MEAN_MARGIN: f64 = 0.1;

/// Solutions are doubles; counts are whole.
pub const ROUNDING: f64 = 1e-6;

/// So many possible counts more than would be as good as known, and whole numbers are tried.
const CLOSE: i64 = 3;

/// Longest that whole numbers are tried.
const PATIENCE: Duration = Duration::from_millis(300);

/// What a respondent who gave each answer adds to a sum; last who gave none.
pub type Weights = [f64; POINTS + 1];

/// Sums of counts between bounds.
#[derive(Clone, Debug, Default)]
pub struct Joint {
    atoms: Vec<Atom>,
    sums: Vec<(Region, Weights, [f64; 2])>,
    /// Sums in which a respondent counts for what the place is worth.
    worth: Vec<(Region, Weights, [f64; 2])>,
    /// What each place is worth: the weight of who is there.
    worths: BTreeMap<Atom, f64>,
}

/// Everybody, whether they answered or not.
pub fn everybody() -> Weights {
    [1.0; POINTS + 1]
}

/// Who answered.
pub fn answered() -> Weights {
    of_answers(&(0..POINTS).collect::<Vec<_>>())
}

/// Who gave one of these answers.
pub fn of_answers(answers: &[usize]) -> Weights {
    std::array::from_fn(|at| f64::from(u8::from(answers.contains(&at))))
}

impl Joint {
    /// Nothing is told yet, of two splits with so many groups.
    pub fn new(groups: [usize; 2]) -> Self {
        let places = |groups: usize| (0..groups).map(Some).chain([None]);
        let atoms = places(groups[0])
            .flat_map(|row| places(groups[1]).map(move |column| vec![row, column]));
        Joint { atoms: atoms.collect(), ..Joint::default() }
    }

    /// What counts per answer tell.
    pub fn of(system: &System, answers: usize) -> Self {
        let mut joint = Joint { atoms: system.atoms().to_vec(), ..Joint::default() };
        for (region, counts) in system.shown() {
            for (answer, count) in counts.iter().enumerate().take(answers) {
                joint.add(region.clone(), of_answers(&[answer]), [*count as f64; 2]);
            }
        }
        for (region, most) in system.most() {
            joint.add(region.clone(), answered(), [0.0, *most as f64]);
        }
        joint
    }

    /// That a sum over a part lies between bounds.
    pub fn add(&mut self, region: Region, weights: Weights, bounds: [f64; 2]) {
        self.sums.push((region, weights, bounds));
    }

    /// That the share of who answered in a part, that gave this answer or one after it, lies
    /// between bounds.
    pub fn share(&mut self, region: &Region, from: usize, [least, most]: [f64; 2]) {
        let minus = |share: f64| {
            let weight = |at: usize| match at {
                POINTS => 0.0,
                at if at >= from => 1.0 - share,
                _ => -share,
            };
            std::array::from_fn(weight)
        };
        self.add(region.clone(), minus(least), [-ROUNDING, f64::INFINITY]);
        self.add(region.clone(), minus(most), [f64::NEG_INFINITY, ROUNDING]);
    }

    /// What the weight is of who is in each place.
    pub fn weigh(&mut self, weight: impl Fn(&Atom) -> f64) {
        self.worths = self.atoms.iter().map(|atom| (atom.clone(), weight(atom))).collect();
    }

    /// That a sum of weights over a part lies between bounds, in which who gave each answer
    /// counts so many times.
    pub fn add_weighted(&mut self, region: Region, weights: Weights, bounds: [f64; 2]) {
        self.worth.push((region, weights, bounds));
    }

    /// That a weighted mean over who answered in a part lies between bounds, each answer
    /// being worth so much.
    pub fn weighted_mean(&mut self, region: &Region, of: Weights, [least, most]: [f64; 2]) {
        let minus =
            |mean: f64| std::array::from_fn(|at| if at == POINTS { 0.0 } else { of[at] - mean });
        self.add_weighted(region.clone(), minus(least), [-ROUNDING, f64::INFINITY]);
        self.add_weighted(region.clone(), minus(most), [f64::NEG_INFINITY, ROUNDING]);
    }

    /// That everybody is in a group of this split.
    pub fn everybody_is_in(&mut self, split: usize) {
        self.atoms.retain(|atom| atom[split].is_some());
    }

    /// What somebody knows who is in this place and gave this answer: the same of all others.
    pub fn known_to(&self, atom: &Atom, answer: usize) -> Self {
        let mut others = self.clone();
        for (region, weights, bounds) in &mut others.sums {
            if contains(region, atom) {
                *bounds = bounds.map(|bound| bound - weights[answer]);
            }
        }
        for (region, weights, bounds) in &mut others.worth {
            if contains(region, atom) {
                *bounds = bounds.map(|bound| bound - weights[answer] * self.worths[atom]);
            }
        }
        others
    }

    /// The least and the most that a sum of counts can be. `None` where what is told
    /// contradicts itself, or the solver gives up.
    pub fn range(&self, region: &Region, weights: &Weights) -> Option<(i64, i64)> {
        let solve = |direction, whole| self.solve(region, weights, direction, None, whole);
        let of = |least: f64, most: f64| {
            ((least - ROUNDING).ceil() as i64, (most + ROUNDING).floor() as i64)
        };
        let least = solve(OptimizationDirection::Minimize, false)?;
        let most = solve(OptimizationDirection::Maximize, false)?;
        let (low, high) = of(least, most);
        if high - low > CLOSE || high == low {
            return Some((low, high));
        }
        // Where the solver runs out of time, the wider range holds.
        let least = solve(OptimizationDirection::Minimize, true).unwrap_or(least);
        let most = solve(OptimizationDirection::Maximize, true).unwrap_or(most);
        Some(of(least, most))
    }

    /// The least and the most that the mean of a part can be, its answers being 1, 2 and so
    /// on; looked at no further than until it is no longer as good as known.
    pub fn mean(&self, region: &Region) -> Option<(f64, f64)> {
        let (least, most) = self.range(region, &answered())?;
        let codes = std::array::from_fn(|at| if at < POINTS { at as f64 + 1.0 } else { 0.0 });
        let mut range: Option<(f64, f64)> = None;
        for n in least.max(1)..=most {
            let solve = |direction| self.solve(region, &codes, direction, Some(n), false);
            let (Some(low), Some(high)) =
                (solve(OptimizationDirection::Minimize), solve(OptimizationDirection::Maximize))
            else {
                continue;
            };
            let (low, high) = (low / n as f64, high / n as f64);
            let (before_low, before_high) = range.unwrap_or((low, high));
            range = Some((low.min(before_low), high.max(before_high)));
        }
        range
    }

    fn solve(
        &self,
        target: &Region,
        weights: &Weights,
        direction: OptimizationDirection,
        answering: Option<i64>,
        whole: bool,
    ) -> Option<f64> {
        let mut problem = Problem::new(direction);
        problem.set_time_limit(PATIENCE);
        let most = self.sums.iter().map(|(_, _, bounds)| bounds[1]).filter(|most| most.is_finite());
        let most = most.fold(0.0, f64::max).max(10_000.0);
        let mut variables: Vec<[Variable; POINTS + 1]> = Vec::new();
        for atom in &self.atoms {
            let inside = f64::from(u8::from(contains(target, atom)));
            variables.push(weights.map(|weight| match whole {
                true => problem.add_integer_var(inside * weight, (0, most as i32)),
                false => problem.add_var(inside * weight, (0.0, most)),
            }));
        }
        let one = |_: &Atom| 1.0;
        let worth = |atom: &Atom| self.worths[atom];
        let terms = |region: &Region, weights: &Weights, worth: &dyn Fn(&Atom) -> f64| {
            let inside =
                self.atoms.iter().zip(&variables).filter(|(atom, _)| contains(region, atom));
            let terms = inside.flat_map(|(atom, of)| {
                let worth = worth(atom);
                of.iter().copied().zip(weights.map(|weight| weight * worth))
            });
            terms.filter(|(_, weight)| *weight != 0.0).collect::<Vec<(Variable, f64)>>()
        };
        let counted = self.sums.iter().map(|sum| (sum, &one as &dyn Fn(&Atom) -> f64));
        let weighted = self.worth.iter().map(|sum| (sum, &worth as &dyn Fn(&Atom) -> f64));
        for ((region, weights, [least, most]), worth) in counted.chain(weighted) {
            if least == most {
                problem.add_constraint(terms(region, weights, worth), ComparisonOp::Eq, *least);
                continue;
            }
            if least.is_finite() {
                problem.add_constraint(terms(region, weights, worth), ComparisonOp::Ge, *least);
            }
            if most.is_finite() {
                problem.add_constraint(terms(region, weights, worth), ComparisonOp::Le, *most);
            }
        }
        if let Some(n) = answering {
            problem.add_constraint(terms(target, &answered(), &one), ComparisonOp::Eq, n as f64);
        }
        // The best that was found until time was up is no bound.
        let solved = problem.solve().ok().filter(|outcome| outcome.is_optimal())?;
        Some(solved.into_solution().ok()?.objective())
    }
}
