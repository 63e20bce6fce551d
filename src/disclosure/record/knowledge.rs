//! What somebody knows who puts exports together: sums of unknown counts. What each can
//! be follows by linear programming.

use std::cell::Cell;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::space::Atoms;

/// Sums that are known of the counts of the smallest groups.
#[derive(Clone, Debug)]
pub(super) struct Knowledge {
    /// Smallest groups, and what they have together.
    sums: Vec<(Atoms, u64)>,
    /// The most that each can have; `None` where that is not known.
    most: Vec<Option<u64>>,
    /// The least that each can have.
    least: Vec<u64>,
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
    /// Nothing but the most that each count can be.
    pub(super) fn new(most: Vec<Option<u64>>) -> Self {
        let least = vec![0; most.len()];
        Knowledge { sums: Vec::new(), most, least }
    }

    /// Learns a sum.
    pub(super) fn learn(&mut self, atoms: Atoms, sum: u64) {
        let open = self.open(atoms);
        if !open.is_empty() && !self.sums.iter().any(|(known, _)| *known == open) {
            self.sums.push((open, sum));
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
        let range = |known: &Knowledge, own: u64| {
            let (least, most) = known.range(target, budget)?;
            Some((least.saturating_sub(own), most.saturating_sub(own)))
        };
        let is_known = |range: Option<(u64, u64)>| {
            range
                .is_none_or(|(least, most)| most > 0 && most.saturating_sub(least) < ROOM.min(most))
        };
        let of_anybody = range(self, 0);
        if is_known(of_anybody) {
            return true;
        }
        // One answer that is known narrows what is far from known too little.
        if of_anybody.is_some_and(|(least, most)| most - least > 2 * ROOM + 1) {
            return false;
        }
        let (around, _) = self.around(self.open(target));
        let insiders = around.iter().filter(|at| counts[*at] > 0);
        insiders.into_iter().any(|at| {
            let own = u64::from(!target.and(Atoms::one(at)).is_empty());
            is_known(range(&self.known_to(at), own))
        })
    }

    /// Whether how many some are together can be told to within one.
    pub(super) fn gives_size(&self, target: Atoms, budget: &Budget) -> bool {
        self.range(target, budget).is_none_or(|(least, most)| most - least.min(most) < ROOM)
    }

    /// The least and the most that some have together. `None` where that could not be
    /// computed, which is to be taken for the worst.
    fn range(&self, target: Atoms, budget: &Budget) -> Option<(u64, u64)> {
        let open = self.open(target);
        let settled = target.without(open).sum(&self.least);
        if open.is_empty() {
            return Some((settled, settled));
        }
        let least = self.solve(open, OptimizationDirection::Minimize, budget)?;
        let most = self.solve(open, OptimizationDirection::Maximize, budget)?;
        let whole = |value: f64| value.max(0.0) as u64 + settled;
        Some((whole((least - ROUNDING).ceil()), whole((most + ROUNDING).floor())))
    }

    fn known_to(&self, at: usize) -> Self {
        let mut known = self.clone();
        known.least[at] = known.least[at].max(1);
        known
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
            let most = self.most[at].map_or(highest, |most| most as f64).min(highest);
            let least = (self.least[at] as f64).min(most);
            let weight = if target.and(Atoms::one(at)).is_empty() { 0.0 } else { 1.0 };
            variables[at] = Some(problem.add_var(weight, (least, most)));
        }
        for (atoms, sum) in sums {
            let terms: Vec<(Variable, f64)> =
                atoms.iter().filter_map(|at| Some((variables[at]?, 1.0))).collect();
            problem.add_constraint(&terms, ComparisonOp::Eq, *sum as f64);
        }
        Some(problem.solve().ok()?.into_solution().ok()?.objective())
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
        let mut known = Knowledge::new(vec![Some(30), Some(5), Some(30)]);
        known.learn(atoms(&[0, 1]), 20);
        known.learn(atoms(&[0, 1, 2]), 40);
        assert!(!known.gives_away(atoms(&[1]), &[17, 3, 20], &budget));
        known.learn(atoms(&[0]), 17);
        known.settle();
        assert_eq!(known.range(atoms(&[1]), &budget), Some((3, 3)));
        assert!(known.gives_away(atoms(&[1]), &[17, 3, 20], &budget));
    }

    /// Three of a small group may or may not have given an answer that four gave; who is
    /// one of the two others that did knows more.
    #[test]
    fn one_who_knows_their_own_answer_narrows_it() {
        let budget = Budget::new(10_000);
        let mut known = Knowledge::new(vec![Some(4), Some(1)]);
        known.learn(atoms(&[0, 1]), 4);
        assert_eq!(known.range(atoms(&[0]), &budget), Some((3, 4)));
        assert!(known.gives_away(atoms(&[0]), &[3, 1], &budget));
        let mut open = Knowledge::new(vec![Some(4), Some(2)]);
        open.learn(atoms(&[0, 1]), 4);
        assert_eq!(open.range(atoms(&[0]), &budget), Some((2, 4)));
        assert!(open.gives_away(atoms(&[0]), &[3, 1], &budget), "to one of the second group");
        let mut wide = Knowledge::new(vec![Some(4), Some(9)]);
        wide.learn(atoms(&[0, 1]), 4);
        assert!(!wide.gives_away(atoms(&[0]), &[3, 1], &budget));
    }

    #[test]
    fn what_cannot_be_computed_is_taken_for_known() {
        let mut known = Knowledge::new(vec![None, None]);
        known.learn(atoms(&[0, 1]), 4);
        assert!(known.gives_away(atoms(&[0]), &[3, 1], &Budget::new(1)));
    }
}
