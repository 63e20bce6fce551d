//! Counts that hang together by known sums, and what each can be.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::space::Atoms;

/// Solutions are as exact as doubles of their size; counts are whole.
pub(super) const ROUNDING: f64 = 1e-6;

/// Most that is kept of what was found.
const SEEN: usize = 48;

/// The smallest groups that some sums are of, of which no other sum has to do with any.
#[derive(Debug)]
pub(super) struct Cluster {
    /// These groups.
    pub(super) atoms: Atoms,
    /// Some of them, and what these have together.
    sums: Vec<(Atoms, u64)>,
    /// Counts that fit, in the order of the groups, the truth first: what was found of some
    /// often answers for others.
    seen: RefCell<Vec<Vec<f64>>>,
    /// What was found by computing.
    found: RefCell<HashMap<(Atoms, Option<Mine>, Extreme), f64>>,
}

/// Between what every count is.
#[derive(Debug)]
pub(super) struct Bounds {
    pub(super) least: Vec<u64>,
    pub(super) most: Vec<u64>,
}

/// What one respondent knows besides of the smallest group that they are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Mine {
    pub(super) at: usize,
    pub(super) least: u64,
    pub(super) most: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Extreme {
    Least,
    Most,
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

impl Bounds {
    /// Between what a count is to one who knows this besides.
    pub(super) fn of(&self, at: usize, mine: Option<Mine>) -> (u64, u64) {
        let (least, most) = (self.least[at], self.most[at]);
        match mine.filter(|mine| mine.at == at) {
            Some(mine) => (least.max(mine.least), most.min(mine.most)),
            None => (least, most),
        }
    }

    fn sum(&self, atoms: Atoms, mine: Option<Mine>) -> (u64, u64) {
        let bounds = atoms.iter().map(|at| self.of(at, mine));
        bounds.fold((0, 0), |all, (least, most)| (all.0 + least, all.1 + most))
    }
}

impl Cluster {
    /// Those that hang together by some sums; `truth` is what every count is.
    pub(super) fn all(sums: &[Atoms], truth: &[u64]) -> Vec<Self> {
        let mut all: Vec<Atoms> = Vec::new();
        for sum in sums {
            let (touching, others): (Vec<Atoms>, Vec<Atoms>) =
                all.into_iter().partition(|atoms| !atoms.and(*sum).is_empty());
            all = others;
            all.push(touching.into_iter().fold(*sum, Atoms::or));
        }
        let cluster = |atoms: Atoms| {
            let own = sums.iter().filter(|sum| sum.is_within(atoms));
            Cluster {
                atoms,
                sums: own.map(|sum| (*sum, sum.sum(truth))).collect(),
                seen: RefCell::new(vec![atoms.iter().map(|at| truth[at] as f64).collect()]),
                found: RefCell::default(),
            }
        };
        all.into_iter().map(cluster).collect()
    }

    /// The sums that one of its groups is in, by position.
    pub(super) fn sums_of(&self, at: usize) -> Vec<usize> {
        (0..self.sums.len()).filter(|sum| self.sums[*sum].0.has(at)).collect()
    }

    /// Between what some of its groups have together in what was seen by one who knows this
    /// besides; `None` where nothing was.
    pub(super) fn seen(&self, part: Atoms, mine: Option<Mine>) -> Option<(f64, f64)> {
        let places: Vec<usize> = part.iter().map(|at| self.place(at)).collect();
        let mine = mine.map(|mine| (self.place(mine.at), mine));
        let fits = |seen: &&Vec<f64>| {
            mine.is_none_or(|(place, mine)| {
                let (least, most) = (mine.least as f64 - ROUNDING, mine.most as f64 + ROUNDING);
                (least..=most).contains(&seen[place])
            })
        };
        let seen = self.seen.borrow();
        let sums = seen.iter().filter(fits).map(|seen| places.iter().map(|at| seen[*at]).sum());
        sums.fold(None, |all: Option<(f64, f64)>, sum: f64| match all {
            None => Some((sum, sum)),
            Some((least, most)) => Some((least.min(sum), most.max(sum))),
        })
    }

    /// How many of its groups are before this one.
    fn place(&self, at: usize) -> usize {
        self.atoms.before(at).len() as usize
    }

    /// The least or the most that some of its groups have together, to one who knows this
    /// besides. `None` where that could not be computed.
    pub(super) fn extreme(
        &self,
        part: Atoms,
        mine: Option<Mine>,
        extreme: Extreme,
        bounds: &Bounds,
        budget: &Budget,
    ) -> Option<f64> {
        if let [(_, sum)] = self.sums[..] {
            let (least, most) = bounds.sum(part, mine);
            let (others_least, others_most) = bounds.sum(self.atoms.without(part), mine);
            let found = match extreme {
                Extreme::Least => least.max(sum.saturating_sub(others_most)),
                Extreme::Most => most.min(sum.saturating_sub(others_least)),
            };
            return Some(found as f64);
        }
        let asked = (part, mine, extreme);
        if let Some(known) = self.found.borrow().get(&asked) {
            return Some(*known);
        }
        let found = self.solve(part, mine, extreme, bounds, budget)?;
        self.found.borrow_mut().insert(asked, found);
        Some(found)
    }

    /// The same by linear programming. Groups that are in the same sums are one there.
    fn solve(
        &self,
        part: Atoms,
        mine: Option<Mine>,
        extreme: Extreme,
        bounds: &Bounds,
        budget: &Budget,
    ) -> Option<f64> {
        let mut alike: BTreeMap<(Vec<usize>, bool), Vec<usize>> = BTreeMap::new();
        for at in self.atoms.iter() {
            alike.entry((self.sums_of(at), part.has(at))).or_default().push(at);
        }
        if !budget.spend((alike.len() * (self.sums.len() + 1)) as u64) {
            return None;
        }
        let mut problem = Problem::new(match extreme {
            Extreme::Least => OptimizationDirection::Minimize,
            Extreme::Most => OptimizationDirection::Maximize,
        });
        let mut terms: Vec<Vec<(Variable, f64)>> = vec![Vec::new(); self.sums.len()];
        let mut variables = Vec::with_capacity(alike.len());
        for ((sums, is_inside), groups) in &alike {
            let each = groups.iter().map(|at| bounds.of(*at, mine));
            let (least, most) = each.fold((0, 0), |all, of| (all.0 + of.0, all.1 + of.1));
            let weight = f64::from(u8::from(*is_inside));
            let variable = problem.add_var(weight, (least as f64, most as f64));
            sums.iter().for_each(|sum| terms[*sum].push((variable, 1.0)));
            variables.push(variable);
        }
        for (terms, (_, sum)) in terms.iter().zip(&self.sums) {
            problem.add_constraint(terms, ComparisonOp::Eq, *sum as f64);
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let mut seen = self.seen.borrow_mut();
        if seen.len() < SEEN {
            let mut found = vec![0.0; self.atoms.len() as usize];
            for (groups, variable) in alike.values().zip(variables) {
                let least: u64 = groups.iter().map(|at| bounds.of(*at, mine).0).sum();
                let mut left = solution.var_value(variable) - least as f64;
                for at in groups {
                    let (least, most) = bounds.of(*at, mine);
                    let more = left.clamp(0.0, most.saturating_sub(least) as f64);
                    found[self.place(*at)] = least as f64 + more;
                    left -= more;
                }
            }
            seen.push(found);
        }
        Some(solution.objective())
    }
}
