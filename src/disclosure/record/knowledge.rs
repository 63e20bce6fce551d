//! What somebody knows who puts exports together: sums of unknown counts. What each can
//! be follows by linear programming.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::space::Atoms;

/// Sums that are known of the counts of the smallest groups.
#[derive(Clone, Debug)]
pub(super) struct Knowledge {
    /// Smallest groups, and what they have together.
    sums: Vec<(Atoms, u64)>,
    known: HashSet<Atoms>,
    /// The most that each can have; `None` where that is not known.
    most: Vec<Option<u64>>,
    /// The least that each can have.
    least: Vec<u64>,
    /// Counts that fit all that is known, the truth first: what was found of one group often
    /// answers for others.
    seen: RefCell<Vec<Vec<f64>>>,
}

/// Most that are kept.
const SEEN: usize = 48;

/// What one respondent knows besides of the smallest group that they are in.
#[derive(Clone, Copy)]
struct Mine {
    at: usize,
    least: u64,
    most: u64,
}

/// What may still be computed: so much work that a page can wait for it.
pub(super) struct Budget(Cell<u64>);

impl Budget {
    pub(super) fn new(work: u64) -> Self {
        Budget(Cell::new(work))
    }

    /// Whether all of it was used.
    pub(super) fn is_spent(&self) -> bool {
        self.0.get() == 0
    }

    fn spend(&self, work: u64) -> bool {
        self.0.set(self.0.get().saturating_sub(work));
        !self.is_spent()
    }
}

/// Fewer possible counts than this more than the least, and a count is as good as known;
/// unless nobody at all may have given the answer.
const ROOM: u64 = 2;

/// Solutions are as exact as doubles of their size; counts are whole.
const ROUNDING: f64 = 1e-6;

impl Knowledge {
    /// Nothing but the most that each count can be. `truth` is what they are.
    pub(super) fn new(most: Vec<Option<u64>>, truth: &[u64]) -> Self {
        let least = vec![0; most.len()];
        let truth = truth.iter().map(|count| *count as f64).collect();
        let seen = RefCell::new(vec![truth]);
        Knowledge { sums: Vec::new(), known: HashSet::new(), most, least, seen }
    }

    /// Learns a sum.
    pub(super) fn learn(&mut self, atoms: Atoms, sum: u64) {
        let open = self.open(atoms);
        if !open.is_empty() && self.known.insert(open) {
            let sum = sum.saturating_sub(atoms.without(open).sum(&self.least));
            self.sums.push((open, sum));
            let fits = |seen: &Vec<f64>| {
                let seen: f64 = open.iter().map(|at| seen[at]).sum();
                (seen - sum as f64).abs() <= ROUNDING
            };
            self.seen.get_mut().retain(fits);
        }
    }

    /// Takes out of every sum what is known by itself, so that few counts hang together.
    pub(super) fn settle(&mut self) {
        loop {
            let alone = self.sums.iter().position(|(atoms, sum)| atoms.len() == 1 || *sum == 0);
            let Some(at) = alone else { return };
            let (known, value) = self.sums.swap_remove(at);
            for atom in known.iter() {
                (self.least[atom], self.most[atom]) = (value, Some(value));
            }
            for (atoms, sum) in &mut self.sums {
                let shared = atoms.and(known);
                *atoms = atoms.without(known);
                *sum = sum.saturating_sub(value * u64::from(shared.len()));
            }
            self.sums.retain(|(atoms, _)| !atoms.is_empty());
        }
    }

    /// Whether the same sums are known, and no others.
    pub(super) fn is_same(&self, other: &Knowledge) -> bool {
        self.sums.len() == other.sums.len()
            && self.sums.iter().all(|sum| other.sums.contains(sum))
            && self.most == other.most
    }

    /// Whether so little is possible that what some have together is as good as known, where
    /// `counts` is the truth: to anybody, or to one who is there and knows their own answer.
    pub(super) fn gives_away(&self, target: Atoms, counts: &[u64], budget: &Budget) -> bool {
        let is_known = |(least, most): (u64, u64), own: u64| {
            let (least, most) = (least.saturating_sub(own), most.saturating_sub(own));
            most > 0 && most.saturating_sub(least) < ROOM.min(most)
        };
        let insiders = || {
            let (around, _) = self.around(self.open(target));
            around.iter().filter(|at| counts[*at] > 0).collect::<Vec<usize>>()
        };
        // One answer that is known narrows what is far from known too little.
        let is_far = |(least, most): (u64, u64)| most.saturating_sub(least) > 2 * ROOM + 1;
        let mut of_anybody = self.seen_between(target, &|_| true);
        if !is_far(of_anybody) {
            let Some(range) = self.range(target, None, budget) else { return true };
            of_anybody = range;
        }
        if is_known(of_anybody, 0) {
            return true;
        }
        if is_far(of_anybody) {
            return false;
        }
        insiders().into_iter().any(|at| {
            let own = u64::from(!target.and(Atoms::one(at)).is_empty());
            let seen = self.seen_between(target, &|seen| seen[at] >= 1.0 - ROUNDING);
            if !is_known(seen, own) {
                return false;
            }
            let mine = Some(Mine { at, least: 1, most: u64::MAX });
            self.range(target, mine, budget).is_none_or(|range| is_known(range, own))
        })
    }

    /// Whether of the `n` of a group so many gave an answer that fewer than `otherwise` can
    /// have answered otherwise: to anybody, or to one beside them who did. `n` and `counts`
    /// are the truth, per smallest group.
    pub(super) fn gives_all(
        &self,
        target: Atoms,
        (n, counts): (&[u64], &[u64]),
        otherwise: u64,
        budget: &Budget,
    ) -> bool {
        let enough = target.sum(n).saturating_sub(otherwise);
        let is_open = |least: u64| least <= enough;
        let (least, _) = self.seen_between(target, &|_| true);
        if !is_open(least) && !self.least_of(target, None, budget).is_some_and(is_open) {
            return true;
        }
        let (around, _) = self.around(self.open(target));
        let beside = around.without(target).iter().filter(|at| n[*at] > counts[*at]);
        beside.into_iter().any(|at| {
            let most = n[at] - 1;
            let (least, _) = self.seen_between(target, &|seen| seen[at] <= most as f64 + ROUNDING);
            if is_open(least) {
                return false;
            }
            let mine = Some(Mine { at, least: 0, most });
            !self.least_of(target, mine, budget).is_some_and(is_open)
        })
    }

    /// Whether how many some are together can be told to within one.
    pub(super) fn gives_size(&self, target: Atoms, budget: &Budget) -> bool {
        let is_told = |(least, most): (u64, u64)| most.saturating_sub(least) < ROOM;
        is_told(self.seen_between(target, &|_| true))
            && self.range(target, None, budget).is_none_or(is_told)
    }

    /// Between what some have together in what was seen.
    fn seen_between(&self, target: Atoms, fits: &dyn Fn(&[f64]) -> bool) -> (u64, u64) {
        let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
        for seen in self.seen.borrow().iter().filter(|seen| fits(seen)) {
            let sum: f64 = target.iter().map(|at| seen[at]).sum();
            (least, most) = (least.min(sum), most.max(sum));
        }
        if least > most {
            // Nothing that fits was seen: nothing is open yet.
            return (u64::MAX, u64::MAX);
        }
        let whole = |value: f64| value.max(0.0) as u64;
        (whole((least - ROUNDING).ceil()), whole((most + ROUNDING).floor()))
    }

    /// The least and the most that some have together, to one who knows this besides. `None`
    /// where that could not be computed, which is to be taken for the worst.
    fn range(&self, target: Atoms, mine: Option<Mine>, budget: &Budget) -> Option<(u64, u64)> {
        let most = self.extreme(target, mine, OptimizationDirection::Maximize, budget)?;
        let most = (most + ROUNDING).floor().max(0.0) as u64;
        Some((self.least_of(target, mine, budget)?, most))
    }

    /// The least that some have together.
    fn least_of(&self, target: Atoms, mine: Option<Mine>, budget: &Budget) -> Option<u64> {
        let least = self.extreme(target, mine, OptimizationDirection::Minimize, budget)?;
        Some((least - ROUNDING).ceil().max(0.0) as u64)
    }

    fn extreme(
        &self,
        target: Atoms,
        mine: Option<Mine>,
        direction: OptimizationDirection,
        budget: &Budget,
    ) -> Option<f64> {
        let open = self.open(target);
        let settled = target.without(open).sum(&self.least) as f64;
        match open.is_empty() {
            true => Some(settled),
            false => Some(self.solve(open, mine, direction, budget)? + settled),
        }
    }

    /// Those of which the count is not known by itself.
    fn open(&self, atoms: Atoms) -> Atoms {
        let open = atoms.iter().filter(|at| self.most[*at] != Some(self.least[*at]));
        open.fold(Atoms::default(), |all, at| all.or(Atoms::one(at)))
    }

    /// The sums that have to do with some counts, over as many others as it takes.
    fn around(&self, target: Atoms) -> (Atoms, Vec<&(Atoms, u64)>) {
        let mut all = target;
        loop {
            let touching = self.sums.iter().filter(|(atoms, _)| !atoms.and(all).is_empty());
            let more = touching.clone().fold(all, |all, (atoms, _)| all.or(*atoms));
            if more == all {
                return (all, touching.collect());
            }
            all = more;
        }
    }

    fn solve(
        &self,
        target: Atoms,
        mine: Option<Mine>,
        direction: OptimizationDirection,
        budget: &Budget,
    ) -> Option<f64> {
        let (all, sums) = self.around(target);
        if !budget.spend(u64::from(all.len()) * (sums.len() as u64 + 1)) {
            return None;
        }
        // Without a sum that it is in, nothing bounds a count.
        let highest = sums.iter().map(|(_, sum)| *sum).max().unwrap_or(u64::from(u32::MAX)) as f64;
        let mut problem = Problem::new(direction);
        let mut variables: Vec<Option<Variable>> = vec![None; self.most.len()];
        for at in all.iter() {
            let [own_least, own_most] = match mine.filter(|mine| mine.at == at) {
                Some(mine) => [mine.least, mine.most],
                None => [0, u64::MAX],
            };
            let most = self.most[at].map_or(highest, |most| most as f64).min(highest);
            let most = most.min(own_most as f64);
            let least = (self.least[at].max(own_least) as f64).min(most);
            let weight = if target.and(Atoms::one(at)).is_empty() { 0.0 } else { 1.0 };
            variables[at] = Some(problem.add_var(weight, (least, most)));
        }
        for (atoms, sum) in sums {
            let terms: Vec<(Variable, f64)> =
                atoms.iter().filter_map(|at| Some((variables[at]?, 1.0))).collect();
            problem.add_constraint(&terms, ComparisonOp::Eq, *sum as f64);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let mut seen = self.seen.borrow_mut();
        if seen.len() < SEEN {
            // What hangs not together with it may be what it is.
            let mut found = seen[0].clone();
            for (found, variable) in found.iter_mut().zip(&variables) {
                *found = variable.map_or(*found, |variable| solution.var_value(variable));
            }
            seen.push(found);
        }
        Some(solution.objective())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn atoms(positions: &[usize]) -> Atoms {
        positions.iter().fold(Atoms::default(), |all, at| all.or(Atoms::one(*at)))
    }

    /// 20 of the first two, 17 of the first: the second has 3 however it is hidden.
    #[test]
    fn a_difference_of_two_sums_is_known() {
        let budget = Budget::new(1_000);
        let mut known = Knowledge::new(vec![Some(30), Some(5), Some(30)], &[17, 3, 20]);
        known.learn(atoms(&[0, 1]), 20);
        known.learn(atoms(&[0, 1, 2]), 40);
        assert!(!known.gives_away(atoms(&[1]), &[17, 3, 20], &budget));
        known.learn(atoms(&[0]), 17);
        known.settle();
        assert_eq!(known.range(atoms(&[1]), None, &budget), Some((3, 3)));
        assert!(known.gives_away(atoms(&[1]), &[17, 3, 20], &budget));
    }

    /// Three of a small group may or may not have given an answer that four gave; who is
    /// one of the two others that did knows more.
    #[test]
    fn one_who_knows_their_own_answer_narrows_it() {
        let budget = Budget::new(10_000);
        let mut known = Knowledge::new(vec![Some(4), Some(1)], &[3, 1]);
        known.learn(atoms(&[0, 1]), 4);
        assert_eq!(known.range(atoms(&[0]), None, &budget), Some((3, 4)));
        assert!(known.gives_away(atoms(&[0]), &[3, 1], &budget));
        let mut open = Knowledge::new(vec![Some(4), Some(2)], &[3, 1]);
        open.learn(atoms(&[0, 1]), 4);
        assert_eq!(open.range(atoms(&[0]), None, &budget), Some((2, 4)));
        assert!(open.gives_away(atoms(&[0]), &[3, 1], &budget), "to one of the second group");
        let mut wide = Knowledge::new(vec![Some(4), Some(9)], &[3, 1]);
        wide.learn(atoms(&[0, 1]), 4);
        assert!(!wide.gives_away(atoms(&[0]), &[3, 1], &budget));
    }

    /// Of twelve, ten at least gave an answer; and of the two who may not have, one is known
    /// to be the other's.
    #[test]
    fn that_nearly_all_gave_one_answer_is_told_to_one_beside_them_sooner() {
        let budget = Budget::new(10_000);
        let (n, counts) = ([12, 5], [11, 3]);
        let mut known = Knowledge::new(vec![Some(12), Some(5)], &counts);
        known.learn(atoms(&[0, 1]), 14);
        // Three did not: all of them may be of the twelve.
        assert!(!known.gives_all(atoms(&[0]), (&n, &counts), 2, &budget));
        assert!(known.gives_all(atoms(&[0]), (&n, &counts), 3, &budget), "to one of the five");
        known.learn(atoms(&[1]), 3);
        known.settle();
        assert!(known.gives_all(atoms(&[0]), (&n, &counts), 2, &budget));
    }

    #[test]
    fn what_cannot_be_computed_is_taken_for_known() {
        let mut known = Knowledge::new(vec![None, None], &[3, 1]);
        known.learn(atoms(&[0, 1]), 4);
        assert!(known.gives_away(atoms(&[0]), &[3, 1], &Budget::new(1)));
    }
}
